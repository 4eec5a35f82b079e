/** @jest-environment node */
import '@pnp/sp/webs';
import type { Host } from '../../src/app/ports';
import type { ChosenPlanStorage, Personal, PersonalState } from '../../src/app/personal';
import { createPersonal } from '../../src/app/personal';
import { createApp } from '../../src/app/store';
import { findPlans } from '../../src/data/findPlans';
import { planStoreOf } from '../../src/data/planStore';
import type { ChosenPlan } from '../../src/domain/chosenPlan';
import { myActionsOf, mySections } from '../../src/domain/myActions';
import type { Role } from '../../sharepoint/sample/people';
import { memoryDevice } from '../memoryDevice';
import type { TestSite } from '../data/site';
import { startTestSite } from '../data/site';

/** A person's actions over several sites of the local SharePoint, as the web part puts them together. */
let site: TestSite;

beforeAll(async () => {
  site = await startTestSite({ sample: true, second: true });
}, 60_000);
afterAll(async () => {
  await site.close();
});

interface Started {
  personal: Personal;
  address(): string;
  goTo(address: string): void;
  /** The person looks at it again, at this time. */
  comeBack(at: number): void;
  kept(): readonly ChosenPlan[];
  asked: string[];
}

let started: Started[] = [];
afterEach(() => {
  for (const one of started) one.personal.close();
  started = [];
});

function start({
  role = 'lead',
  chosen = [],
  address = '',
  storage
}: { role?: Role; chosen?: readonly ChosenPlan[]; address?: string; storage?: ChosenPlanStorage } = {}): Started {
  let query = address;
  let time = Date.parse('2026-11-24T09:00:00Z');
  let kept = chosen;
  const asked: string[] = [];
  const gone: (() => void)[] = [];
  const seen: (() => void)[] = [];
  const host: Host = {
    kind: 'personalApp',
    readAddress: () => query,
    writeAddress: next => {
      query = next;
    },
    isVisible: () => true,
    onVisible: listener => {
      seen.push(listener);
      return () => undefined;
    },
    onOnline: () => () => undefined,
    onAddressChange: listener => {
      gone.push(listener);
      return () => undefined;
    },
    setPlan: () => undefined,
    close: () => undefined
  };
  const connection = (url: string) => {
    asked.push(url);
    return site.connectTo(url, role);
  };
  const personal = createPersonal({
    openPlan: (plan, own) =>
      createApp(
        planStoreOf(connection(plan.webUrl), plan.planId),
        own,
        memoryDevice({ owner: { tenant: 'local', site: plan.webUrl, user: role } })
      ),
    findPlans: (webUrl, link) => findPlans(connection, webUrl, link),
    storage: storage ?? {
      read: async () => kept,
      write: async plans => {
        kept = plans;
        return 'kept';
      }
    },
    host,
    homeUrl: site.planUrl,
    now: () => time
  });
  const one: Started = {
    personal,
    asked,
    address: () => query,
    kept: () => kept,
    goTo: next => {
      query = next;
      gone.forEach(listener => listener());
    },
    comeBack: at => {
      time = at;
      seen.forEach(listener => listener());
    }
  };
  started.push(one);
  return one;
}

function until(personal: Personal, holds: (state: PersonalState) => boolean): Promise<PersonalState> {
  return new Promise(resolve => {
    const look = (): void => {
      const state = personal.state.getState();
      if (!holds(state)) return;
      stop();
      resolve(state);
    };
    const stop = personal.state.subscribe(look);
    look();
  });
}

const settled = (personal: Personal): Promise<PersonalState> =>
  until(
    personal,
    state =>
      state.storage !== 'starting' &&
      state.plans.every(one => one.screen.kind !== 'loading' && !(one.screen.kind === 'ready' && one.screen.refreshing))
  );

const first = (): ChosenPlan => ({
  webUrl: site.planUrl,
  siteTitle: 'Plan',
  planId: 1,
  title: 'First',
  pageUrl: undefined
});
const second = (): ChosenPlan => ({
  webUrl: site.secondUrl,
  siteTitle: 'Second',
  planId: 1,
  title: 'Second',
  pageUrl: undefined
});

function mine({ plans }: PersonalState): string[] {
  const parts = myActionsOf(
    plans.flatMap(({ key, screen }) => (screen.kind === 'ready' ? [{ key, content: screen.content }] : []))
  );
  return mySections.flatMap(section => parts[section].map(one => `${section} ${one.plan} ${one.action.number}`));
}

test('the plans of a site are found behind any link into it, and a site below another is told from it', async () => {
  const { personal } = start();
  expect(await personal.check(`${site.secondUrl}/Lists/ActionPlanActions/AllItems.aspx`)).toMatchObject({
    kind: 'found',
    site: {
      webUrl: site.secondUrl,
      title: 'Second',
      plans: [{ id: 1, title: 'Early years: progress review action plan' }]
    },
    pageUrl: undefined
  });
  expect(await personal.check(`${site.planUrl}/SitePages/O'Brien.aspx`)).toMatchObject({
    kind: 'found',
    site: { webUrl: site.planUrl },
    pageUrl: `${site.planUrl}/SitePages/O'Brien.aspx`
  });
  await site.connectTo(site.secondUrl, 'owner').writer.web.webs.add('Below', 'below');
  expect(await personal.check(`${site.secondUrl}/below/Lists/O'Brien`)).toMatchObject({
    kind: 'found',
    site: { webUrl: `${site.secondUrl}/below`, title: 'Below', plans: [] }
  });
  expect(await personal.check(site.blankUrl)).toMatchObject({ kind: 'found', site: { title: 'Blank', plans: [] } });
});

test('a site that refuses, one that isn’t there, and another host are told apart, and the host is asked nothing', async () => {
  const { personal, asked } = start({ role: 'member' });
  expect(await personal.check(site.secondUrl)).toMatchObject({ kind: 'failed', failure: { kind: 'forbidden' } });
  expect(await personal.check(`${site.planUrl}-not`)).toMatchObject({ kind: 'failed', failure: { kind: 'notFound' } });
  const before = asked.length;
  expect(await personal.check('https://elsewhere.example.test/sites/plan')).toEqual({
    kind: 'elsewhere',
    host: 'elsewhere.example.test'
  });
  expect(asked).toHaveLength(before);
});

test('what one leads in two sites is read side by side, and kept for the next time', async () => {
  const { personal, kept } = start();
  await settled(personal);
  personal.choose(first());
  personal.choose(second());
  personal.choose(second());
  const state = await settled(personal);
  expect(state.plans.map(one => [one.key, one.screen.kind])).toEqual([
    ['/sites/plan 1', 'ready'],
    ['/sites/second 1', 'ready']
  ]);
  expect(kept()).toEqual([first(), second()]);
  const shown = mine(state);
  expect(shown).toEqual(
    expect.arrayContaining([
      'overdue /sites/plan 1 1.2',
      'soon /sites/second 1 1.1',
      'waiting /sites/second 1 1.3',
      'waiting /sites/second 1 2.1'
    ])
  );
  expect(
    shown
      .filter(one => one.includes('/sites/second 1'))
      .map(one => one.split(' ').pop())
      .sort()
  ).toEqual(['1.1', '1.3', '2.1']);
  const again = start({ chosen: kept() });
  expect(mine(await settled(again.personal))).toEqual(shown);
});

test('one that fails leaves the others, one that is no plan any more says so, and another host is never asked', async () => {
  const elsewhere = { ...first(), webUrl: 'https://elsewhere.example.test/sites/plan' };
  const { personal, asked } = start({
    role: 'member',
    chosen: [elsewhere, first(), second(), { ...first(), planId: 99 }]
  });
  const { plans } = await settled(personal);
  expect(plans.map(one => one.screen)).toMatchObject([
    { kind: 'ready' },
    { kind: 'failed', failure: { kind: 'forbidden' } },
    { kind: 'planGone' }
  ]);
  expect(asked).not.toContain(elsewhere.webUrl);
});

test('an update goes into its own site', async () => {
  const { personal } = start({ chosen: [first(), second()] });
  const [, there] = (await settled(personal)).plans;
  if (there?.screen.kind !== 'ready') throw new Error('The second plan is not in view.');
  const action = there.screen.content.actions.find(one => one.number === '1.3');
  if (!action) throw new Error('There is no action 1.3.');
  expect(
    await there.app.run('update.add', {
      action,
      update: {
        clientKey: '6f1c7a52-8d57-4e6e-9f0a-3d2b5c7e9a11',
        narrative: 'Cover is found.',
        brag: 'Green',
        bragReason: '',
        barrier: ''
      }
    })
  ).toEqual({ kind: 'saved' });
  expect(mine(personal.state.getState())).toContain('later /sites/second 1 1.3');
  const elsewhere = start({ chosen: [second()] });
  expect(mine(await settled(elsewhere.personal))).toContain('later /sites/second 1 1.3');
});

describe('the address', () => {
  test('names the plan of an open action, and going back closes it', async () => {
    const { personal, address, goTo } = start({ chosen: [first(), second()] });
    const { plans } = await settled(personal);
    plans[1]?.app.openAction(3);
    expect(personal.state.getState().open).toEqual({ key: '/sites/second 1', actionId: 3 });
    expect(Object.fromEntries(new URLSearchParams(address()))).toEqual({
      'ap-action': '3',
      'ap-plan': '1',
      'ap-site': '/sites/second'
    });
    // Nothing that happens in another plan closes it.
    plans[0]?.app.openAction(undefined);
    expect(address()).toContain('ap-action=3');
    const before = address();
    goTo('');
    expect(personal.state.getState().open).toBeUndefined();
    goTo(before);
    expect(personal.state.getState().open).toEqual({ key: '/sites/second 1', actionId: 3 });
    plans[1]?.app.openAction(undefined);
    expect(address()).toBe('');
  });

  test('of an action alone opens the one that I lead', async () => {
    const { personal, address } = start({ chosen: [first(), second()], address: 'ap-action=3' });
    await until(personal, state => state.open !== undefined);
    // Action 3 of the first plan is somebody else's.
    expect(personal.state.getState().open).toEqual({ key: '/sites/second 1', actionId: 3 });
    expect(address()).toContain('ap-plan=1');
  });

  test.each([
    ['ap-action=3&ap-plan=1&ap-site=/sites/other', { actionId: 3, plan: { site: '/sites/other', planId: 1 } }],
    ['ap-action=4000', { actionId: 4000, plan: undefined }]
  ])('%s leads nowhere, and says so', async (asked, notFound) => {
    const { personal, address } = start({ chosen: [first()], address: asked });
    const state = await until(personal, one => one.notFound !== undefined);
    expect(state.notFound).toEqual(notFound);
    expect(state.open).toBeUndefined();
    expect(address()).toBe('');
  });

  test('keeps what is looked for and the settings', async () => {
    const { personal, address } = start({ address: 'ap-view=settings&ap-search=handover' });
    await settled(personal);
    expect(personal.state.getState()).toMatchObject({ view: 'settings', text: 'handover' });
    personal.show('actions');
    expect(address()).toBe('ap-search=handover');
    personal.search('');
    expect(address()).toBe('');
  });
});

test('where nothing can be kept the choice lasts as long as the page, and it is known', async () => {
  const { personal } = start({ storage: { read: async () => undefined, write: async () => 'unavailable' } });
  expect((await settled(personal)).storage).toBe('unavailable');
  personal.choose(first());
  const state = await settled(personal);
  expect([state.storage, state.plans.length]).toEqual(['unavailable', 1]);
  personal.remove('/sites/plan 1');
  expect(personal.state.getState().plans).toEqual([]);
});

test('left open overnight, it is read anew when the person comes back', async () => {
  const { personal, comeBack } = start({ chosen: [first()] });
  await settled(personal);
  comeBack(Date.parse('2026-11-24T17:00:00Z'));
  const refreshing = () =>
    personal.state.getState().plans.some(one => one.screen.kind === 'ready' && one.screen.refreshing);
  expect(refreshing()).toBe(false);
  comeBack(Date.parse('2026-11-25T09:00:00Z'));
  expect(refreshing()).toBe(true);
  await settled(personal);
});
