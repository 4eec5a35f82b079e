import * as v from 'valibot';
import '@pnp/sp/fields/list';
import { addUpdate } from '../../src/app/commands/update';
import { listOf } from '../../src/data/connection';
import { findRecycled, transportOf } from '../../src/data/transport';
import { action as actions } from '../../src/model/action';
import { area } from '../../src/model/area';
import type { Operation } from '../../src/sync/operation';
import type { TestSite } from './site';
import { actionNumbered, readPlanOf, startTestSite } from './site';

describe('what carries the outbox', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await startTestSite({ sample: true });
  }, 60_000);
  afterAll(() => site.close());

  it('hands a Retry-After on at once, of a reading too, instead of waiting by itself', async () => {
    const lead = site.as('lead');
    const action = actionNumbered(await readPlanOf(lead.store), '2.1');
    const update = {
      clientKey: crypto.randomUUID(),
      narrative: 'Shared with all staff.',
      brag: 'Green',
      bragReason: '',
      barrier: ''
    } as const;
    const rights = { addUpdates: true, editActions: true, removeActions: false, managePlan: false, setUp: false };
    const context = { now: '2026-09-17T10:00:00Z', author: 'Kim', rights, updates: [] };
    const [operation] = addUpdate.operations({ action, update }, context);
    const [beside] = operation?.then ?? [];
    if (!operation || !beside) throw new Error('Nothing is queued.');
    const transport = transportOf(lead.connection, { name: 'Europe/London' });
    const busy: unknown = expect.objectContaining({ kind: 'busy', until: expect.any(String) });
    await site.failNext('ActionPlan', 3);
    expect(await transport.findByKey(operation)).toEqual({ ok: false, failure: busy });
    expect(await transport.read(beside)).toEqual({ ok: false, failure: busy });
    expect(await transport.versions(beside)).toEqual({ ok: false, failure: busy });
    expect(await transport.findByKey(operation)).toEqual({ ok: true, value: undefined });
  });

  it('finds an item in the recycle bin below more than a page of newer entries', async () => {
    const { connection } = site.as('owner');
    const { writer, webUrl } = connection;
    const add = async (): Promise<number> =>
      v.parse(v.object({ Id: v.number() }), await listOf(writer, webUrl, area).items.add({ Title: 'x' })).Id;
    const recycle = (id: number): Promise<string> => listOf(writer, webUrl, area).items.getById(id).recycle();
    const [old, kept] = [await add(), await add()];
    await recycle(old);
    for (let count = 0; count < 105; count++) await recycle(await add());
    expect(await findRecycled(connection, area, old)).toMatchObject({ by: 'Morag Tulloch' });
    expect(await findRecycled(connection, area, kept)).toBeUndefined();
  }, 30_000);

  it('asks for no versions where SharePoint refuses the question, and sets nothing aside', async () => {
    const manager = site.as('manager');
    const action = actionNumbered(await readPlanOf(manager.store), '2.2');
    const operation: Operation = {
      id: crypto.randomUUID(),
      act: crypto.randomUUID(),
      command: 'action.edit',
      kind: 'edit',
      list: 'actions',
      item: action.id,
      values: { target: 'All' },
      etag: action.etag,
      createdAt: '2026-09-17T10:00:00Z'
    };
    const { writer, webUrl } = site.as('owner').connection;
    await listOf(writer, webUrl, actions).fields.getByInternalNameOrTitle(actions.fields.lastOpId.column).delete();
    const { versions } = transportOf(manager.connection, { name: 'Europe/London' });
    expect(await versions(operation)).toEqual({ ok: true, value: [] });
    // Any other refusal is still one.
    expect(await versions({ ...operation, item: 99_999 })).toMatchObject({ ok: false, failure: { kind: 'notFound' } });
  });
});
