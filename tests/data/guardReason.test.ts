import '@pnp/sp/fields/list';
import { listOf } from '../../src/data/connection';
import { setUpOf } from '../../src/data/setUp';
import { panelFields } from '../../src/domain/checks';
import { actions, updates } from '../../src/lists';
import type { ListDeclaration } from '../../src/lists/list';
import type { TestSite } from './site';
import { readPlanOf, startTestSite, valueOf } from './site';

let site: TestSite;

beforeAll(async () => { site = await startTestSite({ sample: true }); }, 60000);
afterAll(async () => { await site.close(); });

/** What the list itself holds. */
async function recordedOn(list: ListDeclaration, id: number): Promise<unknown> {
  const { connection } = site.as('reader');
  const item: unknown = await listOf(connection.reader, connection.webUrl, list).items.getById(id).select('APGuardReason')();
  return typeof item === 'object' && item !== null ? Reflect.get(item, 'APGuardReason') : undefined;
}

const update = (clientKey: string) => ({ clientKey, narrative: 'See 0101011237', brag: 'Green' as const, bragReason: '', barrier: '' });

test('the reason stands on the update that it was given for, and nothing on one without', async () => {
  const { store } = site.as('lead');
  const [action] = (await readPlanOf(store)).actions;
  if (!action) throw new Error('There is no action.');
  const reason = 'The court’s "order" – O’Brien\nasked for it 👩‍👧';
  const kept = valueOf(await store.addUpdate(action, { ...update('6f1c7a52-8d57-4e6e-9f0a-3d2b5c7e9a11'), guardReason: ` ${reason} ` }, false));
  expect(await recordedOn(updates, kept.update.id)).toBe(reason);
  const plain = valueOf(await store.addUpdate(action, update('6f1c7a52-8d57-4e6e-9f0a-3d2b5c7e9a12'), false));
  expect(await recordedOn(updates, plain.update.id)).toBeNull();
});

test('the reason stands on the action, and a later save without one leaves it', async () => {
  const { store } = site.as('lead');
  const [action] = (await readPlanOf(store)).actions;
  if (!action) throw new Error('There is no action.');
  const first = valueOf(await store.saveAction(action, { ...panelFields(action), target: 'See 0101011237' }, 'The court asked for it'));
  expect(await recordedOn(actions, action.id)).toBe('The court asked for it');
  valueOf(await store.saveAction(first, { ...panelFields(first), baseline: 'None' }));
  expect(await recordedOn(actions, action.id)).toBe('The court asked for it');
});

test('a site set up before the column was there is read, names it, and gets it from the set-up', async () => {
  const { connection, store } = site.as('owner');
  for (const list of [actions, updates]) await listOf(connection.writer, connection.webUrl, list).fields.getByInternalNameOrTitle('APGuardReason').delete();
  const content = await readPlanOf(store);
  expect(content.missingColumns.map(one => one.column)).toEqual(['Reason for keeping a number', 'Reason for keeping a number']);
  const [action] = content.actions;
  if (!action) throw new Error('There is no action.');
  expect(valueOf(await store.readUpdates(action.id)).length).toBeGreaterThan(0);
  valueOf(await store.addUpdate(action, { ...update('6f1c7a52-8d57-4e6e-9f0a-3d2b5c7e9a13'), narrative: 'All in.' }, false));
  valueOf(await setUpOf(connection).run(() => undefined));
  expect((await readPlanOf(store)).missingColumns).toEqual([]);
}, 30000);
