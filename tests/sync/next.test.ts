import type { Failure } from '../../src/domain/failure';
import { failed, ok } from '../../src/domain/failure';
import type { Moment, Next } from '../../src/sync/next';
import {
  afterCreate,
  afterFindByKey,
  afterRead,
  afterResolution,
  afterVersions,
  afterWrite
} from '../../src/sync/next';
import type { ItemState, WriteAnswer } from '../../src/sync/ports';
import type { QueuedOperation } from '../../src/sync/queue';
import { queued } from '../../src/sync/queue';
import { aCreate, anEdit } from './samples';

const at: Moment = { now: 1_000_000, random: () => 0.5 };
const theirs = (over: Partial<ItemState> = {}): ItemState => ({
  id: 7,
  etag: '2',
  fields: { due: 'before', text: 'theirs' },
  lastOpId: 'op-9',
  by: 'Sam',
  at: '2026-09-01T08:00:00Z',
  ...over
});
const state = (next: Next) => (next.kind === 'goOn' ? next.one.state : next);
const offline: Failure = { kind: 'offline' };

describe('a create', () => {
  const create = queued(aCreate(), 1);

  it.each<[Failure]>([
    [offline],
    [{ kind: 'broken', message: 'HTTP 500' }],
    [{ kind: 'signedOut' }],
    [{ kind: 'busy', until: undefined }]
  ])('is looked up after %j, and not before the wait is over', failure => {
    expect(state(afterCreate(create, { kind: 'failed', failure }, at))).toEqual({
      kind: 'open',
      step: { kind: 'check' },
      notBefore: 1_001_000,
      failure
    });
  });

  it('that for certain never left the device is sent again, not looked for', () => {
    expect(state(afterCreate(create, { kind: 'notSent' }, at))).toEqual({
      kind: 'open',
      step: { kind: 'send' },
      notBefore: 1_001_000,
      failure: offline
    });
  });

  it("that is found by its key is saved; one that isn't is sent again", () => {
    expect(afterFindByKey(create, undefined, ok({ id: 3, etag: '1' }), at)).toEqual({
      kind: 'saved',
      written: { id: 3, etag: '1' }
    });
    expect(state(afterFindByKey(create, undefined, ok(undefined), at))).toMatchObject({
      step: { kind: 'send' },
      notBefore: 0
    });
  });

  it("whose key is there is saved; where the duplicate is another column's it is set aside", () => {
    const failure: Failure = { kind: 'broken', message: 'duplicate' };
    expect(state(afterCreate(create, { kind: 'duplicate', failure }, at))).toMatchObject({
      step: { kind: 'check', otherwise: failure }
    });
    expect(afterFindByKey(create, failure, ok({ id: 3, etag: '1' }), at).kind).toBe('saved');
    expect(state(afterFindByKey(create, failure, ok(undefined), at))).toEqual({ kind: 'setAside', failure });
  });
});

describe('an edit', () => {
  const edit = queued(anEdit(), 1);

  it('is read again on 412 and in doubt', () => {
    expect(state(afterWrite(edit, { kind: 'changed' }, at))).toMatchObject({ step: { kind: 'check' }, notBefore: 0 });
    expect(state(afterWrite(edit, { kind: 'failed', failure: offline }, at))).toMatchObject({
      step: { kind: 'check' },
      notBefore: 1_001_000
    });
  });

  it('whose LastOpId is in the item, or in one of its versions, is saved', () => {
    expect(afterRead(edit, ok(theirs({ lastOpId: 'op-1' })), at).kind).toBe('saved');
    expect(state(afterRead(edit, ok(theirs()), at))).toEqual({
      kind: 'open',
      step: { kind: 'history', theirs: theirs() },
      notBefore: 0,
      failure: undefined
    });
    expect(afterVersions(edit, theirs(), ok(['op-9', 'op-1', undefined]), at).kind).toBe('saved');
  });

  it('is sent again where the item is as it was loaded', () => {
    expect(state(afterRead(edit, ok(theirs({ etag: '1' })), at))).toMatchObject({ step: { kind: 'send' } });
  });

  it("goes on with the new ETag where the fields don't overlap", () => {
    const next = afterVersions(edit, theirs(), ok([]), at);
    expect(next).toMatchObject({
      one: { pending: { values: { due: 'mine' }, etag: '2' }, state: { step: { kind: 'send' } } }
    });
  });

  it('asks where both changed the same field, and goes on with the choice', () => {
    const next = afterVersions(edit, theirs({ fields: { due: 'theirs' } }), ok([]), at);
    expect(state(next)).toMatchObject({ kind: 'conflict', fields: [{ field: 'due', mine: 'mine', theirs: 'theirs' }] });
    if (next.kind !== 'goOn') throw new Error('It asks.');
    expect(afterResolution(next.one, { kind: 'choose', etag: '2', choices: { due: 'mine' } })).toMatchObject({
      pending: { values: { due: 'mine' }, base: { due: 'theirs' }, etag: '2' },
      state: { step: { kind: 'send' } }
    });
    expect(afterResolution(next.one, { kind: 'choose', etag: '2', choices: { due: 'theirs' } })).toBeUndefined();
    expect(afterResolution(next.one, { kind: 'choose', etag: '2', choices: {} })).toBe(next.one);
    expect(afterResolution(next.one, { kind: 'choose', etag: '1', choices: { due: 'mine' } })).toBe(next.one);
  });

  it('that meets another write (409) is tried five times more, then set aside', () => {
    let one: QueuedOperation = edit;
    const states: string[] = [];
    const conflict: WriteAnswer = { kind: 'saveConflict' };
    for (let turn = 0; turn < 6; turn++) {
      const next = afterWrite(one, conflict, at);
      if (next.kind !== 'goOn') throw new Error("It isn't saved.");
      one = next.one;
      states.push(one.state.kind);
    }
    expect(states).toEqual(['open', 'open', 'open', 'open', 'open', 'setAside']);
  });

  it('waits for as long as the server asks, and everything else with it', () => {
    const until = '1970-01-01T00:20:00.000Z';
    expect(afterWrite(edit, { kind: 'failed', failure: { kind: 'busy', until } }, at)).toMatchObject({
      busyUntil: 1_200_000,
      one: { state: { notBefore: 1_200_000 } }
    });
  });

  it.each<[Failure]>([
    [{ kind: 'refused', message: 'No.' }],
    [{ kind: 'forbidden' }],
    [{ kind: 'locked' }],
    [{ kind: 'tooLarge' }],
    [{ kind: 'missingColumns', columns: [] }],
    [{ kind: 'notFound', what: 'item' }]
  ])('is set aside after %j, and looks before it is tried again', failure => {
    const next = afterWrite(edit, { kind: 'failed', failure }, at);
    expect(state(next)).toEqual({ kind: 'setAside', failure });
    if (next.kind === 'goOn')
      expect(afterResolution(next.one, { kind: 'retry' })?.state).toMatchObject({
        kind: 'open',
        step: { kind: 'check' }
      });
  });

  it('that the server breaks over ten times in a row is set aside; being offline never is', () => {
    const after = (failure: Failure, times: number): string => {
      let one: QueuedOperation = edit;
      for (let turn = 0; turn < times; turn++) {
        const next = afterRead(one, failed(failure), at);
        if (next.kind === 'goOn') one = next.one;
      }
      return one.state.kind;
    };
    expect([
      after({ kind: 'broken', message: '' }, 9),
      after({ kind: 'broken', message: '' }, 10),
      after(offline, 500)
    ]).toEqual(['open', 'setAside', 'open']);
  });
});

describe('a removal', () => {
  const remove = queued(anEdit({ kind: 'remove', values: {} }), 1);

  it('of what is gone is saved', () => {
    expect(afterWrite(remove, { kind: 'failed', failure: { kind: 'notFound', what: 'item' } }, at).kind).toBe('saved');
    expect(afterRead(remove, failed({ kind: 'notFound', what: 'item' }), at).kind).toBe('saved');
  });

  it("asks before it takes away what the person hasn't seen", () => {
    expect(state(afterRead(remove, ok(theirs()), at))).toMatchObject({
      kind: 'conflict',
      fields: [{ field: 'text', theirs: 'theirs' }]
    });
    expect(state(afterRead(remove, ok(theirs({ fields: { due: 'before', text: 'same' } })), at))).toMatchObject({
      step: { kind: 'send' }
    });
  });
});
