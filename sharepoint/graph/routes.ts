import { expect, many, one, unknownSegment } from './call.ts';
import type { Graph, GraphAnswer, GraphRequest } from './call.ts';
import { findUser, isInChannel, isMember } from './directory.ts';
import type { Channel, Team, User } from './directory.ts';
import { badRequest, GraphError, notFound } from './errors.ts';
import { answerMessages } from './messageRoutes.ts';
import { filter, readQuery, select } from './query.ts';
import { checkScope } from './scopes.ts';
import { channelShape, memberShape, teamShape, userShape, usualOfUser } from './shapes.ts';

/** Answers a call or throws a GraphError. */
export function answer(graph: Graph, request: GraphRequest): GraphAnswer {
  const [first = '', ...rest] = segmentsOf(request.path);
  switch (first.toLowerCase()) {
    case 'me':
      if (rest[0]?.toLowerCase() === 'joinedteams') return joinedTeams(graph, request, rest.slice(1));
      return oneUser(request, request.me, rest);
    case 'users':
      return user(graph, request, rest);
    case 'teams':
      return teams(graph, request, rest);
    default:
      throw unknownSegment(first);
  }
}

function segmentsOf(path: string): string[] {
  try {
    return path
      .split('/')
      .filter(segment => segment !== '')
      .map(decodeURIComponent);
  } catch {
    throw badRequest('The address is not well encoded.');
  }
}

function user(graph: Graph, request: GraphRequest, [wanted, ...rest]: readonly string[]): GraphAnswer {
  if (wanted === undefined) throw badRequest('The local Graph lists no users. Name one.');
  const found = findUser(graph.directory, wanted);
  if (found?.id !== request.me.id) checkScope('users', request.granted);
  if (!found) {
    throw new GraphError(
      404,
      'Request_ResourceNotFound',
      `Resource '${wanted}' does not exist or one of its queried reference-property objects are not present.`
    );
  }
  return oneUser(request, found, rest);
}

function oneUser(request: GraphRequest, found: User, rest: readonly string[]): GraphAnswer {
  if (found.id === request.me.id) checkScope('me', request.granted);
  if (rest[0]?.toLowerCase() === 'photo') {
    expect(request, ['GET'], rest.slice(rest[1] === '$value' ? 2 : 1));
    // Nobody here has a photo, which is the usual case in a tenant: clients show initials.
    throw new GraphError(404, 'ImageNotFound', 'The photo was not found.');
  }
  expect(request, ['GET'], rest);
  const query = readQuery(request.search, ['$select']);
  return one(request, 'users/$entity', select(userShape(found), query, 'user', usualOfUser));
}

function joinedTeams(graph: Graph, request: GraphRequest, rest: readonly string[]): GraphAnswer {
  expect(request, ['GET'], rest);
  checkScope('joinedTeams', request.granted);
  readQuery(request.search, []);
  const joined = graph.directory.teams.filter(team => isMember(team, request.me));
  return many(
    request,
    'teams',
    joined.map(team => teamShape(graph.directory, team))
  );
}

function teams(graph: Graph, request: GraphRequest, [id = '', part, ...rest]: readonly string[]): GraphAnswer {
  switch (part?.toLowerCase()) {
    case undefined: {
      expect(request, ['GET'], rest);
      checkScope('team', request.granted);
      const team = teamFor(graph, request, id);
      return one(
        request,
        'teams/$entity',
        select(teamShape(graph.directory, team), readQuery(request.search, ['$select']), 'team')
      );
    }
    case 'members': {
      expect(request, ['GET'], rest);
      checkScope('members', request.granted);
      const team = teamFor(graph, request, id);
      const query = readQuery(request.search, ['$filter', '$select']);
      const members = graph.directory.users
        .filter(one => isMember(team, one))
        .map(one => memberShape(graph.directory, team, one));
      return many(
        request,
        `teams('${team.id}')/members`,
        filter(members, query).map(member => select(member, query, 'conversationMember'))
      );
    }
    case 'channels':
      return channels(graph, request, id, rest);
    default:
      throw unknownSegment(part ?? '');
  }
}

function channels(
  graph: Graph,
  request: GraphRequest,
  teamId: string,
  [id, part, ...rest]: readonly string[]
): GraphAnswer {
  if (part?.toLowerCase() === 'messages') {
    return answerMessages(graph, request, () => channelFor(graph, request, teamId, id ?? ''), rest);
  }
  // `allMembers` are the people of the channel and those of the teams that it is shared with.
  if (part?.toLowerCase() === 'allmembers') {
    expect(request, ['GET'], rest);
    checkScope('channelMembers', request.granted);
    const { team, channel } = channelFor(graph, request, teamId, id ?? '');
    const query = readQuery(request.search, ['$filter', '$select']);
    const members = graph.directory.users
      .filter(one => isInChannel(team, channel, one))
      .map(one => memberShape(graph.directory, team, one));
    return many(
      request,
      `teams('${team.id}')/channels('${encodeURIComponent(channel.id)}')/allMembers`,
      filter(members, query).map(member => select(member, query, 'conversationMember'))
    );
  }
  if (part !== undefined) throw unknownSegment(part);
  expect(request, ['GET'], []);
  checkScope('channels', request.granted);
  if (id !== undefined) {
    const { team, channel } = channelFor(graph, request, teamId, id);
    const query = readQuery(request.search, ['$select']);
    return one(
      request,
      `teams('${team.id}')/channels/$entity`,
      select(channelShape(graph.directory, team, channel), query, 'channel')
    );
  }
  const team = teamFor(graph, request, teamId);
  const context = `teams('${team.id}')/channels`;
  const query = readQuery(request.search, ['$filter', '$select']);
  const visible = team.channels.filter(channel => isInChannel(team, channel, request.me));
  const all = visible.map(channel => channelShape(graph.directory, team, channel));
  return many(
    request,
    context,
    filter(all, query).map(channel => select(channel, query, 'channel'))
  );
}

/** The team that a call names, if the caller is in it. */
function teamFor(graph: Graph, request: GraphRequest, id: string): Team {
  const team = teamOf(graph, id);
  if (!isMember(team, request.me)) throw new GraphError(403, 'Forbidden', 'The caller is not a member of the team.');
  return team;
}

function teamOf(graph: Graph, id: string): Team {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) throw badRequest('teamId needs to be a valid GUID.');
  const team = graph.directory.teams.find(one => one.id === id.toLowerCase());
  if (!team) throw notFound(`No team found with Group Id ${id}`);
  return team;
}

/** The channel that a call names and its team, if the caller is in the channel: a shared one has people of other teams. */
function channelFor(graph: Graph, request: GraphRequest, teamId: string, id: string): { team: Team; channel: Channel } {
  const team = teamOf(graph, teamId);
  const channel = team.channels.find(one => one.id === id);
  if (!channel || channel.membershipType !== 'shared') teamFor(graph, request, teamId);
  if (!channel) throw notFound(`No channel found with Id ${id}`);
  if (!isInChannel(team, channel, request.me))
    throw new GraphError(403, 'Forbidden', 'The caller is not a member of the channel.');
  return { team, channel };
}
