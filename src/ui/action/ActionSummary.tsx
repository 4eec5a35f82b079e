import * as React from 'react';
import { isOverdue, shownBrag } from '../../domain/brag';
import type { CalendarDate } from '../../domain/dates';
import { daysBetween } from '../../domain/dates';
import type { Action, Plan } from '../../domain/plan';
import { isOpen } from '../../domain/stage';
import { BragMark } from '../brag/BragMark';
import { stylesOf } from '../theme/useStyles';
import { choiceLabel } from '../words/choiceLabel';
import type { Words } from '../words/words';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(200px, 1fr))',
    gap: '16px 20px',
    margin: 0,
    padding: 16,
    background: tokens.subtle,
    borderRadius: 8,
    border: `1px solid ${tokens.rule}`
  },
  fact: { minWidth: 0 },
  term: { color: tokens.quiet, fontSize: theme.fonts.small.fontSize, lineHeight: 16, margin: 0 },
  value: { margin: '4px 0 0', color: tokens.text, fontWeight: 600, lineHeight: 20, overflowWrap: 'anywhere' },
  more: { color: tokens.quiet, fontWeight: 400, fontSize: theme.fonts.small.fontSize, lineHeight: 16, marginTop: 4 },
  late: { color: tokens.late, fontWeight: 600 },
  says: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '2px 6px',
    alignItems: 'center',
    marginTop: 6,
    color: tokens.text,
    fontWeight: 400,
    fontSize: theme.fonts.small.fontSize,
    lineHeight: 18
  }
}));

interface FactProps {
  term: string;
  children: React.ReactNode;
}

function Fact({ term, children }: FactProps): React.ReactElement {
  const classes = useClasses();
  return (
    <div className={classes.fact}>
      <dt className={classes.term}>{term}</dt>
      <dd className={classes.value}>{children}</dd>
    </div>
  );
}

/** How far the due date has moved from the first one, in words; undefined where it has not. */
export function slipWords(
  action: Pick<Action, 'originalDue' | 'currentDue'>,
  words: Words['action']['summary']
): string | undefined {
  if (action.originalDue === undefined || action.currentDue === undefined || action.originalDue === action.currentDue)
    return undefined;
  const days = daysBetween(action.originalDue, action.currentDue);
  return days > 0 ? words.movedLater(action.originalDue, days) : words.movedEarlier(action.originalDue, -days);
}

function Due({ action, today }: { action: Action; today: CalendarDate }): React.ReactElement {
  const {
    action: { summary: words },
    dates
  } = useWords();
  const classes = useClasses();
  const slip = slipWords(action, words);
  if (action.currentDue === undefined) return <>{words.noDue}</>;
  const days = daysBetween(today, action.currentDue);
  return (
    <>
      {dates.long(action.currentDue)}
      {isOverdue(action, today) && <div className={`${classes.more} ${classes.late}`}>{words.overdueBy(-days)}</div>}
      {isOpen(action.stage) && days >= 0 && <div className={classes.more}>{words.dueIn(days)}</div>}
      {slip !== undefined && <div className={classes.more}>{slip}</div>}
    </>
  );
}

function LeadsWord({ action, plan, today }: ActionSummaryProps): React.ReactElement | null {
  const words = useWords().action;
  const classes = useClasses();
  const { chosen } = shownBrag(action, plan, today);
  if (chosen === undefined)
    return action.bragReason === '' || action.chosenBrag === undefined ? null : (
      <div className={classes.more}>{action.bragReason}</div>
    );
  return (
    <>
      <div className={classes.says}>
        {words.summary.leadSays} <BragMark brag={chosen} size={14} />
      </div>
      {action.bragReason !== '' && <div className={classes.more}>{action.bragReason}</div>}
    </>
  );
}

interface ActionSummaryProps {
  action: Action;
  plan: Plan;
  today: CalendarDate;
}

/** How the action stands, at a glance. */
export function ActionSummary({ action, plan, today }: ActionSummaryProps): React.ReactElement {
  const {
    action: { summary: words },
    choices
  } = useWords();
  const classes = useClasses();
  const { brag } = shownBrag(action, plan, today);
  const standing = [action.leadRole, action.leadAgency].filter(text => text !== '').join(', ');
  return (
    <dl className={classes.root} aria-label={words.heading}>
      <Fact term={words.brag}>
        <BragMark brag={brag} />
        {plan.bragKey[brag] !== '' && <div className={classes.more}>{plan.bragKey[brag]}</div>}
        <LeadsWord action={action} plan={plan} today={today} />
      </Fact>
      <Fact term={words.stage}>
        {choiceLabel(choices.stage, action.stage)}
        {action.stageReason !== '' && <div className={classes.more}>{action.stageReason}</div>}
      </Fact>
      <Fact term={words.due}>
        <Due action={action} today={today} />
      </Fact>
      <Fact term={words.lead}>
        {action.lead?.name ?? words.noLead}
        {standing !== '' && <div className={classes.more}>{standing}</div>}
      </Fact>
    </dl>
  );
}
