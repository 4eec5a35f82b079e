import '@pnp/sp/files/index.js';
import '@pnp/sp/folders/index.js';
import type { IFolder } from '@pnp/sp/folders/index.js';
import { errorOf, failure, startTenant } from '../tenant.ts';
import type { Tenant } from '../tenant.ts';

let tenant: Tenant;

beforeAll(async () => {
  tenant = await startTenant();
  await tenant.as('owner').web.lists.add('Things');
  await tenant.as('owner').web.lists.add('Papers', '', 101);
});

afterAll(() => tenant.stop());

const papers = (login = 'owner') => tenant.as(login).web.lists.getByTitle('Papers');
const folderAt = (url: string, login = 'owner'): IFolder =>
  tenant.as(login).web.getFolderByServerRelativePath(`/sites/test/${url}`);

test('a folder is a row of its library, with its address and its content type', async () => {
  const added = await papers().rootFolder.folders.addUsingPath("O'Brien #1 50%");
  expect(added).toMatchObject({
    Exists: true,
    ItemCount: 0,
    Name: "O'Brien #1 50%",
    ServerRelativeUrl: "/sites/test/Papers/O'Brien #1 50%",
    WelcomePage: ''
  });
  const rows = await papers()
    .items.select(
      'Id',
      'FileLeafRef',
      'FileRef',
      'FileDirRef',
      'FSObjType',
      'FileSystemObjectType',
      'ContentTypeId',
      'Folder/Name'
    )
    .expand('Folder')
    .filter('FSObjType eq 1')();
  expect(rows).toMatchObject([
    {
      FileLeafRef: "O'Brien #1 50%",
      FileRef: "/sites/test/Papers/O'Brien #1 50%",
      FileDirRef: '/sites/test/Papers',
      FSObjType: 1,
      FileSystemObjectType: 1,
      Folder: { Name: "O'Brien #1 50%" }
    }
  ]);
  expect(rows[0]?.ContentTypeId).toMatch(/^0x0120/);
  expect(await papers().select('ItemCount')()).toMatchObject({ ItemCount: 1 });
  const item = await folderAt("Papers/O'Brien #1 50%").getItem();
  expect((item as unknown as { Id: number }).Id).toBe(rows[0]?.Id);
  expect(await item.folder()).toMatchObject({ UniqueId: added.UniqueId });
  expect(await item.list()).toMatchObject({ Title: 'Papers' });
  expect(await tenant.as('owner').web.getFolderById(added.UniqueId)()).toMatchObject({ Name: "O'Brien #1 50%" });
});

test('folders are found by any of their addresses, by aliases, and whatever the case', async () => {
  await papers().rootFolder.folders.addUsingPath('Deep');
  await folderAt('Papers/Deep').folders.addUsingPath('Deeper');
  const raw = async (path: string) => (await (await tenant.raw(path)).json()).ServerRelativeUrl;
  const url = '/sites/test/Papers/Deep/Deeper';
  expect(await raw(`web/getFolderByServerRelativeUrl('${url.toUpperCase()}')`)).toBe(url);
  expect(await raw("web/getFolderByServerRelativeUrl('/SITES/test/PAPERS')")).toBe('/sites/test/Papers');
  expect(await raw("web/GetFolderByServerRelativeUrl('Papers/Deep/Deeper/')")).toBe(url);
  expect(await raw(`web/getFolderByServerRelativePath(decodedUrl=@p1)?@p1='${url}'`)).toBe(url);
  expect(await tenant.as('owner').web.getFolderByServerRelativePath(`!@p1::/${url}`)()).toMatchObject({
    ServerRelativeUrl: url
  });
  expect(await papers().rootFolder.folders.getByUrl('Deep').folders.getByUrl('Deeper')()).toMatchObject({
    ServerRelativeUrl: url
  });
  expect(await folderAt('Papers/Deep/Deeper').parentFolder()).toMatchObject({ Name: 'Deep', ItemCount: 1 });
  const missing = await tenant.raw("web/getFolderByServerRelativePath(decodedUrl='/sites/test/Papers/None')");
  expect([missing.status, await errorOf(missing)]).toEqual([
    404,
    { code: '-2147024894, System.IO.FileNotFoundException', text: 'File Not Found.' }
  ]);
  expect(await folderAt('Papers/None').select('Exists')()).toMatchObject({ Exists: false });
});

test('two aliases in one request name the folder and the file', async () => {
  const folder = tenant.as('owner').web.getFolderByServerRelativePath('!@p1::/sites/test/Papers/Deep');
  expect(await folder.files.addUsingPath("!@p2::it's #2.txt", 'text')).toMatchObject({ Name: "it's #2.txt" });
  expect(await folderAt('Papers/Deep').files.getByUrl("it's #2.txt").getText()).toBe('text');
});

test('a web shows the folders of its libraries, and the one that holds its lists', async () => {
  const web = tenant.as('owner').web;
  expect((await web.folders()).map(one => one.Name)).toEqual([
    'Lists',
    'Papers',
    'Shared Documents',
    'SiteAssets',
    'SitePages'
  ]);
  expect((await folderAt('Lists').folders()).map(one => one.ServerRelativeUrl)).toEqual(['/sites/test/Lists/Things']);
  const { UniqueId } = await web.rootFolder.select('UniqueId')();
  expect(await web.getFolderById(UniqueId).select('UniqueId', 'WelcomePage')()).toMatchObject({
    UniqueId,
    WelcomePage: 'SitePages/Home.aspx'
  });
  expect(await web.folders.getByUrl('SitePages').files.select('Name')()).toMatchObject([{ Name: 'Home.aspx' }]);
  expect((await web.getFileByServerRelativePath('/sites/test/SitePages/Home.aspx').getText()).length).toBeGreaterThan(
    0
  );
  expect(
    await failure(
      web.rootFolder.getItem().then(
        () => undefined,
        (error: Error) => {
          throw error;
        }
      )
    ).catch((error: Error) => error.message)
  ).toMatch('No associated item');
  await web.folders.addUsingPath('Loose');
  expect(await folderAt('Loose')()).toMatchObject({ Name: 'Loose' });
  await folderAt('Loose').delete();
  expect(await failure(folderAt('Loose')())).toMatchObject({ status: 404 });
});

test('a folder says of which list it is', async () => {
  await papers().rootFolder.folders.addUsingPath('Of a list');
  const { Id, RootFolder } = await papers().select('Id', 'RootFolder/UniqueId').expand('RootFolder')<{
    Id: string;
    RootFolder: { UniqueId: string };
  }>();
  expect(await folderAt('Papers/Of a list').getParentInfos()).toMatchObject({
    Folder: { ServerRelativeUrl: '/sites/test/Papers/Of a list' },
    ParentList: { Id, RootFolderServerRelativeUrl: '/sites/test/Papers', RootFolderUniqueId: RootFolder.UniqueId },
    ParentWeb: { ServerRelativeUrl: '/sites/test' }
  });
});

test('a second folder of a name is refused, or answered as it is when overwriting', async () => {
  const first = await papers().rootFolder.folders.addUsingPath('Twice');
  expect(await failure(papers().rootFolder.folders.addUsingPath('TWICE'))).toMatchObject({
    status: 400,
    code: '-2130575257, Microsoft.SharePoint.SPException'
  });
  expect(await papers().rootFolder.folders.addUsingPath('Twice', true)).toMatchObject({ UniqueId: first.UniqueId });
  expect(await failure(papers().rootFolder.folders.addUsingPath('a:b'))).toMatchObject({ status: 400 });
  expect(await failure(folderAt('Papers/Nowhere/Else').folders.addUsingPath('x'))).toMatchObject({ status: 404 });
});

test('a folder is renamed, moved and copied with what is in it', async () => {
  await papers().rootFolder.folders.addUsingPath('Old');
  await folderAt('Papers/Old').addSubFolderUsingPath('Sub');
  await folderAt('Papers/Old/Sub').files.addUsingPath('a.txt', 'in the old');
  expect(await failure(folderAt('Papers/Old').update({ Name: 'Elsewhere/New' } as never))).toMatchObject({
    status: 400
  });
  await folderAt('Papers/Old').update({ Name: 'New' } as never);
  const text = (url: string) => tenant.as('owner').web.getFileByServerRelativePath(`/sites/test/${url}`).getText();
  expect(await text('Papers/New/Sub/a.txt')).toBe('in the old');
  expect(await failure(folderAt('Papers/Old')())).toMatchObject({ status: 404 });
  await folderAt('Papers/New').copyByPath('/sites/test/Shared Documents/Copied');
  await folderAt('Papers/New').moveByPath('/sites/test/SiteAssets/Moved');
  expect([await text('Shared Documents/Copied/Sub/a.txt'), await text('SiteAssets/Moved/Sub/a.txt')]).toEqual([
    'in the old',
    'in the old'
  ]);
  expect(await failure(folderAt('Papers/New')())).toMatchObject({ status: 404 });
  expect(await failure(folderAt('SiteAssets/Moved').moveByPath('/sites/test/SiteAssets/Moved/Sub/In'))).toMatchObject({
    status: 400
  });
});

test('a folder is deleted or recycled with everything in it', async () => {
  for (const name of ['Gone', 'Binned', 'Full']) {
    await papers().rootFolder.folders.addUsingPath(name);
    await folderAt(`Papers/${name}`).files.addUsingPath('inside.txt', 'x');
  }
  const before = (await papers().select('ItemCount')()).ItemCount;
  expect(await failure(folderAt('Papers/Full').deleteWithParams({ DeleteIfEmpty: true }))).toMatchObject({
    status: 400
  });
  expect(await failure(folderAt('Papers/Full', 'reader').delete())).toMatchObject({ status: 403 });
  expect(await failure(folderAt('Papers/Full', 'stranger')())).toMatchObject({ status: 403 });
  await folderAt('Papers/Gone').delete();
  expect(await folderAt('Papers/Binned').recycle()).toMatch(/^[0-9a-f-]{36}$/);
  expect((await papers().select('ItemCount')()).ItemCount).toBe(before - 4);
  expect(await folderAt('Papers/Full').storageMetrics()).toMatchObject({
    TotalFileCount: '1',
    TotalFileStreamSize: '1'
  });
});

test('a list has folders too, but takes no files; a library takes no plain rows', async () => {
  const things = tenant.as('owner').web.lists.getByTitle('Things');
  await things.rootFolder.folders.addUsingPath('Group');
  expect(await things.items.select('FileRef').filter('FSObjType eq 1')()).toMatchObject([
    { FileRef: '/sites/test/Lists/Things/Group' }
  ]);
  expect(await failure(things.rootFolder.files.addUsingPath('a.txt', 'x'))).toMatchObject({ status: 400 });
  expect(await failure(papers().items.add({ Title: 'x' }))).toMatchObject({
    status: 400,
    text: 'To add an item to a document library, use SPFileCollection.Add()'
  });
  expect(await failure(papers('reader').rootFolder.folders.addUsingPath('no'))).toMatchObject({ status: 403 });
});

test.each(['contentTypeOrder', 'uniqueContentTypeOrder', 'ServerRelativePath', 'UniqueId'])(
  'a folder answers %s when it is selected',
  async name => {
    expect(Object.keys(await folderAt('SiteAssets').select(name)())).toContain(name);
  }
);

test('the properties of a folder, and what it has when it is empty', async () => {
  expect(await folderAt('SiteAssets').properties()).toHaveProperty('vti_x005f_folderitemcount');
  expect([await folderAt('Lists/Things').files(), await folderAt('Lists/Things/Group').folders()]).toEqual([[], []]);
});
