import type { Evaluation } from '../../model/evaluation';
import { grades } from '../../model/evaluation';
import type { Inspection } from '../../model/inspection';
import { known, entriesOf, isUnreadable, textOf } from '../../model/values';
import * as React from 'react';
import { isUnread } from '../../domain/access';
import { answersTo, isBelowGood, isUnanswered } from '../../domain/goldenThread';
import type { PlanContent } from '../../domain/plan';
import { useContent } from '../AppContext';
import { Banner } from '../controls/Banner';
import { Glyph } from '../icons';
import { EntryBoundary } from '../shell/BrokenPart';
import { focusRing, hidden } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import { RowProblems } from '../problems/ItemProblems';
import { GradeLegend } from './GradeScale';
import { KeyQuestion } from './KeyQuestion';
import { choiceLabel } from '../words/choiceLabel';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  root: { color: tokens.text, fontSize: theme.fonts.medium.fontSize, padding: '8px 0 16px' },
  inspection: { margin: '0 0 40px' },
  type: { margin: '0 0 4px', color: tokens.quiet },
  title: {
    margin: '0 0 16px',
    fontSize: theme.fonts.xLarge.fontSize,
    lineHeight: 28,
    fontWeight: 600,
    overflowWrap: 'anywhere'
  },
  facts: { display: 'flex', flexWrap: 'wrap', gap: '12px 40px', margin: '0 0 24px' },
  term: { color: tokens.quiet, fontSize: theme.fonts.small.fontSize, lineHeight: 16 },
  value: { margin: '2px 0 0', lineHeight: 20, overflowWrap: 'anywhere' },
  link: [
    focusRing(tokens),
    { color: tokens.link, display: 'inline-flex', alignItems: 'center', gap: 4, minHeight: 24 }
  ],
  tally: { display: 'flex', flexWrap: 'wrap', gap: 12, margin: '0 0 20px', padding: 0, listStyle: 'none' },
  grade: {
    display: 'flex',
    alignItems: 'baseline',
    gap: 8,
    padding: '10px 16px',
    border: `1px solid ${tokens.rule}`,
    borderRadius: 8,
    background: tokens.subtle
  },
  number: { fontSize: theme.fonts.xLarge.fontSize, lineHeight: 28, fontWeight: 600 },
  call: { margin: '0 0 20px' },
  missing: { margin: '4px 0 0', paddingLeft: 18, lineHeight: 20 },
  legend: { margin: '0 0 28px' },
  legendTitle: { margin: '0 0 8px', color: tokens.quiet, fontSize: theme.fonts.small.fontSize },
  empty: { padding: '40px 16px', textAlign: 'center' },
  emptyTitle: { margin: 0, fontSize: theme.fonts.large.fontSize, fontWeight: 600 },
  emptyWhy: { margin: '8px 0 0', color: tokens.quiet },
  hidden
}));

function Facts({ inspection }: { inspection: Inspection }): React.ReactElement {
  const { dates, scorecard } = useWords();
  const classes = useClasses();
  const words = scorecard.facts;
  const published = known(inspection.published);
  const bodies = entriesOf(inspection.scrutinyBodies);
  const facts: readonly { term: string; text: string | undefined }[] = [
    {
      term: words.fieldwork,
      text: scorecard.fieldwork(known(inspection.fieldworkStart), known(inspection.fieldworkEnd))
    },
    { term: words.published, text: published && dates.long(published) },
    {
      term: words.bodies,
      text: bodies.length === 0 ? undefined : bodies.join(', ')
    }
  ];
  const report = known(inspection.report);
  return (
    <dl className={classes.facts}>
      {facts.map(
        ({ term, text }) =>
          text !== undefined && (
            <div key={term}>
              <dt className={classes.term}>{term}</dt>
              <dd className={classes.value}>{text}</dd>
            </div>
          )
      )}
      {report && /^https:\/\//i.test(report.url) && (
        <div>
          <dt className={classes.term}>{words.report}</dt>
          <dd className={classes.value}>
            <a className={classes.link} href={report.url} target="_blank" rel="noreferrer noopener">
              <Glyph name="Link" />
              {report.text === '' || report.text === report.url ? scorecard.openReport : report.text}
              <span className={classes.hidden}> {scorecard.newTab}</span>
            </a>
          </dd>
        </div>
      )}
    </dl>
  );
}

function Tally({ evaluations }: { evaluations: readonly Evaluation[] }): React.ReactElement {
  const { choices, common, scorecard } = useWords();
  const classes = useClasses();
  const counts = grades.map(value => ({
    value,
    count: evaluations.filter(one => one.grade === value).length
  }));
  const unreadable = evaluations.filter(one => isUnreadable(one.grade)).length;
  return (
    <ul className={classes.tally} aria-label={scorecard.grades}>
      {counts
        .filter(one => one.count > 0)
        .map(one => (
          <li key={one.value} className={classes.grade}>
            <span className={classes.number}>{common.number(one.count)}</span>{' '}
            <span>{choiceLabel(choices.grade, one.value)}</span>
          </li>
        ))}
      {unreadable > 0 && (
        <li className={classes.grade}>
          <Glyph name="Warning" />
          <span className={classes.number}>{common.number(unreadable)}</span> <span>{scorecard.unreadable}</span>
        </li>
      )}
    </ul>
  );
}

/** Says which indicators below Good no improvement area addresses, or that there are none. */
function Unanswered({
  evaluations,
  content
}: {
  evaluations: readonly Evaluation[];
  content: PlanContent;
}): React.ReactElement | null {
  const words = useWords().scorecard;
  const classes = useClasses();
  const missing = evaluations.filter(one => isUnanswered(one, answersTo(one, content.areas, content.actions)));
  if (missing.length === 0) {
    return evaluations.some(isBelowGood) ? (
      <div className={classes.call}>
        <Banner tone="calm" sign="Ticked">
          {words.allAnswered}
        </Banner>
      </div>
    ) : null;
  }
  return (
    <div className={classes.call}>
      <Banner tone="warn" sign="Warning">
        {words.unansweredCount(missing.length)}
        <ul className={classes.missing}>
          {missing.map(one => (
            <li key={one.id}>{textOf(one.indicator)}</li>
          ))}
        </ul>
      </Banner>
    </div>
  );
}

function OneInspection({ inspection, content }: { inspection: Inspection; content: PlanContent }): React.ReactElement {
  const { access, choices, scorecard: words } = useWords();
  const classes = useClasses();
  const evaluations = content.evaluations.filter(one => one.inspectionId === inspection.id);
  const questions = [...new Set(evaluations.map(one => textOf(one.keyQuestion)))];
  return (
    <section className={classes.inspection}>
      {inspection.type && <p className={classes.type}>{choiceLabel(choices.inspectionType, inspection.type)}</p>}
      <h2 className={classes.title}>{textOf(inspection.title)}</h2>
      <RowProblems list="inspections" item={inspection} />
      <Facts inspection={inspection} />
      {isUnread(content, 'evaluations') ? (
        <div className={classes.empty}>
          <p className={classes.emptyTitle}>{access.unread.grades}</p>
          <p className={classes.emptyWhy}>{access.unread.why}</p>
        </div>
      ) : evaluations.length === 0 ? (
        <p>{words.noEvaluations}</p>
      ) : (
        <>
          <Tally evaluations={evaluations} />
          {!isUnread(content, 'areas', 'actions') && <Unanswered evaluations={evaluations} content={content} />}
          <div className={classes.legend}>
            <p className={classes.legendTitle}>{words.scale}</p>
            <GradeLegend />
          </div>
          {questions.map(question => (
            <KeyQuestion
              key={question}
              question={question}
              evaluations={evaluations.filter(one => textOf(one.keyQuestion) === question)}
              content={content}
            />
          ))}
        </>
      )}
    </section>
  );
}

/** Compares two inspections: newest first, those without a date last. */
function byPublished(one: Inspection, other: Inspection): number {
  return (known(other.published) ?? '').localeCompare(known(one.published) ?? '');
}

/** The scorecard: the inspectors' grades, and what the plan does about each. */
export default function Scorecard(): React.ReactElement | null {
  const {
    scorecard: words,
    access: { unread: access }
  } = useWords();
  const classes = useClasses();
  const content = useContent();
  if (!content) return null;
  return (
    <div className={classes.root}>
      {isUnread(content, 'inspections') ? (
        <div className={classes.empty}>
          <p className={classes.emptyTitle}>{access.gradesTitle}</p>
          <p className={classes.emptyWhy}>{access.why}</p>
        </div>
      ) : content.inspections.length === 0 ? (
        <div className={classes.empty}>
          <p className={classes.emptyTitle}>{words.noInspections}</p>
          <p className={classes.emptyWhy}>{words.noInspectionsWhy}</p>
        </div>
      ) : (
        [...content.inspections].sort(byPublished).map(one => (
          <EntryBoundary
            key={one.id}
            kind="inspection"
            name={() => textOf(one.title)}
            resetOn={content}
            frame={entry => <div className={classes.inspection}>{entry}</div>}
          >
            <OneInspection inspection={one} content={content} />
          </EntryBoundary>
        ))
      )}
    </div>
  );
}
