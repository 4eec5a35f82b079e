/** A text in a simple form for searching, with the position of each of its UTF-16 units in the text as typed. */
export interface Normalised {
  text: string;
  /** The offset in the text as typed at which the character of unit `index` begins. */
  startOf(index: number): number;
  /** The offset at which that character ends, exclusive. */
  endOf(index: number): number;
}

/**
 * Unicode's own class of invisible characters: zero-width characters, joiners, byte order marks, soft hyphens,
 * bidirectional marks.
 */
const unseen = /^\p{Default_Ignorable_Code_Point}$/u;
const lineEnd = /^[\n\r\v\f\u0085\u2028\u2029]$/u;
const space = /^\s$/u;
const dash = /^[\p{Dash_Punctuation}\u2212\u02D7\u00AF\u2043]$/u;
const digit = /^\p{Decimal_Number}$/u;

/**
 * The ASCII digit for a decimal digit of any script. Unicode gives the ten digits of a script consecutive code points,
 * zero first.
 */
function valueOfDigit(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  let before = 0;
  while (digit.test(String.fromCodePoint(code - before - 1))) before++;
  return String(before % 10);
}

/** The simple form of one character; '' for an invisible one. */
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

const plainByCharacter = new Map<string, string>();

/** As `plainOf`, with a cache: a text uses few characters that aren't ASCII. */
function plain(character: string): string {
  const before = plainByCharacter.get(character);
  if (before !== undefined) return before;
  const made = plainOf(character);
  if (plainByCharacter.size < 5000) plainByCharacter.set(character, made);
  return made;
}

/**
 * Brings a text into Unicode's NFKC, without invisible characters and with one kind of space, dash and digit. It does so
 * character by character, so that offsets can be traced back. Line ends stay: nobody writes a number across two lines.
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
    // One character may become none or several (`㏂` becomes `a.m.`), each of which traces back to it.
    for (const _unit of made.split('')) {
      starts.push(at);
      ends.push(next);
    }
    text += made;
    at = next;
  }
  return { text, startOf: index => starts[index] ?? typed.length, endOf: index => ends[index] ?? typed.length };
}
