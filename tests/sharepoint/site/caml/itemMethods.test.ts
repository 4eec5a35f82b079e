import '@pnp/sp/files/index.js';
import '@pnp/sp/folders/index.js';
import { errorOf, failure, startTenant } from '../tenant.ts';
import type { Tenant } from '../tenant.ts';

let tenant: Tenant;

const list = (login = 'owner') => tenant.as(login).web.lists.getByTitle('Rows');
const item = (id: number, login = 'owner') => list(login).items.getById(id);

beforeAll(async () => {
  tenant = await startTenant({ now: () => Date.parse('2024-06-15T12:00:00Z') });
  await tenant.as('owner').web.lists.add('Rows');
  await list().fields.createFieldAsXml("<Field Type='Note' Name='Body' DisplayName='Body' />");
  await list().fields.createFieldAsXml("<Field Type='Note' Name='Rich' DisplayName='Rich' RichText='TRUE' />");
  await list().fields.createFieldAsXml("<Field Type='URL' Name='Link' DisplayName='Link' />");
  await list().items.add({
    Title: "<O'Brien>",
    Body: 'a\nb & c',
    Rich: '<b>bold</b>',
    Link: { Url: 'https://a.example.test/?x=1&y=2', Description: '"A"' }
  });
  for (let number = 2; number <= 5; number++) await list().items.add({ Title: `Row ${number}` });
});

afterAll(() => tenant.stop());

test('values for a page are safe to put into it', async () => {
  expect(await item(1).fieldValuesAsHTML()).toMatchObject({
    Title: '&lt;O&#39;Brien&gt;',
    Body: 'a<br>b &amp; c',
    Rich: '<b>bold</b>',
    Created: '15/06/2024 13:00',
    Author: 'Olive Owner',
    Link: '<a href="https://a.example.test/?x=1&amp;y=2">&quot;A&quot;</a>'
  });
});

test('values for a form', async () => {
  expect(await item(1).fieldValuesForEdit()).toMatchObject({
    Title: "<O'Brien>",
    Author: '[{"Key":"i:0#.f|membership|owner@example.test"}]'
  });
});

test('rights of a row, its list, and no frame for it', async () => {
  const owner = await item(1).effectiveBasePermissions();
  expect(owner).toMatchObject({ High: '2147483647', Low: '4294705151' });
  expect(await item(1).effectiveBasePermissionsForUI()).toMatchObject({ High: owner.High, Low: owner.Low });
  expect(await item(1).list.select('Title')()).toMatchObject({ Title: 'Rows' });
  expect(await item(1).getWopiFrameUrl()).toBe('');
});

test('rows page by page', async () => {
  const sizes: number[] = [];
  for await (const page of list().items.top(2)) sizes.push(page.length);
  expect(sizes).toEqual([2, 2, 1]);
  const skipped = async (reverse: boolean) =>
    (await list().items.select('Id').skip(3, reverse).top(2)()).map((row: { Id: number }) => row.Id);
  expect([await skipped(false), await skipped(true)]).toEqual([
    [4, 5],
    [1, 2]
  ]);
});

test('deleting with parameters needs the right to delete', async () => {
  const { Id } = await list().items.add({ Title: 'x' });
  expect((await failure(item(Id, 'reader').deleteWithParams({ BypassSharedLock: false }))).status).toBe(403);
  const fancy = await tenant.raw(`web/lists/getbytitle('Rows')/items(${Id})/DeleteWithParameters`, {
    method: 'POST',
    body: '{"parameters":{"Fancy":true}}'
  });
  expect([fancy.status, (await errorOf(fancy)).code]).toEqual([
    400,
    '-1, Microsoft.SharePoint.Client.InvalidClientQueryException'
  ]);
  await item(Id).deleteWithParams({ BypassSharedLock: false });
  expect((await failure(item(Id)())).status).toBe(404);
});

test('a row by its id as a text', async () => {
  expect(await list().items.getItemByStringId('2')()).toMatchObject({ Title: 'Row 2' });
  expect((await failure(list().items.getItemByStringId('99')())).status).toBe(404);
  expect((await failure(list().items.getItemByStringId('x')())).status).toBe(400);
});

test('where a row and a list are', async () => {
  const { Id } = await list().select('Id')();
  const { RootFolder } = await list().select('RootFolder/UniqueId').expand('RootFolder')();
  expect(await item(1).getParentInfos()).toMatchObject({
    Item: { Id: 1 },
    ParentList: {
      Id,
      Title: 'Rows',
      RootFolderServerRelativeUrl: '/sites/test/Lists/Rows',
      RootFolderUniqueId: RootFolder.UniqueId
    },
    ParentWeb: { Url: tenant.url }
  });
  expect(await list().getParentInfos()).toMatchObject({
    List: { Id, RootFolderUniqueId: RootFolder.UniqueId },
    ParentWeb: { ServerRelativeUrl: '/sites/test' }
  });
});

test('a document is renamed by form values, and no other has its name', async () => {
  const library = () => tenant.as('owner').web.lists.getByTitle('Documents');
  const add = async (name: string) => {
    const { ServerRelativeUrl } = await library().rootFolder.files.addUsingPath(name, 'x');
    return (
      await (await tenant.as('owner').web.getFileByServerRelativePath(ServerRelativeUrl).getItem()).select('Id')()
    ).Id;
  };
  const [first, second] = [await add('first.txt'), await add('second.txt')];
  const rename = (id: number, name: string) =>
    library()
      .items.getById(id)
      .validateUpdateListItem([
        { FieldName: 'FileLeafRef', FieldValue: name },
        { FieldName: 'Title', FieldValue: name }
      ]);
  const nameOf = async (id: number) => (await library().items.getById(id).select('FileLeafRef', 'Title')()).FileLeafRef;
  expect((await rename(first, "O'Brien.txt")).map(row => row.HasException)).toEqual([false, false]);
  expect(await nameOf(first)).toBe("O'Brien.txt");
  expect((await rename(second, "o'brien.txt")).map(row => row.HasException)).toEqual([true, false]);
  expect((await rename(second, 'a/b.txt'))[0]?.HasException).toBe(true);
  expect(await nameOf(second)).toBe('second.txt');
  expect((await failure(library().addValidateUpdateItemUsingPath([], '/sites/test/Shared Documents'))).status).toBe(
    400
  );
});
