import '../theme/noRemoteFonts';
import * as React from 'react';
import type { Theme } from '@fluentui/react/lib/Theme';
import { ThemeProvider } from '@fluentui/react/lib/Theme';
import type { SiteSetUp } from '../../app/setUp';
import type { App, Screen } from '../../app/store';
import { AppProvider, useApp, useScreen } from '../AppContext';
import { FailureMessage } from '../failure/FailureMessage';
import { registerOwnIcons } from '../icons';
import { useMeasuredWidth, WidthProvider } from '../layout/useWidth';
import { NoPlan } from '../plan/NoPlan';
import { LoadingPlan } from '../plan/LoadingPlan';
import { ReadyPlan } from '../plan/ReadyPlan';
import { ZoneDates } from '../plan/ZoneDates';
import type { PostingOffer } from '../post/PostingContext';
import { PostingProvider } from '../post/PostingContext';
import type { Words } from '../words/words';
import { useWords, WordsProvider } from '../words/WordsContext';
import { PartBoundary } from './BrokenPart';
import { Lazy } from './Lazy';
import { LazyAbsentPlan } from './LazyAccess';

registerOwnIcons();

export interface PlanAppProps {
  app: App;
  /** The texts, in the reader's language. */
  words: Words;
  /** The theme of the SharePoint section or of the Teams client. */
  theme: Theme;
  /** The web part's own title, as set in the property pane. */
  title?: string;
  /** Called after each change to another kind of screen, once that screen has rendered. */
  onDrawn?(screen: Screen): void;
  /** Fetches the set-up chunk. Called only when a site owner starts the set-up. */
  loadSetUp(): Promise<SiteSetUp>;
  /** What the web part offers for sharing in Teams. Without it no share button is shown. */
  posting?: PostingOffer | undefined;
}

/** The root component of a plan. Whoever creates the app starts its first `load`. */
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
              dir={words.common.direction}
              style={{
                overflowWrap: 'break-word',
                padding: width === 'narrow' ? 12 : 20,
                boxSizing: 'border-box',
                lineHeight: '20px'
              }}
            >
              <PostingProvider value={posting}>
                <PartBoundary>
                  <CurrentScreen title={title} onDrawn={onDrawn} loadSetUp={loadSetUp} />
                </PartBoundary>
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
  const screen = useScreen();
  const load = (): void => void app.load();
  const [settingUp, setSettingUp] = React.useState(false);
  // Whoever comes from a plan checks the set-up; elsewhere the first plan follows.
  const [checks, setChecks] = React.useState(false);
  const openSetUp = (): void => {
    setChecks(screen.kind === 'ready');
    setSettingUp(true);
  };
  const leaveSetUp = (): void => {
    setSettingUp(false);
    load();
  };
  const drawn = React.useRef<Screen['kind']>();
  React.useEffect(() => {
    if (drawn.current === screen.kind) return;
    drawn.current = screen.kind;
    onDrawn?.(screen);
  }, [screen, onDrawn]);
  if (settingUp) return <OpenSetUp loadSetUp={loadSetUp} checks={checks} onDone={leaveSetUp} />;
  switch (screen.kind) {
    case 'loading':
      return <LoadingPlan slow={screen.slow} onRetry={load} />;
    case 'failed':
      return <FailureMessage failure={screen.failure} doing="read" onRetry={load} />;
    case 'notSetUp':
      return screen.maySetUp ? (
        <NoPlan missing="lists" mayMake onMake={openSetUp} onCheckAgain={load} />
      ) : (
        <LazyAbsentPlan screen={screen} onSetUp={openSetUp} onCheckAgain={load} />
      );
    case 'noPlan':
      return <NoPlan missing="plan" mayMake={screen.mayAdd} onMake={openSetUp} onCheckAgain={load} />;
    case 'noAccess':
    case 'incomplete':
    case 'planGone':
      return (
        <LazyAbsentPlan
          screen={screen}
          onSetUp={openSetUp}
          onCheckAgain={load}
          onShowPlan={id => void app.showPlan(id)}
        />
      );
    case 'ready':
      return (
        <ZoneDates content={screen.content}>
          <ReadyPlan screen={screen} title={title} onSetUp={openSetUp} />
        </ZoneDates>
      );
  }
}

/** The set-up, which takes the place of the screen until the person is done with it. */
function OpenSetUp({
  loadSetUp,
  checks,
  onDone
}: Pick<PlanAppProps, 'loadSetUp'> & { checks: boolean; onDone(): void }): React.ReactElement {
  const words = useWords();
  return (
    <Lazy
      load={() => Promise.all([import(/* webpackChunkName: 'set-up' */ '../setUp/SetUpScreen'), loadSetUp()])}
      fallback={<p role="status">{words.plan.opening}</p>}
    >
      {([{ default: SetUpScreen }, setUp]) => <SetUpScreen setUp={setUp} checks={checks} onDone={onDone} />}
    </Lazy>
  );
}
