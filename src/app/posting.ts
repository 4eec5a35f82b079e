import type { Failure, Result } from '../domain/failure';
import { failed, ok } from '../domain/failure';
import type { Texts } from '../domain/guard';
import type { Plan } from '../model/plan';
import type { Update } from '../model/update';
import type { Link } from '../model/values';
import { known } from '../model/values';
import type { Channel, Member, Post, Replies, SentPost, Team } from '../domain/post';
import { guardContext, whyGuarded } from './guard';
import type { App } from './store';

/** What the app needs of Teams. */
export interface Messages {
  joinedTeams(): Promise<Result<readonly Team[]>>;
  channels(team: Team): Promise<Result<readonly Channel[]>>;
  /** The people of a channel: of a private or shared one its own, of any other its team's. */
  members(channel: Channel): Promise<Result<readonly Member[]>>;
  /**
   * Posts as the person; the request is sent once. Fails with `unsure` where it isn't known whether the post is in the
   * channel.
   */
  send(channel: Channel, post: Post): Promise<Result<SentPost>>;
  /** Finds the post with this marker among the channel's newest messages. */
  find(channel: Channel, marker: string): Promise<Result<SentPost | undefined>>;
  /**
   * Counts the replies to the post that the link opens. Undefined where the link isn't a post's, or the person may not
   * read replies.
   */
  replies(link: string): Promise<Result<Replies | undefined>>;
}

/** Teams' own share dialog, for a link with a message, as teams-js offers it. */
export interface ShareDialog {
  isSupported(): boolean;
  shareWebContent(request: {
    content: { type: 'URL'; url: string; message?: string; preview?: boolean }[];
  }): Promise<void>;
}

/** Sharing that needs no permission in Graph: the person sends the post. Undefined is what this host doesn't offer. */
export interface ManualSharing {
  /** The whole post as plain text. */
  text(post: Post): string;
  /** Copies the post as HTML and plain text; false where the browser doesn't allow it. */
  copy(post: Post): Promise<boolean>;
  /** Opens Teams' own share dialog; the value is true where the post was shared. */
  dialog: ((post: Post) => Promise<Result<boolean>>) | undefined;
  /**
   * The address of Teams' share page; `carriesText` is false where the text is too long for it and has to be copied.
   */
  page: ((post: Post) => { url: string; carriesText: boolean }) | undefined;
}

/** The addresses that a post links to. */
export interface PostLinks {
  teams: string;
  sharePoint: string;
}

/** What SharePoint stores about posts. */
export interface PostStore {
  /** Saves the link to a post on its update. A link that is there already stays, and is the value. */
  savePostLink(update: Update, link: Link): Promise<Result<Link>>;
  /** Saves the plan's channel, with the plan's ETag: fails with `stale` where somebody has changed the plan. */
  saveChannel(plan: Plan, link: Link): Promise<Result<Plan>>;
  /** Saves where the plan is shown, with the plan's ETag as well. */
  savePlace(plan: Plan, place: Partial<Pick<Plan, 'teamsTab' | 'page'>>): Promise<Result<Plan>>;
}

/** What posting needs. The web part provides it in a chunk of its own. */
export interface PostingPorts {
  messages: Messages;
  sharing: ManualSharing;
  store: PostStore;
  /** The channel that the tab is in and the one in the web part's settings, as far as there are any. */
  ownChannels: readonly Channel[];
  channelOf(link: string): Channel | undefined;
  linkOf(channel: Channel): Link;
  /**
   * The addresses of an action, or of the plan. The one for Teams opens the tab that shows the plan; where no tab is known
   * it is the one in SharePoint.
   */
  linksTo(plan: Plan, actionId: number | undefined): PostLinks;
  /**
   * The post shortened to Teams' size limit; `words` says what was left out. Undefined where the person's own message
   * is too long.
   */
  fit(post: Post, words: { actions(count: number): string; text: string }): Post | undefined;
}

/**
 * The state of a post, which its draft stores. A `sending` that is found in a draft means `unsure`: the tab was closed
 * meanwhile.
 */
export type PostState =
  | { kind: 'writing' }
  | { kind: 'sending' }
  | { kind: 'failed'; failure: Failure }
  | { kind: 'unsure' }
  /** The post is in the channel; its link may still have to be saved on the update. */
  | { kind: 'posted'; link: Link };

export type PostOutcome =
  { kind: 'posted'; link: Link; linkFailure: Failure | undefined } | { kind: 'failed'; failure: Failure };

/** The texts of a post that people wrote, for the guard. */
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

/** What `sendPost` sends, and how far it has come. */
export interface Sending {
  channel: Channel;
  post: Post;
  state: PostState;
  /** The update that the post is about. */
  update: Update | undefined;
  /** The person has looked into the channel and says that the post isn't there. */
  confirmedMissing?: boolean;
  /** Called with each state before the next step begins, so that the draft can store it. */
  onState(state: PostState): void;
}

/**
 * Sends a post into a channel, at most once. A post that may be there already is first looked up by its marker; where
 * that fails, nothing is sent unless the person has confirmed that it is missing. Then saves the post's link on its update.
 */
export async function sendPost(
  app: Pick<App, 'screen' | 'readUpdates'>,
  ports: PostingPorts,
  { channel, post, state, update, confirmedMissing = false, onState }: Sending
): Promise<PostOutcome> {
  const fails = (failure: Failure): PostOutcome => {
    onState(failure.kind === 'unsure' ? { kind: 'unsure' } : { kind: 'failed', failure });
    return { kind: 'failed', failure };
  };
  const saveLink = async (link: Link): Promise<PostOutcome> => {
    onState({ kind: 'posted', link });
    if (!update) return { kind: 'posted', link, linkFailure: undefined };
    const saved = await ports.store.savePostLink(update, link);
    const actionId = known(update.actionId);
    if (saved.ok && actionId !== undefined) await app.readUpdates(actionId);
    return { kind: 'posted', link: saved.ok ? saved.value : link, linkFailure: saved.ok ? undefined : saved.failure };
  };
  const isPosted = ({ url }: SentPost): Promise<PostOutcome> => saveLink({ url, text: channel.name });

  if (state.kind === 'posted') return saveLink(state.link);
  const screen = app.screen();
  const email = screen.kind === 'ready' ? screen.content.me.email : undefined;
  const stopped = await whyGuarded([textsOfPost(post)], '', guardContext(email));
  if (stopped) return fails(stopped);
  if (state.kind === 'unsure' || state.kind === 'sending') {
    const found = await ports.messages.find(channel, post.marker);
    if (found.ok && found.value) return isPosted(found.value);
    if (!found.ok && !confirmedMissing) return fails({ kind: 'unsure' });
  }
  onState({ kind: 'sending' });
  const sent = await ports.messages.send(channel, post);
  if (sent.ok) return isPosted(sent.value);
  if (sent.failure.kind !== 'unsure') return fails(sent.failure);
  const found = await ports.messages.find(channel, post.marker);
  return found.ok && found.value ? isPosted(found.value) : fails({ kind: 'unsure' });
}

/** Looks up by its marker whether a post is in the channel. Sends nothing. */
export async function findPost(
  ports: PostingPorts,
  channel: Channel,
  marker: string
): Promise<Result<SentPost | undefined>> {
  return ports.messages.find(channel, marker);
}

/** Saves a channel as the plan's, for everybody. */
export async function savePlanChannel(
  app: Pick<App, 'screen' | 'replaceItem'>,
  ports: PostingPorts,
  channel: Channel
): Promise<Result<Channel>> {
  const screen = app.screen();
  if (screen.kind !== 'ready') return failed({ kind: 'broken', message: 'The plan was not read yet.' });
  const saved = await ports.store.saveChannel(screen.content.plan, ports.linkOf(channel));
  if (!saved.ok) return saved;
  app.replaceItem('plans', saved.value);
  return ok(channel);
}
