import { rmSync } from 'node:fs';
import '@pnp/sp/attachments/index.js';
import { errorOf, failure, startTenant } from '../tenant.ts';
import type { Tenant } from '../tenant.ts';

let tenant: Tenant;

beforeAll(async () => {
  tenant = await startTenant();
  await tenant.as('owner').web.lists.add('Things');
});

afterAll(() => tenant.stop());

const things = (login = 'owner') => tenant.as(login).web.lists.getByTitle('Things');
const path = (id: number) => `web/lists/getbytitle('Things')/items(${id})`;
const add = (id: number, name: string, body: string | Uint8Array, login = 'owner') =>
  tenant.raw(`${path(id)}/AttachmentFiles/add(FileName='${encodeURIComponent(name.replaceAll("'", "''"))}')`, {
    method: 'POST',
    body,
    login
  });
const row = async (title = 'row') => (await things().items.add({ Title: title })).Id as number;
const etag = async (id: number) => (await (await tenant.raw(path(id))).json())['odata.etag'] as string;

test('an attachment is answered as SharePoint names it, and found by its name whatever its case', async () => {
  const id = await row();
  expect(await things().items.getById(id).attachmentFiles()).toEqual([]);
  const created = await add(id, 'Plan.txt', 'text');
  const folder = `/sites/test/Lists/Things/Attachments/${id}`;
  const { Id: list } = await things().select('Id')();
  const entity = {
    'odata.type': 'SP.Attachment',
    'odata.id': `${tenant.url}/_api/Web/Lists(guid'${list}')/Items(${id})/AttachmentFiles('Plan.txt')`,
    'odata.editLink': `Web/Lists(guid'${list}')/Items(${id})/AttachmentFiles('Plan.txt')`,
    FileName: 'Plan.txt',
    FileNameAsPath: { DecodedUrl: 'Plan.txt' },
    ServerRelativePath: { DecodedUrl: `${folder}/Plan.txt` },
    ServerRelativeUrl: `${folder}/Plan.txt`
  };
  expect([created.status, await created.json()]).toEqual([
    200,
    { 'odata.metadata': `${tenant.url}/_api/$metadata#SP.ApiData.Attachments1/@Element`, ...entity }
  ]);
  expect(await things().items.getById(id).attachmentFiles()).toEqual([entity]);
  expect(await things().items.getById(id).attachmentFiles.getByName('PLAN.TXT')()).toMatchObject({
    FileName: 'Plan.txt'
  });
  expect(await (await tenant.raw(`${path(id)}/AttachmentFiles/getByFileName('plan.txt')/$value`)).text()).toBe('text');
  expect(await failure(things().items.getById(id).attachmentFiles.getByName('other.txt')())).toMatchObject({
    status: 404,
    text: 'File Not Found.'
  });
});

test.each([
  "O'Brien #1 50%.txt",
  'plain.txt',
  'a & b = c + d.bin',
  'übergroß 日本.pdf',
  '%20.txt',
  "''.txt",
  'x('.concat(').txt'),
  'a,b;c@d!$.txt'
])('the name %s and its bytes come back as they were', async name => {
  const id = await row();
  const bytes = Uint8Array.from({ length: 256 }, (_one, index) => index);
  expect((await add(id, name, bytes)).status).toBe(200);
  const [found] = await things().items.getById(id).attachmentFiles();
  expect(found?.FileName).toBe(name);
  expect(new Uint8Array(await things().items.getById(id).attachmentFiles.getByName(name).getBuffer())).toEqual(bytes);
  const changed = Uint8Array.from([255, 0, 254]);
  await things()
    .items.getById(id)
    .attachmentFiles.getByName(name)
    .setContent(Buffer.from(changed) as never);
  expect(new Uint8Array(await things().items.getById(id).attachmentFiles.getByName(name).getBuffer())).toEqual(changed);
  await things().items.getById(id).attachmentFiles.getByName(name).delete();
  expect(await things().items.getById(id).attachmentFiles()).toEqual([]);
});

test('text and blobs by PnPjs come back, and an empty file is a file', async () => {
  const id = await row();
  const files = () => things().items.getById(id).attachmentFiles;
  await files().add('text.txt', 'Ünïcode\r\n');
  await files().add('blob.bin', new Blob(['in a blob']) as never);
  await add(id, 'empty.txt', '');
  expect(await files().getByName('text.txt').getText()).toBe('Ünïcode\r\n');
  expect(await files().getByName('blob.bin').getText()).toBe('in a blob');
  expect(await files().getByName('empty.txt').getText()).toBe('');
  expect((await files()()).map(one => one.FileName)).toEqual(['blob.bin', 'empty.txt', 'text.txt']);
});

test('what a browser could run is sent as bytes only', async () => {
  const id = await row();
  await add(id, 'page.html', '<script>1</script>');
  await add(id, 'plain.txt', 'text');
  const type = async (name: string) =>
    (await tenant.raw(`${path(id)}/AttachmentFiles('${name}')/$value`)).headers.get('content-type');
  expect([await type('page.html'), await type('plain.txt')]).toEqual(['application/octet-stream', 'text/plain']);
});

test.each([
  'a*b.txt',
  'a/b.txt',
  'a:b',
  'a?b',
  '"q".txt',
  'a\\b',
  'a|b',
  'a<b',
  '..',
  ' lead.txt',
  'trail ',
  'x'.repeat(256)
])('the name %s is refused', async name => {
  const id = await row();
  const refused = await add(id, name, 'x');
  expect([refused.status, (await errorOf(refused)).code]).toEqual([
    400,
    '-2130575245, Microsoft.SharePoint.SPException'
  ]);
  expect(await etag(id)).toBe('"1"');
});

test('a name that the row has is refused and its bytes are kept; another row may have it', async () => {
  const [one, two] = [await row(), await row()];
  await add(one, 'same.txt', 'first');
  const refused = await add(one, 'SAME.txt', 'second');
  expect([refused.status, (await errorOf(refused)).code]).toEqual([
    400,
    '-2130575257, Microsoft.SharePoint.SPException'
  ]);
  expect(await things().items.getById(one).attachmentFiles.getByName('same.txt').getText()).toBe('first');
  expect((await add(two, 'same.txt', 'other')).status).toBe(200);
});

test('each write to an attachment makes a version of its row, with a new ETag', async () => {
  const id = await row();
  await add(id, 'a.txt', 'x');
  expect(await etag(id)).toBe('"2"');
  await things('member').items.getById(id).attachmentFiles.getByName('a.txt').setContent('y');
  expect(await etag(id)).toBe('"3"');
  expect(await failure(things().items.getById(id).update({ Title: 'stale' }, '"2"'))).toMatchObject({ status: 412 });
  expect(await failure(things().items.getById(id).attachmentFiles.getByName('a.txt').delete('"2"'))).toMatchObject({
    status: 412
  });
  await things().items.getById(id).attachmentFiles.getByName('a.txt').delete('"3"');
  const versions = await things().items.getById(id).versions();
  expect(versions.map(one => (one as unknown as { Attachments: boolean }).Attachments)).toEqual([
    false,
    true,
    true,
    false
  ]);
});

test('the column Attachments says whether there are any, can be filtered and the files expanded', async () => {
  const [withOne, without] = [await row('with'), await row('without')];
  await add(withOne, "O'Brien.txt", 'x');
  const having = async (value: string) =>
    (await things().items.select('Id').filter(`Attachments eq ${value} and Id ge ${withOne}`)()).map(one => one.Id);
  expect([await having('1'), await having('true'), await having('0')]).toEqual([[withOne], [withOne], [without]]);
  await things().items.getById(withOne).update({ Title: 'still' });
  const rows = await things()
    .items.select('Attachments', 'AttachmentFiles/FileName')
    .expand('AttachmentFiles')
    .filter(`Id ge ${withOne}`)();
  expect(rows).toMatchObject([
    { Attachments: true, AttachmentFiles: [{ FileName: "O'Brien.txt" }] },
    { Attachments: false, AttachmentFiles: [] }
  ]);
  expect(await things().items.getById(withOne).expand('AttachmentFiles')()).toMatchObject({
    Title: 'still',
    AttachmentFiles: [{ FileNameAsPath: { DecodedUrl: "O'Brien.txt" } }]
  });
  await things().items.getById(withOne).attachmentFiles.getByName("O'Brien.txt").recycle();
  expect(await having('0')).toEqual([withOne, without]);
});

test('a reader may read attachments, but neither write nor remove them; a stranger may not even read', async () => {
  const id = await row();
  await add(id, 'a.txt', 'x');
  const files = (login: string) => things(login).items.getById(id).attachmentFiles;
  expect(await files('reader').getByName('a.txt').getText()).toBe('x');
  const before = await etag(id);
  expect((await add(id, 'b.txt', 'x', 'reader')).status).toBe(403);
  const tries = [
    files('reader').getByName('a.txt').setContent('y'),
    files('reader').getByName('a.txt').delete(),
    files('reader').getByName('a.txt').recycle(),
    files('stranger')()
  ];
  expect((await Promise.all(tries.map(failure))).map(one => one.status)).toEqual([403, 403, 403, 403]);
  expect([await etag(id), await files('owner').getByName('a.txt').getText()]).toEqual([before, 'x']);
});

test('a list without attachments and a library take none', async () => {
  await tenant.as('owner').web.lists.add('Bare', '', 100, false, { EnableAttachments: false });
  const { Id } = await tenant.as('owner').web.lists.getByTitle('Bare').items.add({ Title: 'x' });
  const refused = await tenant.raw(`web/lists/getbytitle('Bare')/items(${Id})/AttachmentFiles/add(FileName='a.txt')`, {
    method: 'POST',
    body: 'x'
  });
  expect([refused.status, (await errorOf(refused)).text]).toEqual([400, 'Attachments are disabled on this list.']);
});

test('a row takes its attachments with it, and they outlive a restart', async () => {
  const [gone, kept] = [await row(), await row()];
  await add(gone, 'a.txt', 'x');
  await add(kept, 'a.txt', 'kept');
  await things().items.getById(gone).delete();
  expect(await failure(things().items.getById(gone).attachmentFiles())).toMatchObject({ status: 404 });
  await tenant.running.close();
  const again = await startTenant({ dataDir: tenant.dataDir });
  const { dataDir } = tenant;
  tenant = {
    ...again,
    stop: async () => {
      await again.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  };
  expect(await things().items.getById(kept).attachmentFiles.getByName('a.txt').getText()).toBe('kept');
});
