import type { Failure } from '../../domain/failure';
import type { UnreadList } from '../../domain/access';
import type { PlanContent } from '../../domain/plan';
import type { PerList } from '../../model';
import { eachList } from '../../model';
import type { Instant } from '../../model/values';
import type { SyncState } from '../../sync/status';
import type { ListRead, SiteFacts } from '../ports';
import type { Undoable } from '../commands/undo';
import type { ViewState } from '../viewState';

/** Something that is read from the server: still loading, failed, or ready. */
export type Part<T> = { kind: 'loading' } | { kind: 'failed'; failure: Failure } | { kind: 'ready'; value: T };

/** What is known about the site itself. */
export type Site = { kind: 'notSetUp'; maySetUp: boolean } | { kind: 'setUp'; facts: SiteFacts };

/**
 * What was read from the server, by list, and the queue of what is to be sent to it. What the screen shows is derived
 * from the two.
 */
export interface AppState {
  site: Part<Site>;
  /** The items by list. `updates` holds the site's newest updates, and all updates of the actions in `chronologies`. */
  lists: PerList<Part<ListRead>>;
  /** Whether all updates of an action were read, by the action's id. An action that nobody opened has no entry. */
  chronologies: Readonly<Record<number, Part<null>>>;
  /** When the lists were last read. */
  asOf: Instant;
  /** The first reading takes long; the screen offers to try again. */
  slow: boolean;
  /** The lists are being read again, while those read before stay in view. */
  refreshing: boolean;
  refreshFailure: Failure | undefined;
  /** The person's queued operations, with those that were saved a few seconds ago. */
  outbox: SyncState;
  /** The ids of the saved operations that are applied to `lists`. */
  acknowledged: ReadonlySet<string>;
  view: ViewState;
  undoable: Undoable | undefined;
}

const loading = { kind: 'loading' } as const;

/** The state before anything was read. */
export function firstState(view: ViewState): AppState {
  return {
    site: loading,
    lists: eachList(() => loading),
    chronologies: {},
    asOf: '',
    slow: false,
    refreshing: false,
    refreshFailure: undefined,
    outbox: { entries: [], canKeep: true, sends: false, unreadable: [] },
    acknowledged: new Set(),
    view,
    undoable: undefined
  };
}

/**
 * A plan in view: `asRead` is the plan as it was read, `content` the same with unsaved operations applied, `asOf` the
 * time of the last reading.
 */
export interface ReadyScreen {
  kind: 'ready';
  content: PlanContent;
  asRead: PlanContent;
  asOf: Instant;
  refreshing: boolean;
  refreshFailure: Failure | undefined;
}

/** A plan that could be shown instead of one that isn't there. */
export interface OtherPlan {
  id: number;
  title: string;
}

/** What the screen shows. */
export type Screen =
  | { kind: 'loading'; slow: boolean }
  | { kind: 'failed'; failure: Failure }
  /** None of the lists is there, or none that the person can see; one who may set the site up sees them all. */
  | { kind: 'notSetUp'; maySetUp: boolean }
  /** The person may not read the list of plans. */
  | { kind: 'noAccess' }
  /** The list of plans isn't there, while other lists are. */
  | { kind: 'incomplete'; unread: readonly UnreadList[]; maySetUp: boolean }
  /** The list of plans is empty. */
  | { kind: 'noPlan'; mayAdd: boolean }
  /** The chosen plan isn't among the site's plans. `planId` is undefined where the setting names none. */
  | { kind: 'planGone'; planId: number | undefined; plans: readonly OtherPlan[]; mayRestore: boolean }
  | ReadyScreen;
