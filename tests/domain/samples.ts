import type { Action, Plan } from '../../src/domain/plan';

/** A plan to change parts of: due soon within 14 days, an update every 28. */
export function aPlan(change: Partial<Plan> = {}): Plan {
  return {
    id: 1,
    etag: '"1"',
    problems: [],
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
    retentionReview: undefined,
    ...change
  };
}

/** An action under way to change parts of. */
export function anAction(change: Partial<Action> = {}): Action {
  return {
    id: 1,
    etag: '"1"',
    problems: [],
    planId: 1,
    areaId: 1,
    number: '1.1',
    action: 'Do something useful',
    outcome: '',
    measure: '',
    baseline: '',
    target: '',
    lead: { id: 7, name: "Sam O'Brien", email: 'sam@example.test' },
    leadRole: '',
    leadAgency: 'Council',
    partnerAgencies: [],
    priority: undefined,
    start: '2026-01-01',
    originalDue: '2027-06-01',
    currentDue: '2027-06-01',
    stage: 'In progress',
    stageReason: '',
    chosenBrag: undefined,
    bragReason: '',
    locality: 'City-wide',
    absorbedInto: '',
    nextUpdateDue: undefined,
    latest: undefined,
    ...change
  };
}
