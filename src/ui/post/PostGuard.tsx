import * as React from 'react';
import { FindingExcerpt } from '../guard/GuardNotice';
import type { Guard } from '../guard/useGuard';
import { Button } from '../controls/Button';
import { Glyph } from '../icons';
import { focusRing } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  root: [
    focusRing(tokens),
    {
      display: 'flex',
      flexDirection: 'column',
      gap: 10,
      padding: '12px 14px',
      borderRadius: 4,
      background: tokens.subtle,
      color: tokens.text,
      border: `1px solid ${tokens.rule}`,
      borderLeft: `4px solid ${tokens.edge}`,
      lineHeight: 20,
      overflowWrap: 'anywhere',
      scrollMargin: 80
    }
  ],
  stop: { borderLeftColor: tokens.late },
  title: { display: 'flex', gap: 8, alignItems: 'flex-start', margin: 0, fontWeight: 600 },
  sign: { marginTop: 2 },
  stopSign: { color: tokens.late },
  list: { margin: '8px 0', padding: 0, listStyle: 'none', display: 'flex', flexDirection: 'column', gap: 6 },
  what: { margin: 0 },
  names: { margin: '6px 0 0', color: tokens.quiet, fontSize: theme.fonts.small.fontSize, lineHeight: 16 },
  passed: { display: 'flex', gap: 8, alignItems: 'center', margin: 0, fontWeight: 600 }
}));

interface PostGuardProps {
  guard: Guard;
  field: string;
  /** The field's label. */
  label: string;
  /** True where the text can be changed in this dialog; otherwise it has to be changed in the plan. */
  editable: boolean;
  /** Tries again to post. */
  post(): void;
}

/**
 * Shows below a text of the post what the guard found in it. Unlike a saved text, a post can't pass a stop by giving a
 * reason.
 */
export function PostGuard({ guard, field, label, editable, post }: PostGuardProps): React.ReactElement | null {
  const words = useWords();
  const classes = useClasses();
  const root = React.useRef<HTMLDivElement>(null);
  const found = guard.at(field);
  if (!found) return null;
  const stops = found.effect === 'stop';
  const findings = stops ? found.findings.filter(one => one.effect === 'stop') : found.findings;
  const postAnyway = (): void => {
    // The button is about to disappear, so the focus moves to the notice, whether or not the post succeeds.
    root.current?.focus();
    guard.pass(field);
    post();
  };
  return (
    <div
      ref={root}
      className={`${classes.root} ${stops ? classes.stop : ''}`}
      role="group"
      aria-label={words.guard.about(label)}
      tabIndex={-1}
      data-guard={found.state}
    >
      <div role="alert">
        <p className={classes.title}>
          <Glyph name={stops ? 'Warning' : 'Info'} className={`${classes.sign} ${stops ? classes.stopSign : ''}`} />
          <span>{stops ? words.guard.stopTitle : words.guard.warnTitle}</span>
        </p>
        <ul className={classes.list}>
          {findings.slice(0, 5).map(finding => (
            <FindingExcerpt key={finding.start} text={found.text} finding={finding} />
          ))}
        </ul>
        <p className={classes.what}>
          {stops ? (editable ? words.post.guardStop : words.post.guardStopElsewhere) : words.post.guardWarn}
        </p>
        <p className={classes.names}>{words.guard.names}</p>
      </div>
      {found.state === 'passed' && (
        <p className={classes.passed}>
          <Glyph name="CheckMark" />
          {words.post.guardPassed}
        </p>
      )}
      {!stops && found.state === 'open' && (
        <div>
          <Button onClick={postAnyway}>{words.post.postAnyway}</Button>
        </div>
      )}
    </div>
  );
}
