/** @jest-environment jsdom */
import { createStore } from 'zustand/vanilla';
import { editAction, removeAction } from '../../src/app/commands/action';
import { asAct } from '../../src/app/commands/command';
import type { Outbox, Outcome } from '../../src/app/outbox';
import { createOutbox } from '../../src/app/outbox';
import { screenSelector } from '../../src/app/state/content';
import type { AppState } from '../../src/app/state/state';
import type { Undo } from '../../src/app/undo';
import { undoMilliseconds, undoOf } from '../../src/app/undo';
import type { Failure } from '../../src/domain/failure';
import { ok } from '../../src/domain/failure';
import type { ActionFields } from '../../src/model/action';
import type { Fields } from '../../src/model/json';
import type { Operation } from '../../src/sync/operation';
import type { Transport, WriteAnswer } from '../../src/sync/ports';
import type { Entry } from '../../src/sync/status';
import { panelFields } from '../domain/samples';
import { memoryDevice, memoryOutbox } from '../memoryDevice';
import type { MemoryOutbox } from '../memoryDevice';
import { siteReadOf, stateOf } from '../siteRead';
import { action, content, context, firstOf, numberedIds } from './fixtures';
import type { HandClock } from './handClock';
import { handClock, settled } from './handClock';
import { later, transport } from './transport';

beforeEach(numberedIds);

const edit = (id: number, change: Partial<ActionFields>): Operation => {
  const loaded = action(id, { etag: `"${String(id)}"` });
  return firstOf(editAction.operations({ loaded, fields: { ...panelFields(loaded), ...change } }, context()));
};
const removal = (id: number): Operation => firstOf(removeAction.operations({ loaded: action(id) }, context()));

/** Three actions get a new stage at once. */
const act = (): readonly Operation[] => asAct([1, 2, 3].map(id => edit(id, { stage: 'Agreed' })));

interface Tab {
  outbox: Outbox;
  undo: Undo;
  clock: HandClock;
  storage: MemoryOutbox;
  state(): AppState;
  entries(): readonly Entry[];
  undoable(): AppState['undoable'];
  /** Queues an act as a command does. */
  run(operations: readonly Operation[]): Promise<{ outcome: Outcome | undefined }>;
}

/** An outbox with its undo, as the app puts them together. */
async function start(far: Partial<Transport> = {}): Promise<Tab> {
  const clock = handClock();
  const storage = memoryOutbox();
  const state = createStore<AppState>(() => stateOf(siteReadOf(content())));
  const select = screenSelector();
  const undo = undoOf(
    state,
    () => select(state.getState()),
    clock,
    operations => void outbox.send(operations)
  );
  const { locks, owner } = memoryDevice();
  const outbox = createOutbox({
    ports: { clock, random: () => 0.5, storage, locks, transport: transport(far) },
    owner,
    onChange: sync => state.setState({ outbox: sync }),
    onSaved: async (operation, saved, isMine) => {
      if (isMine) undo.saved(operation, saved.written?.etag);
    },
    onSetAside: () => undefined,
    onResolvedElsewhere: () => undefined
  });
  outbox.start();
  await settled();
  return {
    outbox,
    undo,
    clock,
    storage,
    state: () => state.getState(),
    entries: () => state.getState().outbox.entries,
    undoable: () => state.getState().undoable,
    run: async operations => {
      const told: { outcome: Outcome | undefined } = { outcome: undefined };
      undo.track(operations);
      void outbox.send(operations).then(outcome => {
        told.outcome = outcome;
      });
      await settled();
      return told;
    }
  };
}

const done: WriteAnswer = { kind: 'done', written: { id: 1, etag: '"9"' } };
const refused: Failure = { kind: 'refused', message: 'No' };
const failedWith = (failure: Failure): WriteAnswer => ({ kind: 'failed', failure });

/** Answers edits by the item that they are of; `done` where nothing else is said. */
const byItem = (answers: Readonly<Record<number, WriteAnswer>>): Transport['edit'] => {
  return async ({ item }) => (typeof item === 'number' ? answers[item] : undefined) ?? done;
};
const standing = (entries: readonly Entry[]): unknown[] =>
  entries.map(({ operation, status }) => [operation.item, status.kind]).sort();
/** Somebody else wrote another stage. */
const theirs: Transport['read'] = async () =>
  ok({ id: 2, etag: '"8"', fields: { stage: 'Closed' }, by: 'Euan Balgarvie', at: '2026-11-24T08:00:00Z' });

describe('an act of several operations', () => {
  it('is saved once all of it is, and not before', async () => {
    const { answer, promise } = later<WriteAnswer>();
    const { run, storage } = await start({ edit: ({ item }) => (item === 2 ? promise : Promise.resolve(done)) });
    const told = await run(act());
    expect(told.outcome).toBeUndefined();
    answer(done);
    await settled();
    expect(told.outcome).toEqual({ kind: 'saved' });
    expect(storage.rows.size).toBe(0);
  });

  it('is on the disk as a whole before any of it is sent', async () => {
    let kept: number | undefined;
    const { run, storage } = await start({
      edit: async () => {
        kept ??= storage.rows.size;
        return done;
      }
    });
    await run(act());
    expect(kept).toBe(3);
  });

  it('is waiting after three seconds where one of it has no answer', async () => {
    const { run, clock } = await start({
      edit: ({ item }) => (item === 3 ? new Promise(() => undefined) : Promise.resolve(done))
    });
    const told = await run(act());
    await clock.run(2_999);
    expect(told.outcome).toBeUndefined();
    await clock.run(1);
    expect(told.outcome).toEqual({ kind: 'waiting' });
  });

  const offline = failedWith({ kind: 'offline' });
  const forbidden = failedWith({ kind: 'forbidden' });
  const changed: WriteAnswer = { kind: 'changed' };
  const outcomes: readonly [Outcome['kind'], string, Record<number, WriteAnswer>][] = [
    ['saved', 'all are', {}],
    ['waiting', 'one waits', { 3: offline }],
    ['conflict', 'one is asked about and one waits', { 1: offline, 2: changed }],
    ['setAside', 'one is set aside, one is asked about and one waits', { 1: offline, 2: changed, 3: forbidden }],
    ['setAside', 'the first is set aside and the others are saved', { 1: forbidden }],
    ['setAside', 'other words may put one right, and the others are saved', { 2: failedWith(refused) }],
    ['setAside', 'other words may put one right, and one waits', { 1: failedWith(refused), 2: offline }]
  ];
  it.each(outcomes)('has one outcome, the worst: %s where %s', async (kind, _where, answers) => {
    const { run } = await start({ edit: byItem(answers), read: theirs });
    expect(await run(act())).toEqual({ outcome: { kind } });
  });

  it('is nothing where nothing is to be done', async () => {
    const { run, storage } = await start();
    expect(await run([])).toEqual({ outcome: { kind: 'saved' } });
    expect(storage.rows.size).toBe(0);
  });

  it.each([refused, { kind: 'tooLarge' }, { kind: 'missingColumns', columns: [] }] satisfies Failure[])(
    'keeps what is refused of it set aside ($kind), with its reason: no form holds it alone',
    async failure => {
      const { run, entries, storage } = await start({ edit: byItem({ 2: failedWith(failure) }) });
      const [, second] = act();
      await run(act());
      expect(standing(entries())).toEqual([
        [1, 'saved'],
        [2, 'setAside'],
        [3, 'saved']
      ]);
      const status = entries().find(({ operation }) => operation.item === 2)?.status;
      expect(status).toEqual({ kind: 'setAside', failure });
      expect(JSON.stringify([...storage.rows.values()])).toContain(JSON.stringify(second?.values));
      expect(storage.rows.size).toBe(1);
    }
  );

  it('of one alone is taken back out of the storage where it is refused', async () => {
    const { run, entries, storage } = await start({ edit: byItem({ 2: failedWith(refused) }) });
    expect(await run([edit(2, { stage: 'Agreed' })])).toEqual({ outcome: { kind: 'failed', failure: refused } });
    expect(entries()).toEqual([]);
    expect(storage.rows.size).toBe(0);
  });
});

describe('taking an act back', () => {
  it('is offered once, after the last of it was saved', async () => {
    const { answer, promise } = later<WriteAnswer>();
    const { run, undoable, entries } = await start({
      edit: ({ item }) => (item === 1 ? promise : Promise.resolve(done))
    });
    await run(act());
    expect(standing(entries())).toEqual([
      [1, 'sending'],
      [2, 'saved'],
      [3, 'saved']
    ]);
    expect(undoable()).toBeUndefined();
    answer(done);
    await settled();
    expect(undoable()).toMatchObject({ kind: 'stage', number: '1.1' });
  });

  it('is one act, of the last operation first, each onto the version that it was saved as', async () => {
    const done = (item: Operation['item']): WriteAnswer => ({
      kind: 'done',
      written: { id: Number(item), etag: `"saved ${String(item)}"` }
    });
    const { run, undoable } = await start({ edit: async ({ item }) => done(item) });
    const operations = act();
    await run(operations);
    const reverse = undoable()?.reverse ?? [];
    expect(reverse.map(({ item, etag, values, base }) => ({ item, etag, values, base }))).toEqual(
      [3, 2, 1].map(item => ({
        item,
        etag: `"saved ${String(item)}"`,
        values: { stage: 'In progress' },
        base: { stage: 'Agreed' }
      }))
    );
    expect(new Set(reverse.map(one => one.act)).size).toBe(1);
    const ids = [...operations, ...reverse].map(({ id }) => id);
    expect(new Set(ids).size).toBe(6);
    expect(operations.map(one => one.act)).not.toContain(reverse[0]?.act);
  });

  it('names what followed too as part of the act', async () => {
    const { run, undoable } = await start();
    const followed = { ...removal(1), then: [edit(2, { target: 'New' })] };
    await run(asAct([followed, removal(3)]));
    const reverse = undoable()?.reverse ?? [];
    expect(reverse.map(({ kind, item }) => [kind, item])).toEqual([
      ['restore', 3],
      ['restore', 1]
    ]);
    const [, last] = reverse;
    expect(last?.then?.map(({ item, values }) => [item, values])).toEqual([[2, { target: null }]]);
    expect(new Set([...reverse, ...(last?.then ?? [])].map(one => one.act)).size).toBe(1);
  });

  it('sends all of it at once, is offered no more, and isn’t taken back in turn', async () => {
    const edited: [Operation['item'], Fields][] = [];
    const { run, undo, undoable, entries } = await start({
      edit: async ({ item }, values) => {
        edited.push([item, values]);
        return done;
      }
    });
    await run(act());
    edited.length = 0;
    undo.run();
    expect(undoable()).toBeUndefined();
    await settled();
    expect(edited).toEqual([3, 2, 1].map(item => [item, { stage: 'In progress' }]));
    expect(entries().map(({ status }) => status.kind)).toEqual(Array(6).fill('saved'));
    expect(undoable()).toBeUndefined();
    undo.run();
    await settled();
    expect(edited).toHaveLength(3);
  });

  it('is offered for ten seconds from when the last was saved', async () => {
    const { answer, promise } = later<WriteAnswer>();
    const { run, clock, undoable } = await start({
      edit: ({ item }) => (item === 1 ? promise : Promise.resolve(done))
    });
    await run(act());
    await clock.run(undoMilliseconds);
    answer(done);
    await settled();
    await clock.run(undoMilliseconds - 1);
    expect(undoable()?.reverse).toHaveLength(3);
    await clock.run(1);
    expect(undoable()).toBeUndefined();
  });

  it('is not offered while one of it is refused, and is once that went through', async () => {
    const answers: WriteAnswer[] = [failedWith(refused), done];
    const { run, outbox, entries, undoable } = await start({
      edit: async ({ item }) => (item === 2 ? (answers.shift() ?? done) : done),
      read: async () => ok({ id: 2, etag: '"2"', fields: { stage: 'In progress' }, by: '', at: '' })
    });
    await run(act());
    expect(undoable()).toBeUndefined();
    const left = entries().find(({ status }) => status.kind === 'setAside');
    await outbox.resolve(left?.operation.id ?? '', { kind: 'retry' });
    await settled();
    expect(undoable()?.reverse.map(({ item }) => item)).toEqual([3, 2, 1]);
  });

  it('is not offered where one of it can’t be taken back', async () => {
    const { run, undoable } = await start();
    const restored: Operation = { ...edit(2, { stage: 'Agreed' }), kind: 'restore' };
    await run(asAct([edit(1, { stage: 'Agreed' }), restored]));
    expect(undoable()).toBeUndefined();
  });
});
