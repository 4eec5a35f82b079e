import * as React from 'react';
import type { Failure } from '../../domain/failure';
import { Banner } from '../controls/Banner';
import { Button } from '../controls/Button';
import { useSecondsUntil } from '../controls/useSecondsUntil';
import { common } from '../loc/common';
import type { Doing, FailureWords } from '../loc/failure';
import { failureLoc, failureWords } from '../loc/failure';
import { stylesOf } from '../theme/useStyles';

const useClasses = stylesOf((tokens, theme) => ({
  title: { fontWeight: 600, margin: 0 },
  line: { margin: '4px 0 0' },
  reference: { margin: '4px 0 0', color: tokens.quiet, fontSize: theme.fonts.small.fontSize, overflowWrap: 'anywhere' }
}));

interface FailureMessageProps {
  failure: Failure;
  doing: Doing;
  /** Without it there is no button. */
  onRetry?: () => void;
  /** One line and the reference, for a small region. */
  compact?: boolean;
  /** Where a screen has words of its own. */
  words?: FailureWords;
}

/** Says what failed, what is safe, what to do, and the reference that an administrator can look up. */
export function FailureMessage({
  failure,
  doing,
  onRetry,
  compact = false,
  words = failureWords(failure, doing)
}: FailureMessageProps): React.ReactElement {
  const classes = useClasses();
  const secondsLeft = useSecondsUntil(failure.kind === 'busy' ? failure.until : undefined);
  const retry = onRetry && (
    <Button onClick={onRetry} disabled={secondsLeft > 0}>
      {secondsLeft > 0 ? failureLoc.waitSeconds(secondsLeft) : common.retry}
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
        <p className={classes.reference}>{failureLoc.reference(failure.correlation)}</p>
      )}
    </Banner>
  );
}
