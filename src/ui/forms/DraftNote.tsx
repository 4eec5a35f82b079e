import * as React from 'react';
import { useDraftStorage } from '../AppContext';
import { Banner } from '../controls/Banner';
import { useWords } from '../words/WordsContext';

/**
 * A notice at the top of a form: it says when a restored draft was typed, or warns that the browser can't store drafts.
 */
export function DraftNote({ restoredFrom }: { restoredFrom: string | undefined }): React.ReactElement | null {
  const words = useWords().drafts;
  const storage = useDraftStorage();
  const problem = storage === 'full' || storage === 'unavailable' ? words.trouble[storage] : undefined;
  if (problem === undefined && restoredFrom === undefined) return null;
  return (
    <>
      {problem !== undefined && (
        <Banner tone="warn" sign="Warning" role="alert">
          {problem}
        </Banner>
      )}
      {restoredFrom !== undefined && (
        <Banner tone="calm" sign="Clock" role="status">
          {words.restored(restoredFrom)}
        </Banner>
      )}
    </>
  );
}
