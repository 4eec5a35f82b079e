import * as React from 'react';
import type { Width } from '../layout/useWidth';

const query = '(max-width: 640px)';

/** A media query on the window's width, since the panel covers the whole window and not just the web part. */
export const smallWindow = `@media ${query}`;

/** The panel's width class: `narrow` where the panel fills a phone's screen. */
export function usePanelWidth(): Width {
  const [small, setSmall] = React.useState(false);
  React.useLayoutEffect(() => {
    // Tests render in jsdom, which has no matchMedia.
    if (typeof window.matchMedia !== 'function') return undefined;
    const media = window.matchMedia(query);
    const update = (): void => setSmall(media.matches);
    update();
    media.addEventListener('change', update);
    return () => media.removeEventListener('change', update);
  }, []);
  return small ? 'narrow' : 'medium';
}
