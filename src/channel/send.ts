import * as v from 'valibot';
import type { Messages } from '../app/posting';
import type { Result } from '../domain/failure';
import { failed, ok } from '../domain/failure';
import type { Channel, Member, Post, SentPost } from '../domain/post';
import { linkToKeep, messageOfLink } from './deepLink';
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

/** So many of the newest messages are looked through for one of ours. */
const lookedThrough = 50;
/** More replies than these are told as "or more". */
const mostReplies = 50;

/** Milliseconds between two posts' replies: a channel takes four requests a second, and posting comes first. */
const betweenReplies = 400;

const pause = (milliseconds: number): Promise<void> => new Promise(resolve => setTimeout(resolve, milliseconds));

const messagesOf = ({ teamId, channelId }: Pick<Channel, 'teamId' | 'channelId'>): string =>
  `teams/${encodeURIComponent(teamId)}/channels/${encodeURIComponent(channelId)}/messages`;

/** Teams through Microsoft Graph. `now` is the clock, in milliseconds since 1970. */
export function messagesOver(graph: GraphPort, now: () => number): Messages {
  let replying: Promise<unknown> = Promise.resolve();
  let mayReadReplies = true;

  const replies: Messages['replies'] = async link => {
    const place = messageOfLink(link);
    if (!place || !mayReadReplies) return ok(undefined);
    const read = await readAll(
      graph,
      `${messagesOf(place)}/${place.messageId}/replies?$top=${String(mostReplies)}`,
      reply,
      now,
      mostReplies
    );
    if (!read.ok) {
      // Not granted, or not in the team: asking again for each post would change nothing.
      if (read.failure.kind === 'notGranted') mayReadReplies = false;
      return read;
    }
    return ok({ count: read.value.filter(one => !one.deletedDateTime).length, more: read.value.length >= mostReplies });
  };

  const members = async (teamId: string): Promise<Result<readonly Member[]>> => {
    const read = await readAll(graph, `teams/${encodeURIComponent(teamId)}/members`, member, now);
    return read.ok
      ? ok(
          read.value
            .filter(one => one.userId !== '')
            .map(one => ({ id: one.userId, name: one.displayName, email: one.email }))
        )
      : read;
  };

  /** Graph says only that the request was bad; whoever of the mentioned isn't in the team any more is the reason. */
  const whyRefused = async (channel: Channel, post: Post, said: Result<never>): Promise<Result<never>> => {
    if (post.mentions.length === 0) return said;
    const team = await members(channel.teamId);
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
      // Without a token nothing was sent; without an answer nobody knows.
      return failed(error instanceof TokenRefused ? failureOfThrown(error) : { kind: 'unsure' });
    }
    if (response.ok) {
      const read = v.safeParse(sent, await response.json().catch(() => undefined));
      return read.success ? ok({ url: linkToKeep(read.output.webUrl) }) : failed({ kind: 'unsure' });
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
        `${messagesOf(channel)}?$top=${String(lookedThrough)}`,
        message,
        now,
        lookedThrough
      );
      if (!read.ok) return read;
      const found = read.value.find(one => one.attachments.some(attachment => attachment.id === marker));
      return ok(found && { url: linkToKeep(found.webUrl) });
    },
    replies: link => {
      const mine = replying.then(() => replies(link));
      replying = mine.then(() => pause(betweenReplies));
      return mine;
    }
  };
}
