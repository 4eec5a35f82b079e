import * as React from 'react';
import type { Theme } from '@fluentui/react/lib/Theme';
import { ThemeProvider } from '@fluentui/react/lib/Theme';
import type { Personal } from '../../app/personal';
import { registerOwnIcons } from '../icons';
import { useMeasuredWidth, WidthProvider } from '../layout/useWidth';
import { MyActionsPage } from './MyActionsPage';
import type { PostingIn } from './PersonalContext';
import { PersonalProvider, PostingInProvider, usePersonalState } from './PersonalContext';
import { SettingsPage } from './SettingsPage';

registerOwnIcons();

function CurrentPage(): React.ReactElement {
  const view = usePersonalState(state => state.view);
  return view === 'settings' ? <SettingsPage /> : <MyActionsPage />;
}

interface MyActionsAppProps {
  personal: Personal;
  theme: Theme;
  /** What is offered for posting on a given site. */
  postingIn?: PostingIn;
}

/**
 * The root component of the personal app: “My actions” and its settings. The settings are a page, since a personal app
 * has no property pane.
 */
export function MyActionsApp({ personal, theme, postingIn }: MyActionsAppProps): React.ReactElement {
  const root = React.useRef<HTMLDivElement>(null);
  const width = useMeasuredWidth(root);
  return (
    <ThemeProvider theme={theme}>
      <PersonalProvider value={personal}>
        <PostingInProvider value={postingIn}>
          <WidthProvider value={width}>
            {/* The background fills the frame, however short the list is. */}
            <div
              ref={root}
              style={{
                padding: width === 'narrow' ? 12 : 20,
                boxSizing: 'border-box',
                lineHeight: '20px',
                maxWidth: 1240,
                minHeight: '100vh',
                margin: '0 auto'
              }}
            >
              <CurrentPage />
            </div>
          </WidthProvider>
        </PostingInProvider>
      </PersonalProvider>
    </ThemeProvider>
  );
}
