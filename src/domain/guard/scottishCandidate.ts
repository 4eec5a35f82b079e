import { modulus11, numbersOf } from './digitGroups';
import type { Finding } from './findings';
import { keywordDistance, keywordsNear } from './keywords';

const keyword =
  /\b(?:scn|scottish candidate|candidate (?:no|number|id)|sqa|qualifications scotland|scotvec|seemis|pupil)s?\b/gi;

/** The Scottish Examination Board began in 1965; numbers of years to come are not given out yet. */
function beginsWithYear(digits: string): boolean {
  const year = Number(digits.slice(0, 2));
  return year >= 65 || year < 40;
}

/** True for a Scottish Candidate Number, written as nine digits. */
export function isScottishCandidate(digits: string): boolean {
  return (
    digits.length === 9 && beginsWithYear(digits) && modulus11(digits, [3, 2, 7, 6, 5, 4, 3, 2]) === Number(digits[8])
  );
}

/**
 * Scottish Candidate Numbers: HESA's student record, “Scottish Candidate Number”: two digits of the year of issue, six
 * of any kind, a check digit by Modulus 11 with the weights 3 2 7 6 5 4 3 2.
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
