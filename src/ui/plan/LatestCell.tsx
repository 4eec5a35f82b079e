import * as React from 'react';
import { owesUpdate } from '../../domain/brag';
import type { CalendarDate } from '../../domain/dates';
import type { Action, Plan } from '../../domain/plan';
import { Glyph } from '../icons';
import { daysAgo } from '../loc/common';
import { planLoc } from '../loc/plan';
import { clamp } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';

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

/** The newest update in two lines, who wrote it and when; or that one is owed. */
export const LatestCell = React.memo(function LatestCell({
  action,
  plan,
  today,
  oneLine = false
}: LatestCellProps): React.ReactElement {
  const classes = useClasses();
  const { latest } = action;
  const owed = owesUpdate(action, plan, today) && (
    <span className={classes.owed}>
      <Glyph name="Clock" size={13} />
      {planLoc.updateOwed}
    </span>
  );
  if (!latest) return owed ? <div>{owed}</div> : <div className={classes.none}>{planLoc.noUpdate}</div>;
  return (
    <div>
      <div className={oneLine ? classes.oneLine : classes.text}>{latest.text}</div>
      <div className={classes.by}>
        <span>{planLoc.by(latest.author, daysAgo(latest.at.slice(0, 10), today))}</span>
        {latest.barrier && <span className={classes.help}>{planLoc.barrier}</span>}
        {owed}
      </div>
    </div>
  );
});
