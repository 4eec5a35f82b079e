import { datesIn } from './dates';
import type { Finding } from './findings';
import { keywordsNear } from './keywords';

const keyword = /\b(?:born|birth|d\.?o\.?b|aged)\b/gi;
/** Characters between the word and the date. */
const distance = 40;

/** Dates of birth: a full date is one only with a word for it beside it. */
export function findDatesOfBirth(text: string): Finding[] {
  const near = keywordsNear(keyword, text);
  return datesIn(text)
    .filter(date => near(date, distance))
    .map(({ start, end }) => ({ kind: 'dateOfBirth', effect: 'warn', start, end }));
}
