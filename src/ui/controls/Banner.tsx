import * as React from 'react';
import type { GlyphName } from '../icons';
import { Glyph } from '../icons';
import { stylesOf } from '../theme/useStyles';

const useClasses = stylesOf((tokens, theme) => ({
  root: {
    display: 'flex',
    gap: 10,
    alignItems: 'flex-start',
    padding: '10px 14px',
    borderRadius: 4,
    background: tokens.subtle,
    color: tokens.text,
    border: `1px solid ${tokens.rule}`,
    borderLeftWidth: 4,
    borderLeftStyle: 'solid',
    fontSize: theme.fonts.medium.fontSize,
    lineHeight: '20px',
    flexWrap: 'wrap'
  },
  calm: { borderLeftColor: tokens.accent },
  warn: { borderLeftColor: tokens.late },
  sign: { marginTop: 2, flexShrink: 0 },
  calmSign: { color: tokens.accent },
  warnSign: { color: tokens.late },
  body: { flex: '1 1 180px', minWidth: 0, overflowWrap: 'anywhere' }
}));

interface BannerProps {
  tone: 'calm' | 'warn';
  sign: GlyphName;
  /** `alert` interrupts a screen reader; `status` waits until it is idle. */
  role?: 'alert' | 'status' | 'note';
  /** Buttons at the end of the banner. */
  actions?: React.ReactNode;
  children: React.ReactNode;
}

/** A message across the full width of its container. */
export function Banner({ tone, sign, role, actions, children }: BannerProps): React.ReactElement {
  const classes = useClasses();
  return (
    <div className={`${classes.root} ${tone === 'calm' ? classes.calm : classes.warn}`} role={role}>
      <Glyph name={sign} className={`${classes.sign} ${tone === 'calm' ? classes.calmSign : classes.warnSign}`} />
      <div className={classes.body}>{children}</div>
      {actions}
    </div>
  );
}
