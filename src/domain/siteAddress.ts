/** What a pasted link leads to. */
export type PastedLink =
  /**
   * A site of this tenant, absolute and without a slash at the end; the link itself, without what is asked of it, since
   * it may lead to a site below; and the page where it is a link to one.
   */
  | { kind: 'site'; webUrl: string; link: string; pageUrl: string | undefined }
  | { kind: 'notALink' }
  /** Another tenant, OneDrive, Teams: whatever isn't the SharePoint that this page runs on. */
  | { kind: 'elsewhere'; host: string };

/** SharePoint's short forms of a link to a file: `/:w:/r/sites/plan/…`, and `/:w:/s/plan/…` where `s` and `t` stand for a folder of sites. */
const shortForm = /^\/:[a-z]:\/(r|s|t)(?=\/)/i;
const folderOf: Readonly<Record<string, string>> = { r: '', s: '/sites', t: '/teams' };
/** The folders of a tenant that hold its sites; whatever lies elsewhere belongs to its root site. */
const site = /^\/(?:sites|teams|portals)\/[^/]+/i;

/**
 * Cuts a link to anything in a site down to the site: any page, list, document or sharing link will do. `origin` is the
 * SharePoint that this page runs on, and only its sites are let through: the person's sign-in is good for no other.
 */
export function readSiteLink(text: string, origin: string): PastedLink {
  const trimmed = text.trim();
  let url: URL;
  try {
    // An address that was copied without its beginning is still an address.
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
