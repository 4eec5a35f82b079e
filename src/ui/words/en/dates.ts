import type { CalendarDate, Instant } from '../../../domain/dates';
import { daysBetween, isCalendarDate } from '../../../domain/dates';
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

/** A day in words; what is no day is shown as it stands. Months are counted from 0. */
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

/** The day by the reader's own clock. */
const localDay = (date: Date): CalendarDate =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(part => String(part).padStart(2, '0')).join('-');

/** How days and times are written. */
export const dates = {
  /** `20 September 2017`. */
  long,
  /** `20 Sep 2017`, for a column of dates. */
  short,
  /** `September 2017`. */
  monthAndYear: (date: CalendarDate): string => worded(date, (_day, month, year) => `${months[month] ?? ''} ${year}`),
  /** `20 September 2017`, as it stands in a field, where it is read again. */
  typed: long,
  /** `Fri 4 Dec`; with the year where it isn't this year's. */
  weekday: (date: CalendarDate, today: CalendarDate): string =>
    worded(date, (day, month, year) => {
      // A day without a time is midnight UTC, so its weekday is UTC's.
      const weekday = days[new Date(date).getUTCDay()]?.slice(0, 3) ?? '';
      const inYear = `${weekday} ${day} ${shortMonths[month] ?? ''}`;
      return date.slice(0, 4) === today.slice(0, 4) ? inYear : `${inYear} ${year}`;
    }),
  /** `14:32`, by the reader's own clock. */
  clock,
  /** `10:31` for something of today, otherwise `20 September 2017, 10:31`; by the reader's own clock. */
  moment: (at: Instant): string => {
    const day = localDay(new Date(at));
    return day === localDay(new Date()) ? clock(at) : `${long(day)}, ${clock(at)}`;
  },
  /** How long ago a day was, in words while that is easy to grasp, then as a date. */
  ago: (date: CalendarDate, today: CalendarDate): string => {
    const past = daysBetween(date, today);
    if (past <= 0) return 'today';
    if (past === 1) return 'yesterday';
    return past <= 28 ? `${countedDays(past)} ago` : short(date);
  },
  /** `Due in 5 days`, `12 days overdue`; '' where the day is too far off to count. */
  due: (due: CalendarDate, today: CalendarDate, dueSoonDays: number): string => {
    const left = daysBetween(today, due);
    if (left < 0) return `${countedDays(-left)} overdue`;
    if (left === 0) return 'Due today';
    if (left === 1) return 'Due tomorrow';
    return left <= dueSoonDays ? `Due in ${countedDays(left)}` : '';
  },
  /** A day to show how one is written. */
  example: long('2017-09-20'),
  /** What the calendar beside a date field says. */
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
