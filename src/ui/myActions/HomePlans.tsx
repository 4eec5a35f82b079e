import * as React from 'react';
import type { Checked } from '../../app/personal';
import type { ChosenPlan } from '../../domain/chosenPlan';
import { FailureMessage } from '../failure/FailureMessage';
import { useIsMounted } from '../controls/focus';
import { myActionsText, uncheckedWords } from '../loc/myActions';
import { stylesOf } from '../theme/useStyles';
import { FoundPlans } from './FoundPlans';
import { usePersonal } from './PersonalContext';

const useClasses = stylesOf((tokens, theme) => ({
  root: { display: 'grid', rowGap: 8, gridTemplateColumns: 'minmax(0, 1fr)' },
  heading: { margin: 0, fontSize: theme.fonts.large.fontSize, lineHeight: '24px', fontWeight: 600 },
  quiet: { margin: 0, color: tokens.quiet }
}));

interface HomePlansProps {
  onChoose(plan: ChosenPlan): void;
  /** Says nothing where the site has no plan, as the tenant's root site, on which Teams runs a personal app, mostly has none. */
  onlyIfAny?: boolean;
}

/** The plans of the site that the page runs on, offered first: most people need no other. */
export function HomePlans({ onChoose, onlyIfAny = false }: HomePlansProps): React.ReactElement | null {
  const classes = useClasses();
  const personal = usePersonal();
  const mounted = useIsMounted();
  const [checked, setChecked] = React.useState<Checked>();
  const look = React.useCallback(async (): Promise<void> => {
    setChecked(undefined);
    const found = await personal.check(personal.homeUrl);
    if (mounted.current) setChecked(found);
  }, [personal, mounted]);
  React.useEffect(() => { void look(); }, [look]);
  if (onlyIfAny && !(checked?.kind === 'found' && checked.site.plans.length > 0)) return null;
  return (
    <section className={classes.root}>
      <h3 className={classes.heading}>{myActionsText.onThisSite}</h3>
      {!checked && <p className={classes.quiet} role="status">{myActionsText.lookingHere}</p>}
      {checked?.kind === 'failed' && <FailureMessage failure={checked.failure} doing="read" words={uncheckedWords(checked.failure)} onRetry={() => void look()} />}
      {checked?.kind === 'found' && checked.site.plans.length === 0 && <p className={classes.quiet}>{myActionsText.noneHere}</p>}
      {checked?.kind === 'found' && checked.site.plans.length > 0 && <FoundPlans site={checked.site} pageUrl={checked.pageUrl} onChoose={onChoose} />}
    </section>
  );
}
