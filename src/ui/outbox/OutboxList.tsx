import * as React from 'react';
import type { ReadyScreen } from '../../app/store';
import type { Act } from '../../app/state/pending';
import { actionOf, openActs } from '../../app/state/pending';
import { textOf } from '../../model/values';
import type { Entry } from '../../sync/status';
import { useApp, useAppState } from '../AppContext';
import { Banner } from '../controls/Banner';
import { Button } from '../controls/Button';
import { EntryBoundary } from '../shell/BrokenPart';
import { stylesOf } from '../theme/useStyles';
import { CopyText } from './CopyText';
import { DiscardButton } from './DiscardButton';
import { asText, doneWords } from './operationWords';
import { RemovedAction, removedActionOf } from './RemovedAction';
import { StatusMark } from './StatusMark';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  line: { margin: '0 0 4px' },
  list: { listStyle: 'none', margin: '8px 0 0', padding: 0 },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 12px',
    padding: '6px 0',
    borderTop: `1px solid ${tokens.rule}`
  },
  what: { flex: '1 1 220px', minWidth: 0, overflowWrap: 'anywhere' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'center' },
  late: { color: tokens.late, fontWeight: 600, fontSize: theme.fonts.medium.fontSize }
}));

function Row({ entry, screen }: { entry: Entry; screen: ReadyScreen }): React.ReactElement {
  const words = useWords();
  const app = useApp();
  const classes = useClasses();
  const { operation, status } = entry;
  const id = actionOf(operation);
  const number = textOf(screen.asRead.actions.find(one => one.id === id)?.number);
  const text = asText(operation, screen.content, words);
  const removed = removedActionOf(entry);
  const needsYou = status.kind === 'conflict' || status.kind === 'setAside';
  return (
    <li className={classes.row}>
      <span className={classes.what}>
        {words.outbox.row(number, doneWords(operation, words))}
        <br />
        <StatusMark status={status} />
      </span>
      <span className={classes.buttons}>
        {id !== undefined && (
          <Button look="quiet" onClick={() => app.openAction(id)}>
            {words.action.panel.open(number)}
          </Button>
        )}
        {!needsYou && status.kind !== 'busyUntil' && <Button onClick={app.sendNow}>{words.outbox.sendNow}</Button>}
        {removed !== undefined && <RemovedAction actionId={removed} operationId={operation.id} />}
        {status.kind === 'setAside' && (
          <Button onClick={() => void app.resolve(operation.id, { kind: 'retry' })}>{words.outbox.tryAgain}</Button>
        )}
        {text !== '' && <CopyText text={text} />}
        <DiscardButton operationId={operation.id} />
      </span>
    </li>
  );
}

/**
 * One act (one or several operations). A single operation shows as itself; several show their progress and each
 * operation that is left.
 */
function ActRow({ act, screen }: { act: Act; screen: ReadyScreen }): React.ReactElement {
  const words = useWords().outbox;
  const classes = useClasses();
  const rows = act.open.map(entry => (
    <EntryBoundary
      key={entry.operation.id}
      kind="change"
      resetOn={entry}
      frame={broken => (
        <li className={classes.row}>
          <span className={classes.what}>{broken}</span>
          <DiscardButton operationId={entry.operation.id} />
        </li>
      )}
    >
      <Row entry={entry} screen={screen} />
    </EntryBoundary>
  ));
  if (act.count === 1) return <>{rows}</>;
  return (
    <li>
      <p className={classes.line}>{words.progress(act.count - act.open.length, act.count)}</p>
      <ul className={classes.list}>{rows}</ul>
    </li>
  );
}

/** Makes the browser ask before it closes the page while the outbox holds anything that it could not store. */
function useWarnBeforeUnload(unsafe: boolean): void {
  React.useEffect(() => {
    if (!unsafe) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [unsafe]);
}

/** Lists above the plan all of this person's unsaved changes, with what can be done about each. */
export default function OutboxList({ screen }: { screen: ReadyScreen }): React.ReactElement {
  const words = useWords().outbox;
  const classes = useClasses();
  const { entries, canKeep, unreadable } = useAppState(state => state.outbox);
  const open = entries.filter(({ status }) => status.kind !== 'saved');
  const attention = open.filter(({ status }) => status.kind === 'conflict' || status.kind === 'setAside');
  const signedOut = open.some(({ status }) => status.kind === 'waiting' && status.failure?.kind === 'signedOut');
  const waiting = open.length - attention.length;
  useWarnBeforeUnload(!canKeep && open.length > 0);
  return (
    <Banner
      tone={attention.length > 0 || !canKeep ? 'warn' : 'calm'}
      sign={attention.length > 0 ? 'Warning' : 'Clock'}
      role="note"
    >
      {attention.length > 0 && <p className={classes.line}>{words.attention(attention.length)}</p>}
      {waiting > 0 && <p className={classes.line}>{words.waiting(waiting, screen.asOf)}</p>}
      {signedOut && (
        <p className={classes.line}>
          {words.signIn}{' '}
          <Button look="quiet" onClick={() => window.location.reload()}>
            {words.reload}
          </Button>
        </p>
      )}
      {!canKeep && open.length > 0 && <p className={`${classes.line} ${classes.late}`}>{words.notKept}</p>}
      {unreadable.length > 0 && <p className={classes.line}>{words.unreadable(unreadable.length)}</p>}
      {open.length > 0 && (
        <ul className={classes.list} aria-label={words.list}>
          {openActs(entries).map(act => (
            <ActRow key={act.id} act={act} screen={screen} />
          ))}
        </ul>
      )}
    </Banner>
  );
}
