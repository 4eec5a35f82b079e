import { addUpdate } from '../../src/app/commands/update';
import { transportOf } from '../../src/data/transport';
import type { TestSite } from './site';
import { actionNumbered, readPlanOf, startTestSite } from './site';

describe('what carries the outbox', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await startTestSite({ sample: true });
  });
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
    const transport = transportOf(lead.connection, 'Europe/London');
    const busy: unknown = expect.objectContaining({ kind: 'busy', until: expect.any(String) });
    await site.failNext('ActionPlan', 3);
    expect(await transport.findByKey(operation)).toEqual({ ok: false, failure: busy });
    expect(await transport.read(beside)).toEqual({ ok: false, failure: busy });
    expect(await transport.versions(beside)).toEqual({ ok: false, failure: busy });
    expect(await transport.findByKey(operation)).toEqual({ ok: true, value: undefined });
  });
});
