import type { CalendarDate, Instant } from '../model/values';
import { utcOf } from '../model/values';

const dayInMilliseconds = 24 * 60 * 60 * 1000;

/** The day that is `days` after `date`; before it where `days` is negative. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return new Date(utcOf(date) + days * dayInMilliseconds).toISOString().slice(0, 10);
}

/** The number of days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((utcOf(to) - utcOf(from)) / dayInMilliseconds);
}

/** What a clock on the wall shows in some time zone. */
interface WallClock {
  date: CalendarDate;
  /** Milliseconds since midnight, by the local clock. */
  time: number;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * The formatter for a time zone, built once: building one costs far more than using it, and a plan has thousands of
 * dates.
 */
function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const built = formatters.get(timeZone);
  if (built) return built;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit'
  });
  formatters.set(timeZone, made);
  return made;
}

const fixed = /^([+-])(\d{2}):(\d{2})$/;

/** The name of the time zone that is always this many minutes ahead of UTC: `+05:30`. */
export function fixedZone(minutes: number): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  const whole = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(whole / 60))}:${two(whole % 60)}`;
}

/** The minutes that a fixed zone is ahead of UTC; undefined for any other name. */
function fixedMinutes(timeZone: string): number | undefined {
  const found = fixed.exec(timeZone);
  return found ? (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3])) : undefined;
}

function wallClock(milliseconds: number, timeZone: string): WallClock {
  const minutes = fixedMinutes(timeZone);
  if (minutes !== undefined) {
    const local = milliseconds + minutes * 60_000;
    const date = new Date(local).toISOString().slice(0, 10);
    return { date, time: local - utcOf(date) };
  }
  const parts = new Map(
    formatterOf(timeZone)
      .formatToParts(milliseconds)
      .map(part => [part.type, part.value])
  );
  const number = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type) ?? 0);
  return {
    date: `${parts.get('year') ?? ''}-${parts.get('month') ?? ''}-${parts.get('day') ?? ''}`,
    time: ((number('hour') * 60 + number('minute')) * 60 + number('second')) * 1000
  };
}

/**
 * How many minutes `timeZone` is ahead of UTC at an instant, in milliseconds since 1970. Throws a RangeError for a name
 * that this browser doesn't know.
 */
export function minutesAhead(timeZone: string, milliseconds: number): number {
  const { date, time } = wallClock(milliseconds, timeZone);
  return Math.round((utcOf(date) + time - milliseconds) / 60_000);
}

/**
 * The day that `instant` falls on in `timeZone` (an IANA name or a fixed zone). SharePoint gives a date-only column as midnight of the
 * site's time zone in UTC: in British Summer Time the first ten characters of that are the day before.
 */
export function dayIn(timeZone: string, instant: Instant): CalendarDate {
  return wallClock(Date.parse(instant), timeZone).date;
}

/** Midnight of `date` in `timeZone` (an IANA name or a fixed zone), in UTC: the value to write into a date-only column. */
export function midnightIn(timeZone: string, date: CalendarDate): Instant {
  const target = utcOf(date);
  let guess = target;
  // The first correction may cross a change to or from summer time; the second then arrives at midnight.
  for (let step = 0; step < 2; step++) {
    const wall = wallClock(guess, timeZone);
    guess -= utcOf(wall.date) + wall.time - target;
  }
  return new Date(guess).toISOString().replace('.000Z', 'Z');
}
