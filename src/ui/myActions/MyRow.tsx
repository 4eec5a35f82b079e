import { isUnreadable, known, textOf } from '../../model/values';
import { soonDays } from '../../domain/myActions';
import * as React from 'react';
import { namesBarrier, owesUpdate } from '../../domain/brag';
import { planLink } from '../../model/pageLink';
import type { MyAction, MySection } from '../../domain/myActions';
import { AppProvider } from '../AppContext';
import { RowMark } from '../outbox/RowMark';
import { RowProblems } from '../problems/ItemProblems';
import { UnreadableText } from '../problems/UnreadableText';
import { BragCell } from '../plan/BragCell';
import { Button } from '../controls/Button';
import { Glyph } from '../icons';
import { useWidth } from '../layout/useWidth';
import { clamp, focusRing, hidden } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import { InlineUpdate } from './InlineUpdate';
import type { RowState } from './rowState';
import { usePersonalState, usePostingIn } from './PersonalContext';
import { SavedInRow } from './SavedInRow';
import { choiceLabel } from '../words/choiceLabel';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  root: { borderTop: `1px solid ${tokens.rule}`, selectors: { ':first-child': { borderTop: 0 } } },
  row: {
    display: 'grid',
    alignItems: 'center',
    columnGap: '16px',
    padding: '8px 12px 8px 16px',
    minHeight: 56,
    boxSizing: 'border-box',
    selectors: { ':hover': { background: tokens.hover } }
  },
  wide: { gridTemplateColumns: 'minmax(240px, 3fr) minmax(140px, 1.3fr) 184px 116px 136px' },
  medium: { gridTemplateColumns: 'minmax(170px, 1fr) 124px 104px 136px' },
  // On a narrow screen the title takes the full width, with the facts and the button below it.
  narrow: { gridTemplateColumns: 'minmax(0, 1fr) auto', rowGap: 6, padding: '12px' },
  whole: { gridColumn: '1 / -1' },
  cell: { minWidth: 0 },
  title: [
    focusRing(tokens),
    {
      display: 'flex',
      alignItems: 'flex-start',
      gap: 8,
      width: '100%',
      minHeight: 24,
      border: 0,
      padding: 0,
      margin: 0,
      background: 'none',
      font: 'inherit',
      color: tokens.text,
      textAlign: 'left',
      cursor: 'pointer',
      lineHeight: '20px',
      borderRadius: 2,
      selectors: { ':hover span': { textDecoration: 'underline' } }
    }
  ],
  roomy: { minHeight: 44 },
  number: { color: tokens.quiet, fontVariantNumeric: 'tabular-nums', minWidth: 26, flexShrink: 0 },
  text: [clamp(2), { fontWeight: 600 }],
  notes: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '12px',
    paddingLeft: 34,
    fontSize: theme.fonts.small.fontSize,
    lineHeight: '16px',
    color: tokens.quiet
  },
  under: { paddingLeft: 34 },
  owed: { display: 'inline-flex', alignItems: 'center', gap: 4, color: tokens.late, fontWeight: 600 },
  plan: [
    focusRing(tokens),
    {
      color: tokens.quiet,
      textDecoration: 'underline',
      textDecorationColor: tokens.line,
      textUnderlineOffset: 2,
      fontSize: theme.fonts.small.fontSize,
      lineHeight: '16px',
      borderRadius: 2,
      selectors: { ':hover': { textDecorationColor: tokens.link, color: tokens.link } }
    }
  ],
  planText: [clamp(2)],
  planRoomy: { display: 'inline-flex', alignItems: 'center', minHeight: 44, minWidth: 44 },
  due: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '8px',
    alignItems: 'baseline',
    fontVariantNumeric: 'tabular-nums'
  },
  near: { fontSize: theme.fonts.small.fontSize, color: tokens.text, fontWeight: 600 },
  late: { fontSize: theme.fonts.small.fontSize, color: tokens.late, fontWeight: 600 },
  none: { color: tokens.quiet },
  facts: { display: 'flex', flexWrap: 'wrap', gap: '4px 16px', alignItems: 'center' },
  add: { justifySelf: 'end', selectors: { '> button': { maxWidth: '100%', whiteSpace: 'normal' } } },
  below: { padding: '4px 16px 16px 50px', maxWidth: 760 },
  belowNarrow: { padding: '0 8px 12px' },
  hidden
}));

interface MyRowProps {
  one: MyAction;
  section: MySection;
  rows: RowState;
}

function Due({ one: { action, content }, section }: Pick<MyRowProps, 'one' | 'section'>): React.ReactElement {
  const { dates, myActions } = useWords();
  const classes = useClasses();
  const currentDue = known(action.currentDue);
  if (isUnreadable(action.currentDue)) return <UnreadableText text={action.currentDue.unreadable} />;
  if (currentDue === undefined) return <span className={classes.none}>{myActions.noDate}</span>;
  const late = currentDue < content.today;
  const howSoon = section === 'done' ? '' : dates.due(currentDue, content.today, soonDays);
  return (
    <span className={classes.due}>
      <span>{dates.weekday(currentDue, content.today)}</span>
      {howSoon !== '' && <span className={late ? classes.late : classes.near}>{howSoon}</span>}
    </span>
  );
}

function Notes({ one: { action, content }, section }: Pick<MyRowProps, 'one' | 'section'>): React.ReactElement | null {
  const words = useWords();
  const classes = useClasses();
  const owed = owesUpdate(action, content.plan, content.today) && action.stage !== 'Completion proposed';
  const waitsFor =
    action.stage === 'Completion proposed'
      ? words.myActions.waitsForCheck
      : namesBarrier(action) && section !== 'done'
        ? words.myActions.helpAsked
        : undefined;
  const stage = section === 'done' ? choiceLabel(words.choices.stage, action.stage) : undefined;
  if (!owed && waitsFor === undefined && stage === undefined) return null;
  return (
    <div className={classes.notes}>
      {owed && (
        <span className={classes.owed}>
          <Glyph name="Clock" size={13} />
          {words.plan.updateOwed}
        </span>
      )}
      {waitsFor !== undefined && <span>{waitsFor}</span>}
      {stage !== undefined && <span>{stage}</span>}
    </div>
  );
}

/**
 * One action in the list. Its title opens the panel, its plan links to the plan's page, and an update can be added in
 * the row.
 */
export function MyRow({ one, section, rows }: MyRowProps): React.ReactElement | null {
  const words = useWords();
  const classes = useClasses();
  const width = useWidth();
  const isNarrow = width === 'narrow';
  const plan = usePersonalState(state => state.plans.find(each => each.key === one.plan));
  const posting = usePostingIn(plan?.chosen.webUrl, one.content.plan.channel !== undefined);
  if (!plan) return null;
  const { action, content } = one;
  const isHere = (at: { plan: string; actionId: number } | undefined): boolean =>
    at?.plan === one.plan && at.actionId === action.id;
  const writing = isHere(rows.writing);
  const title = textOf(content.plan.title) || plan.chosen.title;
  const number = textOf(action.number);

  const link = (
    <a
      className={`${classes.plan} ${isNarrow ? classes.planRoomy : ''}`}
      href={planLink({ webUrl: plan.chosen.webUrl, planId: plan.chosen.planId, page: plan.chosen.pageUrl }, action.id)}
      target="_blank"
      rel="noopener noreferrer"
    >
      <span dir="auto" className={classes.planText}>
        {title}
      </span>
      <span className={classes.hidden}> ({words.myActions.opensOutside})</span>
    </a>
  );
  const open = (
    <div className={`${classes.cell} ${isNarrow ? classes.whole : ''}`}>
      <button
        type="button"
        className={`${classes.title} ${isNarrow ? classes.roomy : ''}`}
        aria-haspopup="dialog"
        data-my-action=""
        onClick={() => plan.app.openAction(action.id)}
      >
        <span className={classes.number}>{number}</span>
        <span dir="auto" className={classes.text}>
          {textOf(action.action) || words.plan.open(number)}
        </span>
      </button>
      <AppProvider value={plan.app}>
        <RowMark actionId={action.id} />
      </AppProvider>
      <Notes one={one} section={section} />
      <div className={classes.under}>
        <RowProblems list="actions" item={action} />
      </div>
      {width === 'medium' && <div className={classes.under}>{link}</div>}
    </div>
  );
  const due = (
    <div className={classes.cell}>
      <Due one={one} section={section} />
    </div>
  );
  const brag = (
    <div className={classes.cell}>
      <BragCell action={action} plan={content.plan} today={content.today} />
    </div>
  );
  const mayAdd = content.rights.addUpdates && section !== 'done';
  const add = (
    <div className={classes.add}>
      {mayAdd && !writing && (
        <Button
          sign="Add"
          label={words.myActions.addUpdateTo(number)}
          data-add={`${one.plan} ${action.id}`}
          onClick={() => rows.onWrite(one)}
        >
          {words.myActions.addUpdate}
        </Button>
      )}
    </div>
  );

  return (
    <li className={classes.root}>
      <div className={`${classes.row} ${classes[width]}`}>
        {open}
        {width !== 'medium' && <div className={`${classes.cell} ${isNarrow ? classes.whole : ''}`}>{link}</div>}
        {isNarrow ? (
          <div className={classes.facts}>
            {due}
            {brag}
          </div>
        ) : (
          <>
            {due}
            {brag}
          </>
        )}
        {add}
      </div>
      {rows.saved !== undefined && isHere(rows.saved) && (
        <div className={classes.below}>
          <SavedInRow app={plan.app} actionId={action.id} words={rows.saved.words} posting={posting} />
        </div>
      )}
      {writing && (
        <div className={isNarrow ? classes.belowNarrow : classes.below}>
          <InlineUpdate
            app={plan.app}
            one={one}
            onSaved={told => rows.onSaved(one, told)}
            onClose={() => rows.onStop(one)}
          />
        </div>
      )}
    </li>
  );
}
