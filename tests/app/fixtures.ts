import type { CommandContext } from '../../src/app/commands/command';
import { screenSelector } from '../../src/app/state/content';
import type { AppState, ReadyScreen } from '../../src/app/state/state';
import type { PlanContent } from '../../src/domain/plan';
import type { Action } from '../../src/model/action';
import { area as areaEntity } from '../../src/model/area';
import type { ImprovementArea } from '../../src/model/area';
import type { Update } from '../../src/model/update';
import { update as updateEntity } from '../../src/model/update';
import { anAction, aPlan, emptyItem } from '../domain/samples';

export const at = '2026-11-24T09:00:00Z';

function area(id: number, title: string): ImprovementArea {
  return { ...emptyItem(areaEntity, id), planId: 1, ref: String(id), title };
}

/** A sound action in area 1 that is under way and on track. */
export function action(id: number, own: Partial<Action> = {}): Action {
  return anAction({
    id,
    number: `1.${String(id)}`,
    action: `Action number ${String(id)}`,
    lead: { id: 7, name: 'Ailsa Drumfold', email: '' },
    originalDue: '2027-03-31',
    currentDue: '2027-03-31',
    locality: 'South',
    latest: { text: 'On course', at: '2026-11-20T10:00:00Z', author: 'Ailsa Drumfold', barrier: false },
    ...own
  });
}

/** An update of action 1, on the day of November that its id names. */
export function update(id: number, own: Partial<Update> = {}): Update {
  return {
    ...emptyItem(updateEntity, id),
    planId: 1,
    actionId: 1,
    narrative: `Narrative ${String(id)}`,
    brag: 'Green',
    stage: 'In progress',
    author: 'Ailsa Drumfold',
    at: `2026-11-${String(id).padStart(2, '0')}T12:00:00Z`,
    ...own
  };
}

/** A plan with three actions, which this person may do everything in. */
export function content(own: Partial<PlanContent> = {}): PlanContent {
  return {
    plan: aPlan(),
    inspections: [],
    evaluations: [],
    areas: [area(1, 'Better care planning'), area(2, 'Need matched to services')],
    actions: [
      action(1, { action: 'Share the analysis of risk' }),
      action(2, { action: 'One plan for each child', currentDue: '2026-11-11', originalDue: '2026-09-01' }),
      action(10, { action: 'Chronologies to one standard', lead: undefined, latest: undefined, locality: 'North East' })
    ],
    rights: { addUpdates: true, editActions: true, removeActions: true, managePlan: true, setUp: true },
    me: { id: 7, name: 'Ailsa Drumfold', email: '' },
    today: '2026-11-23',
    missingColumns: [],
    unread: [],
    ...own
  };
}

/** What a command knows beside its arguments, where the person may do everything. */
export function context(own: Partial<CommandContext> = {}): CommandContext {
  return { now: at, author: 'Ailsa Drumfold', rights: content().rights, updates: [], ...own };
}

/** The plan that a state has in view. */
export function readyScreen(state: AppState, select = screenSelector()): ReadyScreen {
  const screen = select(state);
  if (screen.kind !== 'ready') throw new Error(`Expected a plan in view, not ${screen.kind}.`);
  return screen;
}

/** Gives the browser's random ids in a fixed row. */
export function numberedIds(): void {
  let next = 0;
  Object.defineProperty(globalThis.crypto, 'randomUUID', {
    configurable: true,
    value: () => `00000000-0000-4000-8000-${String(++next).padStart(12, '0')}`
  });
}

/** The first of some; there has to be one. */
export function firstOf<T>(some: readonly T[] | undefined): T {
  const [first] = some ?? [];
  if (first === undefined) throw new Error('There is none.');
  return first;
}
