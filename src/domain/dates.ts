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

function wallClock(milliseconds: number, timeZone: string): WallClock {
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
 * The day that `instant` falls on in `timeZone` (an IANA name). SharePoint gives a date-only column as midnight of the
 * site's time zone in UTC: in British Summer Time the first ten characters of that are the day before.
 */
export function dayIn(timeZone: string, instant: Instant): CalendarDate {
  return wallClock(Date.parse(instant), timeZone).date;
}

/** Midnight of `date` in `timeZone` (an IANA name), in UTC: the value to write into a date-only column. */
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
