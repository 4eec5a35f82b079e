import type { Plan } from '../../model/plan';
import { textOf } from '../../model/values';
import * as React from 'react';
import type { View } from '../../app/viewState';
import { views } from '../../app/viewState';
import { Button } from '../controls/Button';
import { useWidth } from '../layout/useWidth';
import { focusRing, hidden } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import { choiceLabel } from '../words/choiceLabel';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  root: { display: 'grid', rowGap: 6 },
  overline: { margin: 0, color: tokens.quiet, fontSize: theme.fonts.small.fontSize, fontWeight: 600 },
  title: { margin: 0, fontSize: 24, lineHeight: '32px', fontWeight: 600, overflowWrap: 'anywhere' },
  titleNarrow: { fontSize: theme.fonts.xLarge.fontSize, lineHeight: '28px' },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '6px 12px',
    alignItems: 'center',
    color: tokens.quiet,
    lineHeight: '20px'
  },
  status: {
    display: 'inline-block',
    padding: '1px 10px',
    borderRadius: 11,
    border: `1px solid ${tokens.line}`,
    color: tokens.text,
    fontSize: theme.fonts.small.fontSize,
    fontWeight: 600,
    lineHeight: '18px'
  },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 16px',
    borderBottom: `1px solid ${tokens.rule}`,
    marginTop: 8
  },
  views: { display: 'flex', gap: 4 },
  view: [
    focusRing(tokens, true),
    {
      minHeight: 44,
      padding: '0 12px',
      border: 0,
      background: 'none',
      font: 'inherit',
      color: tokens.quiet,
      fontWeight: 600,
      cursor: 'pointer',
      marginBottom: -1,
      selectors: { ':hover': { background: tokens.hover } }
    }
  ],
  current: {
    color: tokens.text,
    borderBottom: `3px solid ${tokens.accent}`,
    paddingTop: 3,
    selectors: { '@media (forced-colors: active)': { borderBottomColor: 'Highlight' } }
  },
  fresh: {
    marginLeft: 'auto',
    display: 'flex',
    alignItems: 'center',
    gap: 4,
    color: tokens.quiet,
    fontSize: theme.fonts.small.fontSize,
    fontVariantNumeric: 'tabular-nums'
  },
  hidden
}));

interface PlanHeaderProps {
  plan: Plan;
  /** The web part's own title, shown above the plan's title. */
  title: string;
  view: View;
  asOf: string;
  refreshing: boolean;
  onShow(view: View): void;
  onRefresh(): void;
  /** Undefined where there is no personal app to switch to. */
  onMyActions: (() => void) | undefined;
}

/** The plan's title, when it was last read, and the switch between its views. */
export function PlanHeader({
  plan,
  title,
  view,
  asOf,
  refreshing,
  onShow,
  onRefresh,
  onMyActions
}: PlanHeaderProps): React.ReactElement {
  const words = useWords();
  const classes = useClasses();
  const isNarrow = useWidth() === 'narrow';
  const [planTitle, group] = [textOf(plan.title), textOf(plan.oversightGroup)];
  return (
    <header className={classes.root}>
      {title !== '' && title !== planTitle && <p className={classes.overline}>{title}</p>}
      <h2 className={`${classes.title} ${isNarrow ? classes.titleNarrow : ''}`}>{planTitle}</h2>
      <div className={classes.facts}>
        {plan.status && <span className={classes.status}>{choiceLabel(words.choices.planStatus, plan.status)}</span>}
        {plan.kind && <span>{choiceLabel(words.choices.planKind, plan.kind)}</span>}
        {group !== '' && <span>{words.plan.overseenBy(group)}</span>}
      </div>
      <div className={classes.bar}>
        <nav className={classes.views} aria-label={words.plan.views}>
          {views.map(one => (
            <button
              key={one}
              type="button"
              className={`${classes.view} ${one === view ? classes.current : ''}`}
              aria-current={one === view ? 'page' : undefined}
              onClick={() => onShow(one)}
            >
              {words.plan[one]}
            </button>
          ))}
        </nav>
        <div className={classes.fresh}>
          {onMyActions && (
            <Button look="quiet" sign="Person" onClick={onMyActions}>
              {words.plan.myActions}
            </Button>
          )}
          {/* Not a live region: announcing each background refresh would be noise. */}
          <span role="status" aria-live={refreshing ? 'polite' : 'off'}>
            {refreshing ? words.plan.refreshing : words.plan.asOf(words.dates.clock(asOf))}
          </span>
          <Button look="quiet" sign="Refresh" onClick={onRefresh}>
            <span className={isNarrow ? classes.hidden : undefined}>{words.common.refresh}</span>
          </Button>
        </div>
      </div>
    </header>
  );
}
