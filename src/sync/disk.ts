import type { Changes, Storage } from './ports';
import type { Owner, QueuedOperation } from './queue';
import { keysOf } from './queue';

/** The outbox's records on this device, as one tab writes them. */
export interface Disk {
  /** False where the last write failed: what is done can't be kept here. */
  canKeep(): boolean;
  /**
   * Writes operations as they are now and erases the records of others, all in one write; gives whether the disk took
   * it. What is held goes with it.
   */
  write(operations: readonly QueuedOperation[], erased?: readonly string[]): Promise<boolean>;
  /** Writes any other record; gives whether the disk took it. */
  put(key: string, value: unknown): Promise<boolean>;
  /** Erases any other record. */
  delete(key: string): void;
  /** Erases an operation's record, and those that stayed on the disk only for it. */
  erase(id: string): void;
  /**
   * Holds operations that the disk refused and that are still in the queue, until there is room. `source` is the saved operation which they follow or
   * whose item they name: its record stays as long, since they come from it again should the tab end.
   */
  hold(ids: readonly string[], source?: string): void;
  isHeld(id: string): boolean;
  /** No longer holds what comes again from records on the disk; gives the saved operations that those are of. */
  letGo(): readonly string[];
  /** Reading failed too. */
  fail(): void;
}

const idOf = ({ operation }: QueuedOperation): string => operation.id;

/** `current` gives an operation as it is now; `changed` hears when it turns whether something can be kept. */
export function diskOf(
  storage: Storage,
  owner: Owner,
  current: (id: string) => QueuedOperation | undefined,
  changed: () => void
): Disk {
  const keys = keysOf(owner);
  /**
   * What the disk refused, by id, with the saved operations from whose records it comes again. Without any it is in
   * the memory of this tab only.
   */
  const held = new Map<string, ReadonlySet<string>>();
  /**
   * Operations whose records are being erased and may still be on the disk, by id, with the saved operations whose
   * records stay as long: theirs name the items that those have made.
   */
  const leaving = new Map<string, ReadonlySet<string>>();
  let canKeep = true;

  /** The saved operations whose records are on the disk only for the given operations. */
  const sourcesOnlyOf = (ids: ReadonlySet<string>): string[] => {
    const needs = [...held, ...leaving];
    const others = new Set(needs.flatMap(([id, sources]) => (ids.has(id) ? [] : [...sources])));
    const own = new Set(needs.flatMap(([id, sources]) => (ids.has(id) ? [...sources] : [])));
    return [...own].filter(source => !others.has(source));
  };

  /** Notes that records are off the disk, and erases those that stayed only for them. */
  const left = (ids: readonly string[]): void => {
    const sources = sourcesOnlyOf(new Set(ids)).filter(source => !ids.includes(source));
    const isLeft = ids.filter(id => leaving.delete(id)).length > 0;
    if (isLeft && sources.length > 0) erase(...sources);
  };

  const send = async (changes: Changes, taken = (): void => undefined): Promise<boolean> => {
    const took = await storage.write(changes).then(
      () => true,
      () => false
    );
    if (took) taken();
    if (took === canKeep) return took;
    canKeep = took;
    if (canKeep) writeHeld();
    changed();
    return took;
  };

  /** Holds one operation: what was held without a source stays so, since no record on the disk brings it back. */
  const holdOne = (id: string, sources: Iterable<string>): void => {
    const before = held.get(id);
    if (before?.size !== 0) held.set(id, new Set([...(before ?? []), ...sources]));
  };
  /** A saved operation that was held has no record: what it leaves behind is held in its place at once. */
  const passOn = (id: string, operations: readonly QueuedOperation[]): void => {
    const sources = held.get(id);
    if (sources) for (const one of operations) holdOne(idOf(one), sources);
    leave(id);
  };
  /** Notes that an operation's record is being erased. Until the disk has taken that, what it needs stays. */
  const leave = (id: string): void => {
    leaving.set(id, new Set([...(leaving.get(id) ?? []), ...(held.get(id) ?? [])]));
    held.delete(id);
  };

  const write = (operations: readonly QueuedOperation[], erased: readonly string[] = []): Promise<boolean> => {
    for (const id of erased) passOn(id, operations);
    const given = new Set(operations.map(idOf));
    const others = [...held.keys()].flatMap(id => (given.has(id) ? [] : (current(id) ?? [])));
    const all = [...operations, ...others];
    const ids = new Set([...all.map(idOf), ...erased]);
    const before = new Map(held);
    const gone = [...erased, ...sourcesOnlyOf(ids)];
    return send(
      { put: all.map(one => ({ key: keys.operation(idOf(one)), value: one })), delete: gone.map(keys.operation) },
      () => {
        // What was refused another time since is still to be written.
        for (const id of ids) if (held.get(id) === before.get(id)) held.delete(id);
        left(gone);
      }
    );
  };
  const writeHeld = (): void => {
    if (held.size > 0) void write([]);
  };
  const erase = (...ids: readonly string[]): void => {
    const gone = [...ids, ...sourcesOnlyOf(new Set(ids))];
    for (const id of ids) leave(id);
    void send({ delete: gone.map(keys.operation) }, () => left(gone));
  };

  return {
    canKeep: () => canKeep,
    write,
    put: (key, value) => send({ put: [{ key, value }] }),
    delete: key => {
      void send({ delete: [key] });
    },
    erase: id => erase(id),
    hold: (ids, source) => {
      const sources = source === undefined ? [] : [source];
      for (const id of ids) {
        const before = leaving.get(id);
        if (before) leaving.set(id, new Set([...before, ...sources]));
        else if (current(id)) holdOne(id, sources);
      }
      const isNeeded = source === undefined || [...held.values(), ...leaving.values()].some(all => all.has(source));
      if (!isNeeded) erase(source);
      if (canKeep) writeHeld();
    },
    isHeld: id => held.has(id),
    letGo: () => {
      const sources = new Set([...held.values()].flatMap(all => [...all]));
      for (const [id, { size }] of held) if (size > 0) held.delete(id);
      leaving.clear();
      return [...sources];
    },
    fail: () => {
      canKeep = false;
    }
  };
}
