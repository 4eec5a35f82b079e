import * as v from 'valibot';
import type { Messages } from '../app/posting';
import type { Result } from '../domain/failure';
import { failed, ok } from '../domain/failure';
import type { Channel, Member, Post, SentPost } from '../domain/post';
import { shortMessageLink, messageOfLink } from './deepLink';
import type { GraphPort } from './graph';
import { failureOf, failureOfThrown, readAll, TokenRefused } from './graph';
import { channelMessage } from './message';

const name = v.object({ id: v.string(), displayName: v.fallback(v.string(), '') });
const member = v.object({
  userId: v.fallback(v.string(), ''),
  displayName: v.fallback(v.string(), ''),
  email: v.fallback(v.string(), '')
});
const sent = v.object({ id: v.string(), webUrl: v.string() });
const message = v.object({
  webUrl: v.fallback(v.string(), ''),
  attachments: v.fallback(v.array(v.object({ id: v.string() })), [])
});
const reply = v.object({ id: v.string(), deletedDateTime: v.nullish(v.string()) });

/** How many of a channel's newest messages are searched for a post. */
const searchedMessages = 50;
/** The most replies that are counted; the screen then says “or more”. */
const mostReplies = 50;

/**
 * The pause between two requests for replies: Graph allows four a second for a channel, and posting must not have to
 * wait.
 */
const repliesPauseMilliseconds = 400;

const pause = (milliseconds: number): Promise<void> => new Promise(resolve => setTimeout(resolve, milliseconds));

const messagesOf = ({ teamId, channelId }: Pick<Channel, 'teamId' | 'channelId'>): string =>
  `teams/${encodeURIComponent(teamId)}/channels/${encodeURIComponent(channelId)}/messages`;

/** Teams' messages through Microsoft Graph. `now` gives the time in milliseconds since 1970. */
export function messagesOver(graph: GraphPort, now: () => number): Messages {
  let replying: Promise<unknown> = Promise.resolve();
  let mayReadReplies = true;

  const replies: Messages['replies'] = async link => {
    const ids = messageOfLink(link);
    if (!ids || !mayReadReplies) return ok(undefined);
    const read = await readAll(
      graph,
      `${messagesOf(ids)}/${ids.messageId}/replies?$top=${String(mostReplies)}`,
      reply,
      now,
      mostReplies
    );
    if (!read.ok) {
      // Without the permission every other request would fail as well.
      if (read.failure.kind === 'notGranted') mayReadReplies = false;
      return read;
    }
    return ok({ count: read.value.filter(one => !one.deletedDateTime).length, more: read.value.length >= mostReplies });
  };

  const members = async ({ teamId, channelId }: Channel): Promise<Result<readonly Member[]>> => {
    const team = `teams/${encodeURIComponent(teamId)}`;
    const ofChannel = await readAll(graph, `${team}/channels/${encodeURIComponent(channelId)}/allMembers`, member, now);
    // Without the permission to read a channel's people the team's are read, who are the same in a standard channel. In
    // any other Teams refuses the mention of somebody who isn't there, and the person is told.
    const isRefused = !ofChannel.ok && ofChannel.failure.kind === 'notGranted';
    const read = isRefused ? await readAll(graph, `${team}/members`, member, now) : ofChannel;
    return read.ok
      ? ok(
          read.value
            .filter(one => one.userId !== '')
            .map(one => ({ id: one.userId, name: one.displayName, email: one.email }))
        )
      : read;
  };

  /**
   * Why Graph answered a post with 400: mostly because somebody who is mentioned isn't in the team any more, which it
   * doesn't say.
   */
  const whyRefused = async (channel: Channel, post: Post, said: Result<never>): Promise<Result<never>> => {
    if (post.mentions.length === 0) return said;
    const team = await members(channel);
    const inTeam = new Set(team.ok ? team.value.map(one => one.id.toLowerCase()) : []);
    const left = team.ok ? post.mentions.filter(one => !inTeam.has(one.id.toLowerCase())) : [];
    if (team.ok && left.length === 0) return said;
    return failed({ kind: 'mentionRefused', names: left.map(one => one.name) });
  };

  const send = async (channel: Channel, post: Post): Promise<Result<SentPost>> => {
    let response: Response;
    try {
      response = await graph({ method: 'POST', path: messagesOf(channel), body: channelMessage(post) });
    } catch (error) {
      // Without a token nothing was sent. Without an answer it isn't known whether the post is in the channel.
      return failed(error instanceof TokenRefused ? failureOfThrown(error) : { kind: 'unsure' });
    }
    if (response.ok) {
      const read = v.safeParse(sent, await response.json().catch(() => undefined));
      return read.success ? ok({ url: shortMessageLink(read.output.webUrl) }) : failed({ kind: 'unsure' });
    }
    if (response.status >= 500) return failed({ kind: 'unsure' });
    const refused = failed<never>(await failureOf(response, now()));
    return response.status === 400 ? whyRefused(channel, post, refused) : refused;
  };

  return {
    members,
    send,
    joinedTeams: async () => {
      const read = await readAll(graph, 'me/joinedTeams', name, now);
      return read.ok ? ok(read.value.map(one => ({ id: one.id, name: one.displayName }))) : read;
    },
    channels: async team => {
      const read = await readAll(graph, `teams/${encodeURIComponent(team.id)}/channels`, name, now);
      return read.ok
        ? ok(read.value.map(one => ({ teamId: team.id, channelId: one.id, name: one.displayName, team: team.name })))
        : read;
    },
    find: async (channel, marker) => {
      const read = await readAll(
        graph,
        `${messagesOf(channel)}?$top=${String(searchedMessages)}`,
        message,
        now,
        searchedMessages
      );
      if (!read.ok) return read;
      const found = read.value.find(one => one.attachments.some(attachment => attachment.id === marker));
      return ok(found && { url: shortMessageLink(found.webUrl) });
    },
    replies: link => {
      const mine = replying.then(() => replies(link));
      replying = mine.then(() => pause(repliesPauseMilliseconds));
      return mine;
    }
  };
}
