import * as React from 'react';
import type { SavedUpdate } from '../../app/ports';
import type { Action, PlanContent } from '../../domain/plan';
import { useApp, useAppState } from '../AppContext';
import { Banner } from '../controls/Banner';
import { Button } from '../controls/Button';
import { FailureMessage } from '../failure/FailureMessage';
import { actionText } from '../loc/action';
import { ShareAction } from '../post/ShareActions';
import { UpdatePost } from '../post/UpdatePost';
import { stylesOf } from '../theme/useStyles';
import { ActionDetails } from './ActionDetails';
import { ActionSummary } from './ActionSummary';
import { AddUpdate } from './AddUpdate';
import { Chronology } from './Chronology';
import { draftsOf } from './drafts';

const useClasses = stylesOf((tokens, theme) => ({
  root: { display: 'flex', flexDirection: 'column', gap: 20 },
  section: { margin: '8px 0 12px' },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 12px', margin: '0 0 16px' },
  heading: { margin: 0, fontSize: theme.fonts.large.fontSize, fontWeight: 600, color: tokens.text, lineHeight: 24 },
  count: { color: tokens.quiet, marginRight: 'auto' },
  form: { margin: '0 0 24px' },
  saved: { margin: '0 0 20px' },
  list: { margin: '4px 0 0', paddingLeft: 18 }
}));

interface ActionReadProps {
  action: Action;
  content: PlanContent;
  /** Calls `leave` once nothing that was typed is lost by it. */
  askThen(leave: () => void): void;
  announce(words: string): void;
}

/** An action to read, with its updates and “Add update”. */
export function ActionRead({ action, content, askThen, announce }: ActionReadProps): React.ReactElement {
  const app = useApp();
  const classes = useClasses();
  const updates = useAppState(state => state.updates[action.id]);
  const [adding, setAdding] = React.useState(() => draftsOf(app).updates.has(action.id));
  const [saved, setSaved] = React.useState<SavedUpdate>();
  const add = React.useRef<HTMLButtonElement>(null);
  const [focusAdd, setFocusAdd] = React.useState(0);
  const { rights, plan, today } = content;
  const words = actionText.updates;

  React.useEffect(() => { void app.readUpdates(action.id); }, [app, action.id]);
  React.useEffect(() => { if (focusAdd > 0) add.current?.focus(); }, [focusAdd]);

  const close = (): void => {
    setAdding(false);
    setFocusAdd(count => count + 1);
  };
  const done = (now: SavedUpdate): void => {
    setSaved(now);
    announce(words.saved);
    close();
  };

  return (
    <div className={classes.root}>
      {!rights.addUpdates && !rights.editActions && <Banner tone="calm" sign="Info" role="note">{actionText.panel.readOnly}</Banner>}
      {action.problems.length > 0 && (
        <Banner tone="warn" sign="Warning" role="note">
          {actionText.panel.problems}
          <ul className={classes.list}>{action.problems.map(problem => <li key={problem}>{problem}</li>)}</ul>
        </Banner>
      )}
      <ActionSummary action={action} plan={plan} today={today} />
      <section className={classes.section}>
        <div className={classes.head}>
          <h3 className={classes.heading}>{words.heading}</h3>
          <span className={classes.count}>{updates?.kind === 'ready' && updates.updates.length > 0 ? words.count(updates.updates.length) : ''}</span>
          {rights.addUpdates && !adding && (
            <Button ref={add} look="primary" sign="Add" onClick={() => { setSaved(undefined); setAdding(true); }}>{words.add}</Button>
          )}
        </div>
        {adding && (
          <div className={classes.form}>
            <AddUpdate action={action} plan={plan} today={today} onSaved={done} onCancel={() => askThen(close)} />
          </div>
        )}
        {saved && (
          <div className={classes.saved}>
            <Banner tone="calm" sign="Ticked" actions={<UpdatePost update={saved.update} only="button" />}>{saved.actionFailure ? words.savedButAction : words.saved}</Banner>
            {saved.actionFailure && <FailureMessage failure={saved.actionFailure} doing="save" compact />}
          </div>
        )}
        <Chronology updates={updates} savedId={saved?.update.id} onRetry={() => void app.readUpdates(action.id)} />
      </section>
      <div><ActionDetails action={action} content={content} /></div>
      <div><ShareAction action={action} /></div>
    </div>
  );
}
