import * as React from 'react';
import { Dialog, DialogFooter, DialogType } from '@fluentui/react/lib/Dialog';
import { Button } from './Button';

interface ConfirmDialogProps {
  title: string;
  text: string;
  /** The label of the safe choice. It comes first, and Escape does the same. */
  no: string;
  yes: string;
  onNo(): void;
  onYes(): void;
}

/** A confirmation before something is discarded or removed. */
export function ConfirmDialog({ title, text, no, yes, onNo, onYes }: ConfirmDialogProps): React.ReactElement {
  return (
    <Dialog
      hidden={false}
      onDismiss={onNo}
      modalProps={{ isBlocking: true }}
      dialogContentProps={{ type: DialogType.normal, title, subText: text, showCloseButton: false }}
    >
      <DialogFooter>
        <Button look="primary" onClick={onNo}>
          {no}
        </Button>
        <Button onClick={onYes}>{yes}</Button>
      </DialogFooter>
    </Dialog>
  );
}
