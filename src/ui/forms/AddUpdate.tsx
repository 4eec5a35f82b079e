import type { Action, Brag } from '../../model/action';
import { action as actionEntity } from '../../model/action';
import { freeTextsIn } from '../../model/difference';
import { noteLimit, textLimit } from '../../model/field';
import type { Plan } from '../../model/plan';
import { update as updateEntity } from '../../model/update';
import type { CalendarDate } from '../../model/values';
import * as React from 'react';
import { computedBrag, isBetter } from '../../domain/brag';
import { checkUpdate } from '../../domain/checks';
import type { UpdateFields } from '../../domain/checks';
import type { Outcome } from '../../app/store';
import { useApp } from '../AppContext';
import { Button } from '../controls/Button';
import { FailureMessage } from '../failure/FailureMessage';
import { GuardNotice } from '../guard/GuardNotice';
import { useWidth } from '../layout/useWidth';
import { stylesOf } from '../theme/useStyles';
import { choiceLabel } from '../words/choiceLabel';
import { useWords } from '../words/WordsContext';
import { BragChoice } from './BragChoice';
import { DraftNote } from './DraftNote';
import type { UpdateDraft } from './drafts';
import { draftsOf, isBegun, newUpdateDraft } from './drafts';
import { FormFrame } from './FormFrame';
import { TextBox } from './TextBox';
import { useDraftForm } from './useDraftForm';

const useClasses = stylesOf((tokens, theme) => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: 16,
    padding: 16,
    border: `1px solid ${tokens.rule}`,
    borderRadius: 8,
    background: tokens.page,
    boxShadow: theme.effects.elevation4
  },
  heading: { margin: 0, fontSize: theme.fonts.mediumPlus.fontSize, fontWeight: 600, color: tokens.text },
  start: { alignSelf: 'flex-start', margin: '-8px 0 -4px -8px' },
  bar: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 8 },
  shortcut: { marginLeft: 'auto', color: tokens.quiet, fontSize: theme.fonts.small.fontSize }
}));

interface AddUpdateProps {
  action: Action;
  plan: Plan;
  today: CalendarDate;
  /** Called once the update is saved, or stored in the outbox. */
  onSaved(outcome: Outcome): void;
  /** Called when the person cancels. The draft is still stored at that point. */
  onCancel(): void;
}

/**
 * The BRAG that the rules would compute once this update is saved: an update that comes on time, or that names a
 * barrier, changes the result.
 */
function computedAfter(action: Action, draft: UpdateFields, plan: Plan, today: CalendarDate): Brag {
  const latest = { text: draft.narrative, at: `${today}T12:00:00Z`, author: '', barrier: draft.barrier.trim() !== '' };
  return computedBrag({ ...action, latest }, plan, today);
}

/** The “Add update” form: the BRAG, what has happened, and any barrier. */
export function AddUpdate({ action, plan, today, onSaved, onCancel }: AddUpdateProps): React.ReactElement {
  const all = useWords();
  const app = useApp();
  const classes = useClasses();
  const narrow = useWidth() === 'narrow';
  const words = all.action.add;
  const bragName = (brag: Brag): string => choiceLabel(all.choices.brag, brag);
  const computedOf = (draft: UpdateDraft): Brag => computedAfter(action, draft, plan, today);
  const needsReason = (draft: UpdateDraft): boolean =>
    draft.brag !== undefined && isBetter(draft.brag, computedOf(draft));
  const fieldsOf = (draft: UpdateDraft): UpdateDraft => (needsReason(draft) ? draft : { ...draft, bragReason: '' });

  const form = useDraftForm({
    slot: draftsOf(app, action.id).update,
    initialDraft: newUpdateDraft,
    isBegun,
    faultsOf: draft => checkUpdate(draft, computedOf(draft)),
    textsOf: draft => {
      const { narrative, barrier, bragReason } = fieldsOf(draft);
      return { ...freeTextsIn(updateEntity, { narrative, barrier }), ...freeTextsIn(actionEntity, { bragReason }) };
    },
    submit: (draft, guardReason) => app.run('update.add', { action, update: { ...fieldsOf(draft), guardReason } }),
    onSaved,
    // The server has certainly not saved the refused update, so the retry gets a new client key.
    draftForRetry: draft => ({ ...draft, clientKey: newUpdateDraft().clientKey })
  });
  const { ref, draft, faults, failure, saving } = form;
  const change = (part: Partial<UpdateDraft>): void => form.change(now => ({ ...now, ...part }));
  const [withBarrier, setWithBarrier] = React.useState(draft.barrier !== '');
  const [hadBarrier] = React.useState(withBarrier);
  const computed = computedOf(draft);

  // jsdom, in which tests render, has no scrollIntoView.
  React.useEffect(() => ref.current?.scrollIntoView?.({ block: 'nearest' }), [ref]);
  React.useEffect(() => {
    // The focused button has been replaced by the field that it adds, so the field takes the focus.
    if (withBarrier && !hadBarrier) [...(ref.current?.querySelectorAll('textarea') ?? [])].pop()?.focus();
  }, [ref, withBarrier, hadBarrier]);

  return (
    <FormFrame form={form} label={words.heading} className={classes.root}>
      <h3 className={classes.heading}>{words.heading}</h3>
      <DraftNote restoredFrom={form.restoredFrom} />
      <BragChoice
        label={words.brag}
        hint={words.bragHint(bragName(computed))}
        value={draft.brag}
        meanings={plan.bragKey}
        onChange={brag => change({ brag })}
        fault={faults.brag && all.action.chooseBrag}
      />
      {draft.brag && needsReason(draft) && (
        <TextBox
          label={words.reason(bragName(draft.brag), bragName(computed))}
          value={draft.bragReason}
          limit={textLimit}
          required
          onChange={bragReason => change({ bragReason })}
          fault={all.action.fault(all.action.fields.bragReason, faults.bragReason)}
        />
      )}
      <GuardNotice field="bragReason" label={all.action.fields.bragReason} />
      <TextBox
        label={words.narrative}
        hint={words.narrativeHint}
        value={draft.narrative}
        limit={noteLimit}
        rows={3}
        required
        onChange={narrative => change({ narrative })}
        fault={all.action.fault(words.narrative, faults.narrative)}
      />
      <GuardNotice field="narrative" label={words.narrative} />
      {withBarrier ? (
        <TextBox
          label={words.barrier}
          hint={words.barrierHint}
          value={draft.barrier}
          limit={noteLimit}
          rows={2}
          onChange={barrier => change({ barrier })}
          fault={all.action.fault(words.barrier, faults.barrier)}
        />
      ) : (
        <span className={classes.start}>
          <Button look="quiet" sign="Add" onClick={() => setWithBarrier(true)}>
            {words.addBarrier}
          </Button>
        </span>
      )}
      <GuardNotice field="barrier" label={words.barrier} />
      {failure && <FailureMessage failure={failure} doing="save" />}
      <div className={classes.bar}>
        <Button look="primary" onClick={form.save}>
          {saving ? words.saving : words.save}
        </Button>
        <Button onClick={onCancel}>{words.cancel}</Button>
        {!narrow && <span className={classes.shortcut}>{words.shortcut}</span>}
      </div>
    </FormFrame>
  );
}
