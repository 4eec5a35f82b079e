import './theme/noRemoteFonts';
import * as React from 'react';
import type { Theme } from '@fluentui/react/lib/Theme';
import { ThemeProvider } from '@fluentui/react/lib/Theme';
import { Later } from './Later';
import type { Words } from './words/words';
import { WordsProvider } from './words/WordsContext';

interface LaterScreenProps {
  words: Words;
  theme: Theme;
  /** Fetches what draws the screen. */
  load(): Promise<(theme: Theme) => React.ReactElement>;
}

/** A whole screen that comes in a chunk of its own. */
export function LaterScreen({ words, theme, load }: LaterScreenProps): React.ReactElement {
  return (
    <WordsProvider value={words}>
      <ThemeProvider theme={theme}>
        <Later load={load} meanwhile={<p role="status">{words.plan.opening}</p>}>
          {draw => draw(theme)}
        </Later>
      </ThemeProvider>
    </WordsProvider>
  );
}
