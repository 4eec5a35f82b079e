import * as React from 'react';

export interface RowKeys {
  /** The key of the one row that is a tab stop. */
  active: string | undefined;
  onKeyDown(event: React.KeyboardEvent<HTMLElement>): void;
  onFocus(event: React.FocusEvent<HTMLElement>): void;
}

interface RowCommands {
  /** The keys of all rows in order, rendered or not. */
  order: readonly string[];
  enter(key: string): void;
  /** Right expands and Left collapses a row. Left on a child row moves to its parent row. */
  left(key: string): string | undefined;
  right(key: string): string | undefined;
}

const settleMilliseconds = 120;

function rowOf(target: EventTarget): string | undefined {
  return target instanceof Element ? (target.closest('[data-row]')?.getAttribute('data-row') ?? undefined) : undefined;
}

/** Moves the focus between rows with the arrow keys (a roving tab stop). */
export function useRowKeys(grid: React.RefObject<HTMLElement>, { order, enter, left, right }: RowCommands): RowKeys {
  const [lastActive, setLastActive] = React.useState<string>();
  const [pendingFocus, setPendingFocus] = React.useState<string>();
  const active = lastActive !== undefined && order.includes(lastActive) ? lastActive : order[0];

  // The row may have to render before it can take the focus.
  React.useEffect(() => {
    if (pendingFocus === undefined) return;
    const row = grid.current?.querySelector(`[data-row="${pendingFocus}"]`);
    setPendingFocus(undefined);
    if (!(row instanceof HTMLElement)) return;
    row.focus();
    // Rows that render above it push it away, so it is scrolled into view again after they have settled.
    window.setTimeout(() => row.scrollIntoView?.({ block: 'nearest' }), settleMilliseconds);
  }, [pendingFocus, grid]);

  const go = (key: string | undefined): void => {
    if (key === undefined) return;
    setLastActive(key);
    setPendingFocus(key);
  };

  const onKeyDown = (event: React.KeyboardEvent<HTMLElement>): void => {
    const key = rowOf(event.target);
    if (key === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const at = order.indexOf(key);
    switch (event.key) {
      case 'ArrowDown':
        go(order[at + 1]);
        break;
      case 'ArrowUp':
        go(order[at - 1]);
        break;
      case 'Home':
        go(order[0]);
        break;
      case 'End':
        go(order[order.length - 1]);
        break;
      case 'ArrowLeft':
        go(left(key));
        break;
      case 'ArrowRight':
        go(right(key));
        break;
      // A button inside the row handles Enter itself.
      case 'Enter':
        if (event.target instanceof Element && event.target.closest('button')) return;
        enter(key);
        break;
      default:
        return;
    }
    event.preventDefault();
  };

  const onFocus = (event: React.FocusEvent<HTMLElement>): void => {
    const key = rowOf(event.target);
    if (key !== undefined) setLastActive(key);
  };

  return { active, onKeyDown, onFocus };
}
