import { startTenant } from './tenant.ts';
import type { Tenant } from './tenant.ts';

// Bytes and shapes of answers, in each level of metadata and both dialects.

let tenant: Tenant;
let listId = '';

beforeAll(async () => {
  tenant = await startTenant({ now: () => Date.parse('2024-05-01T10:00:00Z') });
  const web = () => tenant.as('owner').web;
  listId = (await web().lists.add('Shapes')).Id;
  const fields = () => web().lists.getByTitle('Shapes').fields;
  await fields().addUser('Lead', {});
  await fields().createFieldAsXml('<Field Type="UserMulti" Name="Team" DisplayName="Team" Mult="TRUE" />');
  await fields().addMultiChoice('Tags', { Choices: ['a', 'b'] });
  await fields().addUrl('Link');
  await fields().addLookup('Parent', { LookupListId: listId, LookupFieldName: 'Title' });
  await fields().createFieldAsXml('<Field Type="Text" Name="_Secret" DisplayName="_Secret" />');
  const { Id } = await web().ensureUser('member@example.test');
  await web()
    .lists.getByTitle('Shapes')
    .items.add({
      Title: 'Full',
      LeadId: Id,
      TeamId: [Id],
      Tags: ['a'],
      Link: { Url: 'https://example.test/', Description: 'Example' },
      OData__Secret: 'x'
    });
  await web().lists.getByTitle('Shapes').items.add({ Title: 'Empty', ParentId: 1 });
});

afterAll(() => tenant.stop());

const items = "web/lists/getbytitle('Shapes')/items";

async function read(
  path: string,
  headers: Record<string, string> = {}
): Promise<{ type: string | null; version: string | null; body: Record<string, unknown> }> {
  const response = await tenant.raw(path, { headers });
  return {
    type: response.headers.get('content-type'),
    version: response.headers.get('odata-version') ?? response.headers.get('dataserviceversion'),
    body: await response.json()
  };
}

test("a row has SharePoint's properties in their order, its columns among them", async () => {
  const { body } = await read(`${items}(1)`, { Accept: 'application/json;odata=nometadata' });
  expect(Object.keys(body)).toEqual([
    'FileSystemObjectType',
    'Id',
    'ServerRedirectedEmbedUri',
    'ServerRedirectedEmbedUrl',
    'ContentTypeId',
    'Title',
    'LeadId',
    'LeadStringId',
    'TeamId',
    'TeamStringId',
    'Tags',
    'Link',
    'ParentId',
    'OData__Secret',
    'ID',
    'Modified',
    'Created',
    'AuthorId',
    'EditorId',
    'OData__UIVersionString',
    'Attachments',
    'GUID'
  ]);
  const leadId = body['LeadId'];
  expect(body).toMatchObject({
    FileSystemObjectType: 0,
    Id: 1,
    ID: 1,
    ServerRedirectedEmbedUri: null,
    ServerRedirectedEmbedUrl: '',
    LeadStringId: String(leadId),
    TeamId: [leadId],
    TeamStringId: [String(leadId)],
    Tags: ['a'],
    Link: { Description: 'Example', Url: 'https://example.test/' },
    ParentId: null,
    OData__Secret: 'x',
    Modified: '2024-05-01T10:00:00Z',
    OData__UIVersionString: '1.0',
    Attachments: false
  });
  const { body: empty } = await read(`${items}(2)`, { Accept: 'application/json;odata=nometadata' });
  expect(empty).toMatchObject({
    LeadId: null,
    LeadStringId: null,
    TeamId: null,
    TeamStringId: null,
    Tags: null,
    Link: null,
    ParentId: 1,
    OData__Secret: null
  });
});

test('nometadata has nothing but the values', async () => {
  const one = await read(`${items}(1)?$select=Title`, { Accept: 'application/json;odata=nometadata' });
  expect(one).toEqual({
    type: 'application/json;odata=nometadata;streaming=true;charset=utf-8',
    version: '3.0',
    body: { Title: 'Full' }
  });
  const page = await read(`${items}?$select=Title&$top=1`, { Accept: 'application/json; odata=nometadata' });
  expect(page.body).toEqual({
    'odata.nextLink': expect.stringContaining('%24skiptoken=Paged%3DTRUE%26p_ID%3D1'),
    value: [{ Title: 'Full' }]
  });
});

test('application/json alone means minimal metadata', async () => {
  for (const accept of [
    'application/json',
    'application/json;odata=minimalmetadata',
    'application/json;odata.metadata=minimal'
  ]) {
    const one = await read(`${items}(1)?$select=Title`, { Accept: accept });
    const address = `${tenant.url}/_api/Web/Lists(guid'${listId}')/Items(1)`;
    expect(one).toEqual({
      type: 'application/json;odata=minimalmetadata;streaming=true;charset=utf-8',
      version: '3.0',
      body: {
        'odata.metadata': `${tenant.url}/_api/$metadata#SP.ListData.ShapesListItems/@Element`,
        'odata.type': 'SP.Data.ShapesListItem',
        'odata.id': address,
        'odata.etag': '"1"',
        'odata.editLink': `Web/Lists(guid'${listId}')/Items(1)`,
        Title: 'Full'
      }
    });
  }
});

test('verbose JSON nests, names types and addresses, and says what was not expanded', async () => {
  const verbose = { Accept: 'application/json;odata=verbose' };
  const one = await read(`${items}(1)`, verbose);
  expect(one.type).toBe('application/json;odata=verbose;streaming=true;charset=utf-8');
  const uri = `${tenant.url}/_api/Web/Lists(guid'${listId}')/Items(1)`;
  expect(one.body).toMatchObject({
    d: {
      __metadata: { id: uri, uri, etag: '"1"', type: 'SP.Data.ShapesListItem' },
      AttachmentFiles: { __deferred: { uri: `${uri}/AttachmentFiles` } },
      RoleAssignments: { __deferred: { uri: `${uri}/RoleAssignments` } },
      Title: 'Full',
      Tags: { results: ['a'] }
    }
  });
  const page = await read(`${items}?$select=Title&$top=1`, verbose);
  expect(page.body).toEqual({
    d: {
      results: [{ __metadata: expect.anything(), Title: 'Full' }],
      __next: expect.stringContaining('$skiptoken'.replace('$', '%24'))
    }
  });
  const person = await read(`${items}(1)?$select=Lead/Title&$expand=Lead`, verbose);
  expect(person.body).toMatchObject({
    d: { Lead: { __metadata: { type: 'SP.Data.UserInfoItem' }, Title: 'Mo Member' } }
  });
});

test("SPFx's own client speaks OData 4: other names for the same", async () => {
  const v4 = { Accept: 'application/json;odata.metadata=minimal', 'odata-version': '4.0' };
  const one = await read(`${items}(1)?$select=Title`, v4);
  expect(one).toMatchObject({
    version: '4.0',
    body: {
      '@odata.context': `${tenant.url}/_api/$metadata#SP.ListData.ShapesListItems/@Element`,
      '@odata.type': '#SP.Data.ShapesListItem',
      '@odata.etag': '"1"',
      Title: 'Full'
    }
  });
  const page = await read(`${items}?$select=Title&$top=1`, v4);
  expect(page.body).toMatchObject({ '@odata.nextLink': expect.any(String), value: [{ Title: 'Full' }] });
  const missing = await read(`${items}(99)`, v4);
  expect(missing.body).toEqual({
    error: {
      code: '-2130575338, System.ArgumentException',
      message: 'Item does not exist. It may have been deleted by another user.'
    }
  });
});

test('an error has the shape of the level that was asked for', async () => {
  const inner = {
    code: '-2130575338, System.ArgumentException',
    message: { lang: 'en-US', value: 'Item does not exist. It may have been deleted by another user.' }
  };
  expect((await read(`${items}(99)`)).body).toEqual({ 'odata.error': inner });
  expect((await read(`${items}(99)`, { Accept: 'application/json;odata=nometadata' })).body).toEqual({
    'odata.error': inner
  });
  expect((await read(`${items}(99)`, { Accept: 'application/json;odata=verbose' })).body).toEqual({ error: inner });
});

test('a web and a list say what can be expanded, and expand it', async () => {
  const verbose = await read('web', { Accept: 'application/json;odata=verbose' });
  expect(verbose.body).toMatchObject({
    d: { Title: 'Test', Lists: { __deferred: { uri: `${tenant.url}/_api/Web/Lists` } } }
  });
  const expanded = await read("web/lists/getbytitle('Shapes')?$select=Title,RootFolder/Name&$expand=RootFolder");
  expect(expanded.body).toMatchObject({ Title: 'Shapes', RootFolder: { Name: 'Shapes' } });
});
