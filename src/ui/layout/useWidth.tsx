import * as React from 'react';

/** How much room the web part itself has; the window's width says nothing about that. */
export type Width = 'narrow' | 'medium' | 'wide';

const WidthContext = React.createContext<Width>('wide');

function widthOf(pixels: number): Width {
  // Under this a table would have to scroll sideways: cards instead.
  if (pixels < 640) return 'narrow';
  return pixels < 1000 ? 'medium' : 'wide';
}

/** Measures `root` and tells when it moves from one class of width to another. */
export function useMeasuredWidth(root: React.RefObject<HTMLElement>): Width {
  const [width, setWidth] = React.useState<Width>('wide');
  React.useLayoutEffect(() => {
    const element = root.current;
    if (!element) return undefined;
    // A part that isn't shown measures nothing and keeps what it had.
    const measure = (): void => {
      const pixels = element.getBoundingClientRect().width;
      if (pixels > 0) setWidth(widthOf(pixels));
    };
    measure();
    if (typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [root]);
  return width;
}

export const WidthProvider = WidthContext.Provider;

/** The width class of the web part around. */
export function useWidth(): Width {
  return React.useContext(WidthContext);
}
