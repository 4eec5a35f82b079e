import * as v from 'valibot';
import type { DraftStorage, Owner, StorageOutcome, StoredDraft } from '../app/ports';
import type { Database } from './browserStorage';
import { browserStorage, storageOutcomeOf, withTimeout } from './browserStorage';

const draftShape = v.object({ key: v.string(), value: v.unknown(), at: v.string() });

/**
 * Stores drafts in the browser's IndexedDB; a write resolves once it is on the disk. The owner is the person, by tenant
 * and login name, in one site; each owner reads only their own drafts.
 */
export function draftStorageOf({ tenant, site, user }: Owner): DraftStorage {
  const owner = [tenant, site, user].join(' ');
  const open = browserStorage();

  const change = async (run: (db: Database) => Promise<void>): Promise<StorageOutcome> => {
    try {
      await withTimeout(run(await open()));
      return 'kept';
    } catch (error) {
      return storageOutcomeOf(error);
    }
  };

  return {
    readAll: async () => {
      try {
        const all = await withTimeout((await open()).getAllFromIndex('drafts', 'owner', owner));
        // A record of another shape is left out, and stays in the database.
        return all.flatMap((one): StoredDraft[] => {
          const draft = v.safeParse(draftShape, one);
          return draft.success ? [draft.output] : [];
        });
      } catch {
        return undefined;
      }
    },
    write: draft =>
      change(async db => {
        const transaction = db.transaction('drafts', 'readwrite', { durability: 'strict' });
        await Promise.all([transaction.store.put({ ...draft, owner }), transaction.done]);
      }),
    remove: key =>
      change(async db => {
        const transaction = db.transaction('drafts', 'readwrite', { durability: 'strict' });
        await Promise.all([transaction.store.delete([owner, key]), transaction.done]);
      })
  };
}
