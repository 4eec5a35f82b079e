import type { PlanRef } from '../domain/chosenPlan';
import { itemIdIn } from '../model/values';
import type { QueryKeys } from './viewState';

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
  if (view === 'settings') query.set('view', view);
  if (text.trim() !== '') query.set('q', text);
  if (open) query.set('action', String(open.actionId));
  if (open?.plan) {
    query.set('plan', String(open.plan.planId));
    query.set('site', open.plan.site);
  }
  return query.toString();
}

/** What a query string says is shown; unknown keys and values are ignored. */
export function readPersonalAddress(search: string): PersonalAddress {
  const query = new URLSearchParams(search);
  const actionId = itemIdIn(query.get('action'));
  const planId = itemIdIn(query.get('plan'));
  const site = query.get('site');
  return {
    view: query.get('view') === 'settings' ? 'settings' : 'actions',
    text: query.get('q') ?? '',
    open:
      actionId === undefined
        ? undefined
        : { actionId, plan: planId === undefined || site === null ? undefined : { site, planId } }
  };
}

/** The query keys of the personal app. */
export const personalKeys: QueryKeys = {
  all: ['view', 'q', 'action', 'plan', 'site'],
  steps: ['view', 'action']
};
