import { isOverdue } from './brag';
import type { CalendarDate } from './dates';
import { daysBetween } from './dates';
import { applyFilter, noFilter } from './filter';
import { byNumber } from './order';
import type { Action, Person, PlanContent } from './plan';
import { isOpen } from './stage';

/** The parts of “My actions”, in the order in which they ask for attention. */
export const mySections = ['overdue', 'soon', 'later', 'waiting', 'done'] as const;
export type MySection = (typeof mySections)[number];

/** What “Due in 14 days” means. One number for all plans: what a plan calls soon differs from plan to plan. */
export const soonDays = 14;

/** An action that I lead, with the plan that it stands in. `plan` is whatever key the caller told the plans apart by. */
export interface MyAction {
  plan: string;
  action: Action;
  content: PlanContent;
}

export type MyActions = Readonly<Record<MySection, readonly MyAction[]>>;

/** I lead it. A person's id is of the site, so it is compared within one plan only. */
export function isMine(action: Pick<Action, 'lead'>, me: Person): boolean {
  return action.lead?.id === me.id;
}

/**
 * The part that an action of mine belongs to. Once its completion is proposed it waits for others to verify it, however
 * late it is. Help that was asked for in the latest update makes it wait too, except that an overdue action stays
 * where its lead sees it first: asking for help doesn't put a missed date out of sight. Without a date it is for later.
 */
export function mySectionOf(action: Action, today: CalendarDate): MySection {
  if (!isOpen(action.stage)) return 'done';
  if (action.stage === 'Completion proposed') return 'waiting';
  if (isOverdue(action, today)) return 'overdue';
  if (action.latest?.barrier) return 'waiting';
  return action.currentDue !== undefined && daysBetween(today, action.currentDue) <= soonDays ? 'soon' : 'later';
}

/** The earliest date first and what has none last; what is done shows the latest first. */
function inOrder(section: MySection, all: readonly MyAction[]): readonly MyAction[] {
  const due = ({ action }: MyAction): string => action.currentDue ?? '9999';
  const sign = section === 'done' ? -1 : 1;
  return [...all].sort(
    (a, b) =>
      sign * due(a).localeCompare(due(b)) ||
      a.content.plan.title.localeCompare(b.content.plan.title) ||
      byNumber(a.action.number, b.action.number)
  );
}

/**
 * My actions of several plans by the part that they belong to. `text` is what is looked for in them. An action that is
 * `held` stays in the part that it is held in, whatever happens to it: somebody is writing in its row.
 */
export function myActionsOf(
  plans: readonly { key: string; content: PlanContent }[],
  text = '',
  held?: { plan: string; actionId: number; section: MySection }
): MyActions {
  const sections: Record<MySection, MyAction[]> = { overdue: [], soon: [], later: [], waiting: [], done: [] };
  for (const { key, content } of plans) {
    const isHeld = (action: Action): boolean => held !== undefined && held.plan === key && held.actionId === action.id;
    const mine = content.actions.filter(action => isHeld(action) || isMine(action, content.me));
    const found = new Set(applyFilter(mine, { ...noFilter, text }, content.plan, content.today));
    for (const action of mine) {
      if (held && isHeld(action)) sections[held.section].push({ plan: key, action, content });
      else if (found.has(action)) sections[mySectionOf(action, content.today)].push({ plan: key, action, content });
    }
  }
  return {
    overdue: inOrder('overdue', sections.overdue),
    soon: inOrder('soon', sections.soon),
    later: inOrder('later', sections.later),
    waiting: inOrder('waiting', sections.waiting),
    done: inOrder('done', sections.done)
  };
}
