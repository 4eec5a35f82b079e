import { textOf } from '../../model/values';
import * as React from 'react';
import type { ChosenPlan } from '../../domain/chosenPlan';
import { Banner } from '../controls/Banner';
import { Button } from '../controls/Button';
import { hidden } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import { AddSite } from './AddSite';
import { HomePlans } from './HomePlans';
import { NotStoredNotice } from './NotStoredNotice';
import { usePersonal, usePersonalState } from './PersonalContext';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  root: { display: 'grid', rowGap: 28, gridTemplateColumns: 'minmax(0, 1fr)', maxWidth: 720, color: tokens.text },
  head: { display: 'grid', rowGap: 4, justifyItems: 'start' },
  back: { marginLeft: -8 },
  title: { margin: 0, fontSize: 24, lineHeight: '32px', fontWeight: 600, outline: 'none' },
  part: { display: 'grid', rowGap: 8, gridTemplateColumns: 'minmax(0, 1fr)' },
  heading: { margin: 0, fontSize: theme.fonts.large.fontSize, lineHeight: '24px', fontWeight: 600 },
  hint: { margin: 0, color: tokens.quiet },
  list: { listStyle: 'none', margin: 0, padding: 0, border: `1px solid ${tokens.rule}`, borderRadius: 8 },
  plan: {
    display: 'flex',
    alignItems: 'center',
    gap: 12,
    minHeight: 56,
    padding: '6px 8px 6px 16px',
    boxSizing: 'border-box',
    selectors: { ':not(:first-child)': { borderTop: `1px solid ${tokens.rule}` } }
  },
  words: { flex: '1 1 auto', minWidth: 0, overflowWrap: 'anywhere' },
  name: { fontWeight: 600 },
  site: { color: tokens.quiet, fontSize: theme.fonts.small.fontSize, lineHeight: '16px' },
  hidden
}));

/** The page for choosing the plans that “My actions” shows. */
export function SettingsPage(): React.ReactElement {
  const words = useWords().myActions;
  const classes = useClasses();
  const personal = usePersonal();
  const plans = usePersonalState(state => state.plans);
  const storage = usePersonalState(state => state.storage);
  const heading = React.useRef<HTMLHeadingElement>(null);
  const plansHeading = React.useRef<HTMLHeadingElement>(null);
  const [removed, setRemoved] = React.useState<ChosenPlan>();
  const [announced, setAnnounced] = React.useState('');
  React.useEffect(() => {
    heading.current?.focus();
  }, []);

  const remove = (key: string, chosen: ChosenPlan): void => {
    personal.remove(key);
    setRemoved(chosen);
    setAnnounced('');
    // The focused button has gone with its plan, so the focus moves to the heading.
    plansHeading.current?.focus();
  };
  const choose = (plan: ChosenPlan): void => {
    personal.choose(plan);
    setRemoved(undefined);
    setAnnounced(words.added(plan.title));
  };

  return (
    <div className={classes.root}>
      <div className={classes.hidden} role="status" aria-live="polite">
        {announced}
      </div>
      <div className={classes.head}>
        <span className={classes.back}>
          <Button look="quiet" sign="Left" onClick={() => personal.show('actions')}>
            {words.back}
          </Button>
        </span>
        <h2 ref={heading} tabIndex={-1} className={classes.title}>
          {words.settingsTitle}
        </h2>
      </div>
      <section className={classes.part}>
        <h3 ref={plansHeading} tabIndex={-1} className={classes.heading} style={{ outline: 'none' }}>
          {words.yourPlans}
        </h3>
        <p className={classes.hint}>
          {plans.length === 0 ? words.noPlans : words.yourPlansHint} {storage === 'kept' && words.onDevice}
        </p>
        <NotStoredNotice />
        {removed && (
          <Banner
            tone="calm"
            sign="Info"
            role="status"
            actions={<Button onClick={() => choose(removed)}>{words.undo}</Button>}
          >
            {words.removed(removed.title)}
          </Banner>
        )}
        {plans.length > 0 && (
          <ul className={classes.list}>
            {plans.map(({ key, chosen, screen }) => {
              const title = screen.kind === 'ready' ? textOf(screen.content.plan.title) : chosen.title;
              const name = title === '' ? words.untitled : title;
              return (
                <li key={key} className={classes.plan}>
                  <div className={classes.words}>
                    <div className={classes.name}>{name}</div>
                    <div className={classes.site}>
                      {chosen.siteTitle} · {new URL(chosen.webUrl).pathname}
                    </div>
                  </div>
                  <Button look="quiet" label={words.removePlan(name)} onClick={() => remove(key, chosen)}>
                    {words.remove}
                  </Button>
                </li>
              );
            })}
          </ul>
        )}
      </section>
      <HomePlans onChoose={choose} />
      <AddSite onChoose={choose} />
    </div>
  );
}
