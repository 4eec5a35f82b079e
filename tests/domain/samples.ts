import type { Action, ActionFields } from '../../src/model/action';
import { action } from '../../src/model/action';
import type { Entity, EntityOf } from '../../src/model/entity';
import { editedPart } from '../../src/model/entity';
import { itemIn } from '../../src/model/json';
import type { Plan } from '../../src/model/plan';
import { plan } from '../../src/model/plan';

/** An item whose cells are all empty. */
export function emptyItem<E extends Entity>(entity: E, id = 1, etag = '"1"'): EntityOf<E> {
  const item = itemIn(entity, {}, id, etag);
  if (!item) throw new Error('An empty item is always sound.');
  return item;
}

/** A plan to change parts of: due soon within 14 days, an update every 28. */
export function aPlan(change: Partial<Plan> = {}): Plan {
  return {
    ...emptyItem(plan),
    title: 'A plan',
    kind: 'Integrated plan',
    status: 'Live',
    oversightGroup: 'A group',
    boards: [],
    bragKey: { Blue: 'Done', Red: 'Late', Amber: 'At risk', Green: 'On track', Grey: 'Not started' },
    dueSoonDays: 14,
    updateEveryDays: 28,
    localities: ['City-wide'],
    agencies: ['Council'],
    isSample: false,
    ...change
  };
}

/** An action under way to change parts of. */
export function anAction(change: Partial<Action> = {}): Action {
  return {
    ...emptyItem(action),
    planId: 1,
    areaId: 1,
    number: '1.1',
    action: 'Do something useful',
    lead: { id: 7, name: "Sam O'Brien", email: 'sam@example.test' },
    leadAgency: 'Council',
    partnerAgencies: [],
    start: '2026-01-01',
    originalDue: '2027-06-01',
    currentDue: '2027-06-01',
    stage: 'In progress',
    locality: 'City-wide',
    ...change
  };
}

/** The part of an action that people write. */
export function panelFields(from: ActionFields): ActionFields {
  return editedPart(action, from);
}
