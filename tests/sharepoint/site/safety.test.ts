import { request } from 'node:http';
import { startTenant } from './tenant.ts';
import type { Tenant } from './tenant.ts';

let tenant: Tenant;
let now = Date.parse('2024-05-01T10:00:00Z');

beforeAll(async () => {
  tenant = await startTenant({ now: () => now });
  await tenant.as('owner').web.lists.add('Guarded');
});

afterAll(() => tenant.stop());

function cookieFetch(path: string, init: RequestInit = {}, login = 'member'): Promise<Response> {
  return fetch(`${tenant.url}/_api/${path}`, {
    ...init,
    headers: {
      Accept: 'application/json',
      'Content-Type': 'application/json',
      Cookie: `localLogin=${login}%40example.test`,
      ...init.headers
    }
  });
}

async function digest(login = 'member'): Promise<string> {
  const response = await cookieFetch('contextinfo', { method: 'POST' }, login);
  const info = await response.json();
  expect(info).toMatchObject({ FormDigestTimeoutSeconds: 1800, SiteFullUrl: tenant.url, WebFullUrl: tenant.url });
  expect(info.FormDigestValue).toMatch(/^0x[0-9A-F]+,\d\d [A-Z][a-z][a-z] \d{4} \d\d:\d\d:\d\d -0000$/);
  return info.FormDigestValue;
}

const add = (value: string | undefined, login = 'member') =>
  cookieFetch(
    "web/lists/getbytitle('Guarded')/items",
    { method: 'POST', body: '{"Title":"x"}', headers: value === undefined ? {} : { 'X-RequestDigest': value } },
    login
  );

function raw(
  path: string,
  headers: Record<string, string>,
  method = 'GET',
  body?: string
): Promise<{ status: number; headers: NodeJS.Dict<string | string[]> }> {
  return new Promise((resolve, reject) => {
    const sent = request(tenant.origin + path, { method, headers }, response => {
      response.resume();
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

test('a write by cookie needs a digest, a write by bearer does not', async () => {
  const without = await add(undefined);
  expect(without.status).toBe(403);
  expect((await without.json())['odata.error'].code).toBe('-2130575252, Microsoft.SharePoint.SPException');
  expect((await add(await digest())).status).toBe(201);
  const bearer = await tenant.raw("web/lists/getbytitle('Guarded')/items", { method: 'POST', body: '{"Title":"y"}' });
  expect(bearer.status).toBe(201);
  expect((await cookieFetch('web')).status).toBe(200);
  expect((await cookieFetch('$batch', { method: 'POST', body: '--b--' })).status).toBe(403);
});

test("a digest is one person's, cannot be altered, and lasts half an hour", async () => {
  const mine = await digest();
  expect((await add(mine, 'second')).status).toBe(403);
  expect((await add(mine.replace('0x', '0x0'))).status).toBe(403);
  expect((await add(mine.replace('2024', '2025'))).status).toBe(403);
  expect((await add('')).status).toBe(403);
  now += 29 * 60_000;
  expect((await add(mine)).status).toBe(201);
  now += 2 * 60_000;
  const late = await add(mine);
  expect([late.status, (await late.json())['odata.error'].code]).toEqual([
    403,
    '-2130575251, Microsoft.SharePoint.SPException'
  ]);
  expect((await add(await digest())).status).toBe(201);
});

test('a verbose digest is nested', async () => {
  const response = await tenant.raw('contextinfo', {
    method: 'POST',
    headers: { Accept: 'application/json;odata=verbose' }
  });
  expect(await response.json()).toMatchObject({
    d: { GetContextWebInformation: { SupportedSchemaVersions: { results: expect.any(Array) } } }
  });
});

test('only its own host names are answered', async () => {
  const port = new URL(tenant.origin).port;
  const path = '/sites/test/_api/web';
  expect((await raw(path, { Host: `127.0.0.1:${port}` })).status).toBe(200);
  expect((await raw(path, { Host: `localhost:${port}` })).status).toBe(200);
  for (const host of [
    '127.0.0.1',
    'localhost',
    `evil.example:${port}`,
    `127.0.0.1.evil.example:${port}`,
    `0.0.0.0:${port}`,
    '127.0.0.1:1'
  ]) {
    expect([host, (await raw(path, { Host: host })).status]).toEqual([host, 421]);
    expect([host, (await raw('/_local/health', { Host: host })).status]).toEqual([host, 421]);
  }
});

test('only its own pages are answered', async () => {
  const path = '/sites/test/_api/web';
  const own = await raw(path, { Origin: tenant.origin });
  expect([own.status, own.headers['access-control-allow-origin']]).toEqual([200, tenant.origin]);
  for (const origin of [
    'http://evil.example',
    'null',
    tenant.origin.replace('127.0.0.1', 'localhost'),
    'http://127.0.0.1:1'
  ]) {
    const answer = await raw(path, { Origin: origin });
    expect([origin, answer.status, answer.headers['access-control-allow-origin']]).toEqual([origin, 403, undefined]);
  }
  expect(
    (await raw('/_local/sign-in', { Origin: 'http://evil.example' }, 'POST', 'login=member%40example.test')).status
  ).toBe(403);
});

test('a request that is too large is refused and the server lives on', async () => {
  const large = await raw(
    '/sites/test/_api/web/lists',
    { 'Content-Type': 'application/json', Authorization: 'Bearer x' },
    'POST',
    JSON.stringify({ Title: 'x'.repeat(11 * 1024 * 1024) })
  );
  expect(large.status).toBe(413);
  expect((await raw('/_local/health', {})).status).toBe(200);
});

test('what is not JSON is refused', async () => {
  const response = await tenant.raw('web/lists', { method: 'POST', body: '{"Title":' });
  expect(response.status).toBe(400);
  expect((await response.json())['odata.error'].code).toBe(
    '-1, Microsoft.SharePoint.Client.InvalidClientQueryException'
  );
});

test('someone signs in, by JSON or by a form, and is then who they said', async () => {
  const signIn = (body: string, type: string) =>
    fetch(`${tenant.origin}/_local/sign-in`, { method: 'POST', body, headers: { 'Content-Type': type } });
  for (const [body, type] of [
    ['{"login":"reader@example.test"}', 'application/json'],
    ['login=reader%40example.test', 'application/x-www-form-urlencoded']
  ] as const) {
    const signedIn = await signIn(body, type);
    expect(signedIn.status).toBe(204);
    const cookie = signedIn.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^localLogin=reader%40example\.test; .*SameSite=Lax/);
    const who = await fetch(`${tenant.origin}/_local/people`, { headers: { Cookie: cookie.split(';')[0] ?? '' } });
    expect(await who.json()).toMatchObject({
      signedIn: 'reader@example.test',
      people: expect.arrayContaining([expect.objectContaining({ title: 'Mo Member' })])
    });
  }
  expect((await signIn('{"login":"nobody"}', 'application/json')).status).toBe(400);
  expect(await (await fetch(`${tenant.origin}/_local/people`)).json()).toMatchObject({
    signedIn: 'owner@example.test'
  });
  const unknown = await tenant.raw('web/currentuser', { headers: { Authorization: 'Bearer somebody' } });
  expect(await unknown.json()).toMatchObject({ Title: 'Olive Owner' });
});

test("answers carry SharePoint's headers", async () => {
  const { headers } = await tenant.raw('web');
  expect(headers.get('sprequestguid')).toMatch(/^[0-9a-f-]{36}$/);
  expect(headers.get('request-id')).toBe(headers.get('sprequestguid'));
  expect(headers.get('spclientservicerequestduration')).toMatch(/^\d+$/);
  expect(headers.get('x-sharepointhealthscore')).toBe('0');
  expect(headers.get('microsoftsharepointteamservices')).toMatch(/^16\./);
});
