import * as React from 'react';
import { Glyph } from '../icons';
import { useWidth } from '../layout/useWidth';
import { focusRing } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf(tokens => ({
  root: [
    focusRing(tokens),
    {
      position: 'relative',
      display: 'inline-flex',
      alignItems: 'center',
      gap: 8,
      minHeight: 32,
      padding: '0 12px',
      borderRadius: 16,
      boxSizing: 'border-box',
      cursor: 'pointer',
      border: `1px solid ${tokens.line}`,
      background: tokens.page,
      color: tokens.text,
      font: 'inherit',
      whiteSpace: 'nowrap',
      selectors: { ':hover': { background: tokens.hover } }
    }
  ],
  roomy: { minHeight: 44, borderRadius: 22, padding: '0 11px' },
  on: {
    background: tokens.selected,
    borderColor: tokens.accent,
    boxShadow: `inset 0 0 0 1px ${tokens.accent}`,
    selectors: { ':hover': { background: tokens.selected } }
  },
  // Positioned in the corner, so that nothing moves when it appears.
  tick: {
    position: 'absolute',
    top: -6,
    right: -4,
    width: 16,
    height: 16,
    borderRadius: '50%',
    background: tokens.accent,
    color: tokens.onAccent,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    selectors: {
      '@media (forced-colors: active)': { background: 'Highlight', color: 'HighlightText', forcedColorAdjust: 'none' }
    }
  },
  count: { fontWeight: 600, fontVariantNumeric: 'tabular-nums' }
}));

interface FilterToggleProps {
  on: boolean;
  onToggle(): void;
  count: number;
  children: React.ReactNode;
}

/** A count that also toggles its filter. A tick shows that the filter is on, so that colour isn't the only cue. */
export function FilterToggle({ on, onToggle, count, children }: FilterToggleProps): React.ReactElement {
  const words = useWords().common;
  const classes = useClasses();
  const roomy = useWidth() === 'narrow' ? classes.roomy : '';
  return (
    <button
      type="button"
      aria-pressed={on}
      className={`${classes.root} ${roomy} ${on ? classes.on : ''}`}
      onClick={onToggle}
    >
      {on && (
        <span className={classes.tick} aria-hidden="true">
          <Glyph name="CheckMark" size={10} />
        </span>
      )}
      {children}
      <span className={classes.count}>{words.number(count)}</span>
    </button>
  );
}
