import type { Kept, Operation } from './outbox';

/** The items that an operation and what follows it write. */
function itemsOf(operation: Operation | undefined): string[] {
  return operation ? [operation.item, ...itemsOf(operation.then)] : [];
}

/** What may be sent at a moment, and when (milliseconds since 1970) to look again; Infinity where only an answer can change anything. */
export interface Turns {
  due: Kept[];
  wakeAt: number;
}

/**
 * Whose turn it is: one operation at a time for each item, in their order. `underWay` are those that are out, or whose
 * follower is just being kept; `room` is for how many more there is. A conflict holds up what was typed on top of it;
 * what is set aside holds up nothing.
 */
export function turnsAt(now: number, inOrder: readonly Kept[], underWay: readonly Operation[], room: number): Turns {
  const taken = new Set(underWay.flatMap(itemsOf));
  const turns: Turns = { due: [], wakeAt: Infinity };
  for (const one of inOrder) {
    const { operation, place } = one;
    if (place.kind === 'setAside' || taken.has(operation.item)) continue;
    // What follows it has its turn too: what was typed later on that item was typed on top.
    for (const item of itemsOf(operation)) taken.add(item);
    if (place.kind === 'conflict') continue;
    if (place.notBefore > now) turns.wakeAt = Math.min(turns.wakeAt, place.notBefore);
    else if (turns.due.length < room) turns.due.push(one);
  }
  return turns;
}
