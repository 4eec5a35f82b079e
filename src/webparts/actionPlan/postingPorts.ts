import type { PostingPorts, ShareDialog } from '../../app/posting';
import type { TeamsTab } from '../../channel/deepLink';
import { channelOfLink, deepLink, linkOfChannel, tabOfText } from '../../channel/deepLink';
import type { GraphConnection } from '../../channel/graph';
import { graphOf } from '../../channel/graph';
import { fit } from '../../channel/message';
import { messagesOver } from '../../channel/send';
import { manualSharing } from '../../channel/manualSharing';
import type { Connection } from '../../data/connection';
import { postStoreOf } from '../../data/posts';
import { isPageOf, planLink } from '../../model/pageLink';
import type { Channel } from '../../domain/post';
import type { Plan } from '../../model/plan';
import { known, textOf } from '../../model/values';

export interface PortOptions {
  graph: GraphConnection;
  connection: Connection;
  tenantId: string;
  /** The tab that the web part itself is. */
  ownTab: TeamsTab | undefined;
  tabChannel: Channel | undefined;
  /** Teams' link to a channel; '' for none. */
  channel: string;
  sharing: ShareDialog | undefined;
  inTeams: boolean;
}

/** Puts together what the app needs for posting. */
export function portsOf({
  graph,
  connection,
  tenantId,
  ownTab,
  tabChannel,
  channel,
  sharing,
  inTeams
}: PortOptions): PostingPorts {
  const named = channelOfLink(channel);
  /** The address in SharePoint: on a page that page's own, in Teams that of the page that the plan keeps. */
  const sharePointLink = (plan: Plan, actionId: number | undefined): string => {
    const { webUrl } = connection;
    const own = inTeams ? undefined : window.location.href;
    const isOwn = own !== undefined && isPageOf(webUrl, new URL(own));
    return planLink({ webUrl, planId: plan.id, page: isOwn ? own : known(plan.page)?.url }, actionId);
  };
  return {
    messages: messagesOver(graphOf(graph), connection.now),
    sharing: manualSharing(
      inTeams
        ? (sharing ?? {
            isSupported: () => false,
            shareWebContent: () => Promise.reject(new Error('This Teams client has no share dialog.'))
          })
        : undefined
    ),
    store: postStoreOf(connection),
    ownChannels: [tabChannel, named].filter((one): one is Channel => one !== undefined),
    channelOf: channelOfLink,
    linkOf: one => ({ url: linkOfChannel(one, tenantId), text: one.name }),
    linksTo: (plan, actionId) => {
      const sharePoint = sharePointLink(plan, actionId);
      const tab = ownTab ?? tabOfText(textOf(plan.teamsTab));
      return { teams: tab ? deepLink(tab, sharePoint, { actionId }) : sharePoint, sharePoint };
    },
    fit
  };
}
