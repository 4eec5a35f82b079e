import type { Action } from '../model/action';
import type { CalendarDate, Person } from '../model/values';
import { known, peopleIn, textOf } from '../model/values';
import { isOverdue, namesBarrier } from './brag';
import { daysBetween } from './dates';
import { applyFilter, noFilter } from './filter';
import { byNumber } from './order';
import type { PlanContent } from './plan';
import { isOpen } from './stage';

/** The sections of “My actions”, most urgent first. */
export const mySections = ['overdue', 'soon', 'later', 'waiting', 'done'] as const;
export type MySection = (typeof mySections)[number];

/** How many days ahead the section `soon` reaches. It is the same for all plans, whatever each calls due soon. */
export const soonDays = 14;

/** An action that the person leads, with its plan. `plan` is the key that the caller gave for the plan. */
export interface MyAction {
  plan: string;
  action: Action;
  content: PlanContent;
}

export type MyActions = Readonly<Record<MySection, readonly MyAction[]>>;

/** True where `me` leads the action, alone or with others. Both must be of the same site, since each site has its own ids for people. */
export function isMine(action: Pick<Action, 'lead'>, me: Person): boolean {
  return peopleIn(action.lead).some(lead => lead.id === me.id);
}

/**
 * The section that an action belongs to. An action whose completion is proposed is `waiting` for somebody to verify it,
 * even where it is overdue. One whose latest update asks for help is `waiting` too, but only while it isn't overdue, so
 * that asking for help doesn't hide a missed date. An action without a due date is for `later`.
 */
export function mySectionOf(action: Action, today: CalendarDate): MySection {
  if (!isOpen(action.stage)) return 'done';
  if (action.stage === 'Completion proposed') return 'waiting';
  if (isOverdue(action, today)) return 'overdue';
  if (namesBarrier(action)) return 'waiting';
  const due = known(action.currentDue);
  return due !== undefined && daysBetween(today, due) <= soonDays ? 'soon' : 'later';
}

/** The actions of a section by due date, earliest first and those without one last; `done` is the other way round. */
function inOrder(section: MySection, all: readonly MyAction[]): readonly MyAction[] {
  const due = ({ action }: MyAction): string => known(action.currentDue) ?? '9999';
  const sign = section === 'done' ? -1 : 1;
  return [...all].sort(
    (a, b) =>
      sign * due(a).localeCompare(due(b)) ||
      textOf(a.content.plan.title).localeCompare(textOf(b.content.plan.title)) ||
      byNumber(a.action.number, b.action.number)
  );
}

/**
 * The person's actions of several plans, by section; `text` is searched for in them. The action that is `pinned` stays
 * in its section whatever changes about it, because the person is writing in its row.
 */
export function myActionsOf(
  plans: readonly { key: string; content: PlanContent }[],
  text = '',
  pinned?: { plan: string; actionId: number; section: MySection }
): MyActions {
  const sections: Record<MySection, MyAction[]> = { overdue: [], soon: [], later: [], waiting: [], done: [] };
  for (const { key, content } of plans) {
    const isPinned = (action: Action): boolean =>
      pinned !== undefined && pinned.plan === key && pinned.actionId === action.id;
    const mine = content.actions.filter(action => isPinned(action) || isMine(action, content.me));
    const found = new Set(applyFilter(mine, { ...noFilter, text }, content.plan, content.today));
    for (const action of mine) {
      if (pinned && isPinned(action)) sections[pinned.section].push({ plan: key, action, content });
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
