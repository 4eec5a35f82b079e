import * as React from 'react';
import type { PostingPorts } from '../../app/posting';
import type { Failure } from '../../domain/failure';
import type { Channel, Member } from '../../domain/post';
import type { PostSubject } from './compose';
import { leadsOf } from './compose';

/** The members of the channel's team, and who of them to mention. */
export interface Team {
  members: readonly Member[];
  state: 'none' | 'loading' | 'ready' | 'failed';
  failure: Failure | undefined;
  /** The members that the post mentions. */
  mentioned: readonly Member[];
  /** Names of people who were chosen, or owe an update, but are not in this team. */
  absent: readonly string[];
  /** The leads of the post's actions who are in the team. */
  leads: readonly Member[];
}

type Read = { kind: 'loading' } | { kind: 'failed'; failure: Failure } | { kind: 'ready'; members: readonly Member[] };

const same = (one: string, other: string): boolean => one !== '' && one.toLowerCase() === other.toLowerCase();

/**
 * Reads the members of the channel's team. While `chosen` is undefined, a reminder mentions the leads of its actions,
 * except the person who sends it (`me`, an e-mail address).
 */
export function useTeam(
  subject: PostSubject,
  ports: PostingPorts,
  channel: Channel | undefined,
  chosen: readonly Member[] | undefined,
  me: string
): Team {
  const key = channel && `${channel.teamId} ${channel.channelId}`;
  const [read, setRead] = React.useState<Read>({ kind: 'loading' });
  React.useEffect(() => {
    if (!channel) return undefined;
    let wanted = true;
    setRead({ kind: 'loading' });
    void ports.messages.members(channel).then(found => {
      if (wanted)
        setRead(found.ok ? { kind: 'ready', members: found.value } : { kind: 'failed', failure: found.failure });
    });
    return () => {
      wanted = false;
    };
    // The channel is another object each time that the post is drawn.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [ports, key]);

  if (!channel) return { members: [], state: 'none', failure: undefined, mentioned: [], absent: [], leads: [] };
  if (read.kind !== 'ready') {
    return {
      members: [],
      state: read.kind,
      failure: read.kind === 'failed' ? read.failure : undefined,
      mentioned: chosen ?? [],
      absent: [],
      leads: []
    };
  }
  const { members } = read;
  const allLeads = leadsOf(subject);
  const leads = members.filter(member => allLeads.some(lead => same(lead.email, member.email)));
  const wanted = chosen ?? (subject.kind === 'reminder' ? leads.filter(one => !same(one.email, me)) : []);
  const missing = chosen ?? [];
  const missingLeads =
    subject.kind === 'reminder' && chosen === undefined
      ? allLeads.filter(lead => !members.some(member => same(lead.email, member.email)))
      : [];
  const isHere = (one: Member): boolean => members.some(member => member.id === one.id);
  return {
    members,
    state: 'ready',
    failure: undefined,
    mentioned: wanted.filter(isHere),
    leads,
    absent: [...missing.filter(one => !isHere(one)), ...missingLeads].map(one => one.name)
  };
}
