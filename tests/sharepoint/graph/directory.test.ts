import { directory, errorOf, startGraph, team, channel } from './tenant.ts';
import type { GraphTenant } from './tenant.ts';

let graph: GraphTenant;
beforeAll(async () => {
  graph = await startGraph();
});
afterAll(() => graph.stop());

const [owner, , second] = directory.users;
const failure = async (path: string, login = 'owner') => errorOf(await graph.call(path, { login }));

test('me is who asks, with the properties that Graph answers unasked', async () => {
  const { status, body } = await graph.call('me', { login: 'second' });
  expect(status).toBe(200);
  expect(body).toEqual({
    '@odata.context': `${graph.origin}/_graph/v1.0/$metadata#users/$entity`,
    businessPhones: [],
    displayName: "Siobhan O'Brien",
    givenName: 'Siobhan',
    jobTitle: null,
    mail: 'second@example.test',
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: null,
    surname: "O'Brien",
    userPrincipalName: 'second@example.test',
    id: second?.id
  });
  const selected = await graph.call('me?$select=department,displayName');
  expect(selected.body).toEqual({
    '@odata.context': `${graph.origin}/_graph/v1.0/$metadata#users/$entity`,
    department: 'Office',
    displayName: 'Olive Owner'
  });
});

test('a user is found by id and by user principal name', async () => {
  expect((await graph.call(`users/${second?.id ?? ''}`)).body['displayName']).toBe("Siobhan O'Brien");
  expect((await graph.call('users/SECOND@example.test')).body['id']).toBe(second?.id);
  expect(await failure('users/nobody@example.test')).toMatchObject({ status: 404, code: 'Request_ResourceNotFound' });
});

test('nobody has a photo', async () => {
  expect(await failure('me/photo/$value')).toMatchObject({ status: 404, code: 'ImageNotFound' });
  expect(await failure(`users/${second?.id ?? ''}/photo/$value`)).toMatchObject({ status: 404, code: 'ImageNotFound' });
});

test('a person has joined the teams that they are an owner or a member of', async () => {
  const { body } = await graph.call('me/joinedTeams', { login: 'member' });
  expect(body).toMatchObject({
    '@odata.count': 1,
    value: [{ id: team.id, displayName: 'Test', tenantId: directory.tenantId }]
  });
  expect((await graph.call('me/joinedTeams', { login: 'reader' })).body['value']).toEqual([]);
});

test('a team has a General channel and those it was given', async () => {
  const { body } = await graph.call(`teams/${team.id}/channels?$select=displayName`);
  expect(body['value']).toEqual([
    { displayName: 'General' },
    { displayName: 'Improvement plan' },
    { displayName: 'Ågenda & 100%' }
  ]);
  expect((await graph.call(`teams/${team.id}/channels/${encodeURIComponent(channel)}`)).body).toMatchObject({
    id: channel,
    membershipType: 'standard'
  });
  expect((await graph.call(`teams/${team.id}`)).body).toMatchObject({
    internalId: team.channels[0]?.id,
    displayName: 'Test'
  });
});

test.each([
  ["displayName eq 'improvement plan'", ['Improvement plan']],
  ["startswith(displayName,'G')", ['General']],
  ["displayName eq 'General' or displayName eq 'Ågenda & 100%'", ['General', 'Ågenda & 100%']],
  ["displayName eq 'O''Brien or not'", []]
])('channels where %s', async (filter, names) => {
  const { body } = await graph.call(
    `teams/${team.id}/channels?$select=displayName&$filter=${encodeURIComponent(filter)}`
  );
  expect(body['value']).toEqual(names.map(displayName => ({ displayName })));
});

test('members are owners and members, found by their user id', async () => {
  const { body } = await graph.call(`teams/${team.id}/members?$select=displayName,roles`);
  expect(body['value']).toMatchObject([
    { displayName: 'Olive Owner', roles: ['owner'] },
    { displayName: 'Mo Member', roles: [] },
    { displayName: "Siobhan O'Brien", roles: [] }
  ]);
  const filter = encodeURIComponent(`(microsoft.graph.aadUserConversationMember/userId eq '${owner?.id ?? ''}')`);
  expect((await graph.call(`teams/${team.id}/members?$filter=${filter}`)).body['value']).toMatchObject([
    { email: 'owner@example.test' }
  ]);
});

test.each([
  ['teams/not-a-guid/channels', 400, 'BadRequest'],
  [`teams/${directory.tenantId}/channels`, 404, 'NotFound'],
  [`teams/${team.id}/channels/19:nowhere@thread.tacv2`, 404, 'NotFound'],
  [`teams/${team.id}/channels?$orderby=displayName`, 400, 'BadRequest'],
  [`teams/${team.id}/channels?$select=colour`, 400, 'BadRequest'],
  [`teams/${team.id}/channels?$filter=createdDateTime gt 2017-01-01T00:00:00Z`, 400, 'BadRequest'],
  [`teams/${team.id}/channels?$filter=colour eq 'red'`, 400, 'BadRequest'],
  ['me/joinedTeams?$select=id', 400, 'BadRequest'],
  [`teams/${team.id}/installedApps`, 400, 'BadRequest'],
  [`teams/${team.id}/channels/${encodeURIComponent(channel)}/tabs`, 400, 'BadRequest'],
  ['me/messages', 400, 'BadRequest'],
  ['sites/root', 400, 'BadRequest'],
  ['users', 400, 'BadRequest'],
  ['users/%E0%A4%A', 400, 'BadRequest']
])('%s is refused with %i', async (path, status, code) => {
  expect(await failure(path)).toMatchObject({ status, code });
});

test('who is not in the team is told so', async () => {
  for (const path of [
    '',
    '/members',
    '/channels',
    `/channels/${encodeURIComponent(channel)}`,
    `/channels/${encodeURIComponent(channel)}/messages`
  ]) {
    expect(await failure(`teams/${team.id}${path}`, 'reader')).toMatchObject({ status: 403, code: 'Forbidden' });
  }
});

test('an error names its request and its time', async () => {
  const { body, headers } = await graph.call('teams/x', { headers: { 'client-request-id': 'mine' } });
  expect(body).toEqual({
    error: {
      code: 'BadRequest',
      message: 'teamId needs to be a valid GUID.',
      innerError: { date: '2017-09-20T09:42:00', 'request-id': headers.get('request-id'), 'client-request-id': 'mine' }
    }
  });
});

test('another method is refused', async () => {
  const { status, headers } = await graph.call('me', { method: 'DELETE' });
  expect([status, headers.get('allow')]).toEqual([405, 'GET']);
});
