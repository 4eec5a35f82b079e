import * as React from 'react';
import { Banner } from '../controls/Banner';
import { myActionsText } from '../loc/myActions';
import { usePersonalState } from './PersonalContext';

/** Says that the choice of plans lasts only until the page is closed, where this browser keeps nothing. */
export function NotKept(): React.ReactElement | null {
  const kept = usePersonalState(state => state.kept);
  return kept === 'full' || kept === 'unavailable' ? (
    <Banner tone="warn" sign="Warning" role="alert">
      {myActionsText.notKept}
    </Banner>
  ) : null;
}
