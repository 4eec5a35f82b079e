import { isOverdue, owesUpdate, shownBrag } from './brag';
import type { Action, Brag } from '../model/action';
import type { Plan } from '../model/plan';
import type { CalendarDate, Instant } from '../model/values';
import { known } from '../model/values';
import { isComplete, isOpen } from './stage';

export interface Summary {
  total: number;
  brag: Readonly<Record<Brag, number>>;
  overdue: number;
  updatesOwed: number;
  complete: number;
  /** The time of the newest update; undefined where there is none. */
  lastUpdated: Instant | undefined;
}

/**
 * Counts the actions for the summary strip, each under the BRAG that is shown first for it. `complete` counts every
 * action that is no longer open.
 */
export function summarise(actions: readonly Action[], plan: Plan, today: CalendarDate): Summary {
  const brag: Record<Brag, number> = { Blue: 0, Red: 0, Amber: 0, Green: 0, Grey: 0 };
  let overdue = 0;
  let updatesOwed = 0;
  let complete = 0;
  let lastUpdated: Instant | undefined;
  for (const action of actions) {
    brag[shownBrag(action, plan, today).brag]++;
    if (isOverdue(action, today)) overdue++;
    if (owesUpdate(action, plan, today)) updatesOwed++;
    if (isComplete(action.stage) || !isOpen(action.stage)) complete++;
    const at = known(action.latest)?.at;
    if (at !== undefined && (lastUpdated === undefined || at > lastUpdated)) lastUpdated = at;
  }
  return { total: actions.length, brag, overdue, updatesOwed, complete, lastUpdated };
}
