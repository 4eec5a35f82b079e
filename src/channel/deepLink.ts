import type { Channel } from '../domain/post';

/** Longer addresses are cut by clients on the way (Teams' own limit for deep links is 2,048 with what it adds). */
export const longestLink = 1900;
/** A hyperlink column of SharePoint takes this many characters. */
const longestKept = 255;

/** Where the plan is a tab of Teams. */
export interface TabPlace {
  /** The Teams app's id: the manifest's. */
  appId: string;
  /** What the tab's configuration called the plan. */
  entityId: string;
}

/** What a deep link and a Teams context call an action. */
export function subPageOf(actionId: number): string {
  return `action-${String(actionId)}`;
}

/** The action that a Teams context names; undefined for anything but `action-<id>`. */
export function actionOfSubPage(subPage: string | undefined): number | undefined {
  const id = Number(/^action-([1-9]\d{0,15})$/.exec(subPage ?? '')?.[1]);
  return Number.isSafeInteger(id) ? id : undefined;
}

/**
 * A deep link to the plan's tab, at an action where one is given
 * (https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application). It holds ids and
 * nothing that was written in the plan. Where it would be too long even without its label it is `webUrl` itself.
 */
export function deepLink(
  place: TabPlace,
  webUrl: string,
  options: { actionId?: number | undefined; channelId?: string | undefined; label?: string } = {}
): string {
  const { actionId, channelId, label } = options;
  const context = {
    ...(actionId === undefined ? {} : { subEntityId: subPageOf(actionId) }),
    ...(channelId === undefined ? {} : { channelId })
  };
  const link = (withLabel: boolean): string => {
    const query = [
      ['webUrl', webUrl],
      ...(withLabel && label !== undefined ? [['label', label]] : []),
      ...(Object.keys(context).length === 0 ? [] : [['context', JSON.stringify(context)]])
    ].map(([key = '', value = '']) => `${key}=${encodeURIComponent(value)}`);
    return `https://teams.microsoft.com/l/entity/${encodeURIComponent(place.appId)}/${encodeURIComponent(place.entityId)}?${query.join('&')}`;
  };
  return [link(true), link(false)].find(one => one.length < longestLink) ?? webUrl;
}

/** Teams' page for sharing a link with a message; `carriesText` is false where the message would make it too long. */
export function shareLink(href: string, text: string): { url: string; carriesText: boolean } {
  const bare = `https://teams.microsoft.com/share?href=${encodeURIComponent(href)}`;
  // A lone surrogate can't be written in an address.
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

/** The channel that Teams' "Get link to channel" names; undefined for any other address. */
export function channelOfLink(link: string): Channel | undefined {
  const found = teamsUrl(link.trim(), 'channel');
  const [id = '', name = ''] = found?.parts ?? [];
  const teamId = found?.url.searchParams.get('groupId') ?? '';
  return guid.test(teamId) && channelId.test(id)
    ? { teamId: teamId.toLowerCase(), channelId: id, name, team: '' }
    : undefined;
}

/** Teams' link to a channel, to be read again by `channelOfLink`. */
export function linkOfChannel({ teamId, channelId: id, name }: Channel, tenantId: string): string {
  const query = tenantId === '' ? '' : `&tenantId=${encodeURIComponent(tenantId)}`;
  const link = (withName: string): string =>
    `https://teams.microsoft.com/l/channel/${encodeURIComponent(id)}/${encodeURIComponent(withName)}?groupId=${teamId}${query}`;
  return [name, 'channel'].map(link).find(one => one.length <= longestKept) ?? link('channel');
}

export interface MessagePlace {
  teamId: string;
  channelId: string;
  messageId: string;
}

/** The message that a kept link names; undefined for any other address. */
export function messageOfLink(link: string): MessagePlace | undefined {
  const found = teamsUrl(link, 'message');
  const [id = '', messageId = ''] = found?.parts ?? [];
  const teamId = found?.url.searchParams.get('groupId') ?? '';
  return guid.test(teamId) && channelId.test(id) && /^\d{1,20}$/.test(messageId)
    ? { teamId, channelId: id, messageId }
    : undefined;
}

/** A post's link as short as it still works, since the list's column takes 255 characters and Teams' own are about as long. */
export function linkToKeep(webUrl: string): string {
  const place = messageOfLink(webUrl);
  if (!place || webUrl.length <= longestKept) return webUrl;
  const url = new URL(webUrl);
  for (const key of ['createdTime', 'parentMessageId', 'teamName', 'channelName', 'allowXTenantAccess', 'tenantId']) {
    if (url.href.length <= longestKept) break;
    url.searchParams.delete(key);
  }
  return url.href;
}
