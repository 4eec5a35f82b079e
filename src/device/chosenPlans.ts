import type { DBSchema, IDBPDatabase } from 'idb';
import { openDB } from 'idb';
import * as v from 'valibot';
import type { ChosenPlanStorage } from '../app/personal';
import type { ChosenPlan } from '../domain/chosenPlan';
import { storageOutcomeOf, withTimeout } from './browserStorage';

interface Stored extends DBSchema {
  chosen: { key: string; value: { owner: string; plans: unknown } };
}

/** A database of its own, so that its version doesn't depend on that of the drafts' database. */
const database = 'inspection-action-plan-choices';

const planShape = v.object({
  webUrl: v.pipe(v.string(), v.url()),
  siteTitle: v.string(),
  planId: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  title: v.string(),
  pageUrl: v.optional(v.string())
});

/**
 * Stores which plans a person chose for “My actions”, on this device. `owner` is the person, by tenant and login name; each
 * owner reads only their own choice.
 */
export function chosenPlansOf(owner: string): ChosenPlanStorage {
  const open = (): Promise<IDBPDatabase<Stored>> =>
    withTimeout(
      openDB<Stored>(database, 1, {
        upgrade: db => {
          db.createObjectStore('chosen', { keyPath: 'owner' });
        }
      })
    );

  /** Runs work on the database, which is opened each time: a choice is read once and seldom changed. */
  const using = async <T>(run: (db: IDBPDatabase<Stored>) => Promise<T>): Promise<T> => {
    const db = await open();
    try {
      return await withTimeout(run(db));
    } finally {
      db.close();
    }
  };

  return {
    read: async () => {
      try {
        const row = await using(db => db.get('chosen', owner));
        // A plan of another shape is left out; the others are read.
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
        return storageOutcomeOf(error);
      }
    }
  };
}
