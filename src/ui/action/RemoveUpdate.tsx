import type { Action } from '../../model/action';
import type { Update } from '../../model/update';
import * as React from 'react';
import { timeOf } from '../../domain/plan';
import type { Failure } from '../../domain/failure';
import { useApp } from '../AppContext';
import { Button } from '../controls/Button';
import { FailureMessage } from '../failure/FailureMessage';
import { ConfirmDialog } from '../controls/ConfirmDialog';
import { useIsMounted } from '../controls/focus';
import { hidden } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf(() => ({ hidden }));

/** Moves the person's own update to the recycle bin after a confirmation. */
export function RemoveUpdate({ action, update }: { action: Action; update: Update }): React.ReactElement {
  const {
    dates,
    outbox: { remove: words }
  } = useWords();
  const app = useApp();
  const classes = useClasses();
  const at = timeOf(update);
  const [confirming, setConfirming] = React.useState(false);
  const [failure, setFailure] = React.useState<Failure>();
  const mounted = useIsMounted();
  const remove = async (): Promise<void> => {
    setConfirming(false);
    const outcome = await app.run('update.remove', { action, update });
    if (mounted.current) setFailure(outcome.kind === 'failed' ? outcome.failure : undefined);
  };
  return (
    <>
      <Button look="quiet" onClick={() => setConfirming(true)}>
        <span aria-hidden="true">{words.update}</span>
        <span className={classes.hidden}>{words.updateNamed(at === undefined ? '' : dates.dayOf(at))}</span>
      </Button>
      {failure && <FailureMessage failure={failure} doing="save" />}
      {confirming && (
        <ConfirmDialog
          title={words.askUpdate}
          text={words.text}
          no={words.no}
          yes={words.yes}
          onNo={() => setConfirming(false)}
          onYes={() => void remove()}
        />
      )}
    </>
  );
}
