import { errorOf, startTenant } from './tenant.ts';
import type { Tenant } from './tenant.ts';

let tenant: Tenant;
let now = Date.parse('2024-05-01T10:00:00Z');

beforeAll(async () => {
  // A run prints its seed, which is for people.
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  tenant = await startTenant({ now: () => now });
  await tenant.as('owner').web.lists.add('Faulty');
});

afterEach(() => control('faults', 'DELETE'));

afterAll(() => tenant.stop());

const path = "web/lists/getbytitle('Faulty')/items";

const control = (name: string, method: string, body?: object) =>
  fetch(`${tenant.origin}/_local/${name}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });

const add = (title: string, fault?: string, login = 'owner') =>
  tenant.raw(path, {
    method: 'POST',
    body: JSON.stringify({ Title: title }),
    login,
    headers: fault === undefined ? {} : { 'X-Local-Fault': fault }
  });

const kept = async (title: string): Promise<number> =>
  (await tenant.as('owner').web.lists.getByTitle('Faulty').items.filter(`Title eq '${title}'`)()).length;

test('dropped before the commit nothing is kept, dropped after it the row is there', async () => {
  await expect(add('before', 'drop-before')).rejects.toThrow();
  expect(await kept('before')).toBe(0);
  await expect(add('after', 'drop-after')).rejects.toThrow();
  expect(await kept('after')).toBe(1);
});

test('a body that is cut short is no JSON, and the row is there', async () => {
  const response = await add('cut', 'truncate');
  expect(response.status).toBe(201);
  await expect(response.json()).rejects.toThrow();
  expect(await kept('cut')).toBe(1);
});

test('a page instead of an answer keeps nothing', async () => {
  const response = await add('page', 'html');
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(await response.text()).toMatch(/^<!DOCTYPE html>/);
  expect(await kept('page')).toBe(0);
});

test.each([
  ['403', 403, '-2147024891, System.UnauthorizedAccessException'],
  ['409', 409, '-2130575305, Microsoft.SharePoint.SPException'],
  ['412', 412, '-1, Microsoft.SharePoint.Client.ClientServiceException'],
  ['423', 423, '-2147018894, Microsoft.SharePoint.SPFileLockException'],
  ['500', 500, '-2146233088, System.Exception'],
  ['digest', 403, '-2130575251, Microsoft.SharePoint.SPException']
])("%s answers %i with SharePoint's code and keeps nothing", async (fault, status, code) => {
  const response = await add(`status ${fault}`, fault);
  expect([response.status, (await errorOf(response)).code]).toEqual([status, code]);
  expect(await kept(`status ${fault}`)).toBe(0);
});

test('401, 429 and 503 answer as they do in front of SharePoint, with Retry-After in seconds, as a date or without', async () => {
  expect((await add('x', '401')).headers.get('www-authenticate')).toMatch(/^Bearer/);
  const seconds = await add('x', '429; retry-after=7');
  expect([seconds.status, seconds.headers.get('retry-after')]).toEqual([429, '7']);
  const date = await add('x', '503; retry-after=90; date');
  expect([date.status, date.headers.get('retry-after')]).toEqual([503, 'Wed, 01 May 2024 10:01:30 GMT']);
  expect((await add('x', '503')).headers.get('retry-after')).toBeNull();
  expect((await add('x', '504')).status).toBe(504);
  expect(await kept('x')).toBe(0);
});

test('a delayed request is overtaken by one that was sent later', async () => {
  const order: string[] = [];
  await Promise.all([
    add('slow', 'delay=150').then(() => order.push('slow')),
    add('quick').then(() => order.push('quick'))
  ]);
  expect(order).toEqual(['quick', 'slow']);
});

test('a part of a batch can go wrong alone', async () => {
  const part = (title: string, header = '') =>
    `--b\nContent-Type: application/http\n\nPOST ${tenant.url}/_api/${path} HTTP/1.1\nContent-Type: application/json\n${header}\n{"Title":"${title}"}\n`;
  const response = await tenant.raw('$batch', {
    method: 'POST',
    headers: { 'Content-Type': 'multipart/mixed; boundary=b' },
    body: `${part('batch 1')}${part('batch 2', 'X-Local-Fault: 429; retry-after=3\n')}${part('batch 3')}--b--\n`
  });
  const text = await response.text();
  expect(text.match(/^HTTP\/1\.1 \d+/gm)).toEqual(['HTTP/1.1 201', 'HTTP/1.1 429', 'HTTP/1.1 201']);
  expect(text).toContain('RETRY-AFTER: 3\r\n');
  expect([await kept('batch 1'), await kept('batch 2'), await kept('batch 3')]).toEqual([1, 0, 1]);
});

/** What happens to 40 requests of a run, in their order. */
async function outcomes(seed: number): Promise<string[]> {
  await control('faults', 'POST', {
    seed,
    share: 0.4,
    kinds: ['429', '503', 'drop-before', 'drop-after'],
    methods: ['POST']
  });
  const found: string[] = [];
  for (let number = 0; number < 40; number++) {
    found.push(
      await add(`run ${number}`).then(
        response => `${response.status} ${response.headers.get('retry-after') ?? ''}`,
        () => 'dropped'
      )
    );
  }
  return found;
}

test('a seed draws the same faults again, another seed draws others, about as many as asked for', async () => {
  const first = await outcomes(42);
  expect(await outcomes(42)).toEqual(first);
  expect(await outcomes(43)).not.toEqual(first);
  expect(first.filter(one => one !== '201 ').length).toBeGreaterThan(6);
  expect(first.filter(one => one !== '201 ').length).toBeLessThan(28);
  const state = await (await control('faults', 'GET')).json();
  expect(state).toMatchObject({ run: { seed: 43, share: 0.4 } });
  expect(Object.keys(state.made).length).toBeGreaterThan(1);
});

test("the order between clients doesn't change what each of them gets", async () => {
  const run = async (logins: readonly string[]): Promise<Record<string, number[]>> => {
    await control('faults', 'POST', { seed: 7, share: 0.5, kinds: ['500'] });
    const got: Record<string, number[]> = {};
    for (const login of logins) (got[login] ??= []).push((await add('order', undefined, login)).status);
    return got;
  };
  const one = await run(['owner', 'owner', 'owner', 'member', 'member', 'member']);
  expect(await run(['member', 'owner', 'member', 'owner', 'member', 'owner'])).toEqual(one);
});

test('a run strikes only whom and what it names, and ends after so many', async () => {
  await control('faults', 'POST', {
    kinds: ['403'],
    login: 'member@example.test',
    methods: ['POST'],
    path: "getbytitle('faulty')",
    most: 2
  });
  expect((await add('named')).status).toBe(201);
  expect((await tenant.raw(path, { login: 'member' })).status).toBe(200);
  expect([
    (await add('named', undefined, 'member')).status,
    (await add('named', undefined, 'member')).status,
    (await add('named', undefined, 'member')).status
  ]).toEqual([403, 403, 201]);
  const ended = await (await control('faults', 'DELETE')).json();
  expect(ended).toEqual({ run: null, made: { '403': 2 } });
  expect(await kept('named')).toBe(2);
});

test.each([
  [{ kinds: ['nonsense'] }, /There is no fault "nonsense"/],
  [{ share: 2 }, /"share" is a number from 0 to 1/],
  [{ kind: '429' }, /has no "kind"/],
  [{ kinds: [] }, /names no fault/]
])('the run %j is refused with the reason', async (run, reason) => {
  const response = await control('faults', 'POST', run);
  expect(response.status).toBe(400);
  expect(await response.text()).toMatch(reason);
});

test('a header that names no fault is refused, and nothing is kept', async () => {
  expect((await add('typing error', 'drop')).status).toBe(400);
  expect(await kept('typing error')).toBe(0);
});

test("a foreign page can't make anything go wrong", async () => {
  const response = await fetch(`${tenant.origin}/_local/faults`, {
    method: 'POST',
    headers: { Origin: 'http://evil.example' },
    body: '{}'
  });
  expect(response.status).toBe(403);
});

test("a limit counts each person's requests and says when to come back", async () => {
  await control('throttle', 'POST', { requests: 3, seconds: 60 });
  const ask = (login = 'member') => tenant.raw('web?$select=Title', { login });
  const first = await ask();
  expect([
    first.headers.get('ratelimit-limit'),
    first.headers.get('ratelimit-remaining'),
    first.headers.get('ratelimit-reset')
  ]).toEqual(['3', '2', '60']);
  now += 20_000;
  await ask();
  expect((await ask()).headers.get('ratelimit-remaining')).toBe('0');
  const over = await ask();
  expect([over.status, over.headers.get('retry-after')]).toEqual([429, '40']);
  expect((await ask('reader')).status).toBe(200);
  now += 41_000;
  expect((await ask()).status).toBe(200);
  expect((await control('throttle', 'POST', { requests: 0, seconds: 1 })).status).toBe(400);
  await control('throttle', 'DELETE');
  expect((await ask()).headers.get('ratelimit-limit')).toBeNull();
});

describe('a session that ran out', () => {
  test('is a 403 that says so in its headers and its words', async () => {
    const response = await add('signed out', '403-signed-out');
    expect([response.status, response.headers.get('x-forms_based_auth_required')]).toEqual([
      403,
      expect.stringContaining('/_forms/default.aspx')
    ]);
    expect(await errorOf(response)).toEqual({
      code: '-2147024891, System.UnauthorizedAccessException',
      text: 'Attempted to perform an unauthorized operation.'
    });
    expect(await kept('signed out')).toBe(0);
  });

  test('or a redirect to a page of HTML', async () => {
    const response = await add('redirected', '302');
    expect([response.status, response.redirected, response.headers.get('content-type')]).toEqual([
      200,
      true,
      'text/html; charset=utf-8'
    ]);
    expect(await kept('redirected')).toBe(0);
  });
});

test('the n-th request alone fails, before its commit or after it', async () => {
  await control('faults', 'POST', { kinds: ['503'], methods: ['POST'], skip: 2, most: 1 });
  const statuses = [];
  for (const title of ['n1', 'n2', 'n3', 'n4']) statuses.push((await add(title)).status);
  expect(statuses).toEqual([201, 201, 503, 201]);
  expect(await kept('n3')).toBe(0);
  await control('faults', 'POST', { kinds: ['503-after'], methods: ['POST'], skip: 1, most: 1 });
  expect([(await add('n5')).status, (await add('n6')).status]).toEqual([201, 503]);
  expect(await kept('n6')).toBe(1);
});

describe('parts of a batch', () => {
  const batch = (titles: readonly string[]) =>
    tenant.raw('$batch', {
      method: 'POST',
      headers: { 'Content-Type': 'multipart/mixed; boundary=b' },
      body: `${titles
        .map(
          title =>
            `--b\r\nContent-Type: application/http\r\n\r\nPOST ${tenant.url}/_api/${path} HTTP/1.1\r\nContent-Type: application/json\r\n\r\n{"Title":"${title}"}\r\n`
        )
        .join('')}--b--\r\n`
    });
  const statuses = (text: string) => [...text.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(match => Number(match[1]));

  test('fail one by one', async () => {
    await control('faults', 'POST', { kinds: ['503-after'], parts: true, skip: 1, most: 1 });
    expect(statuses(await (await batch(['p1', 'p2', 'p3'])).text())).toEqual([201, 503, 201]);
    expect(await kept('p2')).toBe(1);
  });

  test('count as requests against the limit', async () => {
    await control('throttle', 'POST', { requests: 4, seconds: 300 });
    const text = await (await batch(['t1', 't2', 't3', 't4', 't5', 't6'])).text();
    await control('throttle', 'DELETE');
    expect(statuses(text)).toEqual([201, 201, 201, 201, 429, 429]);
    expect(text).toMatch(/RETRY-AFTER: 300/);
  });
});
