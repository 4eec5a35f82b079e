import * as React from 'react';
import type { Failure } from '../../domain/failure';
import { Banner } from '../controls/Banner';
import { Button } from '../controls/Button';
import { useSecondsUntil } from '../controls/useSecondsUntil';
import type { Doing, FailureWords } from '../words/doing';
import { stylesOf } from '../theme/useStyles';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  title: { fontWeight: 600, margin: 0 },
  line: { margin: '4px 0 0' },
  reference: { margin: '4px 0 0', color: tokens.quiet, fontSize: theme.fonts.small.fontSize, overflowWrap: 'anywhere' }
}));

interface FailureMessageProps {
  failure: Failure;
  doing: Doing;
  /** Called by the retry button. Without it there is no button. */
  onRetry?: () => void;
  /** Shows only one line and the reference, for a small space. */
  compact?: boolean;
  /** Replaces the standard texts where a screen has texts of its own. */
  words?: FailureWords;
}

/** Says what failed, what is safe, what to do next, and the reference that an administrator can look up. */
export function FailureMessage({
  failure,
  doing,
  onRetry,
  compact = false,
  words: own
}: FailureMessageProps): React.ReactElement {
  const all = useWords();
  const words = own ?? all.failure.of(failure, doing);
  const classes = useClasses();
  const secondsLeft = useSecondsUntil(failure.kind === 'busy' ? failure.until : undefined);
  const retry = onRetry && (
    <Button onClick={onRetry} disabled={secondsLeft > 0}>
      {secondsLeft > 0 ? all.failure.waitSeconds(secondsLeft) : all.common.retry}
    </Button>
  );
  return (
    <Banner tone="warn" sign="Warning" role="alert" actions={retry}>
      <p className={classes.title}>{words.title}</p>
      {compact ? (
        <p className={classes.line}>{words.next}</p>
      ) : (
        <p className={classes.line}>
          {words.safe} {words.next}
        </p>
      )}
      {failure.correlation !== undefined && (
        <p className={classes.reference}>{all.failure.reference(failure.correlation)}</p>
      )}
    </Banner>
  );
}
