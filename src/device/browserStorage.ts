import type { DBSchema, IDBPDatabase } from 'idb';
import { openDB } from 'idb';
import type { StorageOutcome } from '../app/ports';

/** The product's stores in the browser's IndexedDB. Their records belong to one person on one site. */
interface Stored extends DBSchema {
  drafts: {
    key: [string, string];
    value: { owner: string; key: string; value: unknown; at: string };
    indexes: { owner: string };
  };
  outbox: { key: string; value: unknown };
}

export type Database = IDBPDatabase<Stored>;

const name = 'inspection-action-plan';
/** How long the browser may take for work on its storage. */
const timeoutMilliseconds = 2000;

/** The result of `work` on the browser's storage. Rejects where it takes longer than two seconds. */
export function withTimeout<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The browser’s storage does not answer.')), timeoutMilliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** What a failed write means: the disk is full, or the browser's storage can't be used. */
export function storageOutcomeOf(error: unknown): StorageOutcome {
  return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'unavailable';
}

/** The database of one app on one page. */
export interface BrowserStorage {
  /**
   * The result of `work` on the database, which is opened at the first call, and again after the browser closed it.
   * Rejects where it can't be opened, or takes longer than two seconds.
   */
  run<T>(work: (db: Database) => Promise<T>): Promise<T>;
  /** Closes the database once no work is under way. Work that comes later opens it for itself alone. */
  close(): void;
}

/** Makes an app's access to the database; it opens nothing yet. */
export function browserStorage(): BrowserStorage {
  let opened: Promise<Database> | undefined;
  let underWay = 0;
  let closed = false;

  const open = (): Promise<Database> => {
    opened ??= withTimeout(
      openDB<Stored>(name, 2, {
        upgrade: (db, from) => {
          if (from < 1) db.createObjectStore('drafts', { keyPath: ['owner', 'key'] }).createIndex('owner', 'owner');
          if (from < 2) db.createObjectStore('outbox');
        },
        // Another tab needs a newer version of the database: this one closes it, so that the other doesn't have to
        // wait.
        blocking: (_from, _to, event) => {
          opened = undefined;
          if (event.target instanceof IDBDatabase) event.target.close();
        },
        // The browser closed the database: the next call opens it again.
        terminated: () => {
          opened = undefined;
        }
      })
    );
    opened.catch(() => {
      opened = undefined;
    });
    return opened;
  };

  const closeIdle = (): void => {
    if (!closed || underWay > 0) return;
    void opened?.then(
      db => db.close(),
      () => undefined
    );
    opened = undefined;
  };

  return {
    run: async work => {
      underWay++;
      try {
        return await withTimeout(work(await open()));
      } finally {
        underWay--;
        closeIdle();
      }
    },
    close: () => {
      closed = true;
      closeIdle();
    }
  };
}
