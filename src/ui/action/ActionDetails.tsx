import * as React from 'react';
import type { CalendarDate } from '../../domain/dates';
import type { Action, PlanContent } from '../../domain/plan';
import { BragMark } from '../brag/BragMark';
import { stylesOf } from '../theme/useStyles';
import { slipWords } from './ActionSummary';
import { choiceLabel } from '../words/choiceLabel';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  group: { margin: '0 0 28px' },
  heading: { margin: '0 0 8px', fontSize: theme.fonts.mediumPlus.fontSize, fontWeight: 600, color: tokens.text },
  list: { margin: 0 },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '2px 16px',
    padding: '8px 0',
    borderTop: `1px solid ${tokens.rule}`,
    lineHeight: 20
  },
  term: { flex: '0 0 150px', color: tokens.quiet, margin: 0 },
  value: {
    flex: '1 1 240px',
    minWidth: 0,
    margin: 0,
    color: tokens.text,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere'
  },
  empty: { color: tokens.quiet },
  more: { color: tokens.quiet, fontSize: theme.fonts.small.fontSize, lineHeight: 16, marginTop: 2 },
  quote: {
    margin: '0 0 12px',
    padding: '2px 0 2px 12px',
    borderLeft: `3px solid ${tokens.rule}`,
    color: tokens.text,
    lineHeight: 20,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere'
  },
  quiet: { margin: '0 0 4px', color: tokens.quiet, fontSize: theme.fonts.small.fontSize },
  area: { margin: '0 0 8px', color: tokens.text, fontWeight: 600 },
  indicators: { margin: 0, paddingLeft: 20, color: tokens.text, lineHeight: 22 }
}));

interface RowProps {
  term: string;
  /** An empty text reads “Not recorded”. */
  text?: string | undefined;
  children?: React.ReactNode;
}

function Row({ term, text, children }: RowProps): React.ReactElement {
  const words = useWords().action;
  const classes = useClasses();
  const blank = text === '' || (text === undefined && !children);
  return (
    <div className={classes.row}>
      <dt className={classes.term}>{term}</dt>
      <dd className={`${classes.value} ${blank ? classes.empty : ''}`}>
        {blank ? (
          words.details.empty
        ) : (
          <>
            {text}
            {children}
          </>
        )}
      </dd>
    </div>
  );
}

function Group({ title, children }: { title: string; children: React.ReactNode }): React.ReactElement {
  const classes = useClasses();
  return (
    <section className={classes.group}>
      <h3 className={classes.heading}>{title}</h3>
      {children}
    </section>
  );
}

function Thread({ action, content }: ActionDetailsProps): React.ReactElement | null {
  const {
    action: { details: words, panel },
    choices
  } = useWords();
  const classes = useClasses();
  const area = content.areas.find(one => one.id === action.areaId);
  if (!area) return null;
  const answered = content.evaluations.filter(one => area.evaluationIds.includes(one.id));
  return (
    <Group title={words.thread}>
      <p className={classes.area}>{panel.area(area.ref, area.title)}</p>
      {area.inspectorsWording !== '' && (
        <>
          <p className={classes.quiet}>{words.inspectors}</p>
          <blockquote className={classes.quote}>{area.inspectorsWording}</blockquote>
        </>
      )}
      <p className={classes.quiet}>{answered.length === 0 ? words.noAnswers : words.answers}</p>
      {answered.length > 0 && (
        <ul className={classes.indicators}>
          {answered.map(one => (
            <li key={one.id}>{words.grade(one.indicator, one.grade && choiceLabel(choices.grade, one.grade))}</li>
          ))}
        </ul>
      )}
    </Group>
  );
}

interface ActionDetailsProps {
  action: Action;
  content: PlanContent;
}

/** Every field of an action, to read. */
export function ActionDetails({ action, content }: ActionDetailsProps): React.ReactElement {
  const words = useWords();
  const classes = useClasses();
  const { fields, details } = words.action;
  const slip = slipWords(action, words.action.summary);
  const day = (date: CalendarDate | undefined): string => (date === undefined ? '' : words.dates.long(date));
  return (
    <>
      <Group title={details.what}>
        <dl className={classes.list}>
          <Row term={fields.outcome} text={action.outcome} />
          <Row term={fields.measure} text={action.measure} />
          <Row term={fields.baseline} text={action.baseline} />
          <Row term={fields.target} text={action.target} />
        </dl>
      </Group>
      <Group title={details.who}>
        <dl className={classes.list}>
          <Row term={fields.lead} text={action.lead?.name ?? ''}>
            {action.lead && action.lead.email !== '' && <div className={classes.more}>{action.lead.email}</div>}
          </Row>
          <Row term={fields.leadRole} text={action.leadRole} />
          <Row term={fields.leadAgency} text={action.leadAgency} />
          <Row term={fields.partnerAgencies} text={action.partnerAgencies.join(', ')} />
          <Row term={fields.locality} text={action.locality} />
        </dl>
      </Group>
      <Group title={details.when}>
        <dl className={classes.list}>
          <Row term={fields.start} text={day(action.start)} />
          <Row term={fields.currentDue} text={day(action.currentDue)}>
            {slip !== undefined && <div className={classes.more}>{slip}</div>}
          </Row>
          <Row term={words.action.originalDue} text={day(action.originalDue)} />
          <Row term={fields.nextUpdateDue} text={day(action.nextUpdateDue)} />
        </dl>
      </Group>
      <Group title={details.standing}>
        <dl className={classes.list}>
          <Row term={fields.stage} text={choiceLabel(words.choices.stage, action.stage)}>
            {action.stageReason !== '' && <div className={classes.more}>{action.stageReason}</div>}
          </Row>
          <Row term={fields.chosenBrag}>
            {action.chosenBrag && <BragMark brag={action.chosenBrag} size={14} />}
            {action.chosenBrag && action.bragReason !== '' && <div className={classes.more}>{action.bragReason}</div>}
          </Row>
          <Row term={fields.priority} text={action.priority && choiceLabel(words.choices.priority, action.priority)} />
          <Row term={fields.absorbedInto} text={action.absorbedInto} />
        </dl>
      </Group>
      <Thread action={action} content={content} />
    </>
  );
}
