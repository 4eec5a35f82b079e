import * as React from 'react';
import { actionIdOf } from '../../app/operations';
import type { Sent } from '../../app/store';
import type { Changed } from '../../domain/plan';
import type { Shown } from '../../sync/status';
import { useApp } from '../AppContext';
import { Button } from '../controls/Button';
import { FailureMessage } from '../failure/FailureMessage';
import { stylesOf } from '../theme/useStyles';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  quiet: { color: tokens.quiet, fontSize: theme.fonts.small.fontSize, margin: '0 0 8px' }
}));

interface RemovedActionProps {
  actionId: number;
  /** The change that is to be saved once the action is back. */
  operationId: string;
}

/** An action that somebody removed: who it was, and the way to have it back with the change on it. */
export function RemovedAction({ actionId, operationId }: RemovedActionProps): React.ReactElement {
  const words = useWords();
  const app = useApp();
  const classes = useClasses();
  const [found, setFound] = React.useState<'not yet' | 'nothing' | Changed>('not yet');
  const [sent, setSent] = React.useState<Sent>();
  const look = async (): Promise<void> => {
    const removed = await app.findRemoved(actionId);
    setFound(removed.ok && removed.value ? removed.value : 'nothing');
  };
  const putBack = async (): Promise<void> => {
    const became = await app.restoreAction(actionId);
    // Saved, it takes this with it: there is nothing left to tell of here.
    if (became.kind === 'saved') await app.ask(operationId, { kind: 'retry' });
    else setSent(became);
  };
  if (found === 'not yet') return <Button onClick={() => void look()}>{words.outbox.look}</Button>;
  if (found === 'nothing')
    return (
      <p className={classes.quiet} role="status">
        {words.outbox.notInBin}
      </p>
    );
  return (
    <>
      <p className={classes.quiet} role="status">
        {words.outbox.removedBy(found.by, words.dates.moment(found.at))}
      </p>
      {sent?.kind === 'failed' && <FailureMessage failure={sent.failure} doing="save" />}
      {sent?.kind === 'waiting' || sent?.kind === 'setAside' ? (
        <p className={classes.quiet} role="status">
          {words.outbox.sent[sent.kind]}
        </p>
      ) : (
        <Button look="primary" onClick={() => void putBack()}>
          {words.outbox.putBack}
        </Button>
      )}
    </>
  );
}

/** The action that a change is about which was set aside since somebody removed that; undefined for anything else. */
export function removedActionOf({ operation, status }: Shown): number | undefined {
  const isGone =
    status.kind === 'setAside' &&
    status.failure.kind === 'notFound' &&
    status.failure.what === 'item' &&
    operation.kind === 'edit';
  return isGone ? actionIdOf(operation) : undefined;
}
