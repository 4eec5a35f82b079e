import type { DBSchema, IDBPDatabase } from 'idb';
import { openDB } from 'idb';

/** What the product keeps in the browser, for each person and site apart. */
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
/** A browser that hasn't opened its storage by then is taken for one that won't, in milliseconds. */
const patience = 2000;

/** Rejects when the work takes longer than the browser is given. */
export function inTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The browser’s storage does not answer.')), patience);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Opens the browser's storage (IndexedDB) when it is first asked for, and again where the browser closed it. Rejects where it can't be had. */
export function browserStorage(): () => Promise<Database> {
  let opened: Promise<Database> | undefined;
  return () => {
    opened ??= inTime(
      openDB<Stored>(name, 2, {
        upgrade: (db, from) => {
          if (from < 1) db.createObjectStore('drafts', { keyPath: ['owner', 'key'] }).createIndex('owner', 'owner');
          if (from < 2) db.createObjectStore('outbox');
        },
        // A newer version in another tab must not wait for this one to be closed.
        blocking: (_from, _to, event) => {
          opened = undefined;
          if (event.target instanceof IDBDatabase) event.target.close();
        },
        // The browser closed it, to make room: the next write opens it again.
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
}
