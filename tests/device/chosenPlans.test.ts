import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { chosenPlansOf } from '../../src/device/chosenPlans';
import { draftStorageOf } from '../../src/device/draftStorage';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

const plan = {
  webUrl: 'https://council.example.test/sites/plan',
  siteTitle: 'Plan',
  planId: 1,
  title: 'A plan',
  pageUrl: undefined
};

test('a choice is there again for whoever made it, in its order, and for nobody else', async () => {
  const other = { ...plan, planId: 2, pageUrl: 'https://council.example.test/sites/plan/SitePages/Plan.aspx' };
  expect(await chosenPlansOf('tenant ann').read()).toEqual([]);
  expect(await chosenPlansOf('tenant ann').write([other, plan])).toBe('kept');
  expect(await chosenPlansOf('tenant ann').read()).toEqual([other, plan]);
  for (const somebody of ['tenant bob', 'other-tenant ann']) expect(await chosenPlansOf(somebody).read()).toEqual([]);
  await chosenPlansOf('tenant ann').write([]);
  expect(await chosenPlansOf('tenant ann').read()).toEqual([]);
});

test('it stands beside the drafts and takes nothing from them', async () => {
  const draft = { key: 'update-1', value: 'typed', at: '2026-11-24T10:31:00.000Z' };
  await draftStorageOf({ tenant: 'tenant', site: 'site', user: 'me' }).write(draft);
  await chosenPlansOf('me').write([plan]);
  expect(await draftStorageOf({ tenant: 'tenant', site: 'site', user: 'me' }).readAll()).toEqual([draft]);
});

test('a plan that is not ours in shape is left out, and the others stand', async () => {
  await chosenPlansOf('me').write([plan]);
  const db = await openDB('inspection-action-plan-choices');
  await db.put('chosen', {
    owner: 'me',
    plans: [{ ...plan, webUrl: 'not an address' }, { ...plan, planId: -1 }, 'nonsense', plan]
  });
  await db.put('chosen', { owner: 'you', plans: 'nonsense' });
  db.close();
  expect(await chosenPlansOf('me').read()).toEqual([plan]);
  expect(await chosenPlansOf('you').read()).toEqual([]);
});

test('a browser that stores nothing is said to be one, and never throws', async () => {
  Object.defineProperty(globalThis, 'indexedDB', {
    configurable: true,
    get: () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    }
  });
  try {
    expect(await chosenPlansOf('me').read()).toBeUndefined();
    expect(await chosenPlansOf('me').write([plan])).toBe('unavailable');
  } finally {
    Object.defineProperty(globalThis, 'indexedDB', { configurable: true, writable: true, value: new IDBFactory() });
  }
});
