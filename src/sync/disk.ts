import type { Kept, Owner } from './outbox';
import { keysOf } from './outbox';
import type { Storage } from './ports';

/** The outbox's records on this device, as one tab writes them. */
export interface Disk {
  /** False where the last write failed: what is done can't be kept here. */
  canKeep(): boolean;
  /** Keeps an operation as it is now; gives whether the disk took it. */
  write(one: Kept): Promise<boolean>;
  /** Keeps any other record; gives whether the disk took it. */
  put(key: string, value: unknown): Promise<boolean>;
  erase(key: string): void;
  /** What the disk refused: no other tab can know of it. It is kept as soon as there is room. */
  holdHere(id: string): void;
  isOnlyHere(id: string): boolean;
  forget(id: string): void;
  /** Reading failed too. */
  fail(): void;
}

/** `current` gives an operation as it is now, to be kept when there is room again; `changed` hears when that turns. */
export function diskOf(
  storage: Storage,
  owner: Owner,
  current: (id: string) => Kept | undefined,
  changed: () => void
): Disk {
  const keys = keysOf(owner);
  const onlyHere = new Set<string>();
  let canKeep = true;

  const heard = async (write: Promise<void>): Promise<boolean> => {
    const took = await write.then(
      () => true,
      () => false
    );
    if (took !== canKeep) {
      canKeep = took;
      changed();
      for (const id of took ? onlyHere : []) {
        const one = current(id);
        if (one) void keepOne(one);
      }
    }
    return took;
  };
  const keepOne = async (one: Kept): Promise<boolean> => {
    const took = await heard(storage.put(keys.operation(one.operation.id), one));
    if (took) onlyHere.delete(one.operation.id);
    return took;
  };

  return {
    canKeep: () => canKeep,
    write: keepOne,
    put: (key, value) => heard(storage.put(key, value)),
    erase: key => {
      void heard(storage.delete(key));
    },
    holdHere: id => {
      onlyHere.add(id);
    },
    isOnlyHere: id => onlyHere.has(id),
    forget: id => {
      onlyHere.delete(id);
    },
    fail: () => {
      canKeep = false;
    }
  };
}
