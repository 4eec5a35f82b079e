import { startSync } from '../../src/sync/engine';
import { device, done, kim, kinds, puts, refused, settled } from './device';
import { aCreate, anEdit, ofAction } from './samples';

describe('the engine', () => {
  it('keeps an operation, then sends it, and says saved after the answer', async () => {
    const { disk, start } = device(() => {
      expect(disk.size).toBe(1);
      return done;
    });
    const engine = start();
    await settled();
    const seen: unknown[] = [];
    engine.onChange(() => seen.push(...engine.state().entries.map(({ status }) => status.kind)));
    expect(await engine.add(aCreate())).toBe(true);
    await settled();
    expect([...new Set(seen)]).toEqual(['sending', 'saved']);
    expect(disk.size).toBe(0);
    engine.forget('key-1');
    expect(engine.state().entries).toEqual([]);
  });

  it('sends nothing before Retry-After is over, nor after a reload', async () => {
    let busy = true;
    const { sent, start, passUntil } = device(() =>
      busy ? refused({ kind: 'busy', until: '2026-09-01T10:42:00.000Z' }) : done
    );
    const engine = start();
    await engine.add(aCreate());
    await settled();
    expect(engine.state().entries[0]?.status).toEqual({ kind: 'busyUntil', until: '2026-09-01T10:42:00.000Z' });
    engine.stop();
    busy = false;
    const again = start();
    await settled();
    await again.add(aCreate({ id: 'key-2', parent: ofAction(13) }));
    again.tryNow();
    await passUntil('2026-09-01T10:41:59.999Z');
    expect(sent).toEqual(['key-1']);
    await passUntil('2026-09-01T10:42:00Z');
    await settled();
    expect(kinds(again).sort()).toEqual([
      ['key-1', 'saved'],
      ['key-2', 'saved']
    ]);
  });

  it('sets a refused operation aside with its words and lets the others through, even those of its item', async () => {
    const { disk, start } = device(({ id }) => (id === 'key-1' ? refused({ kind: 'refused', message: 'No.' }) : done));
    const engine = start();
    await Promise.all([
      engine.add(aCreate()),
      engine.add(aCreate({ id: 'key-2' })),
      engine.add(aCreate({ id: 'key-3', parent: ofAction(13) }))
    ]);
    await settled();
    expect(kinds(engine).sort()).toEqual([
      ['key-1', 'setAside'],
      ['key-2', 'saved'],
      ['key-3', 'saved']
    ]);
    expect(engine.state().entries.find(({ operation }) => operation.id === 'key-1')?.operation.values).toEqual(
      aCreate().values
    );
    await engine.resolve('key-1', { kind: 'discard' });
    await settled();
    expect(disk.size).toBe(0);
  });

  it('sends what follows an operation once that is saved, with its own id', async () => {
    const { disk, sent, start } = device(() => done);
    const engine = start();
    await engine.add(aCreate({ then: [aCreate({ id: 'key-2' })] }));
    await settled();
    expect(sent).toEqual(['key-1', 'key-2']);
    expect(kinds(engine)).toEqual([
      ['key-1', 'saved'],
      ['key-2', 'saved']
    ]);
    expect(disk.size).toBe(0);
  });

  it('sends what follows an operation too where the lock was away for a moment just then', async () => {
    const { sent, ports } = device(() => done);
    const lock = { held: (): void => undefined, lost: (): void => undefined };
    let isThere = true;
    const engine = startSync(
      {
        ...ports,
        locks: {
          hold: (_name, held, lost) => {
            Object.assign(lock, { held, lost });
            queueMicrotask(held);
            return () => undefined;
          }
        },
        storage: {
          ...ports.storage,
          write: changes => {
            if (!isThere || !puts(changes, 'beside')) return ports.storage.write(changes);
            isThere = false;
            lock.lost();
            return Promise.reject(new Error('full'));
          }
        }
      },
      kim
    );
    await engine.add(aCreate({ then: [anEdit({ id: 'beside' })] }));
    await settled();
    expect(sent).toEqual(['key-1']);
    lock.held();
    await settled();
    expect(sent).toEqual(['key-1', 'key-1', 'beside']);
  });

  it('sends what was typed on top of what follows an operation after that', async () => {
    const { sent, start, passUntil } = device(() => (sent.length === 1 ? refused({ kind: 'offline' }) : done));
    const engine = start();
    await engine.add(aCreate({ then: [anEdit({ id: 'beside' })] }));
    await engine.add(anEdit({ id: 'on top' }));
    await settled();
    expect(sent).toEqual(['key-1']);
    await passUntil('2026-09-01T10:05:00Z');
    await settled();
    expect(sent).toEqual(['key-1', 'key-1', 'beside', 'on top']);
  });

  it('never sends what follows an operation that is set aside, and forgets both when that is discarded', async () => {
    const { disk, sent, start } = device(({ id }) =>
      id === 'key-1' ? refused({ kind: 'refused', message: 'No.' }) : done
    );
    const engine = start();
    await engine.add(aCreate({ then: [aCreate({ id: 'key-2' })] }));
    await settled();
    await engine.resolve('key-1', { kind: 'discard' });
    await settled();
    expect(sent).toEqual(['key-1']);
    expect(engine.state().entries).toEqual([]);
    expect(disk.size).toBe(0);
  });

  it('sends one operation of an item at a time, and at most three in all', async () => {
    const { sent, start } = device(() => new Promise(() => undefined));
    const engine = start();
    await Promise.all(
      [1, 1, 2, 3, 4].map((action, n) => engine.add(aCreate({ id: `key-${String(n)}`, parent: ofAction(action) })))
    );
    await settled();
    expect(sent).toEqual(['key-0', 'key-2', 'key-3']);
    expect(kinds(engine).map(([, kind]) => kind)).toEqual(['sending', 'waiting', 'sending', 'sending', 'waiting']);
  });

  it('shows another person on the device nothing', async () => {
    const { start } = device(() => refused({ kind: 'forbidden' }));
    await start().add(aCreate());
    await settled();
    const other = start({ ...kim, user: 'ki' });
    await settled();
    expect(other.state().entries).toEqual([]);
  });

  it("says that drafts can't be kept, and sends all the same", async () => {
    const { world, start } = device(() => done);
    world.full = true;
    const engine = start();
    await settled();
    expect(await engine.add(aCreate())).toBe(false);
    expect(engine.state().canKeep).toBe(false);
    await settled();
    expect(kinds(engine)).toEqual([['key-1', 'saved']]);
  });

  it("leaves a record alone that it can't read, and shows it", async () => {
    const { disk, start } = device(() => done);
    disk.set('outbox/contoso/plan/kim/operation/x', { from: 'a later version' });
    const engine = start();
    await settled();
    expect(engine.state().unreadable).toEqual([{ from: 'a later version' }]);
    expect(disk.size).toBe(1);
  });
});
