import * as React from 'react';
import type { PlanContent } from '../../domain/plan';
import { FailureMessage } from '../failure/FailureMessage';
import { withUnsureDates } from '../words/unsureDates';
import { useWords, WordsProvider } from '../words/WordsContext';

interface OfPlan {
  content: Pick<PlanContent, 'unknownZone'>;
}

/** Marks the dates in it as unsure where the plan's site has a time zone that the product doesn't know. */
export function ZoneDates({ content, children }: OfPlan & { children: React.ReactNode }): React.ReactElement {
  const words = useWords();
  const isUnknown = content.unknownZone !== undefined;
  const marked = React.useMemo(() => (isUnknown ? withUnsureDates(words) : words), [isUnknown, words]);
  return <WordsProvider value={marked}>{children}</WordsProvider>;
}

/** Says that the site's time zone isn't known, what is safe, and what to do; nothing where it is known. */
export function UnknownZone({ content: { unknownZone } }: OfPlan): React.ReactElement | null {
  const words = useWords().failure;
  return unknownZone === undefined ? null : (
    <FailureMessage failure={{ kind: 'unknownZone' }} doing="show" words={words.unknownZone(unknownZone)} />
  );
}
