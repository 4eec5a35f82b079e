import * as React from 'react';

/** How many rows are drawn or left out together. */
export const chunkSize = 40;

/** Up to so many rows all are drawn: the browser's own find-in-page then sees them. */
export const drawAllUpTo = 200;

/** How far outside the view rows are drawn already. */
const ahead = '900px 0px';

function scrollParent(element: HTMLElement): HTMLElement | null {
  for (let parent = element.parentElement; parent; parent = parent.parentElement) {
    const { overflowY } = getComputedStyle(parent);
    if (
      (overflowY === 'auto' || overflowY === 'scroll') &&
      parent !== document.body &&
      parent !== document.documentElement
    )
      return parent;
  }
  return null;
}

interface WindowedProps {
  /** Draws its children wherever it is: the row with the focus is in it, or the plan is short. */
  always: boolean;
  /** A guess of its height until it has been drawn. */
  height: number;
  role: 'rowgroup' | 'none';
  children(): React.ReactNode;
}

/** Rows that are drawn only while they are near the view; their height stays when they leave. */
export function Windowed({ always, height, role, children }: WindowedProps): React.ReactElement {
  const box = React.useRef<HTMLDivElement>(null);
  const measured = React.useRef(height);
  const canWatch = typeof IntersectionObserver !== 'undefined';
  const [near, setNear] = React.useState(!canWatch);
  React.useEffect(() => {
    const element = box.current;
    if (!element || !canWatch) return undefined;
    if (always) {
      // Once the focus has left it stays drawn until the watch says otherwise.
      setNear(true);
      return undefined;
    }
    const watch = new IntersectionObserver(
      entries => {
        const last = entries[entries.length - 1];
        if (!last) return;
        if (!last.isIntersecting && last.boundingClientRect.height > 0)
          measured.current = last.boundingClientRect.height;
        setNear(last.isIntersecting);
      },
      { root: scrollParent(element), rootMargin: ahead }
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, [always, canWatch]);
  const drawn = always || near;
  return drawn ? (
    <div ref={box} role={role}>
      {children()}
    </div>
  ) : (
    <div ref={box} role="none" style={{ height: measured.current }} />
  );
}
