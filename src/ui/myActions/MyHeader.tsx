import * as React from 'react';
import type { Screen } from '../../app/store';
import type { MyActions } from '../../domain/myActions';
import { Button } from '../controls/Button';
import { Glyph } from '../icons';
import { useWidth } from '../layout/useWidth';
import { hidden } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import { usePersonal, usePersonalState } from './PersonalContext';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: '8px 24px',
    borderBottom: `1px solid ${tokens.rule}`,
    paddingBottom: 12
  },
  words: { flex: '1 1 300px', minWidth: 0, display: 'grid', rowGap: 4 },
  day: { margin: 0, color: tokens.quiet, fontSize: theme.fonts.small.fontSize, fontWeight: 600 },
  title: { margin: 0, fontSize: 24, lineHeight: '32px', fontWeight: 600, outline: 'none' },
  standing: { margin: 0, fontSize: theme.fonts.mediumPlus.fontSize, lineHeight: '22px' },
  late: { fontWeight: 600 },
  quiet: { color: tokens.quiet },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: 4,
    color: tokens.quiet,
    fontSize: theme.fonts.small.fontSize,
    fontVariantNumeric: 'tabular-nums'
  },
  sample: {
    margin: 0,
    display: 'flex',
    gap: 6,
    alignItems: 'center',
    color: tokens.quiet,
    fontSize: theme.fonts.small.fontSize
  },
  hidden
}));

/** The settings icon. It is drawn here, since no other screen uses it. */
function SettingsSign(): React.ReactElement {
  return (
    <svg width={16} height={16} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path
        d="M2.5 5h5.7M11.3 5h2.2M2.5 11h2.2M7.8 11h5.7M9.8 3.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3ZM6.3 9.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3Z"
        fill="none"
        stroke="currentColor"
        strokeWidth={1.3}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

interface MyHeaderProps {
  plans: readonly { screen: Extract<Screen, { kind: 'ready' }> }[];
  actions: MyActions;
  /** The number of actions that this person leads, in all plans. */
  mine: number;
  /** The number of chosen plans that are still loading, or can't be read. */
  notReady: number;
}

/** Says how many actions are overdue or due soon, and when the plans were last read. */
export function MyHeader({ plans, actions, mine, notReady }: MyHeaderProps): React.ReactElement {
  const words = useWords();
  const classes = useClasses();
  const personal = usePersonal();
  const isNarrow = useWidth() === 'narrow';
  const [overdue, soon] = [actions.overdue.length, actions.soon.length];
  const refreshing = plans.some(one => one.screen.refreshing);
  const heading = React.useRef<HTMLHeadingElement>(null);
  const chosen = usePersonalState(state => state.plans.length > 0);
  const wasChosen = React.useRef(chosen);
  React.useEffect(() => {
    // The focused button disappears once the first plan is chosen, so the heading takes the focus.
    if (chosen && !wasChosen.current) heading.current?.focus();
    wasChosen.current = chosen;
  }, [chosen]);
  const asOf = plans.map(one => one.screen.asOf).sort()[0];
  const today = plans[0]?.screen.content.today;
  return (
    <header className={classes.root}>
      <div className={classes.words}>
        {today !== undefined && <p className={classes.day}>{words.dates.long(today)}</p>}
        <h2 ref={heading} tabIndex={-1} className={classes.title}>
          {words.myActions.title}
        </h2>
        {mine > 0 && (
          <p className={classes.standing}>
            {overdue + soon > 0 ? (
              <span className={classes.late}>{words.myActions.standing(overdue, soon)}</span>
            ) : (
              // Only when every plan has loaded is it certain that nothing is due.
              notReady === 0 && (
                <span>
                  {words.myActions.nothingDue} {words.myActions.nothingDueMore(actions.waiting.length)}
                </span>
              )
            )}{' '}
            <span className={classes.quiet}>{words.myActions.inPlans(mine, plans.length)}</span>
          </p>
        )}
        {plans.some(one => one.screen.content.plan.isSample) && (
          <p className={classes.sample}>
            <Glyph name="Info" size={14} />
            {words.myActions.sample}
          </p>
        )}
      </div>
      <div className={classes.bar}>
        {/* Not a live region: announcing each background refresh would be noise. */}
        {asOf !== undefined && (
          <span role="status" aria-live={refreshing ? 'polite' : 'off'}>
            {refreshing ? words.plan.refreshing : words.myActions.asOf(words.dates.clock(asOf))}
          </span>
        )}
        {asOf !== undefined && (
          <Button look="quiet" sign="Refresh" onClick={personal.load}>
            <span className={isNarrow ? classes.hidden : undefined}>{words.common.refresh}</span>
          </Button>
        )}
        <Button look="quiet" onClick={() => personal.show('settings')}>
          <SettingsSign />
          {words.myActions.settings}
        </Button>
      </div>
    </header>
  );
}
