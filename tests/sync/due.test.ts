import { dueAt } from '../../src/sync/due';
import type { Operation } from '../../src/sync/operation';
import { queueOf } from '../../src/sync/operation';
import type { QueuedOperation, QueueState } from '../../src/sync/queue';
import { queued } from '../../src/sync/queue';
import { aCreate, anEdit, ofAction } from './samples';

const theirs = { id: 7, etag: '2', fields: {}, by: 'Sam', at: '2026-09-01T08:00:00Z' };
const conflict: QueueState = { kind: 'conflict', theirs, fields: [], merged: {} };
const setAside: QueueState = { kind: 'setAside', failure: { kind: 'forbidden' } };
const notBefore = (time: number): QueueState => ({ kind: 'open', step: { kind: 'send' }, notBefore: time });

const inOrder = (...all: (Operation | [Operation, QueueState])[]): QueuedOperation[] =>
  all.map((one, order) => (Array.isArray(one) ? { ...queued(one[0], order), state: one[1] } : queued(one, order)));
const due = (all: QueuedOperation[], underWay: Operation[] = [], room = 9, now = 1000) => {
  const { operations, wakeAt } = dueAt(now, all, underWay, room);
  return { ids: operations.map(({ operation }) => operation.id), wakeAt };
};

const area = aCreate({ id: 'area', list: 'areas', parent: undefined });
const item = { createdBy: 'area' };

describe('the queue of an operation', () => {
  it.each<[string, Operation]>([
    ['actions/7', anEdit()],
    ['actions/7', anEdit({ kind: 'remove' })],
    ['areas/new/area', anEdit({ list: 'areas', item })],
    ['updates/of/actions/12', aCreate()],
    ['updates/of/areas/new/area', aCreate({ parent: { list: 'areas', item } })],
    // An item of its own has its turn by itself, whatever it belongs to.
    ['updates/55', aCreate({ kind: 'remove', item: 55 })],
    ['areas/new/area', area]
  ])('is %s', (queue, operation) => {
    expect(queueOf(operation)).toBe(queue);
  });
});

describe('what is due', () => {
  it('is the first of each queue, in order, as far as there is room', () => {
    const all = inOrder(anEdit(), anEdit({ id: 'next' }), aCreate(), anEdit({ id: 'other', item: 8 }));
    expect(due(all)).toEqual({ ids: ['op-1', 'key-1', 'other'], wakeAt: Infinity });
    expect(due(all, [], 2).ids).toEqual(['op-1', 'key-1']);
    expect(due(all, [anEdit({ id: 'out' })]).ids).toEqual(['key-1', 'other']);
  });

  it('leaves out what is in a queue of what follows something before it', () => {
    const then = [anEdit({ id: 'follows' }), anEdit({ id: 'follows too', item: 8 })];
    const on = (of: number): Operation => anEdit({ id: `on ${String(of)}`, item: of });
    expect(due(inOrder(aCreate({ then }), on(7), on(8), on(9))).ids).toEqual(['key-1', 'on 9']);
    expect(due(inOrder(on(7), on(8), on(9)), [aCreate({ then })]).ids).toEqual(['on 9']);
  });

  it('is not what waits for its time, nor what comes after that in its queue', () => {
    const all = inOrder([anEdit(), notBefore(2000)], anEdit({ id: 'next' }), [aCreate(), notBefore(3000)]);
    expect(due(all)).toEqual({ ids: [], wakeAt: 2000 });
    expect(due(all, [], 9, 2000)).toEqual({ ids: ['op-1'], wakeAt: 3000 });
  });

  it('is not what is on top of a conflict; what is set aside holds up nothing', () => {
    expect(due(inOrder([anEdit(), conflict], anEdit({ id: 'next' }), aCreate())).ids).toEqual(['key-1']);
    expect(due(inOrder([anEdit(), setAside], anEdit({ id: 'next' }), aCreate())).ids).toEqual(['next', 'key-1']);
  });

  it.each<[string, Operation]>([
    ['in a value', aCreate({ id: 'names', values: { areaId: item } })],
    ['among several in a value', aCreate({ id: 'names', values: { areaIds: [3, item] } })],
    ['as its parent', aCreate({ id: 'names', parent: { list: 'areas', item } })],
    ['as its item', anEdit({ id: 'names', list: 'areas', item })]
  ])('is not what names %s an item that is still to be made, and that holds up nothing else', (_how, names) => {
    const others = [aCreate({ id: 'other', parent: ofAction(13) }), anEdit()];
    expect(due(inOrder(area, names, ...others)).ids).toEqual(['area', 'other', 'op-1']);
    expect(due(inOrder(names, area, ...others)).ids).toContain('other');
    for (const state of [conflict, setAside, notBefore(2000)])
      expect(due(inOrder([area, state], names, ...others)).ids).toEqual(['other', 'op-1']);
    expect(due(inOrder(names, ...others), [area]).ids).toEqual(['other', 'op-1']);
  });

  it('is not what was typed on top of what waits for its item', () => {
    const names = anEdit({ id: 'names', values: { areaId: item } });
    expect(due(inOrder([area, setAside], names, anEdit({ id: 'on top' }))).ids).toEqual([]);
  });
});
