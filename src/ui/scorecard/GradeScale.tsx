import type { Grade } from '../../model/evaluation';
import { grades } from '../../model/evaluation';
import { isUnreadable } from '../../model/values';
import type { Cell } from '../../model/values';
import * as React from 'react';
import { hidden } from '../theme/shared';
import { UnreadableText } from '../problems/UnreadableText';
import { stylesOf } from '../theme/useStyles';
import { choiceLabel } from '../words/choiceLabel';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  root: { display: 'inline-flex', flexDirection: 'column', gap: 5, color: tokens.text },
  word: { fontWeight: 600, lineHeight: 20 },
  none: { color: tokens.quiet },
  steps: { display: 'inline-flex', gap: 3 },
  step: {
    width: 18,
    height: 8,
    boxSizing: 'border-box',
    borderRadius: 2,
    border: `1px solid ${tokens.edge}`,
    background: 'transparent'
  },
  filled: {
    background: tokens.accent,
    borderColor: tokens.accent,
    // Printing and forced colours drop backgrounds, so a thick border fills the step instead.
    selectors: {
      '@media (forced-colors: active)': { borderColor: 'CanvasText', borderWidth: 4 },
      '@media print': { borderWidth: 4 }
    }
  },
  small: { width: 10 },
  legend: { display: 'flex', flexWrap: 'wrap', gap: '8px 24px', margin: 0, padding: 0, listStyle: 'none' },
  legendItem: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 8,
    color: tokens.text,
    fontSize: theme.fonts.small.fontSize
  },
  hidden
}));

function Steps({ value, small = false }: { value: number; small?: boolean }): React.ReactElement {
  const classes = useClasses();
  return (
    <span className={classes.steps} aria-hidden="true">
      {[1, 2, 3, 4, 5, 6].map(step => (
        <span
          key={step}
          className={`${classes.step} ${step <= value ? classes.filled : ''} ${small ? classes.small : ''}`}
        />
      ))}
    </span>
  );
}

/** A grade as a word and as filled steps on the six-point scale. */
export function GradeMark({ grade }: { grade: Cell<Grade> }): React.ReactElement {
  const { choices, scorecard: words } = useWords();
  const classes = useClasses();
  if (grade === undefined) return <span className={classes.none}>{words.notGraded}</span>;
  if (isUnreadable(grade)) return <UnreadableText text={grade.unreadable} />;
  const name = choiceLabel(choices.grade, grade);
  return (
    <span className={classes.root}>
      <span className={classes.hidden}>{words.gradeOf(name, grade)}</span>
      <span className={classes.word} aria-hidden="true">
        {name}
      </span>
      <Steps value={grade} />
    </span>
  );
}

/** Explains the six steps of the scale. */
export function GradeLegend(): React.ReactElement {
  const { choices, scorecard: words } = useWords();
  const classes = useClasses();
  return (
    <ul className={classes.legend} aria-label={words.scale}>
      {grades.map(value => (
        <li key={value} className={classes.legendItem}>
          <Steps value={value} small />
          <span>{choiceLabel(choices.grade, value)}</span>
        </li>
      ))}
    </ul>
  );
}
