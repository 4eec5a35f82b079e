import * as React from 'react';
import type { Width } from '../layout/useWidth';

const query = '(max-width: 640px)';

/** The panel lies over the whole window, so here the window's width counts, not the web part's. */
export const smallWindow = `@media ${query}`;

/** How much room the panel has: `narrow` where it fills a telephone's screen. */
export function usePanelWidth(): Width {
  const [small, setSmall] = React.useState(false);
  React.useLayoutEffect(() => {
    // Not every environment that draws this has a window that can be asked.
    if (typeof window.matchMedia !== 'function') return undefined;
    const asked = window.matchMedia(query);
    const tell = (): void => setSmall(asked.matches);
    tell();
    asked.addEventListener('change', tell);
    return () => asked.removeEventListener('change', tell);
  }, []);
  return small ? 'narrow' : 'medium';
}
