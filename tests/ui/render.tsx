import * as React from 'react';
import type { RenderResult } from '@testing-library/react';
import { render as renderPlain } from '@testing-library/react';
import { english } from '../../src/ui/words/en';
import type { Words } from '../../src/ui/words/words';
import { WordsProvider } from '../../src/ui/words/WordsContext';

let spoken: Words = english;

/** The language in which tests render; English unless a test says otherwise. */
export function spokenWords(): Words {
  return spoken;
}

/** From now on tests render in this language. */
export function speak(words: Words): void {
  spoken = words;
}

/** As the Testing Library's, with words around what is rendered. */
export function render(screen: React.ReactElement): RenderResult {
  const words = spoken;
  return renderPlain(screen, {
    wrapper: ({ children }) => <WordsProvider value={words}>{children}</WordsProvider>
  });
}
