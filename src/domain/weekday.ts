import type { CalendarDate } from './dates';
import { isCalendarDate, shortDate } from './dates';

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** `Fri 4 Dec`; with the year where it isn't this year's. */
export function weekdayDate(date: CalendarDate, today: CalendarDate): string {
  if (!isCalendarDate(date)) return date;
  const short = shortDate(date);
  // A day without a time is midnight UTC, so its weekday is UTC's.
  return `${weekdays[new Date(date).getUTCDay()] ?? ''} ${date.slice(0, 4) === today.slice(0, 4) ? short.slice(0, -5) : short}`;
}
