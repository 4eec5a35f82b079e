import type { Action } from '../../src/model/action';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { InjectHeaders } from '@pnp/queryable';
import { makeSample, makeSecondSample } from '../../sharepoint/sample/makeSample';
import type { Role } from '../../sharepoint/sample/people';
import { loginsOf, people } from '../../sharepoint/sample/people';
import { startSite } from '../../sharepoint/site/index';
import type { Device, PlanStore } from '../../src/app/ports';
import type { App } from '../../src/app/store';
import { createApp } from '../../src/app/store';
import type { Connection } from '../../src/data/connection';
import { connect } from '../../src/data/connection';
import { planStoreOf } from '../../src/data/planStore';
import type { Result } from '../../src/domain/failure';
import type { PlanContent } from '../../src/domain/plan';
import { memoryDevice } from '../memoryDevice';
import { memoryHost } from '../memoryHost';
import { contentOf } from '../siteRead';

/** A local SharePoint of its own on a free port, with the sample plan in one site and nothing in the other. */
export interface TestSite {
  planUrl: string;
  blankUrl: string;
  /** A site with the small second plan, where it was asked for; members and readers have no access. */
  secondUrl: string;
  as(role: Role, index?: number): TestPerson;
  blankAs(role: Role): Connection;
  /** Any address of this SharePoint, there or not. */
  connectTo(url: string, role: Role): Connection;
  /** Lets the server's clock run on. */
  passDays(days: number): void;
  /** Has the next requests whose address holds this text fail, as `sharepoint/site/README.md` tells of faults. */
  failNext(path: string, times: number): Promise<void>;
  close(): Promise<void>;
}

/** A person with a browser of their own. */
export interface TestPerson {
  connection: Connection;
  store: PlanStore;
  login: string;
  /** The app with the plan in view, on a device that may have kept things before. */
  open(device?: Device): Promise<OpenApp>;
}

export interface OpenApp {
  app: App;
  /** The action with this number as the app shows it. */
  action(number: string): Action;
}

const opened: App[] = [];

export async function openApp(store: PlanStore, device: Device): Promise<OpenApp> {
  const app = createApp(store, memoryHost(), device);
  opened.push(app);
  await app.load();
  return {
    app,
    action: number => {
      const screen = app.screen();
      if (screen.kind !== 'ready') throw new Error(`Expected a plan in view, not ${screen.kind}.`);
      return actionNumbered(screen.content, number);
    }
  };
}

/** Done when an app has nothing on its way any more: everything is saved, or waits for the person. */
export async function calm(app: App): Promise<void> {
  for (let turn = 0; turn < 400; turn++) {
    await new Promise(resolve => {
      setTimeout(resolve, 10);
    });
    const { entries } = app.state.getState().outbox;
    if (entries.every(({ status }) => ['saved', 'conflict', 'setAside'].includes(status.kind))) return;
  }
  throw new Error(`Still on its way: ${JSON.stringify(app.state.getState().outbox.entries)}`);
}

/** Waits until a check holds, for four seconds at most. */
export async function soon(check: () => void): Promise<void> {
  for (let turn = 0; ; turn++) {
    try {
      return check();
    } catch (error) {
      if (turn === 200) throw error;
    }
    await new Promise(resolve => {
      setTimeout(resolve, 20);
    });
  }
}

/** The action with this number, which has to be there. */
export function actionNumbered(content: PlanContent, number: string): Action {
  const action = content.actions.find(one => one.number === number);
  if (!action) throw new Error(`There is no action ${number}.`);
  return action;
}

export async function startTestSite({
  sample,
  second = false
}: {
  sample: boolean;
  second?: boolean;
}): Promise<TestSite> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'plan-test-'));
  const groups = {
    owners: loginsOf('owner'),
    members: loginsOf('manager', 'lead', 'member'),
    visitors: loginsOf('reader')
  };
  let ahead = 0;
  const site = await startSite({
    dataDir,
    port: 0,
    people,
    now: () => Date.now() + ahead,
    sites: [
      // Each tenant has a root site, which everybody of the organisation may read.
      { url: '/', title: 'Home', owners: groups.owners, members: [], visitors: people.map(({ login }) => login) },
      { url: '/sites/plan', title: 'Plan', ...groups },
      { url: '/sites/Blank plan', title: 'Blank', ...groups },
      {
        url: '/sites/second',
        title: 'Second',
        owners: groups.owners,
        members: loginsOf('manager', 'lead'),
        visitors: []
      }
    ]
  });
  const planUrl = `${site.origin}/sites/plan`;
  const blankUrl = `${site.origin}/sites/Blank%20plan`;
  const secondUrl = `${site.origin}/sites/second`;
  if (sample) await makeSample(planUrl);
  if (second) await makeSecondSample(secondUrl);
  const loginOf = (role: Role, index = 0): string => loginsOf(role)[index] ?? '';
  const connectAs = (url: string, login: string): Connection =>
    connect(url, InjectHeaders({ Authorization: `Bearer ${login}` }));
  return {
    planUrl,
    blankUrl,
    secondUrl,
    connectTo: (url, role) => connectAs(url, loginOf(role)),
    as: (role, index) => {
      const login = loginOf(role, index);
      const connection = connectAs(planUrl, login);
      const store = planStoreOf(connection, undefined);
      return {
        connection,
        store,
        login,
        open: (device = memoryDevice({ owner: { tenant: 'local', site: planUrl, user: login } })) =>
          openApp(store, device)
      };
    },
    passDays: days => {
      ahead += days * 86_400_000;
    },
    failNext: async (address, times) => {
      const answer = await fetch(`${site.origin}/_local/faults`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ kinds: ['503'], path: address, most: times })
      });
      if (!answer.ok) throw new Error(await answer.text());
    },
    blankAs: role => connectAs(blankUrl, loginOf(role)),
    close: async () => {
      for (const app of opened.splice(0)) app.close();
      await site.close();
      await rm(dataDir, { recursive: true, force: true });
    }
  };
}

/** The value of a result that has to be good. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`Expected a value, got ${JSON.stringify(result.failure)}`);
  return result.value;
}

/** The plan, which has to be there. */
export async function readPlanOf(store: PlanStore): Promise<PlanContent> {
  return contentOf(valueOf(await store.readSite()));
}
