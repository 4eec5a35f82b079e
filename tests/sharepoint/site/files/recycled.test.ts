import '@pnp/sp/attachments/index.js';
import '@pnp/sp/comments/index.js';
import '@pnp/sp/files/index.js';
import '@pnp/sp/folders/index.js';
import '@pnp/sp/recycle-bin/index.js';
import { failure, startTenant } from '../tenant.ts';
import type { Tenant } from '../tenant.ts';

let tenant: Tenant;

beforeAll(async () => {
  tenant = await startTenant();
  await tenant.as('owner').web.lists.add('Things');
});

afterAll(() => tenant.stop());

const web = () => tenant.as('owner').web;
const things = () => web().lists.getByTitle('Things');
const library = () => web().getFolderByServerRelativePath('/sites/test/Shared Documents');
const restore = async (title: string): Promise<void> => {
  const entries = await web().recycleBin();
  const entry = entries.find(one => one.Title === title);
  await web()
    .recycleBin.getById(entry?.Id ?? title)
    .restore();
};

test('a row comes back with its attachments, comments, likes and versions', async () => {
  const { Id } = await things().items.add({ Title: 'row' });
  await things().items.getById(Id).update({ Title: 'whole row' });
  await things()
    .items.getById(Id)
    .attachmentFiles.add("O'Brien.bin", Buffer.from([0, 255, 1]) as never);
  await (await things().items.getById(Id).comments.add('said')).replies.add('answered');
  await things().items.getById(Id).like();
  await things().items.getById(Id).recycle();
  expect((await failure(things().items.getById(Id).attachmentFiles())).status).toBe(404);
  await restore('whole row');
  const bytes = await things().items.getById(Id).attachmentFiles.getByName("O'Brien.bin").getBuffer();
  expect([...new Uint8Array(bytes)]).toEqual([0, 255, 1]);
  expect(await things().items.getById(Id).comments()).toMatchObject([{ text: 'said', replyCount: 1 }]);
  expect(await things().items.getById(Id).getLikedByInformation()).toMatchObject({ likeCount: 1 });
  expect((await things().items.getById(Id).versions()).map(one => one.VersionLabel)).toEqual(['3.0', '2.0', '1.0']);
});

test('a folder comes back with what is in it, byte for byte', async () => {
  await library().folders.addUsingPath('Folder');
  await library().folders.getByUrl('Folder').files.addUsingPath('a.txt', 'one');
  await library().folders.getByUrl('Folder').files.getByUrl('a.txt').setContent('two');
  await library().folders.getByUrl('Folder').recycle();
  expect((await failure(library().folders.getByUrl('Folder')())).status).toBe(404);
  await restore('Folder');
  expect(await library().folders.getByUrl('Folder').files.getByUrl('a.txt').getText()).toBe('two');
  expect(await library().folders.getByUrl('Folder').files.getByUrl('a.txt').versions()).toHaveLength(1);
});

test('a library comes back whole', async () => {
  const { Id } = await web().lists.add('Papers', '', 101);
  await web().lists.getById(Id).rootFolder.files.addUsingPath('b.txt', 'kept');
  await web().lists.getById(Id).recycle();
  await restore('Papers');
  expect(await web().lists.getById(Id).rootFolder.files.getByUrl('b.txt').getText()).toBe('kept');
});

test('an attachment comes back to its row, unless its name is taken by now', async () => {
  const { Id } = await things().items.add({ Title: 'other' });
  const files = () => things().items.getById(Id).attachmentFiles;
  await files().add('alone.txt', 'alone');
  await files().getByName('alone.txt').recycle();
  expect(await things().items.getById(Id)()).toMatchObject({ Attachments: false });
  await files().add('alone.txt', 'newer');
  expect((await failure(restore('alone.txt'))).code).toBe('-2130575257, Microsoft.SharePoint.SPException');
  await files().getByName('alone.txt').delete();
  await restore('alone.txt');
  expect(await files().getByName('alone.txt').getText()).toBe('alone');
  expect(await things().items.getById(Id)()).toMatchObject({ Attachments: true });
});
