import type { CalendarDate } from '../../model/values';
import { isCalendarDate } from '../../model/values';

const monthStarts = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const numbers = /^(\d{1,2})[\s./-](\d{1,2})[\s./-](\d{4}|\d{2})$/;
const words = /^(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4}|\d{2})$/;

function joined(day: string | undefined, month: number, year: string | undefined): CalendarDate | undefined {
  if (day === undefined || year === undefined) return undefined;
  const fullYear = year.length === 2 ? `20${year}` : year;
  const date = `${fullYear}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(date) ? date : undefined;
}

/**
 * Parses a date as people in the UK type it: `20 September 2017`, `20 Sep 17`, `20/9/2017` (the day always comes first)
 * or `2017-09-20`. Undefined where it is not a date.
 */
export function readUkDate(typed: string): CalendarDate | undefined {
  const text = typed.trim().toLowerCase();
  if (isCalendarDate(text)) return text;
  const inNumbers = numbers.exec(text);
  if (inNumbers) return joined(inNumbers[1], Number(inNumbers[2]), inNumbers[3]);
  const inWords = words.exec(text);
  if (!inWords) return undefined;
  const month = monthStarts.indexOf((inWords[2] ?? '').slice(0, 3)) + 1;
  return month === 0 ? undefined : joined(inWords[1], month, inWords[3]);
}

/**
 * Converts typed text to the value of a date field: a date, nothing, or the text as typed, which validation refuses.
 */
export function dateFromTyped(typed: string): CalendarDate | undefined {
  return typed.trim() === '' ? undefined : (readUkDate(typed) ?? typed);
}

/** Converts a date to the Date that the calendar control takes: local midnight. */
export function toLocalDate(date: CalendarDate): Date {
  return new Date(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)));
}

/** Converts the calendar control's Date back to a date. */
export function fromLocalDate(date: Date): CalendarDate {
  return `${String(date.getFullYear()).padStart(4, '0')}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
}
