import * as React from 'react';
import type { GlyphName } from '../icons';
import { Glyph } from '../icons';
import { useWidth } from '../layout/useWidth';
import { focusRing, transition } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';

const useClasses = stylesOf((tokens, theme) => ({
  root: [
    focusRing(tokens),
    transition('background-color .1s, border-color .1s'),
    {
      display: 'inline-flex',
      alignItems: 'center',
      justifyContent: 'center',
      gap: 8,
      minHeight: 32,
      padding: '0 12px',
      borderRadius: 4,
      cursor: 'pointer',
      font: 'inherit',
      fontSize: theme.fonts.medium.fontSize,
      fontWeight: 600,
      whiteSpace: 'nowrap',
      boxSizing: 'border-box',
      selectors: { ':disabled': { cursor: 'default', color: tokens.quiet } }
    }
  ],
  // On a phone a long label wraps onto a second line instead of overflowing.
  roomy: { minHeight: 44, maxWidth: '100%', paddingTop: 4, paddingBottom: 4, whiteSpace: 'normal' },
  plain: {
    border: `1px solid ${tokens.line}`,
    background: tokens.page,
    color: tokens.text,
    selectors: { ':hover:enabled': { background: tokens.hover } }
  },
  primary: {
    border: '1px solid transparent',
    background: tokens.accent,
    color: tokens.onAccent,
    selectors: { ':hover:enabled': { textDecoration: 'underline' } }
  },
  quiet: {
    border: '1px solid transparent',
    background: 'transparent',
    color: tokens.link,
    padding: '0 8px',
    selectors: { ':hover:enabled': { background: tokens.hover } }
  }
}));

interface ButtonProps extends Pick<
  React.ButtonHTMLAttributes<HTMLButtonElement>,
  'disabled' | 'aria-expanded' | 'aria-controls' | 'aria-haspopup' | 'title'
> {
  look?: 'plain' | 'primary' | 'quiet';
  sign?: GlyphName;
  /**
   * The accessible name, where the visible text is ambiguous. It must begin with the visible text, so that voice
   * control finds it.
   */
  label?: string;
  /** Marks the button so that a later focus() can find it. */
  'data-add'?: string;
  onClick(): void;
  children: React.ReactNode;
}

/**
 * A native button in the theme's colours. Fluent's Button would add 45 KB of menu code that the first view doesn't use.
 */
export const Button = React.forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { look = 'plain', sign, label, onClick, children, ...rest },
  ref
) {
  const classes = useClasses();
  const roomy = useWidth() === 'narrow' ? classes.roomy : '';
  return (
    <button
      ref={ref}
      type="button"
      className={`${classes.root} ${classes[look]} ${roomy}`}
      aria-label={label}
      onClick={() => onClick()}
      {...rest}
    >
      {sign && <Glyph name={sign} />}
      {children}
    </button>
  );
});
