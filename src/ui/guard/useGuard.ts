import * as React from 'react';
import type { GuardModule } from '../../app/guard';
import { guardContext, loadGuard } from '../../app/guard';
import type { Finding, ReasonFault, Texts } from '../../domain/guard';
import { useContent } from '../AppContext';
import { useIsMounted } from '../controls/focus';

/** What the guard found in one field, and whether the person has dealt with it. */
export interface FieldGuard {
  text: string;
  findings: readonly Finding[];
  effect: Finding['effect'];
  /** `open` keeps the form from being saved. */
  state: 'open' | 'answered' | 'passed';
  /** True for the field at which the reason is entered: the first field with a stop. */
  asksReason: boolean;
}

/** Where the form holds the person's reason, as part of its draft. */
export interface ReasonSlot {
  reason: string;
  setReason(reason: string): void;
}

export interface Guard extends ReasonSlot {
  /** What to show at a field; undefined where there is nothing to show. */
  at(field: string): FieldGuard | undefined;
  /** The error in the reason; undefined until the person has tried to save. */
  reasonFault: ReasonFault | undefined;
  /** Accepts a field's warnings for as long as its text stays the same. */
  pass(field: string): void;
  /** True where the form may be saved. Otherwise shows the findings and moves the focus to the first. */
  check(): Promise<boolean>;
  /** The reason to save, valid after `check`; '' where the guard stops nothing. */
  reasonToRecord(): string;
}

/**
 * Guards the texts of a form. They are checked when the form is saved, and after that with each change, so that a
 * finding disappears with the words that caused it. The guard never changes a text.
 */
export function useGuard(form: React.RefObject<HTMLElement>, texts: Texts, { reason, setReason }: ReasonSlot): Guard {
  const content = useContent();
  // Undefined until a check has found something, so that nothing interrupts a first typing.
  const [rules, setRules] = React.useState<GuardModule>();
  const [reasonTried, setReasonTried] = React.useState(false);
  const [refusals, setRefusals] = React.useState(0);
  const [passed, setPassed] = React.useState<Texts>({});
  const passedNow = React.useRef(passed);
  const stops = React.useRef(false);

  // Prefetched, so that Save needn't wait for the chunk. If this fails, Save fetches it again.
  const [restored] = React.useState(reason !== '');
  const mounted = useIsMounted();
  React.useEffect(() => {
    // A restored draft that already has a reason opens with its notice.
    loadGuard().then(
      now => {
        if (restored && mounted.current) setRules(now);
      },
      () => undefined
    );
  }, [mounted, restored]);
  React.useEffect(() => {
    if (refusals === 0) return;
    const first = form.current?.querySelector('[data-guard="open"]');
    const target = first?.querySelector('[aria-invalid="true"]') ?? first;
    if (!(target instanceof HTMLElement)) return;
    target.focus({ preventScroll: true });
    first?.scrollIntoView?.({ block: 'nearest' });
  }, [form, refusals]);

  const context = guardContext(content?.me.email);
  const scan = (by: GuardModule): Map<string, FieldGuard> => {
    const guarded = new Map<string, FieldGuard>();
    const answered = by.reasonFault(reason, context) === undefined;
    let reasonAsked = false;
    for (const [field, text = ''] of Object.entries(texts)) {
      const findings = by.guardText(text, context);
      if (findings.length === 0) continue;
      const stopped = findings.some(finding => finding.effect === 'stop');
      const state = stopped ? (answered ? 'answered' : 'open') : passedNow.current[field] === text ? 'passed' : 'open';
      guarded.set(field, {
        text,
        findings,
        effect: stopped ? 'stop' : 'warn',
        state,
        asksReason: stopped && !reasonAsked
      });
      reasonAsked ||= stopped;
    }
    return guarded;
  };
  const current = rules ? scan(rules) : new Map<string, FieldGuard>();
  const isStopped = (fields: ReadonlyMap<string, FieldGuard>): boolean =>
    [...fields.values()].some(field => field.effect === 'stop');

  return {
    at: field => current.get(field),
    reason,
    setReason,
    reasonFault: reasonTried ? rules?.reasonFault(reason, context) : undefined,
    pass: field => {
      passedNow.current = { ...passedNow.current, [field]: current.get(field)?.text };
      setPassed(passedNow.current);
    },
    check: async () => {
      const now = await loadGuard().catch(() => undefined);
      // Without the chunk the form lets it pass: the app's command loads the guard too, and refuses with a message.
      if (!now) return true;
      const found = scan(now);
      stops.current = isStopped(found);
      if (![...found.values()].some(field => field.state === 'open')) return true;
      setReasonTried(isStopped(current));
      setRules(now);
      setRefusals(count => count + 1);
      return false;
    },
    reasonToRecord: () => (stops.current ? reason.trim() : '')
  };
}
