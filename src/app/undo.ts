import type { StoreApi } from 'zustand/vanilla';
import type { Operation } from '../sync/outbox';
import type { Clock, Written } from '../sync/ports';
import { actionIdOf, reverseOf, updatedActionOf } from './operations';
import type { AppState, Undoable } from './state';

/** How long something can be taken back, in milliseconds. */
export const undoMilliseconds = 10_000;

/** Which kind of thing can be taken back; undefined for what can't. */
function whatOf({ kind, item, body }: Operation): Undoable['what'] | undefined {
  if (kind === 'remove') return item.startsWith('actions/') ? 'action' : 'update';
  if (kind !== 'edit') return undefined;
  return 'stage' in body ? 'stage' : 'areaId' in body ? 'move' : undefined;
}

/** Offers to take back a stage change, a move or a removal, for ten seconds after it was saved. */
export function undoOf(
  state: StoreApi<AppState>,
  clock: Clock,
  send: (operation: Operation) => void
): { offer(operation: Operation, written: Written | undefined): void; take(): void; stop(): void } {
  const reversals = new Set<string>();
  let cancel = (): void => undefined;
  const clear = (): void => {
    cancel();
    state.setState({ undoable: undefined });
  };
  return {
    offer: (operation, written) => {
      const what = whatOf(operation);
      const reverse = what && reverseOf(operation, written?.etag, operation.createdAt);
      // Taking back is not taken back in turn: the change itself can be made again.
      if (!what || !reverse || reversals.has(operation.id)) return;
      const { screen } = state.getState();
      const id = actionIdOf(operation) ?? updatedActionOf(operation);
      const number = screen.kind === 'ready' ? (screen.asRead.actions.find(one => one.id === id)?.number ?? '') : '';
      cancel();
      cancel = clock.after(undoMilliseconds, clear);
      state.setState({ undoable: { what, number, reverse } });
    },
    take: () => {
      const { undoable } = state.getState();
      clear();
      if (!undoable) return;
      reversals.add(undoable.reverse.id);
      send(undoable.reverse);
    },
    stop: () => cancel()
  };
}
