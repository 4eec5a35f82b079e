import * as React from 'react';
import { loadGuard } from '../../app/guard';
import type { ReadyScreen } from '../../app/store';
import { useApp, useAppState } from '../AppContext';
import { Banner } from '../controls/Banner';
import { Button } from '../controls/Button';
import { FailureMessage } from '../failure/FailureMessage';
import { ColumnProblems } from '../problems/ColumnProblems';
import { ProblemsBanner } from '../problems/ItemProblems';
import { UnsentDrafts } from '../forms/UnsentDrafts';
import { BrokenPart, PartBoundary } from '../shell/BrokenPart';
import { Lazy } from '../shell/Lazy';
import { LazyStrayItems, LazyUnreadNotice } from '../shell/LazyAccess';
import { loadOutboxList, OutboxRegion } from '../outbox/OutboxRegion';
import { hidden } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import { PlanHeader } from './PlanHeader';
import { PlanView } from './PlanView';
import { UnknownZone } from './ZoneDates';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf(() => ({
  root: { display: 'grid', rowGap: 16, gridTemplateColumns: 'minmax(0, 1fr)' },
  hidden
}));

const loadScorecard = (): Promise<typeof import('../scorecard/Scorecard')> =>
  import(/* webpackChunkName: 'scorecard' */ '../scorecard/Scorecard');
const loadPanel = (): Promise<typeof import('../action/ActionPanel')> =>
  import(/* webpackChunkName: 'action-panel' */ '../action/ActionPanel');

/** Prefetches the chunks that the person is likely to need next, since offline they could not be fetched. */
function usePrefetch(): void {
  React.useEffect(() => {
    const timer = setTimeout(() => {
      for (const load of [loadPanel, loadOutboxList, loadGuard]) load().catch(() => undefined);
    }, 1500);
    return () => clearTimeout(timer);
  }, []);
}

/** A plan that has loaded: its header, its notices, the chosen view and the open action. */
export function ReadyPlan({
  screen,
  title,
  onSetUp
}: {
  screen: ReadyScreen;
  title: string;
  /** Opens the check of the set-up. */
  onSetUp(): void;
}): React.ReactElement {
  const {
    plan: words,
    common: { close: closeWord },
    setUp
  } = useWords();
  const classes = useClasses();
  const app = useApp();
  usePrefetch();
  const view = useAppState(state => state.view.view);
  const actionId = useAppState(state => state.view.actionId);
  const { content, asOf, refreshing, refreshFailure } = screen;
  const opening = <p role="status">{words.opening}</p>;
  const refresh = (): void => void app.load();
  const dismiss = React.useCallback((): void => app.openAction(undefined), [app]);
  return (
    <div className={classes.root}>
      <PlanHeader
        plan={content.plan}
        title={title}
        view={view}
        asOf={asOf}
        refreshing={refreshing}
        onShow={app.show}
        onRefresh={refresh}
        onMyActions={app.openMyActions}
      />
      {content.plan.isSample === true && (
        <Banner tone="calm" sign="Info" role="note">
          {words.sample}
        </Banner>
      )}
      {refreshFailure && <FailureMessage failure={refreshFailure} doing="refresh" onRetry={refresh} />}
      <UnknownZone content={content} />
      {content.unread.length > 0 && <LazyUnreadNotice unread={content.unread} onRetry={refresh} onSetUp={onSetUp} />}
      <ColumnProblems columns={content.missingColumns} />
      <ProblemsBanner title={words.planProblems} list="plans" item={content.plan} />
      <PartBoundary resetOn={screen}>
        <OutboxRegion screen={screen} />
        <UnsentDrafts actions={content.actions} />
      </PartBoundary>
      {view === 'scorecard' ? (
        <Lazy load={loadScorecard} fallback={opening}>
          {({ default: Scorecard }) => <Scorecard />}
        </Lazy>
      ) : (
        <PartBoundary resetOn={content}>
          <PlanView content={content} />
        </PartBoundary>
      )}
      {content.rights.managePlan && view !== 'scorecard' && <LazyStrayItems content={content} />}
      {content.rights.setUp && (
        <div>
          <Button look="quiet" onClick={onSetUp}>
            {setUp.check}
          </Button>
        </div>
      )}
      {actionId !== undefined && (
        <Lazy
          load={loadPanel}
          fallback={
            <span className={classes.hidden} role="status">
              {words.opening}
            </span>
          }
          broken={retry => (
            <BrokenPart onRetry={retry}>
              <Button onClick={dismiss}>{closeWord}</Button>
            </BrokenPart>
          )}
        >
          {({ default: ActionPanel }) => <ActionPanel actionId={actionId} onDismiss={dismiss} />}
        </Lazy>
      )}
    </div>
  );
}
