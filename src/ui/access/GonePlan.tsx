import * as React from 'react';
import type { Removed } from '../../app/ports';
import type { Outcome, Screen } from '../../app/store';
import type { Result } from '../../domain/failure';
import { useApp } from '../AppContext';
import { useIsMounted } from '../controls/focus';
import { Banner } from '../controls/Banner';
import { Button } from '../controls/Button';
import { FailureMessage } from '../failure/FailureMessage';
import { EmptyState } from '../plan/EmptyState';
import { stylesOf } from '../theme/useStyles';
import { useWords } from '../words/WordsContext';

type GoneScreen = Extract<Screen, { kind: 'planGone' }>;

const useClasses = stylesOf((tokens, theme) => ({
  root: { display: 'grid', rowGap: 16 },
  others: { margin: '0 auto', width: '100%', maxWidth: 560 },
  heading: { margin: '0 0 4px', fontSize: theme.fonts.mediumPlus.fontSize, lineHeight: '24px', fontWeight: 600 },
  hint: { margin: '0 0 8px', color: tokens.quiet, lineHeight: '20px' },
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', rowGap: 8 },
  outcome: { margin: '12px auto 0', maxWidth: 480, textAlign: 'left' }
}));

/** What is known about the removal of a plan; undefined while it is looked up. */
function useRemoval(planId: number | undefined): Result<Removed | undefined> | undefined {
  const app = useApp();
  const isMounted = useIsMounted();
  const [found, setFound] = React.useState<Result<Removed | undefined>>();
  React.useEffect(() => {
    if (planId === undefined) return;
    void app.findRemoved('plans', planId).then(removed => {
      if (isMounted.current) setFound(removed);
    });
  }, [app, planId, isMounted]);
  return planId === undefined ? { ok: true, value: undefined } : found;
}

/** Restores the plan from the recycle bin; it shows as soon as SharePoint has put it back. */
function PutBack({ planId }: { planId: number }): React.ReactElement {
  const words = useWords();
  const classes = useClasses();
  const app = useApp();
  const isMounted = useIsMounted();
  const [outcome, setOutcome] = React.useState<Outcome | 'running'>();
  const restore = async (): Promise<void> => {
    setOutcome('running');
    const restored = await app.run('plan.restore', { planId });
    if (isMounted.current) setOutcome(restored);
  };
  if (outcome === 'running' || (outcome !== undefined && outcome.kind === 'saved'))
    return <p role="status">{words.access.gone.restoring}</p>;
  return (
    <>
      {outcome === undefined || outcome.kind === 'failed' ? (
        <Button look="primary" onClick={() => void restore()}>
          {words.access.gone.restore}
        </Button>
      ) : (
        <div className={classes.outcome}>
          <Banner tone="warn" sign="Warning" role="alert">
            {words.outbox.outcome(outcome.kind, '')}
          </Banner>
        </div>
      )}
      {outcome?.kind === 'failed' && (
        <div className={classes.outcome}>
          <FailureMessage failure={outcome.failure} doing="save" />
        </div>
      )}
    </>
  );
}

/** Offers the other plans of the site, to be shown until the page is loaded anew. */
function OtherPlans({
  plans,
  onShowPlan
}: Pick<GoneScreen, 'plans'> & { onShowPlan(planId: number): void }): React.ReactElement {
  const words = useWords().access.gone;
  const classes = useClasses();
  return (
    <section className={classes.others}>
      <h3 className={classes.heading}>{words.others}</h3>
      <p className={classes.hint}>{words.showHint}</p>
      <ul className={classes.list}>
        {plans.map(({ id, title }) => (
          <li key={id}>
            <Button onClick={() => onShowPlan(id)}>{words.show(title === '' ? words.untitled : title)}</Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Says what became of the chosen plan, lets those who may put it back, and offers the site's other plans. */
export function GonePlan({
  screen,
  onCheckAgain,
  onShowPlan
}: {
  screen: GoneScreen;
  onCheckAgain(): void;
  onShowPlan: ((planId: number) => void) | undefined;
}): React.ReactElement {
  const words = useWords();
  const texts = words.access.gone;
  const classes = useClasses();
  const { planId, plans, mayRestore } = screen;
  const removal = useRemoval(planId);
  if (!removal) return <p role="status">{texts.looking}</p>;
  const again = <Button onClick={onCheckAgain}>{words.access.checkAgain}</Button>;
  const removed = removal.ok ? removal.value : undefined;
  return (
    <div className={classes.root}>
      {removed && planId !== undefined ? (
        <EmptyState
          heading="h2"
          title={texts.removed(removed.by, removed.at)}
          body={`${texts.inBin} ${mayRestore ? texts.mayRestore : texts.askRestore}`}
        >
          {mayRestore ? <PutBack planId={planId} /> : again}
        </EmptyState>
      ) : (
        <EmptyState
          heading="h2"
          title={planId === undefined ? texts.noId : texts.unknown}
          body={removal.ok ? texts.unknownBody : `${texts.notRead} ${texts.unknownBody}`}
        >
          {again}
        </EmptyState>
      )}
      {plans.length > 0 && onShowPlan && <OtherPlans plans={plans} onShowPlan={onShowPlan} />}
    </div>
  );
}
