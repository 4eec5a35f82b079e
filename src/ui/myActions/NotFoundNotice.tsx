import * as React from 'react';
import { Banner } from '../controls/Banner';
import { Button } from '../controls/Button';
import { usePersonal, usePersonalState } from './PersonalContext';
import { useWords } from '../words/WordsContext';

/** Shown when a link led to an action that is not in the chosen plans. It says how to add the plan. */
export function NotFoundNotice(): React.ReactElement | null {
  const words = useWords().myActions;
  const personal = usePersonal();
  const notFound = usePersonalState(state => state.notFound);
  if (!notFound) return null;
  const choose = (): void => {
    personal.forgetNotFound();
    personal.show('settings');
  };
  return (
    <Banner
      tone="warn"
      sign="Link"
      role="alert"
      actions={
        <>
          <Button onClick={choose}>{words.chooseInSettings}</Button>
          <Button look="quiet" onClick={personal.forgetNotFound}>
            {words.dismiss}
          </Button>
        </>
      }
    >
      {notFound.plan ? words.notFoundNamed(notFound.plan.site) : words.notFound}
    </Banner>
  );
}
