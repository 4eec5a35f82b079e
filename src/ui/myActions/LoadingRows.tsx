import * as React from 'react';
import { keyframes } from '@fluentui/react/lib/Styling';
import { hidden } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf(tokens => ({
  root: { position: 'relative', border: `1px solid ${tokens.rule}`, borderRadius: 8 },
  row: {
    display: 'flex',
    gap: 24,
    alignItems: 'center',
    minHeight: 56,
    padding: '0 16px',
    borderTop: `1px solid ${tokens.rule}`,
    selectors: { ':first-of-type': { borderTop: 0 } }
  },
  bone: {
    height: 14,
    borderRadius: 4,
    background: tokens.rule,
    selectors: {
      '@media (prefers-reduced-motion: no-preference)': {
        animation: `${keyframes({ from: { opacity: 1 }, '50%': { opacity: 0.45 }, to: { opacity: 1 } })} 1.6s ease-in-out infinite`
      },
      '@media (forced-colors: active)': { background: 'GrayText' }
    }
  },
  hidden
}));

/** A skeleton of the list, shown while it loads. */
export function LoadingRows(): React.ReactElement {
  const words = useWords().myActions;
  const classes = useClasses();
  return (
    <div className={classes.root}>
      <span className={classes.hidden} role="status">
        {words.loading}
      </span>
      {['52%', '38%', '60%', '44%'].map(width => (
        <div key={width} className={classes.row} aria-hidden="true">
          <div className={classes.bone} style={{ width }} />
          <div className={classes.bone} style={{ width: '14%', marginLeft: 'auto' }} />
          <div className={classes.bone} style={{ width: '10%' }} />
        </div>
      ))}
    </div>
  );
}
