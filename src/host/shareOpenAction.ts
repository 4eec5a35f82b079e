import type { App } from '../app/store';
import { subPageOfAction } from '../model/subPage';
import { planLink } from '../model/pageLink';
import { known, textOf } from '../model/values';
import type { Teams } from './teams';
import { ifSupported } from './teams';

/**
 * Tells Teams which action is open, so that “Copy link to tab” leads to that action, or to the tab while none is open.
 * `webUrl` is the site's address, for people who open the link outside Teams. Gives a function that ends this.
 */
export function shareOpenAction(
  { teamsJs }: Teams,
  app: Pick<App, 'state' | 'screen'>,
  webUrl: string,
  labelOf: (number: string) => string
): () => void {
  let shared: string | undefined;
  const share = (): void => {
    const screen = app.screen();
    const { view } = app.state.getState();
    if (screen.kind !== 'ready') return;
    const action = screen.content.actions.find(one => one.id === view.actionId);
    const subPageId = action ? subPageOfAction(action.id) : '';
    if (subPageId === (shared ?? '')) return;
    shared = subPageId;
    const place = { webUrl, planId: screen.content.plan.id, page: known(screen.content.plan.page)?.url };
    const link = action
      ? { subPageLabel: labelOf(textOf(action.number)), subPageWebUrl: planLink(place, action.id) }
      : { subPageLabel: '', subPageWebUrl: planLink(place, undefined) };
    ifSupported(() => {
      if (teamsJs.pages.isSupported()) teamsJs.pages.shareDeepLink({ subPageId, ...link });
    });
  };
  share();
  return app.state.subscribe(share);
}
