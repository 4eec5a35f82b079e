import { panelFields } from '../domain/samples';
import type { Action } from '../../src/model/action';
import type { ItemOf, ListKey } from '../../src/model';
import { typedItems } from '../../src/model';
import { textOf } from '../../src/model/values';
import type { SiteChanges } from '../../src/app/ports';
import { listOf } from '../../src/data/connection';
import { action as actions } from '../../src/model/action';
import { area as areas } from '../../src/model/area';
import type { TestSite } from './site';
import { actionNumbered, readPlanOf, startTestSite, valueOf } from './site';

let site: TestSite;
beforeEach(async () => {
  site = await startTestSite({ sample: true });
}, 60000);
afterEach(async () => {
  await site.close();
});

/** A reader that has the plan in view, a manager who changes it, and an action of it. */
async function twoPeople(): Promise<{
  reader: ReturnType<TestSite['as']>;
  manager: ReturnType<TestSite['as']>;
  action: Action;
  other: Action;
}> {
  const [reader, manager] = [site.as('reader'), site.as('manager')];
  await readPlanOf(reader.store);
  const [action, other] = (await readPlanOf(manager.store)).actions;
  if (!action || !other) throw new Error('The sample has no actions.');
  return { reader, manager, action, other };
}

/** The items of a list that changed. */
function itemsIn<K extends ListKey>({ lists }: ReturnType<typeof some>, key: K): readonly ItemOf<K>[] {
  return typedItems(key, lists[key].items);
}

function some(changes: SiteChanges): Extract<SiteChanges, { kind: 'some' }> {
  if (changes.kind !== 'some') throw new Error(`Expected some changes, got ${changes.kind}.`);
  return changes;
}

test('nothing new since the plan was read', async () => {
  const { reader } = await twoPeople();
  expect(valueOf(await reader.store.readChanges())).toEqual({ kind: 'none' });
});

test('an action that somebody saved comes as it now is, once', async () => {
  const { reader, manager, action } = await twoPeople();
  const { app } = await manager.open();
  expect(
    await app.run('action.edit', { loaded: action, fields: { ...panelFields(action), target: 'Every child by March' } })
  ).toEqual({
    kind: 'saved'
  });
  const saved = actionNumbered(await readPlanOf(manager.store), textOf(action.number));
  const changes = some(valueOf(await reader.store.readChanges()));
  expect(itemsIn(changes, 'actions').map(one => ({ id: one.id, etag: one.etag, target: one.target }))).toEqual([
    { id: action.id, etag: saved.etag, target: 'Every child by March' }
  ]);
  expect(changes.lists.actions.gone).toEqual([]);
  expect(valueOf(await reader.store.readChanges())).toEqual({ kind: 'none' });
});

test('an update that somebody added comes by itself: its action’s row didn’t change', async () => {
  const { reader, action } = await twoPeople();
  const { app } = await site.as('member').open();
  expect(
    await app.run('update.add', {
      action,
      update: {
        clientKey: crypto.randomUUID(),
        narrative: 'The last house has its advocate.',
        brag: 'Green',
        bragReason: '',
        barrier: ''
      }
    })
  ).toEqual({ kind: 'saved' });
  const changes = some(valueOf(await reader.store.readChanges()));
  expect(itemsIn(changes, 'updates').map(one => [one.actionId, one.narrative])).toEqual([
    [action.id, 'The last house has its advocate.']
  ]);
  expect(itemsIn(changes, 'actions')).toEqual([]);
});

test('an action in the recycle bin is gone, and back when it is restored', async () => {
  const { reader, action, other } = await twoPeople();
  const owner = site.as('owner').connection;
  const bin = await listOf(owner.writer, owner.webUrl, actions).items.getById(action.id).recycle();
  const changes = some(valueOf(await reader.store.readChanges()));
  expect(changes.lists.actions).toEqual({ items: [], gone: [action.id] });
  expect(changes.lists.actions.gone).not.toContain(other.id);
  expect(bin).toBeTruthy();
});

test('a change of any other list comes alone too', async () => {
  const { reader, manager } = await twoPeople();
  const { connection } = manager;
  await listOf(connection.writer, connection.webUrl, areas)
    .items.getById(1)
    .update({ Title: 'Need matched to services' });
  const changes = some(valueOf(await reader.store.readChanges()));
  expect(itemsIn(changes, 'areas').map(one => one.title)).toEqual(['Need matched to services']);
  expect(itemsIn(changes, 'actions')).toEqual([]);
});

test('so are more changes than are worth telling apart', async () => {
  const { reader, manager } = await twoPeople();
  const { connection } = manager;
  const list = listOf(connection.writer, connection.webUrl, actions);
  await Promise.all(
    Array.from({ length: 41 }, (_, at) => list.items.add({ Title: `Added ${String(at)}`, APPlanId: 1 }))
  );
  expect(valueOf(await reader.store.readChanges())).toEqual({ kind: 'all' });
});

test('and so is a token that SharePoint no longer knows', async () => {
  const { reader } = await twoPeople();
  site.passDays(61);
  expect(valueOf(await reader.store.readChanges())).toEqual({ kind: 'all' });
});

test('a site that fails to answer is told of, and asked from the same token again', async () => {
  const { reader, manager, action } = await twoPeople();
  const { app } = await manager.open();
  expect(
    await app.run('action.edit', { loaded: action, fields: { ...panelFields(action), target: 'Every child by March' } })
  ).toEqual({
    kind: 'saved'
  });
  await site.failNext('getchanges', 1);
  expect(await reader.store.readChanges()).toMatchObject({ ok: false });
  expect(itemsIn(some(valueOf(await reader.store.readChanges())), 'actions')).toHaveLength(1);
});
