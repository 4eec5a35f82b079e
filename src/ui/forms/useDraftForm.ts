import type { Instant } from '../../model/values';
import * as React from 'react';
import type { Outcome } from '../../app/store';
import type { Faults } from '../../domain/checks';
import type { Failure } from '../../domain/failure';
import type { Texts } from '../../domain/guard';
import { useFocusOnFirstFault, useIsMounted } from '../controls/focus';
import type { Guard } from '../guard/useGuard';
import { useGuard } from '../guard/useGuard';
import type { DraftSlot } from './drafts';

/** What a form provides to `useDraftForm`. */
export interface DraftFormOf<Draft, Name extends string> {
  /** Where the draft is stored until it is saved. */
  slot: DraftSlot<Draft>;
  /** Makes the draft that the form opens with where none is stored. */
  initialDraft: () => Draft;
  /** True where the draft holds anything that would be lost. */
  isBegun(draft: Draft): boolean;
  faultsOf(draft: Draft): Faults<Name>;
  /** The free texts that saving would write, by field. The guard checks them first. */
  textsOf(draft: Draft): Texts;
  /**
   * Saves the draft. `guardReason` is the reason for saving a number that the guard stops; '' where it stops nothing.
   */
  submit(draft: Draft, guardReason: string): Promise<Outcome>;
  /** Called once the change is saved, or stored in the outbox. */
  onSaved(outcome: Outcome): void;
  /** Makes the draft to continue with after a refusal that certainly saved nothing. */
  draftForRetry?(draft: Draft): Draft;
}

/** The state of a form whose draft survives closing the panel, the page and the tab. */
export interface DraftForm<Draft, Name extends string> {
  ref: React.RefObject<HTMLFormElement>;
  draft: Draft;
  /** When the restored draft was last typed in; undefined for a new draft. */
  restoredFrom: Instant | undefined;
  /** Changes the draft and stores it. Does nothing while a save is in progress. */
  change(next: (draft: Draft) => Draft): void;
  /** The validation errors; empty until the person has tried to save. */
  faults: Faults<Name>;
  guard: Guard;
  saving: boolean;
  /** Why the last attempt was refused. */
  failure: Failure | undefined;
  save(): void;
}

/**
 * Runs a form: it stores the draft with each change, validates and guards it on save, and deletes it only once the
 * change is saved or in the outbox.
 */
export function useDraftForm<Draft extends { guardReason: string }, Name extends string>({
  slot,
  initialDraft,
  isBegun,
  faultsOf,
  textsOf,
  submit,
  onSaved,
  draftForRetry = draft => draft
}: DraftFormOf<Draft, Name>): DraftForm<Draft, Name> {
  const ref = React.useRef<HTMLFormElement>(null);
  const mounted = useIsMounted();
  const [draft, setDraft] = React.useState(() => slot.get() ?? initialDraft());
  const [restoredFrom] = React.useState(() => slot.at());
  const [attempts, setAttempts] = React.useState(0);
  const [saving, setSaving] = React.useState(false);
  const [failure, setFailure] = React.useState<Failure>();
  // A control may report a change late, after other fields have changed, so each change is applied to the newest draft.
  const newest = React.useRef(draft);
  useFocusOnFirstFault(ref, attempts);
  React.useEffect(() => ref.current?.querySelector('input')?.focus(), []);

  const store = (next: Draft): void => {
    newest.current = next;
    setDraft(next);
    if (isBegun(next)) slot.set(next);
    else slot.delete();
  };
  const change = (next: (draft: Draft) => Draft): void => {
    if (!saving) store(next(newest.current));
  };
  const guard = useGuard(ref, textsOf(draft), {
    reason: draft.guardReason,
    setReason: guardReason => change(now => ({ ...now, guardReason }))
  });

  const save = async (): Promise<void> => {
    if (saving) return;
    if (Object.keys(faultsOf(draft)).length > 0) {
      setAttempts(attempts + 1);
      return;
    }
    setSaving(true);
    setFailure(undefined);
    const outcome = (await guard.check()) ? await submit(draft, guard.reasonToRecord()) : undefined;
    if (outcome && outcome.kind !== 'failed') slot.delete();
    if (!mounted.current) return;
    if (outcome && outcome.kind !== 'failed') {
      onSaved(outcome);
      return;
    }
    setSaving(false);
    if (!outcome) return;
    setFailure(outcome.failure);
    store(draftForRetry(draft));
  };

  return {
    ref,
    draft,
    restoredFrom,
    change,
    faults: attempts > 0 ? faultsOf(draft) : {},
    guard,
    saving,
    failure,
    save: () => void save()
  };
}
