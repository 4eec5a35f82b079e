import { modulus11, numbersOf } from './digitGroups';
import type { Finding } from './findings';
import { keywordDistance, keywordsNear } from './keywords';

/** After Microsoft Purview's keywords for the NHS number, and Scotland's own name for it. */
const keyword =
  /\b(?:nhs|national health service|health (?:service|authority|board|number)|chi|community health index|patient|hospital (?:no|number)|d\.?o\.?b|date of birth|birth date|gp)\b/gi;

/** True for an NHS number, written as ten digits. */
export function isNhs(digits: string): boolean {
  return digits.length === 10 && modulus11(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) === Number(digits[9]);
}

/**
 * NHS numbers, ten digits: NHS Data Dictionary, “NHS number”: weights 10 to 2, Modulus 11; a check of 11 is 0 and one
 * of 10 makes the number invalid. One in eleven of all ten-digit numbers passes, so only a keyword near makes it a stop.
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
