import type { Failure } from '../domain/failure';
import type { SyncEngine } from '../sync/engine';
import { startSync } from '../sync/engine';
import type { Ask, Operation, Owner } from '../sync/outbox';
import type { Ports } from '../sync/ports';
import type { Status, SyncState } from '../sync/status';

/** What has become of something that a person did, as far as it is worth waiting for at a form. */
export type Sent =
  /** By the server's word. */
  | { kind: 'saved' }
  /** Kept on this device, and sent as soon as that can be done. */
  | { kind: 'waiting' }
  /** Kept; somebody else changed the same, and the person is asked. */
  | { kind: 'conflict' }
  /** Kept; it can't go through as it is, and what was typed is shown with the reason where it belongs. */
  | { kind: 'setAside' }
  /** Taken back out of the outbox: other words may put it right, so what was typed stays in the form. */
  | { kind: 'failed'; failure: Failure };

/** Refusals that other words may put right, and after which for certain nothing has arrived. */
export function isMendable({ kind }: Failure): boolean {
  return kind === 'refused' || kind === 'missingColumns' || kind === 'tooLarge' || kind === 'guarded';
}

export type Saved = Extract<Status, { kind: 'saved' }>;

/** The outbox as the commands use it. */
export interface Outbox {
  /** Begins to send; before that nothing is known of what waits. */
  start(): void;
  send(operation: Operation): Promise<Sent>;
  ask(id: string, asked: Ask): Promise<void>;
  /** Doesn't wait for the next try; `Retry-After` still holds. */
  tryNow(): void;
  stop(): void;
}

export interface OutboxOf {
  ports: Ports;
  owner: Owner;
  onChange(state: SyncState): void;
  /** Called once for each operation that is on the server; `isMine` where it was done in this tab. Until it is done the operation is shown as on its way. */
  onSaved(operation: Operation, saved: Saved, isMine: boolean): Promise<void>;
  /** Something can't go through as it is. */
  onSetAside(failure: Failure): void;
  /** Another tab has seen to something that was waiting here. */
  onGone(): void;
}

/** How long a form waits to hear whether something is saved before it leaves it to the outbox, in milliseconds. */
const patience = 3_000;
/** How long it says “Saved” next to it, in milliseconds. */
const savedFor = 10_000;

/** What a status means for the form that waits; undefined while it is worth waiting. */
function sentBy(status: Status): Sent | undefined {
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

/** The outbox of one person on one site. */
export function createOutbox({ ports, owner, onChange, onSaved, onSetAside, onGone }: OutboxOf): Outbox {
  let engine: SyncEngine | undefined;
  let known = new Map<string, Status['kind']>();
  const mine = new Set<string>();
  const told = new Set<string>();
  const letGo = new Set<string>();
  const listeners = new Set<() => void>();
  const timers = new Set<() => void>();

  const heard = (): void => {
    if (!engine) return;
    const state = engine.state();
    const now = new Map(state.operations.map(({ operation, status }) => [operation.id, status.kind]));
    const gone = [...known].some(([id, was]) => !now.has(id) && was !== 'saved' && !letGo.has(id));
    const before = known;
    known = now;
    for (const { operation, status } of state.operations) {
      if (status.kind === 'setAside' && before.get(operation.id) !== 'setAside') onSetAside(status.failure);
      if (status.kind !== 'saved' || told.has(operation.id)) continue;
      told.add(operation.id);
      void seeTo(operation, status);
    }
    onChange(state);
    if (gone) onGone();
    for (const listener of [...listeners]) listener();
  };

  const seeTo = async (operation: Operation, saved: Saved): Promise<void> => {
    await onSaved(operation, saved, mine.has(operation.id));
    const cancel = ports.clock.after(savedFor, () => {
      timers.delete(cancel);
      engine?.forget(operation.id);
    });
    timers.add(cancel);
  };

  const ask = async (id: string, asked: Ask): Promise<void> => {
    if (asked.kind === 'discard') letGo.add(id);
    await engine?.ask(id, asked);
  };

  /** Waits for what becomes of an operation; without end where it isn't `kept`, since then the form holds the only copy. */
  const outcome = (id: string, kept: boolean): Promise<Sent> =>
    new Promise(resolve => {
      let cancel = (): void => undefined;
      const done = (sent: Sent): void => {
        cancel();
        listeners.delete(look);
        resolve(sent);
      };
      const look = (): void => {
        const shown = engine?.state().operations.find(one => one.operation.id === id);
        // Another tab of this person has sent it.
        const sent = shown ? sentBy(shown.status) : { kind: 'saved' as const };
        if (sent && (kept || sent.kind !== 'waiting')) done(sent);
      };
      listeners.add(look);
      if (kept) cancel = ports.clock.after(patience, () => done({ kind: 'waiting' }));
      look();
    });

  return {
    start: () => {
      if (engine) return;
      engine = startSync(ports, owner);
      engine.onChange(heard);
      heard();
    },
    send: async operation => {
      if (!engine) return { kind: 'failed', failure: { kind: 'offline' } };
      mine.add(operation.id);
      const kept = await engine.add(operation);
      const sent = await outcome(operation.id, kept);
      // The form is still open and shows why: nothing is kept in two places.
      if (sent.kind === 'failed') await ask(operation.id, { kind: 'discard' });
      return sent;
    },
    ask,
    tryNow: () => engine?.tryNow(),
    stop: () => {
      for (const cancel of timers) cancel();
      engine?.stop();
    }
  };
}
