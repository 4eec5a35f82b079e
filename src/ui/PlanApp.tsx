import './theme/noRemoteFonts';
import * as React from 'react';
import type { Theme } from '@fluentui/react/lib/Theme';
import { ThemeProvider } from '@fluentui/react/lib/Theme';
import type { SiteSetUp } from '../app/ports';
import type { App, Screen } from '../app/store';
import { AppProvider, useApp, useAppState } from './AppContext';
import { FailureMessage } from './failure/FailureMessage';
import { registerOwnIcons } from './icons';
import { useMeasuredWidth, WidthProvider } from './layout/useWidth';
import { Entrance } from './plan/Entrance';
import { LoadingPlan } from './plan/LoadingPlan';
import { ReadyPlan } from './plan/ReadyPlan';
import type { PostingOffer } from './post/PostingContext';
import { PostingProvider } from './post/PostingContext';
import type { Words } from './words/words';
import { WordsProvider } from './words/WordsContext';

registerOwnIcons();

export interface PlanAppProps {
  app: App;
  /** The language of the screens. */
  words: Words;
  /** The theme of the section or the Teams client around. */
  theme: Theme;
  /** The web part's own title. */
  title?: string;
  /** Told each time that a screen of another kind has been drawn. */
  onDrawn?(screen: Screen): void;
  /** Fetches the set-up's chunk; asked for only when an owner begins it. */
  loadSetUp(): Promise<SiteSetUp>;
  /** Sharing in Teams; without it nothing offers to. */
  posting?: PostingOffer | undefined;
}

/** The product: give it an app and a theme. The one who makes the app starts its first `load`. */
export function PlanApp({
  app,
  words,
  theme,
  title = '',
  onDrawn,
  loadSetUp,
  posting
}: PlanAppProps): React.ReactElement {
  const root = React.useRef<HTMLDivElement>(null);
  const width = useMeasuredWidth(root);
  return (
    <WordsProvider value={words}>
      <ThemeProvider theme={theme}>
        <AppProvider value={app}>
          <WidthProvider value={width}>
            <div
              ref={root}
              style={{ padding: width === 'narrow' ? 12 : 20, boxSizing: 'border-box', lineHeight: '20px' }}
            >
              <PostingProvider value={posting}>
                <CurrentScreen title={title} onDrawn={onDrawn} loadSetUp={loadSetUp} />
              </PostingProvider>
            </div>
          </WidthProvider>
        </AppProvider>
      </ThemeProvider>
    </WordsProvider>
  );
}

type CurrentScreenProps = Pick<PlanAppProps, 'onDrawn' | 'loadSetUp'> & { title: string };

function CurrentScreen({ title, onDrawn, loadSetUp }: CurrentScreenProps): React.ReactElement {
  const app = useApp();
  const screen = useAppState(state => state.screen);
  const load = (): void => void app.load();
  const drawn = React.useRef<Screen['kind']>();
  React.useEffect(() => {
    if (drawn.current === screen.kind) return;
    drawn.current = screen.kind;
    onDrawn?.(screen);
  }, [screen, onDrawn]);
  switch (screen.kind) {
    case 'loading':
      return <LoadingPlan slow={screen.slow} onRetry={load} />;
    case 'failed':
      return <FailureMessage failure={screen.failure} doing="read" onRetry={load} />;
    case 'notSetUp':
      return <Entrance missing="lists" mayMake={screen.maySetUp} loadSetUp={loadSetUp} onDone={load} />;
    case 'noPlan':
      return <Entrance missing="plan" mayMake={screen.mayAdd} loadSetUp={loadSetUp} onDone={load} />;
    case 'ready':
      return <ReadyPlan screen={screen} title={title} />;
  }
}
