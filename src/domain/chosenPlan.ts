import { sitePathOf } from './sitePath';

/** A plan that a person chose for “My actions”, with its titles as they were when it was chosen. */
export interface ChosenPlan {
  /** The site's absolute address, without a slash at the end. */
  webUrl: string;
  siteTitle: string;
  /** The plan's item id in that site. */
  planId: number;
  title: string;
  /**
   * The page that shows the plan, where the person pasted its address; without it links lead to the site's home page.
   */
  pageUrl: string | undefined;
}

/** Refers to one plan of the tenant; the same on every device. */
export interface PlanRef {
  /** The site's server-relative path: `/sites/plan`, '' for the root site. */
  site: string;
  planId: number;
}

/** The reference to a chosen plan. Throws a TypeError where `webUrl` isn't an absolute address. */
export function planRefOf({ webUrl, planId }: Pick<ChosenPlan, 'webUrl' | 'planId'>): PlanRef {
  return { site: sitePathOf(webUrl), planId };
}

/** A reference as text, to compare plans by. It ignores upper and lower case, as SharePoint's addresses do. */
export function planKey({ site, planId }: PlanRef): string {
  return `${decodeURI(site).toLowerCase()} ${String(planId)}`;
}
