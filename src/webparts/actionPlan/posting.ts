import type { WebPartContext } from '@microsoft/sp-webpart-base';
import type { PostingPorts } from '../../app/posting';
import type { Connection } from '../../data/connection';
import { ownTabIn } from '../../host/inTeams';
import type { InTeams } from '../../host/inTeams';
import type { PostingOffer } from '../../ui/post/PostingContext';

export interface PostingOptions {
  posting?: boolean;
  /** Teams' link to the channel that the settings name. */
  channel?: string;
  context: Pick<WebPartContext, 'pageContext' | 'aadTokenProviderFactory'>;
  connection: Connection;
  teams: InTeams | undefined;
}

/** Graph's address without the version. The page context holds it, since national clouds have their own. */
function graphRoot({ pageContext }: PostingOptions['context']): string {
  const legacy: unknown = pageContext.legacyPageContext;
  const root =
    typeof legacy === 'object' && legacy !== null && 'msGraphEndpointUrl' in legacy
      ? legacy.msGraphEndpointUrl
      : undefined;
  return typeof root === 'string' && root !== '' ? root.replace(/\/$/, '') : 'https://graph.microsoft.com';
}

/**
 * Offers sharing in Teams, and posting where the settings allow it. The permissions in Graph that posting needs are
 * requested in `config/package-solution.json`; an administrator may refuse any of them:
 * - `ChannelMessage.Send` to post as the person;
 * - `ChannelMessage.Read.All` (an administrator's consent) to find a post whose answer was lost, and to count replies;
 * - `TeamMember.Read.All` to mention people of the team;
 * - `ChannelMember.Read.All` to know who is in a private or shared channel; without it the team's people are offered;
 * - `Team.ReadBasic.All` and `Channel.ReadBasic.All` to choose a channel instead of pasting its link.
 */
export function offerPosting(options: PostingOptions): PostingOffer {
  let loading: Promise<PostingPorts> | undefined;
  const load = (): Promise<PostingPorts> => {
    loading ??= makePorts(options);
    // A chunk that could not be fetched is fetched again the next time.
    loading.catch(() => {
      loading = undefined;
    });
    return loading;
  };
  return { on: options.posting === true, load };
}

async function makePorts({ channel, context, connection, teams }: PostingOptions): Promise<PostingPorts> {
  const { portsOf } = await import(/* webpackChunkName: 'posting' */ './postingPorts');
  return portsOf({
    graph: {
      root: graphRoot(context),
      getToken: async () => (await context.aadTokenProviderFactory.getTokenProvider()).getToken(graphRoot(context))
    },
    connection,
    tenantId: context.pageContext.aadInfo?.tenantId?.toString() ?? '',
    ownTab: teams && ownTabIn(teams),
    tabChannel: teams?.channel,
    channel: channel ?? '',
    sharing: teams?.sharing,
    inTeams: teams !== undefined
  });
}
