import * as React from 'react';
import { ConfirmDialog } from '../controls/ConfirmDialog';
import { useWords } from '../words/WordsContext';

interface DiscardDialogProps {
  onKeep(): void;
  onDiscard(): void;
}

/** A confirmation before what was typed is discarded. Escape keeps the text. */
export function DiscardDialog({ onKeep, onDiscard }: DiscardDialogProps): React.ReactElement {
  const words = useWords().action;
  const { title, text, keep, discard } = words.discard;
  return <ConfirmDialog title={title} text={text} no={keep} yes={discard} onNo={onKeep} onYes={onDiscard} />;
}
