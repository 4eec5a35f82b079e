import * as React from 'react';
import { Dialog, DialogFooter, DialogType } from '@fluentui/react/lib/Dialog';
import { Button } from '../controls/Button';
import { actionText } from '../loc/action';

interface DiscardDialogProps {
  onKeep(): void;
  onDiscard(): void;
}

/** Asks before what was typed is thrown away. Leaving it by Escape keeps the text. */
export function DiscardDialog({ onKeep, onDiscard }: DiscardDialogProps): React.ReactElement {
  const words = actionText.discard;
  return (
    <Dialog
      hidden={false} onDismiss={onKeep} modalProps={{ isBlocking: true }}
      dialogContentProps={{ type: DialogType.normal, title: words.title, subText: words.text, showCloseButton: false }}
    >
      <DialogFooter>
        <Button look="primary" onClick={onKeep}>{words.keep}</Button>
        <Button onClick={onDiscard}>{words.discard}</Button>
      </DialogFooter>
    </Dialog>
  );
}
