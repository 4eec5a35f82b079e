import type { Action } from '../../model/action';
import { peopleIn, textOf, isUnreadable } from '../../model/values';
import * as React from 'react';
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

/** Returns `MK` for Morag Kerr, and one letter for a single name. */
export function initialsOf(name: string): string {
  const words = name
    .replace(/\(.*?\)/g, ' ')
    .split(/\s+/)
    .filter(word => word !== '');
  const first = words[0]?.[0] ?? '';
  const last = words.length > 1 ? (words[words.length - 1]?.[0] ?? '') : '';
  return (first + last).toUpperCase();
}

/**
 * The lead's name, or the cell's text where it can't be read. Without a lead it is the role that should lead, or
 * `nobody`.
 */
export function leadName({ lead, leadRole }: Pick<Action, 'lead' | 'leadRole'>, nobody: string): string {
  if (isUnreadable(lead)) return lead.unreadable;
  return lead?.name ?? (textOf(leadRole) || nobody);
}

/** The lead's initials and name, with the agency below. Without a lead it shows the role that should lead. */
export const LeadCell = React.memo(function LeadCell({
  action,
  withCoin
}: {
  action: Action;
  withCoin: boolean;
}): React.ReactElement {
  const words = useWords().plan;
  const classes = useClasses();
  const [lead] = peopleIn(action.lead);
  const leadAgency = textOf(action.leadAgency);
  return (
    <div className={classes.root}>
      {withCoin && (
        <span className={classes.coin} aria-hidden="true">
          {lead ? initialsOf(lead.name) : '–'}
        </span>
      )}
      <div className={classes.words}>
        <div dir="auto" className={lead ? classes.name : `${classes.name} ${classes.nobody}`}>
          {leadName(action, words.noLead)}
        </div>
        {leadAgency !== '' && (
          <div dir="auto" className={classes.agency}>
            {leadAgency}
          </div>
        )}
      </div>
    </div>
  );
});
