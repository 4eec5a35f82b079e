import type { StoreApi } from 'zustand/vanilla';
import type { Result } from '../domain/failure';
import { byNumber } from '../domain/order';
import type { Action, Update } from '../domain/plan';
import type { SyncState } from '../sync/status';
import { withPending } from './pending';
import type { PlanFound, PlanStore } from './ports';
import type { AppState, ReadyScreen, Screen, Updates } from './state';

/** The plan that is read and shown, and the ways to change what was read of it. */
export interface PlanInView {
  /** Reads the plan; shows shimmer the first time and keeps the rows in view afterwards. */
  load(): Promise<void>;
  readUpdates(actionId: number): Promise<void>;
  /** Reads one action again; it may be back from the recycle bin. */
  readAction(actionId: number): Promise<void>;
  /** Puts a screen in view, with what is on its way. */
  show(screen: ReadyScreen): void;
  /** What the outbox holds now; what is saved and read already (`settle`) is not put on top again. */
  showOutbox(outbox: SyncState): void;
  settle(operationId: string): void;
  /** Changes what was read of the actions, after something was saved. */
  changeActions(change: (actions: readonly Action[]) => readonly Action[]): void;
  changeUpdates(actionId: number, change: (updates: readonly Update[]) => readonly Update[]): void;
  /** A number that moves whenever the plan is read anew: an answer from before then is dropped. */
  generation(): number;
  /** A number that moves with everything that was saved from here. */
  saves(): number;
}

/** After this long a first read says that it is still going and offers to try again. */
const slowAfterMilliseconds = 5000;

/** `ready` is what a read waits for beside the plan; `onReady` is called after each good one. */
export function planInView(
  state: StoreApi<AppState>,
  store: PlanStore,
  ready: Promise<void>,
  onReady: () => void
): PlanInView {
  // Only the newest read may speak: an answer that was overtaken is dropped.
  let reading = 0;
  let saves = 0;
  const settled = new Set<string>();

  const shown = (screen: ReadyScreen, { operations }: SyncState): ReadyScreen => ({
    ...screen,
    content: withPending(
      screen.asRead,
      operations.filter(({ operation }) => !settled.has(operation.id))
    )
  });
  const show = (screen: ReadyScreen): void => state.setState({ screen: shown(screen, state.getState().outbox) });

  const changeActions: PlanInView['changeActions'] = change => {
    saves++;
    const { screen } = state.getState();
    if (screen.kind === 'ready')
      show({ ...screen, asRead: { ...screen.asRead, actions: change(screen.asRead.actions) } });
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
    state.setState({
      screen: before.kind === 'ready' ? { ...before, refreshing: true } : { kind: 'loading', slow: false }
    });
    const timer = setTimeout(() => {
      if (mine === reading && state.getState().screen.kind === 'loading')
        state.setState({ screen: { kind: 'loading', slow: true } });
    }, slowAfterMilliseconds);
    const [read] = await Promise.all([store.readPlan(), ready]);
    clearTimeout(timer);
    if (mine !== reading) return;
    const after = screenAfter(read, state.getState().screen);
    if (after.kind === 'ready') show(after);
    else state.setState({ screen: after });
    if (!read.ok) return;
    if (after.kind === 'ready') onReady();
    const open = state.getState().view.actionId;
    if (open !== undefined && state.getState().updates[open]) await readUpdates(open);
  };

  return {
    load,
    readUpdates,
    readAction: async actionId => {
      const read = await store.readAction(actionId);
      if (!read.ok) return load();
      const action = read.value;
      changeActions(actions => {
        const known = actions.find(one => one.id === actionId);
        // The copy beside an action may lag behind its updates; what is known to be newer stays.
        const latest =
          known?.latest && (!action.latest || known.latest.at > action.latest.at) ? known.latest : action.latest;
        return [...actions.filter(one => one.id !== actionId), { ...action, latest }].sort((a, b) =>
          byNumber(a.number, b.number)
        );
      });
    },
    show,
    showOutbox: outbox => {
      const { screen } = state.getState();
      state.setState({ outbox, screen: screen.kind === 'ready' ? shown(screen, outbox) : screen });
    },
    settle: operationId => {
      settled.add(operationId);
      const { screen } = state.getState();
      if (screen.kind === 'ready') show(screen);
    },
    changeActions,
    changeUpdates: (actionId, change) => {
      const known = state.getState().updates[actionId];
      if (known?.kind === 'ready') setUpdates(actionId, { kind: 'ready', updates: change(known.updates) });
    },
    generation: () => reading,
    saves: () => saves
  };
}

function screenAfter(read: Result<PlanFound>, before: Screen): Screen {
  if (!read.ok) {
    return before.kind === 'ready'
      ? { ...before, refreshing: false, refreshFailure: read.failure }
      : { kind: 'failed', failure: read.failure };
  }
  switch (read.value.kind) {
    case 'plan': {
      const { content } = read.value;
      return {
        kind: 'ready',
        content,
        asRead: content,
        asOf: new Date().toISOString(),
        refreshing: false,
        refreshFailure: undefined
      };
    }
    case 'notSetUp':
      return { kind: 'notSetUp', maySetUp: read.value.maySetUp };
    case 'noPlan':
      return { kind: 'noPlan', mayAdd: read.value.mayAdd };
  }
}
