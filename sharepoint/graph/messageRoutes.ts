import type { JsonRecord } from '../site/json.ts';
import { expect, many, one, readJson, unknownSegment } from './call.ts';
import type { Graph, GraphAnswer, GraphRequest } from './call.ts';
import type { Channel, Team } from './directory.ts';
import { readDraft } from './draft.ts';
import { badRequest, GraphError, notFound } from './errors.ts';
import { pageSize, readQuery } from './query.ts';
import { checkScope } from './scopes.ts';
import { messageShape } from './shapes.ts';
import type { Message } from './store.ts';

/**
 * Teams takes about 28 KB with everything in it
 * (https://learn.microsoft.com/microsoftteams/limits-specifications-teams).
 */
const largestPost = 28 * 1024;
/** Graph answers 20 messages a page when it isn't told otherwise, and up to 1,000 replies expanded. */
const usualPage = 20;
const expandedReplies = 1000;

/** `messages`, `messages/{id}`, `messages/{id}/replies` and `messages/{id}/replies/{id}` of a channel. */
export function answerMessages(
  graph: Graph,
  request: GraphRequest,
  find: () => { team: Team; channel: Channel },
  [rootId, part, replyId, ...rest]: readonly string[]
): GraphAnswer {
  if (part !== undefined && part.toLowerCase() !== 'replies') throw unknownSegment(part);
  const single = rootId !== undefined && (part === undefined || replyId !== undefined);
  expect(request, single ? ['GET'] : ['GET', 'POST'], rest);
  checkScope(request.method === 'POST' ? 'sendMessage' : 'readMessages', request.granted);
  const { team, channel } = find();
  graph.throttle.pass(request.app, channel.id);
  const root = rootId === undefined ? undefined : messageOf(graph, channel, undefined, rootId);
  const place: Place = { graph, request, team, channel, replyTo: part === undefined ? undefined : root?.id };
  if (request.method === 'POST') return post(place);
  if (!single) return list(place);
  const message = replyId === undefined ? root : messageOf(graph, channel, root?.id, replyId);
  if (!message) throw notFound('The message was not found.');
  const query = readQuery(request.search, replyId === undefined ? ['$expand'] : []);
  return one(request, `${contextOf(place)}/$entity`, expanded(place, message, query.get('$expand')));
}

/** Where a call is: a channel, or the replies to one of its messages. */
interface Place {
  readonly graph: Graph;
  readonly request: GraphRequest;
  readonly team: Team;
  readonly channel: Channel;
  readonly replyTo: number | undefined;
}

function contextOf({ team, channel, replyTo }: Place): string {
  const channelPath = `teams('${team.id}')/channels('${encodeURIComponent(channel.id)}')/messages`;
  return replyTo === undefined ? channelPath : `${channelPath}('${replyTo}')/replies`;
}

function messageOf(graph: Graph, channel: Channel, replyTo: number | undefined, id: string): Message {
  const message = /^\d{1,15}$/.test(id) ? graph.store.get(channel.id, replyTo, Number(id)) : undefined;
  if (!message) throw notFound(`No message found with Id ${id}`);
  return message;
}

function post(place: Place): GraphAnswer {
  const { graph, request, team, channel, replyTo } = place;
  readQuery(request.search, []);
  if (Buffer.byteLength(request.body) > largestPost) {
    throw new GraphError(
      413,
      'RequestEntityTooLarge',
      'The message is larger than Teams takes, which is about 28 KB in all.'
    );
  }
  const draft = readDraft(graph.directory, team, channel, readJson(request));
  const message = graph.store.add(channel.id, replyTo, request.me.id, draft, graph.now());
  return one(request, `${contextOf(place)}/$entity`, messageShape(graph.directory, team, message), 201);
}

function list(place: Place): GraphAnswer {
  const { graph, request, channel, replyTo } = place;
  const query = readQuery(
    request.search,
    replyTo === undefined ? ['$top', '$skiptoken', '$expand'] : ['$top', '$skiptoken']
  );
  const size = pageSize(query, usualPage);
  const token = query.get('$skiptoken');
  if (token !== undefined && !/^\d{1,15}$/.test(token)) throw badRequest('The skip token is not valid.');
  const found = graph.store.list(channel.id, replyTo, size + 1, token === undefined ? undefined : Number(token));
  const page = found.slice(0, size);
  const last = page.at(-1);
  const expand = query.get('$expand');
  const nextLink =
    found.length > size && last
      ? nextPage(request, {
          $top: String(size),
          ...(expand === undefined ? {} : { $expand: expand }),
          $skiptoken: String(last.id)
        })
      : undefined;
  return many(
    request,
    contextOf(place),
    page.map(message => expanded(place, message, expand)),
    nextLink
  );
}

function nextPage({ root, path }: GraphRequest, query: Readonly<Record<string, string>>): string {
  return `${root}/${path}?${Object.entries(query)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')}`;
}

/** A message, with its replies when the client wants them, the newest first. */
function expanded({ graph, team, channel }: Place, message: Message, expand: string | undefined): JsonRecord {
  const shape = messageShape(graph.directory, team, message);
  if (expand === undefined) return shape;
  if (expand !== 'replies') throw badRequest(`Could not expand '${expand}' on type 'microsoft.graph.chatMessage'.`);
  const replies = graph.store.list(channel.id, message.id, expandedReplies);
  return {
    ...shape,
    'replies@odata.count': replies.length,
    replies: replies.map(reply => messageShape(graph.directory, team, reply))
  };
}
