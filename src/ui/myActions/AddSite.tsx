import * as React from 'react';
import type { Checked } from '../../app/personal';
import type { ChosenPlan } from '../../domain/chosenPlan';
import { Button } from '../controls/Button';
import { useFocusOnFirstFault, useIsMounted } from '../controls/focus';
import { TextBox } from '../forms/TextBox';
import { FailureMessage } from '../failure/FailureMessage';
import { stylesOf } from '../theme/useStyles';
import { FoundPlans } from './FoundPlans';
import { usePersonal } from './PersonalContext';
import type { Words } from '../words/words';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  root: { display: 'grid', rowGap: 12, gridTemplateColumns: 'minmax(0, 1fr)', justifyItems: 'start' },
  whole: { width: '100%' },
  heading: { margin: 0, fontSize: theme.fonts.large.fontSize, lineHeight: '24px', fontWeight: 600 },
  found: { margin: '0 0 8px', fontSize: theme.fonts.medium.fontSize, fontWeight: 600, lineHeight: '20px' },
  quiet: { margin: 0, color: tokens.quiet }
}));

/** Longer than any URL that SharePoint makes. */
const addressLimit = 2000;

/** “Add a site”: the person pastes a URL, sees the plans of that site, and chooses. */
export function AddSite({ onChoose }: { onChoose(plan: ChosenPlan): void }): React.ReactElement {
  const words = useWords().myActions;
  const classes = useClasses();
  const personal = usePersonal();
  const mounted = useIsMounted();
  const form = React.useRef<HTMLFormElement>(null);
  const [link, setLink] = React.useState('');
  const [checking, setChecking] = React.useState(false);
  const [checked, setChecked] = React.useState<Checked | { kind: 'empty' }>();
  const [attempts, setAttempts] = React.useState(0);
  useFocusOnFirstFault(form, attempts);

  const check = async (): Promise<void> => {
    if (checking) return;
    setChecking(true);
    const found = link.trim() === '' ? { kind: 'empty' as const } : await personal.check(link);
    if (!mounted.current) return;
    setChecking(false);
    setChecked(found);
    setAttempts(attempts + 1);
  };
  const change = (text: string): void => {
    setLink(text);
    setChecked(undefined);
  };

  return (
    <form
      ref={form}
      className={classes.root}
      noValidate
      aria-label={words.addSite}
      onSubmit={event => {
        event.preventDefault();
        void check();
      }}
    >
      <h3 className={classes.heading}>{words.addSite}</h3>
      <div className={classes.whole}>
        <TextBox
          label={words.address}
          hint={words.addSiteHint}
          value={link}
          onChange={change}
          limit={addressLimit}
          fault={faultOf(checked, new URL(personal.homeUrl).origin, words)}
        />
      </div>
      <Button onClick={() => void check()}>{checking ? words.checking : words.check}</Button>
      <div className={classes.whole} role="status">
        {checked?.kind === 'found' && checked.site.plans.length === 0 && (
          <p className={classes.quiet}>{words.noneIn(checked.site.title)}</p>
        )}
        {checked?.kind === 'found' && checked.site.plans.length > 0 && (
          <>
            <h4 className={classes.found}>{words.plansIn(checked.site.title)}</h4>
            <FoundPlans site={checked.site} pageUrl={checked.pageUrl} onChoose={onChoose} />
          </>
        )}
      </div>
      {checked?.kind === 'failed' && (
        <div className={classes.whole}>
          <FailureMessage failure={checked.failure} doing="read" words={words.unchecked(checked.failure)} />
        </div>
      )}
    </form>
  );
}

function faultOf(
  checked: Checked | { kind: 'empty' } | undefined,
  origin: string,
  words: Words['myActions']
): string | undefined {
  switch (checked?.kind) {
    case 'empty':
      return words.required;
    case 'notALink':
      return words.notALink;
    case 'elsewhere':
      return words.elsewhere(checked.host, origin);
    default:
      return undefined;
  }
}
