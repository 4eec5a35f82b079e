import type { Instant } from '../domain/dates';
import type { Failure } from '../domain/failure';
import type { PlanContent, Update } from '../domain/plan';
import type { Operation } from '../sync/outbox';
import type { SyncState } from '../sync/status';
import type { ViewState } from './viewState';

/** A plan in view: `asRead` is what its lists hold, `content` that with what is on its way; `asOf` is when it was last read. */
export interface ReadyScreen {
  kind: 'ready';
  content: PlanContent;
  asRead: PlanContent;
  asOf: Instant;
  refreshing: boolean;
  refreshFailure: Failure | undefined;
}

/** How far a read has come. There is no state for a spinner that never ends: `slow` offers a retry. */
export type Screen =
  | { kind: 'loading'; slow: boolean }
  | { kind: 'failed'; failure: Failure }
  | { kind: 'notSetUp'; maySetUp: boolean }
  | { kind: 'noPlan'; mayAdd: boolean }
  | ReadyScreen;

export type Updates =
  { kind: 'loading' } | { kind: 'failed'; failure: Failure } | { kind: 'ready'; updates: readonly Update[] };

/** Something just saved that can be taken back for a few seconds. */
export interface Undoable {
  what: 'stage' | 'move' | 'action' | 'update';
  /** The action's number; '' where it isn't known any more. */
  number: string;
  reverse: Operation;
}

export interface AppState {
  screen: Screen;
  view: ViewState;
  /** The updates of the actions that were opened, by action id. */
  updates: Readonly<Record<number, Updates>>;
  /** What this person did and is not on the server yet, or has been for a few seconds. */
  outbox: SyncState;
  undoable: Undoable | undefined;
}

export const nothingSent: SyncState = { operations: [], canKeep: true, sends: false, unreadable: [] };
