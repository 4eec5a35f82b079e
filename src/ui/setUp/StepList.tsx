import * as React from 'react';
import type { SetUpStep } from '../../app/ports';
import type { GlyphName } from '../icons';
import { Glyph } from '../icons';
import { stylesOf } from '../theme/useStyles';
import { choiceLabel } from '../words/choiceLabel';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    border: `1px solid ${tokens.rule}`,
    borderRadius: 8,
    maxHeight: 420,
    overflow: 'auto'
  },
  step: {
    display: 'flex',
    alignItems: 'center',
    gap: 12,
    minHeight: 40,
    padding: '6px 16px',
    boxSizing: 'border-box',
    color: tokens.text,
    lineHeight: 20,
    selectors: { ':not(:first-child)': { borderTop: `1px solid ${tokens.rule}` } }
  },
  what: { flex: '1 1 auto', minWidth: 0, overflowWrap: 'anywhere' },
  state: { color: tokens.quiet, fontSize: theme.fonts.small.fontSize, whiteSpace: 'nowrap' },
  missing: { color: tokens.quiet },
  there: { color: tokens.quiet },
  made: { color: tokens.accent }
}));

const signs: Readonly<Record<SetUpStep['state'], GlyphName>> = {
  missing: 'Circle',
  there: 'CheckMark',
  made: 'Ticked'
};

/** Lists what the set-up creates or finds, one line each. */
export function StepList({ steps, label }: { steps: readonly SetUpStep[]; label: string }): React.ReactElement {
  const words = useWords().choices;
  const classes = useClasses();
  return (
    // A scrollable list must be reachable by keyboard.
    <ul className={classes.list} aria-label={label} tabIndex={0}>
      {steps.map(step => (
        <li key={step.what} className={classes.step}>
          <Glyph name={signs[step.state]} className={classes[step.state]} />
          <span className={classes.what}>{step.what}</span>
          <span className={classes.state}>{choiceLabel(words.setUpState, step.state)}</span>
        </li>
      ))}
    </ul>
  );
}
