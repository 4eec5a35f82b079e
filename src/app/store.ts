import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { ActionFields } from '../domain/checks';
import type { Failure } from '../domain/failure';
import type { PlanFilter } from '../domain/filter';
import { noFilter } from '../domain/filter';
import type { Action, Update } from '../domain/plan';
import type { Drafts } from '../sync/drafts';
import { createDrafts } from '../sync/drafts';
import type { Ask } from '../sync/outbox';
import type { Clock } from '../sync/ports';
import { guardContext, whyGuarded } from './guard';
import * as operations from './operations';
import type { Sent } from './outbox';
import { createOutbox } from './outbox';
import { planInView } from './planInView';
import type { Device, Host, NewUpdate, PlanStore } from './ports';
import { watchChanges } from './refresh';
import type { AppState } from './state';
import { nothingSent } from './state';
import { takeOver } from './takeOver';
import { undoOf } from './undo';
import type { View, ViewState } from './viewState';
import { readViewState, writeViewState } from './viewState';

export type { AppState, ReadyScreen, Screen, Undoable, Updates } from './state';
export type { Sent } from './outbox';

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
  /** Saves what differs from `loaded`; `guarded` where a changed text holds what the guard stops and no reason was given. */
  saveAction(loaded: Action, fields: ActionFields, guardReason?: string): Promise<Sent>;
  /** Adds an update; `guarded` as above. */
  addUpdate(action: Action, update: NewUpdate): Promise<Sent>;
  /** Moves an action to the recycle bin. */
  removeAction(loaded: Action): Promise<Sent>;
  /** Moves an update to the recycle bin. */
  removeUpdate(action: Action, update: Update): Promise<Sent>;
  /** Takes an action out of the recycle bin. */
  restoreAction(actionId: number): Promise<Sent>;
  /** Takes back what `undoable` tells of. */
  undo(): void;
  /** Tries again, discards, or goes on with a conflict. */
  ask(operationId: string, asked: Ask): Promise<void>;
  /** Sends what waits without waiting for the next try. */
  sendNow(): void;
  findRemoved: PlanStore['findRemoved'];
  findPeople: PlanStore['findPeople'];
  admitPerson: PlanStore['admitPerson'];
  /** Stops watching, listening and sending. */
  close(): void;
}

/** Coming back more often than this doesn't send what waits before its time. */
const shortestGapMilliseconds = 15_000;

/** The app over a site's lists, a host and a device. */
export function createApp(store: PlanStore, host: Host, device: Device): App {
  const after: Clock['after'] = (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  };
  // What is sent goes by the server's time, as far as it is known; what is typed by the device's own.
  const clock: Clock = { now: () => store.now(), after };
  const drafts = createDrafts(device.drafts, { now: () => Date.now(), after });
  const state = createStore<AppState>(() => ({
    screen: { kind: 'loading', slow: false },
    view: readViewState(host.readAddress()),
    updates: {},
    outbox: nothingSent,
    undoable: undefined
  }));

  const look = (change: Partial<ViewState>): void => {
    const view = { ...state.getState().view, ...change };
    state.setState({ view });
    host.writeAddress(writeViewState(view));
  };

  // A form that opens before its draft is known would offer an empty page.
  const plan = planInView(state, store, drafts.ready, () => outbox.start());
  const changes = watchChanges({ ...plan, state, store, host, clock });
  const undo = undoOf(state, clock, operation => void send(operation));
  const outbox = createOutbox({
    ports: { clock, random: Math.random, storage: device.outbox, locks: device.locks, transport: store.transport },
    owner: device.owner,
    onChange: plan.showOutbox,
    onSaved: async (operation, saved, isMine) => {
      // Where somebody wrote in between, the version is not one that the person has seen.
      if (isMine) undo.offer(operation, saved.onto === operation.etag ? saved.written : undefined);
      await takeOver(state, plan, clock, operation, saved);
      plan.settle(operation.id);
    },
    // Rights were withdrawn: what may no longer be done is no longer offered.
    onSetAside: failure => {
      if (failure.kind === 'forbidden') void plan.load();
    },
    onGone: changes.ask
  });
  // In a Teams frame every click into it is a coming back: a server in trouble is not asked each time.
  let lastTry = Number.NEGATIVE_INFINITY;
  const comeBack = (): void => {
    if (clock.now() - lastTry < shortestGapMilliseconds) return;
    lastTry = clock.now();
    outbox.tryNow();
  };
  const stops = [
    host.onAddressChange(() => state.setState({ view: readViewState(host.readAddress()) })),
    host.onVisible(comeBack),
    host.onOnline(outbox.tryNow),
    changes.stop,
    outbox.stop,
    undo.stop
  ];

  const { send } = outbox;
  /** The server's time in whole seconds, as SharePoint keeps it. */
  const now = (): string => new Date(Math.floor(clock.now() / 1000) * 1000).toISOString().replace('.000', '');
  const failed = (failure: Failure): Sent => ({ kind: 'failed', failure });
  const content = () => {
    const { screen } = state.getState();
    return screen.kind === 'ready' ? screen.content : undefined;
  };
  const mayEdit = (): boolean => content()?.rights.editActions === true;

  return {
    state,
    place: host.place,
    openMyActions: host.openMyActions,
    drafts,
    load: plan.load,
    watch: changes.watch,
    show: view => look({ view }),
    filterBy: change => look({ filter: { ...state.getState().view.filter, ...change } }),
    clearFilter: () => look({ filter: noFilter }),
    openAction: actionId => look({ actionId }),
    readUpdates: plan.readUpdates,
    saveAction: async (loaded, fields, guardReason = '') => {
      const stopped = await whyGuarded(
        guard => guard.changedTexts(loaded, fields),
        guardReason,
        guardContext(state.getState())
      );
      if (stopped) return failed(stopped);
      const operation = operations.editAction(loaded, fields, guardReason, now());
      return operation ? send(operation) : { kind: 'saved' };
    },
    addUpdate: async (action, update) => {
      const stopped = await whyGuarded(
        guard => guard.textsOf(update),
        update.guardReason ?? '',
        guardContext(state.getState())
      );
      if (stopped) return failed(stopped);
      return send(operations.addUpdate(action, update, content()?.me.name ?? '', now(), mayEdit()));
    },
    removeAction: async loaded => {
      const sent = await send(operations.removeAction(loaded, now()));
      if (sent.kind === 'saved' || sent.kind === 'waiting') look({ actionId: undefined });
      return sent;
    },
    removeUpdate: (action, update) => {
      const known = state.getState().updates[action.id];
      const earlier = known?.kind === 'ready' ? known.updates.find(one => one.id !== update.id) : undefined;
      return send(operations.removeUpdate(action, update, earlier, now(), mayEdit()));
    },
    restoreAction: actionId => send(operations.restoreAction(actionId, now())),
    undo: undo.take,
    ask: outbox.ask,
    sendNow: outbox.tryNow,
    findRemoved: actionId => store.findRemoved(actionId),
    findPeople: text => store.findPeople(text),
    admitPerson: found => store.admitPerson(found),
    close: () => stops.forEach(stop => stop())
  };
}
