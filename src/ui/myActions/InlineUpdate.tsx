import * as React from 'react';
import type { App } from '../../app/store';
import type { MyAction } from '../../domain/myActions';
import { AppProvider } from '../AppContext';
import { AddUpdate } from '../action/AddUpdate';
import { DiscardDialog } from '../action/DiscardDialog';
import { draftsOf } from '../action/drafts';
import { useWords } from '../words/WordsContext';

interface InlineUpdateProps {
  app: App;
  one: MyAction;
  onSaved(words: string): void;
  onClose(): void;
}

/** “Add update” in the row itself; leaving it with something typed asks first. */
export function InlineUpdate({
  app,
  one: { action, content },
  onSaved,
  onClose
}: InlineUpdateProps): React.ReactElement {
  const words = useWords();
  const [asking, setAsking] = React.useState(false);
  const { updates } = draftsOf(app);
  const cancel = (): void => {
    if (updates.has(action.id)) setAsking(true);
    else onClose();
  };
  const discard = (): void => {
    updates.delete(action.id);
    onClose();
  };
  return (
    <AppProvider value={app}>
      <AddUpdate
        action={action}
        plan={content.plan}
        today={content.today}
        onCancel={cancel}
        onSaved={({ kind }) =>
          onSaved(kind === 'saved' || kind === 'failed' ? words.myActions.saved : words.outbox.sent[kind])
        }
      />
      {asking && <DiscardDialog onKeep={() => setAsking(false)} onDiscard={discard} />}
    </AppProvider>
  );
}
