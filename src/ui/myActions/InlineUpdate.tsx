import * as React from 'react';
import type { App } from '../../app/store';
import type { MyAction } from '../../domain/myActions';
import { AppProvider } from '../AppContext';
import { AddUpdate } from '../forms/AddUpdate';
import { DiscardDialog } from '../forms/DiscardDialog';
import { draftsOf } from '../forms/drafts';
import { useWords } from '../words/WordsContext';

interface InlineUpdateProps {
  app: App;
  one: MyAction;
  onSaved(words: string): void;
  onClose(): void;
}

/** The “Add update” form inside a row. Closing it with something typed asks first. */
export function InlineUpdate({
  app,
  one: { action, content },
  onSaved,
  onClose
}: InlineUpdateProps): React.ReactElement {
  const words = useWords();
  const [confirming, setConfirming] = React.useState(false);
  const { update } = draftsOf(app, action.id);
  const cancel = (): void => {
    if (update.get()) setConfirming(true);
    else onClose();
  };
  const discard = (): void => {
    update.delete();
    onClose();
  };
  return (
    <AppProvider value={app}>
      <AddUpdate
        action={action}
        plan={content.plan}
        today={content.today}
        onCancel={cancel}
        onSaved={({ kind }) => onSaved(words.outbox.outcome(kind, words.myActions.saved))}
      />
      {confirming && <DiscardDialog onKeep={() => setConfirming(false)} onDiscard={discard} />}
    </AppProvider>
  );
}
