import '@pnp/sp/security/list';
import '@pnp/sp/recycle-bin';
import type { Stray, Strays } from '../../src/app/ports';
import { listOf } from '../../src/data/connection';
import type { ListKey } from '../../src/model';
import { entities } from '../../src/model';
import type { Action } from '../../src/model/action';
import type { TestSite } from './site';
import { actionNumbered, calm, readPlanOf, soon, startTestSite, valueOf } from './site';

/** Items that belong to no plan, inspection or action that is there: found by those who may mend them, and placed. */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite({ sample: true });
}, 60_000);
afterAll(() => site.close());

const list = (key: ListKey) => listOf(site.as('owner').connection.writer, site.planUrl, entities[key]);
const add = async (key: ListKey, body: object): Promise<number> => {
  const made: unknown = await list(key).items.add({ ...body });
  if (typeof made !== 'object' || made === null || !('Id' in made)) throw new Error('Nothing was made.');
  return Number(made.Id);
};
const strayOf = ({ entries }: Strays, key: ListKey, id: number): Stray => {
  const found = entries.find(one => one.list === key && one.id === id);
  if (!found) throw new Error(`There is no stray ${key} ${String(id)}.`);
  return found;
};

test('each kind is found whether what it belongs to is empty or gone, shown nowhere else, and placed where it belongs', async () => {
  const { app } = await site.as('owner').open();
  expect(valueOf(await app.findStrays())).toEqual({ entries: [], counts: [] });
  const gone = await add('plans', { Title: 'Gone plan' });
  const goneAction = await add('actions', { Title: '9.9', APPlanId: gone });
  const ids = {
    actions: await add('actions', { Title: '7.1', APAction: 'An action of no plan' }),
    areas: await add('areas', { Title: 'An area of no plan', APRef: '7' }),
    inspections: await add('inspections', { Title: 'An inspection of no plan', APPlanId: gone }),
    evaluations: await add('evaluations', { Title: 'An indicator of no inspection' }),
    updates: await add('updates', { Title: '9.9', APNarrative: 'An update of no action', APActionId: goneAction })
  };
  await list('plans').items.getById(gone).recycle();
  await list('actions').items.getById(goneAction).recycle();
  const strays = valueOf(await app.findStrays());
  expect(strays.counts).toEqual(
    (['actions', 'areas', 'inspections', 'evaluations', 'updates'] as const).map(key => ({ list: key, count: 1 }))
  );
  expect(strays.entries.map(one => [one.list, one.id, one.name])).toEqual([
    ['actions', ids.actions, '7.1 An action of no plan'],
    ['areas', ids.areas, '7 An area of no plan'],
    ['inspections', ids.inspections, 'An inspection of no plan'],
    ['evaluations', ids.evaluations, 'An indicator of no inspection'],
    ['updates', ids.updates, '9.9 An update of no action']
  ]);
  const before = await readPlanOf(site.as('reader').store);
  expect(before.actions.some(one => one.id === ids.actions)).toBe(false);

  const planId = before.plan.id;
  expect(await app.run('action.place', { stray: strayOf(strays, 'actions', ids.actions), planId })).toEqual({
    kind: 'saved'
  });
  const numbered = (): Action => {
    const screen = app.screen();
    if (screen.kind !== 'ready') throw new Error('The plan is not in view.');
    return actionNumbered(screen.content, '7.1');
  };
  // It comes into view once it was read, just after it is saved.
  await soon(() => void numbered());
  const placed = numbered();
  expect(placed.planId).toBe(planId);
  expect(await app.run('update.place', { stray: strayOf(strays, 'updates', ids.updates), action: placed })).toEqual({
    kind: 'saved'
  });
  await calm(app);
  const { store } = site.as('reader');
  await readPlanOf(store);
  const updates = valueOf(await store.readUpdates(placed.id));
  expect(updates.map(one => [one.narrative, one.actionNumber])).toEqual([['An update of no action', '7.1']]);
  expect(valueOf(await app.findStrays()).counts.map(one => one.list)).toEqual(['areas', 'inspections', 'evaluations']);
}, 60_000);

test('a list that one may not read is passed over, with what belongs to its items', async () => {
  const group = await site.as('owner').connection.reader.web.associatedVisitorGroup.select('Id')();
  await list('inspections').roleAssignments.getById(group.Id).delete();
  const { app } = await site.as('reader').open();
  expect(valueOf(await app.findStrays()).counts.map(one => one.list)).toEqual(['areas']);
}, 60_000);
