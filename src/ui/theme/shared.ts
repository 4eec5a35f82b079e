import type { IRawStyle, IStyle } from '@fluentui/react/lib/Styling';
import type { Tokens } from './tokens';

/** Seen by screen readers only. */
export const hidden: IRawStyle = {
  position: 'absolute',
  width: 1,
  height: 1,
  margin: -1,
  padding: 0,
  border: 0,
  overflow: 'hidden',
  clip: 'rect(0 0 0 0)',
  whiteSpace: 'nowrap'
};

/** The ring around what has the keyboard's focus; drawn inside where a neighbour would hide it. */
export function focusRing(tokens: Tokens, inside = false): IStyle {
  return {
    outline: 'none',
    selectors: {
      ':focus-visible': { outline: `2px solid ${tokens.accent}`, outlineOffset: inside ? '-2px' : '2px' },
      '@media (forced-colors: active)': { selectors: { ':focus-visible': { outlineColor: 'Highlight' } } }
    }
  };
}

/** At most so many lines, then an ellipsis. */
export function clamp(lines: number): IRawStyle {
  return {
    display: '-webkit-box',
    WebkitLineClamp: String(lines),
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
    overflowWrap: 'anywhere'
  };
}

/** Motion for people who haven't asked for less of it. */
export function transition(properties: string): IRawStyle {
  return { selectors: { '@media (prefers-reduced-motion: no-preference)': { transition: properties } } };
}
