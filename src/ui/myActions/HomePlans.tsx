import * as React from 'react';
import type { Checked } from '../../app/personal';
import type { ChosenPlan } from '../../domain/chosenPlan';
import { useIsMounted } from '../controls/focus';
import { stylesOf } from '../theme/useStyles';
import { FoundPlans } from './FoundPlans';
import { usePersonal } from './PersonalContext';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  root: { display: 'grid', rowGap: 8, gridTemplateColumns: 'minmax(0, 1fr)' },
  heading: { margin: 0, fontSize: theme.fonts.large.fontSize, lineHeight: '24px', fontWeight: 600 },
  quiet: { margin: 0, color: tokens.quiet }
}));

/**
 * Offers the plans of the site that the page runs on. Teams runs a personal app on the tenant's root site, which mostly
 * has no plan and which not everybody may read. In that case this renders nothing, since the person did not choose that
 * site.
 */
export function HomePlans({ onChoose }: { onChoose(plan: ChosenPlan): void }): React.ReactElement | null {
  const words = useWords().myActions;
  const classes = useClasses();
  const personal = usePersonal();
  const mounted = useIsMounted();
  const [checked, setChecked] = React.useState<Checked>();
  React.useEffect(() => {
    void personal.check(personal.homeUrl).then(found => {
      if (mounted.current) setChecked(found);
    });
  }, [personal, mounted]);
  if (!checked)
    return (
      <p className={classes.quiet} role="status">
        {words.lookingHere}
      </p>
    );
  if (checked.kind !== 'found' || checked.site.plans.length === 0) return null;
  return (
    <section className={classes.root}>
      <h3 className={classes.heading}>{words.plansIn(checked.site.title)}</h3>
      <FoundPlans site={checked.site} pageUrl={checked.pageUrl} onChoose={onChoose} />
    </section>
  );
}
