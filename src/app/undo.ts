import type { StoreApi } from 'zustand/vanilla';
import { textOf } from '../model/values';
import type { Operation } from '../sync/operation';
import type { Clock } from '../sync/ports';
import { commandOf } from './commands';
import type { SavedOperation } from './commands/undo';
import { reverseOfAct } from './commands/undo';
import { actionOf } from './state/pending';
import type { AppState, Screen } from './state/state';

/** How long undo is offered. */
export const undoMilliseconds = 10_000;

/** Undo for the acts of this tab. */
export interface Undo {
  /** Notes an act that was queued; undo is offered once all its operations are saved. */
  track(operations: readonly Operation[]): void;
  /**
   * Notes that an operation of this tab was saved. `etag` is that of the saved version, undefined where it holds
   * changes that the person hasn't seen.
   */
  saved(operation: Operation, etag: string | undefined): void;
  /** Undoes the act that is offered. */
  run(): void;
  stop(): void;
}

/** Offers to undo an act for ten seconds after its last operation was saved, where its command can be undone. */
export function undoOf(
  state: StoreApi<AppState>,
  screen: () => Screen,
  clock: Clock,
  send: (operations: readonly Operation[]) => void
): Undo {
  const tracked = new Map<string, readonly Operation[]>();
  const done = new Map<string, SavedOperation>();
  const reversals = new Set<string>();
  let cancel = (): void => undefined;
  const clear = (): void => {
    cancel();
    state.setState({ undoable: undefined });
  };

  const offer = (operations: readonly Operation[]): void => {
    const [first] = operations;
    const kind = first && commandOf(first.command)?.undoKind?.(first);
    if (!first || !kind) return;
    const reverse = reverseOfAct(
      operations.flatMap(one => done.get(one.id) ?? []),
      first.createdAt
    );
    if (reverse.length === 0) return;
    const now = screen();
    const id = actionOf(first);
    const action = now.kind === 'ready' ? now.asRead.actions.find(one => one.id === id) : undefined;
    cancel();
    cancel = clock.after(undoMilliseconds, clear);
    state.setState({ undoable: { kind, number: textOf(action?.number), reverse } });
  };

  return {
    track: operations => {
      const act = operations[0]?.act;
      if (act !== undefined) tracked.set(act, operations);
    },
    saved: (operation, etag) => {
      const { act } = operation;
      const operations = tracked.get(act);
      // An undo can't be undone: the person can make the change again.
      if (!operations || reversals.has(act)) return;
      done.set(operation.id, { operation, etag });
      if (!operations.every(one => done.has(one.id))) return;
      tracked.delete(act);
      offer(operations);
      for (const one of operations) done.delete(one.id);
    },
    run: () => {
      const { undoable } = state.getState();
      clear();
      const act = undoable?.reverse[0]?.act;
      if (!undoable || act === undefined) return;
      reversals.add(act);
      send(undoable.reverse);
    },
    stop: () => cancel()
  };
}
