import * as React from 'react';
import { Banner } from '../controls/Banner';
import { usePersonalState } from './PersonalContext';
import { useWords } from '../words/WordsContext';

/** Says that the choice of plans lasts only until the page is closed, where this browser keeps nothing. */
export function NotKept(): React.ReactElement | null {
  const words = useWords().myActions;
  const kept = usePersonalState(state => state.kept);
  return kept === 'full' || kept === 'unavailable' ? (
    <Banner tone="warn" sign="Warning" role="alert">
      {words.notKept}
    </Banner>
  ) : null;
}
