import * as React from 'react';
import type { Action } from '../../domain/plan';
import { clamp } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  root: { display: 'flex', gap: 10, alignItems: 'flex-start', minWidth: 0 },
  coin: {
    width: 28,
    height: 28,
    borderRadius: '50%',
    flexShrink: 0,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    background: tokens.subtle,
    border: `1px solid ${tokens.rule}`,
    boxSizing: 'border-box',
    color: tokens.quiet,
    fontSize: 10.5,
    fontWeight: 600,
    letterSpacing: '.02em'
  },
  words: { minWidth: 0 },
  name: [clamp(2), { lineHeight: '20px' }],
  nobody: { color: tokens.quiet, fontStyle: 'italic' },
  agency: [clamp(2), { color: tokens.quiet, fontSize: theme.fonts.small.fontSize, lineHeight: '16px' }]
}));

/** `MK` for Morag Kerr; one letter where there is one name. */
export function initialsOf(name: string): string {
  const words = name
    .replace(/\(.*?\)/g, ' ')
    .split(/\s+/)
    .filter(word => word !== '');
  const first = words[0]?.[0] ?? '';
  const last = words.length > 1 ? (words[words.length - 1]?.[0] ?? '') : '';
  return (first + last).toUpperCase();
}

/** Who leads, by initials and name, with the agency beneath; where nobody is named, the role that should. */
export const LeadCell = React.memo(function LeadCell({
  action,
  withCoin
}: {
  action: Action;
  withCoin: boolean;
}): React.ReactElement {
  const words = useWords().plan;
  const classes = useClasses();
  const { lead, leadRole, leadAgency } = action;
  return (
    <div className={classes.root}>
      {withCoin && (
        <span className={classes.coin} aria-hidden="true">
          {lead ? initialsOf(lead.name) : '–'}
        </span>
      )}
      <div className={classes.words}>
        <div className={lead ? classes.name : `${classes.name} ${classes.nobody}`}>
          {lead?.name ?? (leadRole === '' ? words.noLead : leadRole)}
        </div>
        {leadAgency !== '' && <div className={classes.agency}>{leadAgency}</div>}
      </div>
    </div>
  );
});
