import type { AppState } from '../app/store';
import type { Teams } from './teams';
import { ifAble } from './teams';

/** A state that can be read and listened to. */
interface State {
  getState(): AppState;
  subscribe(listener: () => void): () => void;
}

/** The sub-page by which a Teams link names an action; `subPageInTeams` hands it back. */
export function subPageOfAction(actionId: number): string {
  return `action-${actionId}`;
}

/**
 * Tells Teams which action is open, so that “Copy link to tab” leads to it; the tab itself when it is closed.
 * `webUrl` is the site, for whoever opens the link outside Teams; a link carries ids only. Answers the way to stop.
 */
export function tellPlace(
  { teamsJs }: Teams,
  state: State,
  webUrl: string,
  labelOf: (number: string) => string
): () => void {
  let told: string | undefined;
  const tell = (): void => {
    const { screen, view } = state.getState();
    if (screen.kind !== 'ready') return;
    const action = screen.content.actions.find(one => one.id === view.actionId);
    const subPageId = action ? subPageOfAction(action.id) : '';
    if (subPageId === (told ?? '')) return;
    told = subPageId;
    const link = action
      ? { subPageLabel: labelOf(action.number), subPageWebUrl: `${webUrl}?action=${action.id}` }
      : { subPageLabel: '', subPageWebUrl: webUrl };
    ifAble(() => {
      if (teamsJs.pages.isSupported()) teamsJs.pages.shareDeepLink({ subPageId, ...link });
    });
  };
  tell();
  return state.subscribe(tell);
}
