import type { ImprovementArea } from '../../../src/model/area';
import { area as areaEntity } from '../../../src/model/area';
import type { Plan } from '../../../src/model/plan';
import * as React from 'react';
import type { RenderResult } from '@testing-library/react';
import { createTheme } from '@fluentui/react/lib/Theme';
import type { Device, PlanStore, SiteRead } from '../../../src/app/ports';
import type { App } from '../../../src/app/store';
import { createApp } from '../../../src/app/store';
import type { Result } from '../../../src/domain/failure';
import { failed, ok } from '../../../src/domain/failure';
import type { PlanContent } from '../../../src/domain/plan';
import { PlanApp } from '../../../src/ui/shell/PlanApp';
import { content as contentWith } from '../../app/fixtures';
import { aPlan, emptyItem } from '../../domain/samples';
import { memoryDevice } from '../../memoryDevice';
import { memoryHost } from '../../memoryHost';
import { siteReadOf } from '../../siteRead';
import { render, spokenWords } from '../render';

export { action } from '../../app/fixtures';

export const plan: Plan = aPlan({
  title: 'Children’s services action plan',
  oversightGroup: 'Executive Group',
  bragKey: { Blue: 'Complete', Red: 'Late', Amber: 'At risk', Green: 'On track', Grey: 'Not started' },
  updateEveryDays: 30,
  localities: ['North East', 'South'],
  agencies: ['Council', 'Police']
});

export function area(id: number, title: string): ImprovementArea {
  return { ...emptyItem(areaEntity, id), planId: 1, ref: String(id), title };
}

export function content(own: Partial<PlanContent> = {}): PlanContent {
  return contentWith({ plan, ...own });
}

const never = async (): Promise<never> => {
  throw new Error('not asked for here');
};

/** What a test that only reads asks nothing of. */
export const unasked = {
  readChanges: async () => ok({ kind: 'none' }),
  readUpdates: async () => ok([]),
  findPeople: never,
  ensurePerson: never,
  readItem: never,
  findRemoved: never,
  findStrays: async () => ok({ entries: [], counts: [] }),
  choosePlan: () => undefined,
  findAccessGivers: async () =>
    ok({ group: 'Plan Owners', people: ['Morag Tulloch'], requestUrl: 'https://example.test/ask' }),
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
  answers: PlanContent | readonly Result<SiteRead>[],
  address = '',
  device: Device = memoryDevice(),
  own: Partial<PlanStore> = {}
): Promise<Shown> {
  const queue = 'plan' in answers ? [ok(siteReadOf(answers))] : [...answers];
  const host = memoryHost(address);
  const store: PlanStore = {
    readSite: async () => (queue.length > 1 ? queue.shift() : queue[0]) ?? failed({ kind: 'offline' }),
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
