import '@pnp/sp/security/list';
import '@pnp/sp/security/web';
import '@pnp/sp/site-groups/web';
import '@pnp/sp/site-users/web';
import '@pnp/sp/recycle-bin';
import type { ReadyScreen, Screen } from '../../src/app/store';
import { createApp } from '../../src/app/store';
import { listOf } from '../../src/data/connection';
import { planStoreOf } from '../../src/data/planStore';
import type { ListKey } from '../../src/model';
import { entities, listKeys } from '../../src/model';
import type { Role } from '../../sharepoint/sample/people';
import { loginsOf } from '../../sharepoint/sample/people';
import { memoryDevice } from '../memoryDevice';
import { memoryHost } from '../memoryHost';
import type { OpenApp, TestSite } from './site';
import { calm, startTestSite, valueOf } from './site';

/** Three states: a list isn't there, it isn't allowed to be seen, not all lists are there. Each has its own screen. */
let site: TestSite;
beforeEach(async () => {
  site = await startTestSite({ sample: true });
}, 60_000);
afterEach(() => site.close());

const read = 1073741826;
const owner = () => site.as('owner').connection;
const list = (key: ListKey) => listOf(owner().writer, site.planUrl, entities[key]);

/** Takes the visitors' right to read a list away. */
async function withhold(...keys: readonly ListKey[]): Promise<void> {
  const { Id } = await owner().reader.web.associatedVisitorGroup.select('Id')();
  for (const key of keys) await list(key).roleAssignments.getById(Id).delete();
}

async function recycle(...keys: readonly ListKey[]): Promise<void> {
  for (const key of keys) await list(key).recycle();
}

async function screenOf(role: Role): Promise<Screen> {
  return (await site.as(role).open()).app.screen();
}

function ready(screen: Screen): ReadyScreen {
  if (screen.kind !== 'ready') throw new Error(`Expected a plan in view, not ${JSON.stringify(screen)}.`);
  return screen;
}

/** The app of one plan of the site. */
async function openPlan(role: Role, planId: number): Promise<OpenApp['app']> {
  const { connection, login } = site.as(role);
  const device = memoryDevice({ owner: { tenant: 'local', site: site.planUrl, user: login } });
  const app = createApp(planStoreOf(connection, planId), memoryHost(), device);
  await app.load();
  return app;
}

const why = (screen: Screen): unknown => ready(screen).content.unread.map(one => [one.list, one.why]);

test.each(listKeys.filter(key => key !== 'plans'))(
  'a reader without a right to %s sees the rest, and is told of no access to it',
  async key => {
    await withhold(key);
    const screen = await screenOf('reader');
    expect(why(screen)).toEqual([[key, 'noAccess']]);
    const { actions, areas, inspections, evaluations } = ready(screen).content;
    expect(actions.length > 0).toBe(key !== 'actions');
    expect(areas.length > 0).toBe(key !== 'areas');
    expect(inspections.length > 0).toBe(key !== 'inspections');
    expect(evaluations.length > 0).toBe(key !== 'evaluations' && key !== 'inspections');
    expect(why(await screenOf('owner'))).toEqual([]);
  }
);

test('without a right to the plans there is no access, whatever else may be read', async () => {
  await withhold('plans');
  expect(await screenOf('reader')).toEqual({ kind: 'noAccess' });
});

test('a person who may read the site but none of the lists is not told that nothing is set up', async () => {
  const { reader, writer } = owner();
  const [login = ''] = loginsOf('reader');
  const group = await reader.web.associatedVisitorGroup.select('Id')();
  const found = await writer.web.ensureUser(login);
  await writer.web.siteGroups.getById(group.Id).users.removeById(found.Id);
  await writer.web.roleAssignments.add(found.Id, read);
  expect(await screenOf('reader')).toEqual({ kind: 'noAccess' });
  await list('plans').roleAssignments.add(found.Id, read);
  await list('actions').roleAssignments.add(found.Id, read);
  const screen = await screenOf('reader');
  expect(ready(screen).content.actions.length).toBeGreaterThan(0);
  expect(why(screen)).toEqual(['inspections', 'evaluations', 'areas', 'updates'].map(key => [key, 'noAccess']));
});

test('who can give access is named with the group of owners', async () => {
  const givers = valueOf(await site.as('reader').store.findAccessGivers());
  expect(givers.group).toBe('Plan Owners');
  expect(givers.people).toEqual(['Morag Tulloch']);
  expect(givers.requestUrl).toContain('/sites/plan/_layouts/15/AccessDenied.aspx?Source=http');
});

test('a list that was deleted is missing to an owner, and to a reader missing or hidden', async () => {
  await recycle('evaluations');
  expect(why(await screenOf('owner'))).toEqual([['evaluations', 'missing']]);
  expect(why(await screenOf('reader'))).toEqual([['evaluations', 'missingOrHidden']]);
  expect(ready(await screenOf('reader')).content.actions.length).toBeGreaterThan(0);
});

test('a site without the list of plans but with others is not all there', async () => {
  await recycle('plans');
  const screen = await screenOf('owner');
  expect(screen).toMatchObject({ kind: 'incomplete', maySetUp: true, unread: [{ list: 'plans', why: 'missing' }] });
  expect(await screenOf('reader')).toMatchObject({ kind: 'incomplete', maySetUp: false });
});

test('only a site without any of the lists is not set up', async () => {
  await recycle(...listKeys);
  expect(await screenOf('owner')).toEqual({ kind: 'notSetUp', maySetUp: true });
  expect(await screenOf('reader')).toEqual({ kind: 'notSetUp', maySetUp: false });
});

test('one list that SharePoint can’t read now takes no other with it, and comes with the next reading', async () => {
  await site.failNext('ActionPlanEvaluations', 3);
  const { app } = await site.as('reader').open();
  expect(why(app.screen())).toEqual([['evaluations', 'notRead']]);
  await app.load();
  expect(why(app.screen())).toEqual([]);
});

test('a right that is withdrawn later ends with what one may still see', async () => {
  const { app } = await site.as('reader').open();
  await withhold('areas');
  await app.load();
  expect(why(app.screen())).toEqual([['areas', 'noAccess']]);
  await withhold('plans');
  await app.load();
  expect(app.screen()).toEqual({ kind: 'noAccess' });
});

describe('a chosen plan that was removed', () => {
  const planId = async (): Promise<number> => ready(await screenOf('owner')).content.plan.id;

  test('is told with who removed it, and a manager puts it back with all that it held', async () => {
    const id = await planId();
    const before = ready(await screenOf('reader')).content.actions.length;
    const app = await openPlan('manager', id);
    await listOf(site.as('manager').connection.writer, site.planUrl, entities.plans).items.getById(id).recycle();
    await app.load();
    expect(app.screen()).toEqual({ kind: 'planGone', planId: id, plans: [], mayRestore: true });
    expect(valueOf(await app.findRemoved('plans', id))).toMatchObject({ by: 'Iain Rennie' });
    expect(await app.run('plan.restore', { planId: id })).toEqual({ kind: 'saved' });
    await calm(app);
    expect(ready(app.screen()).content.plan.id).toBe(id);
    expect(ready(await screenOf('reader')).content.actions).toHaveLength(before);
    app.close();
  });

  test('is not known to a reader, who may look at another', async () => {
    const id = await planId();
    const made = await list('plans').items.add({ Title: 'Second plan' });
    await list('plans').items.getById(id).recycle();
    const app = await openPlan('reader', id);
    const others = [{ id: made.Id, title: 'Second plan' }];
    expect(app.screen()).toEqual({ kind: 'planGone', planId: id, plans: others, mayRestore: false });
    expect(valueOf(await app.findRemoved('plans', id))).toBeUndefined();
    await app.showPlan(made.Id);
    expect(ready(app.screen()).content.plan.title).toBe('Second plan');
    app.close();
  });

  test('a site whose only plan was removed has none, where no plan is chosen', async () => {
    await list('plans')
      .items.getById(await planId())
      .recycle();
    expect(await screenOf('owner')).toEqual({ kind: 'noPlan', mayAdd: true });
  });
});
