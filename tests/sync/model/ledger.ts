import { isEqualJson } from '../../../src/model/difference';
import type { Fields } from '../../../src/model/json';
import type { Operation } from '../../../src/sync/operation';
import { queueOf } from '../../../src/sync/operation';
import type { SyncState } from '../../../src/sync/status';
import type { Item, SimulatedServer, Witness } from './server';
import { latest } from './server';

/** What the ledger knows of one operation; it asks the person, the disk and the server, never the engine. */
export interface Entry {
  operation: Operation;
  /** The person was told that it is kept. */
  promised: boolean;
  applied: number;
  acknowledged: boolean;
  discarded: boolean;
  /** Fields for which the person chose theirs. */
  givenUp: Set<string>;
  /** Values by field that the person has had before their eyes. */
  seen: Map<string, unknown[]>;
}

/** Holds the invariants of one run. What is wrong is collected, and the run ends with the first of it. */
export class Ledger implements Witness {
  readonly entries = new Map<string, Entry>();
  readonly wrong: string[] = [];
  /** Where an operation is kept, by its id. */
  isKept: (id: string) => boolean = () => false;
  server: SimulatedServer | undefined;

  /** Notes an operation, and what is to follow it. */
  typed(operation: Operation): Entry {
    const seen = new Map(Object.entries(operation.base ?? {}).map(([field, value]) => [field, [value]]));
    const entry: Entry = {
      operation,
      promised: false,
      applied: 0,
      acknowledged: false,
      discarded: false,
      givenUp: new Set(),
      seen
    };
    this.entries.set(operation.id, entry);
    for (const then of operation.then ?? []) this.typed(then);
    return entry;
  }

  creates(operation: Operation): void {
    this.#applies(operation, operation.values);
    const parent = this.entries.get(operation.id)?.operation.parent;
    if (operation.parent?.item !== this.#made(parent?.item))
      this.wrong.push(`I4: ${describe(operation)} belongs to another item than was typed.`);
  }

  edits(operation: Operation, item: Item, values: Fields): void {
    this.#applies(operation, values);
    if (item.id !== this.#made(this.entries.get(operation.id)?.operation.item))
      this.wrong.push(`I4: ${describe(operation)} wrote another item than was typed.`);
    for (const [field, value] of Object.entries(values))
      this.#overwrites(operation, field, latest(item).fields[field], value);
  }

  removes(operation: Operation, item: Item): void {
    this.#applies(operation, {});
    for (const [field, value] of Object.entries(latest(item).fields))
      this.#overwrites(operation, field, value, undefined);
  }

  /** Looks at what a tab shows: I5, and what it acknowledges. */
  shows(state: SyncState): void {
    for (const { operation, status } of state.entries) {
      const entry = this.entries.get(operation.id);
      if (status.kind !== 'saved' || !entry || entry.acknowledged) continue;
      entry.acknowledged = true;
      if (!this.#isThere(entry))
        this.wrong.push(`I5: ${describe(operation)} shows Saved, and the server doesn't have it.`);
    }
  }

  /** At every step: what was promised is on the server, on the disk, or was let go by the person. */
  check(): void {
    for (const entry of this.entries.values()) {
      const letGo = entry.discarded || entry.givenUp.size > 0;
      if (!entry.promised || entry.applied > 0 || entry.acknowledged || letGo) continue;
      if (!this.isKept(entry.operation.id))
        this.wrong.push(`I4: ${describe(entry.operation)} is neither on the server nor on the disk.`);
    }
  }

  /** At the end: nothing that was acknowledged is lost, nor what was to follow it; `isOpen` tells what still stands in the outbox. */
  end(isOpen: (id: string) => boolean): void {
    for (const entry of this.entries.values()) {
      for (const { id } of entry.operation.then ?? []) {
        const then = this.entries.get(id);
        const isFollowed =
          !entry.promised ||
          entry.discarded ||
          !then ||
          then.acknowledged ||
          then.discarded ||
          then.givenUp.size > 0 ||
          this.#isThere(then) ||
          isOpen(then.operation.id);
        if (entry.acknowledged && !isFollowed)
          this.wrong.push(`I4: ${describe(then.operation)} was to follow ${describe(entry.operation)} and is lost.`);
      }
      if (entry.acknowledged && !this.#isThere(entry))
        this.wrong.push(`I1: ${describe(entry.operation)} was acknowledged and is not there.`);
    }
  }

  /** The person gave up an operation, a field of it, or what it follows: nothing need come of it any more. */
  isLetGo(id: string): boolean {
    const entry = this.entries.get(id);
    if (entry?.discarded || (entry && entry.givenUp.size > 0)) return true;
    return [...this.entries.values()].some(
      ({ operation }) => operation.then?.some(then => then.id === id) && this.isLetGo(operation.id)
    );
  }

  #applies(operation: Operation, values: Fields): void {
    const entry = this.entries.get(operation.id);
    if (!entry) {
      this.wrong.push(`Nobody typed ${describe(operation)}.`);
      return;
    }
    entry.applied++;
    for (const first of this.entries.values()) {
      // What was there already without it is acknowledged, and never applied.
      if (first.applied === 0 && !first.acknowledged && first.operation.then?.some(({ id }) => id === operation.id))
        this.wrong.push(
          `I2: ${describe(operation)} was applied without ${describe(first.operation)}, which it follows.`
        );
    }
    if (entry.applied > 1) this.wrong.push(`I2: ${describe(operation)} was applied ${String(entry.applied)} times.`);
    for (const id of namedBy(entry.operation)) {
      if (this.entries.get(id)?.applied === 0)
        this.wrong.push(`I2: ${describe(operation)} was applied without ${id}, whose item it names.`);
    }
    for (const [field, value] of Object.entries(values)) {
      if (!isEqualJson(value, this.#made(entry.operation.values[field])))
        this.wrong.push(`I4: ${describe(operation)} wrote another ${field} than was typed.`);
    }
  }

  #overwrites(operation: Operation, field: string, before: unknown, after: unknown): void {
    if (isEqualJson(before, after)) return;
    const seen = this.entries.get(operation.id)?.seen.get(field) ?? [];
    if (!seen.some(value => isEqualJson(value, before)))
      this.wrong.push(
        `I3: ${describe(operation)} overwrote the ${field} ${JSON.stringify(before)}, which the person hasn't seen.`
      );
  }

  /** Applied; or a removal of what is gone; or an edit whose every value is there without it. */
  #isThere({ operation, applied, givenUp }: Entry): boolean {
    const id = operation.kind === 'create' ? this.server?.madeBy(operation.id)?.id : this.#made(operation.item);
    const item = typeof id === 'number' ? this.server?.items.get(id) : undefined;
    if (applied > 0) return item !== undefined;
    if (operation.kind === 'create' || !item) return false;
    if (operation.kind === 'remove') return item.gone;
    // Field by field: what somebody else had written the same way need not be written, and may be gone again by the time the rest is there.
    return Object.entries(operation.values).every(
      ([field, value]) =>
        givenUp.has(field) ||
        isEqualJson(value, operation.base?.[field]) ||
        item.versions.some(version => isEqualJson(value, version.fields[field]))
    );
  }

  /** What was typed, with the item that is made by now in place of the operation that was to make it. */
  #made(typed: unknown): unknown {
    return isCreatedBy(typed) ? (this.server?.madeBy(typed.createdBy)?.id ?? typed) : typed;
  }
}

/** The creates whose items an operation names, by id. */
export function namedBy({ item, parent, values }: Operation): string[] {
  return [item, parent?.item, ...Object.values(values)].flatMap(one => (isCreatedBy(one) ? [one.createdBy] : []));
}

function isCreatedBy(value: unknown): value is { createdBy: string } {
  return typeof value === 'object' && value !== null && 'createdBy' in value;
}

export function describe(operation: Operation): string {
  return `${operation.kind} ${operation.id} of ${queueOf(operation)}`;
}
