/** What the HTML of a message may hold; the rest is taken out when it is read, as Teams does. */

const kept: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...[
    'p',
    'div',
    'span',
    'b',
    'strong',
    'i',
    'em',
    'u',
    's',
    'strike',
    'ul',
    'ol',
    'li',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'blockquote',
    'pre',
    'code',
    'table',
    'thead',
    'tbody',
    'tr',
    'sub',
    'sup',
    'br',
    'hr'
  ].map((name): [string, readonly string[]] => [name, []]),
  ['th', ['colspan', 'rowspan']],
  ['td', ['colspan', 'rowspan']],
  ['a', ['href', 'title']],
  ['img', ['src', 'alt', 'width', 'height']],
  ['emoji', ['alt', 'id', 'title']],
  ['at', ['id']],
  ['attachment', ['id']]
]);
const empty: ReadonlySet<string> = new Set(['br', 'hr', 'img']);
/** Elements whose content goes with them: it is no text for people. */
const dropped =
  /^(script|style|iframe|frame|frameset|object|embed|applet|template|noscript|noembed|noframes|svg|math|textarea|title|xmp|plaintext|select|head)$/;

// A name is followed by what ends it, or no shorter one is tried: else many open tags would take their number squared.
const tokens = /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-z][a-z0-9:-]*)(?![a-z0-9:-])((?:[^<>"']|"[^"]*"|'[^']*')*)>|<|[^<]+/gi;
const attributes = /([^\s=/"'<>]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))/g;
const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  colon: ':',
  tab: '\t',
  newline: '\n'
};

/** The text that HTML stands for, its entities read. */
export function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6});?|#(\d{1,7});?|([a-z]+);)/gi,
    (whole: string, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return named[name.toLowerCase()] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    }
  );
}

function escape(text: string): string {
  return text.replace(
    /[&<>"]/g,
    character => `&${character === '&' ? 'amp' : character === '<' ? 'lt' : character === '>' ? 'gt' : 'quot'};`
  );
}

/** An address that a message may link to or show; undefined for any other, such as `javascript:`. */
export function safeAddress(value: string, use: 'href' | 'src'): string | undefined {
  const address = value.trim();
  if (!URL.canParse(address)) return undefined;
  const { protocol, href } = new URL(address);
  const allowed = use === 'href' ? ['https:', 'http:', 'mailto:', 'tel:'] : ['https:'];
  if (allowed.includes(protocol)) return href;
  return use === 'src' && /^data:image\/(png|jpeg|gif|webp);base64,[a-z0-9+/=\s]*$/i.test(address)
    ? address
    : undefined;
}

/** Text between tags: entities stay as they were written, whatever else could be markup is escaped. */
function escapeText(text: string): string {
  return text
    .replace(/&(?!(?:#\d+|#x[0-9a-f]+|[a-z][a-z0-9]*);)/gi, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function attributesOf(source: string, names: readonly string[]): string {
  let written = '';
  const seen = new Set<string>();
  for (const [, name = '', double, single, bare] of source.matchAll(attributes)) {
    const key = name.toLowerCase();
    if (!names.includes(key) || seen.has(key)) continue;
    seen.add(key);
    const value = decodeEntities(double ?? single ?? bare ?? '');
    const safe = key === 'href' || key === 'src' ? safeAddress(value, key) : value;
    if (safe !== undefined) written += ` ${key}="${escape(safe)}"`;
  }
  return written;
}

/** The HTML of a message without scripts, handlers, styles and addresses that run something; tags are balanced. */
export function sanitise(html: string): string {
  let written = '';
  let skipping: string | undefined;
  const open: string[] = [];
  for (const [token, slash, tag, rest] of html.matchAll(tokens)) {
    const name = tag?.toLowerCase();
    if (skipping !== undefined) {
      if (slash === '/' && name === skipping) skipping = undefined;
      continue;
    }
    if (name === undefined) {
      if (!token.startsWith('<!--')) written += escapeText(token);
      continue;
    }
    const names = kept.get(name);
    if (slash === '' && dropped.test(name)) skipping = name;
    else if (names === undefined) continue;
    else if (slash === '') {
      written += `<${name}${attributesOf(rest ?? '', names)}>`;
      if (!empty.has(name)) open.push(name);
    } else if (open.includes(name)) {
      for (let top = open.pop(); top !== undefined; top = open.pop()) {
        written += `</${top}>`;
        if (top === name) break;
      }
    }
  }
  return (
    written +
    open
      .reverse()
      .map(name => `</${name}>`)
      .join('')
  );
}

/** The `<at id="n">text</at>` of a body, in order. */
export function mentionMarkers(html: string): { id: string; text: string }[] {
  return [...sanitise(html).matchAll(/<at id="([^"]*)">(.*?)<\/at>/gs)].map(([, id = '', content = '']) => ({
    id: decodeEntities(id),
    text: decodeEntities(content.replace(/<[^>]*>/g, ''))
  }));
}

/** The ids of the `<attachment id="…">` of a body, in order. */
export function attachmentMarkers(html: string): string[] {
  return [...sanitise(html).matchAll(/<attachment id="([^"]*)">/g)].map(([, id = '']) => decodeEntities(id));
}
