import type { Clock } from '../../sync/ports';
import type { Host, PlanStore } from '../ports';
import type { SiteState } from './site';
import type { Screen } from './state';

/** How often changes are asked for while the plan is visible. */
export const refreshEveryMilliseconds = 30_000;
/** The shortest time between two requests for changes. */
const shortestGapMilliseconds = 3_000;

export interface WatchOptions {
  screen(): Screen;
  site: SiteState;
  store: Pick<PlanStore, 'readChanges'>;
  host: Pick<Host, 'isVisible' | 'onVisible'>;
  clock: Clock;
}

/**
 * Keeps a plan up to date: asks for changes every half minute while the app is visible and when it becomes visible, one
 * request at a time, and none before a `Retry-After` is over. A form keeps the version that it was opened on, so that
 * nothing typed is ever replaced.
 */
export function watchChanges({ screen, site, store, host, clock }: WatchOptions): {
  watch(): void;
  ask(): void;
  stop(): void;
} {
  let asking = false;
  let notBefore = 0;
  let lastAsked = Number.NEGATIVE_INFINITY;
  let stop = (): void => undefined;

  const ask = async (): Promise<void> => {
    const now = screen();
    if (asking || now.kind !== 'ready' || now.refreshing || !host.isVisible() || clock.now() < notBefore) return;
    asking = true;
    lastAsked = clock.now();
    const before = site.generation();
    const savedBefore = site.saves();
    const found = await store.readChanges();
    asking = false;
    if (before !== site.generation() || screen().kind !== 'ready') return;
    if (!found.ok) {
      // A busy SharePoint is asked again later; meanwhile the heading shows how old the plan is.
      if (found.failure.kind === 'busy')
        notBefore = found.failure.until === undefined ? 0 : Date.parse(found.failure.until);
      else site.failRefresh(found.failure);
      return;
    }
    const { value: changes } = found;
    // Something was saved meanwhile: the answer may be older than that, and would show the old version again.
    if (changes.kind === 'all' || savedBefore !== site.saves()) await site.load();
    else site.applyChanges(changes.kind === 'some' ? changes.lists : undefined, new Date(clock.now()).toISOString());
  };

  return {
    watch: () => {
      stop();
      let cancel = (): void => undefined;
      const again = (): void => {
        cancel = clock.after(refreshEveryMilliseconds, () => {
          void ask();
          again();
        });
      };
      again();
      let cancelLater: (() => void) | undefined;
      const stopSeeing = host.onVisible(() => {
        // In Teams every click into the frame gives it the focus: requests that come too soon become one, a little
        // later.
        const wait = lastAsked + shortestGapMilliseconds - clock.now();
        if (wait <= 0) void ask();
        else
          cancelLater ??= clock.after(wait, () => {
            cancelLater = undefined;
            void ask();
          });
      });
      stop = () => {
        cancel();
        cancelLater?.();
        stopSeeing();
      };
    },
    ask: () => void ask(),
    stop: () => stop()
  };
}
