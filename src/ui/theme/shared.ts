import type { IRawStyle, IStyle } from '@fluentui/react/lib/Styling';
import type { Tokens } from './tokens';

/** Hides an element visually, but not from screen readers. */
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

/** The focus ring; `inside` draws it inside the element, where a neighbour would cover it. */
export function focusRing(tokens: Tokens, inside = false): IStyle {
  return {
    outline: 'none',
    selectors: {
      ':focus-visible': { outline: `2px solid ${tokens.accent}`, outlineOffset: inside ? '-2px' : '2px' },
      '@media (forced-colors: active)': { selectors: { ':focus-visible': { outlineColor: 'Highlight' } } }
    }
  };
}

/** Cuts a text after this many lines with an ellipsis. */
export function clamp(lines: number): IRawStyle {
  return {
    display: '-webkit-box',
    WebkitLineClamp: String(lines),
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
    overflowWrap: 'anywhere'
  };
}

/** A transition, switched off for people who have asked for reduced motion. */
export function transition(properties: string): IRawStyle {
  return { selectors: { '@media (prefers-reduced-motion: no-preference)': { transition: properties } } };
}
