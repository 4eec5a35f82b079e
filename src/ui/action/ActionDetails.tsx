import type { Action } from '../../model/action';
import { action as entity } from '../../model/action';
import type { NameOf } from '../../model/entity';
import { entriesOf, isUnreadable, known, textOf } from '../../model/values';
import * as React from 'react';
import type { PlanContent } from '../../domain/plan';
import { BragMark } from '../brag/BragMark';
import { UnreadableText } from '../problems/UnreadableText';
import { stylesOf } from '../theme/useStyles';
import { slipWords } from './ActionSummary';
import { cellInWords } from '../words/cellInWords';
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

interface RowProps extends ActionDetailsProps {
  name: NameOf<typeof entity>;
  /** Rendered in place of the field's own value. */
  instead?: React.ReactNode;
  /** Small print under the value; '' for none. */
  more?: string | undefined;
}

/** One field of the action with its label. An empty field reads “Not recorded”. */
function Row({ name, action, content, instead, more = '' }: RowProps): React.ReactElement {
  const words = useWords();
  const classes = useClasses();
  const cell = action[name];
  const text = cellInWords(entity.fields[name], cell, content, words);
  return (
    <div className={classes.row}>
      <dt className={classes.term}>{words.fields.actions[name]}</dt>
      <dd className={`${classes.value} ${text === '' ? classes.empty : ''}`}>
        {text === ''
          ? words.action.details.empty
          : (instead ?? (isUnreadable(cell) ? <UnreadableText text={text} /> : text))}
        {more !== '' && <div className={classes.more}>{more}</div>}
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
  const wording = textOf(area.inspectorsWording);
  const answered = content.evaluations.filter(one => entriesOf(area.evaluationIds).includes(one.id));
  return (
    <Group title={words.thread}>
      <p className={classes.area}>{panel.area(area)}</p>
      {wording !== '' && (
        <>
          <p className={classes.quiet}>{words.inspectors}</p>
          <blockquote className={classes.quote}>{wording}</blockquote>
        </>
      )}
      <p className={classes.quiet}>{answered.length === 0 ? words.noAnswers : words.answers}</p>
      {answered.length > 0 && (
        <ul className={classes.indicators}>
          {answered.map(one => (
            <li key={one.id}>
              {words.grade(textOf(one.indicator), choiceLabel(choices.grade, one.grade) || undefined)}
            </li>
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

/** Lists every field of an action, read-only. */
export function ActionDetails({ action, content }: ActionDetailsProps): React.ReactElement {
  const words = useWords().action;
  const classes = useClasses();
  const { details } = words;
  const of = { action, content };
  const chosen = known(action.chosenBrag);
  return (
    <>
      <Group title={details.what}>
        <dl className={classes.list}>
          <Row {...of} name="outcome" />
          <Row {...of} name="measure" />
          <Row {...of} name="baseline" />
          <Row {...of} name="target" />
        </dl>
      </Group>
      <Group title={details.who}>
        <dl className={classes.list}>
          <Row {...of} name="lead" more={known(action.lead)?.email} />
          <Row {...of} name="leadRole" />
          <Row {...of} name="leadAgency" />
          <Row {...of} name="partnerAgencies" />
          <Row {...of} name="locality" />
        </dl>
      </Group>
      <Group title={details.when}>
        <dl className={classes.list}>
          <Row {...of} name="start" />
          <Row {...of} name="currentDue" more={slipWords(action, words.summary)} />
          <Row {...of} name="originalDue" />
          <Row {...of} name="nextUpdateDue" />
        </dl>
      </Group>
      <Group title={details.standing}>
        <dl className={classes.list}>
          <Row {...of} name="stage" more={textOf(action.stageReason)} />
          <Row
            {...of}
            name="chosenBrag"
            instead={chosen && <BragMark brag={chosen} size={14} />}
            more={chosen && textOf(action.bragReason)}
          />
          <Row {...of} name="priority" />
          <Row {...of} name="absorbedInto" />
        </dl>
      </Group>
      <Thread action={action} content={content} />
    </>
  );
}
