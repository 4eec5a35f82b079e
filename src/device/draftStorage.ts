import * as v from 'valibot';
import type { DraftStorage, Owner, StorageOutcome, StoredDraft } from '../app/ports';
import type { BrowserStorage, Database } from './browserStorage';
import { browserStorage, storageOutcomeOf } from './browserStorage';

const draftShape = v.object({ key: v.string(), value: v.unknown(), at: v.string() });

/**
 * Stores drafts in the browser's IndexedDB; a write resolves once it is on the disk. The owner is the person, by tenant
 * and login name, in one site; each owner reads only their own drafts.
 */
export function draftStorageOf(
  { tenant, site, user }: Owner,
  { run }: BrowserStorage = browserStorage()
): DraftStorage {
  const owner = [tenant, site, user].join(' ');

  const change = async (work: (db: Database) => Promise<void>): Promise<StorageOutcome> => {
    try {
      await run(work);
      return 'kept';
    } catch (error) {
      return storageOutcomeOf(error);
    }
  };

  return {
    readAll: async () => {
      try {
        const all = await run(db => db.getAllFromIndex('drafts', 'owner', owner));
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
