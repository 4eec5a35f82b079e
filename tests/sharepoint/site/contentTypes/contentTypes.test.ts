import '@pnp/sp/content-types/index.js';
import '@pnp/sp/recycle-bin/index.js';
import type { IContentTypeInfo } from '@pnp/sp/content-types/index.js';
import { failure, startTenant } from '../tenant.ts';
import type { Tenant } from '../tenant.ts';

let tenant: Tenant;

beforeAll(async () => {
  tenant = await startTenant();
});

afterAll(() => tenant.stop());

const web = (login = 'owner') => tenant.as(login).web;
const list = (title: string, login = 'owner') => web(login).lists.getByTitle(title);
const asked = '0x01008D19F38845B0884EBEBE239FDF359184';

async function add(name: string, id = asked): Promise<string> {
  const { data } = await web().contentTypes.add(id, name, 'A description', 'A group');
  return idOf(data);
}

function idOf(data: Partial<IContentTypeInfo>): string {
  return data.Id?.StringValue ?? '';
}

test('a site has the base types, each with its columns and its parent', async () => {
  const all = await web().contentTypes.select('Name', 'StringId')();
  expect(all).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ Name: 'Item', StringId: '0x01' }),
      expect.objectContaining({ Name: 'Folder', StringId: '0x0120' })
    ])
  );
  expect(await web().contentTypes.getById('0x0108')()).toMatchObject({
    Name: 'Task',
    Id: { StringValue: '0x0108' },
    Group: 'List Content Types',
    Hidden: false
  });
  const type = () => web().contentTypes.getById('0x0104');
  expect((await type().fields()).map((field: { InternalName: string }) => field.InternalName)).toEqual([
    'ContentType',
    'Title',
    'Body',
    'Expires'
  ]);
  expect(await type().fieldLinks()).toMatchObject([
    { Name: 'ContentType' },
    { Name: 'Title', Required: true },
    { FieldInternalName: 'Body' },
    { Name: 'Expires' }
  ]);
  expect(await type().fieldLinks.getById('fa564e0f-0c70-4ab9-b863-0177e6ddd247')()).toMatchObject({ Name: 'Title' });
  expect(await type().parent()).toMatchObject({ Name: 'Item' });
  expect(await web().contentTypes.getById('0x01').parent()).toMatchObject({ Name: 'System' });
  expect(await type().workflowAssociations()).toEqual([]);
  expect(await type().expand('Parent', 'FieldLinks').select('Name', 'Parent/Name', 'FieldLinks/Name')()).toMatchObject({
    Name: 'Announcement',
    Parent: { Name: 'Item' }
  });
  expect((await failure(web().contentTypes.getById('0x0199')())).status).toBe(404);
});

test('a new type gets an id of its own under the parent that was asked for, however often', async () => {
  const [one, two] = [await add("O'Brien & Söhne"), await add('Another')];
  expect(one).toMatch(/^0x0100[0-9A-F]{32}$/);
  expect(two).not.toBe(one);
  expect(one).not.toBe(asked);
  const type = () => web().contentTypes.getById(one);
  expect(await type()()).toMatchObject({
    Name: "O'Brien & Söhne",
    Description: 'A description',
    Group: 'A group',
    Sealed: false
  });
  expect(await type().parent()).toMatchObject({ StringId: '0x01' });
  expect(await add('Under Document', '0x0101')).toMatch(/^0x010100[0-9A-F]{32}$/);
  const child = await add('Child', one);
  expect(child.slice(0, one.length)).toBe(one);
  await type().update({ Name: 'Renamed', Description: '', Group: 'Other', Hidden: true } as never);
  expect(await type()()).toMatchObject({ Name: 'Renamed', Description: '', Group: 'Other', Hidden: true });
  expect((await failure(add('renamed'))).text).toBe('A duplicate content type "renamed" was found.');
  expect((await failure(add('Wrong', '0xZZ'))).status).toBe(400);
  expect((await failure(type().delete())).text).toBe('The content type is in use.');
  await web().contentTypes.getById(child).delete();
  await type().delete();
  expect((await failure(type()())).status).toBe(404);
  expect((await failure(web().contentTypes.getById('0x01').delete())).status).toBe(400);
});

test('only those who may manage the web or the list change its types', async () => {
  const refused = [
    web('member').contentTypes.add(asked, 'No'),
    web('member')
      .contentTypes.getById('0x0104')
      .update({ Name: 'No' } as never),
    web('member').contentTypes.getById('0x0104').delete(),
    list('Documents', 'reader').contentTypes.addAvailableContentType('0x010102')
  ];
  for (const one of refused) expect((await failure(one)).status).toBe(403);
  expect(await web('reader').contentTypes.getById('0x0104')()).toMatchObject({ Name: 'Announcement' });
  expect((await failure(web('stranger').contentTypes())).status).toBe(403);
});

test('a site column is put into a type and taken out', async () => {
  const id = await add('With columns');
  const { InternalName, Id } = await web().fields.addText('For a type');
  const links = `web/contenttypes('${id}')/fieldlinks`;
  const added = await tenant.raw(links, {
    method: 'POST',
    body: JSON.stringify({ FieldInternalName: InternalName, Required: true })
  });
  expect(added.status).toBe(201);
  expect(await added.json()).toMatchObject({ Name: InternalName, Required: true });
  expect(
    (await tenant.raw(links, { method: 'POST', body: JSON.stringify({ FieldInternalName: InternalName }) })).status
  ).toBe(400);
  expect((await web().contentTypes.getById(id).fields()).map((field: { Title: string }) => field.Title)).toContain(
    'For a type'
  );
  const gone = await tenant.raw(`${links}(guid'${Id}')`, { method: 'POST', headers: { 'X-HTTP-Method': 'DELETE' } });
  expect(gone.status).toBe(200);
  expect((await web().contentTypes.getById(id).fields()).map((field: { Title: string }) => field.Title)).toEqual([
    'Content Type',
    'Title'
  ]);
});

test('a list has types of its own, the first of them for its new rows', async () => {
  await web().lists.add('Typed', '', 100, true);
  const types = await list('Typed').contentTypes.select('Name', 'StringId')();
  expect(types).toMatchObject([
    { Name: 'Item', StringId: expect.stringMatching(/^0x0100[0-9A-F]{32}$/) },
    { Name: 'Folder', StringId: expect.stringMatching(/^0x012000[0-9A-F]{32}$/) }
  ]);
  expect(await list('Typed').select('ContentTypesEnabled')()).toMatchObject({ ContentTypesEnabled: true });
  const { data } = await list('Typed').contentTypes.addAvailableContentType('0x0104');
  expect(data).toMatchObject({ Name: 'Announcement' });
  expect((await list('Typed').fields.select('InternalName')()).map(field => field.InternalName)).toEqual(
    expect.arrayContaining(['Body', 'Expires'])
  );
  expect((await failure(list('Typed').contentTypes.addAvailableContentType('0x0104'))).status).toBe(400);
  expect((await failure(list('Typed').contentTypes.addAvailableContentType('0x0199'))).status).toBe(404);

  const announcement = idOf(data);
  const { Id } = await list('Typed').items.add({ Title: 'plain' });
  const item = () => list('Typed').items.getById(Id);
  expect(await item()()).toMatchObject({ ContentTypeId: types[0]?.StringId });
  expect(await item().select('Title', 'ContentType/Name').expand('ContentType')()).toMatchObject({
    Title: 'plain',
    ContentType: { Name: 'Item' }
  });
  await item().update({ ContentTypeId: announcement });
  await item().update({ Title: 'again' });
  expect(await item().select('ContentTypeId', 'ContentType')()).toMatchObject({
    ContentTypeId: announcement,
    ContentType: 'Announcement'
  });
  // The site's own id stands for what the list has of it.
  await list('Typed').items.add({ Title: 'by parent', ContentTypeId: '0x0104' });
  expect(await list('Typed').items.filter("ContentType eq 'Announcement'").select('Title')()).toMatchObject([
    { Title: 'again' },
    { Title: 'by parent' }
  ]);
  const direct = await tenant.raw(`web/lists/getbytitle('Typed')/items(${Id})/contentType`);
  expect(await direct.json()).toMatchObject({ Name: 'Announcement' });
  for (const wrong of ['0x0101', 'nonsense', '0x0120'])
    expect((await failure(item().update({ ContentTypeId: wrong }))).status).toBe(400);

  expect((await failure(list('Typed').contentTypes.getById(announcement).delete())).text).toBe(
    'The content type is in use.'
  );
  for (const one of await list('Typed').items.select('Id')()) await list('Typed').items.getById(one.Id).delete();
  await list('Typed').contentTypes.getById(announcement).delete();
  expect(await list('Typed').contentTypes()).toHaveLength(2);
});

test("a list's new column goes into the default type, all or none, as its options say", async () => {
  await web().lists.add('Options');
  const xml = (name: string) => `<Field Type="Text" DisplayName="${name}" />`;
  await list('Options').fields.addText('Plain');
  await list('Options').fields.createFieldAsXml({ SchemaXml: xml('All'), Options: 4 } as never);
  await list('Options').fields.createFieldAsXml({ SchemaXml: xml('None'), Options: 2 } as never);
  const [item, folder] = await list('Options').contentTypes.expand('Fields').select('Name', 'Fields/Title')();
  const titles = (type: unknown) => (type as { Fields: { Title: string }[] }).Fields.map(field => field.Title);
  expect(titles(item)).toEqual(['Content Type', 'Title', 'Plain', 'All']);
  expect(titles(folder)).toEqual(['Content Type', 'Title', 'All']);
  await list('Options').fields.getByTitle('All').delete();
  expect(titles((await list('Options').contentTypes.expand('Fields').select('Name', 'Fields/Title')())[1])).toEqual([
    'Content Type',
    'Title'
  ]);
});

test('a library holds documents, and a picture library pictures', async () => {
  await web().lists.add('Files', '', 101, true);
  expect(await list('Files').contentTypes.addAvailableContentType('0x010102')).toMatchObject({
    data: { Name: 'Picture' }
  });
  expect(await list('Files').contentTypes.select('Name')()).toMatchObject([
    { Name: 'Document' },
    { Name: 'Folder' },
    { Name: 'Picture' }
  ]);
});

test('a subweb has none of its own, and the ones above it among the available', async () => {
  const { Url } = await web().webs.add('Sub', 'sub');
  const sub = () => tenant.as('owner', Url).web;
  expect(await sub().contentTypes()).toEqual([]);
  expect(await sub().contentTypes.getById('0x01')()).toMatchObject({ Name: 'Item', Scope: '/sites/test' });
  expect((await failure(sub().contentTypes.getById('0x0108').delete())).status).toBe(404);
  const { data } = await sub().contentTypes.add('0x0108', 'Below');
  expect(idOf(data)).toMatch(/^0x010800/);
  const available = await tenant.raw(
    `${Url}/_api/web/availablecontenttypes?$select=Name&$filter=Name eq 'Task' or Name eq 'Below'`
  );
  expect(await available.json()).toMatchObject({ value: [{ Name: 'Task' }, { Name: 'Below' }] });
  await sub().lists.add('Local');
  const added = await sub().lists.getByTitle('Local').contentTypes.addAvailableContentType(idOf(data));
  expect(added.data).toMatchObject({ Name: 'Below' });
  expect((await failure(sub().contentTypes.getById(idOf(data)).delete())).status).toBe(400);
});

test('a list that comes back from the recycle bin has its types again', async () => {
  await web().lists.add('Back', '', 104);
  const before = await list('Back').contentTypes();
  const { Id } = await list('Back').items.add({ Title: 'x' });
  const bin = await list('Back').recycle();
  await web().recycleBin.getById(String(bin)).restore();
  expect(await list('Back').contentTypes()).toEqual(before);
  expect(await list('Back').items.getById(Id).select('ContentType/Name').expand('ContentType')()).toMatchObject({
    ContentType: { Name: 'Announcement' }
  });
});

test("a removed web leaves neither columns nor types to one of its address, nor keeps the root's in use", async () => {
  const make = async () => (await web().webs.add('Again', 'again')).Url;
  const again = (url: string) => tenant.as('owner', url).web;
  const parent = await add('Used below');
  const first = await make();
  await again(first).contentTypes.add(parent, 'Below again');
  await again(first).fields.addText('Gone');
  expect((await failure(web().contentTypes.getById(parent).delete())).status).toBe(400);
  await again(first).delete();
  await web().contentTypes.getById(parent).delete();
  const second = await make();
  expect(await again(second).contentTypes()).toEqual([]);
  expect(await again(second).fields()).toEqual([]);
});
