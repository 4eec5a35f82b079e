import { failed, ok } from '../../src/domain/failure';
import type { SyncEngine } from '../../src/sync/engine';
import { startSync } from '../../src/sync/engine';
import type { Operation } from '../../src/sync/operation';
import type { Ports, Storage } from '../../src/sync/ports';
import { queued, queuedWithCreated } from '../../src/sync/queue';
import type { Answer } from './device';
import { deletes, device, kim, kinds, puts, refused, settled } from './device';
import { aCreate, anEdit, ofAction } from './samples';

// What a person does as a whole may be several operations: some follow another one, some name an item that another one
// is going to make.

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);
const no = refused({ kind: 'refused', message: 'No.' });

/** A promise that the test settles. */
function later<T>(): { promise: Promise<T>; settle: (value: T) => void } {
  let settle: (value: T) => void = () => undefined;
  const promise = new Promise<T>(resolve => {
    settle = resolve;
  });
  return { promise, settle };
}

/**
 * A device and a server that keeps what it is sent: each row once, since its key is unique, with ids from 101 on.
 * `before` may answer instead, or be waited for.
 */
function site(before: (operation: Operation) => Answer | undefined | Promise<Answer | undefined> = () => undefined) {
  const ids = new Map<string, number>();
  /** What took effect, in the order in which it did. */
  const rows: Operation[] = [];
  const world = device(async operation => {
    const said = await before(operation);
    if (said) return said;
    rows.push(operation);
    ids.set(operation.id, 100 + rows.length);
    return { kind: 'done', written: { id: ids.get(operation.id) ?? 0, etag: '2' } };
  });
  const { ports, sent } = world;
  const transport: Ports['transport'] = {
    ...ports.transport,
    create: async operation => {
      if (!ids.has(operation.id)) return ports.transport.create(operation);
      sent.push(operation.id);
      return { kind: 'duplicate', failure: { kind: 'broken', message: 'It is there.' } };
    },
    findByKey: async ({ id }) => {
      const found = ids.get(id);
      return ok(found === undefined ? undefined : { id: found, etag: '2' });
    },
    // An item that was written by this operation before is not at the version any more that it was loaded at.
    edit: async (operation, values, etag) =>
      ids.has(operation.id) ? { kind: 'changed' } : ports.transport.edit({ ...operation, values }, values, etag),
    read: async ({ id, item }) =>
      typeof item === 'number' && ids.has(id)
        ? ok({ id: item, etag: '2', fields: {}, lastOpId: id, by: 'Kim', at: '2026-09-01T10:00:00Z' })
        : failed({ kind: 'notFound', what: 'item' })
  };
  const start = (storage: Partial<Storage> = {}): SyncEngine =>
    startSync({ ...ports, transport, storage: { ...ports.storage, ...storage } }, kim);
  /** A disk that refuses each write of these operations. */
  const refusing = (...ids: string[]): Partial<Storage> => ({
    write: changes => (puts(changes, ...ids) ? Promise.reject(new Error('full')) : ports.storage.write(changes))
  });
  const isOnDisk = (id: string): boolean => world.disk.has(`outbox/contoso/plan/kim/operation/${id}`);
  return { ...world, rows, start, refusing, isOnDisk };
}

const made = (rows: readonly Operation[]): string[] => rows.map(({ id }) => id);
const failureOf = (engine: SyncEngine, id: string) => {
  const status = engine.state().entries.find(({ operation }) => operation.id === id)?.status;
  return status?.kind === 'setAside' ? status.failure.kind : status?.kind;
};

describe('several operations that follow one', () => {
  const then = [
    aCreate({ id: 'second', parent: ofAction(13) }),
    anEdit({ id: 'third' }),
    aCreate({ id: 'also third', parent: ofAction(14) })
  ];

  it('are all queued once that is saved, and none before', async () => {
    const answer = later<undefined>();
    const { disk, sent, rows, start } = site(({ id }) => (id === 'key-1' ? answer.promise : undefined));
    const engine = start();
    await engine.add(aCreate({ then }));
    await settled();
    expect(sent).toEqual(['key-1']);
    expect(kinds(engine)).toEqual([['key-1', 'sending']]);
    expect(disk.size).toBe(1);
    answer.settle(undefined);
    await settled();
    expect(made(rows).sort()).toEqual(['also third', 'key-1', 'second', 'third']);
    expect(kinds(engine).map(([, kind]) => kind)).toEqual(['saved', 'saved', 'saved', 'saved']);
    expect(disk.size).toBe(0);
  });

  it('are written to the disk by the same write that deletes that', async () => {
    const { ports, start, isOnDisk } = site(({ id }) => (id === 'key-1' ? undefined : never()));
    const written: boolean[][] = [];
    const engine = start({
      write: changes => {
        if (deletes(changes, 'key-1')) written.push(then.map(({ id }) => puts(changes, id)));
        return ports.storage.write(changes);
      }
    });
    await engine.add(aCreate({ then }));
    await settled();
    expect(written).toEqual([[true, true, true]]);
    expect(['key-1', ...then.map(({ id }) => id)].map(isOnDisk)).toEqual([false, true, true, true]);
  });

  it('go in the order in which they are given, whatever their ids', async () => {
    const { rows, start } = site();
    const engine = start();
    await engine.add(aCreate({ then: ['z', 'm', 'a'].map(id => anEdit({ id })) }));
    await settled();
    expect(made(rows)).toEqual(['key-1', 'z', 'm', 'a']);
  });

  it('go before what was typed on top of them later', async () => {
    const answer = later<undefined>();
    const { rows, start } = site(({ id }) => (id === 'key-1' ? answer.promise : undefined));
    const engine = start();
    await engine.add(aCreate({ then: [anEdit({ id: 'z' }), anEdit({ id: 'y', item: 8 })] }));
    await engine.add(anEdit({ id: 'a' }));
    await engine.add(anEdit({ id: 'b', item: 8 }));
    answer.settle(undefined);
    await settled();
    const order = made(rows);
    expect([...order].sort()).toEqual(['a', 'b', 'key-1', 'y', 'z']);
    expect(order.indexOf('z')).toBeLessThan(order.indexOf('a'));
    expect(order.indexOf('y')).toBeLessThan(order.indexOf('b'));
  });

  it.each(['before', 'after'])('are neither lost nor doubled where the tab ends %s they are kept', async when => {
    const { disk, rows, ports, start, isOnDisk } = site();
    let isAlive = true;
    const tab = start({
      write: async changes => {
        if (deletes(changes, 'key-1')) {
          isAlive = false;
          if (when === 'after') await ports.storage.write(changes);
        }
        return isAlive ? ports.storage.write(changes) : never();
      }
    });
    await tab.add(aCreate({ then }));
    await settled();
    tab.stop();
    expect(isAlive).toBe(false);
    const isAfter = when === 'after';
    expect(['key-1', ...then.map(({ id }) => id)].map(isOnDisk)).toEqual([!isAfter, isAfter, isAfter, isAfter]);
    const again = start();
    await settled();
    await settled();
    expect(made(rows).sort()).toEqual(['also third', 'key-1', 'second', 'third']);
    expect(kinds(again).filter(([, kind]) => kind !== 'saved')).toEqual([]);
    expect(disk.size).toBe(0);
  });

  it('keep it on the disk where that refuses one of them, until that one is done', async () => {
    const answer = later<undefined>();
    const { disk, refusing, rows, start, isOnDisk } = site(({ id }) => (id === 'third' ? answer.promise : undefined));
    const engine = start(refusing('third'));
    await engine.add(aCreate({ then }));
    await settled();
    expect(made(rows).sort()).toEqual(['also third', 'key-1', 'second']);
    expect([isOnDisk('key-1'), isOnDisk('third')]).toEqual([true, false]);
    answer.settle(undefined);
    await settled();
    expect(made(rows)).toContain('third');
    expect(disk.size).toBe(0);
  });

  it('keep it on the disk where that refuses several of them, until the last of those is done', async () => {
    const answers = { second: later<undefined>(), third: later<undefined>() };
    const { disk, refusing, start, isOnDisk } = site(({ id }) =>
      id === 'second' || id === 'third' ? answers[id].promise : undefined
    );
    const engine = start(refusing('second', 'third'));
    await engine.add(aCreate({ then }));
    await settled();
    answers.third.settle(undefined);
    await settled();
    expect([isOnDisk('key-1'), isOnDisk('third')]).toEqual([true, false]);
    answers.second.settle(undefined);
    await settled();
    expect(disk.size).toBe(0);
  });

  it('are neither lost nor doubled where the disk refuses one of them and the tab ends then', async () => {
    let isFirst = true;
    const { disk, refusing, rows, start } = site(({ id }) => (id === 'third' && isFirst ? never() : undefined));
    const tab = start(refusing('third'));
    await tab.add(aCreate({ then }));
    await settled();
    tab.stop();
    isFirst = false;
    start();
    await settled();
    await settled();
    expect(made(rows).sort()).toEqual(['also third', 'key-1', 'second', 'third']);
    expect(disk.size).toBe(0);
  });

  it('leave nothing on the disk where one that the disk refused has a follower of its own', async () => {
    const { disk, refusing, rows, start } = site();
    const engine = start(refusing('second'));
    await engine.add(aCreate({ then: [aCreate({ id: 'second', then: [anEdit({ id: 'third' })] })] }));
    await settled();
    expect(made(rows)).toEqual(['key-1', 'second', 'third']);
    expect(disk.size).toBe(0);
  });
});

describe('an operation that names an item which another one is going to make', () => {
  const area = aCreate({ id: 'op-a', list: 'areas', parent: undefined, command: 'area.add' });
  const item = { createdBy: 'op-a' };
  const base = { narrative: 'Shared with all staff.' };
  const inValue = aCreate({ id: 'op-b', values: { areaId: item, others: [3, item] } });
  const namings: [string, Operation, Partial<Operation>][] = [
    ['in a value', inValue, { values: { areaId: 101, others: [3, 101] } }],
    ['in a value of an edit', anEdit({ id: 'op-b', values: { areaId: item } }), { values: { areaId: 101 } }],
    [
      'as its parent',
      aCreate({ id: 'op-b', parent: { list: 'areas', item } }),
      { parent: { list: 'areas', item: 101 } }
    ],
    // Without a version the item is read first; what was typed has been in it since it was made.
    ['as its item', anEdit({ id: 'op-b', list: 'areas', item, base, etag: '2' }), { item: 101 }]
  ];

  it.each(namings)('%s waits for that, then is sent with its number', async (_how, naming, expected) => {
    const answer = later<undefined>();
    const { disk, sent, rows, start } = site(({ id }) => (id === 'op-a' ? answer.promise : undefined));
    const engine = start();
    expect(await engine.add(area, naming)).toBe(true);
    await settled();
    expect(sent).toEqual(['op-a']);
    expect(kinds(engine)).toEqual([
      ['op-a', 'sending'],
      ['op-b', 'waiting']
    ]);
    answer.settle(undefined);
    await settled();
    expect(made(rows)).toEqual(['op-a', 'op-b']);
    expect(rows[1]).toMatchObject(expected);
    expect(JSON.stringify(rows[1])).not.toContain('createdBy');
    expect(disk.size).toBe(0);
  });

  it.each(namings)('%s is sent with its number after a reload too', async (_how, naming, expected) => {
    let isOnline = false;
    const { disk, rows, start, passUntil } = site(() => (isOnline ? undefined : refused({ kind: 'offline' })));
    const tab = start();
    await tab.add(area, naming);
    await settled();
    tab.stop();
    isOnline = true;
    start();
    await settled();
    expect(rows).toEqual([]);
    await passUntil('2026-09-01T10:10:00Z');
    await settled();
    expect(made(rows)).toEqual(['op-a', 'op-b']);
    expect(rows[1]).toMatchObject(expected);
    expect(disk.size).toBe(0);
  });

  it.each(namings)(
    '%s is sent with its number where the tab ended just as that was saved',
    async (_how, naming, expected) => {
      const { disk, rows, ports, start } = site();
      let isAlive = true;
      const tab = start({
        write: changes => {
          // The write that would put the number in; without it the operation comes here again, and is found there.
          if (deletes(changes, 'op-a')) isAlive = false;
          return isAlive ? ports.storage.write(changes) : never();
        }
      });
      await tab.add(area, naming);
      await settled();
      tab.stop();
      expect([isAlive, disk.size]).toEqual([false, 2]);
      start();
      await settled();
      await settled();
      expect(made(rows)).toEqual(['op-a', 'op-b']);
      expect(rows[1]).toMatchObject(expected);
      expect(disk.size).toBe(0);
    }
  );

  it('keeps that on the disk where the disk refuses the number, until it is done itself', async () => {
    const answer = later<undefined>();
    const { disk, rows, ports, start, isOnDisk } = site(({ id }) => (id === 'op-b' ? answer.promise : undefined));
    let writes = 0;
    const engine = start({
      write: changes =>
        puts(changes, 'op-b') && ++writes > 1 ? Promise.reject(new Error('full')) : ports.storage.write(changes)
    });
    await engine.add(area, inValue);
    await settled();
    expect(isOnDisk('op-a')).toBe(true);
    answer.settle(undefined);
    await settled();
    expect(made(rows)).toEqual(['op-a', 'op-b']);
    expect(disk.size).toBe(0);
  });

  it('waits for two of them, and is sent with both numbers', async () => {
    const { disk, rows, start } = site();
    const values = { one: item, two: { createdBy: 'op-c' } };
    await start().add(area, aCreate({ id: 'op-b', values }), { ...area, id: 'op-c' });
    await settled();
    expect(made(rows)).toEqual(['op-a', 'op-c', 'op-b']);
    expect(rows[2]?.values).toEqual({ one: 101, two: 102 });
    expect(disk.size).toBe(0);
  });

  it('is told its number where it follows that', async () => {
    const { rows, start } = site();
    await start().add({ ...area, then: [anEdit({ id: 'op-b', values: { areaId: item } })] });
    await settled();
    expect(rows[1]).toMatchObject({ id: 'op-b', values: { areaId: 101 } });
  });

  it.each(namings)(
    '%s waits while that is set aside, holds up nothing else, and goes with it',
    async (_how, naming) => {
      let isRefused = true;
      const { sent, rows, start } = site(({ id }) => (id === 'op-a' && isRefused ? no : undefined));
      const engine = start();
      await engine.add(area, naming);
      await engine.add(aCreate({ id: 'op-c', parent: ofAction(13) }));
      await engine.add(anEdit({ id: 'op-d', item: 8 }));
      await settled();
      expect(sent).toEqual(['op-a', 'op-c', 'op-d']);
      expect(kinds(engine).sort()).toEqual([
        ['op-a', 'setAside'],
        ['op-b', 'waiting'],
        ['op-c', 'saved'],
        ['op-d', 'saved']
      ]);
      isRefused = false;
      await engine.resolve('op-a', { kind: 'retry' });
      await settled();
      expect(made(rows)).toEqual(['op-c', 'op-d', 'op-a', 'op-b']);
      expect(JSON.stringify(rows[3])).not.toContain('createdBy');
    }
  );

  it.each(namings)('%s is set aside as an orphan where that is discarded, and never sent', async (_how, naming) => {
    const { disk, sent, start } = site(({ id }) => (id === 'op-a' ? no : undefined));
    const engine = start();
    await engine.add(area, naming);
    await settled();
    await engine.resolve('op-a', { kind: 'discard' });
    await settled();
    expect(kinds(engine)).toEqual([['op-b', 'setAside']]);
    expect(failureOf(engine, 'op-b')).toBe('orphaned');
    await engine.resolve('op-b', { kind: 'retry' });
    await settled();
    expect(failureOf(engine, 'op-b')).toBe('orphaned');
    engine.stop();
    const again = start();
    await settled();
    expect(failureOf(again, 'op-b')).toBe('orphaned');
    expect(sent).toEqual(['op-a']);
    await again.resolve('op-b', { kind: 'discard' });
    await settled();
    expect(disk.size).toBe(0);
  });

  it('is an orphan with what names it in turn only once it is discarded too', async () => {
    const { sent, start } = site(() => no);
    const engine = start();
    await engine.add(area, inValue, aCreate({ id: 'op-c', values: { of: { createdBy: 'op-b' } } }));
    await settled();
    await engine.resolve('op-a', { kind: 'discard' });
    await settled();
    expect([failureOf(engine, 'op-b'), failureOf(engine, 'op-c')]).toEqual(['orphaned', 'waiting']);
    await engine.resolve('op-b', { kind: 'discard' });
    await settled();
    expect(failureOf(engine, 'op-c')).toBe('orphaned');
    expect(sent).toEqual(['op-a']);
  });

  it('is sent with its number where it was still being written to the disk as that was saved', async () => {
    const [answer, write] = [later<undefined>(), later<undefined>()];
    const { rows, ports, start } = site(({ id }) => (id === 'op-a' ? answer.promise : undefined));
    const engine = start({
      write: async changes => {
        if (puts(changes, 'op-b')) await write.promise;
        return ports.storage.write(changes);
      }
    });
    await engine.add(area);
    const added = engine.add(inValue);
    answer.settle(undefined);
    await settled();
    write.settle(undefined);
    await added;
    await settled();
    expect(failureOf(engine, 'op-b')).toBe('saved');
    expect(rows[1]?.values).toEqual({ areaId: 101, others: [3, 101] });
  });

  it('is not sent while its number is being written to the disk: its record still names that', async () => {
    const write = later<undefined>();
    const { sent, ports, start } = site();
    const engine = start({
      write: async changes => {
        if (deletes(changes, 'op-a')) await write.promise;
        return ports.storage.write(changes);
      }
    });
    await engine.add(area, inValue);
    await settled();
    engine.tryNow();
    await settled();
    expect(sent).toEqual(['op-a']);
    write.settle(undefined);
    await settled();
    expect(sent).toEqual(['op-a', 'op-b']);
  });

  it('waits for one that follows another too', async () => {
    const { rows, start } = site();
    const engine = start();
    await engine.add(anEdit({ id: 'first', then: [area] }), inValue);
    await settled();
    expect(failureOf(engine, 'op-b')).toBe('saved');
    expect(made(rows)).toEqual(['first', 'op-a', 'op-b']);
  });

  it('is told its number where it follows yet another one that is saved later', async () => {
    const answer = later<undefined>();
    const { rows, start } = site(({ id }) => (id === 'first' ? answer.promise : undefined));
    const engine = start();
    await engine.add(area, anEdit({ id: 'first', then: [inValue] }));
    await settled();
    answer.settle(undefined);
    await settled();
    expect(failureOf(engine, 'op-b')).toBe('saved');
    expect(rows[2]?.values).toEqual({ areaId: 101, others: [3, 101] });
  });
});

describe('what names an item, typed', () => {
  const area = aCreate({ id: 'op-a', list: 'areas', parent: undefined, command: 'area.add' });
  const item = { createdBy: 'op-a' };

  it('after that was saved is sent with its number, also where only its base or what follows it names it', async () => {
    const { disk, rows, start } = site();
    const engine = start();
    await engine.add(area);
    await settled();
    await engine.add(anEdit({ id: 'op-b', values: { areaId: item } }));
    await engine.add(anEdit({ id: 'op-c', base: { of: item } }));
    await engine.add(anEdit({ id: 'op-d', then: [anEdit({ id: 'op-e', values: { areaId: item } })] }));
    await settled();
    expect(made(rows)).toEqual(['op-a', 'op-b', 'op-c', 'op-d', 'op-e']);
    const areaId = { values: { areaId: 101 } };
    expect(rows.slice(1)).toMatchObject([areaId, { base: { of: 101 } }, {}, areaId]);
    expect(disk.size).toBe(0);
  });

  it('on a tab whose clock is behind goes after that', async () => {
    const { world, rows, start, passUntil } = site(() => (isOnline ? undefined : refused({ kind: 'offline' })));
    let isOnline = false;
    const tab = start();
    await tab.add(aCreate({ id: 'first', then: [area] }));
    await settled();
    tab.stop();
    world.time -= 60_000;
    const again = start();
    await settled();
    await again.add(anEdit({ id: 'op-b', list: 'areas', item }));
    isOnline = true;
    await passUntil('2026-09-01T10:10:00Z');
    await settled();
    expect(made(rows)).toEqual(['first', 'op-a', 'op-b']);
  });

  it('in what follows an operation leaves alone what that is merged into', async () => {
    const one = queued(anEdit({ then: [anEdit({ id: 'op-b', list: 'areas', item })] }), 1);
    const merged = { ...one, pending: { values: { due: 'mine' }, base: { due: 'theirs' }, etag: '2' } };
    const { operation, pending } = queuedWithCreated(merged, 'op-a', 101);
    expect(pending).toEqual(merged.pending);
    expect(operation.then).toMatchObject([{ item: 101 }]);
  });

  it('while the disk is full is kept only together with the create, once there is room', async () => {
    const { world, ports, start, isOnDisk } = site(() => never());
    const writes: boolean[][] = [];
    const engine = start({
      write: changes => {
        if (!world.full) writes.push([puts(changes, 'op-a'), puts(changes, 'op-b')]);
        return ports.storage.write(changes);
      }
    });
    await settled();
    world.full = true;
    expect(await engine.add(area)).toBe(false);
    world.full = false;
    expect(await engine.add(aCreate({ id: 'op-b', values: { areaId: item } }))).toBe(true);
    await settled();
    expect(writes).toEqual([[true, true]]);
    expect([isOnDisk('op-a'), isOnDisk('op-b')]).toEqual([true, true]);
  });
});

describe('an act of several operations', () => {
  const act = [aCreate({ id: 'one' }), anEdit({ id: 'two', act: 'one' }), anEdit({ id: 'three', act: 'one', item: 8 })];

  it('is on the disk as a whole before any of it is sent', async () => {
    const write = later<undefined>();
    const { sent, ports, start, isOnDisk } = site(() => never());
    const engine = start({
      write: async changes => {
        if (puts(changes, 'two')) await write.promise;
        return ports.storage.write(changes);
      }
    });
    await settled();
    const added = engine.add(...act);
    await settled();
    expect(act.map(({ id }) => isOnDisk(id))).toEqual([false, false, false]);
    engine.tryNow();
    await settled();
    expect(sent).toEqual([]);
    write.settle(undefined);
    expect(await added).toBe(true);
    await settled();
    expect(sent).toEqual(['one', 'two', 'three']);
  });

  it('goes in the order in which it is given', async () => {
    const { rows, start } = site();
    await start().add(...['z', 'm', 'a'].map(id => anEdit({ id, act: 'z' })));
    await settled();
    expect(made(rows)).toEqual(['z', 'm', 'a']);
  });

  it("isn't kept at all where the disk refuses one of it, and is sent all the same", async () => {
    const { rows, refusing, start, isOnDisk } = site();
    const engine = start(refusing('two'));
    expect(await engine.add(...act)).toBe(false);
    expect(act.map(({ id }) => isOnDisk(id))).toEqual([false, false, false]);
    await settled();
    expect(made(rows).sort()).toEqual(['one', 'three', 'two']);
  });

  it('is kept as a whole in the end where the disk was full only for its first write', async () => {
    const { ports, start, isOnDisk } = site(() => never());
    let isFull = true;
    const engine = start({
      write: changes => {
        const took = isFull ? Promise.reject(new Error('full')) : ports.storage.write(changes);
        isFull = false;
        return took;
      }
    });
    // The second write is under way before the engine hears of the first.
    await Promise.all([engine.add(...act), engine.add(aCreate({ id: 'four', parent: ofAction(13) }))]);
    await settled();
    expect(engine.state().canKeep).toBe(true);
    expect(act.map(({ id }) => isOnDisk(id))).toEqual([true, true, true]);
  });
});
