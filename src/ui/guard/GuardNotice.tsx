import * as React from 'react';
import { noteLimit } from '../../domain/checks';
import type { Finding } from '../../domain/guard';
import { Button } from '../controls/Button';
import { useStableId } from '../controls/Field';
import { TextBox } from '../controls/TextBox';
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
      // The bar of Save and Cancel lies over the end of a long form.
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

/** What a form hands to the notices at its fields. */
interface Guarded {
  guard: Guard;
  /** Tries once more to save the form. */
  save(): void;
}

const GuardedContext = React.createContext<Guarded | undefined>(undefined);
export const GuardProvider = GuardedContext.Provider;

/** More than these would bury the field. */
const shownAtMost = 5;

/** One place that was found, with a little of the text around it. */
export function FoundPlace({ text, finding }: { text: string; finding: Finding }): React.ReactElement {
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

/** At a field: what was found in it, and what the person can do. Nothing where nothing was found. */
export function GuardNotice({ field, label }: GuardNoticeProps): React.ReactElement | null {
  const words = useWords().guard;
  const guarded = React.useContext(GuardedContext);
  const classes = useClasses();
  const id = useStableId('apGuard');
  const root = React.useRef<HTMLDivElement>(null);
  const shown = guarded?.guard.at(field);
  if (!guarded || !shown) return null;
  const { guard, save } = guarded;
  const stops = shown.effect === 'stop';
  // A stop's own places come first: they are what has to be answered.
  const places = stops
    ? [...shown.findings].sort((one, other) => Number(other.effect === 'stop') - Number(one.effect === 'stop'))
    : shown.findings;
  const more = places.length - shownAtMost;

  const saveAnyway = (): void => {
    // The button is about to go; whatever comes of saving, the keyboard stays here.
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
      data-guard={shown.state}
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
          {places.slice(0, shownAtMost).map(finding => (
            <FoundPlace key={finding.start} text={shown.text} finding={finding} />
          ))}
          {more > 0 && <li>{words.more(more)}</li>}
        </ul>
        <p className={classes.what}>{stops ? words.stopWhat : words.warnWhat}</p>
        <p className={classes.names}>{words.names}</p>
      </div>
      {stops && !shown.asksReason && <p className={classes.what}>{words.sameReason}</p>}
      {shown.asksReason && (
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
      {shown.state === 'passed' && (
        <p className={classes.passed}>
          <Glyph name="CheckMark" />
          {words.passed}
        </p>
      )}
      {!stops && shown.state === 'open' && (
        <div>
          <Button onClick={saveAnyway}>{words.saveAnyway}</Button>
        </div>
      )}
    </div>
  );
}
