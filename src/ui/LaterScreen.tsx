import './theme/noRemoteFonts';
import * as React from 'react';
import type { Theme } from '@fluentui/react/lib/Theme';
import { ThemeProvider } from '@fluentui/react/lib/Theme';
import { Later } from './Later';
import { planLoc } from './loc/plan';

interface LaterScreenProps {
  theme: Theme;
  /** Fetches what draws the screen. */
  load(): Promise<(theme: Theme) => React.ReactElement>;
}

/** A whole screen that comes in a chunk of its own. */
export function LaterScreen({ theme, load }: LaterScreenProps): React.ReactElement {
  return (
    <ThemeProvider theme={theme}>
      <Later load={load} meanwhile={<p role="status">{planLoc.opening}</p>}>
        {draw => draw(theme)}
      </Later>
    </ThemeProvider>
  );
}
