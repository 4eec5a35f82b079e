import type { Action } from '../../model/action';
import type { Plan } from '../../model/plan';
import type { CalendarDate } from '../../model/values';
import { textOf } from '../../model/values';
import * as React from 'react';
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
      // Keeps a focused row clear of the sticky header.
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

/** The row's position in the whole grid, for screen readers, since only some of the rows are rendered. */
export interface RowPosition {
  rowIndex: number;
  position: number;
  size: number;
}

interface ActionRowProps extends RowPosition {
  action: Action;
  plan: Plan;
  today: CalendarDate;
  width: 'medium' | 'wide';
  rowKey: string;
  isTabStop: boolean;
  isOpen: boolean;
  onOpen(id: number): void;
}

/** One action as a row. A click anywhere opens the action, except while text is being selected. */
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
          {textOf(action.number)}
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
