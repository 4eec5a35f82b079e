import { datesIn } from './dates';
import type { Finding } from './findings';
import { keywordsNear } from './keywords';

const keyword = /\b(?:born|birth|d\.?o\.?b|aged)\b/gi;
/** The most characters between the keyword and the date. */
const distance = 40;

/** Finds dates of birth: full dates with a keyword such as “born” near them. */
export function findDatesOfBirth(text: string): Finding[] {
  const near = keywordsNear(keyword, text);
  return datesIn(text)
    .filter(date => near(date, distance))
    .map(({ start, end }) => ({ kind: 'dateOfBirth', effect: 'warn', start, end }));
}
