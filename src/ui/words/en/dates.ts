import type { CalendarDate, Instant } from '../../../model/values';
import { isCalendarDate } from '../../../model/values';
import { daysBetween } from '../../../domain/dates';
import { days as countedDays } from './counts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December'
];
const shortMonths = months.map(month => month.slice(0, 3));
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Formats a date; text that is not a date is returned unchanged. `month` is 0 for January. */
function worded(date: CalendarDate, write: (day: number, month: number, year: number) => string): string {
  if (!isCalendarDate(date)) return date;
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return write(day, month - 1, year);
}

const long = (date: CalendarDate): string =>
  worded(date, (day, month, year) => `${day} ${months[month] ?? ''} ${year}`);
const short = (date: CalendarDate): string =>
  worded(date, (day, month, year) => `${day} ${shortMonths[month] ?? ''} ${year}`);
const clock = (at: Instant): string => new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });

/** The date in the reader's time zone. */
const localDay = (date: Date): CalendarDate =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(part => String(part).padStart(2, '0')).join('-');

/** How dates and times are written. */
export const dates = {
  /** `20 September 2017`. */
  long,
  /** `20 Sep 2017`, for a column of dates. */
  short,
  /** `September 2017`. */
  monthAndYear: (date: CalendarDate): string => worded(date, (_day, month, year) => `${months[month] ?? ''} ${year}`),
  /** `20 September 2017`: the format in a date field, which can be parsed again. */
  typed: long,
  /** A date that might be a day out. */
  unsure: (date: string): string => `${date} (unsure)`,
  /** `20 September 2017`: the day of a point in time, in the reader's time zone. */
  dayOf: (at: Instant): string => long(localDay(new Date(at))),
  /** `Fri 4 Dec`, with the year where it is not this year. */
  weekday: (date: CalendarDate, today: CalendarDate): string =>
    worded(date, (day, month, year) => {
      // A date without a time parses as midnight UTC, so its weekday is read in UTC.
      const weekday = days[new Date(date).getUTCDay()]?.slice(0, 3) ?? '';
      const inYear = `${weekday} ${day} ${shortMonths[month] ?? ''}`;
      return date.slice(0, 4) === today.slice(0, 4) ? inYear : `${inYear} ${year}`;
    }),
  /** `14:32`, in the reader's time zone. */
  clock,
  /** `10:31` for today, otherwise `20 September 2017, 10:31`; in the reader's time zone. */
  moment: (at: Instant): string => {
    const day = localDay(new Date(at));
    return day === localDay(new Date()) ? clock(at) : `${long(day)}, ${clock(at)}`;
  },
  /** How long ago the day of a point in time was: in words for the recent past, then as a date. */
  ago: (at: Instant, today: CalendarDate): string => {
    const date = localDay(new Date(at));
    const past = daysBetween(date, today);
    if (past <= 0) return 'today';
    if (past === 1) return 'yesterday';
    return past <= 28 ? `${countedDays(past)} ago` : short(date);
  },
  /** `Due in 5 days`, `12 days overdue`; '' where the date is too far away to count. */
  due: (due: CalendarDate, today: CalendarDate, dueSoonDays: number): string => {
    const left = daysBetween(today, due);
    if (left < 0) return `${countedDays(-left)} overdue`;
    if (left === 0) return 'Due today';
    if (left === 1) return 'Due tomorrow';
    return left <= dueSoonDays ? `Due in ${countedDays(left)}` : '';
  },
  /** An example of a date, for hints. */
  example: long('2017-09-20'),
  /** The texts of the calendar beside a date field. */
  calendar: {
    months,
    shortMonths,
    days,
    shortDays: days.map(day => day.slice(0, 1)),
    goToToday: 'Go to today',
    prevMonthAriaLabel: 'Previous month',
    nextMonthAriaLabel: 'Next month',
    selectedDateFormatString: 'Selected date {0}',
    todayDateFormatString: 'Today’s date {0}'
  }
};
