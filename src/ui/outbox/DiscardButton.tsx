import * as React from 'react';
import { DiscardDialog } from '../action/DiscardDialog';
import { useApp } from '../AppContext';
import { Button } from '../controls/Button';
import { useWords } from '../words/WordsContext';

/** Lets go of something that waits, after asking. */
export function DiscardButton({ operationId }: { operationId: string }): React.ReactElement {
  const words = useWords().outbox;
  const app = useApp();
  const [asking, setAsking] = React.useState(false);
  const discard = (): void => {
    setAsking(false);
    void app.ask(operationId, { kind: 'discard' });
  };
  return (
    <>
      <Button onClick={() => setAsking(true)}>{words.discard}</Button>
      {asking && <DiscardDialog onKeep={() => setAsking(false)} onDiscard={discard} />}
    </>
  );
}
