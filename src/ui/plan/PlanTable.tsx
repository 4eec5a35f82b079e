import type { Plan } from '../../model/plan';
import type { CalendarDate } from '../../model/values';
import { textOf } from '../../model/values';
import * as React from 'react';
import { useOwnId } from '../layout/useOwnId';
import { EntryBoundary } from '../shell/BrokenPart';
import { focusRing, hidden } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import { ActionRow } from './ActionRow';
import { AreaHeading } from './AreaHeading';
import { rowBox, tracks } from './columns';
import type { AreaGroup } from './groups';
import type { RowKeys } from './useRowKeys';
import { useRowKeys } from './useRowKeys';
import { chunkSize, drawAllUpTo, Windowed } from './Windowed';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  grid: { border: `1px solid ${tokens.rule}`, borderRadius: 6, background: tokens.page },
  // Keeps the column headers in view in a long plan.
  sticky: { position: 'sticky', top: 0, zIndex: 1, background: tokens.page, borderRadius: 6 },
  head: {
    ...rowBox,
    display: 'grid',
    alignItems: 'center',
    minHeight: 40,
    color: tokens.quiet,
    fontSize: theme.fonts.small.fontSize,
    fontWeight: 600
  },
  wide: { gridTemplateColumns: tracks.wide },
  medium: { gridTemplateColumns: tracks.medium },
  area: [
    focusRing(tokens, true),
    {
      padding: '12px 16px',
      background: tokens.subtle,
      borderTop: `1px solid ${tokens.rule}`,
      cursor: 'pointer',
      scrollMarginTop: '64px',
      selectors: { ':hover': { background: tokens.hover } }
    }
  ],
  empty: [
    focusRing(tokens, true),
    { padding: '14px 16px 14px 42px', color: tokens.quiet, borderTop: `1px solid ${tokens.rule}` }
  ],
  hidden
}));

interface PlanTableProps {
  groups: readonly AreaGroup[];
  plan: Plan;
  today: CalendarDate;
  width: 'medium' | 'wide';
  openId: number | undefined;
  shut: ReadonlySet<string>;
  onToggle(area: string): void;
  onOpen(id: number): void;
}

/** The assumed height of a row until it has been measured. */
const usualHeight = 87;

const areaKey = (group: AreaGroup): string => `area-${group.key}`;

function chunksOf<T>(items: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / chunkSize) }, (_, at) =>
    items.slice(at * chunkSize, (at + 1) * chunkSize)
  );
}

interface AreaLayout {
  group: AreaGroup;
  open: boolean;
  /** The aria-rowindex of the area's own row; the header row is 1. */
  rowIndex: number;
}

function layOut(
  groups: readonly AreaGroup[],
  shut: ReadonlySet<string>
): { areas: readonly AreaLayout[]; order: readonly string[]; rows: number } {
  const areas: AreaLayout[] = [];
  const order: string[] = [];
  let rowIndex = 2;
  for (const group of groups) {
    const open = !shut.has(group.key);
    areas.push({ group, open, rowIndex });
    order.push(areaKey(group));
    if (open) for (const { id } of group.actions) order.push(`action-${id}`);
    rowIndex += 1 + (open ? Math.max(group.actions.length, 1) : 0);
  }
  return { areas, order, rows: rowIndex - 1 };
}

/**
 * The plan as a treegrid: improvement areas that expand and collapse, with their actions as rows. It is one tab stop,
 * and the arrow keys move inside it.
 */
export function PlanTable({
  groups,
  plan,
  today,
  width,
  openId,
  shut,
  onToggle,
  onOpen
}: PlanTableProps): React.ReactElement {
  const words = useWords().plan;
  const classes = useClasses();
  const keysId = useOwnId('plan-keys');
  const grid = React.useRef<HTMLDivElement>(null);
  const { areas, order, rows } = React.useMemo(() => layOut(groups, shut), [groups, shut]);
  const actionId = (key: string): number | undefined => (key.startsWith('action-') ? Number(key.slice(7)) : undefined);
  const groupOf = (key: string): AreaGroup | undefined => {
    const id = actionId(key);
    return groups.find(group =>
      id === undefined ? areaKey(group) === key : group.actions.some(action => action.id === id)
    );
  };
  const isArea = (key: string): boolean => actionId(key) === undefined;
  const keys = useRowKeys(grid, {
    order,
    enter: key => {
      const id = actionId(key);
      if (id !== undefined) onOpen(id);
      else onToggle(key.slice(5));
    },
    left: key => {
      const group = groupOf(key);
      if (!group) return undefined;
      if (!isArea(key)) return areaKey(group);
      if (!shut.has(group.key)) onToggle(group.key);
      return undefined;
    },
    right: key => {
      const group = groupOf(key);
      if (!group || !isArea(key)) return undefined;
      if (!shut.has(group.key)) return order[order.indexOf(key) + 1];
      onToggle(group.key);
      return undefined;
    }
  });
  const names =
    width === 'wide'
      ? [
          words.column.number,
          words.column.action,
          words.column.lead,
          words.column.due,
          words.column.brag,
          words.column.latest
        ]
      : [words.column.action, words.column.lead, words.column.due, words.column.brag];
  return (
    <>
      <p className={classes.hidden} id={keysId}>
        {words.keys}
      </p>
      <div
        ref={grid}
        role="treegrid"
        aria-label={words.tableLabel}
        aria-describedby={keysId}
        aria-rowcount={rows}
        aria-colcount={names.length}
        className={classes.grid}
        onKeyDown={keys.onKeyDown}
        onFocus={keys.onFocus}
      >
        <div role="rowgroup" className={classes.sticky}>
          <div role="row" aria-rowindex={1} className={`${classes.head} ${classes[width]}`}>
            {names.map(name => (
              <div key={name} role="columnheader">
                {name}
              </div>
            ))}
          </div>
        </div>
        {areas.map((one, at) => (
          <AreaRows
            key={one.group.key}
            {...one}
            position={at + 1}
            size={areas.length}
            columns={names.length}
            keys={keys}
            drawAll={order.length <= drawAllUpTo}
            plan={plan}
            today={today}
            width={width}
            openId={openId}
            onToggle={onToggle}
            onOpen={onOpen}
          />
        ))}
      </div>
    </>
  );
}

interface AreaRowsProps
  extends AreaLayout, Pick<PlanTableProps, 'plan' | 'today' | 'width' | 'openId' | 'onToggle' | 'onOpen'> {
  position: number;
  size: number;
  columns: number;
  keys: RowKeys;
  drawAll: boolean;
}

function AreaRows(props: AreaRowsProps): React.ReactElement {
  const words = useWords().plan;
  const {
    group,
    open,
    rowIndex,
    position,
    size,
    columns,
    keys,
    drawAll,
    openId,
    plan,
    today,
    width,
    onToggle,
    onOpen
  } = props;
  const classes = useClasses();
  const chunks = React.useMemo(() => chunksOf(group.actions), [group.actions]);
  const key = areaKey(group);
  const toggle = (): void => onToggle(group.key);
  return (
    <>
      <div role="rowgroup">
        <div
          role="row"
          className={classes.area}
          data-row={key}
          tabIndex={keys.active === key ? 0 : -1}
          aria-expanded={open}
          onClick={toggle}
          aria-level={1}
          aria-posinset={position}
          aria-setsize={size}
          aria-rowindex={rowIndex}
        >
          <div role="gridcell" aria-colspan={columns}>
            <AreaHeading group={group} open={open} onToggle={toggle} tabIndex={-1} />
          </div>
        </div>
        {open && group.actions.length === 0 && (
          <div role="row" className={classes.empty} aria-level={2} aria-rowindex={rowIndex + 1}>
            <div role="gridcell" aria-colspan={columns}>
              {words.areaEmpty}
            </div>
          </div>
        )}
      </div>
      {open &&
        chunks.map((chunk, at) => (
          <Windowed
            key={at}
            role="rowgroup"
            height={chunk.length * usualHeight}
            alwaysRender={drawAll || chunk.some(({ id }) => keys.active === `action-${id}` || id === openId)}
          >
            {() =>
              chunk.map((action, within) => (
                <EntryBoundary
                  key={action.id}
                  kind="action"
                  name={() => textOf(action.number)}
                  resetOn={action}
                  frame={entry => (
                    <div
                      role="row"
                      className={classes.empty}
                      data-row={`action-${action.id}`}
                      tabIndex={keys.active === `action-${action.id}` ? 0 : -1}
                      aria-level={2}
                      aria-rowindex={rowIndex + 1 + at * chunkSize + within}
                    >
                      <div role="gridcell" aria-colspan={columns}>
                        {entry}
                      </div>
                    </div>
                  )}
                >
                  <ActionRow
                    action={action}
                    plan={plan}
                    today={today}
                    width={width}
                    rowKey={`action-${action.id}`}
                    onOpen={onOpen}
                    rowIndex={rowIndex + 1 + at * chunkSize + within}
                    position={at * chunkSize + within + 1}
                    size={group.actions.length}
                    isTabStop={keys.active === `action-${action.id}`}
                    isOpen={action.id === openId}
                  />
                </EntryBoundary>
              ))
            }
          </Windowed>
        ))}
    </>
  );
}
