import type { app } from '@microsoft/teams-js';
import type { Place } from '../app/ports';
import type { Channel } from '../domain/post';

/** What is used of the teams-js that SPFx hands over; a second copy must not be bundled. */
export interface Teams {
  teamsJs: {
    app: Pick<typeof app, 'notifyAppLoaded' | 'notifySuccess' | 'registerOnThemeChangeHandler'>;
    /** Older clients have none. */
    sharing?: TeamsSharing;
  };
  context: TeamsContext;
}

/** Teams' own share dialog, for links. */
export interface TeamsSharing {
  isSupported(): boolean;
  shareWebContent(request: { content: { type: 'URL'; url: string; message?: string; preview?: boolean }[] }): Promise<void>;
}

/** The part of Teams' context that is read; both shapes are in the field. */
export interface TeamsContext {
  theme?: string;
  subEntityId?: string;
  channelId?: string;
  app?: { theme?: string };
  page?: { id?: string; subPageId?: string };
  entityId?: string;
  channel?: { id?: string; displayName?: string };
  channelName?: string;
  team?: { groupId?: string; displayName?: string };
  groupId?: string;
  teamName?: string;
}

/** A channel tab knows its channel; the personal app has none. */
export function placeInTeams({ context }: Teams): Place {
  return context.channel?.id ?? context.channelId ? 'channelTab' : 'personalApp';
}

/** The channel that the tab is in, with its team; undefined in the personal app. */
export function channelInTeams({ context }: Teams): Channel | undefined {
  const channelId = context.channel?.id ?? context.channelId;
  const teamId = context.team?.groupId ?? context.groupId;
  if (!channelId || !teamId) return undefined;
  return { teamId, channelId, name: context.channel?.displayName ?? context.channelName ?? '', team: context.team?.displayName ?? context.teamName ?? '' };
}

/** What the tab's configuration called the plan. */
export function entityInTeams({ context }: Teams): string | undefined {
  return context.page?.id ?? context.entityId;
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
