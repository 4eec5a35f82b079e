import * as React from 'react';
import { Banner } from '../controls/Banner';
import { Button } from '../controls/Button';
import { myActionsText } from '../loc/myActions';
import { usePersonal, usePersonalState } from './PersonalContext';

/** A link led to an action that isn't here: says so, and how to have it here. */
export function NotFoundNotice(): React.ReactElement | null {
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
          <Button onClick={choose}>{myActionsText.chooseInSettings}</Button>
          <Button look="quiet" onClick={personal.forgetNotFound}>
            {myActionsText.dismiss}
          </Button>
        </>
      }
    >
      {notFound.plan ? myActionsText.notFoundNamed(notFound.plan.site) : myActionsText.notFound}
    </Banner>
  );
}
