import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { PlanFilter } from '../domain/filter';
import { noFilter } from '../domain/filter';
import type { Rights } from '../domain/rights';
import type { ListKey } from '../model';
import { entities, isListKey, typedItems } from '../model';
import { writesDate } from '../model/difference';
import { sendableCells } from '../model/sendable';
import type { Stored } from '../model/entity';
import type { Instant } from '../model/values';
import type { Drafts } from '../sync/drafts';
import { createDrafts } from '../sync/drafts';
import type { Operation } from '../sync/operation';
import type { Clock } from '../sync/ports';
import type { Resolution } from '../sync/queue';
import type { ArgsOf, CommandName, Commands } from './commands';
import { commands } from './commands';
import type { Command, CommandContext } from './commands/command';
import { guardContext, textsWritten, whyGuarded } from './guard';
import { upgradeRecord } from './oldRecords';
import type { Outcome } from './outbox';
import { createOutbox } from './outbox';
import type { Device, Host, PlanStore } from './ports';
import { acknowledge } from './state/acknowledge';
import { screenSelector } from './state/content';
import { watchChanges } from './state/refresh';
import { siteState } from './state/site';
import type { AppState, Screen } from './state/state';
import { firstState } from './state/state';
import { createTimers } from './timers';
import { undoOf } from './undo';
import type { View, ViewState } from './viewState';
import { readViewState, writeViewState } from './viewState';

export type { AppState, Part, ReadyScreen, Screen } from './state/state';
export type { Outcome } from './outbox';

/** The app of one plan: its state, and everything that the screen can do. */
export interface App {
  state: StoreApi<AppState>;
  /** Derives what the screen shows from a state: the plan as its lists hold it, with the queued operations applied. */
  selectScreen(state: AppState): Screen;
  /** `selectScreen` of the current state. */
  screen(): Screen;
  hostKind: Host['kind'];
  openMyActions: Host['openMyActions'];
  /** What is typed and not saved; stored on the device while it is typed. */
  drafts: Drafts;
  /** Reads the site. Rows that were read before stay in view meanwhile. */
  load(): Promise<void>;
  /** Begins to ask for changes, every half minute while the app is visible and when it becomes visible. */
  watch(): void;
  show(view: View): void;
  filterBy(change: Partial<PlanFilter>): void;
  clearFilter(): void;
  openAction(id: number | undefined): void;
  readUpdates(actionId: number): Promise<void>;
  /**
   * Runs a command. Fails with `guarded` where it would write a text that the guard stops, without an acceptable
   * reason.
   */
  run<Name extends CommandName>(name: Name, args: ArgsOf<Name>): Promise<Outcome>;
  /** Replaces an item in the state by a version that was saved without the outbox. */
  replaceItem(list: ListKey, item: Stored): void;
  /** Undoes the act in the state's `undoable`. */
  undo(): void;
  /** Retries or discards a queued operation, or resolves its conflict. */
  resolve(operationId: string, resolution: Resolution): Promise<void>;
  /** Sends queued operations now instead of at the next retry. */
  sendNow(): void;
  /** Shows another plan of the site, until the page is loaded anew. */
  showPlan(planId: number): Promise<void>;
  findAccessGivers: PlanStore['findAccessGivers'];
  /** Finds the items of the site that belong to nothing that is there. */
  findStrays(): ReturnType<PlanStore['findStrays']>;
  findRemoved: PlanStore['findRemoved'];
  findPeople: PlanStore['findPeople'];
  ensurePerson: PlanStore['ensurePerson'];
  /** Ends all listening, watching and sending, and gives back the lock and the address. What is queued stays queued. */
  close(): void;
}

/** The shortest time between two retries that are made because the app became visible. */
const shortestGapMilliseconds = 15_000;

const noRights: Rights = {
  addUpdates: false,
  editActions: false,
  removeActions: false,
  managePlan: false,
  setUp: false
};

/** Operations, and those that follow them, with texts that SharePoint takes: what shows as pending is what is stored. */
function withSendableTexts(operations: readonly Operation[]): readonly Operation[] {
  return operations.map(one => ({
    ...one,
    values: isListKey(one.list) ? sendableCells(entities[one.list], one.values) : one.values,
    ...(one.then && { then: withSendableTexts(one.then) })
  }));
}

/** True where some operations, or those that follow them, write a date. */
function writeDates(operations: readonly Operation[]): boolean {
  return operations.some(
    ({ list, values, then = [] }) => (isListKey(list) && writesDate(entities[list], values)) || writeDates(then)
  );
}

/** Makes the app of one plan. It reads and sends nothing until `load`. */
export function createApp(store: PlanStore, host: Host, device: Device): App {
  const timers = createTimers();
  const { after } = timers;
  // The outbox uses the server's time as far as it is known; drafts use the device's.
  const clock: Clock = { now: () => store.now(), after };
  const drafts = createDrafts(device.drafts, { now: () => Date.now(), after });
  const state = createStore<AppState>(() => firstState(readViewState(host.readAddress())));
  const selectScreen = screenSelector();
  const screen = (): Screen => selectScreen(state.getState());

  let closed = false;
  const goTo = (change: Partial<ViewState>): void => {
    const view = { ...state.getState().view, ...change };
    state.setState({ view });
    host.writeAddress(writeViewState(view));
  };

  // The site counts as read only once the drafts are: a form that opened earlier would be empty.
  const site = siteState(state, screen, store, clock, drafts.ready, () => {
    const now = screen();
    if (now.kind === 'ready') host.setPlan(now.content.plan.id);
    if (!closed) outbox.start();
  });
  const changes = watchChanges({ screen, site, store, host, clock });
  const undo = undoOf(state, screen, clock, operations => void outbox.send(operations));
  const outbox = createOutbox({
    ports: {
      clock,
      random: Math.random,
      storage: device.outbox,
      locks: device.locks,
      transport: store.transport,
      upgrade: upgradeRecord
    },
    owner: device.owner,
    onChange: sync => state.setState({ outbox: sync }),
    onSaved: async (operation, saved, isMine) => {
      // Where it was saved onto somebody else's newer version, the person hasn't seen the result: undo gets no ETag for
      // it.
      if (isMine) undo.saved(operation, saved.basedOn === operation.etag ? saved.written?.etag : undefined);
      await acknowledge(site, clock, operation, saved);
      state.setState({ acknowledged: new Set([...state.getState().acknowledged, operation.id]) });
    },
    // The person's rights have changed: the site is read again, so that the screen stops offering what isn't allowed.
    onSetAside: failure => {
      if (failure.kind === 'forbidden') void site.load();
    },
    onResolvedElsewhere: changes.ask
  });
  // In Teams every click into the frame gives it the focus: a server in trouble isn't asked at each of them.
  let lastTry = Number.NEGATIVE_INFINITY;
  const retryWhenVisible = (): void => {
    if (clock.now() - lastTry < shortestGapMilliseconds) return;
    lastTry = clock.now();
    outbox.tryNow();
  };
  const stops = [
    host.onAddressChange(() => state.setState({ view: readViewState(host.readAddress()) })),
    host.onVisible(retryWhenVisible),
    host.onOnline(outbox.tryNow),
    changes.stop,
    outbox.stop,
    undo.stop
  ];

  /** The server's time in whole seconds, which is the precision of SharePoint's dates. */
  const now = (): Instant => new Date(Math.floor(clock.now() / 1000) * 1000).toISOString().replace('.000', '');

  const context = (): CommandContext => {
    const shown = screen();
    const content = shown.kind === 'ready' ? shown.content : undefined;
    const { updates } = state.getState().lists;
    return {
      now: now(),
      author: content?.me.name ?? '',
      rights: content?.rights ?? noRights,
      isZoneUnknown: content?.unknownZone !== undefined,
      updates: updates.kind === 'ready' ? typedItems('updates', updates.value.items) : []
    };
  };

  const runCommand = async <Args>(command: Command<Args>, args: Args): Promise<Outcome> => {
    const around = context();
    const operations = withSendableTexts(command.operations(args, around));
    if (around.isZoneUnknown === true && writeDates(operations))
      return { kind: 'failed', failure: { kind: 'unknownZone' } };
    const reason = command.guardReason?.(args) ?? '';
    const stopped = await whyGuarded(textsWritten(operations), reason, guardContext(site.me()?.email));
    if (stopped) return { kind: 'failed', failure: stopped };
    undo.track(operations);
    return outbox.send(operations);
  };

  return {
    state,
    selectScreen,
    screen,
    hostKind: host.kind,
    openMyActions: host.openMyActions,
    drafts,
    load: site.load,
    watch: changes.watch,
    show: view => goTo({ view }),
    filterBy: change => goTo({ filter: { ...state.getState().view.filter, ...change } }),
    clearFilter: () => goTo({ filter: noFilter }),
    openAction: actionId => goTo({ actionId }),
    readUpdates: site.readUpdates,
    run: <Name extends CommandName>(name: Name, args: ArgsOf<Name>) => {
      const table: Commands = commands;
      return runCommand<ArgsOf<Name>>(table[name], args);
    },
    replaceItem: (list, item) => site.change(list, items => items.map(one => (one.id === item.id ? item : one))),
    undo: undo.run,
    resolve: outbox.resolve,
    sendNow: outbox.tryNow,
    showPlan: planId => {
      store.choosePlan(planId);
      return site.load();
    },
    findStrays: () => store.findStrays(site.me()?.id ?? 0),
    findAccessGivers: () => store.findAccessGivers(),
    findRemoved: (list, id) => store.findRemoved(list, id),
    findPeople: text => store.findPeople(text),
    ensurePerson: found => store.ensurePerson(found),
    close: () => {
      if (closed) return;
      closed = true;
      for (const stop of stops) stop();
      // What was typed last is written before the timer that would have written it ends.
      drafts.close();
      timers.stop();
      device.close();
      host.close();
    }
  };
}
