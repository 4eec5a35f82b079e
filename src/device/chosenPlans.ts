import type { DBSchema, IDBPDatabase } from 'idb';
import { openDB } from 'idb';
import * as v from 'valibot';
import type { ChosenPlanStorage } from '../app/personal';
import type { ChosenPlan } from '../domain/chosenPlan';
import { inTime } from './browserStorage';

interface Stored extends DBSchema {
  chosen: { key: string; value: { owner: string; plans: unknown } };
}

/** Beside the drafts' database and not in it, so that neither has to know the other's version. */
const database = 'inspection-action-plan-choices';

const planShape = v.object({
  webUrl: v.pipe(v.string(), v.url()),
  siteTitle: v.string(),
  planId: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  title: v.string(),
  pageUrl: v.optional(v.string())
});

/**
 * The plans that a person chose for “My actions”, on this device. `owner` is the person: tenant and login. Nobody else
 * on the same device is given what stands under another owner.
 */
export function chosenPlansOf(owner: string): ChosenPlanStorage {
  const open = (): Promise<IDBPDatabase<Stored>> =>
    inTime(
      openDB<Stored>(database, 1, {
        upgrade: db => {
          db.createObjectStore('chosen', { keyPath: 'owner' });
        }
      })
    );

  /** Opened anew each time: a choice is read once and changed seldom, and the browser may close it in between. */
  const using = async <T>(run: (db: IDBPDatabase<Stored>) => Promise<T>): Promise<T> => {
    const db = await open();
    try {
      return await inTime(run(db));
    } finally {
      db.close();
    }
  };

  return {
    read: async () => {
      try {
        const row = await using(db => db.get('chosen', owner));
        // A plan that isn't ours in shape is left out, the others stand.
        return v.parse(v.fallback(v.array(v.unknown()), []), row?.plans).flatMap((one): ChosenPlan[] => {
          const plan = v.safeParse(planShape, one);
          return plan.success ? [{ ...plan.output, pageUrl: plan.output.pageUrl }] : [];
        });
      } catch {
        return undefined;
      }
    },
    write: async plans => {
      try {
        await using(async db => {
          const transaction = db.transaction('chosen', 'readwrite', { durability: 'strict' });
          await Promise.all([transaction.store.put({ owner, plans }), transaction.done]);
        });
        return 'kept';
      } catch (error) {
        return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'unavailable';
      }
    }
  };
}
