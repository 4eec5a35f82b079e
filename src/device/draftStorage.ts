import * as v from 'valibot';
import type { DraftStorage, Kept, KeptDraft, Owner } from '../app/ports';
import type { Database } from './browserStorage';
import { browserStorage, inTime } from './browserStorage';

const draftShape = v.object({ key: v.string(), value: v.unknown(), at: v.string() });

/**
 * Drafts in the browser's own storage (IndexedDB), each write on the disk before it counts. The owner is who typed it
 * and where. Nobody else on the same device is given what stands under another owner.
 */
export function draftStorageOf({ tenant, site, user }: Owner): DraftStorage {
  const owner = [tenant, site, user].join(' ');
  const open = browserStorage();

  const change = async (run: (db: Database) => Promise<void>): Promise<Kept> => {
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
