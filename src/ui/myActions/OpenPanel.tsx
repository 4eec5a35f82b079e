import * as React from 'react';
import { AppProvider } from '../AppContext';
import { Later } from '../Later';
import { PostingProvider } from '../post/PostingContext';
import { usePersonalState, usePostingIn } from './PersonalContext';

const loadPanel = (): Promise<typeof import('../action/ActionPanel')> =>
  import(/* webpackChunkName: 'action-panel' */ '../action/ActionPanel');

/** The panel of the open action, over the app of its own plan. A plan that can't be read says so in its own part. */
export function OpenPanel({ opening }: { opening: React.ReactElement }): React.ReactElement | null {
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
        <Later key={open.key} load={loadPanel} meanwhile={opening}>
          {({ default: ActionPanel }) => <ActionPanel actionId={open.actionId} onDismiss={dismiss} />}
        </Later>
      </PostingProvider>
    </AppProvider>
  );
}
