import * as React from 'react';
import type { Entry } from '../../sync/status';
import { useApp, useContent } from '../AppContext';
import { Banner } from '../controls/Banner';
import { Button } from '../controls/Button';
import { stylesOf } from '../theme/useStyles';
import type { DraftFormName } from '../forms/draftKeys';
import { Conflict } from './Conflict';
import { CopyText } from './CopyText';
import { DiscardButton } from './DiscardButton';
import { canEditAgain, editAgain } from './editAgain';
import { asText, fieldLabel, ownFields } from './operationWords';
import { RemovedAction, removedActionOf } from './RemovedAction';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf(tokens => ({
  title: { margin: 0, fontWeight: 600 },
  line: { margin: '4px 0 8px' },
  typed: {
    margin: '0 0 12px',
    padding: '8px 12px',
    background: tokens.page,
    border: `1px solid ${tokens.rule}`,
    borderRadius: 4,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    lineHeight: '20px'
  },
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: 8,
    alignItems: 'center',
    selectors: { '> button': { maxWidth: '100%', whiteSpace: 'normal' } }
  }
}));

interface PendingItemProps {
  entry: Entry;
  /** Reopens the form that the operation came from, with its draft restored. */
  onEditAgain(form: DraftFormName): void;
}

/** One entry of the outbox: its status, and buttons to retry, resolve, edit or discard it. */
export function PendingItem({ entry, onEditAgain }: PendingItemProps): React.ReactElement {
  const all = useWords();
  const words = all.outbox;
  const app = useApp();
  const content = useContent();
  const classes = useClasses();
  const { operation, status } = entry;
  if (status.kind === 'conflict') return <Conflict operation={operation} status={status} />;
  const discard = <DiscardButton operationId={operation.id} />;
  const typed = asText(operation, content, all);
  if (status.kind === 'setAside') {
    const { title, text } = words.setAside(status);
    const removed = removedActionOf(entry);
    return (
      <Banner tone="warn" sign="Warning" role="alert">
        <p className={classes.title}>{title}</p>
        <p className={classes.line}>{text}</p>
        {typed !== '' && <p className={classes.typed}>{typed}</p>}
        <div className={classes.buttons}>
          {removed !== undefined && <RemovedAction actionId={removed} operationId={operation.id} />}
          {canEditAgain(entry) && (
            <Button
              look="primary"
              onClick={() => {
                const form = editAgain(app, entry);
                if (form) onEditAgain(form);
              }}
            >
              {words.editAgain}
            </Button>
          )}
          <Button onClick={() => void app.resolve(operation.id, { kind: 'retry' })}>{words.tryAgain}</Button>
          {typed !== '' && <CopyText text={typed} />}
          {discard}
        </div>
      </Banner>
    );
  }
  const isWaiting = status.kind === 'waiting' || status.kind === 'checking' || status.kind === 'busyUntil';
  return (
    <Banner
      tone="calm"
      sign={status.kind === 'saved' ? 'Ticked' : 'Clock'}
      actions={
        isWaiting && (
          <div className={classes.buttons}>
            {status.kind !== 'busyUntil' && <Button onClick={app.sendNow}>{words.sendNow}</Button>}
            {discard}
          </div>
        )
      }
    >
      <p className={classes.title}>{words.status(status)}</p>
      {operation.kind === 'edit' && (
        <div>
          {words.yours(
            ownFields(operation)
              .map(field => fieldLabel(operation, field, all))
              .join(', ')
          )}
        </div>
      )}
    </Banner>
  );
}
