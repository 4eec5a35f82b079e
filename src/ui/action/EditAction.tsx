import * as React from 'react';
import type { Failure } from '../../domain/failure';
import type { Action, PlanContent } from '../../domain/plan';
import type { Sent } from '../../app/store';
import { useApp } from '../AppContext';
import { Button } from '../controls/Button';
import { DraftNote } from '../drafts/DraftNote';
import { FailureMessage } from '../failure/FailureMessage';
import { GuardProvider } from '../guard/GuardNotice';
import { useGuard } from '../guard/useGuard';
import { Glyph } from '../icons';
import { stylesOf } from '../theme/useStyles';
import type { EditDraft } from './drafts';
import { draftsOf } from './drafts';
import { StandingFields, WhatFields, WhenFields, WhoFields } from './EditFields';
import type { EditValues } from './editValues';
import { changedFields, computedOf, faultsOf, fieldsOf, isDirty, valuesOf } from './editValues';
import { useFocusOnFirstFault, useIsMounted } from '../controls/focus';
import { smallWindow } from './smallWindow';
import { Overtaken } from './Overtaken';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf(tokens => ({
  kept: { display: 'grid', gap: 8, margin: '0 0 16px' },
  bar: {
    position: 'sticky',
    bottom: 0,
    zIndex: 3,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: 8,
    margin: '0 -24px -24px',
    padding: '12px 24px',
    background: tokens.page,
    borderTop: `1px solid ${tokens.rule}`,
    selectors: { [smallWindow]: { margin: '0 -16px -24px', padding: '10px 16px' } }
  },
  trouble: {
    flex: '1 0 100%',
    display: 'flex',
    gap: 6,
    alignItems: 'center',
    color: tokens.late,
    fontWeight: 600,
    margin: 0
  },
  said: { color: tokens.quiet, margin: '0 0 0 8px' },
  message: { margin: '0 0 16px' }
}));

interface EditActionProps {
  action: Action;
  content: PlanContent;
  /** Saved, or safely in the outbox. */
  onSaved(sent: Sent): void;
  /** Asked to leave; what was typed is still kept then. */
  onCancel(): void;
}

/** The form of an action's fields. */
export default function EditAction({ action, content, onSaved, onCancel }: EditActionProps): React.ReactElement {
  const { edit: words, stale } = useWords().action;
  const app = useApp();
  const classes = useClasses();
  const form = React.useRef<HTMLFormElement>(null);
  const mounted = useIsMounted();
  // The version that the form was opened on: a refresh behind it must not move the ground under what is typed.
  const [draft, setDraft] = React.useState(
    () => draftsOf(app).edits.get(action.id) ?? { loaded: action, values: valuesOf(action), guardReason: '' }
  );
  const { loaded, values, guardReason } = draft;
  const [restoredFrom] = React.useState(() => draftsOf(app).edits.keptAt(action.id));
  const [attempts, setAttempts] = React.useState(0);
  const [saving, setSaving] = React.useState(false);
  const [failure, setFailure] = React.useState<Failure>();
  const [said, setSaid] = React.useState('');
  const computed = computedOf(loaded, values, content.plan, content.today);
  const faults = attempts > 0 ? faultsOf(values, computed) : {};
  const faultCount = Object.keys(faults).length;
  useFocusOnFirstFault(form, attempts);

  const message = React.useRef<HTMLDivElement>(null);
  // What went wrong stands at the end of a long form: bring it into view, wherever the person was.
  React.useEffect(() => {
    if (failure) message.current?.scrollIntoView?.({ block: 'center' });
  }, [failure]);
  React.useEffect(() => {
    form.current?.querySelector('input')?.focus();
  }, []);

  const keep = (next: EditDraft): void => {
    setDraft(next);
    if (isDirty(next.loaded, next.values)) draftsOf(app).edits.set(action.id, next);
    else draftsOf(app).edits.delete(action.id);
  };
  // Somebody saved meanwhile, and the plan in view already has it. What was sent from here is no news.
  const movedOn = !saving && action.etag !== loaded.etag;
  const overtaken = movedOn && isDirty(loaded, values) && changedFields(loaded, action).length > 0;
  React.useEffect(() => {
    if (movedOn && !overtaken)
      keep({ ...draft, loaded: action, values: isDirty(loaded, values) ? values : valuesOf(action) });
  });
  // An answer about the lead may come after other fields were typed in: it goes on top of the newest values.
  const newest = React.useRef(values);
  newest.current = values;
  const set = (part: Partial<EditValues>): void => {
    // What is on its way stays as it was sent: a word typed now would be neither saved nor kept.
    if (saving) return;
    newest.current = { ...newest.current, ...part };
    setSaid('');
    keep({ ...draft, values: newest.current });
  };

  const guard = useGuard(form, rules => rules.changedTexts(loaded, fieldsOf(values)), {
    reason: guardReason,
    setReason: reason => {
      if (!saving) keep({ ...draft, guardReason: reason });
    }
  });

  const save = async (): Promise<void> => {
    if (saving) return;
    if (Object.keys(faultsOf(values, computed)).length > 0) {
      setAttempts(attempts + 1);
      return;
    }
    if (!isDirty(loaded, values)) {
      setSaid(words.nothingChanged);
      return;
    }
    setSaving(true);
    setFailure(undefined);
    const passes = await guard.check();
    if (!passes) {
      if (mounted.current) setSaving(false);
      return;
    }
    const sent = await app.saveAction(loaded, fieldsOf(values), guard.reasonToRecord());
    if (sent.kind !== 'failed') draftsOf(app).edits.delete(action.id);
    if (!mounted.current) return;
    if (sent.kind !== 'failed') {
      onSaved(sent);
      return;
    }
    setSaving(false);
    setFailure(sent.failure);
  };

  const saveByKeyboard = (event: React.KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void save();
  };

  const groups = { loaded, content, values, computed, faults, set };
  return (
    <form
      ref={form}
      noValidate
      aria-label={words.heading}
      onKeyDown={saveByKeyboard}
      onSubmit={event => event.preventDefault()}
    >
      <div className={classes.kept}>
        <DraftNote restoredFrom={restoredFrom} />
      </div>
      <GuardProvider value={{ guard, save: () => void save() }}>
        <WhatFields {...groups} />
        <WhoFields {...groups} />
        <WhenFields {...groups} />
        <StandingFields {...groups} />
      </GuardProvider>
      {(failure || overtaken) && (
        <div ref={message} className={classes.message}>
          {failure ? (
            <FailureMessage failure={failure} doing="save" />
          ) : (
            <Overtaken loaded={loaded} values={values} current={action} />
          )}
        </div>
      )}
      <div className={classes.bar}>
        {faultCount > 0 && (
          <p className={classes.trouble} role="alert">
            <Glyph name="Warning" />
            {words.toPutRight(faultCount)}
          </p>
        )}
        {overtaken && (
          <p className={classes.trouble}>
            <Glyph name="Warning" />
            {stale.meanwhile}
          </p>
        )}
        <Button look="primary" onClick={() => void save()}>
          {saving ? words.saving : words.save}
        </Button>
        <Button onClick={onCancel}>{words.cancel}</Button>
        <p className={classes.said} role="status">
          {said}
        </p>
      </div>
    </form>
  );
}
