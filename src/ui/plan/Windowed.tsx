import * as React from 'react';

/** The number of rows that are rendered or left out together. */
export const chunkSize = 40;

/** A plan of up to this many rows renders all of them, so that the browser's find-in-page works. */
export const drawAllUpTo = 200;

/** How far outside the viewport rows are already rendered. */
const rootMargin = '900px 0px';

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
  /** Renders the children even outside the viewport: a row in it has the focus, or the plan is short. */
  alwaysRender: boolean;
  /** The assumed height of the children until they have rendered. */
  height: number;
  role: 'rowgroup' | 'none';
  children(): React.ReactNode;
}

/** Renders its children only near the viewport (windowing). The height is kept when they are removed. */
export function Windowed({ alwaysRender, height, role, children }: WindowedProps): React.ReactElement {
  const box = React.useRef<HTMLDivElement>(null);
  const measured = React.useRef(height);
  const canObserve = typeof IntersectionObserver !== 'undefined';
  const [isNear, setIsNear] = React.useState(!canObserve);
  React.useEffect(() => {
    const element = box.current;
    if (!element || !canObserve) return undefined;
    if (alwaysRender) {
      // When the focus leaves, the children stay until the IntersectionObserver reports that they are out of view.
      setIsNear(true);
      return undefined;
    }
    const observer = new IntersectionObserver(
      entries => {
        const last = entries[entries.length - 1];
        if (!last) return;
        if (!last.isIntersecting && last.boundingClientRect.height > 0)
          measured.current = last.boundingClientRect.height;
        setIsNear(last.isIntersecting);
      },
      { root: scrollParent(element), rootMargin }
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [alwaysRender, canObserve]);
  const isRendered = alwaysRender || isNear;
  return isRendered ? (
    <div ref={box} role={role}>
      {children()}
    </div>
  ) : (
    <div ref={box} role="none" style={{ height: measured.current }} />
  );
}
