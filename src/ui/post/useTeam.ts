import * as React from 'react';
import type { PostingPorts } from '../../app/posting';
import type { Failure } from '../../domain/failure';
import type { Channel, Member } from '../../domain/post';
import type { PostSubject } from './compose';
import { leadsOf } from './compose';

/** The people of a channel's team, as far as they may be known. */
export interface Team {
  members: readonly Member[];
  state: 'none' | 'loading' | 'ready' | 'failed';
  failure: Failure | undefined;
  /** Who is mentioned. */
  mentioned: readonly Member[];
  /** Chosen, or owing an update, and not in this team. */
  absent: readonly string[];
  /** The leads of the post's actions who are in the team. */
  leads: readonly Member[];
}

type Read = { kind: 'loading' } | { kind: 'failed'; failure: Failure } | { kind: 'ready'; members: readonly Member[] };

const same = (one: string, other: string): boolean => one !== '' && one.toLowerCase() === other.toLowerCase();

/** Reads who is in the channel's team; `chosen` undefined mentions those whom a reminder is for, without the person (`me`, an e-mail address) who reminds. */
export function useTeam(
  subject: PostSubject,
  ports: PostingPorts,
  channel: Channel | undefined,
  chosen: readonly Member[] | undefined,
  me: string
): Team {
  const teamId = channel?.teamId;
  const [read, setRead] = React.useState<Read>({ kind: 'loading' });
  React.useEffect(() => {
    if (teamId === undefined) return undefined;
    let wanted = true;
    setRead({ kind: 'loading' });
    void ports.messages.members(teamId).then(found => {
      if (wanted)
        setRead(found.ok ? { kind: 'ready', members: found.value } : { kind: 'failed', failure: found.failure });
    });
    return () => {
      wanted = false;
    };
  }, [ports, teamId]);

  if (teamId === undefined)
    return { members: [], state: 'none', failure: undefined, mentioned: [], absent: [], leads: [] };
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
  const asked = leadsOf(subject);
  const leads = members.filter(member => asked.some(lead => same(lead.email, member.email)));
  const wanted = chosen ?? (subject.kind === 'reminder' ? leads.filter(one => !same(one.email, me)) : []);
  const missing = chosen ?? [];
  const missingLeads =
    subject.kind === 'reminder' && chosen === undefined
      ? asked.filter(lead => !members.some(member => same(lead.email, member.email)))
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
