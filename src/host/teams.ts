import type { app } from '@microsoft/teams-js';
import type { Place } from '../app/ports';

/** What is used of the teams-js that SPFx hands over; a second copy must not be bundled. */
export interface Teams {
  teamsJs: { app: Pick<typeof app, 'notifyAppLoaded' | 'notifySuccess' | 'registerOnThemeChangeHandler' | 'openLink'> };
  context: TeamsContext;
}

/** The part of Teams' context that is read; both shapes are in the field. */
export interface TeamsContext {
  theme?: string;
  subEntityId?: string;
  channelId?: string;
  app?: { theme?: string };
  page?: { subPageId?: string };
  channel?: { id?: string };
}

/** A channel tab knows its channel; the personal app has none. */
export function placeInTeams({ context }: Teams): Place {
  return context.channel?.id ?? context.channelId ? 'channelTab' : 'personalApp';
}

export function themeInTeams({ context }: Teams): string {
  return context.app?.theme ?? context.theme ?? 'default';
}

export function subPageInTeams({ context }: Teams): string | undefined {
  return context.page?.subPageId ?? context.subEntityId;
}

/** Tells Teams that the page is up, so that its own loading screen goes. */
export function tellTeams({ teamsJs }: Teams): void {
  teamsJs.app.notifyAppLoaded();
  void teamsJs.app.notifySuccess();
}

/** Opens the personal app's tab of the Teams app `appId`; `myActions` is its entity in the app's manifest. */
export function openMyActions({ teamsJs }: Teams, appId: string): void {
  void teamsJs.app.openLink(`https://teams.microsoft.com/l/entity/${appId}/myActions`);
}
