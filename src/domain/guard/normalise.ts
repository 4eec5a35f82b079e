/** A text made plain for searching, and where each of its UTF-16 units stood in the text as typed. */
export interface Normalised {
  text: string;
  /** Where the character began from which unit `i` was made. */
  startOf(index: number): number;
  /** Where that character ended, exclusive. */
  endOf(index: number): number;
}

/** Zero-width characters, joiners, byte order marks, soft hyphens, bidirectional marks: Unicode's own list of what is not seen. */
const unseen = /^\p{Default_Ignorable_Code_Point}$/u;
const lineEnd = /^[\n\r\v\f\u0085\u2028\u2029]$/u;
const space = /^\s$/u;
const dash = /^[\p{Dash_Punctuation}\u2212\u02D7\u00AF\u2043]$/u;
const digit = /^\p{Decimal_Number}$/u;

/** The value of a decimal digit of any script: Unicode puts the ten of a script in a row, the zero first. */
function valueOfDigit(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  let before = 0;
  while (digit.test(String.fromCodePoint(code - before - 1))) before++;
  return String(before % 10);
}

function plainOf(character: string): string {
  if (unseen.test(character)) return '';
  let plain = '';
  for (const one of character.normalize('NFKC')) {
    if (unseen.test(one)) continue;
    else if (lineEnd.test(one)) plain += '\n';
    else if (space.test(one)) plain += ' ';
    else if (dash.test(one)) plain += '-';
    else plain += digit.test(one) ? valueOfDigit(one) : one;
  }
  return plain;
}

const known = new Map<string, string>();

/** Remembered: a text uses few characters that are not plain already. */
function plain(character: string): string {
  const before = known.get(character);
  if (before !== undefined) return before;
  const made = plainOf(character);
  if (known.size < 5000) known.set(character, made);
  return made;
}

/**
 * NFKC (character by character, so that each keeps its place), without what can't be seen, with one kind of
 * space, of dash and of digit. Line ends stay: a number is not written across lines.
 */
export function normalise(typed: string): Normalised {
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  let at = 0;
  for (const character of typed) {
    const next = at + character.length;
    const isPlain = character >= ' ' && character <= '~';
    const made = isPlain ? character : plain(character);
    // A character may become none (dropped) or several (`㏂` is `a.m.`): each of them points back at it.
    for (const _unit of made.split('')) {
      starts.push(at);
      ends.push(next);
    }
    text += made;
    at = next;
  }
  return { text, startOf: index => starts[index] ?? typed.length, endOf: index => ends[index] ?? typed.length };
}
