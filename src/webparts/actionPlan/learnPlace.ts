import type { App } from '../../app/store';
import type { Connection } from '../../data/connection';
import { isPageOf } from '../../model/pageLink';
import type { PlanContent } from '../../domain/plan';
import type { InTeams } from '../../host/inTeams';
import { ownTabIn } from '../../host/inTeams';
import { plan as planEntity } from '../../model/plan';

export interface LearnOptions {
  app: App;
  connection: Connection;
  teams: InTeams | undefined;
}

/** True where a field is empty and its column is in the site: one that set-up hasn't made yet can't be written. */
function isFree({ plan, missingColumns }: PlanContent, name: 'teamsTab' | 'page'): boolean {
  const { title } = planEntity.fields[name];
  return plan[name] === undefined && !missingColumns.some(one => one.list === planEntity.title && one.column === title);
}

/**
 * Keeps with the plan where it is shown, when a manager opens it there and nothing is kept yet: in a channel tab the tab,
 * as Teams names it, and on a page of the plan's site the page's address. Posts from anywhere else lead there. Where
 * saving fails the next opening tries again. Gives a function that ends this.
 */
export function learnPlace({ app, connection, teams }: LearnOptions): () => void {
  const learn = async (content: PlanContent): Promise<void> => {
    const tab = teams && ownTabIn(teams);
    const here = new URL(window.location.href);
    const isPage = !teams && isPageOf(connection.webUrl, here);
    const wantsTab = tab !== undefined && isFree(content, 'teamsTab');
    const wantsPage = isPage && isFree(content, 'page');
    if (!content.rights.managePlan || !(wantsTab || wantsPage)) return;
    const [{ postStoreOf }, { textOfTab }] = await Promise.all([
      import(/* webpackChunkName: 'learn-place' */ '../../data/posts'),
      import(/* webpackChunkName: 'learn-place' */ '../../channel/deepLink')
    ]);
    const teamsTab = wantsTab ? textOfTab(tab) : undefined;
    const saved = await postStoreOf(connection).savePlace(content.plan, {
      ...(teamsTab !== undefined && { teamsTab }),
      ...(wantsPage && { page: { url: `${here.origin}${here.pathname}`, text: document.title } })
    });
    if (saved.ok) app.replaceItem('plans', saved.value);
  };
  let stop = (): void => undefined;
  const whenReady = (): void => {
    const screen = app.screen();
    if (screen.kind !== 'ready') return;
    stop();
    void learn(screen.content).catch(() => undefined);
  };
  stop = app.state.subscribe(whenReady);
  return () => stop();
}
