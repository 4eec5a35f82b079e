import type { Action } from '../../model/action';
import type { Plan } from '../../model/plan';
import type { CalendarDate } from '../../model/values';
import { isUnreadable, known, peopleIn, textOf } from '../../model/values';
import * as React from 'react';
import { isOverdue, shownBrag } from '../../domain/brag';
import { daysBetween } from '../../domain/dates';
import { isOpen } from '../../domain/stage';
import { BragMark } from '../brag/BragMark';
import { UnreadableText } from '../problems/UnreadableText';
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

/** Says how far the due date has moved from the original; undefined where it has not moved. */
export function slipWords(
  action: Pick<Action, 'originalDue' | 'currentDue'>,
  words: Words['action']['summary']
): string | undefined {
  const [original, current] = [known(action.originalDue), known(action.currentDue)];
  if (original === undefined || current === undefined || original === current) return undefined;
  const days = daysBetween(original, current);
  return days > 0 ? words.movedLater(original, days) : words.movedEarlier(original, -days);
}

function Due({ action, today }: { action: Action; today: CalendarDate }): React.ReactElement {
  const {
    action: { summary: words },
    dates
  } = useWords();
  const classes = useClasses();
  const slip = slipWords(action, words);
  const due = known(action.currentDue);
  if (isUnreadable(action.currentDue)) return <UnreadableText text={action.currentDue.unreadable} />;
  if (due === undefined) return <>{words.noDue}</>;
  const days = daysBetween(today, due);
  return (
    <>
      {dates.long(due)}
      {isOverdue(action, today) && <div className={`${classes.more} ${classes.late}`}>{words.overdueBy(-days)}</div>}
      {isOpen(action.stage) && days >= 0 && <div className={classes.more}>{words.dueIn(days)}</div>}
      {slip !== undefined && <div className={classes.more}>{slip}</div>}
    </>
  );
}

/** A line of small print under a fact; renders nothing for an empty text. */
function More({ text }: { text: string }): React.ReactElement | null {
  const classes = useClasses();
  return text === '' ? null : <div className={classes.more}>{text}</div>;
}

function LeadsWord({ action, plan, today }: ActionSummaryProps): React.ReactElement | null {
  const words = useWords().action;
  const classes = useClasses();
  const { chosen } = shownBrag(action, plan, today);
  const reason = textOf(action.bragReason);
  if (chosen === undefined) return action.chosenBrag === undefined ? null : <More text={reason} />;
  return (
    <>
      <div className={classes.says}>
        {words.summary.leadSays} <BragMark brag={chosen} size={14} />
      </div>
      <More text={reason} />
    </>
  );
}

interface ActionSummaryProps {
  action: Action;
  plan: Plan;
  today: CalendarDate;
}

/** Shows an action's stage, BRAG, dates and lead at a glance. */
export function ActionSummary({ action, plan, today }: ActionSummaryProps): React.ReactElement {
  const {
    action: { summary: words },
    choices
  } = useWords();
  const classes = useClasses();
  const { brag } = shownBrag(action, plan, today);
  const standing = [action.leadRole, action.leadAgency]
    .map(textOf)
    .filter(text => text !== '')
    .join(', ');
  return (
    <dl className={classes.root} aria-label={words.heading}>
      <Fact term={words.brag}>
        <BragMark brag={brag} />
        <More text={textOf(plan.bragKey[brag])} />
        <LeadsWord action={action} plan={plan} today={today} />
      </Fact>
      <Fact term={words.stage}>
        {isUnreadable(action.stage) ? (
          <UnreadableText text={action.stage.unreadable} />
        ) : (
          choiceLabel(choices.stage, action.stage)
        )}
        <More text={textOf(action.stageReason)} />
      </Fact>
      <Fact term={words.due}>
        <Due action={action} today={today} />
      </Fact>
      <Fact term={words.lead}>
        {isUnreadable(action.lead) && !action.lead.people ? (
          <UnreadableText text={action.lead.unreadable} />
        ) : (
          peopleIn(action.lead)
            .map(one => one.name)
            .join(', ') || words.noLead
        )}
        <More text={standing} />
      </Fact>
    </dl>
  );
}
