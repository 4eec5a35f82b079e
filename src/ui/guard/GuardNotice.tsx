import { noteLimit } from '../../model/field';
import * as React from 'react';
import type { Finding } from '../../domain/guard';
import { Button } from '../controls/Button';
import { useStableId } from '../forms/Field';
import { TextBox } from '../forms/TextBox';
import { Glyph } from '../icons';
import { focusRing } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import { excerptOf } from './excerpt';
import type { Guard } from './useGuard';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  root: [
    focusRing(tokens),
    {
      display: 'flex',
      flexDirection: 'column',
      gap: 10,
      margin: '-8px 0 0',
      padding: '12px 14px',
      borderRadius: 4,
      background: tokens.subtle,
      color: tokens.text,
      border: `1px solid ${tokens.rule}`,
      borderLeft: `4px solid ${tokens.edge}`,
      lineHeight: 20,
      overflowWrap: 'anywhere',
      // Keeps the notice clear of the sticky bar with Save and Cancel.
      scrollMarginBottom: 80,
      scrollMarginTop: 64
    }
  ],
  stop: { borderLeftColor: tokens.late },
  title: { display: 'flex', gap: 8, alignItems: 'flex-start', margin: 0, fontWeight: 600, color: tokens.text },
  sign: { marginTop: 2 },
  stopSign: { color: tokens.late },
  list: { margin: '8px 0', padding: 0, listStyle: 'none', display: 'flex', flexDirection: 'column', gap: 6 },
  kind: { fontWeight: 600 },
  quote: { whiteSpace: 'pre-wrap' },
  mark: {
    background: 'transparent',
    color: tokens.text,
    fontWeight: 600,
    borderBottom: `2px solid ${tokens.late}`,
    padding: '0 1px'
  },
  what: { margin: 0 },
  names: { margin: '6px 0 0', color: tokens.quiet, fontSize: theme.fonts.small.fontSize, lineHeight: 16 },
  passed: { display: 'flex', gap: 8, alignItems: 'center', margin: 0, fontWeight: 600 }
}));

/** What a form provides to the guard notices at its fields. */
interface Guarded {
  guard: Guard;
  /** Tries again to save the form. */
  save(): void;
}

const GuardedContext = React.createContext<Guarded | undefined>(undefined);
export const GuardProvider = GuardedContext.Provider;

/** A longer list would push the field out of view. */
const maxFindings = 5;

/** One finding, with a little of the text around it. */
export function FindingExcerpt({ text, finding }: { text: string; finding: Finding }): React.ReactElement {
  const words = useWords().guard;
  const classes = useClasses();
  const { before, found, after } = excerptOf(text, finding);
  return (
    <li>
      <span className={classes.kind}>{words.looksLike(words.kinds[finding.kind])}</span>
      <q className={classes.quote}>
        {before}
        <mark className={classes.mark}>{found}</mark>
        {after}
      </q>
    </li>
  );
}

interface GuardNoticeProps {
  field: string;
  /** The field's label. */
  label: string;
}

/**
 * Shows below a field what the guard found in it and what the person can do. Renders nothing where it found nothing.
 */
export function GuardNotice({ field, label }: GuardNoticeProps): React.ReactElement | null {
  const words = useWords().guard;
  const guarded = React.useContext(GuardedContext);
  const classes = useClasses();
  const id = useStableId('apGuard');
  const root = React.useRef<HTMLDivElement>(null);
  const fieldGuard = guarded?.guard.at(field);
  if (!guarded || !fieldGuard) return null;
  const { guard, save } = guarded;
  const stops = fieldGuard.effect === 'stop';
  // Findings that stop the save come first, since those need an answer.
  const findings = stops
    ? [...fieldGuard.findings].sort((one, other) => Number(other.effect === 'stop') - Number(one.effect === 'stop'))
    : fieldGuard.findings;
  const more = findings.length - maxFindings;

  const saveAnyway = (): void => {
    // The button is about to disappear, so the focus moves to the notice, whether or not the save succeeds.
    root.current?.focus();
    guard.pass(field);
    save();
  };

  return (
    <div
      ref={root}
      className={`${classes.root} ${stops ? classes.stop : ''}`}
      role="group"
      aria-labelledby={`${id}-about`}
      tabIndex={-1}
      data-guard={fieldGuard.state}
    >
      <div role="alert">
        <span id={`${id}-about`} hidden>
          {words.about(label)}
        </span>
        <p className={classes.title}>
          <Glyph name={stops ? 'Warning' : 'Info'} className={`${classes.sign} ${stops ? classes.stopSign : ''}`} />
          <span>{stops ? words.stopTitle : words.warnTitle}</span>
        </p>
        <ul className={classes.list}>
          {findings.slice(0, maxFindings).map(finding => (
            <FindingExcerpt key={finding.start} text={fieldGuard.text} finding={finding} />
          ))}
          {more > 0 && <li>{words.more(more)}</li>}
        </ul>
        <p className={classes.what}>{stops ? words.stopWhat : words.warnWhat}</p>
        <p className={classes.names}>{words.names}</p>
      </div>
      {stops && !fieldGuard.asksReason && <p className={classes.what}>{words.sameReason}</p>}
      {fieldGuard.asksReason && (
        <TextBox
          label={words.reason}
          hint={words.reasonHint}
          value={guard.reason}
          limit={noteLimit}
          rows={2}
          required
          onChange={guard.setReason}
          fault={guard.reasonFault && words.reasonFault(guard.reasonFault)}
        />
      )}
      {fieldGuard.state === 'passed' && (
        <p className={classes.passed}>
          <Glyph name="CheckMark" />
          {words.passed}
        </p>
      )}
      {!stops && fieldGuard.state === 'open' && (
        <div>
          <Button onClick={saveAnyway}>{words.saveAnyway}</Button>
        </div>
      )}
    </div>
  );
}
