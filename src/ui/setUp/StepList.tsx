import * as React from 'react';
import type { SetUpStep } from '../../app/setUp';
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
    maxHeight: 480,
    overflow: 'auto'
  },
  step: {
    padding: '6px 16px',
    boxSizing: 'border-box',
    color: tokens.text,
    lineHeight: 20,
    selectors: { ':not(:first-child)': { borderTop: `1px solid ${tokens.rule}` } }
  },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '0 12px', minHeight: 28 },
  what: { flex: '1 1 160px', minWidth: 0, overflowWrap: 'anywhere' },
  state: { color: tokens.quiet, fontSize: theme.fonts.small.fontSize },
  repairs: { margin: '0 0 6px', padding: '0 0 0 28px', overflowWrap: 'anywhere' },
  quiet: { color: tokens.quiet },
  late: { color: tokens.late },
  accent: { color: tokens.accent }
}));

const signs: Readonly<Record<SetUpStep['state'], { glyph: GlyphName; look: 'quiet' | 'late' | 'accent' }>> = {
  missing: { glyph: 'Circle', look: 'quiet' },
  toMend: { glyph: 'Warning', look: 'late' },
  there: { glyph: 'CheckMark', look: 'quiet' },
  made: { glyph: 'Ticked', look: 'accent' },
  mended: { glyph: 'Ticked', look: 'accent' }
};

/** Lists what the set-up makes, mends or finds; what is mended is told one by one. */
export function StepList({ steps, label }: { steps: readonly SetUpStep[]; label: string }): React.ReactElement {
  const words = useWords();
  const classes = useClasses();
  return (
    // A scrollable list must be reachable by keyboard.
    <ul className={classes.list} aria-label={label} tabIndex={0}>
      {steps.map(({ key, what, state, repairs }) => (
        <li key={key} className={classes.step}>
          <div className={classes.line}>
            <Glyph name={signs[state].glyph} className={classes[signs[state].look]} />
            <span className={classes.what}>{what}</span>
            <span className={classes.state}>{choiceLabel(words.choices.setUpState, state)}</span>
          </div>
          {state === 'toMend' && (
            <ul className={classes.repairs} aria-label={words.setUp.details(repairs.length)}>
              {repairs.map(repair => (
                <li key={JSON.stringify(repair)}>{words.setUp.repair(repair)}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}
