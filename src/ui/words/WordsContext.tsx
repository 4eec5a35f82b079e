import * as React from 'react';
import type { Words } from './words';

const WordsContext = React.createContext<Words | undefined>(undefined);

/** Provides the texts of a language to the components below it. */
export const WordsProvider = WordsContext.Provider;

/** Returns the texts in the reader's language. */
export function useWords(): Words {
  const words = React.useContext(WordsContext);
  if (!words) throw new Error('useWords needs a WordsProvider around it');
  return words;
}
