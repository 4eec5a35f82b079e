import * as React from 'react';
import type { MissingColumn } from '../../domain/plan';
import { Banner } from '../controls/Banner';
import { FailureMessage } from '../failure/FailureMessage';
import { useWords } from '../words/WordsContext';

/** Names the declared columns that the site lacks, and those whose type was changed; nothing where there are none. */
export function ColumnProblems({ columns }: { columns: readonly MissingColumn[] }): React.ReactElement | null {
  const words = useWords().plan;
  const missing = columns.filter(({ isRetyped }) => isRetyped !== true);
  const retyped = columns.filter(({ isRetyped }) => isRetyped === true);
  return (
    <>
      {missing.length > 0 && <FailureMessage failure={{ kind: 'missingColumns', columns: missing }} doing="show" />}
      {retyped.length > 0 && (
        <Banner tone="warn" sign="Warning" role="note">
          {words.retyped(retyped)}
        </Banner>
      )}
    </>
  );
}
