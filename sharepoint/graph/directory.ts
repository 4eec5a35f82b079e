import { createHash } from 'node:crypto';

/** A person of the tenant, as the starter declares them. */
export interface DirectoryPerson {
  readonly login: string;
  readonly title: string;
  readonly email: string;
  readonly jobTitle?: string;
  readonly department?: string;
}

/** A site with a team: its owners and members are the team's, its visitors are not in it. All are logins. */
export interface TeamSite {
  readonly url: string;
  readonly title: string;
  readonly owners: readonly string[];
  readonly members: readonly string[];
  /** The channels beside General; a name alone is a standard channel. */
  readonly channels?: readonly (string | LimitedChannel)[];
}

/**
 * A channel with people of its own, who are logins. Those of a private channel are in the team; those of a shared one
 * need not be.
 */
export interface LimitedChannel {
  readonly name: string;
  readonly kind: 'private' | 'shared';
  readonly people: readonly string[];
}

/** A user, as Graph names what is known of one. */
export interface User {
  readonly id: string;
  readonly login: string;
  readonly displayName: string;
  readonly mail: string;
  readonly jobTitle: string | null;
  readonly department: string | null;
}

export interface Channel {
  /** `19:…@thread.tacv2`. */
  readonly id: string;
  readonly displayName: string;
  readonly membershipType: 'standard' | 'private' | 'shared';
  /** The logins of the channel's own people; undefined for a standard channel, which has the team's. */
  readonly people: ReadonlySet<string> | undefined;
}

/** A team of Teams: the group behind it, its channels, its people. */
export interface Team {
  /** The group's GUID, which Graph calls the team by. */
  readonly id: string;
  /** What Teams itself calls the team by: the id of its General channel. */
  readonly internalId: string;
  readonly displayName: string;
  readonly site: string;
  readonly channels: readonly Channel[];
  readonly owners: ReadonlySet<string>;
  readonly members: ReadonlySet<string>;
}

/** Who and what there is in the tenant: the one source of the ids that Graph, Teams and SPFx tell. */
export interface Directory {
  readonly tenantId: string;
  readonly users: readonly User[];
  readonly teams: readonly Team[];
}

/** The same text always gives the same GUID, so that ids outlive a restart without being kept. */
function guidOf(text: string): string {
  const hex = createHash('sha256').update(text.toLowerCase()).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function channelOf(site: string, declared: string | LimitedChannel): Channel {
  const displayName = typeof declared === 'string' ? declared : declared.name;
  return {
    id: `19:${guidOf(`channel ${site} ${displayName}`).replaceAll('-', '')}@thread.tacv2`,
    displayName,
    membershipType: typeof declared === 'string' ? 'standard' : declared.kind,
    people: typeof declared === 'string' ? undefined : new Set(declared.people)
  };
}

function teamOf(site: TeamSite): Team {
  const general = channelOf(site.url, 'General');
  return {
    id: guidOf(`team ${site.url}`),
    internalId: general.id,
    displayName: site.title,
    site: site.url,
    channels: [general, ...(site.channels ?? []).map(name => channelOf(site.url, name))],
    owners: new Set(site.owners),
    members: new Set([...site.owners, ...site.members])
  };
}

/** Builds the directory from the tenant's people and the sites that have a team. */
export function createDirectory(people: readonly DirectoryPerson[], sites: readonly TeamSite[]): Directory {
  return {
    tenantId: guidOf('local tenant'),
    users: people.map(({ login, title, email, jobTitle, department }) => ({
      id: guidOf(`user ${login}`),
      login,
      displayName: title,
      mail: email,
      jobTitle: jobTitle ?? null,
      department: department ?? null
    })),
    teams: sites.map(teamOf)
  };
}

/** Finds a user by id or user principal name, in any case of letters. */
export function findUser(directory: Directory, idOrName: string): User | undefined {
  const wanted = idOrName.toLowerCase();
  return directory.users.find(user => user.id === wanted || user.login.toLowerCase() === wanted);
}

export function isMember(team: Team, user: User): boolean {
  return team.members.has(user.login);
}

/** Whether somebody is in a channel: its own people are, and everybody of the team in a standard one. */
export function isInChannel(team: Team, { people }: Channel, user: User): boolean {
  return people ? people.has(user.login) : isMember(team, user);
}
