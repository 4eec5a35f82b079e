import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import type { Owner } from '../../src/app/ports';
import { draftStorageOf } from '../../src/device/draftStorage';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

/** `tenant site user`; one word is the user. */
function owner(words: string): Owner {
  const [tenant = '', site = '', user = ''] = words.includes(' ') ? words.split(' ') : ['tenant', 'site', words];
  return { tenant, site, user };
}

const draft = {
  key: 'update-1',
  value: { narrative: 'Half a sentence – 👍', brag: undefined },
  at: '2026-11-24T10:31:00.000Z'
};

test('a draft is there again for whoever typed it, and for nobody else', async () => {
  expect(await draftStorageOf(owner('tenant site ann')).write(draft)).toBe('kept');
  expect(await draftStorageOf(owner('tenant site ann')).readAll()).toEqual([draft]);
  for (const other of ['tenant site bob', 'tenant other-site ann', 'other-tenant site ann'])
    expect(await draftStorageOf(owner(other)).readAll()).toEqual([]);
  // Bob's own draft of the same action is another one.
  await draftStorageOf(owner('tenant site bob')).write({ ...draft, value: 'Bob’s' });
  expect(await draftStorageOf(owner('tenant site bob')).remove('update-1')).toBe('kept');
  expect(await draftStorageOf(owner('tenant site ann')).readAll()).toEqual([draft]);
});

test('a newer draft takes the place of the older, and a removed one is gone', async () => {
  const storage = draftStorageOf(owner('me'));
  await storage.write(draft);
  await storage.write({ ...draft, value: 'newer' });
  expect(await storage.readAll()).toMatchObject([{ value: 'newer' }]);
  await storage.remove('update-1');
  expect(await draftStorageOf(owner('me')).readAll()).toEqual([]);
});

test('a browser that stores nothing is said to be one, and never throws', async () => {
  Object.defineProperty(globalThis, 'indexedDB', {
    configurable: true,
    get: () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    }
  });
  try {
    const storage = draftStorageOf(owner('me'));
    expect(await storage.readAll()).toBeUndefined();
    expect(await storage.write(draft)).toBe('unavailable');
    expect(await storage.remove('update-1')).toBe('unavailable');
  } finally {
    Object.defineProperty(globalThis, 'indexedDB', { configurable: true, writable: true, value: new IDBFactory() });
  }
});

test('a row that is not ours in shape is passed over and left where it is', async () => {
  await draftStorageOf(owner('me')).write(draft);
  const db = await openDB('inspection-action-plan');
  await db.put('drafts', { owner: 'tenant site me', key: 'update-2', value: 'no time' });
  expect(await draftStorageOf(owner('me')).readAll()).toEqual([draft]);
  expect(await db.count('drafts')).toBe(2);
  db.close();
});
