import fc from 'fast-check';
import { errorOf, failure, startTenant } from '../tenant.ts';
import type { Tenant } from '../tenant.ts';

let tenant: Tenant;
let now = Date.parse('2024-06-15T12:00:00Z');

const list = (login = 'owner') => tenant.as(login).web.lists.getByTitle('Forms');
const form = (values: Record<string, string>) =>
  Object.entries(values).map(([FieldName, FieldValue]) => ({ FieldName, FieldValue }));
const key = (login: string) => JSON.stringify([{ Key: `i:0#.f|membership|${login}@example.test` }]);

interface FormRow {
  ErrorCode?: number;
  ErrorMessage?: string | null;
  FieldName?: string;
  FieldValue?: string;
  HasException?: boolean;
  ItemId?: number;
}

async function write(
  id: number,
  values: Record<string, string>,
  login = 'owner',
  more: object = {}
): Promise<FormRow[]> {
  const response = await tenant.raw(`web/lists/getbytitle('Forms')/items(${id})/validateUpdateListItem`, {
    method: 'POST',
    body: JSON.stringify({ formValues: form(values), bNewDocumentUpdate: false, ...more }),
    login
  });
  expect(response.status).toBe(200);
  return (await response.json()).value;
}

async function wrong(values: Record<string, string>): Promise<string | null | undefined> {
  const { Id } = await list().items.add({ Title: 'x' });
  const [row] = await write(Id, values);
  expect([row?.HasException, row?.ErrorCode === 0, row?.ItemId]).toEqual([true, false, Id]);
  return row?.ErrorMessage;
}

beforeAll(async () => {
  tenant = await startTenant({ now: () => now });
  const web = () => tenant.as('owner').web;
  const { Id: targets } = await web().lists.add('Targets');
  for (const Title of ["O'Hara", 'Second']) await web().lists.getByTitle('Targets').items.add({ Title });
  await web().lists.add('Forms');
  const xml = [
    "<Field Type='Text' Name='Short' DisplayName='Short' MaxLength='5' />",
    "<Field Type='Text' Name='Code' DisplayName='Code' Indexed='TRUE' EnforceUniqueValues='TRUE' />",
    "<Field Type='Note' Name='Body' DisplayName='Body' />",
    "<Field Type='Number' Name='Amount' DisplayName='Amount' Min='0' Max='2000' />",
    "<Field Type='Boolean' Name='Done' DisplayName='Done' />",
    "<Field Type='DateTime' Name='Due' DisplayName='Due' Format='DateTime' />",
    "<Field Type='DateTime' Name='Day' DisplayName='Day' Format='DateOnly' />",
    "<Field Type='User' Name='Lead' DisplayName='Lead' />",
    "<Field Type='UserMulti' Name='Team' DisplayName='Team' Mult='TRUE' UserSelectionMode='PeopleAndGroups' />",
    "<Field Type='Choice' Name='State' DisplayName='State'><CHOICES><CHOICE>Open</CHOICE><CHOICE>Done</CHOICE></CHOICES></Field>",
    "<Field Type='Choice' Name='Free' DisplayName='Free' FillInChoice='TRUE'><CHOICES><CHOICE>Open</CHOICE></CHOICES></Field>",
    "<Field Type='MultiChoice' Name='Tags' DisplayName='Tags'><CHOICES><CHOICE>x</CHOICE><CHOICE>y</CHOICE></CHOICES></Field>",
    "<Field Type='URL' Name='Link' DisplayName='Link' />",
    `<Field Type='Lookup' Name='Target' DisplayName='Target' List='{${targets}}' ShowField='Title' />`,
    `<Field Type='LookupMulti' Name='Targets' DisplayName='Targets' List='{${targets}}' ShowField='Title' Mult='TRUE' />`
  ];
  for (const one of xml) await list().fields.createFieldAsXml(one);
});

afterAll(() => tenant.stop());

const full = {
  Title: "O'Brien & sons",
  Short: 'abcde',
  Body: 'Two\nlines',
  Amount: '1,234.5',
  Done: '1',
  Due: '31/12/2026 14:05',
  Day: '30/6/2026',
  Lead: key('member'),
  Team: JSON.stringify([{ Key: 'i:0#.f|membership|owner@example.test' }, { Key: 'Test Owners' }]),
  State: 'Open',
  Free: 'Something else',
  Tags: 'x;#y',
  Link: 'https://a.example.test/?a=1,2, The text, all of it',
  Target: "1;#O'Hara",
  Targets: '1;#;#2;#'
};

test('every kind of value, as one version', async () => {
  const { Id } = await list().items.add({ Title: 'x' });
  const rows = await write(Id, full);
  expect(rows).toEqual(
    form(full).map(one => ({ ErrorCode: 0, ErrorMessage: null, HasException: false, ItemId: Id, ...one }))
  );
  const item = await list().items.getById(Id)();
  expect(item).toMatchObject({
    Title: "O'Brien & sons",
    Short: 'abcde',
    Body: 'Two\nlines',
    Amount: 1234.5,
    Done: true,
    Due: '2026-12-31T14:05:00Z',
    Day: '2026-06-29T23:00:00Z',
    State: 'Open',
    Free: 'Something else',
    Tags: ['x', 'y'],
    TargetId: 1,
    TargetsId: [1, 2],
    Link: { Url: 'https://a.example.test/?a=1,2', Description: 'The text, all of it' },
    OData__UIVersionString: '2.0'
  });
  expect(item.TeamId).toHaveLength(2);
  expect(await list().items.getById(Id).versions()).toHaveLength(2);
});

test('what a form is given to edit it may send back', async () => {
  const { Id } = await list().items.add({ Title: 'x' });
  await write(Id, full);
  const edit: Record<string, string> = await list().items.getById(Id).fieldValuesForEdit();
  const before = await list().items.getById(Id)();
  const values = Object.fromEntries(Object.keys(full).map(name => [name, edit[name] ?? '']));
  expect((await write(Id, values)).filter(row => row.HasException)).toEqual([]);
  const {
    Modified: _,
    OData__UIVersionString: _version,
    'odata.etag': _etag,
    ...after
  } = await list().items.getById(Id)();
  expect(before).toMatchObject(after);
});

test('empty values empty their columns', async () => {
  const { Id } = await list().items.add({ Title: 'x' });
  await write(Id, full);
  const { Title: _, ...others } = full;
  await write(Id, Object.fromEntries(Object.keys(others).map(name => [name, ''])));
  expect(await list().items.getById(Id)()).toMatchObject({
    Amount: null,
    Done: null,
    Due: null,
    LeadId: null,
    TeamId: null,
    Tags: null,
    Link: null,
    TargetsId: null
  });
});

const badDate = 'You must specify a valid date within the range of 1/1/1900 and 12/31/8900.';

test.each([
  ['Due', '2026-12-31', badDate],
  ['Due', '2026-12-31T14:05:00Z', badDate],
  ['Due', '12/31/2026', badDate],
  ['Due', '30/2/2026', badDate],
  ['Day', '31/12/1899', badDate],
  ['Day', 'tomorrow', badDate],
  ['Due', '31/12/2026 24:00', badDate],
  ['Title', '', 'You must specify a value for this required field.'],
  ['Short', 'abcdef', 'This field can have no more than 5 characters.'],
  ['Amount', 'few', 'The value of this field is not a valid number.'],
  ['Amount', '1,2', 'The value of this field is not a valid number.'],
  ['Amount', '-1', 'The value of this field may not be less than 0.'],
  ['Amount', '2001', 'The value of this field may not be greater than 2000.'],
  ['Done', 'maybe', 'You must specify a valid Yes/No value.'],
  ['State', 'open', "The value 'open' is not one of the choices of this field."],
  ['Tags', 'x;#z', "The value 'z' is not one of the choices of this field."],
  ['Lead', 'member@example.test', 'The user value is not valid. It is written [{"Key":"…"}].'],
  ['Lead', key('nobody'), "The user 'i:0#.f|membership|nobody@example.test' does not exist or is not unique."],
  ['Lead', '[{"Key":"Test Owners"}]', "The user 'Test Owners' does not exist or is not unique."],
  ['Target', 'one', 'The lookup value is not valid. It is written 1;#text.'],
  ['Target', '1;#;#2;#', 'This field takes one value only.'],
  ['Link', 'ftp://a.example.test', 'The address of a hyperlink must begin with http://, https:// or mailto:.'],
  ['Missing', 'x', "Column 'Missing' does not exist. It may have been deleted by another user."],
  ['constructor', 'x', "Column 'constructor' does not exist. It may have been deleted by another user."],
  ['ID', '7', "The column 'ID' cannot be written."]
])('%s = %j is refused', async (name, value, message) => {
  expect(await wrong({ [name]: value })).toBe(message);
});

test('a lookup to a row that isn’t there is refused', async () => {
  expect(await wrong({ Target: '99;#' })).toMatch(/^Invalid lookup value/);
});

test('one wrong value and nothing is written', async () => {
  const { Id } = await list().items.add({ Title: 'Kept' });
  const rows = await write(Id, { Title: 'Changed', Amount: 'few', Done: '1' });
  expect(rows.map(row => row.HasException)).toEqual([false, true, false]);
  expect(await list().items.getById(Id)()).toMatchObject({ Title: 'Kept', Done: null, OData__UIVersionString: '1.0' });
});

test('a unique value that is taken is a row of the answer', async () => {
  const first = await list().items.add({ Title: 'a', Code: 'One' });
  const { Id } = await list().items.add({ Title: 'b' });
  expect((await write(Id, { Code: 'one' }))[0]).toMatchObject({ HasException: true, ErrorCode: -2130575169 });
  expect((await write(first.Id, { Code: 'One' }))[0]).toMatchObject({ HasException: false });
});

test('dates in UTC when the form says so', async () => {
  const { Id } = await list().items.add({ Title: 'x' });
  await write(Id, { Due: '30/06/2026 14:05' });
  expect((await list().items.getById(Id)()).Due).toBe('2026-06-30T13:05:00Z');
  await write(Id, { Due: '30/06/2026 14:05' }, 'owner', { datesInUTC: true });
  expect((await list().items.getById(Id)()).Due).toBe('2026-06-30T14:05:00Z');
});

test('who may not change a row may not do it by a form', async () => {
  const { Id } = await list('member').items.add({ Title: 'x' });
  expect(
    (
      await failure(
        list('reader')
          .items.getById(Id)
          .validateUpdateListItem(form({ Title: 'y' }))
      )
    ).status
  ).toBe(403);
  expect(
    (
      await failure(
        list('stranger')
          .items.getById(Id)
          .validateUpdateListItem(form({ Title: 'y' }))
      )
    ).status
  ).toBe(403);
  expect((await list().items.getById(Id)()).Title).toBe('x');
});

test('only who manages the list says who wrote a row, and when', async () => {
  const web = () => tenant.as('owner').web;
  await web().lists.add('Contributed');
  const contributed = (login = 'owner') => tenant.as(login).web.lists.getByTitle('Contributed');
  await contributed().breakRoleInheritance(false);
  const { Id: member } = await web().ensureUser('member@example.test');
  await contributed().roleAssignments.add(member, 1073741827);
  const { Id } = await contributed('member').items.add({ Title: 'x' });
  const set = form({ Editor: key('second'), Modified: '01/02/2020 10:00' });
  const refused: FormRow[] = await contributed('member').items.getById(Id).validateUpdateListItem(set);
  expect(refused.map(row => [row.HasException, row.ErrorCode])).toEqual([
    [true, -2147024891],
    [true, -2147024891]
  ]);
  now += 60_000;
  const done: FormRow[] = await contributed().items.getById(Id).validateUpdateListItem(set);
  expect(done.map(row => row.HasException)).toEqual([false, false]);
  const item = await contributed().items.getById(Id).select('Modified', 'Editor/Title').expand('Editor')();
  expect(item).toMatchObject({ Modified: '2020-02-01T10:00:00Z', Editor: { Title: "Siobhan O'Brien" } });
});

test('bNewDocumentUpdate keeps the version and moves the ETag', async () => {
  const { Id } = await list().items.add({ Title: 'x' });
  const before = await list().items.getById(Id)();
  await list()
    .items.getById(Id)
    .validateUpdateListItem(form({ Title: 'y' }), true);
  const after = await list().items.getById(Id)();
  expect([after.Title, after.OData__UIVersionString, after['odata.etag']]).toEqual(['y', '1.0', '"2"']);
  expect(before['odata.etag']).toBe('"1"');
});

test('a new row answers its Id as a row; without a required value there is none', async () => {
  const { RootFolder } = await list().select('RootFolder/ServerRelativeUrl').expand('RootFolder')();
  const rows: FormRow[] = await list('member').addValidateUpdateItemUsingPath(
    form({ Title: "O'Brien", Done: '1' }),
    RootFolder.ServerRelativeUrl
  );
  const id = Number(rows.find(row => row.FieldName === 'Id')?.FieldValue);
  expect(rows).toEqual(
    ['Title', 'Done', 'Id'].map(FieldName => expect.objectContaining({ FieldName, HasException: false, ItemId: id }))
  );
  expect(await list().items.getById(id)()).toMatchObject({ Title: "O'Brien", Done: true });
  const before = (await list().items()).length;
  const none: FormRow[] = await list().addValidateUpdateItemUsingPath(
    form({ Done: '1' }),
    RootFolder.ServerRelativeUrl
  );
  expect(none).toContainEqual(
    expect.objectContaining({
      FieldName: 'Title',
      HasException: true,
      ErrorMessage: 'You must specify a value for this required field.'
    })
  );
  expect(none.some(row => row.FieldName === 'Id')).toBe(false);
  expect(await list().items()).toHaveLength(before);
  expect(
    (await failure(list().addValidateUpdateItemUsingPath(form({ Title: 'x' }), '/sites/test/Lists/Elsewhere'))).status
  ).toBe(400);
  expect(
    (await failure(list('reader').addValidateUpdateItemUsingPath(form({ Title: 'x' }), RootFolder.ServerRelativeUrl)))
      .status
  ).toBe(403);
});

test('a folder and a row in it, which only a recursive view finds', async () => {
  const { RootFolder } = await list().select('RootFolder/ServerRelativeUrl').expand('RootFolder')();
  const root: string = RootFolder.ServerRelativeUrl;
  const [, folder]: FormRow[] = await list().addValidateUpdateItemUsingPath(form({ Title: 'Inner' }), root, false, '', {
    leafName: 'Inner',
    objectType: 1
  });
  const inner: FormRow[] = await list().addValidateUpdateItemUsingPath(form({ Title: 'Inside' }), `${root}/Inner`);
  const folderId = folder?.ItemId;
  const insideId = inner.at(-1)?.ItemId;
  const where = `<Query><Where><Geq><FieldRef Name='ID'/><Value Type='Counter'>${folderId}</Value></Geq></Where></Query>`;
  const ids = async (scope: string, folderUrl?: string) =>
    (
      await list().getItemsByCAMLQuery({
        ViewXml: `<View${scope}>${where}</View>`,
        ...(folderUrl ? { FolderServerRelativeUrl: folderUrl } : {})
      })
    ).map((row: { Id: number }) => row.Id);
  expect(await ids('')).toEqual([folderId]);
  expect(await ids(" Scope='FilesOnly'")).toEqual([]);
  expect(await ids(" Scope='Recursive'")).toEqual([insideId]);
  expect(await ids(" Scope='RecursiveAll'")).toEqual([folderId, insideId]);
  expect(await ids('', `${root}/Inner`)).toEqual([insideId]);
  expect(await ids('', `${root}/Other`)).toEqual([]);
});

test('what is no form is refused', async () => {
  const { Id } = await list().items.add({ Title: 'x' });
  for (const body of [{}, { formValues: 'x' }, { formValues: [{ FieldName: 1 }] }, { formValues: [], fancy: true }]) {
    const response = await tenant.raw(`web/lists/getbytitle('Forms')/items(${Id})/validateUpdateListItem`, {
      method: 'POST',
      body: JSON.stringify(body)
    });
    expect([response.status, (await errorOf(response)).code]).toEqual([
      400,
      '-1, Microsoft.SharePoint.Client.InvalidClientQueryException'
    ]);
  }
});

test('any day that the site’s calendar has is read back as itself', async () => {
  const { Id } = await list().items.add({ Title: 'x' });
  const days = fc.date({
    min: new Date('1950-01-01T00:00:00Z'),
    max: new Date('2200-01-01T00:00:00Z'),
    noInvalidDate: true
  });
  await fc.assert(
    fc.asyncProperty(days, async date => {
      const iso = date.toISOString();
      const day = `${iso.slice(8, 10)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}`;
      await write(Id, { Day: day });
      expect((await list().items.getById(Id).fieldValuesAsText()).Day).toBe(day);
    }),
    { numRuns: 40 }
  );
});
