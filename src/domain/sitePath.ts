/**
 * The server-relative path of the site at `webUrl` (absolute), without a slash at the end: `/sites/plan`, '' for the
 * root site.
 */
export function sitePathOf(webUrl: string): string {
  return new URL(webUrl).pathname.replace(/\/$/, '');
}
