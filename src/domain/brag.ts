import type { Action, Brag } from '../model/action';
import type { Plan } from '../model/plan';
import type { CalendarDate } from '../model/values';
import { known } from '../model/values';
import { daysBetween } from './dates';
import { isComplete, isOpen } from './stage';

type Settings = Pick<Plan, 'dueSoonDays' | 'updateEveryDays'>;
type Judged = Pick<Action, 'stage' | 'start' | 'currentDue' | 'latest' | 'nextUpdateDue'>;

/** How many days before its due date an action counts as due soon: the plan's setting, else 14. */
export function dueSoonDaysOf(settings: Pick<Plan, 'dueSoonDays'>): number {
  return known(settings.dueSoonDays) ?? 14;
}

/** How many days after an update the next one is due: the plan's setting, else 28. */
export function updateEveryDaysOf(settings: Pick<Plan, 'updateEveryDays'>): number {
  return known(settings.updateEveryDays) ?? 28;
}

/** True where the action is open and its current due date has passed. */
export function isOverdue(action: Pick<Action, 'stage' | 'currentDue'>, today: CalendarDate): boolean {
  const due = known(action.currentDue);
  return isOpen(action.stage) && due !== undefined && due < today;
}

/** True where the action is open, not overdue, and due within the plan's due-soon days. */
export function isDueSoon(
  action: Pick<Action, 'stage' | 'currentDue'>,
  settings: Settings,
  today: CalendarDate
): boolean {
  const due = known(action.currentDue);
  if (!isOpen(action.stage) || due === undefined || due < today) return false;
  return daysBetween(today, due) <= dueSoonDaysOf(settings);
}

/**
 * True where work has begun: the action is open, in a known stage other than Proposed and Paused, and its start isn't
 * in the future.
 */
function isUnderWay(action: Pick<Action, 'stage' | 'start'>, today: CalendarDate): boolean {
  const stage = known(action.stage);
  const start = known(action.start);
  if (stage === undefined || stage === 'Proposed' || stage === 'Paused') return false;
  return isOpen(stage) && (start === undefined || start <= today);
}

/** True where the latest update is younger than the plan's “update every N days”. */
export function hasUpdateThisCycle(action: Pick<Action, 'latest'>, settings: Settings, today: CalendarDate): boolean {
  const latest = known(action.latest);
  return latest !== undefined && daysBetween(latest.at.slice(0, 10), today) < updateEveryDaysOf(settings);
}

/** True where the latest update names a barrier or asks for help. */
export function namesBarrier(action: Pick<Action, 'latest'>): boolean {
  return known(known(action.latest)?.barrier) === true;
}

/**
 * True where work has begun, the latest update is older than the plan's cycle, and the date for the next update, where
 * one is set, has come.
 */
export function owesUpdate(action: Judged, settings: Settings, today: CalendarDate): boolean {
  if (!isUnderWay(action, today)) return false;
  if (hasUpdateThisCycle(action, settings, today)) return false;
  const asked = known(action.nextUpdateDue);
  return asked === undefined || asked <= today;
}

/**
 * The BRAG that stage and dates give: Blue when Verified or Closed; Grey when Absorbed, Superseded or Cancelled; Red
 * when overdue; Grey when the start is in the future; Amber when the latest update names a barrier, or when due soon
 * without an update in this cycle; otherwise Green.
 */
export function computedBrag(action: Judged, settings: Settings, today: CalendarDate): Brag {
  if (isComplete(action.stage)) return 'Blue';
  if (!isOpen(action.stage)) return 'Grey';
  if (isOverdue(action, today)) return 'Red';
  const start = known(action.start);
  if (start !== undefined && start > today) return 'Grey';
  if (namesBarrier(action)) return 'Amber';
  if (isDueSoon(action, settings, today) && !hasUpdateThisCycle(action, settings, today)) return 'Amber';
  return 'Green';
}

/** How good a colour is, as far as colours are compared: Blue and Grey aren't. */
const order: Partial<Record<Brag, number>> = { Red: 0, Amber: 1, Green: 2 };

/** True where the lead's BRAG is better than the computed one; the lead then has to give a reason. */
export function isBetter(chosen: Brag, computed: Brag): boolean {
  if (chosen === 'Blue') return computed !== 'Blue';
  const mine = order[chosen];
  const facts = order[computed];
  return mine !== undefined && facts !== undefined && mine > facts;
}

export interface ShownBrag {
  /** The BRAG that is shown first. */
  brag: Brag;
  /** The lead's BRAG, where it isn't the one shown first; it is shown second, with its reason. */
  chosen: Brag | undefined;
}

/**
 * The BRAG that the screen shows: the lead's, unless it is better than the computed one. Then the computed one comes
 * first and the lead's second, so that an overdue action never shows Green alone. An action that isn't open shows the
 * computed BRAG.
 */
export function shownBrag(
  action: Judged & Pick<Action, 'chosenBrag'>,
  settings: Settings,
  today: CalendarDate
): ShownBrag {
  const computed = computedBrag(action, settings, today);
  const chosen = known(action.chosenBrag);
  if (chosen === undefined || chosen === computed || computed === 'Blue' || !isOpen(action.stage))
    return { brag: computed, chosen: undefined };
  if (isBetter(chosen, computed)) return { brag: computed, chosen };
  return { brag: chosen, chosen: undefined };
}
