/** What a link that somebody pasted leads to. */
export type PastedLink =
  /**
   * A site of this tenant. `webUrl` is its absolute address without a slash at the end. `link` is the pasted link without
   * its query: it may lead into a subsite, which only SharePoint can tell. `pageUrl` is the page, where it is one.
   */
  | { kind: 'site'; webUrl: string; link: string; pageUrl: string | undefined }
  | { kind: 'notALink' }
  /** A link to anything but the SharePoint that this page runs on: another tenant, OneDrive, Teams. */
  | { kind: 'elsewhere'; host: string };

/**
 * The prefix of SharePoint's links to a file: `/:w:/r/sites/plan/…`, or `/:w:/s/plan/…`, where `s` stands for `/sites`
 * and `t` for `/teams`.
 */
const shortForm = /^\/:[a-z]:\/(r|s|t)(?=\/)/i;
const folderOf: Readonly<Record<string, string>> = { r: '', s: '/sites', t: '/teams' };
/** The path of a site below one of a tenant's managed paths; any other path belongs to the root site. */
const site = /^\/(?:sites|teams|portals)\/[^/]+/i;

/**
 * Finds the site that a link belongs to; the link may be to any page, list or document, or a sharing link. `origin` is the
 * SharePoint that this page runs on. Links to any other are `elsewhere`: the person isn't signed in there.
 */
export function readSiteLink(text: string, origin: string): PastedLink {
  const trimmed = text.trim();
  let url: URL;
  try {
    // People also copy addresses without `https://`, or from the first slash on.
    url = new URL(
      /^[a-z]+:\/\//i.test(trimmed)
        ? trimmed
        : /^[\w.-]+\.[a-z]{2,}(?:[/:]|$)/i.test(trimmed)
          ? `https://${trimmed}`
          : trimmed,
      trimmed.startsWith('/') ? origin : undefined
    );
  } catch {
    return { kind: 'notALink' };
  }
  if (url.protocol !== 'https:' && url.protocol !== new URL(origin).protocol) return { kind: 'notALink' };
  if (url.origin !== origin) return { kind: 'elsewhere', host: url.host };
  const path = url.pathname.replace(shortForm, (_, form: string) => folderOf[form.toLowerCase()] ?? '');
  const webUrl = `${origin}${site.exec(path)?.[0] ?? ''}`;
  return {
    kind: 'site',
    webUrl,
    link: `${origin}${path}`,
    pageUrl: /\/SitePages\/[^/]+\.aspx$/i.test(path) ? `${origin}${path}` : undefined
  };
}
