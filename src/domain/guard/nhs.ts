import { modulus11, numbersOf } from './digitGroups';
import type { Finding } from './findings';
import { keywordDistance, keywordsNear } from './keywords';

/** Taken from Microsoft Purview's keywords for the NHS number, with the Scottish name added. */
const keyword =
  /\b(?:nhs|national health service|health (?:service|authority|board|number)|chi|community health index|patient|hospital (?:no|number)|d\.?o\.?b|date of birth|birth date|gp)\b/gi;

/** True for ten digits that are an NHS number. */
export function isNhs(digits: string): boolean {
  return digits.length === 10 && modulus11(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) === Number(digits[9]);
}

/**
 * Finds NHS numbers (NHS Data Dictionary, “NHS number”): ten digits, the last a check digit by Modulus 11 with the weights
 * 10 to 2. One in eleven of all ten-digit numbers passes that check, so only a keyword nearby makes a match a stop.
 */
export function findNhs(text: string): Finding[] {
  const near = keywordsNear(keyword, text);
  return numbersOf(10, text)
    .filter(one => isNhs(one.digits))
    .map(({ start, end }) => ({
      kind: 'nhs',
      effect: near({ start, end }, keywordDistance) ? 'stop' : 'warn',
      start,
      end
    }));
}
