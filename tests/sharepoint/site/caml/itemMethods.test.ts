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
  await list().items.add({ Title: "<O'Brien>", Body: 'a\nb & c', Rich: '<b>bold</b>', Link: { Url: 'https://a.example.test/?x=1&y=2', Description: '"A"' } });
  for (let number = 2; number <= 5; number++) await list().items.add({ Title: `Row ${number}` });
});

afterAll(() => tenant.stop());

test('values for a page are safe to put into it', async () => {
  expect(await item(1).fieldValuesAsHTML()).toMatchObject({
    Title: '&lt;O&#39;Brien&gt;', Body: 'a<br>b &amp; c', Rich: '<b>bold</b>', Created: '15/06/2024 13:00', Author: 'Olive Owner',
    Link: '<a href="https://a.example.test/?x=1&amp;y=2">&quot;A&quot;</a>'
  });
});

test('values for a form', async () => {
  expect(await item(1).fieldValuesForEdit()).toMatchObject({ Title: "<O'Brien>", Author: '[{"Key":"i:0#.f|membership|owner@example.test"}]' });
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
  const skipped = async (reverse: boolean) => (await list().items.select('Id').skip(3, reverse).top(2)()).map((row: { Id: number }) => row.Id);
  expect([await skipped(false), await skipped(true)]).toEqual([[4, 5], [1, 2]]);
});

test('deleting with parameters needs the right to delete', async () => {
  const { Id } = await list().items.add({ Title: 'x' });
  expect((await failure(item(Id, 'reader').deleteWithParams({ BypassSharedLock: false }))).status).toBe(403);
  const fancy = await tenant.raw(`web/lists/getbytitle('Rows')/items(${Id})/DeleteWithParameters`, { method: 'POST', body: '{"parameters":{"Fancy":true}}' });
  expect([fancy.status, (await errorOf(fancy)).code]).toEqual([400, '-1, Microsoft.SharePoint.Client.InvalidClientQueryException']);
  await item(Id).deleteWithParams({ BypassSharedLock: false });
  expect((await failure(item(Id)())).status).toBe(404);
});

test('a row of a business data catalogue is not there', async () => {
  expect((await failure(list().items.getItemByStringId('x')())).status).toBe(404);
});
