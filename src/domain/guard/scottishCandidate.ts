import { modulus11, numbersOf } from './digitGroups';
import type { Finding } from './findings';
import { keywordDistance, keywordsNear } from './keywords';

const keyword =
  /\b(?:scn|scottish candidate|candidate (?:no|number|id)|sqa|qualifications scotland|scotvec|seemis|pupil)s?\b/gi;

/**
 * True where the first two digits can be a year of issue: the first numbers are from 1965, and 40 to 64 are years to
 * come.
 */
function beginsWithYear(digits: string): boolean {
  const year = Number(digits.slice(0, 2));
  return year >= 65 || year < 40;
}

/** True for nine digits that are a Scottish Candidate Number. */
export function isScottishCandidate(digits: string): boolean {
  return (
    digits.length === 9 && beginsWithYear(digits) && modulus11(digits, [3, 2, 7, 6, 5, 4, 3, 2]) === Number(digits[8])
  );
}

/**
 * Finds Scottish Candidate Numbers (HESA's student record, “Scottish Candidate Number”): two digits of the year of issue,
 * six more, and a check digit by Modulus 11 with the weights 3 2 7 6 5 4 3 2. Only a keyword nearby makes a match a stop.
 */
export function findScottishCandidate(text: string): Finding[] {
  const near = keywordsNear(keyword, text);
  return numbersOf(9, text)
    .filter(one => isScottishCandidate(one.digits))
    .map(({ start, end }) => ({
      kind: 'scn',
      effect: near({ start, end }, keywordDistance) ? 'stop' : 'warn',
      start,
      end
    }));
}
