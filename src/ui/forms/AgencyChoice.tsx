import * as React from 'react';
import { useStableId } from './Field';
import { useWidth } from '../layout/useWidth';
import { focusRing } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';

const useClasses = stylesOf((tokens, theme) => ({
  label: { fontSize: theme.fonts.medium.fontSize, fontWeight: 600, color: tokens.text, padding: '0 0 4px' },
  list: { display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))', gap: '0 16px' },
  option: {
    display: 'flex',
    alignItems: 'center',
    gap: 8,
    cursor: 'pointer',
    color: tokens.text,
    overflowWrap: 'anywhere'
  },
  tight: { minHeight: 32 },
  roomy: { minHeight: 44 },
  box: [
    focusRing(tokens),
    {
      width: 18,
      height: 18,
      margin: 0,
      flexShrink: 0,
      accentColor: tokens.accent,
      colorScheme: theme.isInverted ? 'dark' : 'light',
      cursor: 'pointer'
    }
  ]
}));

interface AgencyChoiceProps {
  label: string;
  offered: readonly string[];
  chosen: readonly string[];
  onChange(chosen: readonly string[]): void;
}

/** Checkboxes for the plan's agencies, and for any that the action already names. */
export function AgencyChoice({ label, offered, chosen, onChange }: AgencyChoiceProps): React.ReactElement {
  const classes = useClasses();
  const id = useStableId('apAgencies');
  const height = useWidth() === 'narrow' ? classes.roomy : classes.tight;
  const [atFirst] = React.useState(chosen);
  const all = [...new Set([...offered, ...atFirst, ...chosen])];
  return (
    <div role="group" aria-labelledby={id}>
      <div id={id} className={classes.label}>
        {label}
      </div>
      <div className={classes.list}>
        {all.map(agency => (
          <label key={agency} className={`${classes.option} ${height}`}>
            <input
              type="checkbox"
              className={classes.box}
              checked={chosen.includes(agency)}
              // Keeps the order in which the agencies are offered, so that ticking and unticking one leaves no change.
              onChange={event =>
                onChange(all.filter(one => (one === agency ? event.target.checked : chosen.includes(one))))
              }
            />
            <span>{agency}</span>
          </label>
        ))}
      </div>
    </div>
  );
}
