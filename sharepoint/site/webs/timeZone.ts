/** Every site of this server is in London: SharePoint's time zone 2. */
export const siteTimeZone = {
  Id: 2,
  Description: '(UTC+00:00) Dublin, Edinburgh, Lisbon, London',
  Information: { Bias: 0, DaylightBias: -60, StandardBias: 0 }
};

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit'
});

/** The wall clock in London at an instant, written as if it were UTC milliseconds. */
export function toLocal(instant: number): number {
  const parts = new Map(london.formatToParts(instant).map((part) => [part.type, Number(part.value)]));
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

/** The instant of a wall-clock time in London given as if it were UTC milliseconds. */
export function fromLocal(local: number): number {
  const whole = Math.floor(local / 1000) * 1000;
  const first = whole - (toLocal(whole) - whole);
  // Twice: around a change of clocks the first guess may use the wrong side's offset.
  return whole - (toLocal(first) - first);
}

/** Local midnight of the day, in London, on which an instant falls. */
export function localMidnight(instant: number): number {
  const day = 86_400_000;
  return fromLocal(Math.floor(toLocal(instant) / day) * day);
}

/** An instant as SharePoint writes it: to the second, in UTC. */
export function instantText(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}

const isoDate = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?(Z|[+-]\d{2}:?\d{2})?$/i;

/** Reads an ISO date; one without a zone is the site's own time. Undefined when it is no date. */
export function readInstant(text: string): number | undefined {
  const match = isoDate.exec(text.trim());
  if (!match) return undefined;
  const number = (index: number): number => Number(match[index] ?? 0);
  const local = Date.UTC(number(1), number(2) - 1, number(3), number(4), number(5), number(6));
  const check = new Date(local);
  if (Number.isNaN(local) || check.getUTCMonth() !== number(2) - 1 || check.getUTCDate() !== number(3)) return undefined;
  if (number(4) > 23 || number(5) > 59 || number(6) > 59) return undefined;
  const zone = match[7];
  if (zone === undefined) return fromLocal(local);
  if (zone.toUpperCase() === 'Z') return local;
  const sign = zone.startsWith('-') ? -1 : 1;
  const digits = zone.slice(1).replace(':', '');
  return local - sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) * 60_000;
}
