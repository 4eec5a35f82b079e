import * as React from 'react';
import type { SetUpStep, SiteSetUp } from '../../app/ports';
import type { Failure } from '../../domain/failure';
import { useIsMounted } from '../controls/focus';
import { Banner } from '../controls/Banner';
import { Button } from '../controls/Button';
import { FailureMessage } from '../failure/FailureMessage';
import { hidden } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import { FirstPlan } from './FirstPlan';
import { StepList } from './StepList';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  root: {
    maxWidth: 640,
    margin: '0 auto',
    padding: '24px 0',
    color: tokens.text,
    fontSize: theme.fonts.medium.fontSize
  },
  heading: { margin: '0 0 8px', fontSize: theme.fonts.xLarge.fontSize, lineHeight: 28, fontWeight: 600 },
  intro: { margin: '0 0 24px', lineHeight: 22, color: tokens.text },
  listHead: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: '0 12px', margin: '0 0 8px' },
  listHeading: { margin: 0, fontSize: theme.fonts.mediumPlus.fontSize, fontWeight: 600 },
  count: { color: tokens.quiet },
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 12, margin: '20px 0 0' },
  progress: {
    flex: '1 1 160px',
    height: 6,
    boxSizing: 'border-box',
    border: `1px solid ${tokens.edge}`,
    borderRadius: 3,
    overflow: 'hidden'
  },
  done: {
    height: '100%',
    background: tokens.accent,
    selectors: { '@media (forced-colors: active)': { background: 'Highlight', forcedColorAdjust: 'none' } }
  },
  message: { margin: '20px 0 0' },
  hidden
}));

type Stage =
  | { kind: 'looking' }
  | { kind: 'seen' }
  | { kind: 'running' }
  | { kind: 'ready' }
  | { kind: 'failed'; doing: 'looking' | 'running'; failure: Failure };

interface SetUpScreenProps {
  setUp: SiteSetUp;
  onDone(): void;
}

/** Replaces a step in the list with its newer state. */
function withStep(steps: readonly SetUpStep[], step: SetUpStep): readonly SetUpStep[] {
  return steps.some(one => one.what === step.what)
    ? steps.map(one => (one.what === step.what ? step : one))
    : [...steps, step];
}

function Progress({
  steps,
  missingAtStart
}: {
  steps: readonly SetUpStep[];
  missingAtStart: number;
}): React.ReactElement {
  const words = useWords().setUp;
  const classes = useClasses();
  const done = missingAtStart - steps.filter(step => step.state === 'missing').length;
  const running = words.running(done, missingAtStart);
  return (
    <>
      <span>{running}</span>
      <div
        className={classes.progress}
        role="progressbar"
        aria-label={words.heading}
        aria-valuemin={0}
        aria-valuemax={missingAtStart}
        aria-valuenow={done}
        aria-valuetext={running}
      >
        <div
          className={classes.done}
          style={{ width: `${missingAtStart === 0 ? 100 : (done / missingAtStart) * 100}%` }}
        />
      </div>
    </>
  );
}

/**
 * The “Set up this site” screen: it shows what will be created, creates it, and then offers the form for the first
 * plan.
 */
export default function SetUpScreen({ setUp, onDone }: SetUpScreenProps): React.ReactElement {
  const words = useWords().setUp;
  const classes = useClasses();
  const mounted = useIsMounted();
  const heading = React.useRef<HTMLHeadingElement>(null);
  const [steps, setSteps] = React.useState<readonly SetUpStep[]>([]);
  const [missingAtStart, setMissingAtStart] = React.useState(0);
  const [stage, setStage] = React.useState<Stage>({ kind: 'looking' });
  const missing = steps.filter(step => step.state === 'missing').length;

  const readSteps = React.useCallback(async (): Promise<void> => {
    setStage({ kind: 'looking' });
    const checked = await setUp.check();
    if (!mounted.current) return;
    if (checked.ok) setSteps(checked.value);
    setStage(checked.ok ? { kind: 'seen' } : { kind: 'failed', doing: 'looking', failure: checked.failure });
  }, [setUp, mounted]);
  React.useEffect(() => {
    void readSteps();
  }, [readSteps]);

  const run = async (): Promise<void> => {
    setMissingAtStart(missing);
    setStage({ kind: 'running' });
    const made = await setUp.run(step => {
      if (mounted.current) setSteps(before => withStep(before, step));
    });
    if (!mounted.current) return;
    if (made.ok) setSteps(made.value);
    setStage(made.ok ? { kind: 'ready' } : { kind: 'failed', doing: 'running', failure: made.failure });
  };

  // The focused button disappears when the set-up starts and when it ends.
  const moved = stage.kind === 'running' || stage.kind === 'ready';
  React.useEffect(() => {
    if (moved) heading.current?.focus();
  }, [moved]);

  const statusText =
    stage.kind === 'looking'
      ? words.looking
      : stage.kind === 'running'
        ? words.running(missingAtStart - missing, missingAtStart)
        : stage.kind === 'ready'
          ? words.made
          : '';
  return (
    <div className={classes.root}>
      <h2 ref={heading} tabIndex={-1} className={classes.heading} style={{ outline: 'none' }}>
        {words.heading}
      </h2>
      <p className={classes.intro}>{words.intro}</p>
      <div className={classes.hidden} role="status" aria-live="polite">
        {statusText}
      </div>
      {stage.kind === 'looking' && <p aria-hidden="true">{words.looking}…</p>}
      {stage.kind === 'ready' && (
        <Banner tone="calm" sign="Ticked">
          {words.made}
        </Banner>
      )}
      {stage.kind === 'ready' && <FirstPlan setUp={setUp} onDone={onDone} />}
      {steps.length > 0 && stage.kind !== 'looking' && stage.kind !== 'ready' && (
        <>
          <div className={classes.listHead}>
            <h3 className={classes.listHeading}>{words.listHeading}</h3>
            <span className={classes.count}>{missing === 0 ? words.allThere : words.missingCount(missing)}</span>
          </div>
          <StepList steps={steps} label={words.listHeading} />
        </>
      )}
      {stage.kind === 'failed' && (
        <div className={classes.message}>
          <FailureMessage
            failure={stage.failure}
            doing="setUp"
            onRetry={() => void (stage.doing === 'looking' ? readSteps() : run())}
          />
        </div>
      )}
      {stage.kind === 'running' && (
        <div className={classes.bar}>
          <Progress steps={steps} missingAtStart={missingAtStart} />
        </div>
      )}
      {stage.kind === 'seen' && (
        <div className={classes.bar}>
          {missing === 0 ? (
            <Button look="primary" onClick={() => setStage({ kind: 'ready' })}>
              {words.carryOn}
            </Button>
          ) : (
            <Button look="primary" onClick={() => void run()}>
              {words.run}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
