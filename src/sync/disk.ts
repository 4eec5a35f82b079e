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
   * Holds operations that the disk refused, until there is room. `source` is the saved operation which they follow or
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
  let canKeep = true;

  /** The saved operations whose records are on the disk only for the given operations. */
  const sourcesOnlyOf = (ids: ReadonlySet<string>): string[] => {
    const others = new Set([...held].flatMap(([id, sources]) => (ids.has(id) ? [] : [...sources])));
    const own = [...ids].flatMap(id => [...(held.get(id) ?? [])]);
    return own.filter(source => !others.has(source));
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
    if (!sources) return;
    for (const one of operations) holdOne(idOf(one), sources);
    held.delete(id);
  };

  const write = (operations: readonly QueuedOperation[], erased: readonly string[] = []): Promise<boolean> => {
    for (const id of erased) passOn(id, operations);
    const given = new Set(operations.map(idOf));
    const others = [...held.keys()].flatMap(id => (given.has(id) ? [] : (current(id) ?? [])));
    const all = [...operations, ...others];
    const ids = new Set([...all.map(idOf), ...erased]);
    const before = new Map(held);
    return send(
      {
        put: all.map(one => ({ key: keys.operation(idOf(one)), value: one })),
        delete: [...erased, ...sourcesOnlyOf(ids)].map(keys.operation)
      },
      () => {
        // What was refused another time since is still to be written.
        for (const id of ids) if (held.get(id) === before.get(id)) held.delete(id);
      }
    );
  };
  const writeHeld = (): void => {
    if (held.size > 0) void write([]);
  };
  const erase = (id: string): void => {
    const erased = [id, ...sourcesOnlyOf(new Set([id]))];
    held.delete(id);
    void send({ delete: erased.map(keys.operation) });
  };

  return {
    canKeep: () => canKeep,
    write,
    put: (key, value) => send({ put: [{ key, value }] }),
    delete: key => {
      void send({ delete: [key] });
    },
    erase,
    hold: (ids, source) => {
      for (const id of ids) holdOne(id, source === undefined ? [] : [source]);
      const isNeeded = source === undefined || [...held.values()].some(all => all.has(source));
      if (!isNeeded) erase(source);
      if (canKeep) writeHeld();
    },
    isHeld: id => held.has(id),
    letGo: () => {
      const sources = new Set([...held.values()].flatMap(all => [...all]));
      for (const [id, { size }] of held) if (size > 0) held.delete(id);
      return [...sources];
    },
    fail: () => {
      canKeep = false;
    }
  };
}
