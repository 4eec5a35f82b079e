import * as React from 'react';
import type { RecycledChoices, SetUpCheck, SetUpProgress, SetUpResult, SiteSetUp } from '../../app/setUp';
import type { Failure } from '../../domain/failure';
import { useIsMounted } from '../controls/focus';
import { Banner } from '../controls/Banner';
import { Button } from '../controls/Button';
import { FailureMessage } from '../failure/FailureMessage';
import { hidden } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import { FirstPlan } from './FirstPlan';
import { RecycledLists } from './RecycledLists';
import { StepList } from './StepList';
import { WhoMayWhat } from './WhoMayWhat';
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
  notesHeading: { margin: '20px 0 4px', fontSize: theme.fonts.mediumPlus.fontSize, fontWeight: 600 },
  notes: { margin: 0, padding: '0 0 0 20px', lineHeight: 20, overflowWrap: 'anywhere' },
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
  | { kind: 'running'; progress: SetUpProgress | undefined }
  | { kind: 'ready'; result: SetUpResult }
  | { kind: 'failed'; doing: 'looking' | 'running'; failure: Failure };

interface SetUpScreenProps {
  setUp: SiteSetUp;
  /** True where there is a plan already and its owner checks the set-up. */
  checks?: boolean;
  onDone(): void;
}

function Progress({ progress }: { progress: SetUpProgress | undefined }): React.ReactElement {
  const words = useWords().setUp;
  const classes = useClasses();
  const { done, total, waitingUntil } = progress ?? { done: 0, total: 0, waitingUntil: undefined };
  const running = words.running(done, total);
  return (
    <>
      <span>{waitingUntil === undefined ? running : words.waiting(waitingUntil)}</span>
      <div
        className={classes.progress}
        role="progressbar"
        aria-label={words.heading}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        aria-valuetext={running}
      >
        <div className={classes.done} style={{ width: `${total === 0 ? 0 : (done / total) * 100}%` }} />
      </div>
      {waitingUntil !== undefined && <p className={classes.count}>{words.waitingHint}</p>}
    </>
  );
}

function Notes({ heading, notes }: { heading: string; notes: readonly string[] }): React.ReactElement {
  const classes = useClasses();
  return (
    <section aria-label={heading}>
      <h3 className={classes.notesHeading}>{heading}</h3>
      <ul className={classes.notes}>
        {notes.map(note => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </section>
  );
}

/** What was done; what SharePoint refused is named. */
function Outcome({ result }: { result: SetUpResult }): React.ReactElement {
  const words = useWords().setUp;
  const { refused } = result;
  if (refused.length === 0)
    return (
      <Banner tone="calm" sign="Ticked">
        {words.made}
      </Banner>
    );
  return (
    <>
      <Banner tone="warn" sign="Warning" role="alert">
        {words.unfinished(refused.length)}
      </Banner>
      <Notes
        heading={words.refusedHeading}
        notes={refused.map(({ repair, failure }) => {
          const list = result.steps.find(step => step.key === repair.part)?.what ?? '';
          const said = failure.kind === 'refused' || failure.kind === 'broken' ? failure.message : '';
          return words.refused(list, words.repair(repair), said);
        })}
      />
    </>
  );
}

/**
 * The set-up of a site: it shows what will be made and mended and who may do what, does it, and where there is no plan
 * yet offers the form for the first one.
 */
export default function SetUpScreen({ setUp, checks = false, onDone }: SetUpScreenProps): React.ReactElement {
  const words = useWords().setUp;
  const classes = useClasses();
  const mounted = useIsMounted();
  const heading = React.useRef<HTMLHeadingElement>(null);
  const [found, setFound] = React.useState<SetUpCheck>();
  const [choices, setChoices] = React.useState<RecycledChoices>({});
  const [stage, setStage] = React.useState<Stage>({ kind: 'looking' });

  const look = React.useCallback(async (): Promise<void> => {
    setStage({ kind: 'looking' });
    const checked = await setUp.check();
    if (!mounted.current) return;
    if (checked.ok) setFound(checked.value);
    setStage(checked.ok ? { kind: 'seen' } : { kind: 'failed', doing: 'looking', failure: checked.failure });
  }, [setUp, mounted]);
  React.useEffect(() => {
    void look();
  }, [look]);

  const run = async (): Promise<void> => {
    setStage({ kind: 'running', progress: undefined });
    const made = await setUp.run(progress => {
      if (mounted.current) setStage({ kind: 'running', progress });
    }, choices);
    if (!mounted.current) return;
    if (made.ok) setFound(made.value);
    setStage(
      made.ok ? { kind: 'ready', result: made.value } : { kind: 'failed', doing: 'running', failure: made.failure }
    );
  };

  // The focused button disappears when the set-up starts and when it ends.
  const moved = stage.kind === 'running' || stage.kind === 'ready';
  React.useEffect(() => {
    if (moved) heading.current?.focus();
  }, [moved]);

  const steps = (stage.kind === 'running' && stage.progress?.steps) || found?.steps || [];
  const count = (state: 'missing' | 'toMend'): number => steps.filter(step => step.state === state).length;
  const missing = count('missing');
  const toMend = count('toMend');
  const isWhole = missing + toMend === 0;
  const recycled = found?.recycled ?? [];
  const restores = recycled.some(({ list }) => choices[list] !== 'makeNew');
  const progress = stage.kind === 'running' ? stage.progress : undefined;
  const statusText =
    stage.kind === 'looking'
      ? words.looking
      : stage.kind === 'running'
        ? progress?.waitingUntil === undefined
          ? words.running(progress?.done ?? 0, progress?.total ?? 0)
          : words.waiting(progress.waitingUntil)
        : stage.kind === 'ready' && stage.result.refused.length === 0
          ? words.made
          : '';
  const needsPlan = !checks && found?.hasPlan === false;
  return (
    <div className={classes.root}>
      <h2 ref={heading} tabIndex={-1} className={classes.heading} style={{ outline: 'none' }}>
        {checks ? words.checkHeading : words.heading}
      </h2>
      <p className={classes.intro}>{words.intro}</p>
      <div className={classes.hidden} role="status" aria-live="polite">
        {statusText}
      </div>
      {stage.kind === 'looking' && <p aria-hidden="true">{words.looking}…</p>}
      {stage.kind === 'ready' && <Outcome result={stage.result} />}
      {stage.kind === 'ready' && stage.result.refused.length === 0 && needsPlan && (
        <FirstPlan setUp={setUp} onDone={onDone} />
      )}
      {stage.kind === 'seen' && recycled.length > 0 && (
        <RecycledLists recycled={recycled} choices={choices} onChoose={setChoices} />
      )}
      {steps.length > 0 && stage.kind !== 'looking' && stage.kind !== 'ready' && (
        <>
          <div className={classes.listHead}>
            <h3 className={classes.listHeading}>{words.listHeading}</h3>
            <span className={classes.count}>{isWhole ? words.allThere : words.toDo(missing, toMend)}</span>
          </div>
          <StepList steps={steps} label={words.listHeading} />
        </>
      )}
      {(stage.kind === 'seen' || stage.kind === 'ready') && found && found.notes.length > 0 && (
        <Notes heading={words.notesHeading} notes={found.notes.map(note => words.note(note))} />
      )}
      {stage.kind === 'seen' && <WhoMayWhat />}
      {stage.kind === 'failed' && (
        <div className={classes.message}>
          <FailureMessage
            failure={stage.failure}
            doing="setUp"
            onRetry={() => void (stage.doing === 'looking' ? look() : run())}
          />
        </div>
      )}
      {stage.kind === 'running' && (
        <div className={classes.bar}>
          <Progress progress={progress} />
        </div>
      )}
      {(stage.kind === 'seen' || stage.kind === 'failed' || stage.kind === 'ready') && (
        <div className={classes.bar}>
          {stage.kind === 'seen' && !isWhole && (
            <Button look="primary" onClick={() => void run()}>
              {restores ? words.restore : missing > 0 ? words.run : words.mend}
            </Button>
          )}
          {stage.kind === 'seen' && isWhole && needsPlan && found && (
            <Button look="primary" onClick={() => setStage({ kind: 'ready', result: { ...found, refused: [] } })}>
              {words.carryOn}
            </Button>
          )}
          {stage.kind === 'ready' && stage.result.refused.length > 0 && (
            <Button look="primary" onClick={() => void look()}>
              {words.lookAgain}
            </Button>
          )}
          {found && !needsPlan && <Button onClick={onDone}>{words.back}</Button>}
        </div>
      )}
    </div>
  );
}
