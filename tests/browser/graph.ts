/** Calls the local Graph of an origin as somebody; throws what it refuses. */
export async function callGraph<T>(origin: string, path: string, login: string, body?: object): Promise<T> {
  const answer = await fetch(`${origin}/_graph/v1.0/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { Authorization: `Bearer ${login}`, 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) })
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

interface Named {
  id: string;
  displayName: string;
}

/** A team's channel as the ids that links and messages need. */
export interface FoundChannel {
  readonly teamId: string;
  readonly channelId: string;
  /** The path of its messages in Graph. */
  readonly messages: string;
}

/** Finds a channel of somebody's first team by its name. */
export async function findChannel(origin: string, login: string, name = 'Improvement plan'): Promise<FoundChannel> {
  const teams = await callGraph<{ value: Named[] }>(origin, 'me/joinedTeams', login);
  const teamId = teams.value[0]?.id ?? '';
  const channels = await callGraph<{ value: Named[] }>(origin, `teams/${teamId}/channels`, login);
  const channelId = channels.value.find(one => one.displayName === name)?.id ?? '';
  return { teamId, channelId, messages: `teams/${teamId}/channels/${channelId}/messages` };
}

/** A card as JSON text in a message of its own. */
export function messageWith(card: object, words = '<p>An update.</p>'): object {
  return {
    subject: 'Action plan update',
    body: { contentType: 'html', content: `${words}<attachment id="1"></attachment>` },
    attachments: [
      {
        id: '1',
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: JSON.stringify(card)
      }
    ]
  };
}
