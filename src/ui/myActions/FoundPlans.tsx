import * as React from 'react';
import type { FoundSite } from '../../app/personal';
import type { ChosenPlan } from '../../domain/chosenPlan';
import { planKey, planRefOf } from '../../domain/chosenPlan';
import { Button } from '../controls/Button';
import { Glyph } from '../icons';
import { stylesOf } from '../theme/useStyles';
import { usePersonalState } from './PersonalContext';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf(tokens => ({
  list: { listStyle: 'none', margin: 0, padding: 0, border: `1px solid ${tokens.rule}`, borderRadius: 8 },
  plan: {
    display: 'flex',
    alignItems: 'center',
    gap: 12,
    minHeight: 56,
    padding: '6px 12px 6px 16px',
    boxSizing: 'border-box',
    selectors: { ':not(:first-child)': { borderTop: `1px solid ${tokens.rule}` } }
  },
  name: { flex: '1 1 auto', minWidth: 0, overflowWrap: 'anywhere', fontWeight: 600 },
  chosen: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 6,
    minHeight: 32,
    color: tokens.quiet,
    whiteSpace: 'nowrap',
    outline: 'none'
  },
  tick: { color: tokens.accent }
}));

interface FoundPlansProps {
  site: FoundSite;
  /** The URL of the pasted page, where it was a page. */
  pageUrl: string | undefined;
  onChoose(plan: ChosenPlan): void;
}

function FoundPlan({
  plan,
  isChosen,
  onAdd
}: {
  plan: ChosenPlan;
  isChosen: boolean;
  onAdd(): void;
}): React.ReactElement {
  const words = useWords().myActions;
  const classes = useClasses();
  const chosen = React.useRef<HTMLSpanElement>(null);
  const [added, setAdded] = React.useState(false);
  // The focused button has been replaced by a tick, so the focus moves to the tick.
  React.useEffect(() => {
    if (added && isChosen) chosen.current?.focus();
  }, [added, isChosen]);
  return (
    <li className={classes.plan}>
      <span className={classes.name}>{plan.title}</span>
      {isChosen ? (
        <span ref={chosen} tabIndex={-1} className={classes.chosen}>
          <Glyph name="Ticked" className={classes.tick} />
          {words.chosen}
        </span>
      ) : (
        <Button
          sign="Add"
          label={words.addPlan(plan.title)}
          onClick={() => {
            setAdded(true);
            onAdd();
          }}
        >
          {words.add}
        </Button>
      )}
    </li>
  );
}

/** Lists the plans of one site to choose from. */
export function FoundPlans({ site, pageUrl, onChoose }: FoundPlansProps): React.ReactElement {
  const words = useWords().myActions;
  const classes = useClasses();
  const chosen = usePersonalState(state => state.plans);
  return (
    <ul className={classes.list} aria-label={words.plansIn(site.title)}>
      {site.plans.map(({ id, title }) => {
        const plan: ChosenPlan = {
          webUrl: site.webUrl,
          siteTitle: site.title,
          planId: id,
          title: title === '' ? words.untitled : title,
          pageUrl
        };
        const key = planKey(planRefOf(plan));
        return (
          <FoundPlan
            key={key}
            plan={plan}
            isChosen={chosen.some(one => one.key === key)}
            onAdd={() => onChoose(plan)}
          />
        );
      })}
    </ul>
  );
}
