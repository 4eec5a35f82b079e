/** A day with no time and no zone, `YYYY-MM-DD`. */
export type CalendarDate = string;

/** A moment, ISO 8601 in UTC, as SharePoint gives it: `2026-06-29T23:00:00Z`. */
export type Instant = string;

const dayInMilliseconds = 24 * 60 * 60 * 1000;

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

function toUtc(date: CalendarDate): number {
  const parts = shape.exec(date);
  if (!parts) return NaN;
  const time = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  return new Date(time).toISOString().slice(0, 10) === date ? time : NaN;
}

/** True for a day that exists, written `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  return !Number.isNaN(toUtc(text));
}

/** The day `days` after (or, when negative, before) `date`. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return new Date(toUtc(date) + days * dayInMilliseconds).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((toUtc(to) - toUtc(from)) / dayInMilliseconds);
}

interface WallClock {
  date: CalendarDate;
  /** Milliseconds since midnight on the wall. */
  time: number;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Building a formatter costs far more than using it, and a plan reads thousands of dates. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
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
  clocks.set(timeZone, made);
  return made;
}

function wallClock(milliseconds: number, timeZone: string): WallClock {
  const parts = new Map(
    clockOf(timeZone)
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
 * The day that it is at `instant` in `timeZone` (an IANA name). SharePoint gives a date-only
 * column as local midnight of the site's zone in UTC, so its first ten characters are the day
 * before for half the year in London.
 */
export function dayIn(timeZone: string, instant: Instant): CalendarDate {
  return wallClock(Date.parse(instant), timeZone).date;
}

/** Midnight of `date` in `timeZone` (an IANA name): what a date-only column is written with. */
export function midnightIn(timeZone: string, date: CalendarDate): Instant {
  const target = toUtc(date);
  let guess = target;
  // Twice: the first step may cross a change of the clocks, the second lands.
  for (let step = 0; step < 2; step++) {
    const wall = wallClock(guess, timeZone);
    guess -= toUtc(wall.date) + wall.time - target;
  }
  return new Date(guess).toISOString().replace('.000Z', 'Z');
}
