import * as React from 'react';
import { pendingEdits, pendingUpdates, removedUpdates } from '../../app/pending';
import type { Sent } from '../../app/store';
import type { Action, PlanContent } from '../../domain/plan';
import { useApp, useAppState } from '../AppContext';
import { Banner } from '../controls/Banner';
import { Button } from '../controls/Button';
import { PendingItem } from '../outbox/PendingItem';
import { ShareAction } from '../post/ShareActions';
import { UpdatePost } from '../post/UpdatePost';
import { stylesOf } from '../theme/useStyles';
import { ActionDetails } from './ActionDetails';
import { ActionSummary } from './ActionSummary';
import { AddUpdate } from './AddUpdate';
import { Chronology } from './Chronology';
import { draftsOf } from './drafts';
import { RemoveAction } from './RemoveAction';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  root: { display: 'flex', flexDirection: 'column', gap: 20 },
  section: { margin: '8px 0 12px' },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 12px', margin: '0 0 16px' },
  heading: { margin: 0, fontSize: theme.fonts.large.fontSize, fontWeight: 600, color: tokens.text, lineHeight: 24 },
  count: { color: tokens.quiet, marginRight: 'auto' },
  form: { margin: '0 0 24px' },
  saved: { margin: '0 0 20px' },
  list: { margin: '4px 0 0', paddingLeft: 18 },
  commands: { display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'center' },
  changed: { margin: '16px 0 0', color: tokens.quiet, fontSize: theme.fonts.small.fontSize }
}));

interface ActionReadProps {
  action: Action;
  content: PlanContent;
  /** Calls `leave` once nothing that was typed is lost by it. */
  askThen(leave: () => void): void;
  announce(words: string): void;
  /** Opens the form of the action's fields. */
  onEdit(): void;
}

/** An action to read, with its updates and “Add update”. */
export function ActionRead({ action, content, askThen, announce, onEdit }: ActionReadProps): React.ReactElement {
  const all = useWords();
  const app = useApp();
  const classes = useClasses();
  const updates = useAppState(state => state.updates[action.id]);
  const operations = useAppState(state => state.outbox.operations);
  const [adding, setAdding] = React.useState(() => draftsOf(app).updates.has(action.id));
  const [saved, setSaved] = React.useState<Sent>();
  const add = React.useRef<HTMLButtonElement>(null);
  const [focusAdd, setFocusAdd] = React.useState(0);
  const { rights, plan, today } = content;
  const words = all.action.updates;

  React.useEffect(() => {
    void app.readUpdates(action.id);
  }, [app, action.id]);
  React.useEffect(() => {
    if (focusAdd > 0) add.current?.focus();
  }, [focusAdd]);

  // While the form waits for its answer, what it sends isn't shown a second time.
  const sending = adding ? draftsOf(app).updates.get(action.id)?.clientKey : undefined;
  const pending = pendingUpdates(operations, action.id).filter(({ operation }) => operation.id !== sending);

  const newest = updates?.kind === 'ready' ? updates.updates[0] : undefined;

  const close = (): void => {
    setAdding(false);
    setFocusAdd(count => count + 1);
  };
  const done = (sent: Sent): void => {
    setSaved(sent);
    announce(sent.kind === 'saved' || sent.kind === 'failed' ? words.saved : all.outbox.sent[sent.kind]);
    close();
  };
  const editAgain = (form: 'update' | 'edit'): void => {
    if (form === 'edit') onEdit();
    else setAdding(true);
  };

  return (
    <div className={classes.root}>
      {!rights.addUpdates && !rights.editActions && (
        <Banner tone="calm" sign="Info" role="note">
          {all.action.panel.readOnly}
        </Banner>
      )}
      {action.problems.length > 0 && (
        <Banner tone="warn" sign="Warning" role="note">
          {all.action.panel.problems}
          <ul className={classes.list}>
            {action.problems.map(problem => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Banner>
      )}
      {pendingEdits(operations, action.id).map(shown => (
        <PendingItem key={shown.operation.id} shown={shown} onEditAgain={editAgain} />
      ))}
      <ActionSummary action={action} plan={plan} today={today} />
      <section className={classes.section}>
        <div className={classes.head}>
          <h3 className={classes.heading}>{words.heading}</h3>
          <span className={classes.count}>
            {updates?.kind === 'ready' && updates.updates.length > 0 ? words.count(updates.updates.length) : ''}
          </span>
          {rights.addUpdates && !adding && (
            <Button
              ref={add}
              look="primary"
              sign="Add"
              onClick={() => {
                setSaved(undefined);
                setAdding(true);
              }}
            >
              {words.add}
            </Button>
          )}
        </div>
        {adding && (
          <div className={classes.form}>
            <AddUpdate action={action} plan={plan} today={today} onSaved={done} onCancel={() => askThen(close)} />
          </div>
        )}
        {saved?.kind === 'saved' && (
          <div className={classes.saved}>
            <Banner tone="calm" sign="Ticked" actions={newest && <UpdatePost update={newest} only="button" />}>
              {words.saved}
            </Banner>
          </div>
        )}
        <Chronology
          action={action}
          updates={updates}
          pending={pending}
          removed={removedUpdates(operations)}
          me={content.me}
          newest={saved?.kind === 'saved'}
          onRetry={() => void app.readUpdates(action.id)}
          onEditAgain={editAgain}
        />
      </section>
      <div>
        <ActionDetails action={action} content={content} />
        <div className={classes.commands}>
          <ShareAction action={action} />
          {rights.removeActions && <RemoveAction action={action} />}
        </div>
        {action.changed && (
          <p className={classes.changed}>
            {all.action.changed(action.changed.by, all.dates.moment(action.changed.at))}
          </p>
        )}
      </div>
    </div>
  );
}
