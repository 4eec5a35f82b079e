import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { outboxStorage } from '../../src/device/outboxStorage';

const channels: BroadcastChannel[] = [];
const Channel = globalThis.BroadcastChannel;

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  globalThis.BroadcastChannel = class extends Channel {
    constructor(name: string) {
      super(name);
      channels.push(this);
    }
  };
});

// An open channel keeps the process alive.
afterEach(() => {
  for (const channel of channels.splice(0)) channel.close();
});

const one = { key: 'mine/1', value: { text: 'Half a sentence – 👍' } };
const two = { key: 'mine/2', value: 2 };

test('a write puts and deletes records, and the list has those of one prefix', async () => {
  const storage = outboxStorage();
  await storage.write({ put: [one, two, { key: 'other/1', value: 1 }] });
  expect(await storage.list('mine/')).toEqual([one, two]);
  await storage.write({ put: [{ ...two, value: 'newer' }], delete: ['mine/1'] });
  expect(await outboxStorage().list('mine/')).toEqual([{ ...two, value: 'newer' }]);
});

test('writes take effect in the order in which they are asked for, also before the storage is open', async () => {
  const storage = outboxStorage();
  void storage.write({ put: [one] });
  void storage.write({ delete: ['mine/1'], put: [two] });
  expect(await storage.list('mine/')).toEqual([two]);
});

test('a write of which one part is refused changes nothing, and the next one goes through', async () => {
  const storage = outboxStorage();
  await storage.write({ put: [one] });
  const refused = { key: 'mine/3', value: () => 'a function is no record' };
  await expect(storage.write({ put: [two, refused], delete: ['mine/1'] })).rejects.toThrow();
  expect(await storage.list('mine/')).toEqual([one]);
  await storage.write({ put: [two], delete: ['mine/1'] });
  expect(await storage.list('mine/')).toEqual([two]);
});
