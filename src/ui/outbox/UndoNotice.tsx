import * as React from 'react';
import { useApp, useAppState } from '../AppContext';
import { Banner } from '../controls/Banner';
import { Button } from '../controls/Button';
import { useWords } from '../words/WordsContext';

/** Shown for ten seconds after a change of stage, a move or a removal: what was done, and an Undo button. */
export function UndoNotice(): React.ReactElement | null {
  const words = useWords().outbox;
  const app = useApp();
  const undoable = useAppState(state => state.undoable);
  if (!undoable) return null;
  return (
    <Banner tone="calm" sign="Ticked" role="status" actions={<Button onClick={app.undo}>{words.undo.button}</Button>}>
      {words.undo.done(undoable.kind, undoable.number)}
    </Banner>
  );
}
