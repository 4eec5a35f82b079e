import fc from 'fast-check';
import type { DraftStorage, StorageOutcome, StoredDraft } from '../../src/sync/drafts';
import { behindAtMost, createDrafts } from '../../src/sync/drafts';
import type { Clock } from '../../src/sync/ports';

/** A clock that goes only when it is told to. */
class HandClock implements Clock {
  private time = Date.parse('2026-11-24T10:00:00Z');
  private waiting: { at: number; run: () => void }[] = [];

  public now(): number {
    return this.time;
  }

  public after(milliseconds: number, run: () => void): () => void {
    const one = { at: this.time + milliseconds, run };
    this.waiting.push(one);
    return () => {
      this.waiting = this.waiting.filter(other => other !== one);
    };
  }

  public async go(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    for (;;) {
      const next = [...this.waiting].sort((a, b) => a.at - b.at)[0];
      if (!next || next.at > end) break;
      this.waiting = this.waiting.filter(one => one !== next);
      this.time = next.at;
      next.run();
      await settle();
    }
    this.time = end;
    await settle();
  }
}

const settle = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

/** A storage whose writes end when they are let; what is in it is what a killed tab would find. */
class SlowStorage implements DraftStorage {
  public readonly rows = new Map<string, StoredDraft>();
  public readonly log: string[] = [];
  public answer: StorageOutcome = 'kept';
  private held: (() => void)[] = [];
  public hold = false;

  public async readAll(): Promise<readonly StoredDraft[] | undefined> {
    return this.answer === 'unavailable' ? undefined : [...this.rows.values()];
  }

  private async turn(): Promise<void> {
    if (this.hold) await new Promise<void>(resolve => this.held.push(resolve));
  }

  public async write(draft: StoredDraft): Promise<StorageOutcome> {
    await this.turn();
    this.log.push(`write ${draft.key} ${String(draft.value)}`);
    if (this.answer === 'kept') this.rows.set(draft.key, draft);
    return this.answer;
  }

  public async remove(key: string): Promise<StorageOutcome> {
    await this.turn();
    this.log.push(`remove ${key}`);
    this.rows.delete(key);
    return this.answer;
  }

  public async release(): Promise<void> {
    this.hold = false;
    for (const go of this.held.splice(0)) go();
    await settle();
  }
}

function make(): { drafts: ReturnType<typeof createDrafts>; clock: HandClock; storage: SlowStorage } {
  const clock = new HandClock();
  const storage = new SlowStorage();
  return { drafts: createDrafts(storage, clock), clock, storage };
}

test('the first key is kept at once, the next ones at most 400 ms behind', async () => {
  // Half a second is promised; the storage takes its own time.
  expect(behindAtMost).toBeLessThan(500);
  const { drafts, clock, storage } = make();
  await drafts.ready;
  drafts.set('update-1', 'H');
  await settle();
  expect(storage.rows.get('update-1')?.value).toBe('H');
  drafts.set('update-1', 'He');
  await clock.go(100);
  drafts.set('update-1', 'Hel');
  expect(storage.rows.get('update-1')?.value).toBe('H');
  await clock.go(behindAtMost - 100);
  expect(storage.rows.get('update-1')?.value).toBe('Hel');
  expect(storage.log).toHaveLength(2);
});

test('whatever is typed when, a tab that is killed loses no more than the last 400 ms', async () => {
  const steps = fc.array(
    fc.record({ key: fc.constantFrom('update-1', 'update-2', 'edit-1'), wait: fc.integer({ min: 0, max: 900 }) }),
    { minLength: 1, maxLength: 40 }
  );
  await fc.assert(
    fc.asyncProperty(steps, async all => {
      const { drafts, clock, storage } = make();
      await drafts.ready;
      const typed = new Map<string, { at: number; value: number }[]>();
      for (const [value, { key, wait }] of all.entries()) {
        drafts.set(key, value);
        typed.set(key, [...(typed.get(key) ?? []), { at: clock.now(), value }]);
        await clock.go(wait);
        for (const [name, values] of typed) {
          const old = values.filter(one => one.at <= clock.now() - behindAtMost).pop();
          if (old) expect(storage.rows.get(name)?.value).toBeGreaterThanOrEqual(old.value);
        }
      }
    }),
    { numRuns: 300 }
  );
});

test('an older write never comes after a newer one, and what was sent is not kept again', async () => {
  const { drafts, clock, storage } = make();
  await drafts.ready;
  storage.hold = true;
  drafts.set('update-1', 'one');
  await clock.go(behindAtMost);
  drafts.set('update-1', 'two');
  await clock.go(behindAtMost);
  drafts.forget('update-1');
  await storage.release();
  await clock.go(behindAtMost * 2);
  expect(storage.log[storage.log.length - 1]).toBe('remove update-1');
  expect([...storage.rows]).toEqual([]);
  expect(drafts.get('update-1')).toBeUndefined();
});

test('what an earlier visit left is there with its time; what is typed meanwhile is newer', async () => {
  const clock = new HandClock();
  const storage = new SlowStorage();
  storage.rows.set('update-1', { key: 'update-1', value: 'old', at: '2026-11-23T09:00:00.000Z' });
  storage.rows.set('update-2', { key: 'update-2', value: 'other', at: '2026-11-24T09:00:00.000Z' });
  const drafts = createDrafts(storage, clock);
  expect(drafts.keeping()).toBe('starting');
  drafts.set('update-1', 'new');
  await drafts.ready;
  expect(drafts.keeping()).toBe('kept');
  expect(drafts.get('update-1')?.value).toBe('new');
  expect(drafts.all().map(draft => [draft.key, draft.at])).toEqual([
    ['update-1', '2026-11-24T10:00:00.000Z'],
    ['update-2', '2026-11-24T09:00:00.000Z']
  ]);
});

test('a draft that was sent while the storage was still being read stays gone', async () => {
  const clock = new HandClock();
  const storage = new SlowStorage();
  storage.rows.set('update-1', { key: 'update-1', value: 'old', at: '2026-11-23T09:00:00.000Z' });
  const drafts = createDrafts(storage, clock);
  drafts.set('update-1', 'new');
  drafts.forget('update-1');
  await drafts.ready;
  await settle();
  expect(drafts.get('update-1')).toBeUndefined();
});

test.each(['full', 'unavailable'] as const)(
  "it says so when the storage is %s, and again when it isn't",
  async answer => {
    const { drafts, clock, storage } = make();
    await drafts.ready;
    const heard: string[] = [];
    const stop = drafts.subscribe(() => heard.push(drafts.keeping()));
    storage.answer = answer;
    drafts.set('update-1', 'x');
    await settle();
    expect(drafts.keeping()).toBe(answer);
    storage.answer = 'kept';
    await clock.go(behindAtMost);
    drafts.set('update-1', 'xy');
    await settle();
    expect(drafts.keeping()).toBe('kept');
    stop();
    drafts.set('update-1', 'xyz');
    expect(heard[heard.length - 1]).toBe('kept');
    expect(heard).toContain(answer);
  }
);

test('what must not be lost is written without waiting for its turn', async () => {
  const { drafts, storage } = make();
  await drafts.ready;
  drafts.set('post-1', 'writing');
  drafts.set('post-1', 'sending');
  drafts.keepNow();
  await settle();
  expect(storage.rows.get('post-1')?.value).toBe('sending');
});
