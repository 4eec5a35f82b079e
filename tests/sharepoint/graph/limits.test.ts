import { channel, errorOf, messages, startGraph, team, text } from './tenant.ts';
import type { GraphTenant } from './tenant.ts';

let graph: GraphTenant;
beforeEach(async () => {
  graph = await startGraph();
});
afterEach(() => graph.stop());

const post = (content: string, headers: Record<string, string> = {}) =>
  graph.call(messages, { method: 'POST', body: text(content), headers });

test('the fifth request of a second is told to wait, and how long', async () => {
  for (let number = 1; number <= 4; number++) expect((await post(`Post ${number}`)).status).toBe(201);
  const refused = await post('Too soon');
  expect(errorOf(refused)).toMatchObject({ status: 429, code: 'TooManyRequests' });
  expect(refused.headers.get('retry-after')).toBe('1');
  graph.now += 999;
  expect((await post('Still too soon')).status).toBe(429);
  graph.now += 1;
  expect((await post('In time')).status).toBe(201);
});

test('reading counts as well, each channel and each app by itself', async () => {
  for (let number = 1; number <= 4; number++) await graph.call(messages);
  expect((await graph.call(messages)).status).toBe(429);
  const general = encodeURIComponent(team.channels[0]?.id ?? '');
  expect((await graph.call(`teams/${team.id}/channels/${general}/messages`)).status).toBe(200);
  expect((await graph.call(messages, { headers: { 'x-local-app': 'teams' } })).status).toBe(200);
  expect((await graph.call(`teams/${team.id}/channels/${encodeURIComponent(channel)}`)).status).toBe(200);
});

describe('without the grant', () => {
  const message = (needed: string, has: string) =>
    `Missing scope permissions on the request. API requires one of '${needed}'. Scopes on the request '${has}'`;

  test.each([
    ['ChannelMessage.Send', messages, 'POST', 'ChannelMessage.Send, Group.ReadWrite.All'],
    ['ChannelMessage.Read.All', messages, 'GET', 'ChannelMessage.Read.All, Group.Read.All, Group.ReadWrite.All'],
    [
      'TeamMember.Read.All',
      `teams/${team.id}/members`,
      'GET',
      'TeamMember.Read.All, TeamMember.ReadWrite.All, Group.Read.All, Group.ReadWrite.All'
    ]
  ])("%s, the call is refused in Graph's words; with it, it is answered", async (scope, path, method, needed) => {
    const call = (scopes: string) =>
      graph.call(path, {
        method,
        ...(method === 'POST' ? { body: text('x') } : {}),
        headers: { 'x-local-scopes': scopes }
      });
    expect(errorOf(await call('User.Read Mail.Send'))).toEqual({
      status: 403,
      code: 'Forbidden',
      message: message(needed, 'User.Read, Mail.Send')
    });
    expect((await call(`User.Read ${scope}`)).status).toBeLessThan(300);
  });

  test.each([
    'me/joinedTeams',
    `teams/${team.id}`,
    `teams/${team.id}/channels`,
    `teams/${team.id}/channels/${encodeURIComponent(channel)}`
  ])('%s is refused', async path => {
    expect(errorOf(await graph.call(path, { headers: { 'x-local-scopes': 'User.Read' } }))).toMatchObject({
      status: 403,
      code: 'Forbidden'
    });
  });

  test('one reads oneself with User.Read, and nobody else', async () => {
    const headers = { 'x-local-scopes': 'User.Read' };
    expect((await graph.call('me', { headers })).status).toBe(200);
    expect((await graph.call('users/owner@example.test', { headers })).status).toBe(200);
    expect(errorOf(await graph.call('users/member@example.test', { headers }))).toMatchObject({
      status: 403,
      code: 'Authorization_RequestDenied'
    });
    expect(errorOf(await graph.call('me', { headers: { 'x-local-scopes': 'ChannelMessage.Send' } }))).toMatchObject({
      status: 403
    });
  });
});

test('the grant is changed while it runs, and Teams itself needs none', async () => {
  const scopes = '/_local/graph/scopes';
  expect((await graph.call(scopes)).body['granted']).toContain('ChannelMessage.Send');
  expect((await graph.call(scopes, { method: 'POST', body: { granted: ['User.Read'] } })).body).toEqual({
    granted: ['User.Read']
  });
  expect((await post('x')).status).toBe(403);
  expect((await graph.call(messages, { headers: { 'x-local-app': 'teams' } })).status).toBe(200);
  for (const body of [{ granted: ['Made.Up'] }, { granted: 'User.Read' }, {}, '{']) {
    expect((await graph.call(scopes, { method: 'POST', body })).status).toBe(400);
  }
  expect((await graph.call(scopes, { method: 'DELETE' })).status).toBe(405);
  expect((await graph.call(scopes)).body).toEqual({ granted: ['User.Read'] });
});

describe('a batch', () => {
  const batch = (requests: unknown, headers = {}) =>
    graph.call('$batch', { method: 'POST', body: { requests }, headers });

  test('answers each call in order with its own status', async () => {
    const { status, body } = await batch([
      { id: '1', method: 'GET', url: '/me' },
      {
        id: '2',
        method: 'POST',
        url: `/${messages}`,
        headers: { 'Content-Type': 'application/json' },
        body: text('By batch')
      },
      { id: '3', method: 'GET', url: `/${messages}?$top=1`, dependsOn: ['2'] },
      { id: '4', method: 'GET', url: '/users/nobody' },
      { id: '5', method: 'GET', url: '/me', dependsOn: ['4'] }
    ]);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      responses: [
        { id: '1', status: 200, body: { displayName: 'Olive Owner' } },
        { id: '2', status: 201, body: { body: { content: 'By batch' } } },
        { id: '3', status: 200, body: { value: [{ body: { content: 'By batch' } }] } },
        { id: '4', status: 404, body: { error: { code: 'Request_ResourceNotFound' } } },
        { id: '5', status: 424, body: { error: { code: 'FailedDependency' } } }
      ]
    });
  });

  test('keeps to the limits of its parts', async () => {
    const posts = Array.from({ length: 5 }, (_, index) => ({
      id: String(index),
      method: 'POST',
      url: messages,
      headers: { 'content-type': 'application/json' },
      body: text('x')
    }));
    const { body } = await batch(posts);
    expect(body['responses']).toMatchObject([
      { status: 201 },
      { status: 201 },
      { status: 201 },
      { status: 201 },
      { status: 429, headers: { 'Retry-After': '1' } }
    ]);
  });

  test.each<[string, unknown]>([
    ['of 21 calls', Array.from({ length: 21 }, (_, index) => ({ id: String(index), method: 'GET', url: '/me' }))],
    ['of none', []],
    [
      'with an id twice',
      [
        { id: '1', method: 'GET', url: '/me' },
        { id: '1', method: 'GET', url: '/me' }
      ]
    ],
    [
      'with a call that depends on a later one',
      [
        { id: '1', method: 'GET', url: '/me', dependsOn: ['2'] },
        { id: '2', method: 'GET', url: '/me' }
      ]
    ]
  ])('%s is refused', async (_, requests) => {
    expect(errorOf(await batch(requests))).toMatchObject({ status: 400, code: 'BadRequest' });
  });
});
