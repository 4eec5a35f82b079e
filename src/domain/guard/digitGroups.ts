import type { Span } from './dates';

/** A number as it may have been written: its digits, and where. */
export interface Candidate extends Span {
  digits: string;
}

/** Digits with at most three spaces or dashes between the groups: `010190 1234`, `943-476-5870`, `12 - 34`. */
const run = /\d+(?:[ -]{1,3}\d+)*/g;

/**
 * Every sequence of whole groups of digits that has exactly `length` digits. A group is never cut: the ten digits inside
 * a longer number are not one. Looks at each group at most `length` times.
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
 * The check digit by Modulus 11: the weighted sum's remainder taken from 11. Undefined where that is 10,
 * which no number has.
 */
export function modulus11(digits: string, weights: readonly number[]): number | undefined {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  const check = 11 - (sum % 11);
  return check === 11 ? 0 : check === 10 ? undefined : check;
}
