import type { Failure } from '../domain/failure';
import type { SyncEngine } from '../sync/engine';
import { startSync } from '../sync/engine';
import type { Operation } from '../sync/operation';
import type { Ports } from '../sync/ports';
import type { Owner, Resolution } from '../sync/queue';
import type { Status, SyncState } from '../sync/status';

/** What became of an act (the operations queued together), as far as a form waits for it. */
export type Outcome =
  /** The server has confirmed it. */
  | { kind: 'saved' }
  /** It is queued, and sent as soon as that is possible. */
  | { kind: 'waiting' }
  /** It is queued; somebody else changed the same field, and the person has to choose. */
  | { kind: 'conflict' }
  /** It stays in the outbox but can't be saved as it is; the screen shows it with the reason. */
  | { kind: 'setAside' }
  /** It was taken out of the outbox again. The person can correct it in the form, where everything typed still is. */
  | { kind: 'failed'; failure: Failure };

/**
 * True for a failure that the person may be able to correct in the form, and after which certainly nothing was saved.
 */
export function isMendable({ kind }: Failure): boolean {
  return ['refused', 'missingColumns', 'tooLarge', 'guarded', 'unknownZone'].includes(kind);
}

export type SavedStatus = Extract<Status, { kind: 'saved' }>;

/** The outbox as the commands use it. */
export interface Outbox {
  /** Opens the queue and begins to send; before that `send` fails. */
  start(): void;
  /**
   * Queues the operations of one act, and resolves as soon as its outcome is known or the form need not wait any
   * longer.
   */
  send(operations: readonly Operation[]): Promise<Outcome>;
  resolve(id: string, resolution: Resolution): Promise<void>;
  /** Sends now instead of at the next retry; still not before a `Retry-After` is over. */
  tryNow(): void;
  stop(): void;
}

export interface OutboxOptions {
  ports: Ports;
  owner: Owner;
  onChange(state: SyncState): void;
  /**
   * Called once for each operation that was saved; `isMine` where it was queued in this tab. The operation is forgotten
   * some time after the promise resolves.
   */
  onSaved(operation: Operation, saved: SavedStatus, isMine: boolean): Promise<void>;
  /** An operation can't be saved as it is. */
  onSetAside(failure: Failure): void;
  /** An operation has left the queue without being saved or discarded by this tab: another tab has done it. */
  onResolvedElsewhere(): void;
}

/** How long a form waits for an outcome before it leaves the operation to the outbox. */
const patienceMilliseconds = 3_000;
/** How long a saved operation stays in view as “Saved”. */
const showSavedMilliseconds = 10_000;

/** What an operation's status means for the form that waits; undefined while it should go on waiting. */
function outcomeBy(status: Status): Outcome | undefined {
  switch (status.kind) {
    case 'saved':
    case 'conflict':
      return { kind: status.kind };
    case 'setAside':
      return isMendable(status.failure) ? { kind: 'failed', failure: status.failure } : { kind: 'setAside' };
    case 'busyUntil':
      return { kind: 'waiting' };
    case 'waiting':
    case 'checking':
      return status.failure || status.nextTry !== undefined ? { kind: 'waiting' } : undefined;
    case 'sending':
      return undefined;
  }
}

/** The outcome of an act: that of its operation with the worst one. */
function worst(outcomes: readonly Outcome[]): Outcome {
  const order: readonly Outcome['kind'][] = ['failed', 'setAside', 'conflict', 'waiting'];
  return order.flatMap(kind => outcomes.filter(one => one.kind === kind))[0] ?? { kind: 'saved' };
}

/** Makes the outbox of one person on one site. */
export function createOutbox({
  ports,
  owner,
  onChange,
  onSaved,
  onSetAside,
  onResolvedElsewhere
}: OutboxOptions): Outbox {
  let engine: SyncEngine | undefined;
  let statuses = new Map<string, Status['kind']>();
  const mine = new Set<string>();
  const acknowledged = new Set<string>();
  const discarded = new Set<string>();
  const listeners = new Set<() => void>();
  const timers = new Set<() => void>();

  const onEngineChange = (): void => {
    if (!engine) return;
    const state = engine.state();
    const now = new Map(state.entries.map(({ operation, status }) => [operation.id, status.kind]));
    const gone = [...statuses].some(([id, was]) => !now.has(id) && was !== 'saved' && !discarded.has(id));
    const before = statuses;
    statuses = now;
    for (const { operation, status } of state.entries) {
      if (status.kind === 'setAside' && before.get(operation.id) !== 'setAside') onSetAside(status.failure);
      if (status.kind !== 'saved' || acknowledged.has(operation.id)) continue;
      acknowledged.add(operation.id);
      void acknowledge(operation, status);
    }
    onChange(state);
    if (gone) onResolvedElsewhere();
    for (const listener of [...listeners]) listener();
  };

  const acknowledge = async (operation: Operation, saved: SavedStatus): Promise<void> => {
    await onSaved(operation, saved, mine.has(operation.id));
    forgetSoon(operation);
  };

  /**
   * Removes a saved operation from the queue after a while; while others of its act are open it stays, so that the
   * act's progress counts it.
   */
  const forgetSoon = (operation: Operation): void => {
    const cancel = ports.clock.after(showSavedMilliseconds, () => {
      timers.delete(cancel);
      const isActOpen = engine
        ?.state()
        .entries.some(one => one.operation.act === operation.act && one.status.kind !== 'saved');
      if (isActOpen === true) forgetSoon(operation);
      else engine?.forget(operation.id);
    });
    timers.add(cancel);
  };

  const resolve = async (id: string, resolution: Resolution): Promise<void> => {
    if (resolution.kind === 'discard') discarded.add(id);
    await engine?.resolve(id, resolution);
  };

  /**
   * The outcome of an operation. Where it isn't stored on the device the form holds the only copy, and waits without
   * limit.
   */
  const outcomeOf = (id: string, isStored: boolean): Promise<Outcome> =>
    new Promise(settle => {
      let cancel = (): void => undefined;
      const done = (outcome: Outcome): void => {
        cancel();
        listeners.delete(listen);
        settle(outcome);
      };
      const listen = (): void => {
        const entry = engine?.state().entries.find(one => one.operation.id === id);
        // An operation that isn't in the queue any more was sent by another tab of this person.
        const outcome = entry ? outcomeBy(entry.status) : { kind: 'saved' as const };
        if (outcome && (isStored || outcome.kind !== 'waiting')) done(outcome);
      };
      listeners.add(listen);
      if (isStored) cancel = ports.clock.after(patienceMilliseconds, () => done({ kind: 'waiting' }));
      listen();
    });

  return {
    start: () => {
      if (engine) return;
      engine = startSync(ports, owner);
      engine.onChange(onEngineChange);
      onEngineChange();
    },
    send: async operations => {
      const [first] = operations;
      if (!engine) return { kind: 'failed', failure: { kind: 'offline' } };
      if (!first) return { kind: 'saved' };
      for (const { id } of operations) mine.add(id);
      const isStored = await engine.add(...operations);
      const outcomes = await Promise.all(operations.map(({ id }) => outcomeOf(id, isStored)));
      const outcome = worst(outcomes);
      if (outcome.kind !== 'failed') return outcome;
      // The form is still open and shows the failure, so a single operation is taken out of the outbox again. Of
      // several
      // operations some may be saved already: they stay.
      if (operations.length > 1) return { kind: 'setAside' };
      await resolve(first.id, { kind: 'discard' });
      return outcome;
    },
    resolve,
    tryNow: () => engine?.tryNow(),
    stop: () => {
      for (const cancel of timers) cancel();
      engine?.stop();
    }
  };
}
