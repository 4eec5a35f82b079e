import { GraphError } from './errors.ts';

/** What the tenant's admin has granted to SharePoint's shared principal when nobody has said otherwise. */
export const usualGrant: readonly string[] = [
  'User.Read',
  'User.ReadBasic.All',
  'Team.ReadBasic.All',
  'Channel.ReadBasic.All',
  'TeamMember.Read.All',
  'ChannelMember.Read.All',
  'ChannelMessage.Send',
  'ChannelMessage.Read.All'
];

/**
 * The delegated scopes that each call accepts, the least first, as Graph's reference lists them
 * (https://learn.microsoft.com/graph/permissions-reference).
 */
const accepted = {
  me: ['User.Read', 'User.ReadWrite', 'User.ReadBasic.All', 'User.Read.All', 'User.ReadWrite.All'],
  users: ['User.ReadBasic.All', 'User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All'],
  joinedTeams: [
    'Team.ReadBasic.All',
    'TeamSettings.Read.All',
    'User.Read.All',
    'Directory.Read.All',
    'Group.Read.All',
    'Group.ReadWrite.All'
  ],
  team: [
    'Team.ReadBasic.All',
    'TeamSettings.Read.All',
    'TeamSettings.ReadWrite.All',
    'Group.Read.All',
    'Group.ReadWrite.All'
  ],
  channels: [
    'Channel.ReadBasic.All',
    'ChannelSettings.Read.All',
    'ChannelSettings.ReadWrite.All',
    'Group.Read.All',
    'Group.ReadWrite.All'
  ],
  members: ['TeamMember.Read.All', 'TeamMember.ReadWrite.All', 'Group.Read.All', 'Group.ReadWrite.All'],
  channelMembers: ['ChannelMember.Read.All', 'ChannelMember.ReadWrite.All'],
  readMessages: ['ChannelMessage.Read.All', 'Group.Read.All', 'Group.ReadWrite.All'],
  sendMessage: ['ChannelMessage.Send', 'Group.ReadWrite.All']
} as const;

export type Operation = keyof typeof accepted;

/** Every scope that means something here; a grant of others is a typing error. */
export const knownScopes: ReadonlySet<string> = new Set(Object.values(accepted).flat());

/** Refuses a call that no granted scope allows; the directory and Teams word it differently. */
export function checkScope(operation: Operation, granted: readonly string[]): void {
  const needed: readonly string[] = accepted[operation];
  if (granted.some(scope => needed.includes(scope))) return;
  if (operation === 'me' || operation === 'users') {
    throw new GraphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
  }
  throw new GraphError(
    403,
    'Forbidden',
    `Missing scope permissions on the request. API requires one of '${needed.join(', ')}'. Scopes on the request '${granted.join(', ')}'`
  );
}
