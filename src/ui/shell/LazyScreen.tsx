import '../theme/noRemoteFonts';
import * as React from 'react';
import type { Theme } from '@fluentui/react/lib/Theme';
import { ThemeProvider } from '@fluentui/react/lib/Theme';
import { Lazy } from './Lazy';
import type { Words } from '../words/words';
import { WordsProvider } from '../words/WordsContext';

interface LazyScreenProps {
  words: Words;
  theme: Theme;
  /** Fetches the function that renders the screen. */
  load(): Promise<(theme: Theme) => React.ReactElement>;
}

/** A whole screen that loads as a chunk of its own. */
export function LazyScreen({ words, theme, load }: LazyScreenProps): React.ReactElement {
  return (
    <WordsProvider value={words}>
      <ThemeProvider theme={theme}>
        <Lazy load={load} fallback={<p role="status">{words.plan.opening}</p>}>
          {draw => draw(theme)}
        </Lazy>
      </ThemeProvider>
    </WordsProvider>
  );
}
