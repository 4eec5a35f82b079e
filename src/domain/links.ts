/**
 * The address, where it is safe to make a link of it: `https:` or `mailto:`. Undefined for any other, such as
 * `javascript:`.
 */
export function safeLink(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return protocol === 'https:' || protocol === 'mailto:' ? href : undefined;
}
