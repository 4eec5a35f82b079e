import * as teamsJs from '@microsoft/teams-js';
import * as v from 'valibot';
import type { TeamsConnection } from '../../../sharepoint/page/browser/webPartPage';

/** teams-js's own older context, which SPFx hands on as `sdks.microsoftTeams.context`. */
function legacyContext(): Promise<unknown> {
  return new Promise((resolve) => teamsJs.getContext(resolve));
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

/**
 * Connects to the frame around this page through the real teams-js. A local origin is not among those that
 * teams-js trusts by itself, so it is passed.
 */
export async function connectToTeams(): Promise<TeamsConnection> {
  await teamsJs.app.initialize([window.location.origin]);
  const [context, legacy] = await Promise.all([teamsJs.app.getContext(), legacyContext()]);
  followTheme();
  return { teamsJs, context: legacy, theme: context.app.theme };
}
