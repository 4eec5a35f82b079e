import { itemIdIn } from './values';

/**
 * The query keys of an address that are the product's; all others belong to the page. They have a prefix of their own,
 * since a page shows web parts of others too: `q`, for one, is read by PnP Search.
 */
export const addressKeys = {
  /** The plan's item id: it says which of a page's web parts the other keys are for. */
  plan: 'ap-plan',
  /** In the personal app, the plan's site: a server-relative path. */
  site: 'ap-site',
  /** The item id of the action whose panel is open. */
  action: 'ap-action',
  view: 'ap-view',
  search: 'ap-search',
  lead: 'ap-lead',
  agency: 'ap-agency',
  locality: 'ap-locality',
  brag: 'ap-brag',
  stage: 'ap-stage',
  overdue: 'ap-overdue',
  owesUpdate: 'ap-owes'
} as const;

/** All of them. */
export const ownKeys: readonly string[] = Object.values(addressKeys);

/** Those whose change makes a new history entry, which the browser's Back button undoes. */
export const stepKeys: readonly string[] = [addressKeys.view, addressKeys.action];

/** What version 0.1.0 called the keys that links name a plan and an action by. They are read and never written. */
const oldKeys = { plan: addressKeys.plan, site: addressKeys.site, action: addressKeys.action } as const;

/** The old keys that a query string names an action by; none where it has a key of ours, or names no action. */
export function oldKeysIn(search: string): readonly string[] {
  const query = new URLSearchParams(search);
  const isOld = itemIdIn(query.get('action')) !== undefined && !ownKeys.some(key => query.has(key));
  return isOld ? Object.keys(oldKeys).filter(key => query.has(key)) : [];
}

/** The product's part of a query string, without `?`; what an old link names comes under the keys of today. */
export function ownQuery(search: string): string {
  const query = new URLSearchParams(search);
  const own = new URLSearchParams();
  query.forEach((value, key) => {
    if (ownKeys.includes(key)) own.append(key, value);
  });
  const old = oldKeysIn(search);
  for (const [before, now] of Object.entries(oldKeys)) {
    const value = query.get(before);
    if (value !== null && old.includes(before)) own.append(now, value);
  }
  return own.toString();
}

/** The plan's item id that a query string of ours names; undefined where it names none. */
export function planInQuery(query: string): number | undefined {
  return itemIdIn(new URLSearchParams(query).get(addressKeys.plan));
}

/** The query string, without `?`, of a link that opens an action; it names the action's plan where that is known. */
export function queryOfAction(actionId: number, planId?: number): string {
  const plan = planId === undefined ? [] : [[addressKeys.plan, String(planId)]];
  return new URLSearchParams([...plan, [addressKeys.action, String(actionId)]]).toString();
}
