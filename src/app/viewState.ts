import type { PlanFilter } from '../domain/filter';
import { readFilter, writeFilter } from '../domain/filter';
import { addressKeys } from '../model/address';
import { itemIdIn } from '../model/values';

export const views = ['table', 'scorecard'] as const;
export type View = (typeof views)[number];

/** What the app of one plan shows, as far as its address holds it, so that a link leads to the same. */
export interface ViewState {
  view: View;
  filter: PlanFilter;
  /** The action whose panel is open. */
  actionId: number | undefined;
}

/** The query string for what is shown, without `?`; '' for the first view. */
export function writeViewState(state: ViewState): string {
  const query = new URLSearchParams(writeFilter(state.filter));
  if (state.view !== 'table') query.set(addressKeys.view, state.view);
  if (state.actionId !== undefined) query.set(addressKeys.action, String(state.actionId));
  return query.toString();
}

/** What a query string says is shown; unknown keys and values are ignored. */
export function readViewState(search: string): ViewState {
  const query = new URLSearchParams(search);
  return {
    view: views.find(view => view === query.get(addressKeys.view)) ?? 'table',
    filter: readFilter(search),
    actionId: itemIdIn(query.get(addressKeys.action))
  };
}
