import { AssignFrom } from '@pnp/core';
import '@pnp/sp/files/index.js';
import { CheckinType, TemplateFileType } from '@pnp/sp/files/index.js';
import '@pnp/sp/folders/index.js';
import { errorOf, failure, startTenant } from '../tenant.ts';
import type { Tenant } from '../tenant.ts';

let tenant: Tenant;

beforeAll(async () => {
  tenant = await startTenant();
  await tenant.as('owner').web.lists.add('Papers', '', 101);
  for (const login of ['owner', 'member', 'second']) await tenant.as('owner').web.ensureUser(`${login}@example.test`);
});

afterAll(() => tenant.stop());

const files = (login = 'owner') => tenant.as(login).web.lists.getByTitle('Papers').rootFolder.files;
const file = (name: string, login = 'owner') =>
  tenant.as(login).web.getFileByServerRelativePath(`/sites/test/Papers/${name}`);
const add = (name: string, content: unknown = 'text') => files().addUsingPath(name, content as string);
const status = async (request: Promise<unknown>) => (await failure(request)).status;

test('a document is answered with the properties of a SharePoint file, and is a row of its library', async () => {
  const added = await add('Plan.txt', 'Ünïcode');
  expect(added).toMatchObject({
    CheckInComment: '',
    CheckOutType: 2,
    Exists: true,
    Length: '9',
    Level: 1,
    MajorVersion: 1,
    MinorVersion: 0,
    Name: 'Plan.txt',
    ServerRelativeUrl: '/sites/test/Papers/Plan.txt',
    UIVersion: 512,
    UIVersionLabel: '1.0',
    ETag: `"{${added.UniqueId.toUpperCase()}},1"`
  });
  const item = await file('Plan.txt').getItem(
    'Id',
    'FileLeafRef',
    'FSObjType',
    'ContentTypeId',
    'File_x0020_Type',
    'EncodedAbsUrl'
  );
  expect({ ...item }).toMatchObject({
    FileLeafRef: 'Plan.txt',
    FSObjType: 0,
    File_x0020_Type: 'txt',
    EncodedAbsUrl: `${tenant.url}/Papers/Plan.txt`
  });
});

test.each(["O'Brien #1 50%.txt", 'testing %# - x.txt', 'a & b = c + d.bin', 'übergroß 日本.pdf', '%20.txt', "''.txt"])(
  'the file %s comes back byte for byte by all its addresses',
  async name => {
    const bytes = Uint8Array.from({ length: 256 }, (_one, index) => index);
    const { UniqueId, ServerRelativeUrl } = await add(name, Buffer.from(bytes));
    expect(ServerRelativeUrl).toBe(`/sites/test/Papers/${name}`);
    expect(new Uint8Array(await file(name).getBuffer())).toEqual(bytes);
    const { web } = tenant.as('owner');
    expect(await web.getFileById(UniqueId)()).toMatchObject({ Name: name });
    const { EncodedAbsUrl } = await (await file(name).getItem()).select('EncodedAbsUrl')();
    expect(await web.getFileByUrl(EncodedAbsUrl)()).toMatchObject({ UniqueId });
    expect(await files().filter(`Name eq '${name.replaceAll("'", "''")}'`)()).toHaveLength(1);
    expect(await file(name).exists()).toBe(true);
  }
);

test('a file that is not there is a 404, and does not exist', async () => {
  expect(await file('none.txt').exists()).toBe(false);
  expect(await failure(file('none.txt')())).toEqual({
    status: 404,
    code: '-2130575338, Microsoft.SharePoint.SPException',
    text: 'The file /sites/test/Papers/none.txt does not exist.'
  });
});

test('an existing name is refused unless it is overwritten or made unique', async () => {
  const first = await add('Same.txt', 'one');
  expect(await failure(add('SAME.txt', 'two'))).toMatchObject({
    status: 400,
    code: '-2130575257, Microsoft.SharePoint.SPException'
  });
  expect(await file('Same.txt').getText()).toBe('one');
  expect(await files().addUsingPath('Same.txt', 'three', { Overwrite: true })).toMatchObject({
    UniqueId: first.UniqueId,
    UIVersionLabel: '2.0'
  });
  expect(await files().addUsingPath('Same.txt', 'four', { EnsureUniqueFileName: true } as never)).toMatchObject({
    Name: 'Same1.txt'
  });
  expect(await status(add('a:b.txt'))).toBe(400);
  const unknown = await tenant.raw(
    "web/lists/getbytitle('Papers')/rootFolder/files/addUsingPath(decodedUrl='x.txt',invented=true)",
    { method: 'POST', body: 'x' }
  );
  expect([unknown.status, (await errorOf(unknown)).text]).toEqual([400, 'The parameter invented is not supported.']);
});

test('each write is a version with its own bytes, which can be read and restored', async () => {
  await add('Versions.txt', 'one');
  await file('Versions.txt').setContent('two');
  const item = await file('Versions.txt').getItem();
  await item.update({ Title: 'Titled' });
  await file('Versions.txt').setContent('four');
  const versions = await file('Versions.txt').versions();
  expect(versions).toMatchObject([
    { ID: 512, VersionLabel: '1.0', Size: 3 },
    { ID: 1024, VersionLabel: '2.0' },
    { ID: 1536, VersionLabel: '3.0' }
  ]);
  const text = async (id: number) =>
    (
      await tenant.raw(
        `web/getFileByServerRelativePath(decodedUrl='/sites/test/Papers/Versions.txt')/versions(${id})/$value`
      )
    ).text();
  expect([await text(512), await text(1024), await text(1536)]).toEqual(['one', 'two', 'two']);
  await file('Versions.txt').versions.restoreByLabel('1.0');
  expect(await file('Versions.txt')()).toMatchObject({ UIVersionLabel: '5.0', Length: '3' });
  expect(await file('Versions.txt').getText()).toBe('one');
});

test('a stale ETag of a file is refused, its own is taken', async () => {
  const { ETag } = await add('Tagged.txt');
  await file('Tagged.txt').setContent('newer');
  expect(await status(file('Tagged.txt').delete(ETag))).toBe(412);
  const { ETag: now } = await file('Tagged.txt')();
  await file('Tagged.txt').delete(now);
  expect(await file('Tagged.txt').exists()).toBe(false);
});

test('a document that somebody has checked out is closed to everybody else', async () => {
  await add('Held.txt', 'before');
  await file('Held.txt', 'member').checkout();
  expect(await file('Held.txt').select('CheckOutType', 'Level')()).toMatchObject({ CheckOutType: 0, Level: 255 });
  expect(
    await (
      await tenant.raw(
        "web/getFileByServerRelativePath(decodedUrl='/sites/test/Papers/Held.txt')?$select=CheckedOutByUser/Title&$expand=CheckedOutByUser"
      )
    ).json()
  ).toMatchObject({ CheckedOutByUser: { Title: 'Mo Member' } });
  expect(await failure(file('Held.txt', 'second').setContent('stolen'))).toEqual({
    status: 423,
    code: '-2130575306, Microsoft.SharePoint.SPException',
    text: `The file "${tenant.url}/Papers/Held.txt" is checked out for editing by i:0#.f|membership|member@example.test.`
  });
  const item = await file('Held.txt', 'second').getItem();
  expect([
    await status(item.update({ Title: 'x' })),
    await status(item.delete()),
    await status(file('Held.txt', 'second').checkout()),
    await status(file('Held.txt', 'second').checkin())
  ]).toEqual([423, 423, 423, 423]);
  await file('Held.txt', 'member').setContent('draft 1');
  await file('Held.txt', 'member').setContent('draft 2');
  await file('Held.txt', 'member').checkin("O'Brien's & ü", CheckinType.Major);
  expect(await file('Held.txt')()).toMatchObject({
    CheckOutType: 2,
    CheckInComment: "O'Brien's & ü",
    UIVersionLabel: '2.0'
  });
  expect(await status(file('Held.txt', 'member').checkin())).toBe(400);
  await file('Held.txt', 'second').setContent('after');
  expect(await file('Held.txt').getText()).toBe('after');
});

test('a check-out that is given up leaves nothing of what was written since', async () => {
  await add('Undone.txt', 'before');
  await file('Undone.txt', 'member').checkout();
  await file('Undone.txt', 'member').setContent('draft');
  await (await file('Undone.txt', 'member').getItem()).update({ Title: 'draft' });
  expect(await status(file('Undone.txt', 'second').undoCheckout())).toBe(423);
  await file('Undone.txt').undoCheckout();
  expect(await file('Undone.txt')()).toMatchObject({ CheckOutType: 2, UIVersionLabel: '1.0', Title: '', Length: '6' });
  expect(await file('Undone.txt').getText()).toBe('before');
});

test('checked out, changed and checked in within one batch', async () => {
  await add('Batched.txt');
  const item = await file('Batched.txt').getItem();
  const [batched, execute] = tenant.as('owner').batched();
  item.using(AssignFrom(batched.web));
  const order: number[] = [];
  void item.file.checkout().then(() => order.push(1));
  void item.update({ Title: 'test.txt' }).then(() => order.push(2));
  void item.file.checkin('', CheckinType.Major).then(() => order.push(3));
  await execute();
  // PnPjs reads answers without a body sooner: which of the three is first to be told says nothing.
  expect(order.sort()).toEqual([1, 2, 3]);
  expect(await file('Batched.txt')()).toMatchObject({ Title: 'test.txt', CheckOutType: 2, UIVersionLabel: '2.0' });
});

test('a document is copied and moved, over another one only when told', async () => {
  await add('From.txt', 'from');
  await add('There.txt', 'there');
  await file('From.txt').copyTo('/sites/test/Papers/Copy.txt', false);
  await file('From.txt').copyByPath('/sites/test/Shared Documents/Copy.txt', true);
  expect(await status(file('From.txt').moveByPath('/sites/test/Papers/There.txt', false))).toBe(400);
  expect(await file('There.txt').getText()).toBe('there');
  const { UniqueId } = await file('From.txt')();
  await file('From.txt').moveByPath('/sites/test/Papers/There.txt', true);
  expect(await file('There.txt')()).toMatchObject({ UniqueId });
  expect([
    await file('From.txt').exists(),
    await file('Copy.txt').getText(),
    await file('../Shared Documents/Copy.txt').exists()
  ]).toEqual([false, 'from', false]);
  expect(
    await tenant.as('owner').web.getFileByServerRelativePath('/sites/test/Shared Documents/Copy.txt').getText()
  ).toBe('from');
});

test('a copy keeps what is there when told to keep both, and a document is moved within a batch', async () => {
  await add('Both.txt', 'both');
  await add('Other.txt', 'other');
  const options = { KeepBoth: true, ResetAuthorAndCreatedOnCopy: false, ShouldBypassSharedLocks: true };
  await file('Both.txt').copyByPath('/sites/test/Papers/Other.txt', true, options as never);
  expect([await file('Other.txt').getText(), await file('Other1.txt').getText()]).toEqual(['other', 'both']);
  const [batched, execute] = tenant.as('owner').batched();
  void batched.web
    .getFileByServerRelativePath('/sites/test/Papers/Both.txt')
    .moveByPath('/sites/test/Papers/Batch moved.txt', true);
  await execute();
  expect(await file('Batch moved.txt').getText()).toBe('both');
});

test('a document is renamed by its row, in the same write as its other columns', async () => {
  await add('Before.txt', 'text');
  await add('Taken.txt');
  const item = await file('Before.txt').getItem();
  await item.update({ FileLeafRef: "O'Brien's", Title: 'Renamed' }, '"1"');
  expect(await file("O'Brien's.txt")()).toMatchObject({ Title: 'Renamed', UIVersionLabel: '2.0' });
  expect([await file("O'Brien's.txt").getText(), await file('Before.txt').exists()]).toEqual(['text', false]);
  expect(await status(item.update({ FileLeafRef: 'TAKEN.txt', Title: 'Lost' }))).toBe(400);
  expect(await status(item.update({ FileLeafRef: 'a/b.txt' }))).toBe(400);
  expect(await file("O'Brien's.txt")()).toMatchObject({ Title: 'Renamed', UIVersionLabel: '2.0' });
});

test('a large file arrives in pieces', async () => {
  const bytes = Buffer.from(Uint8Array.from({ length: 2500 }, (_one, index) => index % 256));
  const stages: string[] = [];
  await files().addChunked(
    'Chunked.bin',
    bytes as never,
    { chunkSize: 1000, progress: (data: { stage: string }) => stages.push(data.stage) } as never
  );
  expect(stages).toEqual(['starting', 'continue', 'finishing']);
  expect(Buffer.from(await file('Chunked.bin').getBuffer()).equals(bytes)).toBe(true);
  await file('Chunked.bin').setContentChunked(Buffer.from('small') as never, {} as never);
  expect(await file('Chunked.bin').getText()).toBe('small');
  const upload = "uploadId=guid'11111111-2222-3333-4444-666666666666'";
  const piece = (call: string) =>
    tenant.raw(`web/getFileByServerRelativePath(decodedUrl='/sites/test/Papers/Chunked.bin')/${call}`, {
      method: 'POST',
      body: 'abc'
    });
  expect(await (await piece(`startUpload(${upload})`)).json()).toMatchObject({ value: '3' });
  expect((await piece(`continueUpload(${upload},fileOffset=2)`)).status).toBe(500);
  expect((await piece(`cancelUpload(${upload})`)).status).toBe(200);
  expect((await piece(`finishUpload(${upload},fileOffset=3)`)).status).toBe(500);
  expect(await file('Chunked.bin').getText()).toBe('small');
  const lost = await tenant.raw(
    "web/getFileByServerRelativePath(decodedUrl='/sites/test/Papers/Chunked.bin')/continueUpload(uploadId=guid'11111111-2222-3333-4444-555555555555',fileOffset=5)",
    { method: 'POST', body: 'x' }
  );
  expect([lost.status, (await errorOf(lost)).code]).toEqual([
    500,
    '-2146232832, Microsoft.SharePoint.Utilities.SPBITSSessionNotFoundException'
  ]);
});

test('a file is made from a template at the address that is named', async () => {
  const { defaultDocumentLibrary } = tenant.as('owner').web;
  expect(
    await defaultDocumentLibrary.rootFolder.files.addTemplateFile(
      '/sites/test/SitePages/Made.aspx',
      TemplateFileType.StandardPage
    )
  ).toMatchObject({ ServerRelativeUrl: '/sites/test/SitePages/Made.aspx' });
  expect(await status(files().addTemplateFile('/sites/test/Nowhere/Made.aspx', TemplateFileType.StandardPage))).toBe(
    404
  );
});

test('documents are deleted and recycled by every way', async () => {
  for (const name of ['1.txt', '2.txt', '3.txt', '4.txt']) await add(name);
  await files().getByUrl('1.txt').delete();
  await files().getByUrl('2.txt').deleteWithParams({ BypassSharedLock: true });
  expect(await files().getByUrl('3.txt').recycle()).toMatch(/^[0-9a-f-]{36}$/);
  await (await file('4.txt').getItem()).delete();
  expect(await Promise.all(['1.txt', '2.txt', '3.txt', '4.txt'].map(name => file(name).exists()))).toEqual([
    false,
    false,
    false,
    false
  ]);
});

test('a reader may read documents only, a stranger nothing', async () => {
  await add('Read.txt', 'text');
  expect(await file('Read.txt', 'reader').getText()).toBe('text');
  const tries = [
    files('reader').addUsingPath('no.txt', 'x'),
    file('Read.txt', 'reader').setContent('x'),
    file('Read.txt', 'reader').delete(),
    file('Read.txt', 'reader').checkout(),
    file('Read.txt', 'stranger').getText()
  ];
  expect(await Promise.all(tries.map(status))).toEqual([403, 403, 403, 403, 403]);
  expect(await file('Read.txt').getText()).toBe('text');
});

test('rows can be read with their files, and nobody locks a file by opening it', async () => {
  await add('Row.txt');
  const rows = await tenant
    .as('owner')
    .web.lists.getByTitle('Papers')
    .items.select('File/Name', 'File/Length')
    .expand('File')
    .filter("FileLeafRef eq 'Row.txt'")();
  expect(rows).toMatchObject([{ File: { Name: 'Row.txt', Length: '4' } }]);
  expect(await file('Row.txt').getLockedByUser()).toBeNull();
  expect(await file('Row.txt').listItemAllFields()).toMatchObject({ 'odata.type': 'SP.Data.PapersItem' });
});

test.each([
  ['application/json;odata=verbose', {}, { d: { CheckIn: null } }],
  ['application/json', {}, { 'odata.metadata': expect.stringMatching(/\$metadata#Edm\.Null$/), 'odata.null': true }],
  [
    'application/json',
    { 'odata-version': '4.0' },
    { '@odata.context': expect.stringMatching(/\$metadata#Edm\.Null$/), '@odata.null': true }
  ]
])('a method without a result says so to %s with %j', async (Accept, headers, body) => {
  await files().addUsingPath('Void.txt', 'x', { Overwrite: true });
  await file('Void.txt').checkout();
  const answer = await tenant.raw(
    "web/getFileByServerRelativePath(decodedUrl='/sites/test/Papers/Void.txt')/checkIn(comment='',checkInType=1)",
    { method: 'POST', headers: { Accept, ...headers } }
  );
  expect([answer.status, await answer.json()]).toEqual([200, body]);
});
