import { rmSync } from 'node:fs';
import { createList } from '../../../../sharepoint/site/lists/lists.ts';
import { modules } from '../../../../sharepoint/site/modules.ts';
import { itemMask, listMask, permissions, rowRights } from '../../../../sharepoint/site/people/rights.ts';
import { openDatabase } from '../../../../sharepoint/site/store/database.ts';
import type { Item, Web } from '../../../../sharepoint/site/store/model.ts';
import { Store } from '../../../../sharepoint/site/store/store.ts';
import { temporaryFolder } from '../tenant.ts';

const time = '2026-01-01T00:00:00Z';
const web: Web = {
  id: 'web',
  site: 'site',
  parent: undefined,
  url: '/sites/x',
  title: 'X',
  description: '',
  created: time,
  timeZone: 2,
  uniqueRoles: true,
  owners: undefined,
  members: undefined,
  visitors: undefined
};
const [read, contribute] = [1073741826, 1073741827];
const [insider, outsider] = [7, 8];

let folder = '';
let store: Store;
let close = (): void => undefined;

beforeEach(() => {
  folder = temporaryFolder();
  const database = openDatabase(folder);
  close = () => database.close();
  store = new Store(database, () => Date.parse(time), 60);
  store.saveWeb(web);
  store.roles.give('web', insider, contribute);
});

afterEach(() => {
  close();
  rmSync(folder, { recursive: true });
});

test("what lies in a folder has the nearest folder's permissions, however deep", () => {
  const list = createList({ store, modules }, web, { title: "O'Brien's", template: 101 }, time);
  let id = 0;
  const row = (dir: string, leaf: string, kind: 0 | 1): Item => {
    id += 1;
    const item: Item = {
      id,
      version: 1,
      major: 1,
      uniqueId: `unique${id}`,
      guid: `guid${id}`,
      author: insider,
      editor: insider,
      created: time,
      modified: time,
      kind,
      dir,
      leaf,
      contentType: '0x01',
      uniqueRoles: false,
      document: undefined,
      values: {}
    };
    store.saveItem(list, item, true);
    return item;
  };
  const outer = row(list.folder, 'a', 1);
  const inner = row(`${list.folder}/a`, 'b', 1);
  const deep = row(`${list.folder}/a/b/c`, 'deep.txt', 0);
  const beside = row(`${list.folder}/ab`, 'beside.txt', 0);
  const may = (user: number, item: Item, permission: bigint): boolean =>
    (itemMask(store, web, list, item, user) & permission) !== 0n;
  expect(may(insider, deep, permissions.editItems)).toBe(true);
  store.setOwnRoles(list, outer, true);
  store.roles.give(outer.uniqueId, outsider, read);
  expect([
    may(insider, deep, permissions.viewItems),
    may(outsider, deep, permissions.viewItems),
    may(insider, beside, permissions.viewItems)
  ]).toEqual([false, true, true]);
  store.setOwnRoles(list, inner, true);
  store.roles.give(inner.uniqueId, insider, read);
  expect([
    may(insider, deep, permissions.viewItems),
    may(insider, deep, permissions.editItems),
    may(outsider, deep, permissions.viewItems)
  ]).toEqual([true, false, false]);
  expect(
    [...store.items(list.id).values()].filter(rowRights(store, web, list, outsider).maySee).map(one => one.leaf)
  ).toEqual(['a']);
  expect(listMask(store, web, list, outsider) & permissions.open).not.toBe(0n);
  store.setOwnRoles(list, inner, false);
  store.setOwnRoles(list, outer, false);
  expect([
    may(insider, deep, permissions.editItems),
    may(outsider, deep, permissions.viewItems),
    listMask(store, web, list, outsider)
  ]).toEqual([true, false, 0n]);
});
