import type { Device } from '../src/app/ports';
import type { Storage } from '../src/sync/ports';
import { memoryDrafts } from './ui/memoryDrafts';

/** An outbox's rows in memory, as an earlier visit left them; `full` refuses to keep more. */
export interface MemoryOutbox extends Storage {
  readonly rows: Map<string, unknown>;
  full: boolean;
}

/** As IndexedDB keeps it; what is kept is JSON, and jsdom has no `structuredClone`. */
function copy(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

export function memoryOutbox(rows = new Map<string, unknown>()): MemoryOutbox {
  const listeners = new Set<() => void>();
  const storage: MemoryOutbox = {
    rows,
    full: false,
    write: async ({ put = [], delete: erased = [] }) => {
      if (storage.full && put.length > 0) throw new DOMException('There is no room.', 'QuotaExceededError');
      const copies = put.map(({ key, value }) => ({ key, value: copy(value) }));
      for (const { key, value } of copies) rows.set(key, value);
      for (const key of erased) rows.delete(key);
    },
    list: async prefix =>
      [...rows].filter(([key]) => key.startsWith(prefix)).map(([key, value]) => ({ key, value: copy(value) })),
    onChange: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    }
  };
  return storage;
}

/** A device of one tab, on which everything can be kept. */
export function memoryDevice(own: Partial<Device> = {}): Device {
  return {
    drafts: memoryDrafts(),
    outbox: memoryOutbox(),
    owner: { tenant: 'contoso', site: 'https://contoso.example/sites/plan', user: 'kim' },
    locks: {
      hold: (_name, held) => {
        queueMicrotask(held);
        return () => undefined;
      }
    },
    close: () => undefined,
    ...own
  };
}

/** Tabs of one person in one browser: they share the rows and hear of each other's changes, and the first one open holds the lock. */
export interface MemoryTabs {
  readonly rows: Map<string, unknown>;
  open(): Pick<Device, 'outbox' | 'locks'>;
}

export function memoryTabs(): MemoryTabs {
  const rows = new Map<string, unknown>();
  const tabs: (() => void)[] = [];
  const waiting: (() => void)[] = [];
  return {
    rows,
    open: () => {
      const storage = memoryOutbox(rows);
      const listeners = new Set<() => void>();
      const hear = (): void => listeners.forEach(listener => listener());
      tabs.push(hear);
      const tellOthers = (): void =>
        tabs.forEach(tab => {
          if (tab !== hear) queueMicrotask(tab);
        });
      return {
        outbox: {
          write: changes => storage.write(changes).then(tellOthers),
          list: storage.list,
          onChange: listener => {
            listeners.add(listener);
            return () => listeners.delete(listener);
          }
        },
        locks: {
          hold: (_name, held) => {
            if (waiting.push(held) === 1) queueMicrotask(held);
            return () => {
              const place = waiting.indexOf(held);
              if (place >= 0) waiting.splice(place, 1);
              const [next] = waiting;
              if (place === 0 && next) queueMicrotask(next);
            };
          }
        }
      };
    }
  };
}
