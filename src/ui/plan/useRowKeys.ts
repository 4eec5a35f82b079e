import * as React from 'react';

export interface RowKeys {
  /** The one row that Tab comes to. */
  active: string | undefined;
  onKeyDown(event: React.KeyboardEvent<HTMLElement>): void;
  onFocus(event: React.FocusEvent<HTMLElement>): void;
}

interface RowCommands {
  /** The keys of all rows, in order, drawn or not. */
  order: readonly string[];
  enter(key: string): void;
  /** Right opens and Left shuts what the row holds; Left on a row inside goes to the one that holds it. */
  left(key: string): string | undefined;
  right(key: string): string | undefined;
}

const settleMilliseconds = 120;

function rowOf(target: EventTarget): string | undefined {
  return target instanceof Element ? (target.closest('[data-row]')?.getAttribute('data-row') ?? undefined) : undefined;
}

/** Arrow keys over rows of which one is the tab stop. */
export function useRowKeys(grid: React.RefObject<HTMLElement>, { order, enter, left, right }: RowCommands): RowKeys {
  const [asked, setAsked] = React.useState<string>();
  const [wanted, setWanted] = React.useState<string>();
  const active = asked !== undefined && order.includes(asked) ? asked : order[0];

  // The row may have to be drawn before it can take the focus.
  React.useEffect(() => {
    if (wanted === undefined) return;
    const row = grid.current?.querySelector(`[data-row="${wanted}"]`);
    setWanted(undefined);
    if (!(row instanceof HTMLElement)) return;
    row.focus();
    // Rows that are drawn above it on the way move it; the second look comes after them.
    window.setTimeout(() => row.scrollIntoView?.({ block: 'nearest' }), settleMilliseconds);
  }, [wanted, grid]);

  const go = (key: string | undefined): void => {
    if (key === undefined) return;
    setAsked(key);
    setWanted(key);
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
      // A button inside the row answers Enter itself.
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
    if (key !== undefined) setAsked(key);
  };

  return { active, onKeyDown, onFocus };
}
