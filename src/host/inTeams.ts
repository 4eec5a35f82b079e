import type { Place } from '../app/ports';
import type { App, Screen } from '../app/store';
import type { Failure } from '../domain/failure';
import type { Channel } from '../domain/post';
import type { Teams, TeamsSharing } from './teams';
import {
  channelInTeams,
  contextOfTeams,
  entityInTeams,
  ifAble,
  inTime,
  placeInTeams,
  subPageInTeams,
  themeInTeams
} from './teams';
import { loadingTeller } from './teamsLoading';
import { tellPlace } from './teamsPlace';

/** What people read of the product in Teams' own screens; handed in, since a host words nothing. */
export interface TeamsWords {
  failure(failure: Failure): string;
  /** The name of a link to the action of this number. */
  action(number: string): string;
}

/** Teams around the product: where it is, and what it is told. */
export interface InTeams {
  place: Place;
  theme: string;
  /** What the link that opened the tab asked for. */
  subPageId: string | undefined;
  /** What the tab's configuration called the plan. */
  entityId: string | undefined;
  /** The channel that the tab is in. */
  channel: Channel | undefined;
  sharing: TeamsSharing | undefined;
  /** To be called with each screen that has been drawn. */
  tellDrawn(screen: Screen): void;
  /** To be called once there is something to see that no screen of a plan tells of. */
  tellReady(): void;
  /** Tells Teams which action is open, from now on; answers the way to stop. */
  tellPlace(app: App): () => void;
}

/** Opens the product in Teams, which is waited for two seconds: without its word SharePoint's own has to do. `webUrl` is the site's address; `onTheme` hears of each new theme. */
export async function openInTeams(
  teams: Teams,
  webUrl: string,
  words: TeamsWords,
  onTheme: (name: string) => void
): Promise<InTeams> {
  let newest: string | undefined;
  let isOpen = false;
  ifAble(() =>
    teams.teamsJs.app.registerOnThemeChangeHandler(name => {
      newest = name;
      if (isOpen) onTheme(name);
    })
  );
  const asked = contextOfTeams(teams);
  const context = (await inTime(asked)) ?? {};
  isOpen = true;
  const theme = newest ?? themeInTeams(context);
  // An answer that is late still brings the theme; it moves nobody from what they have begun to read.
  void asked.then(
    late => {
      if (newest === undefined && themeInTeams(late) !== theme) onTheme(themeInTeams(late));
    },
    () => undefined
  );
  const tellDrawn = loadingTeller(teams, words.failure);
  return {
    place: placeInTeams(context, window.location.search),
    theme,
    subPageId: subPageInTeams(context),
    entityId: entityInTeams(context),
    channel: channelInTeams(context),
    sharing: teams.teamsJs.sharing,
    tellDrawn,
    tellReady: () => tellDrawn({ kind: 'noPlan', mayAdd: false }),
    tellPlace: app => tellPlace(teams, app.state, webUrl, words.action)
  };
}
