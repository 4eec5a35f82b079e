import { startTenant } from './tenant.ts';
import type { Tenant } from './tenant.ts';

let tenant: Tenant;

beforeAll(async () => {
  tenant = await startTenant();
  await tenant.as('owner').web.lists.add('Batched');
});

afterAll(() => tenant.stop());

test('PnPjs writes and reads in one batch', async () => {
  const [sp, execute] = tenant.as('owner').batched();
  const batched = () => sp.web.lists.getByTitle('Batched').items;
  const results = Promise.all([
    batched().add({ Title: 'a' }),
    batched().add({ Title: "b'–👍" }),
    batched().getById(1).update({ Title: 'c' }, '"1"'),
    batched().select('Title')(),
    batched().getById(2).delete()
  ]);
  await execute();
  const [first, second, { etag }, rows] = await results;
  expect([first.Id, second.Title, etag]).toEqual([1, "b'–👍", expect.stringMatching(/,2"$/)]);
  expect(rows).toMatchObject([{ Title: 'c' }, { Title: "b'–👍" }]);
  expect(await tenant.as('owner').web.lists.getByTitle('Batched').items()).toHaveLength(1);
});

test('more than twenty writes become several batches and all are kept', async () => {
  await tenant.as('owner').web.lists.add('Many');
  const [sp, execute] = tenant.as('owner').batched();
  const ids: number[] = [];
  for (let number = 0; number < 45; number++) {
    void sp.web.lists
      .getByTitle('Many')
      .items.add({ Title: String(number) })
      .then(item => ids.push(item.Id));
  }
  await execute();
  expect(ids).toHaveLength(45);
  expect(await tenant.as('owner').web.lists.getByTitle('Many').select('ItemCount')()).toMatchObject({ ItemCount: 45 });
});

test('one failed part fails alone', async () => {
  const [sp, execute] = tenant.as('owner').batched();
  const items = () => sp.web.lists.getByTitle('Batched').items;
  const results = Promise.allSettled([
    items().add({ Title: 'kept 1' }),
    items().add({ Nothing: 1 }),
    items().getById(999)(),
    items().add({ Title: 'kept 2' })
  ]);
  await execute();
  expect((await results).map(one => one.status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
  const titles = await tenant
    .as('owner')
    .web.lists.getByTitle('Batched')
    .items.select('Title')
    .filter("startswith(Title,'kept')")();
  expect(titles).toHaveLength(2);
});

test('the answer is flat, with CRLF and a last line that ends', async () => {
  const lines = [
    '--batch_1',
    'Content-Type: multipart/mixed; boundary="changeset_1"',
    '',
    '--changeset_1',
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    '',
    `POST ${tenant.url}/_api/web/lists/getByTitle('Batched')/items HTTP/1.1`,
    'accept: application/json',
    'content-type: application/json;charset=utf-8',
    '',
    '{"Title":"raw"}',
    '',
    '--changeset_1--',
    '',
    '--batch_1',
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    '',
    `GET ${tenant.url}/_api/web?$select=Title HTTP/1.1`,
    'accept: application/json;odata=nometadata',
    '',
    '--batch_1--',
    ''
  ];
  const response = await tenant.raw('$batch', {
    method: 'POST',
    headers: { 'Content-Type': 'multipart/mixed; boundary=batch_1' },
    body: lines.join('\n')
  });
  expect(response.status).toBe(200);
  const mark =
    /^multipart\/mixed; boundary=(batchresponse_[0-9a-f-]{36})$/.exec(
      response.headers.get('content-type') ?? ''
    )?.[1] ?? '';
  const text = await response.text();
  expect(text).not.toMatch(/[^\r]\n/);
  const head = `--${mark}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n`;
  expect(
    text.startsWith(
      `${head}HTTP/1.1 201 Created\r\nCONTENT-TYPE: application/json;odata=minimalmetadata;streaming=true;charset=utf-8\r\nETAG: "`
    )
  ).toBe(true);
  expect(text).toMatch(/\r\nLOCATION: http:\/\/[^\r]+\/Items\(\d+\)\r\n\r\n\{"odata\.metadata"/);
  expect(
    text.endsWith(
      `${head}HTTP/1.1 200 OK\r\nCONTENT-TYPE: application/json;odata=nometadata;streaming=true;charset=utf-8\r\n\r\n{"Title":"Test"}\r\n--${mark}--\r\n`
    )
  ).toBe(true);
});

test('a batch that is cut short or that leaves this server is refused', async () => {
  const send = (body: string) =>
    tenant.raw('$batch', { method: 'POST', headers: { 'Content-Type': 'multipart/mixed; boundary=b' }, body });
  expect((await send('--b\nContent-Type: application/http\n\nGET /x HTTP/1.1\n')).status).toBe(400);
  const elsewhere = await send(
    '--b\nContent-Type: application/http\n\nGET http://example.test/_api/web HTTP/1.1\n\n--b--\n'
  );
  expect(await elsewhere.text()).toContain('HTTP/1.1 404 Not Found');
});

test('one batch makes a list, its columns, its view and its rights, reads it, and says of each part how it went', async () => {
  const api = `${tenant.url}/_api/`;
  const list = "web/getList('/sites/test/Lists/Whole')";
  const xml = '<Field Type="Text" Name="Code" DisplayName="Code" Indexed="TRUE" />';
  const columns = { parameters: { SchemaXml: xml, Options: 8 } };
  const writes: readonly [string, string, object?][] = [
    ['POST', 'web/sitegroups', { Title: 'Whole readers' }],
    ['POST', 'web/lists', { Title: 'Whole', BaseTemplate: 100 }],
    ['MERGE', list, { Title: 'The whole list' }],
    ['POST', `${list}/fields/createFieldAsXml`, columns],
    ['POST', `${list}/fields/createFieldAsXml`, { parameters: { SchemaXml: '<Field Type="Invented" Name="x" />' } }],
    ['POST', `${list}/views`, { Title: 'Short', RowLimit: 5 }],
    ['POST', `${list}/views`, { Title: 'Never', SetAsDefaultView: true }],
    ['MERGE', `${list}/views/getByTitle('Short')`, { DefaultView: true }],
    ['POST', `${list}/views/getByTitle('Short')/viewfields/addviewfield('Code')`],
    ['POST', `${list}/breakroleinheritance(copyRoleAssignments=false,clearSubscopes=false)`]
  ];
  const part = (method: string, path: string, body?: object): string =>
    [
      'Content-Type: application/http',
      'Content-Transfer-Encoding: binary',
      '',
      `${method} ${api}${path} HTTP/1.1`,
      'Accept: application/json;odata=nometadata',
      ...(method === 'GET' ? [] : ['Content-Type: application/json;charset=utf-8']),
      ...(method === 'MERGE' ? ['IF-MATCH: *'] : []),
      '',
      body === undefined ? '' : JSON.stringify(body),
      ''
    ].join('\r\n');
  const response = await tenant.raw('$batch', {
    method: 'POST',
    headers: { 'Content-Type': 'multipart/mixed; boundary="b"' },
    body: [
      '--b\r\nContent-Type: multipart/mixed; boundary="c"\r\n',
      ...writes.map(write => `--c\r\n${part(...write)}`),
      '--c--\r\n',
      `--b\r\n${part('GET', `${list}/defaultview?$select=Title,ViewFields&$expand=ViewFields`)}`,
      '--b--\r\n'
    ].join('\r\n')
  });
  const text = await response.text();
  const statuses = [...text.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(match => Number(match[1]));
  expect(statuses).toEqual([201, 201, 204, 201, 400, 201, 400, 204, 200, 200, 200]);
  expect(text).toContain('"Items":["LinkTitle","Code"]');
  expect(
    await tenant.as('owner').web.lists.getByTitle('The whole list').select('HasUniqueRoleAssignments')()
  ).toMatchObject({ HasUniqueRoleAssignments: true });
});
