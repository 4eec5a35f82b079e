import type { HostKind } from '../app/ports';
import type { ShareDialog } from '../app/posting';
import type { App, Screen } from '../app/store';
import type { Failure } from '../domain/failure';
import type { Channel } from '../domain/post';
import type { Teams } from './teams';
import {
  appIdInTeams,
  channelInTeams,
  contextOfTeams,
  entityInTeams,
  ifSupported,
  answerInTime,
  hostKindInTeams,
  subPageInTeams,
  themeInTeams
} from './teams';
import { loadingNotifier } from './teamsLoading';
import { shareOpenAction } from './shareOpenAction';

/** The product's words in Teams' own screens. */
export interface TeamsWords {
  failure(failure: Failure): string;
  /** The label of a link to the action with this number. */
  action(number: string): string;
}

/** What the product learns from Teams, and how it notifies Teams. */
export interface InTeams {
  hostKind: HostKind;
  theme: string;
  /** The sub-page id of the deep link that opened the tab. */
  subPageId: string | undefined;
  /** The app's id in the organisation's catalogue. */
  appId: string | undefined;
  /** The entity id that the tab was configured with. */
  entityId: string | undefined;
  /** The channel that the tab is in. */
  channel: Channel | undefined;
  sharing: ShareDialog | undefined;
  /** Call this with each screen that has been drawn, so that Teams ends its loading screen. */
  notifyDrawn(screen: Screen): void;
  /** Call this once something is drawn that isn't a plan's screen. */
  notifyReady(): void;
  /** Tells Teams from now on which action is open. Gives a function that ends this. */
  shareOpenAction(app: App): () => void;
}

/**
 * Reads Teams' context, for which it waits two seconds at most. `webUrl` is the site's absolute address; `onTheme` is
 * called with the name of each new theme.
 */
export async function openInTeams(
  teams: Teams,
  webUrl: string,
  words: TeamsWords,
  onTheme: (name: string) => void
): Promise<InTeams> {
  let newest: string | undefined;
  let isOpen = false;
  ifSupported(() =>
    teams.teamsJs.app.registerOnThemeChangeHandler(name => {
      newest = name;
      if (isOpen) onTheme(name);
    })
  );
  const contextRead = contextOfTeams(teams);
  const context = (await answerInTime(contextRead)) ?? {};
  isOpen = true;
  const theme = newest ?? themeInTeams(context);
  // Of a context that comes late only the theme is used, so that the screen doesn't change while somebody reads it.
  void contextRead.then(
    late => {
      if (newest === undefined && themeInTeams(late) !== theme) onTheme(themeInTeams(late));
    },
    () => undefined
  );
  const notifyDrawn = loadingNotifier(teams, words.failure);
  return {
    hostKind: hostKindInTeams(context, window.location.search),
    theme,
    subPageId: subPageInTeams(context),
    appId: appIdInTeams(context),
    entityId: entityInTeams(context),
    channel: channelInTeams(context),
    sharing: teams.teamsJs.sharing,
    notifyDrawn,
    notifyReady: () => notifyDrawn({ kind: 'noPlan', mayAdd: false }),
    shareOpenAction: app => shareOpenAction(teams, app, webUrl, words.action)
  };
}

/** The channel tab that the web part is, as Teams names it; undefined in the personal app and where Teams says less. */
export function ownTabIn({
  hostKind,
  appId,
  entityId,
  channel
}: Pick<InTeams, 'hostKind' | 'appId' | 'entityId' | 'channel'>):
  { appId: string; entityId: string; channelId: string } | undefined {
  if (hostKind !== 'channelTab' || !appId || !entityId || !channel) return undefined;
  return { appId, entityId, channelId: channel.channelId };
}
