import type { Storage } from '../app/ports';
import type { Database } from './browserStorage';
import { browserStorage, inTime } from './browserStorage';

const channelName = 'inspection-action-plan/outbox';

function writing(db: Database) {
  return db.transaction('outbox', 'readwrite', { durability: 'strict' });
}

/** Rows of the outbox in the browser's own storage (IndexedDB), each on the disk before its promise resolves; other tabs are told of changes. */
export function outboxStorage(): Storage {
  const open = browserStorage();
  // A frame that may not talk to other tabs still sends: it only learns later what they did.
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(channelName);
  // Calls take effect in the order in which they were made, also those made before the storage was open.
  let last: Promise<unknown> = Promise.resolve();

  const inTurn = <T>(run: (db: Database) => Promise<T>): Promise<T> => {
    const mine = last.then(open).then(db => inTime(run(db)));
    last = mine.catch(() => undefined);
    return mine;
  };
  const change = (run: (transaction: ReturnType<typeof writing>) => Promise<unknown>): Promise<void> =>
    inTurn(async db => {
      const transaction = writing(db);
      await Promise.all([run(transaction), transaction.done]);
      channel?.postMessage('changed');
    });

  return {
    put: (key, value) => change(({ store }) => store.put(value, key)),
    delete: key => change(({ store }) => store.delete(key)),
    list: prefix =>
      inTurn(async db => {
        // Up to the last character there is: every key that begins so.
        const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
        const { store } = db.transaction('outbox');
        const [keys, values] = await Promise.all([store.getAllKeys(range), store.getAll(range)]);
        return keys.map((key, index) => ({ key, value: values[index] }));
      }),
    onChange: listener => {
      channel?.addEventListener('message', listener);
      return () => channel?.removeEventListener('message', listener);
    }
  };
}
