import * as React from 'react';
import { DiscardDialog } from '../forms/DiscardDialog';
import { useApp } from '../AppContext';
import { Button } from '../controls/Button';
import { useWords } from '../words/WordsContext';

/** Discards an operation from the outbox after a confirmation. */
export function DiscardButton({ operationId }: { operationId: string }): React.ReactElement {
  const words = useWords().outbox;
  const app = useApp();
  const [confirming, setConfirming] = React.useState(false);
  const discard = (): void => {
    setConfirming(false);
    void app.resolve(operationId, { kind: 'discard' });
  };
  return (
    <>
      <Button onClick={() => setConfirming(true)}>{words.discard}</Button>
      {confirming && <DiscardDialog onKeep={() => setConfirming(false)} onDiscard={discard} />}
    </>
  );
}
