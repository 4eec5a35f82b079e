import fc from 'fast-check';
import { errorOf, failure, startTenant } from './tenant.ts';
import type { Tenant } from './tenant.ts';

let tenant: Tenant;
let now = Date.parse('2024-05-01T10:00:00Z');

beforeAll(async () => {
  tenant = await startTenant({ now: () => now });
  const sp = tenant.as('owner');
  await sp.web.lists.add('Things');
  const fields = () => tenant.as('owner').web.lists.getByTitle('Things').fields;
  await fields().addText('Colour');
  await fields().addText('Short', { MaxLength: 5 });
  await fields().addMultilineText('Body', { RichText: false });
  await fields().addNumber('Amount');
  await fields().addBoolean('Done');
  await fields().addDateTime('Day', { DisplayFormat: 0 });
  await fields().addUser('Lead', {});
  await fields().createFieldAsXml(
    '<Field Type="MultiChoice" Name="Tags" DisplayName="Tags"><CHOICES><CHOICE>a</CHOICE></CHOICES></Field>'
  );
  await fields().addText('Code');
  await fields()
    .getByTitle('Code')
    .update({ Indexed: true, EnforceUniqueValues: true } as never);
});

afterAll(() => tenant.stop());

const things = (login = 'owner') => tenant.as(login).web.lists.getByTitle('Things');
const post = (body: object, headers: Record<string, string> = {}) =>
  tenant.raw("web/lists/getbytitle('Things')/items", { method: 'POST', body: JSON.stringify(body), headers });

test('a new row answers 201 with its ETag and its address, and every later write has the next version', async () => {
  const created = await post({ Title: 'One' });
  expect(created.status).toBe(201);
  expect(created.headers.get('etag')).toMatch(/^"[0-9a-f-]{36},1"$/);
  const item = await created.json();
  expect(created.headers.get('location')).toBe(`${tenant.url}/_api/${item['odata.editLink']}`);
  expect(item).toMatchObject({
    'odata.metadata': `${tenant.url}/_api/$metadata#SP.ListData.ThingsListItems/@Element`,
    'odata.type': 'SP.Data.ThingsListItem',
    'odata.etag': '"1"',
    Title: 'One',
    Created: '2024-05-01T10:00:00Z'
  });
  const path = `web/lists/getbytitle('Things')/items(${item.Id})`;
  const merged = await tenant.raw(path, {
    method: 'POST',
    headers: { 'X-HTTP-Method': 'MERGE', 'IF-MATCH': '"1"' },
    body: '{"Title":"Two"}'
  });
  expect([merged.status, await merged.text()]).toEqual([204, '']);
  expect(merged.headers.get('etag')).toMatch(/,2"$/);
  const full = await tenant.raw(path, {
    method: 'POST',
    headers: { 'X-HTTP-Method': 'MERGE', 'IF-MATCH': merged.headers.get('etag') ?? '' },
    body: '{"Title":"Three"}'
  });
  expect(full.status).toBe(204);
  const deleted = await tenant.raw(path, { method: 'POST', headers: { 'X-HTTP-Method': 'DELETE', 'IF-MATCH': '"3"' } });
  expect([deleted.status, await deleted.text()]).toEqual([200, '']);
  const gone = await tenant.raw(path);
  expect([gone.status, await errorOf(gone)]).toEqual([
    404,
    {
      code: '-2130575338, System.ArgumentException',
      text: 'Item does not exist. It may have been deleted by another user.'
    }
  ]);
});

test('a stale ETag is refused with 412 and changes nothing, for a change and for a deletion', async () => {
  const { Id } = await things().items.add({ Title: 'Kept' });
  const { etag } = await things().items.getById(Id).update({ Title: 'Newer' }, '"1"');
  const stale = {
    status: 412,
    code: '-1, Microsoft.SharePoint.Client.ClientServiceException',
    text: `The request ETag value '"1"' does not match the object's ETag value '${etag}'.`
  };
  expect(await failure(things().items.getById(Id).update({ Title: 'Lost' }, '"1"'))).toEqual(stale);
  expect(await failure(things().items.getById(Id).delete('"1"'))).toEqual(stale);
  expect(await things().items.getById(Id).select('Title')()).toMatchObject({ Title: 'Newer' });
  const without = await tenant.raw(`web/lists/getbytitle('Things')/items(${Id})`, {
    method: 'POST',
    headers: { 'X-HTTP-Method': 'MERGE' },
    body: '{}'
  });
  expect(without.status).toBe(412);
});

test('a recycled row is gone from the list and has an id in the recycle bin', async () => {
  const { Id } = await things().items.add({ Title: 'Recycled' });
  expect(await things().items.getById(Id).recycle()).toMatch(/^[0-9a-f-]{36}$/);
  expect((await failure(things().items.getById(Id)())).status).toBe(404);
});

test.each([
  [
    { Invented: 1 },
    400,
    "The property 'Invented' does not exist on type 'SP.Data.ThingsListItem'. Make sure to only use property names that are defined by the type."
  ],
  [
    { Lead: 1 },
    400,
    "The property 'Lead' does not exist on type 'SP.Data.ThingsListItem'. Make sure to only use property names that are defined by the type."
  ],
  [
    { Title: 'x'.repeat(256) },
    400,
    'Invalid text value.\n\nA text field contains invalid data. Please check the value and try again.'
  ],
  [
    { Short: '123456' },
    400,
    'Invalid text value.\n\nA text field contains invalid data. Please check the value and try again.'
  ],
  [
    { Tags: { results: ['a'] } },
    400,
    "An unexpected 'StartObject' node was found when reading from the JSON reader. A 'StartArray' node was expected."
  ],
  [
    { Tags: null },
    400,
    "An unexpected 'PrimitiveValue' node was found when reading from the JSON reader. A 'StartArray' node was expected."
  ],
  [
    { Colour: ['a'] },
    400,
    "An unexpected 'StartArray' node was found when reading from the JSON reader. A 'PrimitiveValue' node was expected."
  ],
  [{ Amount: 'much' }, 400, "Cannot convert the literal 'much' to the expected type 'Edm.Double'."],
  [{ Day: 'tomorrow' }, 400, "Cannot convert the literal 'tomorrow' to the expected type 'Edm.DateTime'."],
  [{ Done: 1 }, 400, "Cannot convert the literal '1' to the expected type 'Edm.Boolean'."],
  [{ LeadId: 4711 }, 400, 'The specified user 4711 could not be found.']
])('the row %j is refused', async (body, status, text) => {
  const before = await things().select('ItemCount')();
  const response = await post(body);
  expect([response.status, (await errorOf(response)).text]).toEqual([status, text]);
  expect((await things().select('ItemCount')()).ItemCount).toBe(before.ItemCount);
});

test('a unique column takes a value once, whatever its case', async () => {
  await things().items.add({ Title: 'a', Code: 'A-1' });
  expect(await failure(things().items.add({ Title: 'b', Code: 'a-1' }))).toMatchObject({
    status: 500,
    code: '-2130575169, Microsoft.SharePoint.SPDuplicateValuesFoundException'
  });
  const { Id } = await things().items.add({ Title: 'c', Code: 'A-2' });
  await things().items.getById(Id).update({ Code: 'A-2', Title: 'again' }, '*');
  expect((await failure(things().items.getById(Id).update({ Code: 'A-1' }, '*'))).status).toBe(500);
  await things().items.add({ Title: 'no code' });
  await things().items.add({ Title: 'no code either' });
});

test.each([
  ['2024-06-30', '2024-06-29T23:00:00Z'],
  ['2024-06-30T15:00:00Z', '2024-06-29T23:00:00Z'],
  ['2024-06-29T23:00:00Z', '2024-06-29T23:00:00Z'],
  ['2024-06-29T22:59:59Z', '2024-06-28T23:00:00Z'],
  ['2024-12-31', '2024-12-31T00:00:00Z'],
  ['2024-12-31T23:59:59Z', '2024-12-31T00:00:00Z'],
  ['2024-03-31', '2024-03-31T00:00:00Z'],
  ['2024-10-27', '2024-10-26T23:00:00Z']
])('the day %s is kept as local midnight in London, %s', async (written, kept) => {
  const { Day } = await things().items.add({ Title: 'day', Day: written });
  expect(Day).toBe(kept);
});

test('every write makes a version, the newest first', async () => {
  const { Id } = await things().items.add({ Title: 'v1', Colour: 'red' });
  now += 60_000;
  const { Id: mo } = await tenant.as('owner').web.ensureUser('member@example.test');
  await things('member').items.getById(Id).update({ Title: 'v2', LeadId: mo }, '*');
  const versions = await things().items.getById(Id).versions();
  expect(versions).toMatchObject([
    {
      VersionId: 1024,
      VersionLabel: '2.0',
      IsCurrentVersion: true,
      Title: 'v2',
      Colour: 'red',
      Lead: { LookupId: mo, LookupValue: 'Mo Member', Email: 'member@example.test' },
      Editor: { LookupValue: 'Mo Member' },
      OData__x005f_UIVersionString: '2.0'
    },
    {
      VersionId: 512,
      VersionLabel: '1.0',
      IsCurrentVersion: false,
      Title: 'v1',
      Lead: null,
      Editor: { LookupValue: 'Olive Owner' }
    }
  ]);
  expect(await things().items.getById(Id).versions.getById(512)()).toMatchObject({ Title: 'v1' });
  expect(Date.parse(versions[0]?.Created ?? '') - Date.parse(versions[1]?.Created ?? '')).toBe(60_000);
});

test('a past version is deleted by whoever may, the current one never', async () => {
  const { Id } = await things().items.add({ Title: 'v1' });
  await things().items.getById(Id).update({ Title: 'v2' });
  const labels = async () =>
    (await things().items.getById(Id).versions.select('VersionLabel')()).map(one => one.VersionLabel);
  expect((await failure(things('reader').items.getById(Id).versions.getById(512).delete())).status).toBe(403);
  expect((await failure(things().items.getById(Id).versions.getById(1024).delete())).status).toBe(400);
  expect(await labels()).toEqual(['2.0', '1.0']);
  await things('member').items.getById(Id).versions.getById(512).delete();
  expect(await labels()).toEqual(['2.0']);
});

test('a list that keeps one version drops the older ones', async () => {
  await tenant.as('owner').web.lists.add('Few', '', 100, false, { MajorVersionLimit: 2 });
  const few = () => tenant.as('owner').web.lists.getByTitle('Few').items;
  const { Id } = await few().add({ Title: '1' });
  await few().getById(Id).update({ Title: '2' });
  await few().getById(Id).update({ Title: '3' });
  expect((await few().getById(Id).versions.select('VersionLabel')()).map(one => one.VersionLabel)).toEqual([
    '3.0',
    '2.0'
  ]);
});

test('getchanges tells what was added, changed and deleted since a token', async () => {
  const { CurrentChangeToken: start } = await things().select('CurrentChangeToken')();
  expect(start.StringValue).toMatch(/^1;3;[0-9a-f-]{36};\d{18};\d+$/);
  const { Id } = await things().items.add({ Title: 'changed' });
  await things().items.getById(Id).update({ Title: 'again' }, '*');
  await things().items.getById(Id).delete('*');
  const query = { Add: true, Update: true, DeleteObject: true, Item: true, ChangeTokenStart: start } as never;
  expect(await things().getChanges(query)).toMatchObject([
    { ItemId: Id, ChangeType: 1 },
    { ItemId: Id, ChangeType: 2 },
    { ItemId: Id, ChangeType: 3 }
  ]);
});

test('text comes back byte for byte, in a short column and in a long one', async () => {
  const tricky = fc.oneof(
    // Without what no XML can hold, which SharePoint refuses.
    fc
      .string({ unit: 'binary', minLength: 1, maxLength: 60 })
      .map(text => text.replaceAll(/\p{Cc}/gu, '.'))
      .filter(text => text !== ''),
    fc.constantFrom(
      '👩‍👩‍👧‍👦',
      'שלום \u200fעולם',
      'a\u200bb\u200dc\ufeff',
      "O''Brien",
      '%20+&=?#',
      '\u007f\u0085\u009f',
      ' padded ',
      'line\r\nline\tend',
      '__proto__'
    )
  );
  await fc.assert(
    fc.asyncProperty(tricky, async text => {
      const created = await post({ Title: text, Body: text });
      const { Id } = await created.json();
      const read = await tenant.raw(`web/lists/getbytitle('Things')/items(${Id})?$select=Title,Body`);
      expect(await read.json()).toMatchObject({ Title: text, Body: text });
    }),
    { numRuns: 60 }
  );
});
