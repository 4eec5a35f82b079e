import * as React from 'react';
import type { OpenPlan } from '../../app/personal';
import { entities } from '../../model';
import { problemsOf } from '../../model/entity';
import type { Screen } from '../../app/store';
import { AppProvider } from '../AppContext';
import { Banner } from '../controls/Banner';
import { Button } from '../controls/Button';
import { UnsentDrafts } from '../forms/UnsentDrafts';
import { UnknownZone } from '../plan/ZoneDates';
import { FailureMessage } from '../failure/FailureMessage';
import { ColumnProblems } from '../problems/ColumnProblems';
import { ProblemsBanner } from '../problems/ItemProblems';
import { PartBoundary } from '../shell/BrokenPart';
import { LazyAbsentPlan, LazyUnreadNotice } from '../shell/LazyAccess';
import { stylesOf } from '../theme/useStyles';
import type { Words } from '../words/words';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  root: { display: 'grid', rowGap: 8, gridTemplateColumns: 'minmax(0, 1fr)' },
  title: {
    margin: 0,
    fontSize: theme.fonts.medium.fontSize,
    fontWeight: 600,
    lineHeight: '20px',
    overflowWrap: 'anywhere'
  },
  site: { color: tokens.quiet, fontWeight: 400 },
  loading: { margin: 0, color: tokens.quiet }
}));

/** The message about a plan that failed to load or is incomplete; undefined where there is nothing to report. */
function problemOf(plan: OpenPlan, words: Words): React.ReactElement | undefined {
  const load = (): void => void plan.app.load();
  const { screen } = plan;
  switch (screen.kind) {
    case 'loading':
      return undefined;
    case 'failed':
      return (
        <FailureMessage
          failure={screen.failure}
          doing="read"
          words={words.myActions.unread(screen.failure)}
          onRetry={load}
        />
      );
    case 'noPlan':
      return (
        <Banner tone="warn" sign="Warning" role="alert" actions={<Button onClick={load}>{words.common.retry}</Button>}>
          {words.myActions.planGone}
        </Banner>
      );
    case 'notSetUp':
    case 'noAccess':
    case 'incomplete':
    case 'planGone':
      return (
        <AppProvider value={plan.app}>
          <LazyAbsentPlan screen={screen} onCheckAgain={load} />
        </AppProvider>
      );
    case 'ready':
      return incompleteMessage(screen, plan, load, words);
  }
}

function incompleteMessage(
  { refreshFailure, content }: Extract<Screen, { kind: 'ready' }>,
  { app }: OpenPlan,
  load: () => void,
  words: Words
): React.ReactElement | undefined {
  if (refreshFailure) return <FailureMessage failure={refreshFailure} doing="refresh" onRetry={load} />;
  if (content.unread.length > 0)
    return (
      <AppProvider value={app}>
        <LazyUnreadNotice unread={content.unread} onRetry={load} />
      </AppProvider>
    );
  const { plan, missingColumns, unknownZone } = content;
  if (missingColumns.length === 0 && unknownZone === undefined && problemsOf(entities.plans, plan).length === 0)
    return undefined;
  return (
    <>
      <ColumnProblems columns={missingColumns} />
      {unknownZone !== undefined && <UnknownZone content={content} />}
      <ProblemsBanner title={words.plan.planProblems} list="plans" item={plan} />
    </>
  );
}

function PlanProblem({ plan, children }: { plan: OpenPlan; children: React.ReactElement }): React.ReactElement {
  const words = useWords().myActions;
  const classes = useClasses();
  const { title, siteTitle } = plan.chosen;
  const name = title === '' ? words.untitled : title;
  return (
    <section className={classes.root} aria-label={name}>
      <h3 className={classes.title}>
        {name} <span className={classes.site}>{siteTitle}</span>
      </h3>
      {children}
    </section>
  );
}

interface PlanProblemsProps {
  plans: readonly OpenPlan[];
  writingIn: { plan: string; actionId: number } | undefined;
}

/** Lists each plan that is loading, failed or incomplete, and the unsent drafts of each plan that is ready. */
export function PlanProblems({ plans, writingIn }: PlanProblemsProps): React.ReactElement {
  const words = useWords();
  const classes = useClasses();
  const anySettled = plans.some(plan => plan.screen.kind !== 'loading');
  return (
    <>
      {plans.map(plan => {
        const problem = problemOf(plan, words);
        const { key, screen, app, chosen } = plan;
        const slow = screen.kind === 'loading' && screen.slow;
        return (
          <React.Fragment key={key}>
            {problem && (
              <PlanProblem plan={plan}>
                <PartBoundary resetOn={screen}>{problem}</PartBoundary>
              </PlanProblem>
            )}
            {screen.kind === 'loading' && (anySettled || slow) && (
              <p className={classes.loading} role="status">
                {words.myActions.loadingPlan(chosen.title)} {slow && words.common.stillLoading}
              </p>
            )}
            {screen.kind === 'ready' && (
              <AppProvider value={app}>
                <UnsentDrafts
                  actions={screen.content.actions.filter(
                    action => !(writingIn?.plan === key && writingIn.actionId === action.id)
                  )}
                />
              </AppProvider>
            )}
          </React.Fragment>
        );
      })}
    </>
  );
}
