/** Elements that begin and end a line of their own. */
const blocks =
  'address|article|blockquote|center|dd|div|dl|dt|figure|footer|form|h[1-6]|header|hr|li|ol|p|pre|section|table|tbody|tfoot|thead|tr|ul';
/** Elements that stand within a line, so that what they part belongs together. */
const inline = 'a|abbr|b|big|code|em|font|i|img|ins|del|mark|s|small|span|strike|strong|sub|sup|u';
const cells = 'td|th';

const block = new RegExp(`^(?:${blocks})$`, 'i');
const cell = new RegExp(`^(?:${cells})$`, 'i');
/** The start of a known element that is closed further on, or a line break: what a person types has neither. */
const element = new RegExp(`<(${blocks}|${inline}|${cells})(?:\\s[^<>]*)?>[\\s\\S]*?</\\1\\s*>|<br\\s*/?>`, 'i');
const unshown = /<(script|style|head|title|template)(?:\s[^<>]*)?>[\s\S]*?(?:<\/\1\s*>|$)|<!--[\s\S]*?(?:-->|$)/gi;
const tag = /<\/?([a-z][a-z0-9:-]*)(?:\s[^<>]*)?\/?>/gi;
const breaksLines = new RegExp(`<(?:br|${blocks})[\\s/>]`, 'i');

/** The named entities that SharePoint's editor, Word and flows write; numbers stand for all others. */
const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  bull: '•',
  middot: '·',
  pound: '£',
  euro: '€',
  deg: '°',
  eacute: 'é',
  shy: '',
  zwnj: '',
  zwj: ''
};

function decoded(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return named[name.toLowerCase()] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    }
  );
}

/**
 * True for a text that is HTML: it has a line break or a whole element of HTML's own names. SharePoint's editor wraps all
 * that it writes into such elements, so the text tells by itself, and the list isn't asked whether the column is rich
 * text. `<5 days`, `a < b` and `<name>` are plain text.
 */
export function isMarkup(text: string): boolean {
  return text.includes('<') && element.test(text);
}

/**
 * The text of a note, which may have been written as HTML: blocks and line breaks become lines, entities become
 * characters, scripts and styles are dropped, and what tags part within a line is joined, so that the guard reads a
 * number as one. A text that isn't HTML stays as it is. No HTML is ever given to the browser.
 */
export function textOfMarkup(text: string): string {
  if (!isMarkup(text)) return text;
  const isInLines = breaksLines.test(text);
  const shown = text
    // Where HTML breaks the lines, the line ends between are only space.
    .replace(/\s+/g, space => (isInLines ? ' ' : space))
    .replace(unshown, '')
    .replace(tag, (_whole, name: string) => {
      if (/^br$/i.test(name) || block.test(name)) return '\n';
      return cell.test(name) ? ' ' : '';
    });
  return (
    decoded(shown)
      // The editor puts a zero-width space before and after what it writes.
      .replace(/[\u200B\uFEFF]/g, '')
      .replace(/\u00A0/g, ' ')
      .replace(/ *\n */g, '\n')
      .replace(/ {2,}/g, ' ')
      .replace(/\n{2,}/g, '\n')
      .trim()
  );
}
