import type { Span } from './dates';

/** Digits that may be an identifying number, with where they stand in the text. */
export interface Candidate extends Span {
  digits: string;
}

/** Groups of digits with one to three spaces or dashes between them: `010190 1234`, `943-476-5870`, `12 - 34`. */
const run = /\d+(?:[ -]{1,3}\d+)*/g;

/**
 * Every sequence of whole groups of digits that has exactly `length` digits together. A group is never cut, so ten digits
 * of a longer number aren't a candidate. Takes time in proportion to the text: each group is read at most `length` times.
 */
export function numbersOf(length: number, text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const match of text.matchAll(run)) {
    if (match[0].length < length) continue;
    const groups = [...match[0].matchAll(/\d+/g)].map(group => ({
      digits: group[0],
      start: match.index + group.index
    }));
    groups.forEach((first, from) => {
      let digits = '';
      for (let to = from; to < groups.length && digits.length < length; to++) {
        const last = groups[to];
        if (!last) break;
        digits += last.digits;
        if (digits.length === length) found.push({ digits, start: first.start, end: last.start + last.digits.length });
      }
    });
  }
  return found;
}

/**
 * The check digit by Modulus 11: 11 less the remainder of the weighted sum, with 0 for 11. Undefined where it is 10: such
 * numbers are never given out.
 */
export function modulus11(digits: string, weights: readonly number[]): number | undefined {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  const check = 11 - (sum % 11);
  return check === 11 ? 0 : check === 10 ? undefined : check;
}
