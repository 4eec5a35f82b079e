import type { Action } from '../../model/action';
import type { Update } from '../../model/update';
import type { Person } from '../../model/values';
import { isUnreadable, known, textOf } from '../../model/values';
import * as React from 'react';
import { Shimmer, ShimmerElementType } from '@fluentui/react/lib/Shimmer';
import { authorOf, timeOf } from '../../domain/plan';
import type { PendingUpdate } from '../../app/state/pending';
import type { Part } from '../../app/store';
import { BragMark } from '../brag/BragMark';
import { Button } from '../controls/Button';
import { FailureMessage } from '../failure/FailureMessage';
import { Glyph } from '../icons';
import type { DraftFormName } from '../forms/draftKeys';
import { PendingItem } from '../outbox/PendingItem';
import { RowProblems } from '../problems/ItemProblems';
import { UnreadableText } from '../problems/UnreadableText';
import { RemoveUpdate } from './RemoveUpdate';
import { EntryBoundary } from '../shell/BrokenPart';
import { UpdatePost } from '../post/UpdatePost';
import { hidden } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import { choiceLabel } from '../words/choiceLabel';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  entry: {
    position: 'relative',
    padding: '0 0 24px 24px',
    marginLeft: 5,
    outline: 'none',
    borderLeft: `2px solid ${tokens.rule}`,
    selectors: { ':last-child': { borderLeftColor: 'transparent', paddingBottom: 0 } }
  },
  dot: {
    position: 'absolute',
    left: -7,
    top: 4,
    width: 12,
    height: 12,
    boxSizing: 'border-box',
    borderRadius: '50%',
    background: tokens.page,
    border: `2px solid ${tokens.edge}`
  },
  dotNew: { borderColor: tokens.accent, background: tokens.accent },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: '2px 10px', lineHeight: 20 },
  date: { margin: 0, fontSize: theme.fonts.medium.fontSize, fontWeight: 600, color: tokens.text },
  by: { color: tokens.quiet, fontSize: theme.fonts.small.fontSize },
  standing: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 12px',
    marginTop: 4,
    color: tokens.text,
    fontSize: theme.fonts.small.fontSize
  },
  stage: { color: tokens.quiet },
  text: { margin: '8px 0 0', color: tokens.text, lineHeight: 22, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  barrier: {
    display: 'flex',
    gap: 10,
    marginTop: 10,
    padding: '10px 12px',
    background: tokens.subtle,
    borderRadius: 4,
    border: `1px solid ${tokens.rule}`,
    borderLeft: `4px solid ${tokens.late}`
  },
  barrierSign: { color: tokens.late, marginTop: 2 },
  barrierTitle: { margin: 0, fontWeight: 600, color: tokens.text },
  barrierText: {
    margin: '2px 0 0',
    color: tokens.text,
    lineHeight: 20,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere'
  },
  empty: {
    padding: '20px 16px',
    textAlign: 'center',
    border: `1px dashed ${tokens.edge}`,
    borderRadius: 8,
    color: tokens.text
  },
  emptyTitle: { margin: 0, fontWeight: 600 },
  emptyWhy: { margin: '4px 0 0', color: tokens.quiet },
  shimmer: { display: 'flex', flexDirection: 'column', gap: 10, padding: '2px 0 12px' },
  pending: { margin: '12px 0 0' },
  remove: { margin: '4px 0 0 -8px' },
  hidden
}));

/** A longer list is collapsed to this many updates, so that the action's fields stay within reach. */
const initialCount = 4;

/** One update. `children` holds its buttons or its status. */
function ChronologyEntry({
  update,
  isNew,
  children
}: {
  update: Update;
  isNew: boolean;
  children?: React.ReactNode;
}): React.ReactElement {
  const words = useWords();
  const classes = useClasses();
  const { brag } = update;
  const at = timeOf(update);
  const barrier = textOf(update.barrier);
  return (
    <li className={classes.entry} tabIndex={-1}>
      <span className={`${classes.dot} ${isNew ? classes.dotNew : ''}`} aria-hidden="true" />
      <div className={classes.head}>
        <h4 className={classes.date}>
          {at === undefined ? textOf(update.at) : <time dateTime={at}>{words.dates.dayOf(at)}</time>}
        </h4>
        <span className={classes.by}>
          {words.action.updates.by(authorOf(update), at === undefined ? '' : words.dates.clock(at))}
        </span>
      </div>
      <div className={classes.standing}>
        {brag === undefined || isUnreadable(brag) ? (
          <span>{isUnreadable(brag) ? <UnreadableText text={brag.unreadable} /> : words.action.updates.noBrag}</span>
        ) : (
          <BragMark brag={brag} size={14} />
        )}
        {update.stage && <span className={classes.stage}>{choiceLabel(words.choices.stage, update.stage)}</span>}
      </div>
      <p dir="auto" className={classes.text}>
        {textOf(update.narrative)}
      </p>
      {barrier !== '' && (
        <div className={classes.barrier}>
          <Glyph name="Warning" className={classes.barrierSign} />
          <div>
            <p className={classes.barrierTitle}>{words.action.updates.barrier}</p>
            <p dir="auto" className={classes.barrierText}>
              {barrier}
            </p>
          </div>
        </div>
      )}
      <RowProblems list="updates" item={update} />
      {update.id > 0 && <UpdatePost update={update} only={isNew ? 'link' : undefined} />}
      {children}
    </li>
  );
}

function LoadingUpdates(): React.ReactElement {
  const words = useWords().action;
  const classes = useClasses();
  const line = (width: string): React.ReactElement => (
    <Shimmer width={width} shimmerElements={[{ type: ShimmerElementType.line, height: 12 }]} />
  );
  return (
    <div>
      <span className={classes.hidden} role="status">
        {words.updates.loading}
      </span>
      {[0, 1].map(row => (
        <div key={row} className={classes.shimmer} aria-hidden="true">
          {line('40%')}
          {line('95%')}
          {line('70%')}
        </div>
      ))}
    </div>
  );
}

interface ChronologyProps {
  action: Action;
  updates: Part<readonly Update[]> | undefined;
  /** Updates that are not saved yet, newest first. */
  pending: readonly PendingUpdate[];
  /** Ids of updates that are being moved to the recycle bin. */
  removed: ReadonlySet<number>;
  me: Person;
  /** True where the newest update has just been saved from this panel. */
  newest: boolean;
  onRetry(): void;
  onEditAgain(form: DraftFormName): void;
}

/** Lists the updates of an action, newest first. */
export function Chronology({
  action,
  updates,
  pending,
  removed,
  me,
  newest,
  onRetry,
  onEditAgain
}: ChronologyProps): React.ReactElement {
  const words = useWords().action;
  const classes = useClasses();
  const [all, setAll] = React.useState(false);
  const list = React.useRef<HTMLOListElement>(null);
  const [pendingCount] = React.useState(pending.length);
  React.useEffect(() => {
    // “Show all” had the focus and is gone, so the focus moves to the first update that it revealed.
    const next = all ? list.current?.children[initialCount + pendingCount] : undefined;
    if (next instanceof HTMLElement) next.focus();
  }, [all, pendingCount]);
  const pendingEntries = pending.map(entry => (
    <EntryBoundary
      key={entry.operation.id}
      kind="update"
      resetOn={entry}
      frame={broken => <li className={classes.entry}>{broken}</li>}
    >
      <ChronologyEntry update={entry.update} isNew={false}>
        <div className={classes.pending}>
          <PendingItem entry={entry} onEditAgain={onEditAgain} />
        </div>
      </ChronologyEntry>
    </EntryBoundary>
  ));
  const withPending = (rest: React.ReactElement): React.ReactElement =>
    pendingEntries.length === 0 ? (
      rest
    ) : (
      <>
        <ol className={classes.list}>{pendingEntries}</ol>
        {rest}
      </>
    );
  if (!updates || updates.kind === 'loading') return withPending(<LoadingUpdates />);
  if (updates.kind === 'failed')
    return withPending(<FailureMessage failure={updates.failure} doing="readUpdates" onRetry={onRetry} />);
  const saved = updates.value.filter(update => !removed.has(update.id));
  if (saved.length === 0) {
    return withPending(
      <div className={classes.empty}>
        <p className={classes.emptyTitle}>{words.updates.empty}</p>
        <p className={classes.emptyWhy}>{words.updates.emptyWhy}</p>
      </div>
    );
  }
  const visible = all ? saved : saved.slice(0, initialCount);
  return (
    <>
      <ol ref={list} className={classes.list}>
        {pendingEntries}
        {visible.map((update, index) => (
          <EntryBoundary
            key={update.id}
            kind="update"
            name={() => textOf(update.author)}
            resetOn={update}
            frame={broken => (
              <li className={classes.entry} tabIndex={-1}>
                {broken}
              </li>
            )}
          >
            <ChronologyEntry update={update} isNew={newest && index === 0}>
              {known(update.maker)?.id === me.id && (
                <div className={classes.remove}>
                  <RemoveUpdate action={action} update={update} />
                </div>
              )}
            </ChronologyEntry>
          </EntryBoundary>
        ))}
      </ol>
      {visible.length < saved.length && (
        <Button look="quiet" sign="ChevronDown" onClick={() => setAll(true)}>
          {words.updates.showAll(saved.length)}
        </Button>
      )}
    </>
  );
}
