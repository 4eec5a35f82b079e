import { panelFields } from '../domain/samples';
import '@pnp/sp/fields/list';
import { listOf } from '../../src/data/connection';
import { setUpOf } from '../../src/data/setUp';
import { action as actions } from '../../src/model/action';
import { update as updates } from '../../src/model/update';
import type { Entity } from '../../src/model/entity';
import type { TestSite } from './site';
import { readPlanOf, startTestSite, valueOf } from './site';

let site: TestSite;

beforeAll(async () => {
  site = await startTestSite({ sample: true });
}, 60000);
afterAll(async () => {
  await site.close();
});

/** What the list itself holds. */
async function recordedOn(list: Entity, id: number): Promise<unknown> {
  const { connection } = site.as('reader');
  const item: unknown = await listOf(connection.reader, connection.webUrl, list)
    .items.getById(id)
    .select('APGuardReason')();
  return typeof item === 'object' && item !== null ? Reflect.get(item, 'APGuardReason') : undefined;
}

/** The item that was made last. */
async function newestUpdate(): Promise<number> {
  const { connection } = site.as('reader');
  const [item]: { Id: number }[] = await listOf(connection.reader, connection.webUrl, updates)
    .items.select('Id')
    .orderBy('Id', false)
    .top(1)();
  return item?.Id ?? 0;
}

const update = (clientKey: string) => ({
  clientKey,
  narrative: 'All is well.',
  brag: 'Green' as const,
  bragReason: '',
  barrier: ''
});

test('the reason stands on the update that it was given for, and nothing on one without', async () => {
  const { app, action } = await site.as('lead').open();
  const reason = 'The court’s "order" – O’Brien\nasked for it 👩‍👧';
  expect(
    await app.run('update.add', {
      action: action('1.1'),
      update: {
        ...update('6f1c7a52-8d57-4e6e-9f0a-3d2b5c7e9a11'),
        narrative: 'See 0101011237',
        guardReason: ` ${reason} `
      }
    })
  ).toEqual({ kind: 'saved' });
  expect(await recordedOn(updates, await newestUpdate())).toBe(reason);
  expect(
    await app.run('update.add', { action: action('1.1'), update: update('6f1c7a52-8d57-4e6e-9f0a-3d2b5c7e9a12') })
  ).toEqual({ kind: 'saved' });
  expect(await recordedOn(updates, await newestUpdate())).toBeNull();
});

test('the reason stands on the action, and a later save without one leaves it', async () => {
  const { app, action } = await site.as('lead').open();
  expect(
    await app.run('action.edit', {
      loaded: action('1.1'),
      fields: { ...panelFields(action('1.1')), target: 'See 0101011237' },
      guardReason: 'The court asked for it'
    })
  ).toEqual({ kind: 'saved' });
  expect(await recordedOn(actions, action('1.1').id)).toBe('The court asked for it');
  expect(
    await app.run('action.edit', { loaded: action('1.1'), fields: { ...panelFields(action('1.1')), baseline: 'None' } })
  ).toEqual({
    kind: 'saved'
  });
  expect(await recordedOn(actions, action('1.1').id)).toBe('The court asked for it');
});

test('a site set up before the column was there is read, names it, and gets it from the set-up', async () => {
  const { connection, store, open } = site.as('owner');
  for (const list of [actions, updates])
    await listOf(connection.writer, connection.webUrl, list).fields.getByInternalNameOrTitle('APGuardReason').delete();
  const content = await readPlanOf(store);
  expect(content.missingColumns.map(one => one.column)).toEqual([
    'Reason for keeping a number',
    'Reason for keeping a number'
  ]);
  const [action] = content.actions;
  if (!action) throw new Error('There is no action.');
  expect(valueOf(await store.readUpdates(action.id)).length).toBeGreaterThan(0);
  const { app } = await open();
  expect(await app.run('update.add', { action, update: update('6f1c7a52-8d57-4e6e-9f0a-3d2b5c7e9a13') })).toEqual({
    kind: 'saved'
  });
  // The reason itself has no column to stand in: the site's set-up is named, nothing is saved without it.
  expect(
    await app.run('update.add', {
      action,
      update: {
        ...update('6f1c7a52-8d57-4e6e-9f0a-3d2b5c7e9a14'),
        narrative: 'See 0101011237',
        guardReason: 'The court asked for it'
      }
    })
  ).toEqual({
    kind: 'failed',
    failure: {
      kind: 'missingColumns',
      columns: [{ list: 'Action plan updates', column: 'Reason for keeping a number' }]
    }
  });
  valueOf(await setUpOf(connection).run(() => undefined));
  expect((await readPlanOf(store)).missingColumns).toEqual([]);
}, 30000);
