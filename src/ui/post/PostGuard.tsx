import * as React from 'react';
import { FoundPlace } from '../guard/GuardNotice';
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
  /** The text can be changed here; otherwise it stands in the plan. */
  editable: boolean;
  /** Tries once more to post. */
  post(): void;
}

/** At a text of the post: what was found in it. Unlike a saved text a post has no way past a stop. */
export function PostGuard({ guard, field, label, editable, post }: PostGuardProps): React.ReactElement | null {
  const words = useWords();
  const classes = useClasses();
  const root = React.useRef<HTMLDivElement>(null);
  const shown = guard.at(field);
  if (!shown) return null;
  const stops = shown.effect === 'stop';
  const places = stops ? shown.findings.filter(one => one.effect === 'stop') : shown.findings;
  const postAnyway = (): void => {
    // The button is about to go; whatever comes of posting, the keyboard stays here.
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
      data-guard={shown.state}
    >
      <div role="alert">
        <p className={classes.title}>
          <Glyph name={stops ? 'Warning' : 'Info'} className={`${classes.sign} ${stops ? classes.stopSign : ''}`} />
          <span>{stops ? words.guard.stopTitle : words.guard.warnTitle}</span>
        </p>
        <ul className={classes.list}>
          {places.slice(0, 5).map(finding => (
            <FoundPlace key={finding.start} text={shown.text} finding={finding} />
          ))}
        </ul>
        <p className={classes.what}>
          {stops ? (editable ? words.post.guardStop : words.post.guardStopElsewhere) : words.post.guardWarn}
        </p>
        <p className={classes.names}>{words.guard.names}</p>
      </div>
      {shown.state === 'passed' && (
        <p className={classes.passed}>
          <Glyph name="CheckMark" />
          {words.post.guardPassed}
        </p>
      )}
      {!stops && shown.state === 'open' && (
        <div>
          <Button onClick={postAnyway}>{words.post.postAnyway}</Button>
        </div>
      )}
    </div>
  );
}
