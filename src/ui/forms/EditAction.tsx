import type { Action, Brag } from '../../model/action';
import { action as entity } from '../../model/action';
import { freeTextsIn } from '../../model/difference';
import * as React from 'react';
import type { PlanContent } from '../../domain/plan';
import type { Outcome } from '../../app/store';
import { smallWindow } from '../action/smallWindow';
import { useApp } from '../AppContext';
import { Button } from '../controls/Button';
import { FailureMessage } from '../failure/FailureMessage';
import { Glyph } from '../icons';
import { stylesOf } from '../theme/useStyles';
import { useWords } from '../words/WordsContext';
import { DraftNote } from './DraftNote';
import type { EditDraft } from './drafts';
import { draftsOf } from './drafts';
import { StandingFields, WhatFields, WhenFields, WhoFields } from './EditFields';
import type { EditValues } from './editValues';
import { changedFields, computedOf, faultsOf, fieldsOf, isDirty, valuesOf } from './editValues';
import { FormFrame } from './FormFrame';
import { NewerVersion } from './NewerVersion';
import { useDraftForm } from './useDraftForm';

const useClasses = stylesOf(tokens => ({
  notices: { display: 'grid', gap: 8, margin: '0 0 16px' },
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
  /** Called once the change is saved, or stored in the outbox. */
  onSaved(outcome: Outcome): void;
  /** Called when the person cancels. The draft is still stored at that point. */
  onCancel(): void;
}

/** The form for editing an action's fields. */
export default function EditAction({ action, content, onSaved, onCancel }: EditActionProps): React.ReactElement {
  const { edit: words, stale } = useWords().action;
  const app = useApp();
  const classes = useClasses();
  const [announced, setAnnounced] = React.useState('');
  const computedFor = ({ loaded, values }: EditDraft): Brag => computedOf(loaded, values, content.plan, content.today);

  const form = useDraftForm({
    slot: draftsOf(app, action.id).edit,
    // Edits are compared with the version that the form was opened on, so a background refresh must not replace it.
    initialDraft: (): EditDraft => ({ loaded: action, values: valuesOf(action), guardReason: '' }),
    isBegun: ({ loaded, values }) => isDirty(loaded, values),
    faultsOf: draft => faultsOf(draft.values, computedFor(draft)),
    textsOf: ({ loaded, values }) => {
      const fields = fieldsOf(values);
      return freeTextsIn(entity, Object.fromEntries(changedFields(loaded, fields).map(name => [name, fields[name]])));
    },
    submit: ({ loaded, values }, guardReason) =>
      app.run('action.edit', { loaded, fields: fieldsOf(values), guardReason }),
    onSaved
  });
  const {
    draft: { loaded, values },
    faults,
    failure,
    saving
  } = form;
  const faultCount = Object.keys(faults).length;

  const message = React.useRef<HTMLDivElement>(null);
  // The error message is at the end of a long form, so it is scrolled into view.
  React.useEffect(() => {
    if (failure) message.current?.scrollIntoView?.({ block: 'center' });
  }, [failure]);

  // True where somebody else has saved the action since the form was opened. The person's own save doesn't count.
  const isOutdated = !saving && action.etag !== loaded.etag;
  const hasNewerVersion = isOutdated && isDirty(loaded, values) && changedFields(loaded, action).length > 0;
  React.useEffect(() => {
    if (isOutdated && !hasNewerVersion)
      form.change(now => ({
        ...now,
        loaded: action,
        values: isDirty(now.loaded, now.values) ? now.values : valuesOf(action)
      }));
  });
  const set = (part: Partial<EditValues>): void => {
    setAnnounced('');
    form.change(now => ({ ...now, values: { ...now.values, ...part } }));
  };
  const groups = { loaded, content, values, computed: computedFor(form.draft), faults, set };
  const save = (): void => {
    if (isDirty(loaded, values) || Object.keys(faultsOf(values, groups.computed)).length > 0) form.save();
    else setAnnounced(words.nothingChanged);
  };

  return (
    <FormFrame form={{ ...form, save }} label={words.heading}>
      <div className={classes.notices}>
        <DraftNote restoredFrom={form.restoredFrom} />
      </div>
      <WhatFields {...groups} />
      <WhoFields {...groups} />
      <WhenFields {...groups} />
      <StandingFields {...groups} />
      {(failure || hasNewerVersion) && (
        <div ref={message} className={classes.message}>
          {failure ? (
            <FailureMessage failure={failure} doing="save" />
          ) : (
            <NewerVersion loaded={loaded} values={values} current={action} />
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
        {hasNewerVersion && (
          <p className={classes.trouble}>
            <Glyph name="Warning" />
            {stale.meanwhile}
          </p>
        )}
        <Button look="primary" onClick={save}>
          {saving ? words.saving : words.save}
        </Button>
        <Button onClick={onCancel}>{words.cancel}</Button>
        <p className={classes.said} role="status">
          {announced}
        </p>
      </div>
    </FormFrame>
  );
}
