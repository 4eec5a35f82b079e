import type { PlanRef } from '../domain/chosenPlan';
import { addressKeys } from '../model/address';
import { itemIdIn } from '../model/values';

/** What the personal app shows, as far as its address holds it, so that a link leads to the same. */
export interface PersonalAddress {
  view: 'actions' | 'settings';
  text: string;
  /** The action whose panel is open. A Teams deep link may name it without its plan. */
  open: { actionId: number; plan: PlanRef | undefined } | undefined;
}

/** The query string for what is shown, without `?`; '' for “My actions” without a search and without an open action. */
export function writePersonalAddress({ view, text, open }: PersonalAddress): string {
  const query = new URLSearchParams();
  if (view === 'settings') query.set(addressKeys.view, view);
  if (text.trim() !== '') query.set(addressKeys.search, text);
  if (open) query.set(addressKeys.action, String(open.actionId));
  if (open?.plan) {
    query.set(addressKeys.plan, String(open.plan.planId));
    query.set(addressKeys.site, open.plan.site);
  }
  return query.toString();
}

/** What a query string says is shown; unknown keys and values are ignored. */
export function readPersonalAddress(search: string): PersonalAddress {
  const query = new URLSearchParams(search);
  const actionId = itemIdIn(query.get(addressKeys.action));
  const planId = itemIdIn(query.get(addressKeys.plan));
  const site = query.get(addressKeys.site);
  return {
    view: query.get(addressKeys.view) === 'settings' ? 'settings' : 'actions',
    text: query.get(addressKeys.search) ?? '',
    open:
      actionId === undefined
        ? undefined
        : { actionId, plan: planId === undefined || site === null ? undefined : { site, planId } }
  };
}
