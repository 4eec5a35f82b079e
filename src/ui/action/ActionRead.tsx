import type { Action } from '../../model/action';
import * as React from 'react';
import { pendingEdits, pendingUpdates, removedItems, savedUpdate } from '../../app/state/pending';
import type { Outcome } from '../../app/store';
import { ProblemsBanner } from '../problems/ItemProblems';
import { known, textOf } from '../../model/values';
import type { PlanContent } from '../../domain/plan';
import { useApp, useAppState, useUpdates } from '../AppContext';
import { Banner } from '../controls/Banner';
import { Button } from '../controls/Button';
import type { DraftFormName } from '../forms/draftKeys';
import { PendingItem } from '../outbox/PendingItem';
import { ShareAction } from '../post/ShareActions';
import { UpdatePost } from '../post/UpdatePost';
import { PartBoundary } from '../shell/BrokenPart';
import { stylesOf } from '../theme/useStyles';
import { ActionDetails } from './ActionDetails';
import { ActionSummary } from './ActionSummary';
import { AddUpdate } from '../forms/AddUpdate';
import { Chronology } from './Chronology';
import { draftsOf, hasDraft } from '../forms/drafts';
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
  /** Asks whether to discard unsaved drafts, if there are any, and then calls `leave`. */
  confirmThen(leave: () => void): void;
  announce(words: string): void;
  /** Opens the edit form. */
  onEdit(): void;
}

/** Shows an action with its updates and the “Add update” form. */
export function ActionRead({ action, content, confirmThen, announce, onEdit }: ActionReadProps): React.ReactElement {
  const all = useWords();
  const app = useApp();
  const classes = useClasses();
  const updates = useUpdates(action.id);
  const entries = useAppState(state => state.outbox.entries);
  const [adding, setAdding] = React.useState(() => hasDraft(app, action.id, 'update'));
  const [saved, setSaved] = React.useState<Outcome>();
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

  // While the form saves, its update is also in the outbox; it must not show twice.
  const sending = adding ? draftsOf(app, action.id).update.get()?.clientKey : undefined;
  const pending = pendingUpdates(entries, action.id).filter(({ operation }) => operation.id !== sending);

  const newest = savedUpdate(entries, action.id);
  const count = updates?.kind === 'ready' ? updates.value.length : 0;
  const changed = known(action.changed);

  const close = (): void => {
    setAdding(false);
    setFocusAdd(count => count + 1);
  };
  const done = (outcome: Outcome): void => {
    setSaved(outcome);
    announce(all.outbox.outcome(outcome.kind, words.saved));
    close();
  };
  const editAgain = (form: DraftFormName): void => {
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
      <ProblemsBanner title={all.action.panel.problems} list="actions" item={action} />
      {pendingEdits(entries, action.id).map(entry => (
        <PendingItem key={entry.operation.id} entry={entry} onEditAgain={editAgain} />
      ))}
      <PartBoundary resetOn={action}>
        <ActionSummary action={action} plan={plan} today={today} />
      </PartBoundary>
      <section className={classes.section}>
        <div className={classes.head}>
          <h3 className={classes.heading}>{words.heading}</h3>
          <span className={classes.count}>{count > 0 ? words.count(count) : ''}</span>
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
            <PartBoundary>
              <AddUpdate action={action} plan={plan} today={today} onSaved={done} onCancel={() => confirmThen(close)} />
            </PartBoundary>
          </div>
        )}
        {saved?.kind === 'saved' && (
          <div className={classes.saved}>
            <Banner tone="calm" sign="Ticked" actions={newest && <UpdatePost update={newest} only="button" />}>
              {words.saved}
            </Banner>
          </div>
        )}
        <PartBoundary resetOn={updates}>
          <Chronology
            action={action}
            updates={updates}
            pending={pending}
            removed={removedItems(entries, 'updates')}
            me={content.me}
            newest={saved?.kind === 'saved'}
            onRetry={() => void app.readUpdates(action.id)}
            onEditAgain={editAgain}
          />
        </PartBoundary>
      </section>
      <div>
        <PartBoundary resetOn={action}>
          <ActionDetails action={action} content={content} />
        </PartBoundary>
        <div className={classes.commands}>
          <ShareAction action={action} />
          {rights.removeActions && <RemoveAction action={action} />}
        </div>
        {changed && (
          <p className={classes.changed}>
            {all.action.changed(known(changed.by)?.name ?? '', all.dates.moment(textOf(changed.at)))}
          </p>
        )}
      </div>
    </div>
  );
}
