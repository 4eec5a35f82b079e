import type { CalendarDate } from './dates';
import { daysBetween } from './dates';
import type { Action, Brag, Plan } from './plan';
import { isComplete, isOpen } from './stage';

type Settings = Pick<Plan, 'dueSoonDays' | 'updateEveryDays'>;
type Judged = Pick<Action, 'stage' | 'start' | 'currentDue' | 'latest' | 'nextUpdateDue'>;

/** Past its current due date and still open. */
export function isOverdue(action: Pick<Action, 'stage' | 'currentDue'>, today: CalendarDate): boolean {
  return isOpen(action.stage) && action.currentDue !== undefined && action.currentDue < today;
}

/** Open, not overdue, and due within the plan's due-soon days. */
export function isDueSoon(
  action: Pick<Action, 'stage' | 'currentDue'>,
  settings: Settings,
  today: CalendarDate
): boolean {
  if (!isOpen(action.stage) || action.currentDue === undefined || action.currentDue < today) return false;
  return daysBetween(today, action.currentDue) <= settings.dueSoonDays;
}

/** Begun work: not Proposed or Paused, and its start does not lie ahead. */
function isUnderWay(action: Pick<Action, 'stage' | 'start'>, today: CalendarDate): boolean {
  return (
    isOpen(action.stage) &&
    action.stage !== 'Proposed' &&
    action.stage !== 'Paused' &&
    (action.start === undefined || action.start <= today)
  );
}

/** An update was given in the cycle (update every N days) that today belongs to. */
export function hasUpdateThisCycle(action: Pick<Action, 'latest'>, settings: Settings, today: CalendarDate): boolean {
  if (!action.latest) return false;
  return daysBetween(action.latest.at.slice(0, 10), today) < settings.updateEveryDays;
}

/** Under way, and no update in this cycle, or the day that one was asked for is past. */
export function owesUpdate(action: Judged, settings: Settings, today: CalendarDate): boolean {
  if (!isUnderWay(action, today)) return false;
  if (hasUpdateThisCycle(action, settings, today)) return false;
  return action.nextUpdateDue === undefined || action.nextUpdateDue <= today;
}

/**
 * The BRAG that follows from the facts: Blue when Verified or Closed; Red past the current due
 * date; Grey when the start lies ahead and nothing is late; Amber when due soon without an update
 * in this cycle, or when the last update names a barrier; otherwise Green. An action that was
 * absorbed, superseded or cancelled is Grey: nobody waits for it here.
 */
export function computedBrag(action: Judged, settings: Settings, today: CalendarDate): Brag {
  if (isComplete(action.stage)) return 'Blue';
  if (!isOpen(action.stage)) return 'Grey';
  if (isOverdue(action, today)) return 'Red';
  if (action.start !== undefined && action.start > today) return 'Grey';
  if (action.latest?.barrier) return 'Amber';
  if (isDueSoon(action, settings, today) && !hasUpdateThisCycle(action, settings, today)) return 'Amber';
  return 'Green';
}

/** How good each colour is; only these three are compared. */
const order: Partial<Record<Brag, number>> = { Red: 0, Amber: 1, Green: 2 };

/** True where the lead's word is better than what the facts give: a reason is then required. */
export function isBetter(chosen: Brag, computed: Brag): boolean {
  if (chosen === 'Blue') return computed !== 'Blue';
  const mine = order[chosen];
  const facts = order[computed];
  return mine !== undefined && facts !== undefined && mine > facts;
}

export interface ShownBrag {
  /** The one shown first. */
  brag: Brag;
  /** The lead's word, where it differs; shown beside, with its reason. */
  chosen: Brag | undefined;
}

/**
 * What the screen shows. The lead's word stands, except that it can't hide a fact: where it is
 * better than the computed BRAG the computed one leads and the lead's word stands beside it, so
 * an action past due is never Green alone.
 */
export function shownBrag(
  action: Judged & Pick<Action, 'chosenBrag'>,
  settings: Settings,
  today: CalendarDate
): ShownBrag {
  const computed = computedBrag(action, settings, today);
  const chosen = action.chosenBrag;
  if (chosen === undefined || chosen === computed || computed === 'Blue' || !isOpen(action.stage))
    return { brag: computed, chosen: undefined };
  if (isBetter(chosen, computed)) return { brag: computed, chosen };
  return { brag: chosen, chosen: undefined };
}
