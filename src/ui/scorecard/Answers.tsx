import type { Action, Brag } from '../../model/action';
import { brags } from '../../model/action';
import { textOf } from '../../model/values';
import * as React from 'react';
import { shownBrag } from '../../domain/brag';
import type { Answer } from '../../domain/goldenThread';
import type { PlanContent } from '../../domain/plan';
import { useApp } from '../AppContext';
import { BragMark, BragShape } from '../brag/BragMark';
import { Glyph } from '../icons';
import { useWidth } from '../layout/useWidth';
import { focusRing } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import { choiceLabel } from '../words/choiceLabel';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  root: { display: 'flex', flexDirection: 'column', gap: 14, minWidth: 0 },
  area: { margin: 0, color: tokens.text, lineHeight: 20, overflowWrap: 'anywhere' },
  counts: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 14px',
    margin: '4px 0 8px',
    color: tokens.quiet,
    fontSize: theme.fonts.small.fontSize
  },
  count: { display: 'inline-flex', gap: 4, alignItems: 'center', color: tokens.text },
  actions: { display: 'flex', flexWrap: 'wrap', gap: 6, margin: 0, padding: 0, listStyle: 'none' },
  action: [
    focusRing(tokens),
    {
      display: 'inline-flex',
      alignItems: 'center',
      gap: 6,
      minHeight: 28,
      minWidth: 28,
      padding: '0 10px',
      border: `1px solid ${tokens.edge}`,
      borderRadius: 14,
      cursor: 'pointer',
      background: tokens.page,
      color: tokens.text,
      font: 'inherit',
      fontSize: theme.fonts.small.fontSize,
      fontWeight: 600,
      selectors: { ':hover': { background: tokens.hover, borderColor: tokens.text } }
    }
  ],
  roomy: { minHeight: 44, borderRadius: 22, padding: '0 14px' },
  none: { margin: 0, color: tokens.quiet, lineHeight: 20 },
  unanswered: {
    display: 'flex',
    gap: 6,
    alignItems: 'flex-start',
    margin: 0,
    color: tokens.late,
    fontWeight: 600,
    lineHeight: 20
  },
  sign: { marginTop: 2 }
}));

function ActionButton({ action, brag }: { action: Action; brag: Brag }): React.ReactElement {
  const words = useWords();
  const app = useApp();
  const classes = useClasses();
  const roomy = useWidth() === 'narrow' ? classes.roomy : '';
  const [number, text] = [textOf(action.number), textOf(action.action)];
  return (
    <button
      type="button"
      className={`${classes.action} ${roomy}`}
      title={text}
      onClick={() => app.openAction(action.id)}
      aria-label={words.scorecard.openAction(number, text, choiceLabel(words.choices.brag, brag))}
    >
      <BragShape brag={brag} size={12} />
      {number}
    </button>
  );
}

function OneAnswer({ answer, content }: { answer: Answer; content: PlanContent }): React.ReactElement {
  const {
    common: { number },
    scorecard: words
  } = useWords();
  const classes = useClasses();
  const withBrag = answer.actions.map(action => ({
    action,
    brag: shownBrag(action, content.plan, content.today).brag
  }));
  const counts = brags
    .map(brag => ({ brag, count: withBrag.filter(one => one.brag === brag).length }))
    .filter(one => one.count > 0);
  return (
    <div>
      <p className={classes.area}>{words.area(textOf(answer.area.ref), textOf(answer.area.title))}</p>
      {withBrag.length === 0 ? (
        <p className={classes.none}>{words.noActions}</p>
      ) : (
        <>
          <div className={classes.counts}>
            <span>{words.actions(withBrag.length)}</span>
            {counts.map(one => (
              <span key={one.brag} className={classes.count}>
                {number(one.count)} <BragMark brag={one.brag} size={12} />
              </span>
            ))}
          </div>
          <ul className={classes.actions}>
            {withBrag.map(one => (
              <li key={one.action.id}>
                <ActionButton {...one} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

interface AnswersProps {
  answers: readonly Answer[];
  unanswered: boolean;
  content: PlanContent;
}

/** Lists the improvement areas that address an indicator, with their actions. */
export function Answers({ answers, unanswered, content }: AnswersProps): React.ReactElement {
  const words = useWords().scorecard;
  const classes = useClasses();
  return (
    <div className={classes.root}>
      {unanswered && (
        <p className={classes.unanswered}>
          <Glyph name="Warning" className={classes.sign} />
          <span>{words.unanswered}</span>
        </p>
      )}
      {answers.length === 0 && !unanswered && <p className={classes.none}>{words.noArea}</p>}
      {answers.map(answer => (
        <OneAnswer key={answer.area.id} answer={answer} content={content} />
      ))}
    </div>
  );
}
