import { errorOf, failure, startTenant } from './tenant.ts';
import type { Tenant } from './tenant.ts';

let tenant: Tenant;

beforeAll(async () => {
  tenant = await startTenant();
  await tenant.as('owner').web.lists.add('Targets');
  await tenant.as('owner').web.lists.getByTitle('Targets').items.add({ Title: 'First target' });
  await tenant.as('owner').web.lists.getByTitle('Targets').items.add({ Title: 'Second target' });
});

afterAll(() => tenant.stop());

const things = (title: string) => tenant.as('owner').web.lists.getByTitle(title);

async function targets(): Promise<string> {
  const { Id } = await things('Targets').select('Id')();
  return Id;
}

async function userId(login: string): Promise<number> {
  const { Id } = await tenant.as('owner').web.ensureUser(`i:0#.f|membership|${login}@example.test`);
  return Id;
}

test('columns of every kind made by REST take and give back a value', async () => {
  await tenant.as('owner').web.lists.add('ByRest');
  const fields = () => things('ByRest').fields;
  const text = await fields().addText('Plain text', { MaxLength: 40, Description: 'A text' });
  expect(text).toMatchObject({
    InternalName: 'Plain_x0020_text',
    MaxLength: 40,
    TypeAsString: 'Text',
    Description: 'A text'
  });
  await fields().addMultilineText('Body', { RichText: false, NumberOfLines: 9 });
  const choice = await fields().addChoice('Colour', { Choices: ['Red', 'Blue'], DefaultValue: 'Red' } as never);
  expect(choice).toMatchObject({ Choices: { results: ['Red', 'Blue'] } });
  await fields().addMultiChoice('Tags', { Choices: ['a', 'b', 'c'] });
  await fields().addNumber('Amount', { MinimumValue: 0 });
  await fields().addBoolean('Done');
  await fields().addDateTime('Day', { DisplayFormat: 0 });
  await fields().addDateTime('Moment', { DisplayFormat: 1 });
  await fields().addUser('Lead', { SelectionMode: 0 });
  await fields().addUrl('Link');
  await fields().addLookup('Target', { LookupListId: await targets(), LookupFieldName: 'Title' });
  const [olive, mo] = [await userId('owner'), await userId('member')];
  const written = {
    Title: 'All',
    Plain_x0020_text: 'x',
    Body: 'line 1\nline 2',
    Colour: 'Blue',
    Tags: ['a', 'c'],
    Amount: 1.5,
    Done: true,
    Day: '2024-06-29T23:00:00Z',
    Moment: '2024-06-30T12:34:56Z',
    LeadId: mo,
    Link: { Url: 'https://example.test/', Description: 'Example' },
    TargetId: 2
  };
  const { Id } = await things('ByRest').items.add(written);
  expect(await things('ByRest').items.getById(Id)()).toMatchObject({
    ...written,
    LeadStringId: String(mo),
    AuthorId: olive
  });
  const expanded = await things('ByRest')
    .items.select('Id', 'Lead/Title', 'Lead/EMail', 'Target/Title', 'Target/Id', 'Author/Name')
    .expand('Lead', 'Target', 'Author')();
  expect(expanded).toMatchObject([
    {
      Lead: { Title: 'Mo Member', EMail: 'member@example.test' },
      Target: { Title: 'Second target', Id: 2 },
      Author: { Name: 'i:0#.f|membership|owner@example.test' }
    }
  ]);
  const { Id: bare } = await things('ByRest').items.add({ Title: 'Bare' });
  expect(await things('ByRest').items.getById(bare)()).toMatchObject({
    Colour: 'Red',
    Tags: null,
    Done: null,
    LeadId: null,
    Link: null
  });
});

test('columns of every kind made by SchemaXml take and give back a value', async () => {
  await tenant.as('owner').web.lists.add('ByXml');
  const add = (xml: string) => things('ByXml').fields.createFieldAsXml({ SchemaXml: xml, Options: 8 } as never);
  const made = await add(
    '<Field Type="Text" Name="Code" DisplayName="The code" MaxLength="10" Required="TRUE" Indexed="TRUE" ID="{5f2e5b6a-1111-4c4c-9d9d-000000000001}" />'
  );
  expect(made).toMatchObject({
    InternalName: 'Code',
    Title: 'The code',
    Required: true,
    Indexed: true,
    Id: '5f2e5b6a-1111-4c4c-9d9d-000000000001'
  });
  await add('<Field Type="Note" Name="Body" DisplayName="Body" NumLines="6" RichText="FALSE" />');
  await add(
    '<Field Type="Choice" Name="Colour" DisplayName="Colour"><Default>Blue &amp; green</Default><CHOICES><CHOICE>Red</CHOICE><CHOICE>Blue &amp; green</CHOICE></CHOICES></Field>'
  );
  await add('<Field Type="MultiChoice" Name="Tags" DisplayName="Tags"><CHOICES><CHOICE>007</CHOICE></CHOICES></Field>');
  await add('<Field Type="Number" Name="Amount" DisplayName="Amount" Min="1" Max="5" Decimals="0" />');
  await add('<Field Type="Boolean" Name="Done" DisplayName="Done"><Default>0</Default></Field>');
  await add('<Field Type="DateTime" Name="Day" DisplayName="Day" Format="DateOnly" />');
  await add('<Field Type="UserMulti" Name="Team" DisplayName="Team" Mult="TRUE" UserSelectionMode="PeopleOnly" />');
  await add(
    `<Field Type="LookupMulti" Name="Targets" DisplayName="Targets" Mult="TRUE" List="{${await targets()}}" ShowField="Title" />`
  );
  await add('<Field Type="URL" Name="Link" DisplayName="Link" Format="Hyperlink" />');
  expect(await things('ByXml').fields.getByInternalNameOrTitle('Tags')()).toMatchObject({ Choices: ['007'] });
  const [olive, mo] = [await userId('owner'), await userId('member')];
  const { Id } = await things('ByXml').items.add({
    Title: 'T',
    Code: 'c',
    TeamId: [mo, olive],
    TargetsId: [2, 1],
    Tags: ['007']
  });
  const item = await things('ByXml')
    .items.getById(Id)
    .select('*', 'Team/Title', 'Targets/Title')
    .expand('Team', 'Targets')();
  expect(item).toMatchObject({
    Colour: 'Blue & green',
    Done: false,
    TeamId: [mo, olive],
    TeamStringId: [String(mo), String(olive)],
    TargetsId: [2, 1],
    Team: [{ Title: 'Mo Member' }, { Title: 'Olive Owner' }],
    Targets: [{ Title: 'Second target' }, { Title: 'First target' }]
  });
  await things('ByXml').items.getById(Id).update({ TeamId: [], Tags: [] }, '*');
  expect(await things('ByXml').items.getById(Id)()).toMatchObject({ TeamId: null, Tags: null });
});

test('a column can be changed, found by its names and deleted', async () => {
  await tenant.as('owner').web.lists.add('Columns');
  await things('Columns').fields.addText('My column');
  await things('Columns')
    .fields.getByInternalNameOrTitle('My_x0020_column')
    .update({ Title: 'Renamed', Indexed: true, Description: 'd' });
  expect(await things('Columns').fields.getByTitle('Renamed')()).toMatchObject({
    InternalName: 'My_x0020_column',
    Indexed: true
  });
  const indexed = await things('Columns').fields.filter('Indexed eq true').select('InternalName')();
  expect(indexed.map(field => field.InternalName)).toEqual(['My_x0020_column']);
  await things('Columns').fields.getByTitle('Renamed').delete();
  expect((await failure(things('Columns').fields.getByTitle('Renamed')())).status).toBe(400);
});

test('a name that begins with an underscore is written OData_', async () => {
  await tenant.as('owner').web.lists.add('Odd');
  await things('Odd').fields.createFieldAsXml({
    SchemaXml: '<Field Type="Text" Name="_Odd" DisplayName="Odd" />',
    Options: 8
  } as never);
  const { Id } = await things('Odd').items.add({ Title: 'x', OData__Odd: 'y' });
  expect(await things('Odd').items.getById(Id)()).toMatchObject({ OData__Odd: 'y', OData__UIVersionString: '1.0' });
});

test.each([
  ['<Field Type="Calculated" Name="X" DisplayName="X" />', 'The formula cannot be empty'],
  ['<Field Type="Text" Name="X" DisplayName="X" Invented="1" />', 'Invented'],
  ['<Field Type="Text"', 'not valid XML'],
  ['<Field Type="Note" Name="X" DisplayName="X" Indexed="TRUE" />', 'cannot be indexed'],
  ['<Field Type="Text" Name="X" DisplayName="X" EnforceUniqueValues="TRUE" />', 'must be indexed']
])('the SchemaXml %s is refused', async (xml, reason) => {
  const refused = await failure(things('Targets').fields.createFieldAsXml(xml));
  expect(refused.status).toBe(400);
  expect(refused.text).toContain(reason);
});

test('a new column answers verbosely when asked to, and a list in each level of metadata', async () => {
  const verbose = await tenant.raw("web/lists/getbytitle('Targets')/fields", {
    method: 'POST',
    headers: { Accept: 'application/json;odata=verbose', 'Content-Type': 'application/json;odata=verbose' },
    body: JSON.stringify({ __metadata: { type: 'SP.FieldText' }, Title: 'Verbose', FieldTypeKind: 2 })
  });
  expect(verbose.status).toBe(201);
  expect(await verbose.json()).toMatchObject({ d: { __metadata: { type: 'SP.FieldText' }, InternalName: 'Verbose' } });
  const plain = await tenant.raw('web?$select=Title', { headers: { Accept: 'application/json;odata=nometadata' } });
  expect(await plain.json()).toEqual({ Title: 'Test' });
  const v4 = await tenant.raw("web/lists/getbytitle('Targets')/items?$select=Id&$top=1", {
    headers: { Accept: 'application/json;odata.metadata=minimal', 'odata-version': '4.0' }
  });
  expect(await v4.json()).toMatchObject({
    '@odata.context': expect.stringContaining('/$metadata#SP.ListData.TargetsListItems'),
    value: [{ '@odata.etag': '"1"', Id: 1 }]
  });
  const wrong = await tenant.raw('web/nothing', { headers: { Accept: 'application/json;odata=verbose' } });
  expect(await wrong.json()).toEqual({
    error: {
      code: '-1, Microsoft.SharePoint.Client.ResourceNotFoundException',
      message: { lang: 'en-US', value: 'Cannot find resource for the request nothing.' }
    }
  });
});

test('views have their fields, their query and one default among them', async () => {
  const views = () => things('Targets').views;
  const added = await views().add('Mine', false, {
    RowLimit: 5,
    ViewQuery: '<OrderBy><FieldRef Name="Title" /></OrderBy>'
  });
  await views().getById(added.Id).fields.removeAll();
  await views().getById(added.Id).fields.add('Title');
  await views().getById(added.Id).fields.add('Created');
  await views().getById(added.Id).fields.move('Created', 0);
  expect(await views().getByTitle('Mine').fields()).toMatchObject({ Items: ['Created', 'Title'] });
  await views().getById(added.Id).update({ DefaultView: true });
  const all = await views().select('Title', 'DefaultView', 'RowLimit')();
  expect(all).toMatchObject([
    { Title: 'All Items', DefaultView: false },
    { Title: 'Mine', DefaultView: true, RowLimit: 5 }
  ]);
  await views().getByTitle('All Items').delete();
  expect(await views()()).toHaveLength(1);
});

test('an unknown setting of a list is refused', async () => {
  const response = await tenant.raw('web/lists', {
    method: 'POST',
    body: JSON.stringify({ Title: 'No', Invented: 1 })
  });
  expect(response.status).toBe(400);
  expect((await errorOf(response)).text).toBe(
    "The property 'Invented' does not exist on type 'SP.List'. Make sure to only use property names that are defined by the type."
  );
  expect((await failure(things('No')())).status).toBe(404);
});

test('a deleted column takes its values with it: one of the same name begins empty', async () => {
  const web = () => tenant.as('owner').web;
  await web().lists.add('Emptied');
  const emptied = () => web().lists.getByTitle('Emptied');
  await emptied().fields.addText('Colour');
  await emptied().items.add({ Title: 'kept', Colour: 'red' });
  await emptied().fields.getByTitle('Colour').delete();
  await emptied().fields.addText('Colour');
  expect(await emptied().items.getById(1).select('Title', 'Colour')()).toMatchObject({ Title: 'kept', Colour: null });
  expect((await emptied().items.getById(1).versions())[0]).toMatchObject({ Colour: null });
});
