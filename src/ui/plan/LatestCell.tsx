import type { Action } from '../../model/action';
import type { Plan } from '../../model/plan';
import type { CalendarDate } from '../../model/values';
import { isUnreadable, textOf } from '../../model/values';
import * as React from 'react';
import { namesBarrier, owesUpdate } from '../../domain/brag';
import { Glyph } from '../icons';
import { UnreadableText } from '../problems/UnreadableText';
import { clamp } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  text: [clamp(2), { lineHeight: '20px' }],
  oneLine: [clamp(1), { lineHeight: '20px' }],
  by: {
    fontSize: theme.fonts.small.fontSize,
    lineHeight: '16px',
    marginTop: 2,
    color: tokens.quiet,
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '10px'
  },
  none: { color: tokens.quiet, lineHeight: '20px' },
  owed: {
    color: tokens.late,
    fontWeight: 600,
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    fontSize: theme.fonts.small.fontSize,
    lineHeight: '20px'
  },
  help: { color: tokens.text, fontWeight: 600 }
}));

interface LatestCellProps {
  action: Action;
  plan: Plan;
  today: CalendarDate;
  oneLine?: boolean;
}

/** The newest update in two lines, with its author and date; or a note that an update is owed. */
export const LatestCell = React.memo(function LatestCell({
  action,
  plan,
  today,
  oneLine = false
}: LatestCellProps): React.ReactElement {
  const words = useWords();
  const classes = useClasses();
  if (isUnreadable(action.latest)) return <UnreadableText text={action.latest.unreadable} />;
  const { latest } = action;
  const owed = owesUpdate(action, plan, today) && (
    <span className={classes.owed}>
      <Glyph name="Clock" size={13} />
      {words.plan.updateOwed}
    </span>
  );
  if (!latest) return owed ? <div>{owed}</div> : <div className={classes.none}>{words.plan.noUpdate}</div>;
  return (
    <div>
      <div dir="auto" className={oneLine ? classes.oneLine : classes.text}>
        {textOf(latest.text)}
      </div>
      <div className={classes.by}>
        <span>{words.plan.by(textOf(latest.author), words.dates.ago(latest.at, today))}</span>
        {namesBarrier(action) && <span className={classes.help}>{words.plan.barrier}</span>}
        {owed}
      </div>
    </div>
  );
});
