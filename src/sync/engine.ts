import { diskOf } from './disk';
import type { Ask, Kept, Operation, Owner } from './outbox';
import { keep, keysOf, readContents } from './outbox';
import type { Next } from './next';
import { afterAsk } from './next';
import type { Ports, Written } from './ports';
import { request } from './request';
import type { SyncState } from './status';
import { statusOf } from './status';
import { turnsAt } from './turns';

/** How many requests are out at a time, each for another item. */
const atOnce = 3;

/** The engine as the app uses it. */
export interface SyncEngine {
  /** Keeps an operation and sends it when its turn comes; gives whether it is on the disk. */
  add(operation: Operation): Promise<boolean>;
  /** Tries again, discards, or goes on with a conflict; done by the tab that sends. */
  ask(id: string, asked: Ask): Promise<void>;
  /** Doesn't wait for the next try (the network is back, the person signed in); `Retry-After` still holds. */
  tryNow(): void;
  /** Takes a saved operation off the list. */
  forget(id: string): void;
  state(): SyncState;
  onChange(listener: () => void): () => void;
  /** Gives up the lock and sends nothing more. */
  stop(): void;
}

/** Starts the engine of one person on one site. */
export function startSync(ports: Ports, owner: Owner): SyncEngine {
  const { clock, storage, locks } = ports;
  const keys = keysOf(owner);
  const kept = new Map<string, Kept>();
  /** Saved operations that stay on the disk since what follows them isn't there yet, by the id of that. */
  const keptFor = new Map<string, string>();
  const asks = new Map<string, Ask>();
  const saved = new Map<string, { operation: Operation; written: Written | undefined; onto: string | undefined }>();
  /** Saved or discarded here: an older reading of the disk doesn't bring it back. */
  const over = new Set<string>();
  const inFlight = new Set<string>();
  /** What follows a saved operation and is just being kept, by the id of that. */
  const following = new Map<string, Operation>();
  const listeners = new Set<() => void>();
  let unreadable: readonly unknown[] = [];
  let busyUntil = 0;
  /** Counts the holdings of the lock; what was started under another one no longer counts. */
  let holding: number | undefined;
  let holdings = 0;
  let ready = false;
  let stopped = false;
  let lastOrder = 0;
  let cancelTimer = (): void => undefined;
  let shown: SyncState | undefined;

  const changed = (): void => {
    shown = undefined;
    for (const listener of listeners) listener();
  };

  const disk = diskOf(storage, owner, id => kept.get(id), changed);
  const inOrder = (): Kept[] =>
    [...kept.values()].sort((a, b) => a.order - b.order || (a.operation.id < b.operation.id ? -1 : 1));

  /** Reads the disk: everything for a tab that only shows, what is new for the one that sends. */
  const load = async (): Promise<void> => {
    const under = holding;
    const records = await storage.list(keys.all).catch(() => undefined);
    if (stopped || under !== holding) return;
    if (records) {
      const contents = readContents(owner, records);
      if (!ready) {
        for (const id of kept.keys()) if (!disk.isOnlyHere(id)) kept.delete(id);
      }
      for (const one of contents.operations) {
        const { id } = one.operation;
        if (!over.has(id) && !(ready && kept.has(id))) kept.set(id, one);
      }
      busyUntil = Math.max(busyUntil, contents.busyUntil);
      unreadable = contents.unreadable;
      ready = holding !== undefined;
      if (ready) for (const [id, asked] of contents.asks) take(id, asked);
    } else {
      disk.fail();
      ready = holding !== undefined;
    }
    pump();
    changed();
  };

  const finish = (id: string): void => {
    kept.delete(id);
    disk.forget(id);
    over.add(id);
    disk.erase(keys.operation(id));
    const before = keptFor.get(id);
    if (before !== undefined) disk.erase(keys.operation(before));
  };

  /** Does what a person asked; while a request is out, after its answer. */
  const take = (id: string, asked: Ask): void => {
    const one = kept.get(id);
    if (one && inFlight.has(id)) {
      asks.set(id, asked);
      return;
    }
    asks.delete(id);
    if (one) {
      const after = afterAsk(one, asked);
      if (after) replace(after);
      else finish(id);
    }
    disk.erase(keys.ask(id));
  };

  const replace = (one: Kept): void => {
    kept.set(one.operation.id, one);
    void disk.write(one);
  };

  /** Sends what may be sent, a few at once. */
  const pump = (): void => {
    cancelTimer();
    if (!ready) return;
    const now = clock.now();
    const underWay = [...[...inFlight].flatMap(id => kept.get(id)?.operation ?? []), ...following.values()];
    const { due, wakeAt } =
      busyUntil > now ? { due: [], wakeAt: busyUntil } : turnsAt(now, inOrder(), underWay, atOnce - inFlight.size);
    for (const one of due) start(one);
    if (wakeAt !== Infinity)
      cancelTimer = clock.after(wakeAt - now, () => {
        pump();
        changed();
      });
  };

  const start = (one: Kept): void => {
    const { id } = one.operation;
    const under = holding;
    inFlight.add(id);
    void request(ports.transport, one).then(answered => {
      if (stopped) return;
      const next = answered({ now: clock.now(), random: ports.random });
      heed(next);
      if (under !== holding) return;
      inFlight.delete(id);
      settle(one, next);
      const asked = asks.get(id);
      if (asked) take(id, asked);
      pump();
      changed();
    });
  };

  const settle = (one: Kept, next: Next): void => {
    if (next.kind === 'saved') {
      saved.set(one.operation.id, { operation: one.operation, written: next.written, onto: next.onto });
      const { then } = one.operation;
      if (!then || over.has(then.id)) finish(one.operation.id);
      else void follow(one, then);
      return;
    }
    const { place } = next.kept;
    kept.set(one.operation.id, next.kept);
    // What goes on at once need not be kept: from the last kept place it would come here again.
    if (place.kind !== 'open' || place.failure) void disk.write(next.kept);
  };

  /** Keeps what follows a saved operation, and erases that only then: a tab that ends in between comes here again. */
  const follow = async ({ operation: { id }, order }: Kept, then: Operation): Promise<void> => {
    const under = holding;
    kept.delete(id);
    over.add(id);
    following.set(id, then);
    const next = kept.get(then.id) ?? keep(then, order);
    const took = await disk.write(next);
    following.delete(id);
    if (stopped) return;
    if (under !== holding) {
      // Another tab sends now, and comes to the same by itself; or this one again, from what is on the disk.
      over.delete(id);
      return;
    }
    if (took) {
      disk.erase(keys.operation(id));
    } else {
      disk.holdHere(then.id);
      keptFor.set(then.id, id);
    }
    if (!over.has(then.id) && !kept.has(then.id)) kept.set(then.id, next);
    pump();
    changed();
  };

  /** Retry-After counts even where the answer comes after the lock was lost, and got again. */
  const heed = (next: Next): void => {
    if (next.kind !== 'goOn' || next.busyUntil === undefined || next.busyUntil <= busyUntil) return;
    busyUntil = next.busyUntil;
    if (holding !== undefined) void disk.put(keys.busy, busyUntil);
  };

  const held = (): void => {
    if (holding !== undefined) return;
    holding = ++holdings;
    void load();
  };
  const lost = (): void => {
    holding = undefined;
    ready = false;
    inFlight.clear();
    asks.clear();
    cancelTimer();
    void load();
  };

  const unwatch = storage.onChange(() => void load());
  const release = locks.hold(`${keys.all}lock`, held, lost);
  if (holding === undefined) void load();

  return {
    async add(operation) {
      lastOrder = Math.max(clock.now(), lastOrder + 1);
      const one = keep(operation, lastOrder);
      const took = await disk.write(one);
      if (stopped || over.has(operation.id)) return took;
      if (!took) disk.holdHere(operation.id);
      if (!kept.has(operation.id)) kept.set(operation.id, one);
      pump();
      changed();
      return took;
    },
    async ask(id, asked) {
      await disk.put(keys.ask(id), asked);
      if (stopped || !ready) return;
      take(id, asked);
      pump();
      changed();
    },
    tryNow() {
      for (const one of kept.values()) {
        if (one.place.kind === 'open' && !inFlight.has(one.operation.id))
          kept.set(one.operation.id, { ...one, place: { ...one.place, notBefore: 0 } });
      }
      pump();
      changed();
    },
    forget(id) {
      if (saved.delete(id)) changed();
    },
    state() {
      const now = clock.now();
      shown ??= {
        operations: [
          ...[...saved.values()].map(({ operation, written, onto }) => ({
            operation,
            status: { kind: 'saved' as const, written, onto }
          })),
          ...inOrder().map(one => ({
            operation: one.operation,
            status: statusOf(one, inFlight.has(one.operation.id), busyUntil, now)
          }))
        ],
        canKeep: disk.canKeep(),
        sends: ready,
        unreadable
      };
      return shown;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    stop() {
      stopped = true;
      holding = undefined;
      ready = false;
      cancelTimer();
      unwatch();
      release();
    }
  };
}
