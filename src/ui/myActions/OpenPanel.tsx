import * as React from 'react';
import { AppProvider } from '../AppContext';
import { Button } from '../controls/Button';
import { BrokenPart } from '../shell/BrokenPart';
import { ZoneDates } from '../plan/ZoneDates';
import { Lazy } from '../shell/Lazy';
import { PostingProvider } from '../post/PostingContext';
import { useWords } from '../words/WordsContext';
import { usePersonalState, usePostingIn } from './PersonalContext';

const loadPanel = (): Promise<typeof import('../action/ActionPanel')> =>
  import(/* webpackChunkName: 'action-panel' */ '../action/ActionPanel');

/**
 * The panel of the open action, connected to the app of the action's own plan. A plan that can't be read is reported by
 * PlanProblems.
 */
export function OpenPanel({ opening }: { opening: React.ReactElement }): React.ReactElement | null {
  const words = useWords().common;
  const open = usePersonalState(state => state.open);
  const plan = usePersonalState(state => state.plans.find(one => one.key === open?.key));
  const app = plan?.app;
  const screen = plan?.screen;
  const posting = usePostingIn(
    plan?.chosen.webUrl,
    screen?.kind === 'ready' && screen.content.plan.channel !== undefined
  );
  const dismiss = React.useCallback((): void => app?.openAction(undefined), [app]);
  if (!open || !app || plan.screen.kind !== 'ready') return null;
  return (
    <AppProvider value={app}>
      <PostingProvider value={posting}>
        <ZoneDates content={plan.screen.content}>
          <Lazy
            key={open.key}
            load={loadPanel}
            fallback={opening}
            broken={retry => (
              <BrokenPart onRetry={retry}>
                <Button onClick={dismiss}>{words.close}</Button>
              </BrokenPart>
            )}
          >
            {({ default: ActionPanel }) => <ActionPanel actionId={open.actionId} onDismiss={dismiss} />}
          </Lazy>
        </ZoneDates>
      </PostingProvider>
    </AppProvider>
  );
}
