import type { Failure, Result } from '../domain/failure';
import { failed, ok } from '../domain/failure';
import type { Texts } from '../domain/guard';
import type { Link, Plan, Update } from '../domain/plan';
import type { Channel, Member, Post, Replies, SentPost, Team } from '../domain/post';
import { guardContext, whyGuarded } from './guard';
import type { App } from './store';

/** What the app asks of Teams. */
export interface Messages {
  joinedTeams(): Promise<Result<readonly Team[]>>;
  channels(team: Team): Promise<Result<readonly Channel[]>>;
  members(teamId: string): Promise<Result<readonly Member[]>>;
  /** Posts as the person, once. `unsure` where nobody can tell whether it is in the channel. */
  send(channel: Channel, post: Post): Promise<Result<SentPost>>;
  /** The post that carries this marker, among the channel's newest. */
  find(channel: Channel, marker: string): Promise<Result<SentPost | undefined>>;
  /** Undefined for a link that isn't a post's. */
  replies(link: string): Promise<Result<Replies | undefined>>;
}

/** Sharing without the grant; a way that isn't there is undefined. */
export interface OtherWays {
  /** All of the post's words. */
  text(post: Post): string;
  /** As HTML and text; false where the browser doesn't allow it. */
  copy(post: Post): Promise<boolean>;
  /** Teams' own share dialog; the value tells whether it was shared. */
  dialog: ((post: Post) => Promise<Result<boolean>>) | undefined;
  /** The address of Teams' share page; where that can't carry the words they are to be copied. */
  page: ((post: Post) => { url: string; carriesText: boolean }) | undefined;
}

/** Where a post leads. */
export interface PostLinks {
  teams: string;
  sharePoint: string;
}

/** What of a post is kept in SharePoint. */
export interface PostStore {
  /** Keeps a post's link on its update; a link that is there already stays. */
  keepPost(update: Update, link: Link): Promise<Result<Link>>;
  /** Keeps the plan's channel, on condition that nobody changed the plan since. */
  keepChannel(plan: Plan, link: Link): Promise<Result<Plan>>;
}

/** All that posting is done with; the web part hands it in, in a chunk of its own. */
export interface PostingPorts {
  messages: Messages;
  ways: OtherWays;
  store: PostStore;
  /** The tab's own channel, and the one that the web part's settings name. */
  ownChannels: readonly Channel[];
  channelOf(link: string): Channel | undefined;
  linkOf(channel: Channel): Link;
  /** To an action, or to the plan; with a channel to that channel's tab. */
  linksTo(actionId: number | undefined, channel: Channel | undefined): PostLinks;
  /** The post as far as there is room; undefined where the person's own words are too much. */
  fit(post: Post, words: { actions(count: number): string; text: string }): Post | undefined;
}

/** How far a post has come. `sending` outlives a tab that was ended, and then means `unsure`. */
export type PostState =
  | { kind: 'writing' }
  | { kind: 'sending' }
  | { kind: 'failed'; failure: Failure }
  | { kind: 'unsure' }
  /** In the channel; the link still has to be kept on the update. */
  | { kind: 'posted'; link: Link };

export type PostOutcome =
  { kind: 'posted'; link: Link; keepFailure: Failure | undefined } | { kind: 'failed'; failure: Failure };

/** Everything in a post that people wrote, by the guard's names of it. */
export function textsOfPost({ message, card }: Post): Texts {
  const rows = card.rows.map((row, index): [string, string] => [`row-${String(index)}`, `${row.title}\n${row.detail}`]);
  return {
    message,
    text: card.text,
    aside: card.aside.value,
    title: `${card.overline}\n${card.title}`,
    ...Object.fromEntries(rows)
  };
}

export interface Sending {
  channel: Channel;
  post: Post;
  state: PostState;
  /** The update that the post is about. */
  update: Update | undefined;
  /** The person has looked, and says that it isn't in the channel. */
  evenSo?: boolean;
  /** Told of each step before it is taken, so that it can be kept. */
  onState(state: PostState): void;
}

/**
 * Posts because a person said so, once. What may be in the channel already is looked for first, by its marker; where
 * that can't be looked up nothing is sent unless the person has looked.
 */
export async function sendPost(
  app: Pick<App, 'state' | 'readUpdates'>,
  ports: PostingPorts,
  { channel, post, state, update, evenSo = false, onState }: Sending
): Promise<PostOutcome> {
  const fails = (failure: Failure): PostOutcome => {
    onState(failure.kind === 'unsure' ? { kind: 'unsure' } : { kind: 'failed', failure });
    return { kind: 'failed', failure };
  };
  const keep = async (link: Link): Promise<PostOutcome> => {
    onState({ kind: 'posted', link });
    if (!update) return { kind: 'posted', link, keepFailure: undefined };
    const kept = await ports.store.keepPost(update, link);
    if (kept.ok) await app.readUpdates(update.actionId);
    return { kind: 'posted', link: kept.ok ? kept.value : link, keepFailure: kept.ok ? undefined : kept.failure };
  };
  const isPosted = ({ url }: SentPost): Promise<PostOutcome> => keep({ url, text: channel.name });

  if (state.kind === 'posted') return keep(state.link);
  const stopped = await whyGuarded(() => textsOfPost(post), '', guardContext(app.state.getState()));
  if (stopped) return fails(stopped);
  if (state.kind === 'unsure' || state.kind === 'sending') {
    const found = await ports.messages.find(channel, post.marker);
    if (found.ok && found.value) return isPosted(found.value);
    if (!found.ok && !evenSo) return fails({ kind: 'unsure' });
  }
  onState({ kind: 'sending' });
  const sent = await ports.messages.send(channel, post);
  if (sent.ok) return isPosted(sent.value);
  if (sent.failure.kind !== 'unsure') return fails(sent.failure);
  const found = await ports.messages.find(channel, post.marker);
  return found.ok && found.value ? isPosted(found.value) : fails({ kind: 'unsure' });
}

/** Looks for a post that may be in the channel, and sends nothing. */
export async function lookForPost(
  ports: PostingPorts,
  channel: Channel,
  marker: string
): Promise<Result<SentPost | undefined>> {
  return ports.messages.find(channel, marker);
}

/** Makes a channel the plan's own, for everybody. */
export async function keepPlanChannel(
  app: Pick<App, 'state'>,
  ports: PostingPorts,
  channel: Channel
): Promise<Result<Channel>> {
  const { screen } = app.state.getState();
  if (screen.kind !== 'ready') return failed({ kind: 'broken', message: 'The plan was not read yet.' });
  const kept = await ports.store.keepChannel(screen.content.plan, ports.linkOf(channel));
  if (!kept.ok) return kept;
  const now = app.state.getState().screen;
  if (now.kind === 'ready' && now.content.plan.id === kept.value.id)
    app.state.setState({
      screen: { ...now, content: { ...now.content, plan: kept.value }, asRead: { ...now.asRead, plan: kept.value } }
    });
  return ok(channel);
}
