import { known } from '../../src/model/values';
import { updatesIn } from '../siteRead';
import type { Update } from '../../src/model/update';
import { InjectHeaders } from '@pnp/queryable';
import { makeSample } from '../../sharepoint/sample/makeSample';
import { loginsOf } from '../../sharepoint/sample/people';
import type { Messages, PostingPorts, PostState, Sending } from '../../src/app/posting';
import { savePlanChannel, sendPost } from '../../src/app/posting';
import type { App } from '../../src/app/store';
import { createApp } from '../../src/app/store';
import { channelOfLink, linkOfChannel } from '../../src/channel/deepLink';
import { fit } from '../../src/channel/message';
import { manualSharing } from '../../src/channel/manualSharing';
import { connect } from '../../src/data/connection';
import { planStoreOf } from '../../src/data/planStore';
import { postStoreOf } from '../../src/data/posts';
import type { Post } from '../../src/domain/post';
import { memoryDevice } from '../memoryDevice';
import { memoryHost } from '../memoryHost';
import { post } from './samples';
import type { TestGraph } from './tenant';
import { startTestGraph } from './tenant';

/** The command over HTTP: the local Graph for the post, the local SharePoint for its link. */
const [lead = ''] = loginsOf('lead');
const [manager = ''] = loginsOf('manager');

let graph: TestGraph;
beforeAll(async () => {
  graph = await startTestGraph();
  await makeSample(`${graph.origin}/sites/plan`);
}, 60_000);
afterAll(() => graph.close());

interface Desk {
  app: App;
  ports: PostingPorts;
  update: Update;
  /** The states that were told, in order. */
  states: string[];
  /** Sends a new post about the update. */
  send(own?: Partial<Sending>, words?: Partial<Post>): ReturnType<typeof sendPost>;
}

/** Somebody at their plan, with the newest update of the first action that has one of theirs. */
async function sitDown(login: string, messages: Messages = graph.as(login)): Promise<Desk> {
  const connection = connect(`${graph.origin}/sites/plan`, InjectHeaders({ Authorization: `Bearer ${login}` }));
  const app = createApp(planStoreOf(connection, undefined), memoryHost(), memoryDevice());
  await app.load();
  const screen = app.screen();
  const action = screen.kind === 'ready' ? screen.content.actions.find(one => one.number === '1.2') : undefined;
  if (!action) throw new Error('No action.');
  await app.run('update.add', {
    action,
    update: {
      clientKey: crypto.randomUUID(),
      narrative: 'Agreed by two teams.',
      brag: 'Red',
      bragReason: '',
      barrier: ''
    }
  });
  await app.readUpdates(action.id);
  const [update] = updatesIn(app.state.getState(), action.id) ?? [];
  if (!update) throw new Error('No update.');
  const ports: PostingPorts = {
    messages,
    store: postStoreOf(connection),
    sharing: manualSharing(undefined),
    ownChannels: [graph.channel],
    channelOf: channelOfLink,
    linkOf: channel => ({ url: linkOfChannel(channel, ''), text: channel.name }),
    linksTo: () => ({ teams: 'https://teams.microsoft.com/', sharePoint: 'https://example.test/' }),
    fit
  };
  const states: string[] = [];
  const marker = crypto.randomUUID();
  return {
    app,
    ports,
    update,
    states,
    send: (own = {}, words = {}) =>
      sendPost(app, ports, {
        channel: graph.channel,
        post: post({ marker, ...words }),
        state: { kind: 'writing' },
        update,
        onState: (state: PostState) => states.push(state.kind),
        ...own
      })
  };
}

/** How many posts of this marker are in the channel. */
async function posted(marker: string): Promise<number> {
  return (await graph.posts()).filter(one => one.attachments.some(({ id }) => id === marker)).length;
}

const failsNext = (kinds: string[], own: object = {}) =>
  graph.set('faults', { kinds, methods: ['POST'], path: '/messages', most: 1, ...own });

function postOf({ app, update }: Desk): Update['post'] {
  const all = updatesIn(app.state.getState(), known(update.actionId) ?? 0) ?? [];
  return all.find(one => one.id === update.id)?.post;
}

test('a post is sent once, and its link is kept on the update', async () => {
  const desk = await sitDown(lead);
  const outcome = await desk.send();
  expect(outcome).toMatchObject({ kind: 'posted', linkFailure: undefined, link: { text: 'Improvement plan' } });
  expect(desk.states).toEqual(['sending', 'posted']);
  expect(postOf(desk)).toEqual(outcome.kind === 'posted' ? outcome.link : undefined);
});

test('an answer that was lost is found again by the marker, and nothing is doubled', async () => {
  const desk = await sitDown(lead);
  await failsNext(['drop-after']);
  const marker = crypto.randomUUID();
  expect(await desk.send({}, { marker })).toMatchObject({ kind: 'posted' });
  expect(await posted(marker)).toBe(1);
  expect(postOf(desk)).toBeDefined();
});

test('where the channel may not be read it stays unsure, and only the person can send it again', async () => {
  const granted = ['ChannelMessage.Send', 'TeamMember.Read.All'];
  await graph.set('scopes', { granted });
  const desk = await sitDown(lead);
  const marker = crypto.randomUUID();
  await failsNext(['drop-after']);
  expect(await desk.send({}, { marker })).toEqual({ kind: 'failed', failure: { kind: 'unsure' } });
  expect(desk.states).toEqual(['sending', 'unsure']);
  // Pressed once more without having looked: refused, nothing sent.
  expect(await desk.send({ state: { kind: 'unsure' } }, { marker })).toEqual({
    kind: 'failed',
    failure: { kind: 'unsure' }
  });
  expect(await posted(marker)).toBe(1);
  expect(await desk.send({ state: { kind: 'unsure' }, confirmedMissing: true }, { marker })).toMatchObject({
    kind: 'posted'
  });
  expect(await posted(marker)).toBe(2);
  await graph.set('scopes', {
    granted: [...granted, 'ChannelMessage.Read.All', 'User.Read', 'Team.ReadBasic.All', 'Channel.ReadBasic.All']
  });
});

test('a tab that was ended while sending: what is there is taken up, what isn’t is sent', async () => {
  const desk = await sitDown(lead);
  const marker = crypto.randomUUID();
  expect((await graph.as(lead).send(graph.channel, post({ marker }))).ok).toBe(true);
  expect(await desk.send({ state: { kind: 'sending' } }, { marker })).toMatchObject({ kind: 'posted' });
  expect(await posted(marker)).toBe(1);
  const other = crypto.randomUUID();
  expect(await desk.send({ state: { kind: 'sending' } }, { marker: other })).toMatchObject({ kind: 'posted' });
  expect(await posted(other)).toBe(1);
});

test('a post whose link could not be kept is not posted again; the link is', async () => {
  const desk = await sitDown(lead);
  const marker = crypto.randomUUID();
  const refuses = {
    ...desk.ports,
    store: {
      ...desk.ports.store,
      savePostLink: () => Promise.resolve({ ok: false as const, failure: { kind: 'offline' as const } })
    }
  };
  const states: PostState[] = [];
  const sending = {
    channel: graph.channel,
    post: post({ marker }),
    update: desk.update,
    onState: (state: PostState) => states.push(state)
  };
  expect(await sendPost(desk.app, refuses, { ...sending, state: { kind: 'writing' } })).toMatchObject({
    kind: 'posted',
    linkFailure: { kind: 'offline' }
  });
  const state = states[states.length - 1];
  if (state?.kind !== 'posted') throw new Error('It is posted.');
  expect(await desk.send({ state }, { marker })).toMatchObject({ kind: 'posted', linkFailure: undefined });
  expect(await posted(marker)).toBe(1);
  expect(postOf(desk)).toEqual(state.link);
});

test('what the guard stops is not sent, wherever in the post it stands', async () => {
  const desk = await sitDown(lead);
  const before = (await graph.posts()).length;
  const bad = 'The record 010101 1237 was looked at.';
  expect(await desk.send({}, { message: bad })).toEqual({ kind: 'failed', failure: { kind: 'guarded' } });
  const { card } = post();
  expect(await desk.send({}, { card: { ...card, text: bad } })).toMatchObject({ failure: { kind: 'guarded' } });
  expect(
    await desk.send({}, { card: { ...card, rows: [{ title: bad, brag: undefined, detail: '', url: '' }] } })
  ).toMatchObject({ failure: { kind: 'guarded' } });
  expect(await graph.posts()).toHaveLength(before);
  expect(desk.states).toEqual(['failed', 'failed', 'failed']);
});

test('the plan’s channel is kept on condition that nobody changed the plan, and by those who may', async () => {
  const [mine, theirs] = [await sitDown(manager), await sitDown(manager)];
  expect(await savePlanChannel(mine.app, mine.ports, graph.channel)).toMatchObject({ ok: true });
  expect(await savePlanChannel(theirs.app, theirs.ports, graph.channel)).toMatchObject({
    ok: false,
    failure: { kind: 'stale' }
  });
  await theirs.app.load();
  const screen = theirs.app.screen();
  expect(screen.kind === 'ready' && channelOfLink(known(screen.content.plan.channel)?.url ?? '')).toEqual({
    ...graph.channel,
    team: ''
  });
  // Twice by one person: the second goes on from the first's ETag.
  expect(await savePlanChannel(mine.app, mine.ports, graph.channel)).toMatchObject({ ok: true });
  const leads = await sitDown(lead);
  expect(await savePlanChannel(leads.app, leads.ports, graph.channel)).toMatchObject({
    ok: false,
    failure: { kind: 'forbidden' }
  });
});
