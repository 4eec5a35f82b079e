import * as React from 'react';
import { Banner } from './controls/Banner';
import { Button } from './controls/Button';
import { useWords } from './words/WordsContext';

function Missing({ onRetry }: { onRetry(): void }): React.ReactElement {
  const words = useWords().common;
  return (
    <Banner tone="warn" sign="Warning" role="alert" actions={<Button onClick={onRetry}>{words.retry}</Button>}>
      {words.chunkFailed}
    </Banner>
  );
}

interface BoundaryProps {
  onRetry(): void;
  children: React.ReactNode;
}

/** A screen that breaks takes only its own region with it. */
class Boundary extends React.Component<BoundaryProps, { broken: boolean }> {
  public override state = { broken: false };

  public static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  public override render(): React.ReactNode {
    return this.state.broken ? <Missing onRetry={this.props.onRetry} /> : this.props.children;
  }
}

type Loaded<Part> = { kind: 'loading' } | { kind: 'failed' } | { kind: 'ready'; part: Part };

interface LaterProps<Part> {
  /** Fetches the chunk. */
  load(): Promise<Part>;
  /** Shown while it comes. */
  meanwhile: React.ReactElement;
  children(part: Part): React.ReactElement;
}

/**
 * A part of the screen that comes in a chunk of its own. Not React.lazy, which keeps a failed
 * request for ever: here it can be asked for again.
 */
export function Later<Part>({ load, meanwhile, children }: LaterProps<Part>): React.ReactElement {
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
  const again = (): void => setAttempt(attempt + 1);
  if (loaded.kind === 'loading') return meanwhile;
  if (loaded.kind === 'failed') return <Missing onRetry={again} />;
  return (
    <Boundary key={attempt} onRetry={again}>
      {children(loaded.part)}
    </Boundary>
  );
}
