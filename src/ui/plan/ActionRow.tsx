import * as React from 'react';
import type { CalendarDate } from '../../domain/dates';
import type { Action, Plan } from '../../domain/plan';
import { focusRing } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import { ActionTitle } from './ActionTitle';
import { BragCell } from './BragCell';
import { rowBox, tracks } from './columns';
import { DueCell } from './DueCell';
import { LatestCell } from './LatestCell';
import { LeadCell } from './LeadCell';

const useClasses = stylesOf(tokens => ({
  root: [
    focusRing(tokens, true),
    {
      ...rowBox,
      display: 'grid',
      alignItems: 'start',
      paddingTop: 14,
      paddingBottom: 14,
      borderTop: `1px solid ${tokens.rule}`,
      cursor: 'pointer',
      // The sticky header must not hide the row that has the focus.
      scrollMarginTop: '96px',
      scrollMarginBottom: '24px',
      borderRadius: 2,
      selectors: { ':hover': { background: tokens.hover } }
    }
  ],
  open: { background: tokens.selected, boxShadow: `inset 3px 0 0 ${tokens.accent}` },
  wide: { gridTemplateColumns: tracks.wide },
  medium: { gridTemplateColumns: tracks.medium },
  number: { color: tokens.quiet, lineHeight: '20px', fontVariantNumeric: 'tabular-nums' },
  cell: { minWidth: 0 }
}));

/** Where a row stands in the grid, for screen readers that see only a part of it. */
export interface RowPlace {
  rowIndex: number;
  position: number;
  size: number;
}

interface ActionRowProps extends RowPlace {
  action: Action;
  plan: Plan;
  today: CalendarDate;
  width: 'medium' | 'wide';
  rowKey: string;
  isTabStop: boolean;
  isOpen: boolean;
  onOpen(id: number): void;
}

/** One action: the whole row opens it, except while its text is being selected. */
export const ActionRow = React.memo(function ActionRow(props: ActionRowProps): React.ReactElement {
  const { action, plan, today, width, rowKey, rowIndex, position, size, isTabStop, isOpen, onOpen } = props;
  const classes = useClasses();
  const isWide = width === 'wide';
  const onClick = (): void => {
    if (window.getSelection()?.isCollapsed !== false) onOpen(action.id);
  };
  return (
    <div
      role="row"
      className={`${classes.root} ${classes[width]} ${isOpen ? classes.open : ''}`}
      data-row={rowKey}
      tabIndex={isTabStop ? 0 : -1}
      onClick={onClick}
      aria-level={2}
      aria-rowindex={rowIndex}
      aria-posinset={position}
      aria-setsize={size}
    >
      {isWide && (
        <div role="gridcell" className={`${classes.cell} ${classes.number}`}>
          {action.number}
        </div>
      )}
      <div role="gridcell" className={classes.cell}>
        <ActionTitle action={action} withNumber={!isWide} tabIndex={-1} onOpen={onOpen} />
      </div>
      <div role="gridcell" className={classes.cell}>
        <LeadCell action={action} withCoin={isWide} />
      </div>
      <div role="gridcell" className={classes.cell}>
        <DueCell action={action} plan={plan} today={today} />
      </div>
      <div role="gridcell" className={classes.cell}>
        <BragCell action={action} plan={plan} today={today} />
      </div>
      {isWide && (
        <div role="gridcell" className={classes.cell}>
          <LatestCell action={action} plan={plan} today={today} />
        </div>
      )}
    </div>
  );
});
