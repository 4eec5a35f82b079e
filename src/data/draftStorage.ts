import type { DBSchema, IDBPDatabase } from 'idb';
import { openDB } from 'idb';
import * as v from 'valibot';
import type { DraftStorage, Kept, KeptDraft } from '../app/ports';

interface Stored extends DBSchema {
  drafts: { key: [string, string]; value: { owner: string; key: string; value: unknown; at: string }; indexes: { owner: string } };
}

const database = 'inspection-action-plan';
/** A browser that hasn't opened its storage by then is taken for one that won't, in milliseconds. */
const patience = 2000;

const draftShape = v.object({ key: v.string(), value: v.unknown(), at: v.string() });

/** Rejects when the work takes longer than the browser is given. */
function inTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The browser’s storage does not answer.')), patience);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/**
 * Drafts in the browser's own storage (IndexedDB), each write on the disk before it counts. `owner` is who typed it
 * and where: tenant, site and person. Nobody else on the same device is given what stands under another owner.
 */
export function draftStorageOf(owner: string): DraftStorage {
  let opened: Promise<IDBPDatabase<Stored>> | undefined;
  const open = (): Promise<IDBPDatabase<Stored>> => {
    opened ??= inTime(openDB<Stored>(database, 1, {
      upgrade: db => {
        db.createObjectStore('drafts', { keyPath: ['owner', 'key'] }).createIndex('owner', 'owner');
      },
      // The browser closed it, to make room or for a newer version in another tab: the next write opens it again.
      terminated: () => { opened = undefined; }
    }));
    opened.catch(() => { opened = undefined; });
    return opened;
  };

  const change = async (run: (db: IDBPDatabase<Stored>) => Promise<void>): Promise<Kept> => {
    try {
      await inTime(run(await open()));
      return 'kept';
    } catch (error) {
      return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'unavailable';
    }
  };

  return {
    readAll: async () => {
      try {
        const all = await inTime((await open()).getAllFromIndex('drafts', 'owner', owner));
        // A row that isn't ours in shape is left where it is.
        return all.flatMap((one): KeptDraft[] => {
          const draft = v.safeParse(draftShape, one);
          return draft.success ? [draft.output] : [];
        });
      } catch {
        return undefined;
      }
    },
    write: draft => change(async db => {
      const transaction = db.transaction('drafts', 'readwrite', { durability: 'strict' });
      await Promise.all([transaction.store.put({ ...draft, owner }), transaction.done]);
    }),
    remove: key => change(async db => {
      const transaction = db.transaction('drafts', 'readwrite', { durability: 'strict' });
      await Promise.all([transaction.store.delete([owner, key]), transaction.done]);
    })
  };
}
