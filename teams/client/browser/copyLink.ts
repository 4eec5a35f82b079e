import { catalogueAppId } from '../catalogue';
import { announce, byId } from './dom';
import type { Surroundings, ToldPlace } from './host';

/** The link that “Copy link to tab” gives: to the tab, at what the app last told of its place. */
export function linkToTab(
  { app, entityId, channelId, teamId, tenantId }: Surroundings,
  place: ToldPlace | undefined
): string {
  const url = new URL(`https://teams.microsoft.com/l/entity/${catalogueAppId}/${encodeURIComponent(entityId)}`);
  if (place && place.webUrl !== '') url.searchParams.set('webUrl', place.webUrl);
  if (place && place.label !== '') url.searchParams.set('label', place.label);
  const context = {
    subEntityId: place && place.subPageId !== '' ? place.subPageId : null,
    ...(app === 'tab' ? { channelId } : {})
  };
  url.searchParams.set('context', JSON.stringify(context));
  if (app === 'tab') url.searchParams.set('groupId', teamId);
  url.searchParams.set('tenantId', tenantId);
  return url.href;
}

/** Copies a link, and says so; where the browser doesn't let it, the link is shown to be copied. */
export async function copyLink(link: string): Promise<void> {
  byId('announcement').dataset['link'] = link;
  try {
    await navigator.clipboard.writeText(link);
    announce('Link copied.');
  } catch {
    const shown = document.createElement('code');
    shown.textContent = link;
    announce('Copy this link: ', shown);
  }
}
