import { postStoreOf } from '../../src/data/posts';
import { tabOfText } from '../../src/channel/deepLink';
import type { InTeams } from '../../src/host/inTeams';
import { known, textOf } from '../../src/model/values';
import type { Plan } from '../../src/model/plan';
import { learnPlace } from '../../src/webparts/actionPlan/learnPlace';
import type { TestSite } from '../data/site';
import { readPlanOf, startTestSite, valueOf } from '../data/site';

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite({ sample: true });
}, 60_000);
afterAll(() => site.close());

const tab: Pick<InTeams, 'hostKind' | 'appId' | 'entityId' | 'channel'> = {
  hostKind: 'channelTab',
  appId: '9b6e2f41-0c7d-4d85-b3a9-58f1c2e7d604',
  entityId: 'sharepointtab_4e1c8a73-2d5f-4b96-a0e8-7f3b6c9d1e52',
  channel: {
    teamId: '5e0f52b8-7c1a-4a5f-9d61-f6b3d6a0c001',
    channelId: '19:0123456789abcdef0123456789abcdef@thread.tacv2',
    name: 'Improvement plan',
    team: ''
  }
};

/** Opens the plan as somebody at an address, in Teams where a tab is given, and lets it learn where it is. */
async function openAt(role: 'manager' | 'lead', path: string, inTeams?: typeof tab): Promise<() => Promise<Plan>> {
  const { connection, open, store } = site.as(role);
  Object.assign(globalThis, {
    window: { location: { href: `${new URL(site.planUrl).origin}${path}` } },
    document: { title: 'Plan' }
  });
  const { app } = await open();
  // The rest of what Teams says isn't used here.
  const stop = learnPlace({ app, connection, teams: inTeams as InTeams | undefined });
  // Any change of the state, as when the plan has come into view.
  app.state.setState({});
  return async () => {
    stop();
    return (await readPlanOf(store)).plan;
  };
}
const wait = (milliseconds: number): Promise<void> => new Promise(resolve => setTimeout(resolve, milliseconds));

test('who may not change the plan keeps nothing, and neither does a page that isn’t the site’s', async () => {
  const places = [
    await openAt('lead', '/sites/plan/SitePages/Plan.aspx'),
    await openAt('lead', '/x', tab),
    await openAt('manager', '/sites/plan/_layouts/15/workbench.aspx'),
    await openAt('manager', '/sites/plan/_layouts/15/teamshostedapp.aspx', { ...tab, appId: undefined }),
    await openAt('manager', '/sites/plan/SitePages/Plan.aspx', { ...tab, hostKind: 'personalApp' })
  ];
  await wait(500);
  for (const place of places) expect(await place()).toMatchObject({ teamsTab: undefined, page: undefined });
});

test('a manager’s first opening keeps the tab and the page, and a later one leaves them', async () => {
  const first = await openAt('manager', '/sites/plan/SitePages/Plan.aspx?action=3&env=x');
  await wait(300);
  expect(known((await first()).page)?.url).toBe(`${new URL(site.planUrl).origin}/sites/plan/SitePages/Plan.aspx`);
  const inTab = await openAt('manager', '/sites/plan/_layouts/15/teamshostedapp.aspx', tab);
  await wait(300);
  const kept = await inTab();
  expect(tabOfText(textOf(kept.teamsTab))).toEqual({
    appId: tab.appId,
    entityId: tab.entityId,
    channelId: tab.channel?.channelId
  });
  const again = await openAt('manager', '/sites/plan/SitePages/Other.aspx', {
    ...tab,
    entityId: 'sharepointtab_other'
  });
  await wait(300);
  expect(await again()).toMatchObject({ teamsTab: kept.teamsTab, page: kept.page, etag: kept.etag });
});

test('a plan that somebody has changed meanwhile is left as it is', async () => {
  const { connection, store } = site.as('manager');
  const { plan } = await readPlanOf(store);
  const saves = postStoreOf(connection);
  valueOf(await saves.savePlace(plan, { page: { url: `${site.planUrl}/SitePages/A.aspx`, text: 'A' } }));
  expect(await saves.savePlace(plan, { page: { url: `${site.planUrl}/SitePages/B.aspx`, text: 'B' } })).toMatchObject({
    ok: false,
    failure: { kind: 'stale' }
  });
});
