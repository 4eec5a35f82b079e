import * as React from 'react';
import { keyframes } from '@fluentui/react/lib/Styling';
import { Banner } from '../controls/Banner';
import { Button } from '../controls/Button';
import { useWidth } from '../layout/useWidth';
import { hidden } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf(tokens => ({
  root: { position: 'relative', display: 'grid', rowGap: '16px' },
  // Positioned over the skeleton, so that nothing moves when it appears.
  slow: { position: 'absolute', zIndex: 1, top: 72, left: 0, right: 0 },
  head: { display: 'grid', rowGap: '10px', borderBottom: `1px solid ${tokens.rule}`, paddingBottom: 58 },
  bone: {
    background: tokens.rule,
    borderRadius: 4,
    selectors: {
      '@media (prefers-reduced-motion: no-preference)': {
        animation: `${keyframes({ from: { opacity: 1 }, '50%': { opacity: 0.45 }, to: { opacity: 1 } })} 1.6s ease-in-out infinite`
      },
      '@media (forced-colors: active)': { background: 'GrayText' }
    }
  },
  line: { display: 'flex', gap: 8, flexWrap: 'wrap' },
  table: { border: `1px solid ${tokens.rule}`, borderRadius: 6 },
  row: {
    display: 'flex',
    gap: 20,
    alignItems: 'center',
    padding: '0 16px',
    height: 76,
    borderTop: `1px solid ${tokens.rule}`,
    selectors: { ':first-child': { borderTop: 0, height: 48 } }
  },
  hidden
}));

function Bone({ width, height }: { width: number | string; height: number }): React.ReactElement {
  return <div className={useClasses().bone} style={{ width, height, flexShrink: 0, maxWidth: '100%' }} />;
}

/** A skeleton of the plan, shown while it loads, so that the layout doesn't jump. */
export function LoadingPlan({ slow, onRetry }: { slow: boolean; onRetry(): void }): React.ReactElement {
  const words = useWords();
  const classes = useClasses();
  const isNarrow = useWidth() === 'narrow';
  return (
    <div className={classes.root}>
      <span className={classes.hidden} role="status">
        {words.plan.loadingPlan}
      </span>
      {slow && (
        <div className={classes.slow}>
          <Banner
            tone="calm"
            sign="Clock"
            role="status"
            actions={<Button onClick={onRetry}>{words.common.retry}</Button>}
          >
            {words.common.stillLoading}
          </Banner>
        </div>
      )}
      <div aria-hidden="true" className={classes.root}>
        <div className={classes.head}>
          <Bone width={420} height={28} />
          <Bone width={260} height={20} />
        </div>
        <Bone width="100%" height={6} />
        <div className={classes.line}>
          {[110, 80, 80, 90, 90, 80].map((width, at) => (
            <Bone key={at} width={width} height={isNarrow ? 44 : 32} />
          ))}
        </div>
        <Bone width={320} height={32} />
        <div className={classes.table}>
          {[0, 1, 2, 3, 4, 5].map(row => (
            <div key={row} className={classes.row}>
              <Bone width="38%" height={16} />
              {!isNarrow && <Bone width="16%" height={16} />}
              <Bone width="12%" height={16} />
              {!isNarrow && <Bone width="20%" height={16} />}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
