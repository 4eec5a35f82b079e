import * as React from 'react';

/** The width class of the web part itself, which may be much narrower than the window. */
export type Width = 'narrow' | 'medium' | 'wide';

const WidthContext = React.createContext<Width>('wide');

function widthOf(pixels: number): Width {
  // Below this width a table would need horizontal scrolling, so the plan shows cards.
  if (pixels < 640) return 'narrow';
  return pixels < 1000 ? 'medium' : 'wide';
}

/** Measures `root`, and returns the new width class whenever it changes. */
export function useMeasuredWidth(root: React.RefObject<HTMLElement>): Width {
  const [width, setWidth] = React.useState<Width>('wide');
  React.useLayoutEffect(() => {
    const element = root.current;
    if (!element) return undefined;
    // A hidden element measures 0, so the last width class is kept.
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

/** Returns the width class of the enclosing web part. */
export function useWidth(): Width {
  return React.useContext(WidthContext);
}
