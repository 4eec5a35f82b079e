import { english } from './en';
import type { Words } from './words';

/** Microsoft's name of the pseudo-locale, which shows what was not translated and what has no room to grow. */
const pseudoCulture = 'qps-ploc';

/** The words of a culture such as `en-GB`; English where there are none, or where they can't be fetched. */
export async function loadWords(culture: string): Promise<Words> {
  if (culture.toLowerCase() !== pseudoCulture) return english;
  return import(/* webpackChunkName: 'words-pseudo' */ './pseudo').then(
    ({ pseudoOf }) => pseudoOf(english),
    () => english
  );
}
