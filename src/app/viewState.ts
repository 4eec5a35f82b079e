import type { PlanFilter } from '../domain/filter';
import { noFilter, readFilter, writeFilter } from '../domain/filter';

export const views = ['table', 'scorecard'] as const;
export type View = (typeof views)[number];

/** What is being looked at: everything that a link to it has to carry. */
export interface ViewState {
  view: View;
  filter: PlanFilter;
  /** The action whose panel is open. */
  actionId: number | undefined;
}

export const firstView: ViewState = { view: 'table', filter: noFilter, actionId: undefined };

/** As a query string without `?`; '' for the first view. */
export function writeViewState(state: ViewState): string {
  const query = new URLSearchParams(writeFilter(state.filter));
  if (state.view !== 'table') query.set('view', state.view);
  if (state.actionId !== undefined) query.set('action', String(state.actionId));
  return query.toString();
}

/** What a query string asks for; what it doesn't know it leaves out. */
export function readViewState(search: string): ViewState {
  const query = new URLSearchParams(search);
  const id = Number(query.get('action'));
  return {
    view: views.find(view => view === query.get('view')) ?? 'table',
    filter: readFilter(search),
    actionId: Number.isSafeInteger(id) && id > 0 ? id : undefined
  };
}

/** The query keys that are the product's, and those whose change is a step that the Back button undoes. */
export const ownKeys: { all: readonly string[]; steps: readonly string[] } = {
  all: ['q', 'lead', 'agency', 'locality', 'brag', 'stage', 'overdue', 'owes', 'view', 'action'],
  steps: ['view', 'action']
};
