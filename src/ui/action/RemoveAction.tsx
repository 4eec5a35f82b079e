import * as React from 'react';
import type { Failure } from '../../domain/failure';
import type { Action } from '../../domain/plan';
import { useApp } from '../AppContext';
import { Button } from '../controls/Button';
import { FailureMessage } from '../failure/FailureMessage';
import { ConfirmDialog } from '../controls/ConfirmDialog';
import { useWords } from '../words/WordsContext';

/** Moves an action to the recycle bin, after asking; the panel closes with it. */
export function RemoveAction({ action }: { action: Action }): React.ReactElement {
  const app = useApp();
  const words = useWords().outbox.remove;
  const [asking, setAsking] = React.useState(false);
  const [failure, setFailure] = React.useState<Failure>();
  const remove = async (): Promise<void> => {
    setAsking(false);
    const sent = await app.removeAction(action);
    setFailure(sent.kind === 'failed' ? sent.failure : undefined);
  };
  return (
    <>
      {failure && <FailureMessage failure={failure} doing="save" />}
      <Button sign="Crossed" onClick={() => setAsking(true)}>
        {words.action}
      </Button>
      {asking && (
        <ConfirmDialog
          title={words.askAction(action.number)}
          text={words.text}
          no={words.no}
          yes={words.yes}
          onNo={() => setAsking(false)}
          onYes={() => void remove()}
        />
      )}
    </>
  );
}
