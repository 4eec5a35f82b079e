import type { Failure } from '../domain/failure';
import type { Instant } from '../model/values';
import type { FieldConflict } from './merge';
import type { Operation } from './operation';
import type { ItemState, Written } from './ports';
import type { QueuedOperation } from './queue';

/** How an operation stands. `nextTry` is missing where nothing stands in the way but the turn. */
export type Status =
  /** Not sent, or refused for the moment. */
  | { kind: 'waiting'; nextTry: Instant | undefined; failure: Failure | undefined }
  | { kind: 'sending' }
  /** It may have arrived: the server is being asked, or will be. */
  | { kind: 'checking'; nextTry: Instant | undefined; failure: Failure | undefined }
  /** The server asked that nothing is sent before. */
  | { kind: 'busyUntil'; until: Instant }
  /** By the server's word; `written` is missing for a removal, `onto` is the version it was written onto, where that is known. */
  | { kind: 'saved'; written: Written | undefined; basedOn: string | undefined }
  | { kind: 'conflict'; theirs: ItemState; fields: readonly FieldConflict[] }
  | { kind: 'setAside'; failure: Failure };

/** An operation of the outbox with how it stands. */
export interface Entry {
  operation: Operation;
  status: Status;
}

/** What a screen shows of the outbox. */
export interface SyncState {
  entries: readonly Entry[];
  /** False where the last write to this device's storage failed: drafts can't be kept here. */
  canKeep: boolean;
  /** Whether this tab is the one that sends. */
  sends: boolean;
  /** Records that this version can't read, as they are. */
  unreadable: readonly unknown[];
}

/** How an operation stands at `now`; `inFlight` while a request of it is out, `busyUntil` in milliseconds since 1970. */
export function statusOf({ state }: QueuedOperation, inFlight: boolean, busyUntil: number, now: number): Status {
  switch (state.kind) {
    case 'conflict':
      return { kind: 'conflict', theirs: state.theirs, fields: state.fields };
    case 'setAside':
      return { kind: 'setAside', failure: state.failure };
    case 'open': {
      const { step, notBefore, failure } = state;
      // Without a sign-in nothing arrives, whatever is looked for next.
      const mayHaveArrived = step.kind !== 'send' && failure?.kind !== 'signedOut';
      if (inFlight)
        return { kind: step.kind === 'send' ? 'sending' : 'checking', nextTry: undefined, failure: undefined };
      if (busyUntil > now) return { kind: 'busyUntil', until: instant(Math.max(busyUntil, notBefore)) };
      const nextTry = notBefore > now ? instant(notBefore) : undefined;
      return { kind: mayHaveArrived ? 'checking' : 'waiting', nextTry, failure };
    }
  }
}

function instant(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString();
}
