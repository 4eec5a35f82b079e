import type { Words } from './words';

/** The words with every date marked as unsure, for a site whose time zone the product doesn't know. */
export function withUnsureDates(words: Words): Words {
  const { long, short, weekday, unsure } = words.dates;
  return {
    ...words,
    dates: {
      ...words.dates,
      long: date => unsure(long(date)),
      short: date => unsure(short(date)),
      weekday: (date, today) => unsure(weekday(date, today))
    }
  };
}
