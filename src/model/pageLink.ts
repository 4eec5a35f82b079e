import { queryOfAction } from './address';

/** Where a plan is shown in SharePoint: its site, and the address of its page where that is known. */
export interface PlanPlace {
  /** The site's absolute address, without a slash at the end. */
  webUrl: string;
  /** The plan's item id; a page may show several plans. */
  planId?: number;
  page: string | undefined;
}

/**
 * The address in SharePoint of an action, or of the plan. It leads to the page that shows the plan, so that what is typed
 * there is checked by the guard, which SharePoint's own list forms don't know; to the site's home where no page is known,
 * or where the one that is kept isn't a page of the plan's site.
 */
export function planLink({ webUrl, planId, page }: PlanPlace, actionId: number | undefined): string {
  if (page === undefined || !URL.canParse(page)) return webUrl;
  const url = new URL(page);
  if (!isPageOf(webUrl, url)) return webUrl;
  url.search = actionId === undefined ? '' : queryOfAction(actionId, planId);
  url.hash = '';
  return url.href;
}

/** True for the address of a site page (`…/SitePages/….aspx`) of the site at `webUrl`. */
export function isPageOf(webUrl: string, url: URL): boolean {
  const site = new URL(webUrl);
  const pages = `${site.pathname.replace(/\/$/, '')}/SitePages/`.toLowerCase();
  const path = url.pathname.toLowerCase();
  return url.origin === site.origin && path.startsWith(pages) && path.endsWith('.aspx');
}
