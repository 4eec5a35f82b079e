import type { StoreApi } from 'zustand/vanilla';
import { byNumber } from '../domain/order';
import type { Clock } from '../sync/ports';
import type { Host, PlanChanges, PlanStore } from './ports';
import type { AppState, ReadyScreen } from './store';

/** How often changes are asked for while the plan can be seen. */
export const refreshEveryMilliseconds = 30_000;
/** Coming back sooner than this after the last question asks when it is over. */
const shortestGapMilliseconds = 3_000;

export interface ChangesOf {
  state: StoreApi<AppState>;
  store: Pick<PlanStore, 'readChanges'>;
  host: Pick<Host, 'isVisible' | 'onVisible'>;
  clock: Clock;
  /** Puts a screen in view, with what is on its way. */
  show(screen: ReadyScreen): void;
  load(): Promise<void>;
  readUpdates(actionId: number): Promise<void>;
  /** A number that moves whenever the plan is read anew: an answer from before then is dropped. */
  generation(): number;
  /** A number that moves with everything that was saved from here. */
  saves(): number;
}

/** The screen after changes: the actions that changed are replaced, everything else stays the object that it was. */
function changed(screen: ReadyScreen, found: PlanChanges, asOf: string): ReadyScreen {
  const current = { ...screen, asOf, refreshFailure: undefined };
  if (found.kind !== 'some') return current;
  const replaced = new Set([...found.gone, ...found.actions.map(action => action.id)]);
  const actions = [...screen.asRead.actions.filter(action => !replaced.has(action.id)), ...found.actions].sort((a, b) =>
    byNumber(a.number, b.number)
  );
  return { ...current, asRead: { ...screen.asRead, actions } };
}

/**
 * Keeps a plan in view fresh: asks for changes every half minute while it can be seen and when the person comes back,
 * one question at a time, and none before SharePoint said that it may be asked again. A form keeps the version that it
 * was opened on: what is typed is never replaced.
 */
export function watchChanges({ state, store, host, clock, show, load, readUpdates, generation, saves }: ChangesOf): {
  watch(): void;
  ask(): void;
  stop(): void;
} {
  let asking = false;
  let notBefore = 0;
  let lastAsked = Number.NEGATIVE_INFINITY;
  let stop = (): void => undefined;

  const ask = async (): Promise<void> => {
    const { screen } = state.getState();
    if (asking || screen.kind !== 'ready' || screen.refreshing || !host.isVisible() || clock.now() < notBefore) return;
    asking = true;
    lastAsked = clock.now();
    const before = generation();
    const savedBefore = saves();
    const found = await store.readChanges();
    asking = false;
    const now = state.getState().screen;
    if (before !== generation() || now.kind !== 'ready') return;
    if (!found.ok) {
      // A busy SharePoint is left alone and asked later; the heading says as of when the plan is.
      if (found.failure.kind === 'busy')
        notBefore = found.failure.until === undefined ? 0 : Date.parse(found.failure.until);
      else show({ ...now, refreshFailure: found.failure });
      return;
    }
    // Saved while this was read: the answer may be of before, and would put the old version back in view.
    if (found.value.kind === 'all' || savedBefore !== saves()) {
      await load();
      return;
    }
    show(changed(now, found.value, new Date(clock.now()).toISOString()));
    if (found.value.kind !== 'some') return;
    const { updates } = state.getState();
    for (const actionId of found.value.updated) if (updates[actionId]) void readUpdates(actionId);
  };

  return {
    watch: () => {
      stop();
      let cancel = (): void => undefined;
      const again = (): void => {
        cancel = clock.after(refreshEveryMilliseconds, () => {
          void ask();
          again();
        });
      };
      again();
      let cancelLater: (() => void) | undefined;
      const stopSeeing = host.onVisible(() => {
        // In a Teams frame every click into it is a coming back: what comes too soon is asked a little later, once.
        const wait = lastAsked + shortestGapMilliseconds - clock.now();
        if (wait <= 0) void ask();
        else
          cancelLater ??= clock.after(wait, () => {
            cancelLater = undefined;
            void ask();
          });
      });
      stop = () => {
        cancel();
        cancelLater?.();
        stopSeeing();
      };
    },
    ask: () => void ask(),
    stop: () => stop()
  };
}
