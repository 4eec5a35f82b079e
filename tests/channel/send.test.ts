import { loginsOf } from '../../sharepoint/sample/people';
import { graphOf } from '../../src/channel/graph';
import { messagesOver } from '../../src/channel/send';
import type { Post } from '../../src/domain/post';
import { post } from './samples';
import type { TestGraph } from './tenant';
import { startTestGraph } from './tenant';

const [lead = '', otherLead = ''] = loginsOf('lead');
const [reader = ''] = loginsOf('reader');

let graph: TestGraph;
beforeEach(async () => {
  graph = await startTestGraph();
});
afterEach(() => graph.close());

const fresh = (own: Partial<Post> = {}): Post => post({ marker: crypto.randomUUID(), ...own });
const failsNext = (kinds: string[], own: object = {}) =>
  graph.set('faults', { kinds, methods: ['POST'], path: '/messages', most: 1, ...own });

async function memberOf(login: string) {
  const members = await graph.as(lead).members(graph.channel);
  const found = members.ok ? members.value.find(one => one.email === login) : undefined;
  if (!found) throw new Error(`${login} is no member.`);
  return found;
}

test('a post goes out as the person, with its mention and its card, and comes back by its link', async () => {
  const mine = fresh({ message: 'Ready <soon> & "well"', mentions: [await memberOf(otherLead)] });
  const sent = await graph.as(lead).send(graph.channel, mine);
  expect(sent).toMatchObject({
    ok: true,
    value: { url: expect.stringContaining('https://teams.microsoft.com/l/message/') }
  });
  const [there] = await graph.posts();
  expect(there).toMatchObject({
    mentions: [{ mentionText: "Callum O'Rourke" }],
    attachments: [{ id: mine.marker }],
    from: { user: { displayName: 'Shona Baxter' } }
  });
  expect(there?.body.content).toContain('Ready &#60;soon&#62; &#38; &#34;well&#34;');
  if (!sent.ok) return;
  expect(await graph.as(lead).replies(sent.value.url)).toEqual({ ok: true, value: { count: 0, more: false } });
  await graph.reply(there?.id ?? '', otherLead);
  expect(await graph.as(lead).replies(sent.value.url)).toEqual({ ok: true, value: { count: 1, more: false } });
  expect(await graph.as(lead).find(graph.channel, mine.marker)).toEqual({ ok: true, value: { url: sent.value.url } });
});

test('without the grant each call says so, and a missing consent of the token too', async () => {
  await graph.set('scopes', { granted: ['User.Read'] });
  const refused = { ok: false, failure: { kind: 'notGranted' } };
  const messages = graph.as(lead);
  expect(await messages.send(graph.channel, fresh())).toMatchObject(refused);
  expect(await messages.members(graph.channel)).toMatchObject(refused);
  expect(await messages.joinedTeams()).toMatchObject(refused);
  expect(await messages.find(graph.channel, 'x')).toMatchObject(refused);
  const unconsented = messagesOver(
    graphOf({
      root: `${graph.origin}/_graph`,
      getToken: () => Promise.reject(new Error('AADSTS65001: The user or administrator has not consented'))
    }),
    Date.now
  );
  expect(await unconsented.send(graph.channel, fresh())).toEqual(refused);
  const signedOut = messagesOver(
    graphOf({ root: `${graph.origin}/_graph`, getToken: () => Promise.reject(new Error('login_required')) }),
    Date.now
  );
  expect(await signedOut.send(graph.channel, fresh())).toMatchObject({ failure: { kind: 'signedOut' } });
});

test('a deleted channel, and a team that one isn’t in, are told apart', async () => {
  expect(await graph.as(reader).send(graph.channel, fresh())).toMatchObject({ failure: { kind: 'notInTeam' } });
  await graph.set('teams', { kind: 'delete', team: graph.team.id, channel: graph.channel.channelId });
  expect(await graph.as(lead).send(graph.channel, fresh())).toMatchObject({
    failure: { kind: 'notFound', what: 'channel' }
  });
});

test('a mention of somebody who left is refused by name; without it the post goes out', async () => {
  const left = await memberOf(otherLead);
  await graph.set('teams', { kind: 'leave', team: graph.team.id, login: otherLead });
  const mine = fresh({ mentions: [left] });
  expect(await graph.as(lead).send(graph.channel, mine)).toEqual({
    ok: false,
    failure: { kind: 'mentionRefused', names: ["Callum O'Rourke"] }
  });
  expect((await graph.as(lead).send(graph.channel, { ...mine, mentions: [] })).ok).toBe(true);
});

test('a 429 says until when, in seconds or as a date', async () => {
  for (const asDate of [false, true]) {
    const before = Date.now();
    const answer = await fetch(`${graph.origin}/_graph/v1.0/me`, {
      headers: { Authorization: `Bearer ${lead}`, 'x-local-fault': `429; retry-after=30${asDate ? '; date' : ''}` }
    });
    expect(answer.status).toBe(429);
    await failsNext(['429'], { retryAfter: 30, seed: asDate ? 3 : 1 });
    const sent = await graph.as(lead).send(graph.channel, fresh());
    if (sent.ok || sent.failure.kind !== 'busy') throw new Error(JSON.stringify(sent));
    expect(Date.parse(sent.failure.until ?? '')).toBeGreaterThan(before);
    expect(Date.parse(sent.failure.until ?? '')).toBeLessThan(before + 33_000);
  }
  expect(await graph.posts()).toEqual([]);
});

test.each(['drop-before', 'drop-after', 'truncate', '500', '503', '504'])(
  'after %s nobody claims to know, and nothing is sent again by itself',
  async kind => {
    await failsNext([kind]);
    const mine = fresh();
    expect(await graph.as(lead).send(graph.channel, mine)).toEqual({ ok: false, failure: { kind: 'unsure' } });
    const arrived = ['drop-after', 'truncate'].includes(kind);
    expect(await graph.posts()).toHaveLength(arrived ? 1 : 0);
    const found = await graph.as(lead).find(graph.channel, mine.marker);
    expect(found).toEqual({ ok: true, value: arrived ? { url: expect.stringContaining('/l/message/') } : undefined });
  }
);

test('the teams and channels to choose from are one’s own', async () => {
  const teams = await graph.as(lead).joinedTeams();
  expect(teams).toEqual({ ok: true, value: [{ id: graph.team.id, name: 'Plan' }] });
  expect(await graph.as(reader).joinedTeams()).toEqual({ ok: true, value: [] });
  const channels = await graph.as(lead).channels({ id: graph.team.id, name: 'Plan' });
  expect(channels.ok && channels.value.map(one => one.name)).toEqual([
    'General',
    'Improvement plan',
    'Sensitive cases',
    'With the regulator'
  ]);
});

test('the people of a private channel are its own, and of a shared one those of other teams too', async () => {
  const own = (name: string) => {
    const found = graph.team.channels.find(one => one.displayName === name);
    if (!found) throw new Error(`There is no channel ${name}.`);
    return { teamId: graph.team.id, channelId: found.id, name, team: '' };
  };
  const emailsIn = async (name: string, login = lead): Promise<readonly string[]> => {
    const read = await graph.as(login).members(own(name));
    if (!read.ok) throw new Error(JSON.stringify(read.failure));
    return read.value.map(one => one.email).sort();
  };
  expect(await emailsIn('Sensitive cases')).toEqual([lead]);
  expect(await emailsIn('With the regulator')).toEqual([lead, reader].sort());
  expect((await emailsIn('Improvement plan')).length).toBeGreaterThan(2);
  // Who isn't in the team is in the shared channel all the same; who isn't in the private one can't see it.
  expect(await graph.as(reader).send(own('With the regulator'), fresh())).toMatchObject({ ok: true });
  expect(await graph.as(otherLead).send(own('Sensitive cases'), fresh())).toMatchObject({
    failure: { kind: 'notInTeam' }
  });
  const seen = await graph.as(otherLead).channels({ id: graph.team.id, name: '' });
  expect(seen.ok && seen.value.map(one => one.name)).not.toContain('Sensitive cases');
  // Without the grant the team's people are offered, and Teams refuses the mention of one who isn't there.
  const other = await memberOf(otherLead);
  await graph.set('scopes', { granted: ['TeamMember.Read.All', 'ChannelMessage.Send'] });
  expect(await emailsIn('Sensitive cases')).toContain(otherLead);
  expect(await graph.as(lead).send(own('Sensitive cases'), fresh({ mentions: [other] }))).toMatchObject({ ok: false });
});
