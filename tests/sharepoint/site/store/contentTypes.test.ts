import { rmSync } from 'node:fs';
import { createList } from '../../../../sharepoint/site/lists/lists.ts';
import { modules } from '../../../../sharepoint/site/modules.ts';
import { openDatabase } from '../../../../sharepoint/site/store/database.ts';
import { Store } from '../../../../sharepoint/site/store/store.ts';
import { createSite } from '../../../../sharepoint/site/webs/webs.ts';
import { people, site, temporaryFolder } from '../tenant.ts';

test('content types that are taken back are forgotten, and those of a removed list are gone', () => {
  const folder = temporaryFolder();
  const database = openDatabase(folder);
  try {
    const store = new Store(database, () => 0, 60);
    const time = '2026-01-01T00:00:00Z';
    const web = store.transaction(() => createSite({ store, modules }, site, people, time));
    const list = store.transaction(() => createList({ store, modules }, web, { title: 'Typed', template: 100 }, time));
    const before = store.contentTypes.of(list.id);
    expect(before.map(type => type.name)).toEqual(['Item', 'Folder']);
    const taken = (): void => {
      store.contentTypes.remove(list.id);
      expect(store.contentTypes.of(list.id)).toEqual([]);
      throw new Error('taken back');
    };
    expect(() => store.transaction(taken)).toThrow('taken back');
    expect(store.contentTypes.of(list.id)).toEqual(before);
    store.removeList(list);
    expect(new Store(database, () => 0, 60).contentTypes.of(list.id)).toEqual([]);
  } finally {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
