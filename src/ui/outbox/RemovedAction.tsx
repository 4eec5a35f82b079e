import * as React from 'react';
import type { PlanStore } from '../../app/ports';
import { actionOf } from '../../app/state/pending';
import type { Outcome } from '../../app/store';
import type { Entry } from '../../sync/status';
import { useApp } from '../AppContext';
import { Button } from '../controls/Button';
import { FailureMessage } from '../failure/FailureMessage';
import { stylesOf } from '../theme/useStyles';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  quiet: { color: tokens.quiet, fontSize: theme.fonts.small.fontSize, margin: '0 0 8px' }
}));

/** Who moved the action to the recycle bin, and when. */
type Removed = NonNullable<Extract<Awaited<ReturnType<PlanStore['findRemoved']>>, { ok: true }>['value']>;

interface RemovedActionProps {
  actionId: number;
  /** The operation to retry once the action has been restored. */
  operationId: string;
}

/**
 * Shown where an edit failed because its action was removed. It says who removed the action, and offers to restore it
 * and retry the edit.
 */
export function RemovedAction({ actionId, operationId }: RemovedActionProps): React.ReactElement {
  const words = useWords();
  const app = useApp();
  const classes = useClasses();
  const [found, setFound] = React.useState<'not yet' | 'nothing' | Removed>('not yet');
  const [outcome, setOutcome] = React.useState<Outcome>();
  const find = async (): Promise<void> => {
    const removed = await app.findRemoved('actions', actionId);
    setFound(removed.ok && removed.value ? removed.value : 'nothing');
  };
  const restore = async (): Promise<void> => {
    const restored = await app.run('action.restore', { actionId });
    // A retry that succeeds removes the entry, and this component with it.
    if (restored.kind === 'saved') await app.resolve(operationId, { kind: 'retry' });
    else setOutcome(restored);
  };
  if (found === 'not yet') return <Button onClick={() => void find()}>{words.outbox.look}</Button>;
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
      {outcome?.kind === 'failed' && <FailureMessage failure={outcome.failure} doing="save" />}
      {outcome?.kind === 'waiting' || outcome?.kind === 'setAside' ? (
        <p className={classes.quiet} role="status">
          {words.outbox.outcome(outcome.kind, '')}
        </p>
      ) : (
        <Button look="primary" onClick={() => void restore()}>
          {words.outbox.putBack}
        </Button>
      )}
    </>
  );
}

/** The id of the removed action that an edit was set aside for; undefined for any other entry. */
export function removedActionOf({ operation, status }: Entry): number | undefined {
  const isGone =
    status.kind === 'setAside' &&
    status.failure.kind === 'notFound' &&
    status.failure.what === 'item' &&
    operation.kind === 'edit';
  return isGone ? actionOf(operation) : undefined;
}
