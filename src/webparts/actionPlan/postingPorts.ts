import type { PostingPorts, ShareDialog } from '../../app/posting';
import type { TeamsTab } from '../../channel/deepLink';
import { channelOfLink, deepLink, linkOfChannel } from '../../channel/deepLink';
import type { GraphConnection } from '../../channel/graph';
import { graphOf } from '../../channel/graph';
import { fit } from '../../channel/message';
import { messagesOver } from '../../channel/send';
import { manualSharing } from '../../channel/manualSharing';
import type { Connection } from '../../data/connection';
import { postStoreOf } from '../../data/posts';
import type { Channel } from '../../domain/post';
import { action } from '../../model/action';

export interface PortOptions {
  graph: GraphConnection;
  connection: Connection;
  tenantId: string;
  tab: TeamsTab;
  tabChannel: Channel | undefined;
  /** Teams' link to a channel; '' for none. */
  channel: string;
  sharing: ShareDialog | undefined;
  inTeams: boolean;
}

/** The address of this page without query and fragment. */
function pageAddress(): URL {
  const page = new URL(window.location.href);
  for (const key of [...page.searchParams.keys()]) page.searchParams.delete(key);
  page.hash = '';
  return page;
}

/** Puts together what the app needs for posting. */
export function portsOf({
  graph,
  connection,
  tenantId,
  tab,
  tabChannel,
  channel,
  sharing,
  inTeams
}: PortOptions): PostingPorts {
  const named = channelOfLink(channel);
  /**
   * The address in SharePoint: on a page that page's own. In Teams, where no page is known, the action's form in its
   * list, or the site.
   */
  const sharePointLink = (actionId: number | undefined): string => {
    if (inTeams)
      return actionId === undefined
        ? connection.webUrl
        : `${connection.webUrl}/Lists/${action.urlName}/DispForm.aspx?ID=${String(actionId)}`;
    const page = pageAddress();
    if (actionId !== undefined) page.searchParams.set('action', String(actionId));
    return page.href;
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
    // The deep link names the channel that has the tab, whichever channel the post goes to.
    linksTo: (actionId, to) => {
      const sharePoint = sharePointLink(actionId);
      return { teams: deepLink(tab, sharePoint, { actionId, channelId: (tabChannel ?? to)?.channelId }), sharePoint };
    },
    fit
  };
}
