import * as React from 'react';
import type { GuardModule } from '../../app/guard';
import { guardContext, loadGuard } from '../../app/guard';
import type { Finding, ReasonFault, Texts } from '../../domain/guard';
import { useApp } from '../AppContext';
import { useIsMounted } from '../controls/focus';

/** What was found in one field, and how it stands. */
export interface FieldGuard {
  text: string;
  findings: readonly Finding[];
  effect: Finding['effect'];
  /** `open`: it keeps the form from being saved. */
  state: 'open' | 'answered' | 'passed';
  /** The field at which the reason is asked for: the first with a stop. */
  asksReason: boolean;
}

/** Where the form keeps the reason, with what else was typed. */
export interface KeptReason {
  reason: string;
  setReason(reason: string): void;
}

export interface Guard extends KeptReason {
  /** What is to be shown at a field; undefined while nothing is. */
  at(field: string): FieldGuard | undefined;
  /** Only once the person has tried to save without a reason that will do. */
  reasonFault: ReasonFault | undefined;
  /** Lets a field's warnings through while its text stays as it is. */
  pass(field: string): void;
  /** True where the form may be saved; otherwise shows what was found and takes the keyboard to it. */
  check(): Promise<boolean>;
  /** The reason to save with, after `check`; '' where nothing is stopped. */
  reasonToRecord(): string;
}

/**
 * Guards the texts of a form: when it is saved, and from then on while somebody types, so that a finding goes with the
 * words it is about. The texts themselves are never touched.
 */
export function useGuard(
  form: React.RefObject<HTMLElement>,
  textsIn: (rules: GuardModule) => Texts,
  { reason, setReason }: KeptReason
): Guard {
  const app = useApp();
  // Undefined until the first check that found something: a text that is only being typed isn't disturbed.
  const [rules, setRules] = React.useState<GuardModule>();
  const [reasonTried, setReasonTried] = React.useState(false);
  const [refusals, setRefusals] = React.useState(0);
  const [passed, setPassed] = React.useState<Texts>({});
  const passedNow = React.useRef(passed);
  const stops = React.useRef(false);

  // Asked for early, so that Save doesn't wait for it; where that fails, Save asks again.
  const [restored] = React.useState(reason !== '');
  const mounted = useIsMounted();
  React.useEffect(() => {
    // A draft that was being answered opens with its notice and the answer.
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

  const context = guardContext(app.state.getState());
  const look = (by: GuardModule): Map<string, FieldGuard> => {
    const shown = new Map<string, FieldGuard>();
    const answered = by.reasonFault(reason, context) === undefined;
    let asked = false;
    for (const [field, text = ''] of Object.entries(textsIn(by))) {
      const findings = by.guardText(text, context);
      if (findings.length === 0) continue;
      const stopped = findings.some(finding => finding.effect === 'stop');
      const state = stopped ? (answered ? 'answered' : 'open') : passedNow.current[field] === text ? 'passed' : 'open';
      shown.set(field, { text, findings, effect: stopped ? 'stop' : 'warn', state, asksReason: stopped && !asked });
      asked ||= stopped;
    }
    return shown;
  };
  const shown = rules ? look(rules) : new Map<string, FieldGuard>();
  const isStopped = (fields: ReadonlyMap<string, FieldGuard>): boolean =>
    [...fields.values()].some(field => field.effect === 'stop');

  return {
    at: field => shown.get(field),
    reason,
    setReason,
    reasonFault: reasonTried ? rules?.reasonFault(reason, context) : undefined,
    pass: field => {
      passedNow.current = { ...passedNow.current, [field]: shown.get(field)?.text };
      setPassed(passedNow.current);
    },
    check: async () => {
      const now = await loadGuard().catch(() => undefined);
      // The app's own command asks for it too, refuses, and says what is wrong.
      if (!now) return true;
      const found = look(now);
      stops.current = isStopped(found);
      if (![...found.values()].some(field => field.state === 'open')) return true;
      setReasonTried(isStopped(shown));
      setRules(now);
      setRefusals(count => count + 1);
      return false;
    },
    reasonToRecord: () => (stops.current ? reason.trim() : '')
  };
}
