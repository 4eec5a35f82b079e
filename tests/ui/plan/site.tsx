import * as React from 'react';
import type { RenderResult } from '@testing-library/react';
import { createTheme } from '@fluentui/react/lib/Theme';
import type { Device, PlanFound, PlanStore } from '../../../src/app/ports';
import type { App } from '../../../src/app/store';
import { createApp } from '../../../src/app/store';
import type { Result } from '../../../src/domain/failure';
import { failed, ok } from '../../../src/domain/failure';
import type { Action, ImprovementArea, Plan, PlanContent } from '../../../src/domain/plan';
import { PlanApp } from '../../../src/ui/PlanApp';
import { memoryDevice } from '../../memoryDevice';
import { memoryHost } from '../../memoryHost';
import { render, spokenWords } from '../render';

export const today = '2026-11-23';

export const plan: Plan = {
  id: 1,
  etag: '"1"',
  problems: [],
  title: 'Children’s services action plan',
  kind: 'Integrated plan',
  status: 'Live',
  oversightGroup: 'Executive Group',
  boards: [],
  bragKey: { Blue: 'Complete', Red: 'Late', Amber: 'At risk', Green: 'On track', Grey: 'Not started' },
  dueSoonDays: 14,
  updateEveryDays: 30,
  localities: ['North East', 'South'],
  agencies: ['Council', 'Police'],
  isSample: false,
  retentionReview: undefined
};

export function area(id: number, title: string): ImprovementArea {
  return { id, etag: '"1"', problems: [], planId: 1, ref: String(id), title, inspectorsWording: '', evaluationIds: [] };
}

/** A sound action in area 1 that is under way and on track. */
export function action(id: number, own: Partial<Action> = {}): Action {
  return {
    id,
    etag: '"1"',
    problems: [],
    planId: 1,
    areaId: 1,
    number: `1.${id}`,
    action: `Action number ${id}`,
    outcome: '',
    measure: '',
    baseline: '',
    target: '',
    lead: { id: 7, name: 'Ailsa Drumfold', email: '' },
    leadRole: '',
    leadAgency: 'Council',
    partnerAgencies: [],
    priority: undefined,
    start: '2026-01-01',
    originalDue: '2027-03-31',
    currentDue: '2027-03-31',
    stage: 'In progress',
    stageReason: '',
    chosenBrag: undefined,
    bragReason: '',
    locality: 'South',
    absorbedInto: '',
    nextUpdateDue: undefined,
    latest: { text: 'On course', at: '2026-11-20T10:00:00Z', author: 'Ailsa Drumfold', barrier: false },
    ...own
  };
}

export function content(own: Partial<PlanContent> = {}): PlanContent {
  return {
    plan,
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
    today,
    missingColumns: [],
    ...own
  };
}

const never = async (): Promise<never> => {
  throw new Error('not asked for here');
};

/** What a test that only reads asks nothing of. */
export const unasked = {
  findPeople: never,
  admitPerson: never,
  readAction: never,
  findRemoved: never,
  now: () => Date.now(),
  transport: {
    create: never,
    findByKey: never,
    edit: never,
    remove: never,
    restore: never,
    read: never,
    versions: never
  }
} satisfies Partial<PlanStore>;

export interface Shown extends RenderResult {
  app: App;
  address(): string;
}

/** The product over a site that answers each read with the next of `answers`, and then with the last again; `own` is what else a test asks of it. */
export async function show(
  answers: PlanContent | readonly Result<PlanFound>[],
  address = '',
  device: Device = memoryDevice(),
  own: Partial<PlanStore> = {}
): Promise<Shown> {
  const queue = Array.isArray(answers)
    ? [...answers]
    : [ok<PlanFound>({ kind: 'plan', content: answers as PlanContent })];
  const host = memoryHost(address);
  const store: PlanStore = {
    readPlan: async () => (queue.length > 1 ? queue.shift() : queue[0]) ?? failed({ kind: 'offline' }),
    readChanges: async () => ok({ kind: 'none' }),
    readUpdates: async () => ok([]),
    ...unasked,
    ...own
  };
  const app = createApp(store, host, device);
  await app.load();
  return {
    ...render(<PlanApp app={app} words={spokenWords()} theme={createTheme({})} loadSetUp={never} />),
    app,
    address: host.address
  };
}
