import * as React from 'react';
import type { Shown } from '../../sync/status';
import { useApp, useContent } from '../AppContext';
import { Banner } from '../controls/Banner';
import { Button } from '../controls/Button';
import { stylesOf } from '../theme/useStyles';
import { Conflict } from './Conflict';
import { CopyText } from './CopyText';
import { DiscardButton } from './DiscardButton';
import { canEditAgain, editAgain } from './editAgain';
import { asText, labelOf, ownFields } from './inWords';
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
  shown: Shown;
  /** Opens the form again that this was written in; the draft is there. */
  onEditAgain(form: 'update' | 'edit'): void;
}

/** Something that was done and isn't saved, or was a moment ago: how it stands, and what can be done about it. */
export function PendingItem({ shown, onEditAgain }: PendingItemProps): React.ReactElement {
  const all = useWords();
  const words = all.outbox;
  const app = useApp();
  const content = useContent();
  const classes = useClasses();
  const { operation, status } = shown;
  if (status.kind === 'conflict') return <Conflict operation={operation} status={status} />;
  const discard = <DiscardButton operationId={operation.id} />;
  const typed = asText(operation, content, all);
  if (status.kind === 'setAside') {
    const { title, text } = words.setAside(status);
    const removed = removedActionOf(shown);
    return (
      <Banner tone="warn" sign="Warning" role="alert">
        <p className={classes.title}>{title}</p>
        <p className={classes.line}>{text}</p>
        {typed !== '' && <p className={classes.typed}>{typed}</p>}
        <div className={classes.buttons}>
          {removed !== undefined && <RemovedAction actionId={removed} operationId={operation.id} />}
          {canEditAgain(shown) && (
            <Button
              look="primary"
              onClick={() => {
                const form = editAgain(app, shown);
                if (form) onEditAgain(form);
              }}
            >
              {words.editAgain}
            </Button>
          )}
          <Button onClick={() => void app.ask(operation.id, { kind: 'retry' })}>{words.tryAgain}</Button>
          {typed !== '' && <CopyText text={typed} />}
          {discard}
        </div>
      </Banner>
    );
  }
  const waits = status.kind === 'waiting' || status.kind === 'checking' || status.kind === 'busyUntil';
  return (
    <Banner
      tone="calm"
      sign={status.kind === 'saved' ? 'Ticked' : 'Clock'}
      actions={
        waits && (
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
              .map(field => labelOf(field, operation, all))
              .join(', ')
          )}
        </div>
      )}
    </Banner>
  );
}
