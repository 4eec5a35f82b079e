import '@pnp/sp/files/index.js';
import '@pnp/sp/folders/index.js';
import { errorOf, failure, startTenant } from '../tenant.ts';
import type { Tenant } from '../tenant.ts';

let tenant: Tenant;
let moId = 0;

const list = (login = 'owner') => tenant.as(login).web.lists.getByTitle('Rows');
const render = (body: object, query = '', login = 'owner') =>
  tenant.raw(`web/lists/getbytitle('Rows')/RenderListDataAsStream${query}`, {
    method: 'POST',
    body: JSON.stringify(body),
    login
  });
const titles = (data: { Row: { Title: string }[] }) => data.Row.map(row => row.Title);

beforeAll(async () => {
  tenant = await startTenant({ now: () => Date.parse('2024-06-15T12:00:00Z') });
  const web = () => tenant.as('owner').web;
  const { Id: targets } = await web().lists.add('Targets');
  await web().lists.getByTitle('Targets').items.add({ Title: "O'Hara" });
  await web().lists.add('Rows');
  const xml = [
    "<Field Type='Number' Name='Amount' DisplayName='Amount' />",
    "<Field Type='Boolean' Name='Done' DisplayName='Done' />",
    "<Field Type='DateTime' Name='Due' DisplayName='Due' Format='DateTime' />",
    "<Field Type='User' Name='Lead' DisplayName='Lead' />",
    "<Field Type='MultiChoice' Name='Tags' DisplayName='Tags'><CHOICES><CHOICE>x</CHOICE></CHOICES></Field>",
    "<Field Type='URL' Name='Link' DisplayName='Link' />",
    `<Field Type='Lookup' Name='Target' DisplayName='Target' List='{${targets}}' ShowField='Title' />`
  ];
  for (const one of xml) await list().fields.createFieldAsXml(one);
  moId = (await web().ensureUser('member@example.test')).Id;
  await list().items.add({
    Title: "O'Brien",
    Amount: 1234.5,
    Done: true,
    Due: '2024-06-15T22:30:00Z',
    LeadId: moId,
    Tags: ['x', 'y'],
    TargetId: 1,
    Link: { Url: 'https://a.example.test/', Description: 'A & B' }
  });
  for (const Title of ['Item 2', 'Item 3', 'Item 4', 'Item 5'])
    await list().items.add({ Title, Done: Title === 'Item 3' });
});

afterAll(() => tenant.stop());

test('every value is a text, of the site’s own time and way of writing', async () => {
  const fields = ['Title', 'Amount', 'Done', 'Due', 'Lead', 'Tags', 'Link', 'Target', 'Created']
    .map(name => `<FieldRef Name='${name}'/>`)
    .join('');
  const data = await list().renderListDataAsStream({
    ViewXml: `<View><ViewFields>${fields}</ViewFields><RowLimit Paged='TRUE'>1</RowLimit></View>`
  });
  expect(data).toEqual({
    Row: [
      {
        ID: '1',
        PermMask: '0x7ffffffffffbffff',
        FSObjType: '0',
        UniqueId: expect.stringMatching(/^\{[0-9A-F-]{36}\}$/),
        Title: "O'Brien",
        Amount: '1,234.5',
        'Amount.': '1234.50000000000',
        Done: 'Yes',
        'Done.value': '1',
        Due: '15/06/2024 23:30',
        'Due.': '2024-06-15T22:30:00Z',
        'Due.FriendlyDisplay': '',
        Lead: [
          {
            id: String(moId),
            title: 'Mo Member',
            email: 'member@example.test',
            sip: 'member@example.test',
            picture: ''
          }
        ],
        Tags: ['x', 'y'],
        Link: 'https://a.example.test/',
        'Link.desc': 'A & B',
        Target: [{ lookupId: 1, lookupValue: "O'Hara", isSecretFieldValue: false }],
        Created: '15/06/2024 13:00',
        'Created.': '2024-06-15T12:00:00Z',
        'Created.FriendlyDisplay': ''
      }
    ],
    FirstRow: 1,
    FolderPermissions: '0x7ffffffffffbffff',
    LastRow: 1,
    RowLimit: 1,
    NextHref: '?Paged=TRUE&p_ID=1&PageFirstRow=2&View=00000000-0000-0000-0000-000000000000',
    FilterLink: '?',
    ForceNoHierarchy: '1',
    HierarchyHasIndention: '',
    CurrentFolderSpItemUrl: ''
  });
  const second = await list().renderListDataAsStream({
    ViewXml: `<View><ViewFields>${fields}</ViewFields></View>`,
    Paging: 'Paged=TRUE&p_ID=1',
    DatesInUtc: true
  });
  expect(second.Row[0]).toMatchObject({
    Amount: '',
    Done: 'No',
    'Done.value': '0',
    Due: '',
    Lead: '',
    Tags: '',
    Target: '',
    Created: '2024-06-15T12:00:00Z'
  });
});

test('pages follow one another by NextHref, in the body or in the address, and back by PrevHref', async () => {
  const ViewXml =
    "<View><ViewFields><FieldRef Name='Title'/></ViewFields><Query><OrderBy><FieldRef Name='Done'/></OrderBy></Query><RowLimit Paged='TRUE'>2</RowLimit></View>";
  const read = async (Paging?: string) =>
    list().renderListDataAsStream(Paging === undefined ? { ViewXml } : { ViewXml, Paging });
  const first = await read();
  expect([titles(first), first.FirstRow, first.LastRow]).toEqual([['Item 2', 'Item 4'], 1, 2]);
  expect(first).not.toHaveProperty('PrevHref');
  const second = await read(first.NextHref);
  expect([titles(second), second.FirstRow, second.LastRow]).toEqual([['Item 5', "O'Brien"], 3, 4]);
  const third = await (await render({ parameters: { ViewXml } }, second.NextHref)).json();
  expect([titles(third), third.FirstRow, third.LastRow]).toEqual([['Item 3'], 5, 5]);
  expect(third).not.toHaveProperty('NextHref');
  const back = await read(third.PrevHref);
  expect([titles(back), back.FirstRow, back.LastRow]).toEqual([['Item 5', "O'Brien"], 3, 4]);
});

test('a limit that is not paged has no next page', async () => {
  expect(await list().renderListDataAsStream({ ViewXml: '<View><RowLimit>2</RowLimit></View>' })).not.toHaveProperty(
    'NextHref'
  );
});

test('without rows nothing is said of where they start', async () => {
  const ViewXml =
    "<View><Query><Where><Eq><FieldRef Name='ID'/><Value Type='Counter'>99</Value></Eq></Where></Query></View>";
  expect(await list().renderListDataAsStream({ ViewXml })).toEqual({
    Row: [],
    FolderPermissions: '0x7ffffffffffbffff'
  });
});

test('filters and order of the page, in the address or as overrides', async () => {
  const ViewXml = '<View><RowLimit>5</RowLimit></View>';
  const ask = async (query: Record<string, string>, override: object | null = null) =>
    titles(await list().renderListDataAsStream({ ViewXml }, override, new Map(Object.entries(query))));
  expect(await ask({ FilterField1: 'Title', FilterValue1: encodeURIComponent('Item 2') })).toEqual(['Item 2']);
  expect(await ask({ FilterField1: 'Title', FilterValue1: "O'Brien" })).toEqual(["O'Brien"]);
  expect(
    await ask({ FilterField1: 'Done', FilterValue1: 'Yes', FilterField2: 'Title', FilterValue2: 'Item 3' })
  ).toEqual(['Item 3']);
  expect(await ask({ FilterFields1: 'Title', FilterValues1: 'Item 2;#Item 4' })).toEqual(['Item 2', 'Item 4']);
  expect(await ask({ FilterField1: 'Lead', FilterValue1: '' })).toEqual(['Item 2', 'Item 3', 'Item 4', 'Item 5']);
  expect(await ask({ FilterField1: 'Lead', FilterValue1: String(moId), FilterLookupId1: '1' })).toEqual(["O'Brien"]);
  expect(await ask({ FilterField1: 'Amount', FilterValue1: '1000', FilterOp1: 'Geq' })).toEqual(["O'Brien"]);
  expect(await ask({ SortField: 'LinkTitle', SortDir: 'Desc' })).toEqual([
    "O'Brien",
    'Item 5',
    'Item 4',
    'Item 3',
    'Item 2'
  ]);
  expect(await ask({}, { FilterField1: 'Title', FilterValue1: 'Item 5' })).toEqual(['Item 5']);
  expect((await failure(ask({ FilterField1: 'Missing', FilterValue1: 'x' }))).code).toBe(
    '-2130575340, Microsoft.SharePoint.SPException'
  );
  expect((await failure(ask({ InplaceSearchQuery: 'x' }))).status).toBe(400);
});

test('without a view it is the list’s own, or the one whose id stands in the address', async () => {
  await list().views.add('Done', false, {
    ViewQuery: "<Where><Eq><FieldRef Name='Done'/><Value Type='Boolean'>1</Value></Eq></Where>",
    RowLimit: 1,
    Paged: true
  } as never);
  const view = await list().views.getByTitle('Done').select('Id')();
  const plain = await list().renderListDataAsStream({});
  expect([plain.Row.length, plain.RowLimit, plain.Row[0].LinkTitle]).toEqual([5, 30, "O'Brien"]);
  const done = await list().renderListDataAsStream({}, null, new Map([['View', `{${view.Id}}`]]));
  expect([titles(done), done.NextHref]).toEqual([["O'Brien"], `?Paged=TRUE&p_ID=1&PageFirstRow=2&View=${view.Id}`]);
  expect((await failure(list().renderListDataAsStream({}, null, new Map([['View', moId.toString()]])))).status).toBe(
    404
  );
});

test('asked for more than the rows, the rows stand under ListData', async () => {
  const parameters = {
    RenderOptions: [1, 2, 4, 8, 32, 128, 256, 512, 1024, 2048],
    ViewXml: "<View><ViewFields><FieldRef Name='Title'/></ViewFields></View>",
    AddRequiredFields: true
  };
  const data: unknown = await list().renderListDataAsStream(parameters);
  expect(data).toMatchObject({
    ListTitle: 'Rows',
    listTemplate: '100',
    SiteTitle: 'Test',
    BasePermissions: { ManageLists: true },
    ListData: {
      FirstRow: 1,
      Row: expect.arrayContaining([
        expect.objectContaining({
          ID: '1',
          FileLeafRef: '1_.000',
          ContentTypeId: expect.stringMatching(/^0x0100[0-9A-F]{32}$/)
        })
      ])
    },
    ListSchema: { Field: [{ Name: 'Title', FieldType: 'Text', DisplayName: 'Title' }] }
  });
  expect(await list().renderListDataAsStream({ RenderOptions: 2 })).toHaveProperty('Row');
  expect(await list().renderListDataAsStream({ RenderOptions: 5 })).not.toHaveProperty('ListData');
});

test('documents and folders of a library, by folder', async () => {
  const library = () => tenant.as('owner').web.lists.getByTitle('Documents');
  await library().rootFolder.files.addUsingPath("O'Brien.txt", 'x');
  const folder = await library().rootFolder.addSubFolderUsingPath('Inner');
  await folder.files.addUsingPath('inside.docx', 'x');
  const parameters = {
    ViewXml: "<View><ViewFields><FieldRef Name='FileLeafRef'/></ViewFields></View>",
    AddRequiredFields: true
  };
  const rows = async (more: object) =>
    (await library().renderListDataAsStream({ ...parameters, ...more })).Row.map(row => [
      row.FSObjType,
      row.FileLeafRef,
      row.FileRef,
      row.File_x0020_Type
    ]);
  const root = '/sites/test/Shared Documents';
  expect(await rows({})).toEqual([
    ['0', "O'Brien.txt", `${root}/O'Brien.txt`, 'txt'],
    ['1', 'Inner', `${root}/Inner`, '']
  ]);
  expect(await rows({ FolderServerRelativeUrl: `${root}/Inner` })).toEqual([
    ['0', 'inside.docx', `${root}/Inner/inside.docx`, 'docx']
  ]);
  expect(await library().renderListDataAsStream({}, null, new Map([['RootFolder', `${root}/Inner`]]))).toMatchObject({
    FirstRow: 1,
    LastRow: 1
  });
});

test('what it cannot do is refused', async () => {
  for (const parameters of [
    { RenderOptions: 64 },
    { RenderOptions: -1 },
    { Fancy: true },
    { OverrideViewXml: '<View/>' },
    { MergeDefaultView: true },
    { ViewXml: '<View' }
  ]) {
    expect((await render({ parameters })).ok).toBe(false);
  }
  expect((await render({ parameters: {} }, '', 'reader')).status).toBe(200);
  const denied = await render({ parameters: {} }, '', 'stranger');
  expect([denied.status, (await errorOf(denied)).code]).toEqual([
    403,
    '-2147024891, System.UnauthorizedAccessException'
  ]);
});

test('a reader’s rows carry a reader’s rights', async () => {
  const { FolderPermissions, Row } = await list('reader').renderListDataAsStream({});
  expect(FolderPermissions).toBe('0xb008431061');
  expect(Row[0].PermMask).toBe('0xb008431061');
});

test('RenderListData answers the same as a text', async () => {
  const data = await list().renderListData('<View><RowLimit>5</RowLimit></View>');
  expect(data.Row).toHaveLength(5);
  expect(data.Row[0]).toMatchObject({ ID: '1', Title: "O'Brien", Amount: '1,234.5' });
});
