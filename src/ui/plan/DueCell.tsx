import type { Action } from '../../model/action';
import type { Plan } from '../../model/plan';
import type { CalendarDate } from '../../model/values';
import { known, isUnreadable } from '../../model/values';
import * as React from 'react';
import { dueSoonDaysOf, isDueSoon, isOverdue } from '../../domain/brag';
import { UnreadableText } from '../problems/UnreadableText';
import { hidden } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  date: { lineHeight: '20px', fontVariantNumeric: 'tabular-nums' },
  none: { lineHeight: '20px', color: tokens.quiet },
  note: { fontSize: theme.fonts.small.fontSize, lineHeight: '16px', color: tokens.quiet },
  late: { color: tokens.late, fontWeight: 600 },
  soon: { color: tokens.text, fontWeight: 600 },
  hidden,
  inline: { display: 'inline-flex', flexWrap: 'wrap', columnGap: '8px' }
}));

interface DueCellProps {
  action: Action;
  plan: Plan;
  today: CalendarDate;
  /** Puts everything on one line, for a card. */
  inline?: boolean;
}

/** The current due date, how near it is, and the original date where it was moved. */
export const DueCell = React.memo(function DueCell({
  action,
  plan,
  today,
  inline = false
}: DueCellProps): React.ReactElement {
  const words = useWords();
  const classes = useClasses();
  const [currentDue, originalDue] = [known(action.currentDue), known(action.originalDue)];
  if (isUnreadable(action.currentDue)) return <UnreadableText text={action.currentDue.unreadable} />;
  if (currentDue === undefined) return <span className={classes.none}>{words.plan.noDate}</span>;
  const late = isOverdue(action, today);
  const near = late || isDueSoon(action, plan, today);
  return (
    <div className={inline ? classes.inline : ''}>
      <div className={classes.date}>{words.dates.short(currentDue)}</div>
      {near && (
        <div className={`${classes.note} ${late ? classes.late : classes.soon}`}>
          {words.dates.due(currentDue, today, dueSoonDaysOf(plan))}
        </div>
      )}
      {originalDue !== undefined && originalDue !== currentDue && (
        <div className={classes.note}>
          <span className={classes.hidden}>{words.plan.originallyHidden}</span>
          <span aria-hidden="true">{words.plan.was}</span>
          <s>{words.dates.short(originalDue)}</s>
        </div>
      )}
    </div>
  );
});
