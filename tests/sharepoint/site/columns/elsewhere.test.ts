import '@pnp/sp/folders/index.js';
import '@pnp/sp/files/index.js';
import { failure, startTenant } from '../tenant.ts';
import type { Tenant } from '../tenant.ts';

let tenant: Tenant;

beforeAll(async () => {
  tenant = await startTenant();
  await tenant.as('owner').web.lists.add('Rows');
  await list().fields.addNumber('Amount');
  await list().fields.addDateTime('Start', { DisplayFormat: 0 });
  await list().fields.addCalculated('Ratio', { Formula: '=6/Amount', OutputType: 9 });
  await list().fields.addCalculated('Next', { Formula: '=Start+1', OutputType: 4, DateFormat: 0 });
  await list().fields.addCalculated('Large', { Formula: '=Amount>3', OutputType: 8 });
  await list().fields.addCalculated('Label', { Formula: '=Title&"!"' });
  for (const Amount of [12, 2, 0])
    await list().items.add({ Title: `O'Brien ${Amount}`, Amount, Start: '2026-06-29T23:00:00Z' });
});

afterAll(() => tenant.stop());

const list = (title = 'Rows', login = 'owner') => tenant.as(login).web.lists.getByTitle(title);
const fieldRefs = ['Title', 'Ratio', 'Next', 'Large', 'Label', 'ContentType']
  .map(name => `<FieldRef Name="${name}" />`)
  .join('');

test('CAML shows, filters and sorts by calculated columns', async () => {
  const where =
    '<Where><Lt><FieldRef Name="Ratio" /><Value Type="Number">5</Value></Lt></Where><OrderBy><FieldRef Name="Ratio" Ascending="FALSE" /></OrderBy>';
  const { Row } = await list().renderListDataAsStream({
    ViewXml: `<View><ViewFields>${fieldRefs}</ViewFields><Query>${where}</Query></View>`
  });
  expect(Row).toMatchObject([
    {
      Title: "O'Brien 2",
      Ratio: '3',
      'Ratio.': '3.00000000000000',
      Next: '01/07/2026',
      Large: 'No',
      Label: "O'Brien 2!"
    },
    { Title: "O'Brien 12", Ratio: '0.5', Large: 'Yes', 'Large.value': '1' }
  ]);
  const found = await list().getItemsByCAMLQuery({
    ViewXml:
      '<View><Query><Where><Eq><FieldRef Name="Label" /><Value Type="Text">o\'brien 0!</Value></Eq></Where></Query></View>'
  });
  expect(found).toMatchObject([{ Title: "O'Brien 0", Ratio: '#DIV/0!' }]);
});

test('a formula without a value shows its error, in every form', async () => {
  await list().fields.addCalculated('Bad day', { Formula: '=Start+1/0', OutputType: 4, DateFormat: 0 });
  const { Row } = await list().renderListDataAsStream({
    ViewXml: '<View><ViewFields><FieldRef Name="Ratio" /><FieldRef Name="Bad_x0020_day" /></ViewFields></View>'
  });
  expect(Row[2]).toMatchObject({ Ratio: '#DIV/0!', Bad_x0020_day: '#DIV/0!' });
  expect(await list().items.getById(3).fieldValuesAsText()).toMatchObject({
    Ratio: '#DIV/0!',
    Bad_x005f_x0020_x005f_day: '#DIV/0!'
  });
  const changes = await list().getListItemChangesSinceToken({
    ViewFields:
      '<ViewFields><FieldRef Name="Ratio" /><FieldRef Name="Next" /><FieldRef Name="Large" /><FieldRef Name="Label" /></ViewFields>'
  } as never);
  expect(changes).toContain('ows_Ratio="float;#0.5"');
  expect(changes).toContain('ows_Next="datetime;#2026-07-01 00:00:00"');
  expect(changes).toContain('ows_Ratio="string;##DIV/0!"');
  expect(changes).toContain('ows_Large="boolean;#1"');
  expect(changes).toContain('ows_Label="string;#O&apos;Brien 12!"');
});

test('a form is told which rule it breaks, and nothing is kept', async () => {
  await tenant.as('owner').web.lists.add('Ruled');
  await list('Ruled').fields.createFieldAsXml(
    '<Field Type="Number" DisplayName="Amount"><Validation Message="Too small">=Amount&gt;1</Validation></Field>'
  );
  await list('Ruled').update({ ValidationFormula: '=Amount<9', ValidationMessage: 'Too large' } as never);
  const { Id } = await list('Ruled').items.add({ Title: 'x', Amount: 5 });
  const send = (value: string) =>
    list('Ruled')
      .items.getById(Id)
      .validateUpdateListItem([{ FieldName: 'Amount', FieldValue: value }]);
  expect(await send('1')).toMatchObject([
    { FieldName: 'Amount', HasException: true, ErrorCode: -2130575162, ErrorMessage: 'Too small' }
  ]);
  expect(await send('10')).toMatchObject([
    { HasException: false },
    { FieldName: '', HasException: true, ErrorCode: -2130575163, ErrorMessage: 'Too large' }
  ]);
  expect(await list('Ruled').items.getById(Id)()).toMatchObject({ Amount: 5, OData__UIVersionString: '1.0' });
  expect(await send('6')).toMatchObject([{ HasException: false }]);
});

test('a form may change the content type, by name or by id', async () => {
  await tenant.as('owner').web.lists.add('Typed');
  const added = await tenant.raw("web/lists/getbytitle('Typed')/contenttypes/addavailablecontenttype", {
    method: 'POST',
    body: JSON.stringify({ contentTypeId: '0x0104' })
  });
  const { StringId } = await added.json();
  const { Id } = await list('Typed').items.add({ Title: 'x' });
  const item = () => list('Typed').items.getById(Id);
  expect(await item().validateUpdateListItem([{ FieldName: 'ContentType', FieldValue: 'Announcement' }])).toMatchObject(
    [{ HasException: false }]
  );
  expect(await item()()).toMatchObject({ ContentTypeId: StringId });
  expect(await item().validateUpdateListItem([{ FieldName: 'ContentType', FieldValue: 'Nothing' }])).toMatchObject([
    { HasException: true }
  ]);
  expect(await item().validateUpdateListItem([{ FieldName: 'ContentTypeId', FieldValue: '0x01' }])).toMatchObject([
    { HasException: false }
  ]);
  expect(await item().select('ContentType/Name').expand('ContentType')()).toMatchObject({
    ContentType: { Name: 'Item' }
  });
});

test("documents, folders and pages have their library's own content types", async () => {
  const folder = () => tenant.as('owner').web.getFolderByServerRelativePath('/sites/test/Shared Documents');
  await folder().files.addUsingPath('a.txt', 'x');
  await folder().addSubFolderUsingPath('Sub');
  const types = async (title: string) =>
    (await list(title).items.select('FileLeafRef', 'ContentType/Name', 'ContentTypeId').expand('ContentType')()).map(
      item => [item.FileLeafRef, item.ContentType.Name, item.ContentTypeId.length > 32]
    );
  expect(await types('Documents')).toEqual([
    ['a.txt', 'Document', true],
    ['Sub', 'Folder', true]
  ]);
  expect(await types('Site Pages')).toEqual([['Home.aspx', 'Site Page', true]]);
});

test('what a folder holds goes with it, and what refers to any of it decides', async () => {
  await tenant.as('owner').web.lists.add('Notes');
  const { Id: documents } = await list('Documents').select('Id')();
  await list('Notes').fields.createFieldAsXml(
    `<Field Type="Lookup" DisplayName="About" List="{${documents}}" ShowField="Title" Indexed="TRUE" RelationshipDeleteBehavior="Restrict" />`
  );
  const folder = () => tenant.as('owner').web.getFolderByServerRelativePath('/sites/test/Shared Documents/Sub');
  await folder().files.addUsingPath('inside.txt', 'x');
  const [inside] = await list('Documents').items.filter("FileLeafRef eq 'inside.txt'").select('Id')();
  await list('Notes').items.add({ Title: 'note', AboutId: inside.Id });
  expect((await failure(folder().delete())).status).toBe(500);
  await list('Notes').items.getById(1).delete();
  await folder().delete();
  expect(await list('Documents').items()).toHaveLength(1);
});
