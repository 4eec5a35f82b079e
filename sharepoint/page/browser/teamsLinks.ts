/** The address in the local Teams of what a link to Teams leads to; undefined for any other link. */
export function localTeamsAddress(link: string, base: string): string | undefined {
  const url = URL.canParse(link, base) ? new URL(link, base) : undefined;
  if (url?.origin !== 'https://teams.microsoft.com') return undefined;
  if (/^\/share\/?$/.test(url.pathname)) return `/teams/share${url.search}`;
  return url.pathname.startsWith('/l/entity/')
    ? `/teams?${new URLSearchParams({ link: url.href }).toString()}`
    : undefined;
}

/**
 * Has links to Teams open the local Teams, whether they are pressed or opened by a script: on this machine nothing
 * is asked of the real one. A browser has no other place to turn them than the page itself.
 */
export function leadTeamsLinksHere(): void {
  const open = window.open.bind(window);
  window.open = (url, target, features) =>
    open(url === undefined ? url : (localTeamsAddress(String(url), window.location.href) ?? url), target, features);
  document.addEventListener('click', event => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const here = link ? localTeamsAddress(link.href, window.location.href) : undefined;
    if (here === undefined || event.defaultPrevented) return;
    event.preventDefault();
    open(here, '_blank', 'noopener');
  });
}
