import type { app, pages } from '@microsoft/teams-js';
import type { Place } from '../app/ports';
import type { Channel } from '../domain/post';

/** What is used of the teams-js that SPFx hands over; a second copy must not be bundled. */
export interface TeamsSdk {
  app: Pick<
    typeof app,
    | 'notifyAppLoaded'
    | 'notifySuccess'
    | 'notifyFailure'
    | 'notifyExpectedFailure'
    | 'FailedReason'
    | 'ExpectedFailureReason'
    | 'registerOnThemeChangeHandler'
    | 'openLink'
  > & { getContext(): Promise<TeamsContext> };
  pages: Pick<typeof pages, 'isSupported' | 'shareDeepLink'>;
  /** Older clients have none. */
  sharing?: TeamsSharing;
}

/** What SPFx hands a web part that runs in Teams. */
export interface Teams {
  teamsJs: TeamsSdk;
  /** Undefined where SPFx had no answer of Teams. */
  context: TeamsContext | undefined;
}

/** Teams' own share dialog, for links. */
export interface TeamsSharing {
  isSupported(): boolean;
  shareWebContent(request: {
    content: { type: 'URL'; url: string; message?: string; preview?: boolean }[];
  }): Promise<void>;
}

/** The part of Teams' context that is read; both shapes are in the field. */
export interface TeamsContext {
  theme?: string;
  entityId?: string;
  subEntityId?: string;
  channelId?: string;
  app?: { theme?: string };
  page?: { id?: string; subPageId?: string };
  channel?: { id?: string; displayName?: string };
  channelName?: string;
  team?: { groupId?: string; displayName?: string };
  groupId?: string;
  teamName?: string;
}

/** So long, in milliseconds, is an answer of Teams waited for: it may never come (teams-js sets no limit of its own). */
const patienceMilliseconds = 2000;

/** What comes in time, or undefined; a refusal counts as no answer. */
export function inTime<T>(answer: Promise<T>, milliseconds = patienceMilliseconds): Promise<T | undefined> {
  return new Promise(resolve => {
    const timer = setTimeout(() => resolve(undefined), milliseconds);
    answer.then(resolve, () => resolve(undefined)).finally(() => clearTimeout(timer));
  });
}

/** Does what Teams may not be able to do here; the product is whole without it. */
export function ifAble<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}

/** Teams' context as SPFx handed it over, else as Teams tells it, which may be never. */
export function contextOfTeams({ teamsJs, context }: Teams): Promise<TeamsContext> {
  const asked = context ?? ifAble(() => teamsJs.app.getContext());
  return asked === undefined ? Promise.resolve({}) : Promise.resolve(asked);
}

/** A channel tab knows its channel; the personal app has none, and SPFx's address of it says so where Teams doesn't. */
export function placeInTeams(context: TeamsContext, search: string): Place {
  if ((context.channel?.id ?? context.channelId) !== undefined) return 'channelTab';
  const isTold = Object.keys(context).length > 0;
  return isTold || new URLSearchParams(search).has('personal') ? 'personalApp' : 'channelTab';
}

/** The channel that the tab is in, with its team; undefined in the personal app. */
export function channelInTeams(context: TeamsContext): Channel | undefined {
  const channelId = context.channel?.id ?? context.channelId;
  const teamId = context.team?.groupId ?? context.groupId;
  if (!channelId || !teamId) return undefined;
  return {
    teamId,
    channelId,
    name: context.channel?.displayName ?? context.channelName ?? '',
    team: context.team?.displayName ?? context.teamName ?? ''
  };
}

/** What the tab's configuration called the plan. */
export function entityInTeams(context: TeamsContext): string | undefined {
  return context.page?.id ?? context.entityId;
}

export function themeInTeams(context: TeamsContext): string {
  return context.app?.theme ?? context.theme ?? 'default';
}

export function subPageInTeams(context: TeamsContext): string | undefined {
  return context.page?.subPageId ?? context.subEntityId;
}

/** Opens the personal app's tab of the Teams app `appId`; `myActions` is its entity in the app's manifest. */
export function openMyActions({ teamsJs }: Teams, appId: string): void {
  void ifAble(() => teamsJs.app.openLink(`https://teams.microsoft.com/l/entity/${appId}/myActions`));
}
