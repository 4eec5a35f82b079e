import type { Action } from '../../model/action';
import { textOf } from '../../model/values';
import * as React from 'react';
import { RowMark } from '../outbox/RowMark';
import { RowProblems } from '../problems/ItemProblems';
import { clamp } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import { choiceLabel } from '../words/choiceLabel';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  open: [
    {
      border: 0,
      padding: 0,
      margin: 0,
      background: 'none',
      font: 'inherit',
      color: tokens.text,
      textAlign: 'left',
      cursor: 'pointer',
      lineHeight: '20px',
      width: '100%',
      minHeight: 24,
      display: 'flex',
      alignItems: 'flex-start'
    }
  ],
  text: [clamp(2), { fontWeight: 600 }],
  number: { color: tokens.quiet, fontWeight: 400, marginRight: 6, fontVariantNumeric: 'tabular-nums' },
  meta: { fontSize: theme.fonts.small.fontSize, lineHeight: '16px', marginTop: 2, color: tokens.quiet }
}));

interface ActionTitleProps {
  action: Action;
  /** Includes the action's number, where the number has no column of its own. */
  withNumber?: boolean;
  /** In a grid the row is the tab stop, so the title isn't; in a list of cards each title is. */
  tabIndex?: number;
  className?: string;
  onOpen(id: number): void;
}

/** The action's title, which opens it, with its stage, its locality and any problems with its item. */
export const ActionTitle = React.memo(function ActionTitle({
  action,
  withNumber = false,
  tabIndex,
  className = '',
  onOpen
}: ActionTitleProps): React.ReactElement {
  const words = useWords();
  const classes = useClasses();
  const open = (event: React.MouseEvent): void => {
    // The row has a click handler too, which would open the action a second time.
    event.stopPropagation();
    onOpen(action.id);
  };
  const number = textOf(action.number);
  const meta = [choiceLabel(words.choices.stage, action.stage), textOf(action.locality)]
    .filter(one => one !== '')
    .join(' · ');
  return (
    <div>
      <button
        type="button"
        className={`${classes.open} ${className}`}
        tabIndex={tabIndex}
        onClick={open}
        aria-haspopup="dialog"
        data-action={action.id}
      >
        <span className={classes.text}>
          {withNumber && number !== '' && <span className={classes.number}>{number}</span>}
          <bdi>{textOf(action.action) || words.plan.open(number)}</bdi>
        </span>
      </button>
      <div className={classes.meta}>{meta}</div>
      <RowMark actionId={action.id} />
      <RowProblems list="actions" item={action} />
    </div>
  );
});
