import type { Brag } from '../../model/action';
import * as React from 'react';
import { useTheme } from '@fluentui/react/lib/Theme';
import { bragColours, tokensOf } from '../theme/tokens';
import { stylesOf } from '../theme/useStyles';
import { choiceLabel } from '../words/choiceLabel';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf(() => ({
  mark: { display: 'inline-flex', alignItems: 'center', gap: 6, whiteSpace: 'nowrap' },
  shape: { flexShrink: 0, display: 'block' },
  // In forced colours all shapes take the system's text colour; their outlines still tell them apart.
  fill: { selectors: { '@media (forced-colors: active)': { fill: 'CanvasText' } } },
  line: { selectors: { '@media (forced-colors: active)': { stroke: 'CanvasText' } } },
  sign: { selectors: { '@media (forced-colors: active)': { stroke: 'Canvas' } } }
}));

const outlines: Readonly<Record<Exclude<Brag, 'Grey'>, string>> = {
  Blue: 'M4 1.5h8A2.5 2.5 0 0 1 14.5 4v8a2.5 2.5 0 0 1-2.5 2.5H4A2.5 2.5 0 0 1 1.5 12V4A2.5 2.5 0 0 1 4 1.5Z',
  Red: 'M5.2 1h5.6L15 5.2v5.6L10.8 15H5.2L1 10.8V5.2Z',
  Amber: 'M8 1.2c.5 0 .9.3 1.2.7l6.2 10.9c.6 1-.1 2.2-1.2 2.2H1.8C.7 15 0 13.8.6 12.8L6.8 1.9c.3-.4.7-.7 1.2-.7Z',
  Green: 'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13Z'
};

const signs: Readonly<Partial<Record<Brag, string>>> = {
  Blue: 'm4.6 8.2 2.3 2.3 4.5-4.9',
  Red: 'M8 4.2v4.3M8 11.5v.1',
  Amber: 'M8 5.8v3.6M8 12.2v.1'
};

/** The shape of a BRAG value alone, for use beside its word. */
export function BragShape({ brag, size = 16 }: { brag: Brag; size?: number }): React.ReactElement {
  const classes = useClasses();
  const theme = useTheme();
  const colour = bragColours(theme)[brag];
  const sign = signs[brag];
  return (
    <svg className={classes.shape} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {brag === 'Grey' ? (
        <circle
          className={classes.line}
          cx="8"
          cy="8"
          r="6.2"
          fill="none"
          stroke={colour}
          strokeWidth="1.8"
          strokeDasharray="3.2 1.67"
        />
      ) : (
        <path className={classes.fill} d={outlines[brag]} fill={colour} />
      )}
      {sign !== undefined && (
        <path
          className={classes.sign}
          d={sign}
          fill="none"
          stroke={tokensOf(theme).page}
          strokeWidth="1.9"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
    </svg>
  );
}

/** A BRAG value as a shape and a word, so that its meaning never depends on colour alone. */
export function BragMark({ brag, size = 16 }: { brag: Brag; size?: number }): React.ReactElement {
  const words = useWords().choices;
  const classes = useClasses();
  return (
    <span className={classes.mark}>
      <BragShape brag={brag} size={size} />
      <span>{choiceLabel(words.brag, brag)}</span>
    </span>
  );
}
