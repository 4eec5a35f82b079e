import type { Evaluation } from '../../model/evaluation';
import { textOf } from '../../model/values';
import * as React from 'react';
import { isUnread } from '../../domain/access';
import { answersTo, isUnanswered } from '../../domain/goldenThread';
import type { PlanContent } from '../../domain/plan';
import { useStableId } from '../forms/Field';
import { RowProblems } from '../problems/ItemProblems';
import { useWidth } from '../layout/useWidth';
import { EntryBoundary } from '../shell/BrokenPart';
import { stylesOf } from '../theme/useStyles';
import { Answers } from './Answers';
import { GradeMark } from './GradeScale';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  root: { margin: '0 0 32px' },
  heading: {
    margin: '0 0 12px',
    fontSize: theme.fonts.large.fontSize,
    lineHeight: 24,
    fontWeight: 600,
    color: tokens.text,
    overflowWrap: 'anywhere',
    breakAfter: 'avoid'
  },
  table: { width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed', color: tokens.text },
  head: {
    textAlign: 'left',
    fontWeight: 600,
    color: tokens.quiet,
    fontSize: theme.fonts.small.fontSize,
    padding: '0 16px 8px 0',
    borderBottom: `1px solid ${tokens.edge}`
  },
  indicatorColumn: { width: '32%' },
  gradeColumn: { width: 220 },
  row: { breakInside: 'avoid' },
  cell: {
    textAlign: 'left',
    verticalAlign: 'top',
    padding: '16px 16px 16px 0',
    borderBottom: `1px solid ${tokens.rule}`,
    fontWeight: 400,
    overflowWrap: 'anywhere'
  },
  indicator: { fontWeight: 600, lineHeight: 20 },
  questioned: { marginTop: 8, fontSize: theme.fonts.small.fontSize, lineHeight: 18, color: tokens.text },
  questionedTag: { color: tokens.text, fontWeight: 600 },
  note: { margin: '2px 0 0', color: tokens.quiet },
  cards: { listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: 12 },
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: 12,
    padding: 16,
    border: `1px solid ${tokens.rule}`,
    borderRadius: 8,
    background: tokens.page,
    breakInside: 'avoid'
  },
  cardTitle: {
    margin: 0,
    fontSize: theme.fonts.mediumPlus.fontSize,
    lineHeight: 22,
    fontWeight: 600,
    color: tokens.text,
    overflowWrap: 'anywhere'
  }
}));

/** A note beside a grade that the partnership doesn't accept. */
function GradeNotAccepted({ evaluation }: { evaluation: Evaluation }): React.ReactElement | null {
  const words = useWords().scorecard;
  const classes = useClasses();
  if (evaluation.view !== 'Questioned') return null;
  return (
    <div className={classes.questioned}>
      <span className={classes.questionedTag}>{words.questioned}</span>
      {textOf(evaluation.viewNote) !== '' && <p className={classes.note}>{textOf(evaluation.viewNote)}</p>}
    </div>
  );
}

interface KeyQuestionProps {
  question: string;
  evaluations: readonly Evaluation[];
  content: PlanContent;
}

interface IndicatorProps {
  evaluation: Evaluation;
  content: PlanContent;
}

function AnswersOf({ evaluation, content }: IndicatorProps): React.ReactElement {
  const words = useWords().access.unread;
  // Without the areas or the actions nothing can be said about what answers an indicator, least of all “nothing”.
  if (isUnread(content, 'areas', 'actions')) return <p>{words.answers}</p>;
  const answers = answersTo(evaluation, content.areas, content.actions);
  return <Answers answers={answers} unanswered={isUnanswered(evaluation, answers)} content={content} />;
}

function IndicatorCard({ evaluation, content }: IndicatorProps): React.ReactElement {
  const classes = useClasses();
  return (
    <li className={classes.card}>
      <h4 className={classes.cardTitle}>{textOf(evaluation.indicator)}</h4>
      <div>
        <GradeMark grade={evaluation.grade} />
        <GradeNotAccepted evaluation={evaluation} />
        <RowProblems list="evaluations" item={evaluation} />
      </div>
      <AnswersOf evaluation={evaluation} content={content} />
    </li>
  );
}

function IndicatorRow({ evaluation, content }: IndicatorProps): React.ReactElement {
  const classes = useClasses();
  return (
    <tr className={classes.row}>
      <th scope="row" className={`${classes.cell} ${classes.indicator}`}>
        {textOf(evaluation.indicator)}
      </th>
      <td className={classes.cell}>
        <GradeMark grade={evaluation.grade} />
        <GradeNotAccepted evaluation={evaluation} />
        <RowProblems list="evaluations" item={evaluation} />
      </td>
      <td className={classes.cell}>
        <AnswersOf evaluation={evaluation} content={content} />
      </td>
    </tr>
  );
}

function AsCards({ evaluations, content }: KeyQuestionProps): React.ReactElement {
  const classes = useClasses();
  return (
    <ul className={classes.cards}>
      {evaluations.map(evaluation => (
        <EntryBoundary
          key={evaluation.id}
          kind="indicator"
          name={() => textOf(evaluation.indicator)}
          resetOn={content}
          frame={entry => <li className={classes.card}>{entry}</li>}
        >
          <IndicatorCard evaluation={evaluation} content={content} />
        </EntryBoundary>
      ))}
    </ul>
  );
}

function AsTable({ evaluations, content, labelledBy }: KeyQuestionProps & { labelledBy: string }): React.ReactElement {
  const words = useWords().scorecard;
  const classes = useClasses();
  return (
    <table className={classes.table} aria-labelledby={labelledBy}>
      <thead>
        <tr>
          <th scope="col" className={`${classes.head} ${classes.indicatorColumn}`}>
            {words.indicator}
          </th>
          <th scope="col" className={`${classes.head} ${classes.gradeColumn}`}>
            {words.grade}
          </th>
          <th scope="col" className={classes.head}>
            {words.answeredBy}
          </th>
        </tr>
      </thead>
      <tbody>
        {evaluations.map(evaluation => (
          <EntryBoundary
            key={evaluation.id}
            kind="indicator"
            name={() => textOf(evaluation.indicator)}
            resetOn={content}
            frame={entry => (
              <tr className={classes.row}>
                <td className={classes.cell} colSpan={3}>
                  {entry}
                </td>
              </tr>
            )}
          >
            <IndicatorRow evaluation={evaluation} content={content} />
          </EntryBoundary>
        ))}
      </tbody>
    </table>
  );
}

/** A key question of the inspection with its indicators, as a table, or as cards where there is little space. */
export function KeyQuestion(props: KeyQuestionProps): React.ReactElement {
  const words = useWords().scorecard;
  const classes = useClasses();
  const id = useStableId('apQuestion');
  const narrow = useWidth() === 'narrow';
  return (
    <section className={classes.root} aria-labelledby={id}>
      <h3 id={id} className={classes.heading}>
        {props.question === '' ? words.otherQuestion : props.question}
      </h3>
      {narrow ? <AsCards {...props} /> : <AsTable {...props} labelledBy={id} />}
    </section>
  );
}
