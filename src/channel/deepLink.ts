import type { Channel } from '../domain/post';
import { textLimit } from '../model/field';
import { subPageOfAction } from '../model/subPage';

/**
 * The longest address that is used, in characters: some clients cut longer ones (Teams allows 2,048 with what it adds
 * itself).
 */
export const longestLink = 1900;
/** The longest address that a hyperlink column of SharePoint takes, in characters. */
const hyperlinkLimit = 255;

/** The tab of Teams that shows the plan, as Teams itself names it. */
export interface TeamsTab {
  /** The app's id in the organisation's catalogue, which isn't the manifest's. */
  appId: string;
  /** The entity id of the tab: `sharepointtab_<guid>` for a tab that SPFx has made. */
  entityId: string;
  channelId: string;
}

/** A tab as the plan keeps it; undefined where it is too long for its column. `tabOfText` reads it. */
export function textOfTab({ appId, entityId, channelId: id }: TeamsTab): string | undefined {
  const text = [appId, entityId, id].map(encodeURIComponent).join('/');
  return text.length <= textLimit ? text : undefined;
}

/** The tab that a plan keeps; undefined for any other text. */
export function tabOfText(text: string): TeamsTab | undefined {
  try {
    const [appId = '', entityId = '', id = '', ...more] = text.split('/').map(decodeURIComponent);
    return guid.test(appId) && entityId !== '' && channelId.test(id) && more.length === 0
      ? { appId, entityId, channelId: id }
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A deep link to the plan's tab, and to an action in it where one is given
 * (https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application). Apart from the
 * label it holds only ids, nothing that people wrote. Where it would be too long even without the label it is `webUrl`.
 */
export function deepLink(
  tab: TeamsTab,
  webUrl: string,
  options: { actionId?: number | undefined; label?: string } = {}
): string {
  const { actionId, label } = options;
  const context = {
    ...(actionId === undefined ? {} : { subEntityId: subPageOfAction(actionId) }),
    channelId: tab.channelId
  };
  const link = (withLabel: boolean): string => {
    const query = [
      ['webUrl', webUrl],
      ...(withLabel && label !== undefined ? [['label', label]] : []),
      ['context', JSON.stringify(context)]
    ].map(([key = '', value = '']) => `${key}=${encodeURIComponent(value)}`);
    return `https://teams.microsoft.com/l/entity/${encodeURIComponent(tab.appId)}/${encodeURIComponent(tab.entityId)}?${query.join('&')}`;
  };
  return [link(true), link(false)].find(one => one.length < longestLink) ?? webUrl;
}

/**
 * The address of Teams' page for sharing a link with a message; `carriesText` is false where the message would make it
 * too long and was left out.
 */
export function shareLink(href: string, text: string): { url: string; carriesText: boolean } {
  const bare = `https://teams.microsoft.com/share?href=${encodeURIComponent(href)}`;
  // A lone surrogate can't be encoded in an address.
  const whole = `${bare}&msgText=${encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'))}`;
  return whole.length < longestLink ? { url: whole, carriesText: true } : { url: bare, carriesText: false };
}

const teamsHosts: readonly string[] = ['teams.microsoft.com', 'teams.cloud.microsoft'];

function teamsUrl(link: string, what: 'channel' | 'message'): { url: URL; parts: string[] } | undefined {
  if (!URL.canParse(link)) return undefined;
  const url = new URL(link);
  if (url.protocol !== 'https:' || !teamsHosts.includes(url.hostname)) return undefined;
  try {
    const [first, second, ...parts] = url.pathname
      .split('/')
      .filter(part => part !== '')
      .map(decodeURIComponent);
    return first === 'l' && second === what ? { url, parts } : undefined;
  } catch {
    return undefined;
  }
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const channelId = /^19:[^/\s]{1,200}@thread\.(tacv2|skype)$/;

/** The channel of a link that Teams' “Get link to channel” gives; undefined for any other address. */
export function channelOfLink(link: string): Channel | undefined {
  const found = teamsUrl(link.trim(), 'channel');
  const [id = '', name = ''] = found?.parts ?? [];
  const teamId = found?.url.searchParams.get('groupId') ?? '';
  return guid.test(teamId) && channelId.test(id)
    ? { teamId: teamId.toLowerCase(), channelId: id, name, team: '' }
    : undefined;
}

/** Teams' link to a channel, short enough for a hyperlink column where possible. `channelOfLink` reads it. */
export function linkOfChannel({ teamId, channelId: id, name }: Channel, tenantId: string): string {
  const query = tenantId === '' ? '' : `&tenantId=${encodeURIComponent(tenantId)}`;
  const link = (withName: string): string =>
    `https://teams.microsoft.com/l/channel/${encodeURIComponent(id)}/${encodeURIComponent(withName)}?groupId=${teamId}${query}`;
  return [name, 'channel'].map(link).find(one => one.length <= hyperlinkLimit) ?? link('channel');
}

/** The ids by which Microsoft Graph finds a message of a channel. */
export interface MessageIds {
  teamId: string;
  channelId: string;
  messageId: string;
}

/** The message that a Teams link opens; undefined for any other address. */
export function messageOfLink(link: string): MessageIds | undefined {
  const found = teamsUrl(link, 'message');
  const [id = '', messageId = ''] = found?.parts ?? [];
  const teamId = found?.url.searchParams.get('groupId') ?? '';
  return guid.test(teamId) && channelId.test(id) && /^\d{1,20}$/.test(messageId)
    ? { teamId, channelId: id, messageId }
    : undefined;
}

/**
 * A post's link without query keys that it also works without, as far as that is needed to fit into a hyperlink column.
 */
export function shortMessageLink(webUrl: string): string {
  if (!messageOfLink(webUrl) || webUrl.length <= hyperlinkLimit) return webUrl;
  const url = new URL(webUrl);
  for (const key of ['createdTime', 'parentMessageId', 'teamName', 'channelName', 'allowXTenantAccess', 'tenantId']) {
    if (url.href.length <= hyperlinkLimit) break;
    url.searchParams.delete(key);
  }
  return url.href;
}
