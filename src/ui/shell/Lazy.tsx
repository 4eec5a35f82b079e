import * as React from 'react';
import { Banner } from '../controls/Banner';
import { Button } from '../controls/Button';
import { Boundary } from './Boundary';
import { BrokenPart } from './BrokenPart';
import { useWords } from '../words/WordsContext';

function LoadFailed({ onRetry }: { onRetry(): void }): React.ReactElement {
  const words = useWords().common;
  return (
    <Banner tone="warn" sign="Warning" role="alert" actions={<Button onClick={onRetry}>{words.retry}</Button>}>
      {words.chunkFailed}
    </Banner>
  );
}

type Loaded<Part> = { kind: 'loading' } | { kind: 'failed' } | { kind: 'ready'; part: Part };

interface LazyProps<Part> {
  /** Fetches the chunk. */
  load(): Promise<Part>;
  /** Rendered while the chunk loads. */
  fallback: React.ReactElement;
  /** Rendered where the part breaks; the usual message otherwise. */
  broken?: (retry: () => void) => React.ReactElement;
  children(part: Part): React.ReactElement;
}

/**
 * A part of the screen that loads as a chunk of its own. React.lazy would remember a failed request for ever; here the
 * person can retry.
 */
export function Lazy<Part>({ load, fallback, broken, children }: LazyProps<Part>): React.ReactElement {
  const [attempt, setAttempt] = React.useState(0);
  const [loaded, setLoaded] = React.useState<Loaded<Part>>({ kind: 'loading' });
  const loader = React.useRef(load);
  React.useEffect(() => {
    let wanted = true;
    setLoaded({ kind: 'loading' });
    loader.current().then(
      part => {
        if (wanted) setLoaded({ kind: 'ready', part });
      },
      () => {
        if (wanted) setLoaded({ kind: 'failed' });
      }
    );
    return () => {
      wanted = false;
    };
  }, [attempt]);
  const retry = (): void => setAttempt(attempt + 1);
  if (loaded.kind === 'loading') return fallback;
  if (loaded.kind === 'failed') return <LoadFailed onRetry={retry} />;
  return (
    <Boundary fallback={again => broken?.(again) ?? <BrokenPart onRetry={again} />}>{children(loaded.part)}</Boundary>
  );
}
