import type { PlanPlace } from '../domain/chosenPlan';

/** What is being looked at in the personal app: everything that a link to it has to carry. */
export interface PersonalAddress {
  view: 'actions' | 'settings';
  text: string;
  /** The action whose panel is open. A Teams deep link may name it without its plan. */
  open: { actionId: number; plan: PlanPlace | undefined } | undefined;
}

function idIn(text: string | null): number | undefined {
  const id = Number(text);
  return text !== null && Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

/** As a query string without `?`; '' for my actions with nothing looked for and nothing open. */
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

/** What a query string asks for; what it doesn't know it leaves out. */
export function readPersonalAddress(search: string): PersonalAddress {
  const query = new URLSearchParams(search);
  const actionId = idIn(query.get('action'));
  const planId = idIn(query.get('plan'));
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

/** The query keys of the personal app, and those whose change is a step that the Back button undoes. */
export const personalKeys: { all: readonly string[]; steps: readonly string[] } = {
  all: ['view', 'q', 'action', 'plan', 'site'],
  steps: ['view', 'action']
};
