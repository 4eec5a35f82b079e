import type { PostingPorts } from '../../app/posting';
import type { TabPlace } from '../../channel/deepLink';
import { channelOfLink, deepLink, linkOfChannel } from '../../channel/deepLink';
import type { GraphConnection } from '../../channel/graph';
import { graphOf } from '../../channel/graph';
import { fit } from '../../channel/message';
import { messagesOver } from '../../channel/send';
import type { Sharing } from '../../channel/ways';
import { otherWays } from '../../channel/ways';
import type { Connection } from '../../data/connection';
import { postStoreOf } from '../../data/posts';
import type { Channel } from '../../domain/post';
import { actions } from '../../lists';

export interface PortsPlace {
  graph: GraphConnection;
  connection: Connection;
  tenantId: string;
  tab: TabPlace;
  tabChannel: Channel | undefined;
  /** Teams' link to a channel; '' for none. */
  channel: string;
  sharing: Sharing | undefined;
  inTeams: boolean;
}

/** The address of this page without what is being looked at in it. */
function pageAddress(): URL {
  const page = new URL(window.location.href);
  for (const key of [...page.searchParams.keys()]) page.searchParams.delete(key);
  page.hash = '';
  return page;
}

/** Puts the channel's rooms together for the app. */
export function portsOf({
  graph,
  connection,
  tenantId,
  tab,
  tabChannel,
  channel,
  sharing,
  inTeams
}: PortsPlace): PostingPorts {
  const named = channelOfLink(channel);
  /** On a SharePoint page its own address; in Teams, where no page is known, the list's own form and the site. */
  const sharePointLink = (actionId: number | undefined): string => {
    if (inTeams)
      return actionId === undefined
        ? connection.webUrl
        : `${connection.webUrl}/Lists/${actions.urlName}/DispForm.aspx?ID=${String(actionId)}`;
    const page = pageAddress();
    if (actionId !== undefined) page.searchParams.set('action', String(actionId));
    return page.href;
  };
  return {
    messages: messagesOver(graphOf(graph), connection.now),
    ways: otherWays(
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
    // The channel of a deep link is the one that has the tab, wherever the post goes.
    linksTo: (actionId, to) => {
      const sharePoint = sharePointLink(actionId);
      return { teams: deepLink(tab, sharePoint, { actionId, channelId: (tabChannel ?? to)?.channelId }), sharePoint };
    },
    fit
  };
}
