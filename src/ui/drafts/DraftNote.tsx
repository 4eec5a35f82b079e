import * as React from 'react';
import { useKeeping } from '../AppContext';
import { Banner } from '../controls/Banner';
import { useWords } from '../words/WordsContext';

/** At the top of a form: that what was typed before is back, with its time; and, before anybody relies on it, that nothing can be kept here. */
export function DraftNote({ restoredFrom }: { restoredFrom: string | undefined }): React.ReactElement | null {
  const words = useWords().drafts;
  const keeping = useKeeping();
  const trouble = keeping === 'full' || keeping === 'unavailable' ? words.trouble[keeping] : undefined;
  if (trouble === undefined && restoredFrom === undefined) return null;
  return (
    <>
      {trouble !== undefined && (
        <Banner tone="warn" sign="Warning" role="alert">
          {trouble}
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
