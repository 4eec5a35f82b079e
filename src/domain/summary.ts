import { isOverdue, owesUpdate, shownBrag } from './brag';
import type { CalendarDate } from './dates';
import type { Action, Brag, Plan } from './plan';
import { isComplete, isOpen } from './stage';

export interface Summary {
  total: number;
  brag: Readonly<Record<Brag, number>>;
  overdue: number;
  updatesOwed: number;
  complete: number;
  /** When the newest update was written; undefined where there is none. */
  lastUpdated: string | undefined;
}

/** Counts for the summary strip; each action is counted under the BRAG it is shown with. */
export function summarise(actions: readonly Action[], plan: Plan, today: CalendarDate): Summary {
  const brag: Record<Brag, number> = { Blue: 0, Red: 0, Amber: 0, Green: 0, Grey: 0 };
  let overdue = 0;
  let updatesOwed = 0;
  let complete = 0;
  let lastUpdated: string | undefined;
  for (const action of actions) {
    brag[shownBrag(action, plan, today).brag]++;
    if (isOverdue(action, today)) overdue++;
    if (owesUpdate(action, plan, today)) updatesOwed++;
    if (isComplete(action.stage) || !isOpen(action.stage)) complete++;
    if (action.latest && (lastUpdated === undefined || action.latest.at > lastUpdated)) lastUpdated = action.latest.at;
  }
  return { total: actions.length, brag, overdue, updatesOwed, complete, lastUpdated };
}
