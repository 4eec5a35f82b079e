/** A plan that a person chose for “My actions”: where it is, and what it was called when it was chosen. */
export interface ChosenPlan {
  /** The site, absolute, without a slash at the end. */
  webUrl: string;
  siteTitle: string;
  /** The plan's item id in that site. */
  planId: number;
  title: string;
  /** The page that shows the plan, where the person pasted it; otherwise the site's own front page stands for it. */
  pageUrl: string | undefined;
}

/** What tells plans apart on one tenant, the same on every device: `/sites/plan` and the plan's id. */
export interface PlanPlace {
  /** Server-relative; '' for the root site. */
  site: string;
  planId: number;
}

/** Where a chosen plan is. */
export function placeOf({ webUrl, planId }: Pick<ChosenPlan, 'webUrl' | 'planId'>): PlanPlace {
  return { site: new URL(webUrl).pathname.replace(/\/$/, ''), planId };
}

/** A place as a key; SharePoint doesn't tell upper from lower case in addresses. */
export function placeKey({ site, planId }: PlanPlace): string {
  return `${decodeURI(site).toLowerCase()} ${String(planId)}`;
}

/** The page that shows the plan, opened at an action where the page holds the plan itself. */
export function planPage({ webUrl, pageUrl }: Pick<ChosenPlan, 'webUrl' | 'pageUrl'>, actionId?: number): string {
  const page = pageUrl ?? webUrl;
  return pageUrl === undefined || actionId === undefined ? page : `${page}?action=${String(actionId)}`;
}
