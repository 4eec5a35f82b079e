import * as React from 'react';
import { Banner } from '../controls/Banner';
import { usePersonalState } from './PersonalContext';
import { useWords } from '../words/WordsContext';

/** Warns, where the browser can't store anything, that the choice of plans lasts only until the page is closed. */
export function NotStoredNotice(): React.ReactElement | null {
  const words = useWords().myActions;
  const storage = usePersonalState(state => state.storage);
  return storage === 'full' || storage === 'unavailable' ? (
    <Banner tone="warn" sign="Warning" role="alert">
      {words.notKept}
    </Banner>
  ) : null;
}
