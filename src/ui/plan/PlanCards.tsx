import type { Action } from '../../model/action';
import type { Plan } from '../../model/plan';
import type { CalendarDate } from '../../model/values';
import { textOf } from '../../model/values';
import { leadName } from './LeadCell';
import * as React from 'react';
import { EntryBoundary } from '../shell/BrokenPart';
import { stylesOf } from '../theme/useStyles';
import { ActionTitle } from './ActionTitle';
import { AreaHeading } from './AreaHeading';
import { BragCell } from './BragCell';
import { DueCell } from './DueCell';
import type { AreaGroup } from './groups';
import { LatestCell } from './LatestCell';
import { chunkSize, drawAllUpTo, Windowed } from './Windowed';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  area: { marginTop: 20, selectors: { ':first-child': { marginTop: 0 } } },
  heading: { minHeight: 44, paddingTop: 10, paddingBottom: 10, boxSizing: 'border-box' },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  card: {
    position: 'relative',
    border: `1px solid ${tokens.rule}`,
    borderRadius: 8,
    padding: '12px 14px 14px',
    marginTop: 10,
    background: tokens.page,
    display: 'grid',
    gap: '8px'
  },
  top: { display: 'flex', justifyContent: 'space-between', gap: '12px', alignItems: 'flex-start' },
  number: { color: tokens.quiet, lineHeight: '20px', fontVariantNumeric: 'tabular-nums' },
  // The title's button covers the whole card, so that a tap anywhere opens the action.
  open: {
    minHeight: 44,
    selectors: {
      '::after': { content: '""', position: 'absolute', inset: 0, borderRadius: 8 },
      ':focus-visible': { outline: 'none' },
      ':focus-visible::after': { outline: `2px solid ${tokens.accent}`, outlineOffset: '1px' }
    }
  },
  facts: { display: 'flex', flexWrap: 'wrap', columnGap: '14px', rowGap: '2px', lineHeight: '20px' },
  lead: { color: tokens.text },
  latest: { borderTop: `1px solid ${tokens.rule}`, paddingTop: 8 },
  empty: { color: tokens.quiet, margin: '8px 0 0', fontSize: theme.fonts.medium.fontSize }
}));

interface CardProps {
  action: Action;
  plan: Plan;
  today: CalendarDate;
  onOpen(id: number): void;
}

const ActionCard = React.memo(function ActionCard({ action, plan, today, onOpen }: CardProps): React.ReactElement {
  const words = useWords().plan;
  const classes = useClasses();
  return (
    <li className={classes.card}>
      <div className={classes.top}>
        <span className={classes.number}>{words.open(textOf(action.number))}</span>
        <BragCell action={action} plan={plan} today={today} />
      </div>
      <ActionTitle action={action} onOpen={onOpen} className={classes.open} />
      <div className={classes.facts}>
        <span className={classes.lead}>{leadName(action, words.noLead)}</span>
        <DueCell action={action} plan={plan} today={today} inline />
      </div>
      <div className={classes.latest}>
        <LatestCell action={action} plan={plan} today={today} oneLine />
      </div>
    </li>
  );
});

interface PlanCardsProps {
  groups: readonly AreaGroup[];
  plan: Plan;
  today: CalendarDate;
  shut: ReadonlySet<string>;
  onToggle(area: string): void;
  onOpen(id: number): void;
}

/** The assumed height of a card until it has been measured. */
const usualHeight = 220;

/** The plan on a phone: a list of cards under each improvement area, without horizontal scrolling. */
export function PlanCards({ groups, plan, today, shut, onToggle, onOpen }: PlanCardsProps): React.ReactElement {
  const words = useWords().plan;
  const classes = useClasses();
  const drawAll = groups.reduce((sum, group) => sum + group.actions.length, 0) <= drawAllUpTo;
  return (
    <div>
      {groups.map(group => {
        const open = !shut.has(group.key);
        const chunks = Array.from({ length: Math.ceil(group.actions.length / chunkSize) }, (_, at) =>
          group.actions.slice(at * chunkSize, (at + 1) * chunkSize)
        );
        return (
          <section key={group.key} className={classes.area}>
            <AreaHeading group={group} open={open} onToggle={() => onToggle(group.key)} className={classes.heading} />
            {open && group.actions.length === 0 && <p className={classes.empty}>{words.areaEmpty}</p>}
            {open &&
              chunks.map((chunk, at) => (
                <Windowed key={at} role="none" height={chunk.length * usualHeight} alwaysRender={drawAll}>
                  {() => (
                    <ul className={classes.list}>
                      {chunk.map(action => (
                        <EntryBoundary
                          key={action.id}
                          kind="action"
                          name={() => textOf(action.number)}
                          resetOn={action}
                          frame={entry => <li className={classes.card}>{entry}</li>}
                        >
                          <ActionCard action={action} plan={plan} today={today} onOpen={onOpen} />
                        </EntryBoundary>
                      ))}
                    </ul>
                  )}
                </Windowed>
              ))}
          </section>
        );
      })}
    </div>
  );
}
