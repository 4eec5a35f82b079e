import type { WebPartContext } from '@microsoft/sp-webpart-base';
import type { PostingPorts } from '../../app/posting';
import type { Connection } from '../../data/connection';
import type { InTeams } from '../../host/inTeams';
import type { PostingOffer } from '../../ui/post/PostingContext';

export interface PostingPlace {
  posting?: boolean;
  /** Teams' link to the channel that the settings name. */
  channel?: string;
  /** The web part's id, which is the Teams app's too. */
  componentId: string;
  context: Pick<WebPartContext, 'pageContext' | 'aadTokenProviderFactory'>;
  connection: Connection;
  teams: InTeams | undefined;
}

/** Graph's address: SharePoint tells it, since national clouds have their own. */
function graphRoot({ pageContext }: PostingPlace['context']): string {
  const legacy: unknown = pageContext.legacyPageContext;
  const told =
    typeof legacy === 'object' && legacy !== null && 'msGraphEndpointUrl' in legacy
      ? legacy.msGraphEndpointUrl
      : undefined;
  return typeof told === 'string' && told !== '' ? told.replace(/\/$/, '') : 'https://graph.microsoft.com';
}

/**
 * Offers sharing in Teams, and posting where the settings switch it on. What it takes of Graph is asked for in
 * `config/package-solution.json`; each permission may be refused by itself:
 * - `ChannelMessage.Send` to post as the person;
 * - `ChannelMessage.Read.All` (an administrator's consent) to find a post whose answer was lost, and to count replies;
 * - `TeamMember.Read.All` to mention people of the team;
 * - `Team.ReadBasic.All` and `Channel.ReadBasic.All` to choose a channel instead of pasting its link.
 */
export function offerPosting(place: PostingPlace): PostingOffer {
  let loading: Promise<PostingPorts> | undefined;
  const load = (): Promise<PostingPorts> => {
    loading ??= makePorts(place);
    // A chunk that could not be fetched is asked for again.
    loading.catch(() => {
      loading = undefined;
    });
    return loading;
  };
  return { on: place.posting === true, load };
}

async function makePorts({ channel, componentId, context, connection, teams }: PostingPlace): Promise<PostingPorts> {
  const { portsOf } = await import(/* webpackChunkName: 'posting' */ './postingPorts');
  return portsOf({
    graph: {
      root: graphRoot(context),
      getToken: async () => (await context.aadTokenProviderFactory.getTokenProvider()).getToken(graphRoot(context))
    },
    connection,
    tenantId: context.pageContext.aadInfo?.tenantId?.toString() ?? '',
    tab: { appId: componentId, entityId: (teams?.place === 'channelTab' ? teams.entityId : undefined) ?? componentId },
    tabChannel: teams?.channel,
    channel: channel ?? '',
    sharing: teams?.sharing,
    inTeams: teams !== undefined
  });
}
