import { diskOf } from './disk';
import { dueAt } from './due';
import type { Next } from './next';
import { afterResolution } from './next';
import type { Operation } from './operation';
import { awaitedBy, idsIn, namedIn } from './operation';
import type { Ports, Written } from './ports';
import type { Owner, QueuedOperation, Resolution } from './queue';
import { keysOf, queued, queuedWithCreated, readContents } from './queue';
import { request } from './request';
import type { SyncState } from './status';
import { statusOf } from './status';

/** How many requests are out at a time, each for another item. */
const atOnce = 3;

/** The engine as the app uses it. */
export interface SyncEngine {
  /** Queues operations, in this order, and sends each when its turn comes; gives whether all are on the disk. */
  add(...operations: readonly Operation[]): Promise<boolean>;
  /** Tries again, discards, or goes on with a conflict; done by the tab that sends. */
  resolve(id: string, resolution: Resolution): Promise<void>;
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
  const queue = new Map<string, QueuedOperation>();
  /** Operations that are being written for the first time: they are queued once that is done. */
  const arriving = new Map<string, QueuedOperation>();
  /**
   * The ids of operations into which the id of a made item is being written, one array for each write. They are sent once
   * that is done: until then their records name a create whose record may not be erased before theirs.
   */
  const beingNamed = new Set<readonly string[]>();
  /** The items that creates have made since this tab began, by the creates' ids. */
  const made = new Map<string, number>();
  const resolutions = new Map<string, Resolution>();
  const saved = new Map<string, { operation: Operation; written: Written | undefined; basedOn: string | undefined }>();
  /** Saved or discarded here: an older reading of the disk doesn't bring it back. */
  const over = new Set<string>();
  const inFlight = new Set<string>();
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

  const disk = diskOf(storage, owner, id => queue.get(id) ?? arriving.get(id), changed);
  const inOrder = (): QueuedOperation[] =>
    [...queue.values()].sort((a, b) => a.order - b.order || (a.operation.id < b.operation.id ? -1 : 1));

  /** Reads the disk: everything for a tab that only shows, what is new for the one that sends. */
  const load = async (): Promise<void> => {
    const under = holding;
    const records = await storage.list(keys.all).catch(() => undefined);
    if (stopped || under !== holding) return;
    if (records) {
      const contents = readContents(owner, records, ports.upgrade);
      if (!ready) {
        for (const id of queue.keys()) if (!disk.isHeld(id)) queue.delete(id);
      }
      for (const one of contents.operations) {
        const { id } = one.operation;
        if (!over.has(id) && !(ready && queue.has(id))) queue.set(id, one);
        // What is typed from now on may name it, whatever the clock says.
        lastOrder = Math.max(lastOrder, one.order);
      }
      busyUntil = Math.max(busyUntil, contents.busyUntil);
      unreadable = contents.unreadable;
      ready = holding !== undefined;
      if (ready) for (const [id, resolution] of contents.resolutions) take(id, resolution);
    } else {
      disk.fail();
      ready = holding !== undefined;
    }
    pump();
    changed();
  };

  const finish = (id: string): void => {
    queue.delete(id);
    over.add(id);
    disk.erase(id);
  };

  /** Does what a person decided; while a request is out, after its answer. */
  const take = (id: string, resolution: Resolution): void => {
    const one = queue.get(id);
    if (one && inFlight.has(id)) {
      resolutions.set(id, resolution);
      return;
    }
    resolutions.delete(id);
    if (one) {
      const after = afterResolution(one, resolution);
      if (after) replace(after);
      else finish(id);
    }
    disk.delete(keys.resolution(id));
  };

  const replace = (one: QueuedOperation): void => {
    queue.set(one.operation.id, one);
    void disk.write([one]);
  };

  /** An operation with the ids of the items that are made. A create that is queued again, from its record, gives its id once more. */
  const withMade = (one: QueuedOperation): QueuedOperation =>
    namedIn(one.operation).reduce((named, createId) => {
      const item = queue.has(createId) ? undefined : made.get(createId);
      return item === undefined ? named : queuedWithCreated(named, createId, item);
    }, one);

  /** Puts the ids of made items into what was typed on another tab, and sets aside what names an item that nothing will make any more. */
  const resolveNames = (): void => {
    const coming = new Set([...queue.values(), ...arriving.values()].flatMap(one => idsIn(one.operation)));
    for (const one of queue.values()) {
      const named = withMade(one);
      const isOrphan = named.state.kind === 'open' && awaitedBy(named.operation).some(id => !coming.has(id));
      if (isOrphan) replace({ ...named, state: { kind: 'setAside', failure: { kind: 'orphaned' } } });
      else if (named !== one) replace(named);
    }
  };

  /** Sends what may be sent, a few at once. */
  const pump = (): void => {
    cancelTimer();
    if (!ready) return;
    resolveNames();
    const now = clock.now();
    const underWay = [
      ...[...inFlight, ...[...beingNamed].flat()].flatMap(id => queue.get(id) ?? []),
      ...arriving.values()
    ];
    const due =
      busyUntil > now
        ? { operations: [], wakeAt: busyUntil }
        : dueAt(
            now,
            inOrder(),
            underWay.map(one => one.operation),
            atOnce - inFlight.size
          );
    for (const one of due.operations) start(one);
    if (due.wakeAt !== Infinity)
      cancelTimer = clock.after(due.wakeAt - now, () => {
        pump();
        changed();
      });
  };

  const start = (one: QueuedOperation): void => {
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
      const resolution = resolutions.get(id);
      if (resolution) take(id, resolution);
      pump();
      changed();
    });
  };

  const settle = (one: QueuedOperation, next: Next): void => {
    const { operation } = one;
    if (next.kind === 'saved') {
      const { written, basedOn } = next;
      saved.set(operation.id, { operation, written, basedOn });
      queue.delete(operation.id);
      over.add(operation.id);
      if (operation.kind === 'create' && written) made.set(operation.id, written.id);
      void keepDependents(one);
      return;
    }
    const after = withMade(next.one);
    const { state } = after;
    queue.set(operation.id, after);
    // What goes on at once need not be kept: from the last kept state it would come here again.
    if (state.kind !== 'open' || state.failure) void disk.write([after]);
  };

  /** Puts the id of the item that a create has made into the operations that name it; gives those. */
  const nameIn = (operations: Map<string, QueuedOperation>, createId: string): QueuedOperation[] => {
    const dependents = [...operations.values()].filter(one => namedIn(one.operation).includes(createId)).map(withMade);
    for (const one of dependents) operations.set(one.operation.id, one);
    return dependents;
  };

  /** What follows a saved operation and isn't queued yet, between that and what was typed after it. */
  const followersOf = ({ operation, order }: QueuedOperation): QueuedOperation[] =>
    (operation.then ?? [])
      .map((then, index) => withMade(queued(then, order + (index + 1) / 1024)))
      .filter(({ operation: { id } }) => !over.has(id) && !queue.has(id));

  /**
   * Writes what names the item that a saved operation has made and what follows it, and erases its record, all in one
   * write: a tab that ends before comes here again.
   */
  const keepDependents = async (one: QueuedOperation): Promise<void> => {
    const { id } = one.operation;
    const under = holding;
    const dependents = [...nameIn(queue, id), ...nameIn(arriving, id)];
    const followers = followersOf(one);
    if (dependents.length + followers.length === 0) {
      disk.erase(id);
      return;
    }
    for (const follower of followers) arriving.set(follower.operation.id, follower);
    const named = dependents.map(dependent => dependent.operation.id);
    beingNamed.add(named);
    const took = await disk.write([...dependents, ...followers], [id]);
    beingNamed.delete(named);
    if (stopped) return;
    if (under !== holding && !followers.some(one => disk.isHeld(one.operation.id))) {
      // Another tab sends now, and comes to the same by itself; or this one again, from what is on the disk.
      over.delete(id);
      for (const follower of followers) arriving.delete(follower.operation.id);
      return;
    }
    arrive(followers);
    if (!took) disk.hold([...named, ...followers.map(one => one.operation.id)], id);
    pump();
    changed();
  };

  /** Queues operations whose first write is done. */
  const arrive = (ones: readonly QueuedOperation[]): void => {
    for (const { operation } of ones) {
      const one = arriving.get(operation.id);
      arriving.delete(operation.id);
      if (one && !over.has(operation.id) && !queue.has(operation.id)) queue.set(operation.id, one);
    }
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
    resolutions.clear();
    // It comes again from the disk, to whichever tab sends then.
    for (const id of disk.letGo()) over.delete(id);
    cancelTimer();
    void load();
  };

  const unwatch = storage.onChange(() => void load());
  const release = locks.hold(`${keys.all}lock`, held, lost);
  if (holding === undefined) void load();

  return {
    async add(...operations) {
      const ones = operations.map(operation => {
        lastOrder = Math.max(clock.now(), lastOrder + 1);
        return withMade(queued(operation, lastOrder));
      });
      for (const one of ones) arriving.set(one.operation.id, one);
      const took = await disk.write(ones);
      if (stopped) return took;
      arrive(ones);
      if (!took) disk.hold(ones.map(one => one.operation.id));
      pump();
      changed();
      return took;
    },
    async resolve(id, resolution) {
      await disk.put(keys.resolution(id), resolution);
      if (stopped || !ready) return;
      take(id, resolution);
      pump();
      changed();
    },
    tryNow() {
      for (const one of queue.values()) {
        if (one.state.kind === 'open' && !inFlight.has(one.operation.id))
          queue.set(one.operation.id, { ...one, state: { ...one.state, notBefore: 0 } });
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
        entries: [
          ...[...saved.values()].map(({ operation, written, basedOn }) => ({
            operation,
            status: { kind: 'saved' as const, written, basedOn }
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
