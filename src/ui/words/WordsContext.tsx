import * as React from 'react';
import type { Words } from './words';

const WordsContext = React.createContext<Words | undefined>(undefined);

/** Gives the screens below it their language. */
export const WordsProvider = WordsContext.Provider;

/** The words of the language that the screen speaks. */
export function useWords(): Words {
  const words = React.useContext(WordsContext);
  if (!words) throw new Error('useWords needs a WordsProvider around it');
  return words;
}
