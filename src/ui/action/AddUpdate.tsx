import * as React from 'react';
import { computedBrag, isBetter } from '../../domain/brag';
import { checkUpdate, noteLimit, textLimit } from '../../domain/checks';
import type { UpdateFields } from '../../domain/checks';
import type { CalendarDate } from '../../domain/dates';
import type { Failure } from '../../domain/failure';
import type { Action, Brag, Plan } from '../../domain/plan';
import type { Sent } from '../../app/store';
import { useApp } from '../AppContext';
import { Button } from '../controls/Button';
import { TextBox } from '../controls/TextBox';
import { DraftNote } from '../drafts/DraftNote';
import { FailureMessage } from '../failure/FailureMessage';
import { GuardNotice, GuardProvider } from '../guard/GuardNotice';
import { useGuard } from '../guard/useGuard';
import { useWidth } from '../layout/useWidth';
import { stylesOf } from '../theme/useStyles';
import { BragChoice } from './BragChoice';
import type { UpdateDraft } from './drafts';
import { draftsOf, isBegun, newUpdateDraft } from './drafts';
import { useFocusOnFirstFault, useIsMounted } from '../controls/focus';
import { choiceLabel } from '../words/choiceLabel';
import { useWords } from '../words/WordsContext';

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
  /** Saved, or safely in the outbox. */
  onSaved(sent: Sent): void;
  /** Asked to leave; what was typed is still kept then. */
  onCancel(): void;
}

/** The BRAG that the facts would give once the update stands: an update that comes in time, or that names a barrier, is a fact itself. */
function computedAfter(action: Action, draft: UpdateFields, plan: Plan, today: CalendarDate): Brag {
  const latest = { text: draft.narrative, at: `${today}T12:00:00Z`, author: '', barrier: draft.barrier.trim() !== '' };
  return computedBrag({ ...action, latest }, plan, today);
}

/** “Add update”: how it stands, what has happened, what is in the way. */
export function AddUpdate({ action, plan, today, onSaved, onCancel }: AddUpdateProps): React.ReactElement {
  const all = useWords();
  const app = useApp();
  const classes = useClasses();
  const words = all.action.add;
  const bragName = (brag: Brag): string => choiceLabel(all.choices.brag, brag);
  const form = React.useRef<HTMLFormElement>(null);
  const mounted = useIsMounted();
  const narrow = useWidth() === 'narrow';
  const [draft, setDraft] = React.useState(() => draftsOf(app).updates.get(action.id) ?? newUpdateDraft());
  const [restoredFrom] = React.useState(() => draftsOf(app).updates.keptAt(action.id));
  const [withBarrier, setWithBarrier] = React.useState(draft.barrier !== '');
  const [attempts, setAttempts] = React.useState(0);
  const [saving, setSaving] = React.useState(false);
  const [failure, setFailure] = React.useState<Failure>();
  const computed = computedAfter(action, draft, plan, today);
  const faults = attempts > 0 ? checkUpdate(draft, computed) : {};
  const needsReason = draft.brag !== undefined && isBetter(draft.brag, computed);
  useFocusOnFirstFault(form, attempts);
  const fields = { ...draft, bragReason: needsReason ? draft.bragReason : '' };

  React.useEffect(() => {
    const first = form.current?.querySelector('input');
    first?.focus();
    // Not in every environment that draws this is there something to scroll.
    form.current?.scrollIntoView?.({ block: 'nearest' });
  }, []);

  const [hadBarrier] = React.useState(withBarrier);
  React.useEffect(() => {
    // The button that had the keyboard has become the field.
    if (withBarrier && !hadBarrier) [...(form.current?.querySelectorAll('textarea') ?? [])].pop()?.focus();
  }, [withBarrier, hadBarrier]);

  const change = (part: Partial<UpdateDraft>): void => {
    // What is on its way stays as it was sent: a word typed now would be neither saved nor kept.
    if (saving) return;
    const next = { ...draft, ...part };
    setDraft(next);
    if (isBegun(next)) draftsOf(app).updates.set(action.id, next);
    else draftsOf(app).updates.delete(action.id);
  };

  const guard = useGuard(form, rules => rules.textsOf(fields), {
    reason: draft.guardReason,
    setReason: guardReason => change({ guardReason })
  });

  const save = async (): Promise<void> => {
    if (saving) return;
    if (Object.keys(checkUpdate(draft, computed)).length > 0) {
      setAttempts(attempts + 1);
      return;
    }
    setSaving(true);
    setFailure(undefined);
    const passes = await guard.check();
    if (!passes) {
      if (mounted.current) setSaving(false);
      return;
    }
    const sent = await app.addUpdate(action, { ...fields, guardReason: guard.reasonToRecord() });
    if (sent.kind !== 'failed') draftsOf(app).updates.delete(action.id);
    if (!mounted.current) return;
    setSaving(false);
    if (sent.kind !== 'failed') {
      onSaved(sent);
      return;
    }
    setFailure(sent.failure);
    // For certain nothing of it arrived: the next try is another operation.
    const again = { ...draft, clientKey: newUpdateDraft().clientKey };
    setDraft(again);
    draftsOf(app).updates.set(action.id, again);
  };

  const saveByKeyboard = (event: React.KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void save();
  };

  return (
    <GuardProvider value={{ guard, save: () => void save() }}>
      <form
        ref={form}
        className={classes.root}
        aria-label={words.heading}
        noValidate
        onKeyDown={saveByKeyboard}
        onSubmit={event => event.preventDefault()}
      >
        <h3 className={classes.heading}>{words.heading}</h3>
        <DraftNote restoredFrom={restoredFrom} />
        <BragChoice
          label={words.brag}
          hint={words.bragHint(bragName(computed))}
          value={draft.brag}
          meanings={plan.bragKey}
          onChange={brag => change({ brag })}
          fault={faults.brag && all.action.chooseBrag}
        />
        {needsReason && draft.brag && (
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
          <Button look="primary" onClick={() => void save()}>
            {saving ? words.saving : words.save}
          </Button>
          <Button onClick={onCancel}>{words.cancel}</Button>
          {!narrow && <span className={classes.shortcut}>{words.shortcut}</span>}
        </div>
      </form>
    </GuardProvider>
  );
}
