import type { Operation } from './operation';
import { awaitedBy, queueOf, queuesOf } from './operation';
import type { QueuedOperation } from './queue';

/** What may be sent at a moment, and when (milliseconds since 1970) to look again; Infinity where only an answer can change anything. */
export interface Due {
  operations: QueuedOperation[];
  wakeAt: number;
}

/**
 * The operations that are due: one at a time for each item, in their order. `underWay` are those whose request is out,
 * or that are being written for the first time; `room` is how many more requests may be out. A conflict holds up what
 * was typed on top of it; what is set aside holds up nothing. What names an item that isn't made yet waits.
 */
export function dueAt(
  now: number,
  inOrder: readonly QueuedOperation[],
  underWay: readonly Operation[],
  room: number
): Due {
  const taken = new Set(underWay.flatMap(queuesOf));
  const due: Due = { operations: [], wakeAt: Infinity };
  for (const one of inOrder) {
    const { operation, state } = one;
    if (state.kind === 'setAside' || taken.has(queueOf(operation))) continue;
    for (const queue of queuesOf(operation)) taken.add(queue);
    if (state.kind === 'conflict' || awaitedBy(operation).length > 0) continue;
    if (state.notBefore > now) due.wakeAt = Math.min(due.wakeAt, state.notBefore);
    else if (due.operations.length < room) due.operations.push(one);
  }
  return due;
}
