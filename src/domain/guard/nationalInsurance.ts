import { wordsLike } from './boundaries';
import type { Finding } from './findings';
import { keywordDistance, keywordsNear } from './keywords';

/** Taken from Microsoft Purview's keywords for the National Insurance number. */
const keyword =
  /\b(?:national insurance|ni (?:no|number)|nino|n\.i\.|insurance (?:no|number)|social security|dwp|hmrc|benefits? claim)\b/gi;
const shape = /[ABCEGHJ-PRSTW-Z][ -]{0,3}[ABCEGHJ-NPRSTW-Z](?:[ -]{0,3}\d){6}[ -]{0,3}[A-D]/gi;
const neverGiven = /^(?:BG|GB|KN|NK|NT|TN|ZZ)/i;

/**
 * Finds National Insurance numbers (HMRC's National Insurance Manual, NIM39110): two letters, six digits and a letter from
 * A to D. A prefix never has D, F, I, Q, U or V, nor O as its second letter, and seven prefixes are never given out. There
 * is no check digit, so only a keyword nearby makes a match a stop.
 */
export function findNationalInsurance(text: string): Finding[] {
  const near = keywordsNear(keyword, text);
  return wordsLike(shape, text)
    .filter(one => !neverGiven.test(one.text.replace(/[ -]/g, '')))
    .map(({ start, end }) => ({
      kind: 'nationalInsurance',
      effect: near({ start, end }, keywordDistance) ? 'stop' : 'warn',
      start,
      end
    }));
}
