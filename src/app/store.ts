import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { ActionFields } from '../domain/checks';
import type { Instant } from '../domain/dates';
import type { Failure, Result } from '../domain/failure';
import { failed } from '../domain/failure';
import type { PlanFilter } from '../domain/filter';
import { noFilter } from '../domain/filter';
import type { Action, PlanContent, Update } from '../domain/plan';
import type { Drafts } from '../sync/drafts';
import { createDrafts } from '../sync/drafts';
import type { Clock } from '../sync/ports';
import { guardContext, whyGuarded } from './guard';
import type { DraftStorage, Host, NewUpdate, PlanFound, PlanStore, SavedUpdate } from './ports';
import { watchChanges } from './refresh';
import type { View, ViewState } from './viewState';
import { readViewState, writeViewState } from './viewState';

/** How far a read has come. There is no state for a spinner that never ends: `slow` offers a retry. */
export type Screen =
  | { kind: 'loading'; slow: boolean }
  | { kind: 'failed'; failure: Failure }
  | { kind: 'notSetUp'; maySetUp: boolean }
  | { kind: 'noPlan'; mayAdd: boolean }
  /** `asOf` is when the plan was last read. */
  | { kind: 'ready'; content: PlanContent; asOf: Instant; refreshing: boolean; refreshFailure: Failure | undefined };

export type Updates =
  | { kind: 'loading' }
  | { kind: 'failed'; failure: Failure }
  | { kind: 'ready'; updates: readonly Update[] };

export interface AppState {
  screen: Screen;
  view: ViewState;
  /** The updates of the actions that were opened, by action id. */
  updates: Readonly<Record<number, Updates>>;
}

/** The state, and what a person can ask for. */
export interface App {
  state: StoreApi<AppState>;
  place: Host['place'];
  openMyActions: Host['openMyActions'];
  /** What is typed and not saved, kept while it is typed. */
  drafts: Drafts;
  /** Reads the plan; shows shimmer the first time and keeps the rows in view afterwards. */
  load(): Promise<void>;
  /** While it can be seen, asks for changes every half minute and when the person comes back. */
  watch(): void;
  show(view: View): void;
  filterBy(change: Partial<PlanFilter>): void;
  clearFilter(): void;
  openAction(id: number | undefined): void;
  readUpdates(actionId: number): Promise<void>;
  /** As the site's own, and `guarded` where a changed text holds what the guard stops and no reason was given. */
  saveAction(loaded: Action, fields: ActionFields, guardReason?: string): Promise<Result<Action>>;
  /** As the site's own, and `guarded` where a text holds what the guard stops and no reason was given. */
  addUpdate(action: Action, update: NewUpdate): Promise<Result<SavedUpdate>>;
  findPeople: PlanStore['findPeople'];
  admitPerson: PlanStore['admitPerson'];
  /** Stops watching and listening. */
  close(): void;
}

/** After this long a first read says that it is still going and offers to try again. */
const slowAfterMilliseconds = 5000;

/** The browser's own clock. */
const clock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  }
};

/** The app over a site's lists, a host and a place for drafts. */
export function createApp(store: PlanStore, host: Host, storage: DraftStorage): App {
  const drafts = createDrafts(storage, clock);
  const state = createStore<AppState>(() => ({
    screen: { kind: 'loading', slow: false },
    view: readViewState(host.readAddress()),
    updates: {}
  }));
  // Only the newest read may speak: an answer that was overtaken is dropped.
  let reading = 0;
  let saves = 0;

  const look = (change: Partial<ViewState>): void => {
    const view = { ...state.getState().view, ...change };
    state.setState({ view });
    host.writeAddress(writeViewState(view));
  };

  const replaceAction = (action: Action): void => {
    saves++;
    const { screen } = state.getState();
    if (screen.kind !== 'ready') return;
    const actions = screen.content.actions.map(one => one.id === action.id ? action : one);
    state.setState({ screen: { ...screen, content: { ...screen.content, actions } } });
  };

  const setUpdates = (actionId: number, updates: Updates): void =>
    state.setState({ updates: { ...state.getState().updates, [actionId]: updates } });

  const readUpdates = async (actionId: number): Promise<void> => {
    if (state.getState().updates[actionId]?.kind !== 'ready') setUpdates(actionId, { kind: 'loading' });
    const read = await store.readUpdates(actionId);
    setUpdates(actionId, read.ok ? { kind: 'ready', updates: read.value } : { kind: 'failed', failure: read.failure });
  };

  const load = async (): Promise<void> => {
    const mine = ++reading;
    const before = state.getState().screen;
    state.setState({ screen: before.kind === 'ready' ? { ...before, refreshing: true } : { kind: 'loading', slow: false } });
    const timer = setTimeout(() => {
      if (mine === reading && state.getState().screen.kind === 'loading') state.setState({ screen: { kind: 'loading', slow: true } });
    }, slowAfterMilliseconds);
    // A form that opens before its draft is known would offer an empty page.
    const [read] = await Promise.all([store.readPlan(), drafts.ready]);
    clearTimeout(timer);
    if (mine !== reading) return;
    state.setState({ screen: screenAfter(read, state.getState().screen) });
    const open = state.getState().view.actionId;
    if (read.ok && open !== undefined && state.getState().updates[open]) await readUpdates(open);
  };

  const changes = watchChanges({ state, store, host, clock, load, readUpdates, generation: () => reading, saves: () => saves });
  const stopListening = host.onAddressChange(() => state.setState({ view: readViewState(host.readAddress()) }));

  return {
    state,
    place: host.place,
    openMyActions: host.openMyActions,
    drafts,
    load,
    watch: changes.watch,
    show: view => look({ view }),
    filterBy: change => look({ filter: { ...state.getState().view.filter, ...change } }),
    clearFilter: () => look({ filter: noFilter }),
    openAction: actionId => look({ actionId }),
    readUpdates,
    saveAction: async (loaded, fields, guardReason = '') => {
      const stopped = await whyGuarded(guard => guard.changedTexts(loaded, fields), guardReason, guardContext(state.getState()));
      if (stopped) return failed(stopped);
      const saved = await store.saveAction(loaded, fields, guardReason);
      if (saved.ok) replaceAction(saved.value);
      return saved;
    },
    addUpdate: async (action, update) => {
      const stopped = await whyGuarded(guard => guard.textsOf(update), update.guardReason ?? '', guardContext(state.getState()));
      if (stopped) return failed(stopped);
      const { screen } = state.getState();
      const mayEdit = screen.kind === 'ready' && screen.content.rights.editActions;
      const saved = await store.addUpdate(action, update, mayEdit);
      if (!saved.ok) return saved;
      replaceAction(saved.value.action);
      const known = state.getState().updates[action.id];
      const earlier = known?.kind === 'ready' ? known.updates.filter(one => one.id !== saved.value.update.id) : [];
      setUpdates(action.id, { kind: 'ready', updates: [saved.value.update, ...earlier] });
      return saved;
    },
    findPeople: text => store.findPeople(text),
    admitPerson: found => store.admitPerson(found),
    close: () => {
      changes.stop();
      stopListening();
    }
  };
}

function screenAfter(read: Result<PlanFound>, before: Screen): Screen {
  if (!read.ok) {
    return before.kind === 'ready'
      ? { ...before, refreshing: false, refreshFailure: read.failure }
      : { kind: 'failed', failure: read.failure };
  }
  switch (read.value.kind) {
    case 'plan': return { kind: 'ready', content: read.value.content, asOf: new Date().toISOString(), refreshing: false, refreshFailure: undefined };
    case 'notSetUp': return { kind: 'notSetUp', maySetUp: read.value.maySetUp };
    case 'noPlan': return { kind: 'noPlan', mayAdd: read.value.mayAdd };
  }
}
