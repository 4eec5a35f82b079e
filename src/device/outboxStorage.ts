import type { Storage } from '../app/ports';
import type { BrowserStorage, Database } from './browserStorage';
import { browserStorage } from './browserStorage';

type Changes = Parameters<Storage['write']>[0];

const channelName = 'inspection-action-plan/outbox';

/** Makes all of the changes in one transaction, or none of them. */
async function writeTo(db: Database, changes: Changes): Promise<void> {
  const transaction = db.transaction('outbox', 'readwrite', { durability: 'strict' });
  const { store, done } = transaction;
  const requests: Promise<unknown>[] = [done];
  try {
    for (const { key, value } of changes.put ?? []) requests.push(store.put(value, key));
    for (const key of changes.delete ?? []) requests.push(store.delete(key));
  } catch (error) {
    // A value that can't be stored is refused at once, and would leave the rest of the transaction standing.
    transaction.abort();
    await Promise.allSettled(requests);
    throw error;
  }
  await Promise.all(requests);
}

/** Tells other tabs, and other web parts on this page, that the outbox has changed; also after the end of this app. */
function tellOnce(): void {
  if (typeof BroadcastChannel === 'undefined') return;
  const channel = new BroadcastChannel(channelName);
  channel.postMessage('changed');
  channel.close();
}

/**
 * Records of the outbox in the browser's own storage (IndexedDB), each on the disk before its promise resolves; other
 * tabs are told of changes. `close` ends the listening; what is written afterwards is still written, and told.
 */
export function outboxStorage({ run }: BrowserStorage = browserStorage()): Storage & { close(): void } {
  // A frame that may not talk to other tabs still sends: it only learns later what they did.
  let channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(channelName);
  // Calls take effect in the order in which they were made, also those made before the storage was open.
  let last: Promise<unknown> = Promise.resolve();

  const inTurn = <T>(work: (db: Database) => Promise<T>): Promise<T> => {
    const mine = last.then(() => run(work));
    last = mine.catch(() => undefined);
    return mine;
  };

  return {
    write: changes =>
      inTurn(async db => {
        await writeTo(db, changes);
        if (channel) channel.postMessage('changed');
        else tellOnce();
      }),
    list: prefix =>
      inTurn(async db => {
        // Up to the last character there is: every key that begins so.
        const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
        const { store } = db.transaction('outbox');
        const [keys, values] = await Promise.all([store.getAllKeys(range), store.getAll(range)]);
        return keys.map((key, index) => ({ key, value: values[index] }));
      }),
    onChange: listener => {
      const listened = channel;
      listened?.addEventListener('message', listener);
      return () => listened?.removeEventListener('message', listener);
    },
    close: () => {
      channel?.close();
      channel = undefined;
    }
  };
}
