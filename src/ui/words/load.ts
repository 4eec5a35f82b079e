import { english } from './en';
import type { Words } from './words';

/** Microsoft's pseudo-locale. It reveals texts that were not translated and texts that have no space to grow. */
const pseudoCulture = 'qps-ploc';

/** Loads the texts for a culture such as `en-GB`; English where there are none, or where they can't be fetched. */
export async function loadWords(culture: string): Promise<Words> {
  if (culture.toLowerCase() !== pseudoCulture) return english;
  return import(/* webpackChunkName: 'words-pseudo' */ './pseudo').then(
    ({ pseudoOf }) => pseudoOf(english),
    () => english
  );
}
