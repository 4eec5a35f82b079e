import type { JsonRecord } from '../site/json.ts';
import type { Channel, Directory, Team, User } from './directory.ts';
import type { Mentioned } from './draft.ts';
import { sanitise } from './markup.ts';
import type { Message } from './store.ts';

// Graph's shapes, with every property that Graph fills and null where it would.

/** What a user answers without $select, as Graph's user resource says. */
export const usualOfUser = [
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
  'id'
] as const;

export function userShape(user: User): JsonRecord {
  const names = user.displayName.split(' ');
  return {
    businessPhones: [],
    displayName: user.displayName,
    givenName: names[0] ?? null,
    jobTitle: user.jobTitle,
    mail: user.mail,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: null,
    surname: names.length > 1 ? (names.at(-1) ?? null) : null,
    userPrincipalName: user.login,
    id: user.id,
    department: user.department
  };
}

export function teamShape({ tenantId }: Directory, team: Team): JsonRecord {
  return {
    id: team.id,
    createdDateTime: null,
    displayName: team.displayName,
    description: team.displayName,
    internalId: team.internalId,
    classification: null,
    specialization: null,
    visibility: null,
    webUrl: teamUrl(tenantId, team),
    isArchived: false,
    tenantId,
    isMembershipLimitedToOwners: null
  };
}

function teamUrl(tenantId: string, team: Team): string {
  return `https://teams.microsoft.com/l/team/${encodeURIComponent(team.internalId)}/conversations?groupId=${team.id}&tenantId=${tenantId}`;
}

export function channelShape({ tenantId }: Directory, team: Team, channel: Channel): JsonRecord {
  const link = `${encodeURIComponent(channel.id)}/${encodeURIComponent(channel.displayName)}`;
  return {
    id: channel.id,
    createdDateTime: null,
    displayName: channel.displayName,
    description: null,
    isFavoriteByDefault: null,
    email: '',
    tenantId,
    webUrl: `https://teams.microsoft.com/l/channel/${link}?groupId=${team.id}&tenantId=${tenantId}`,
    membershipType: channel.membershipType,
    isArchived: false
  };
}

export function memberShape({ tenantId }: Directory, team: Team, user: User): JsonRecord {
  return {
    '@odata.type': '#microsoft.graph.aadUserConversationMember',
    id: Buffer.from(`${team.id}##${user.id}`).toString('base64'),
    roles: team.owners.has(user.login) ? ['owner'] : [],
    displayName: user.displayName,
    visibleHistoryStartDateTime: '0001-01-01T00:00:00Z',
    userId: user.id,
    email: user.mail,
    tenantId
  };
}

function mentionedShape({ tenantId }: Directory, mentioned: Mentioned): JsonRecord {
  const nobody = { application: null, device: null, conversation: null, tag: null, user: null };
  const { id, displayName } = mentioned;
  return mentioned.kind === 'user'
    ? {
        ...nobody,
        user: {
          '@odata.type': '#microsoft.graph.teamworkUserIdentity',
          id,
          displayName,
          userIdentityType: 'aadUser',
          tenantId
        }
      }
    : { ...nobody, conversation: { id, displayName, conversationIdentityType: mentioned.type } };
}

/** A message as Graph answers it: its HTML without anything that could run. */
export function messageShape(directory: Directory, team: Team, message: Message): JsonRecord {
  const { draft, channel } = message;
  const { tenantId } = directory;
  const id = String(message.id);
  const time = new Date(message.id).toISOString();
  const author = directory.users.find(user => user.id === message.author);
  const parent = String(message.replyTo ?? message.id);
  const { contentType, content } = draft.body;
  return {
    id,
    replyToId: message.replyTo === undefined ? null : parent,
    etag: id,
    messageType: 'message',
    createdDateTime: time,
    lastModifiedDateTime: time,
    lastEditedDateTime: null,
    deletedDateTime: null,
    subject: draft.subject,
    summary: draft.summary,
    chatId: null,
    importance: draft.importance,
    locale: draft.locale,
    webUrl: `https://teams.microsoft.com/l/message/${encodeURIComponent(channel)}/${id}?groupId=${team.id}&tenantId=${tenantId}&createdTime=${id}&parentMessageId=${parent}`,
    policyViolation: null,
    eventDetail: null,
    from: {
      application: null,
      device: null,
      user: {
        '@odata.type': '#microsoft.graph.teamworkUserIdentity',
        id: message.author,
        displayName: author?.displayName ?? null,
        userIdentityType: 'aadUser',
        tenantId
      }
    },
    body: { contentType, content: contentType === 'html' ? sanitise(content) : content },
    channelIdentity: { teamId: team.id, channelId: channel },
    attachments: draft.attachments.map(attachment => ({ ...attachment, teamsAppId: null })),
    mentions: draft.mentions.map(mention => ({ ...mention, mentioned: mentionedShape(directory, mention.mentioned) })),
    reactions: []
  };
}
