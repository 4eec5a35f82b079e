import type { Action } from '../../model/action';
import * as React from 'react';
import type { Failure } from '../../domain/failure';
import { useApp } from '../AppContext';
import { Button } from '../controls/Button';
import { FailureMessage } from '../failure/FailureMessage';
import { ConfirmDialog } from '../controls/ConfirmDialog';
import { useIsMounted } from '../controls/focus';
import { textOf } from '../../model/values';
import { useWords } from '../words/WordsContext';

/** Moves an action to the recycle bin after a confirmation, and closes the panel. */
export function RemoveAction({ action }: { action: Action }): React.ReactElement {
  const app = useApp();
  const words = useWords().outbox.remove;
  const [confirming, setConfirming] = React.useState(false);
  const [failure, setFailure] = React.useState<Failure>();
  const mounted = useIsMounted();
  const remove = async (): Promise<void> => {
    setConfirming(false);
    const outcome = await app.run('action.remove', { loaded: action });
    if (outcome.kind === 'saved' || outcome.kind === 'waiting') app.openAction(undefined);
    else if (mounted.current) setFailure(outcome.kind === 'failed' ? outcome.failure : undefined);
  };
  return (
    <>
      {failure && <FailureMessage failure={failure} doing="save" />}
      <Button sign="Crossed" onClick={() => setConfirming(true)}>
        {words.action}
      </Button>
      {confirming && (
        <ConfirmDialog
          title={words.askAction(textOf(action.number))}
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
