import { errorOf, failure, startTenant } from '../tenant.ts';
import type { Tenant } from '../tenant.ts';

let tenant: Tenant;
let now = Date.parse('2024-06-15T12:00:00Z');

const lists = (login = 'owner') => tenant.as(login).web.lists;
const list = (login = 'owner') => lists(login).getByTitle('Rows');

beforeAll(async () => {
  tenant = await startTenant({ now: () => now });
  await lists().add('Rows');
  await list().fields.createFieldAsXml("<Field Type='DateTime' Name='Due' DisplayName='Due' Format='DateTime' />");
  await list().fields.createFieldAsXml(
    "<Field Type='MultiChoice' Name='Tags' DisplayName='Tags'><CHOICES><CHOICE>x</CHOICE></CHOICES></Field>"
  );
  await list().items.add({ Title: `O'Brien & "sons" <x>`, Due: '2024-06-15T22:30:00Z', Tags: ['x', 'y'] });
  await list().items.add({ Title: 'Second' });
});

afterAll(() => tenant.stop());

test('ensure makes a list, changes it when it is there, and refuses what a list doesn’t have', async () => {
  const first = await lists().ensure('Ensured', 'one');
  expect(first.created).toBe(true);
  const second = await lists().ensure('Ensured', 'two', 101, true, { OnQuickLaunch: true } as never);
  expect(second.created).toBe(false);
  expect(await lists().getByTitle('Ensured')()).toMatchObject({
    Description: 'two',
    ContentTypesEnabled: true,
    BaseTemplate: 100
  });
  expect((await failure(lists().ensure('Ensured', '', 100, false, { Fancy: 'x' } as never))).status).toBe(400);
  expect((await failure(lists().ensure('x'.repeat(512)))).status).toBe(400);
});

test('the properties of a list may be selected in any case', async () => {
  const { Id } = await list().select('ID')();
  expect(await lists().getById(Id).select('title')()).toMatchObject({ Title: 'Rows' });
  expect((await failure(list().select('Fancy')())).status).toBe(400);
});

test('the libraries of assets and pages are there when they are asked for, once', async () => {
  const { Title } = await (await lists().ensureSiteAssetsLibrary()).select('Title')();
  expect(Title).toBe('Site Assets');
  await lists().ensureSiteAssetsLibrary();
  expect((await lists().filter("Title eq 'Site Assets'")()).length).toBe(1);
  expect(await (await lists().ensureSitePagesLibrary()).select('Title')()).toMatchObject({ Title: 'Site Pages' });
});

test('an id that is reserved is not given again', async () => {
  const reserved = await list().reserveListItemId();
  const { Id } = await list().items.add({ Title: 'after' });
  expect(Id).toBe(Number(reserved) + 1);
  await list().items.getById(Id).delete();
  expect((await failure(list('reader').reserveListItemId())).status).toBe(403);
});

test('the lookups that point at a list, of lists that one may see', async () => {
  const { Id } = await list().select('Id')();
  const { Id: other } = await lists().add('Pointing');
  await lists()
    .getByTitle('Pointing')
    .fields.createFieldAsXml(`<Field Type='Lookup' Name='Row' DisplayName='Row' List='{${Id}}' ShowField='Title' />`);
  expect(await list().relatedFields()).toEqual([
    expect.objectContaining({ ListId: other, RelationshipDeleteBehavior: 0 })
  ]);
  await lists().getByTitle('Pointing').breakRoleInheritance(false);
  expect(await list('member').relatedFields()).toEqual([]);
});

test('rights, receivers and rights management', async () => {
  expect(await list().effectiveBasePermissions()).toMatchObject({ High: '2147483647', Low: '4294705151' });
  expect(await list().eventReceivers()).toEqual([]);
  expect(await list().informationRightsManagementSettings()).toMatchObject({ PolicyTitle: '', AllowPrint: false });
});

test('changes of a list', async () => {
  const { CurrentChangeToken } = await list().select('CurrentChangeToken')();
  const { Id } = await list().items.add({ Title: 'changed' });
  await list().items.getById(Id).recycle();
  const changes = await list().getChanges({
    Add: true,
    DeleteObject: true,
    Restore: true,
    Item: true,
    ChangeTokenStart: CurrentChangeToken
  });
  expect(changes.map((one: { ChangeType: number }) => one.ChangeType)).toEqual([1, 3]);
});

test('what a form shows of a row, and of a new one', async () => {
  const shown = await list().renderListFormData(1, 'editform', 2);
  expect(shown).toMatchObject({
    Title: `O'Brien & "sons" <x>`,
    Due: '15/06/2024 23:30',
    Tags: 'x;#y',
    ContentType: 'Item',
    FormControlMode: 2,
    FieldControlModes: { Title: 2, Created: 1 },
    ListSchema: { Title: { FieldType: 'Text', Required: true } }
  });
  expect(await list().renderListFormData(0, 'newform', 3)).toMatchObject({ Title: '', FormControlMode: 3 });
  expect((await failure(list().renderListFormData(99, 'editform', 2))).status).toBe(404);
});

async function since(
  query: object,
  login = 'owner'
): Promise<{ xml: string; token: string; titles: string[]; gone: string[] }> {
  const response = await tenant.raw("web/lists/getbytitle('Rows')/getListItemChangesSinceToken", {
    method: 'POST',
    body: JSON.stringify({ query }),
    login
  });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/xml; charset=utf-8']);
  const xml = await response.text();
  return {
    xml,
    token: /LastChangeToken="([^"]*)"/.exec(xml)?.[1] ?? '',
    titles: [...xml.matchAll(/ows_Title="([^"]*)"/g)].map(match => match[1] ?? ''),
    gone: [...xml.matchAll(/<Id ChangeType="Delete">(\d+)<\/Id>/g)].map(match => match[1] ?? '')
  };
}

test('rows since a token, as XML', async () => {
  const all = await since({
    ViewFields: "<ViewFields><FieldRef Name='Title'/><FieldRef Name='Due'/><FieldRef Name='Tags'/></ViewFields>"
  });
  expect(all.xml).toContain(
    'ows_Title="O&apos;Brien &amp; &quot;sons&quot; &lt;x&gt;" ows_Due="2024-06-15 23:30:00" ows_Tags=";#x;#y;#"'
  );
  expect(all.xml).toContain('<rs:data ItemCount="2">');
  now += 1000;
  const { Id } = await list().items.add({ Title: 'New' });
  await list().items.getById(2).update({ Title: 'Second, changed' });
  const some = await since({ ChangeToken: all.token });
  expect([some.titles, some.gone]).toEqual([['Second, changed', 'New'], []]);
  await list().items.getById(Id).delete();
  const last = await since({ ChangeToken: some.token });
  expect([last.titles, last.gone]).toEqual([[], [String(Id)]]);
  const contains = "<Contains><FieldRef Name='Title'/><Value Type='Text'>second</Value></Contains>";
  expect((await since({ Contains: contains })).titles).toEqual(['Second, changed']);
  expect(
    (await since({ Query: "<Where><Eq><FieldRef Name='ID'/><Value Type='Counter'>1</Value></Eq></Where>" })).titles
  ).toHaveLength(1);
  const QueryOptions =
    '<QueryOptions><IncludeMandatoryColumns>FALSE</IncludeMandatoryColumns><IncludePermissions>TRUE</IncludePermissions></QueryOptions>';
  const mandatory = await since({ QueryOptions, RowLimit: '1' });
  expect(mandatory.xml).toContain('ows_PermMask="0x7ffffffffffbffff"');
  expect(mandatory.xml).toContain('ListItemCollectionPositionNext="Paged=TRUE&amp;p_ID=1"');
  expect(mandatory.xml).not.toContain('ows_FileRef');
});

test('a token of another list, an unknown option and a stranger are refused', async () => {
  const ask = (query: object, login = 'owner') =>
    tenant.raw("web/lists/getbytitle('Rows')/getListItemChangesSinceToken", {
      method: 'POST',
      body: JSON.stringify({ query }),
      login
    });
  expect((await ask({ ChangeToken: '1;3;x;1;1' })).status).toBe(400);
  expect((await ask({ QueryOptions: '<QueryOptions><Fancy/></QueryOptions>' })).status).toBe(500);
  expect((await ask({ Fancy: true })).status).toBe(400);
  const denied = await ask({}, 'stranger');
  expect([denied.status, (await errorOf(denied)).code]).toEqual([
    403,
    '-2147024891, System.UnauthorizedAccessException'
  ]);
});

test('the query of PnPjs’s own test succeeds, and finds nothing in a folder that isn’t there', async () => {
  const xml = await list().getListItemChangesSinceToken({
    Contains: '<Contains><FieldRef Name="Title"/><Value Type="Text">Second</Value></Contains>',
    QueryOptions:
      '<QueryOptions><IncludeMandatoryColumns>FALSE</IncludeMandatoryColumns><DateInUtc>False</DateInUtc><Folder>Shared Documents/Nowhere</Folder></QueryOptions>'
  });
  expect(xml).toContain('<rs:data ItemCount="0">');
});

test('recycling a list answers the bin’s id', async () => {
  await lists().add('Gone');
  expect(await lists().getByTitle('Gone').recycle()).toMatch(/^[0-9a-f-]{36}$/);
  expect((await failure(lists().getByTitle('Gone')())).status).toBe(404);
});
