import * as React from 'react';
import { ConfirmDialog } from '../controls/ConfirmDialog';
import { actionText } from '../loc/action';

interface DiscardDialogProps {
  onKeep(): void;
  onDiscard(): void;
}

/** Asks before what was typed is thrown away. Leaving it by Escape keeps the text. */
export function DiscardDialog({ onKeep, onDiscard }: DiscardDialogProps): React.ReactElement {
  const { title, text, keep, discard } = actionText.discard;
  return <ConfirmDialog title={title} text={text} no={keep} yes={discard} onNo={onKeep} onYes={onDiscard} />;
}
