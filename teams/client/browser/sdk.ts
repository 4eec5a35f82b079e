import * as teamsJs from '@microsoft/teams-js';
import * as v from 'valibot';
import type { TeamsConnection } from '../../../sharepoint/page/browser/webPartPage';

/**
 * So long, in milliseconds, is each answer of Teams waited for. SPFx itself would wait for ever
 * (`TeamsEnvironmentManager`); here the web
 * part is shown without a context, to see that it stands on its own.
 */
const patience = 5000;

/** What comes first: the answer, or undefined when there is none in time. */
function inTime<T>(answer: Promise<T>): Promise<T | undefined> {
  return Promise.race([
    answer.catch(() => undefined),
    new Promise<undefined>(resolve => window.setTimeout(() => resolve(undefined), patience))
  ]);
}

/** teams-js's own older context, which SPFx hands on as `sdks.microsoftTeams.context`. */
function legacyContext(): Promise<unknown> {
  return new Promise(resolve => teamsJs.getContext(resolve));
}

const ThemeChange = v.object({ func: v.literal('themeChange'), args: v.tuple([v.string()]) });

/**
 * Follows the theme beside the web part: teams-js keeps one handler only, and that one is the web part's.
 * Registering an empty one has the frame send the message at all.
 */
function followTheme(): void {
  teamsJs.app.registerOnThemeChangeHandler(() => undefined);
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.origin !== window.location.origin || event.source !== window.parent) return;
    const change = v.safeParse(ThemeChange, event.data);
    if (change.success) window.dispatchEvent(new CustomEvent('local-teams-theme', { detail: change.output.args[0] }));
  });
}

/** Has Teams' Save button keep the settings, as SPFx's configuration page does. */
function offerSaving(save: () => Promise<void>): void {
  const { config } = teamsJs.pages;
  const { origin } = window.location;
  const address = new URL(window.location.href);
  address.searchParams.delete('openPropertyPane');
  config.registerOnSaveHandler(event => {
    save()
      .then(() => config.setConfig({ contentUrl: address.href, websiteUrl: origin, suggestedDisplayName: 'Plan' }))
      .then(
        () => event.notifySuccess(),
        () => event.notifyFailure('The settings could not be kept. Try again.')
      );
  });
  config.setValidityState(true);
}

/**
 * Connects to the frame around this page through the real teams-js. A local origin is not among those that
 * teams-js trusts by itself, so it is passed.
 */
export async function connectToTeams(): Promise<TeamsConnection> {
  // Where teams-js's own script puts it on a page, for whoever looks in from the console or a test.
  Object.assign(window, { microsoftTeams: teamsJs });
  await inTime(teamsJs.app.initialize([window.location.origin]));
  const answered = teamsJs.app.isInitialized()
    ? await inTime(Promise.all([teamsJs.app.getContext(), legacyContext()]))
    : undefined;
  followTheme();
  const isConfiguration = new URLSearchParams(window.location.search).has('openPropertyPane');
  return {
    teamsJs,
    context: answered?.[1],
    theme: answered?.[0].app.theme,
    ...(isConfiguration ? { offerSaving } : {})
  };
}
