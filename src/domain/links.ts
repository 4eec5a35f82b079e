/** An address that may be followed from a field: `https:` or `mailto:`; undefined for any other, such as `javascript:`. */
export function safeLink(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return protocol === 'https:' || protocol === 'mailto:' ? href : undefined;
}
