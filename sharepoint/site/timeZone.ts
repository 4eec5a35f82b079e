/** A site's time zone: the one that its date-only columns, its forms and its CAML mean. */
export interface TimeZone {
  /** SharePoint's own number for it. */
  id: number;
  /** As SharePoint describes it. */
  description: string;
  /** Minutes, as SharePoint gives them: what is added to local time to get UTC. */
  bias: number;
  /** What is added to the bias in summer, in minutes; 0 where clocks don't change. */
  daylightBias: number;
  /** The wall clock at an instant, written as if it were UTC milliseconds. */
  toLocal(instant: number): number;
  /** The instant of a wall-clock time given as if it were UTC milliseconds. */
  fromLocal(local: number): number;
}

/** The time zones that a site can be declared with: SharePoint's number, IANA's name, SharePoint's description. */
const known: readonly [number, string, string][] = [
  [2, 'Europe/London', '(UTC+00:00) Dublin, Edinburgh, Lisbon, London'],
  [3, 'Europe/Paris', '(UTC+01:00) Brussels, Copenhagen, Madrid, Paris'],
  [4, 'Europe/Berlin', '(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna'],
  [10, 'America/New_York', '(UTC-05:00) Eastern Time (US and Canada)'],
  [11, 'America/Chicago', '(UTC-06:00) Central Time (US and Canada)'],
  [12, 'America/Denver', '(UTC-07:00) Mountain Time (US and Canada)'],
  [13, 'America/Los_Angeles', '(UTC-08:00) Pacific Time (US and Canada)'],
  [15, 'Pacific/Honolulu', '(UTC-10:00) Hawaii'],
  [20, 'Asia/Tokyo', '(UTC+09:00) Osaka, Sapporo, Tokyo'],
  [23, 'Asia/Kolkata', '(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi'],
  [76, 'Australia/Sydney', '(UTC+10:00) Canberra, Melbourne, Sydney'],
  [93, 'UTC', '(UTC) Coordinated Universal Time']
];

const made = new Map<number, TimeZone>();

/** The time zone with SharePoint's number; undefined for one that this server doesn't have. */
export function timeZone(id: number): TimeZone | undefined {
  const found = made.get(id);
  if (found) return found;
  const row = known.find(([number]) => number === id);
  if (!row) return undefined;
  const zone = makeZone(...row);
  made.set(id, zone);
  return zone;
}

/** All time zones that this server has. */
export function timeZones(): TimeZone[] {
  return known.flatMap(([id]) => timeZone(id) ?? []);
}

function makeZone(id: number, name: string, description: string): TimeZone {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit'
  });
  const toLocal = (instant: number): number => {
    const parts = new Map(clock.formatToParts(instant).map(part => [part.type, Number(part.value)]));
    const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
    return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  };
  const fromLocal = (local: number): number => {
    const whole = Math.floor(local / 1000) * 1000;
    const first = whole - (toLocal(whole) - whole);
    // Twice: around a change of clocks the first guess may use the wrong side's offset.
    return whole - (toLocal(first) - first);
  };
  const behind = (instant: number): number => (instant - toLocal(instant)) / 60_000;
  const [january, july] = [behind(Date.UTC(2025, 0, 1)), behind(Date.UTC(2025, 6, 1))];
  const bias = Math.max(january, july);
  return { id, description, bias, daylightBias: Math.min(january, july) - bias, toLocal, fromLocal };
}

/** Local midnight of the day, in the zone, on which an instant falls. */
export function localMidnight(zone: TimeZone, instant: number): number {
  const day = 86_400_000;
  return zone.fromLocal(Math.floor(zone.toLocal(instant) / day) * day);
}

/** An instant as SharePoint writes it: to the second, in UTC. */
export function instantText(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}

const isoDate = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?(Z|[+-]\d{2}:?\d{2})?$/i;

/** Reads an ISO date; one without an offset is the zone's own time. Undefined when it is no date. */
export function readInstant(zone: TimeZone, text: string): number | undefined {
  const match = isoDate.exec(text.trim());
  if (!match) return undefined;
  const number = (index: number): number => Number(match[index] ?? 0);
  const local = Date.UTC(number(1), number(2) - 1, number(3), number(4), number(5), number(6));
  const check = new Date(local);
  if (Number.isNaN(local) || check.getUTCMonth() !== number(2) - 1 || check.getUTCDate() !== number(3))
    return undefined;
  if (number(4) > 23 || number(5) > 59 || number(6) > 59) return undefined;
  const offset = match[7];
  if (offset === undefined) return zone.fromLocal(local);
  if (offset.toUpperCase() === 'Z') return local;
  const sign = offset.startsWith('-') ? -1 : 1;
  const digits = offset.slice(1).replace(':', '');
  return local - sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) * 60_000;
}
