import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { LocalGraph, Team } from '../../sharepoint/graph/index';
import { createDirectory, createGraph } from '../../sharepoint/graph/index';
import { loginsOf, people } from '../../sharepoint/sample/people';
import { startSite } from '../../sharepoint/site/index';
import type { Messages } from '../../src/app/posting';
import { graphOf } from '../../src/channel/graph';
import { messagesOver } from '../../src/channel/send';
import type { Channel } from '../../src/domain/post';

const sites = [
  {
    url: '/sites/plan',
    title: 'Plan',
    owners: loginsOf('owner'),
    members: loginsOf('manager', 'lead', 'member'),
    visitors: loginsOf('reader'),
    channels: [
      'Improvement plan',
      { name: 'Sensitive cases', kind: 'private' as const, people: loginsOf('lead').slice(0, 1) },
      {
        name: 'With the regulator',
        kind: 'shared' as const,
        people: [...loginsOf('lead').slice(0, 1), ...loginsOf('reader')]
      }
    ]
  }
];

/** Graph over HTTP, on the port of a local SharePoint. */
export interface TestGraph {
  origin: string;
  team: Team;
  channel: Channel;
  as(login: string): Messages;
  /** Changes what is granted, what goes wrong (`faults`), or who left (`teams`). */
  set(what: 'scopes' | 'faults' | 'teams', body: object): Promise<void>;
  /** What is in the channel, as Teams itself sees it: newest first. */
  posts(): Promise<
    { id: string; attachments: { id: string }[]; mentions: { mentionText: string }[]; body: { content: string } }[]
  >;
  reply(id: string, login: string): Promise<void>;
  close(): Promise<void>;
}

export async function startTestGraph(): Promise<TestGraph> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'channel-test-'));
  const directory = createDirectory(people, sites);
  // Half a second passes with each look at the clock: a test is quicker than four requests a second.
  let looks = 0;
  const graph: LocalGraph = createGraph({ dataDir, directory, now: () => Date.now() + 500 * ++looks });
  const site = await startSite({
    dataDir,
    port: 0,
    people,
    sites,
    pages: (request, response, login) => graph.answer(request, response, login)
  });
  const { origin } = site;
  const [team] = directory.teams;
  const own = team?.channels.find(one => one.displayName === 'Improvement plan');
  if (!team || !own) throw new Error('There is no channel.');
  const teams = async (address: string, init: { method?: string; body?: object; login?: string } = {}) => {
    const answer = await fetch(
      `${origin}/_graph/v1.0/teams/${team.id}/channels/${encodeURIComponent(own.id)}/messages${address}`,
      {
        method: init.method ?? 'GET',
        ...(init.body ? { body: JSON.stringify(init.body) } : {}),
        headers: {
          Authorization: `Bearer ${init.login ?? loginsOf('owner')[0] ?? ''}`,
          'Content-Type': 'application/json',
          'x-local-app': 'teams'
        }
      }
    );
    if (!answer.ok) throw new Error(await answer.text());
    return answer.json();
  };
  return {
    origin,
    team,
    channel: { teamId: team.id, channelId: own.id, name: own.displayName, team: team.displayName },
    as: login =>
      messagesOver(graphOf({ root: `${origin}/_graph`, getToken: () => Promise.resolve(login) }), () => Date.now()),
    set: async (what, body) => {
      const answer = await fetch(`${origin}/_local/graph/${what}`, { method: 'POST', body: JSON.stringify(body) });
      if (!answer.ok) throw new Error(await answer.text());
    },
    posts: async () => (await teams('')).value,
    reply: async (id, login) => {
      await teams(`/${id}/replies`, { method: 'POST', login, body: { body: { content: 'Thank you.' } } });
    },
    close: async () => {
      await site.close();
      graph.close();
      await rm(dataDir, { recursive: true, force: true });
    }
  };
}
