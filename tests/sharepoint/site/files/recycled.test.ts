import '@pnp/sp/attachments/index.js';
import '@pnp/sp/comments/index.js';
import '@pnp/sp/files/index.js';
import '@pnp/sp/folders/index.js';
import { rmSync } from 'node:fs';
import { openDatabase } from '../../../../sharepoint/site/store/database.ts';
import { Store } from '../../../../sharepoint/site/store/store.ts';
import { startTenant, temporaryFolder } from '../tenant.ts';

test('what is recycled keeps its bytes, versions and comments, in a form that puts them back', async () => {
  const dataDir = temporaryFolder();
  const tenant = await startTenant({ dataDir });
  const { web } = tenant.as('owner');
  await web.lists.add('Things');
  const things = () => tenant.as('owner').web.lists.getByTitle('Things');
  const { Id } = await things().items.add({ Title: 'row' });
  await things().items.getById(Id).attachmentFiles.add("O'Brien.bin", Buffer.from([0, 255, 1]) as never);
  await (await things().items.getById(Id).comments.add('said')).replies.add('answered');
  await things().items.getById(Id).like();
  await things().items.getById(Id).recycle();

  const folders = () => tenant.as('owner').web.getFolderByServerRelativePath('/sites/test/Shared Documents').folders;
  await folders().addUsingPath('Folder');
  await folders().getByUrl('Folder').files.addUsingPath('a.txt', 'one');
  await folders().getByUrl('Folder').files.getByUrl('a.txt').setContent('two');
  await folders().getByUrl('Folder').recycle();

  const { Id: other } = await things().items.add({ Title: 'other' });
  await things().items.getById(other).attachmentFiles.add('alone.txt', 'alone');
  await things().items.getById(other).attachmentFiles.getByName('alone.txt').recycle();
  await tenant.stop();

  const database = openDatabase(dataDir);
  const store = new Store(database);
  const kept = database.all('SELECT content FROM recycled').map((one) => JSON.parse(String(one['content'])));
  const row = kept.find((one) => one.item?.values.Title === 'row');
  const list = store.webs().flatMap((one) => store.listsOf(one.id)).find((one) => one.title === 'Things');
  expect(list && [store.attachments.of(list.id, Id), store.comments.of(list.id, Id), store.comments.likes(list.id, Id, 0)]).toEqual([[], [], []]);
  store.attachments.restore('list', 1, row.attachments);
  expect([...store.attachments.content('list', 1, "O'Brien.bin")]).toEqual([0, 255, 1]);
  store.comments.restore('list', 1, row.said);
  expect(store.comments.of('list', 1)).toMatchObject([{ text: 'said', parent: 0 }, { text: 'answered' }]);
  expect(store.comments.likes('list', 1, 0)).toHaveLength(1);

  const [inside] = kept.find((one) => one.item?.leaf === 'Folder').inside;
  expect([inside.item.leaf, inside.versions.length]).toEqual(['a.txt', 2]);
  store.documents.restore('library', 2, inside.contents);
  expect([store.documents.content('library', 2, 1).toString(), store.documents.content('library', 2).toString()]).toEqual(['one', 'two']);

  expect(kept.find((one) => one.attachment)).toEqual({ attachment: { name: 'alone.txt', content: Buffer.from('alone').toString('base64') } });
  database.close();
  rmSync(dataDir, { recursive: true, force: true });
});
