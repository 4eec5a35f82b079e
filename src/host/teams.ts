import type { app, pages } from '@microsoft/teams-js';
import type { HostKind } from '../app/ports';
import type { ShareDialog } from '../app/posting';
import type { Channel } from '../domain/post';

/** The part of teams-js that is used. SPFx provides teams-js; a second copy must not be bundled. */
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
  sharing?: ShareDialog;
}

/** What SPFx provides to a web part that runs in Teams. */
export interface Teams {
  teamsJs: TeamsSdk;
  /** Undefined where SPFx got no context from Teams. */
  context: TeamsContext | undefined;
}

/** The part of Teams' context that is read, in the shapes of teams-js 1 and 2, both of which occur. */
export interface TeamsContext {
  theme?: string;
  entityId?: string;
  subEntityId?: string;
  channelId?: string;
  /** `appId` is an object of teams-js whose text is the id. */
  app?: { theme?: string; appId?: { toString(): string } };
  /** As teams-js 1 names `app.appId`. */
  appId?: string;
  page?: { id?: string; subPageId?: string };
  channel?: { id?: string; displayName?: string; ownerGroupId?: string };
  /** As teams-js 1 names `channel.ownerGroupId`. */
  hostTeamGroupId?: string;
  channelName?: string;
  team?: { groupId?: string; displayName?: string };
  groupId?: string;
  teamName?: string;
}

/** How long to wait for an answer of Teams. It may never come, and teams-js has no time limit of its own. */
const timeoutMilliseconds = 2000;

/** The answer, or undefined where it is late or rejects. Never rejects. */
export function answerInTime<T>(answer: Promise<T>, milliseconds = timeoutMilliseconds): Promise<T | undefined> {
  return new Promise(resolve => {
    const timer = setTimeout(() => resolve(undefined), milliseconds);
    answer.then(resolve, () => resolve(undefined)).finally(() => clearTimeout(timer));
  });
}

/** Calls what this Teams client may not support; undefined where it throws. */
export function ifSupported<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch {
    return undefined;
  }
}

/** Teams' context, from SPFx where it has it, else from teams-js, which may never answer. */
export function contextOfTeams({ teamsJs, context }: Teams): Promise<TeamsContext> {
  const asked = context ?? ifSupported(() => teamsJs.app.getContext());
  return asked === undefined ? Promise.resolve({}) : Promise.resolve(asked);
}

/**
 * The kind of host: a context with a channel is a channel tab, one without is the personal app. Without a context the
 * query key `personal` of SPFx's address decides.
 */
export function hostKindInTeams(context: TeamsContext, search: string): HostKind {
  if ((context.channel?.id ?? context.channelId) !== undefined) return 'channelTab';
  const isTold = Object.keys(context).length > 0;
  return isTold || new URLSearchParams(search).has('personal') ? 'personalApp' : 'channelTab';
}

/**
 * The channel that the tab is in, with the team that owns it: a shared channel is also seen from other teams, whose group
 * Graph doesn't find it in. Undefined in the personal app, and where Teams doesn't say whose the channel is.
 */
export function channelInTeams(context: TeamsContext): Channel | undefined {
  const channelId = context.channel?.id ?? context.channelId;
  const teamId =
    (context.channel?.ownerGroupId ?? context.hostTeamGroupId) || (context.team?.groupId ?? context.groupId);
  if (!channelId || !teamId) return undefined;
  return {
    teamId,
    channelId,
    name: context.channel?.displayName ?? context.channelName ?? '',
    team: context.team?.displayName ?? context.teamName ?? ''
  };
}

/** The entity id that the tab was configured with. */
export function entityInTeams(context: TeamsContext): string | undefined {
  return context.page?.id ?? context.entityId;
}

/** The app's id in the organisation's catalogue; older clients don't say it. */
export function appIdInTeams(context: TeamsContext): string | undefined {
  return (context.app?.appId ?? context.appId)?.toString();
}

/** The name of Teams' theme: `default`, `dark` or `contrast`. */
export function themeInTeams(context: TeamsContext): string {
  return context.app?.theme ?? context.theme ?? 'default';
}

/** The sub-page id of the deep link that opened the tab; undefined where there was none. */
export function subPageInTeams(context: TeamsContext): string | undefined {
  return context.page?.subPageId ?? context.subEntityId;
}

/**
 * Opens the personal tab of the Teams app with the id `appId`, which is the catalogue's. The app's manifest gives that tab the entity id
 * `myActions`.
 */
export function openMyActions({ teamsJs }: Teams, appId: string): void {
  void ifSupported(() => teamsJs.app.openLink(`https://teams.microsoft.com/l/entity/${appId}/myActions`));
}
