import * as React from 'react';
import { useTheme } from '@fluentui/react/lib/Theme';
import { Glyph } from '../icons';
import { useWidth } from '../layout/useWidth';
import { focusRing } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';

const useClasses = stylesOf((tokens, theme) => ({
  root: { position: 'relative', display: 'inline-flex', minWidth: 0, flex: '1 1 140px', maxWidth: 220 },
  roomyRoot: { maxWidth: 'none', flexBasis: '100%' },
  select: [
    focusRing(tokens),
    {
      appearance: 'none',
      width: '100%',
      minHeight: 32,
      padding: '0 30px 0 10px',
      borderRadius: 4,
      boxSizing: 'border-box',
      cursor: 'pointer',
      border: `1px solid ${tokens.edge}`,
      background: tokens.page,
      color: tokens.text,
      font: 'inherit',
      fontSize: theme.fonts.medium.fontSize,
      textOverflow: 'ellipsis'
    }
  ],
  roomy: { minHeight: 44, fontSize: 16 },
  on: {
    borderColor: tokens.accent,
    boxShadow: `inset 0 0 0 1px ${tokens.accent}`,
    background: tokens.selected,
    fontWeight: 600
  },
  chevron: { position: 'absolute', right: 9, top: 'calc(50% - 7px)', pointerEvents: 'none', color: tokens.quiet }
}));

export interface Choice {
  value: string;
  text: string;
}

interface SelectProps {
  label: string;
  /** The label of the first option, whose value is ''. */
  all: string;
  value: string;
  choices: readonly Choice[];
  onChange(value: string): void;
}

/** A native select, since every phone and screen reader handles one well. */
export function Select({ label, all, value, choices, onChange }: SelectProps): React.ReactElement {
  const classes = useClasses();
  const theme = useTheme();
  const roomy = useWidth() === 'narrow';
  return (
    <span className={`${classes.root} ${roomy ? classes.roomyRoot : ''}`}>
      <select
        aria-label={label}
        value={value}
        onChange={event => onChange(event.currentTarget.value)}
        style={{ colorScheme: theme.isInverted ? 'dark' : 'light' }}
        className={`${classes.select} ${roomy ? classes.roomy : ''} ${value === '' ? '' : classes.on}`}
      >
        <option value="">{all}</option>
        {choices.map(choice => (
          <option key={choice.value} value={choice.value}>
            {choice.text}
          </option>
        ))}
      </select>
      <Glyph name="ChevronDown" size={14} className={classes.chevron} />
    </span>
  );
}
