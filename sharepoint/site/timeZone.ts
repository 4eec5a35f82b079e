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

/**
 * The time zones of SharePoint: its number, IANA's name, its description. Where a country has moved since SharePoint
 * gave out the number, the description says what its clocks do now.
 */
const known: readonly [number, string, string][] = [
  [2, 'Europe/London', '(UTC) Dublin, Edinburgh, Lisbon, London'],
  [3, 'Europe/Paris', '(UTC+01:00) Brussels, Copenhagen, Madrid, Paris'],
  [4, 'Europe/Berlin', '(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna'],
  [5, 'Europe/Bucharest', '(UTC+02:00) Athens, Bucharest'],
  [6, 'Europe/Budapest', '(UTC+01:00) Belgrade, Bratislava, Budapest, Ljubljana, Prague'],
  [7, 'Europe/Minsk', '(UTC+03:00) Minsk'],
  [8, 'America/Sao_Paulo', '(UTC-03:00) Brasilia'],
  [9, 'America/Halifax', '(UTC-04:00) Atlantic Time (Canada)'],
  [10, 'America/New_York', '(UTC-05:00) Eastern Time (US and Canada)'],
  [11, 'America/Chicago', '(UTC-06:00) Central Time (US and Canada)'],
  [12, 'America/Denver', '(UTC-07:00) Mountain Time (US and Canada)'],
  [13, 'America/Los_Angeles', '(UTC-08:00) Pacific Time (US and Canada)'],
  [14, 'America/Anchorage', '(UTC-09:00) Alaska'],
  [15, 'Pacific/Honolulu', '(UTC-10:00) Hawaii'],
  [16, 'Pacific/Pago_Pago', '(UTC-11:00) Midway Island, Samoa'],
  [17, 'Pacific/Auckland', '(UTC+12:00) Auckland, Wellington'],
  [18, 'Australia/Brisbane', '(UTC+10:00) Brisbane'],
  [19, 'Australia/Adelaide', '(UTC+09:30) Adelaide'],
  [20, 'Asia/Tokyo', '(UTC+09:00) Osaka, Sapporo, Tokyo'],
  [21, 'Asia/Singapore', '(UTC+08:00) Kuala Lumpur, Singapore'],
  [22, 'Asia/Bangkok', '(UTC+07:00) Bangkok, Hanoi, Jakarta'],
  [23, 'Asia/Kolkata', '(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi'],
  [24, 'Asia/Dubai', '(UTC+04:00) Abu Dhabi, Muscat'],
  [25, 'Asia/Tehran', '(UTC+03:30) Tehran'],
  [26, 'Asia/Baghdad', '(UTC+03:00) Baghdad'],
  [27, 'Asia/Jerusalem', '(UTC+02:00) Jerusalem'],
  [28, 'America/St_Johns', '(UTC-03:30) Newfoundland'],
  [29, 'Atlantic/Azores', '(UTC-01:00) Azores'],
  [30, 'America/Nuuk', '(UTC-02:00) Mid-Atlantic'],
  [31, 'Africa/Monrovia', '(UTC) Monrovia, Reykjavik'],
  [32, 'America/Cayenne', '(UTC-03:00) Cayenne, Fortaleza'],
  [33, 'America/La_Paz', '(UTC-04:00) Georgetown, La Paz, Manaus, San Juan'],
  [34, 'America/Indiana/Indianapolis', '(UTC-05:00) Indiana (East)'],
  [35, 'America/Bogota', '(UTC-05:00) Bogota, Lima, Quito'],
  [36, 'America/Regina', '(UTC-06:00) Saskatchewan'],
  [37, 'America/Mexico_City', '(UTC-06:00) Guadalajara, Mexico City, Monterrey'],
  [38, 'America/Phoenix', '(UTC-07:00) Arizona'],
  [39, 'Etc/GMT+12', '(UTC-12:00) International Date Line West'],
  [40, 'Pacific/Fiji', '(UTC+12:00) Fiji Islands, Marshall Islands'],
  [41, 'Pacific/Guadalcanal', '(UTC+11:00) Solomon Islands, New Caledonia'],
  [42, 'Australia/Hobart', '(UTC+10:00) Hobart'],
  [43, 'Pacific/Port_Moresby', '(UTC+10:00) Guam, Port Moresby'],
  [44, 'Australia/Darwin', '(UTC+09:30) Darwin'],
  [45, 'Asia/Shanghai', '(UTC+08:00) Beijing, Chongqing, Hong Kong SAR, Urumqi'],
  [46, 'Asia/Novosibirsk', '(UTC+07:00) Novosibirsk'],
  [47, 'Asia/Tashkent', '(UTC+05:00) Tashkent'],
  [48, 'Asia/Kabul', '(UTC+04:30) Kabul'],
  [49, 'Africa/Cairo', '(UTC+02:00) Cairo'],
  [50, 'Africa/Johannesburg', '(UTC+02:00) Harare, Pretoria'],
  [51, 'Europe/Moscow', '(UTC+03:00) Moscow, St. Petersburg, Volgograd'],
  [53, 'Atlantic/Cape_Verde', '(UTC-01:00) Cabo Verde'],
  [54, 'Asia/Baku', '(UTC+04:00) Baku'],
  [55, 'America/Guatemala', '(UTC-06:00) Central America'],
  [56, 'Africa/Nairobi', '(UTC+03:00) Nairobi'],
  [57, 'Europe/Warsaw', '(UTC+01:00) Sarajevo, Skopje, Warsaw, Zagreb'],
  [58, 'Asia/Yekaterinburg', '(UTC+05:00) Ekaterinburg'],
  [59, 'Europe/Helsinki', '(UTC+02:00) Helsinki, Kyiv, Riga, Sofia, Tallinn, Vilnius'],
  [60, 'America/Nuuk', '(UTC-02:00) Greenland'],
  [61, 'Asia/Yangon', '(UTC+06:30) Yangon (Rangoon)'],
  [62, 'Asia/Kathmandu', '(UTC+05:45) Kathmandu'],
  [63, 'Asia/Irkutsk', '(UTC+08:00) Irkutsk'],
  [64, 'Asia/Krasnoyarsk', '(UTC+07:00) Krasnoyarsk'],
  [65, 'America/Santiago', '(UTC-04:00) Santiago'],
  [66, 'Asia/Colombo', '(UTC+05:30) Sri Jayawardenepura'],
  [67, 'Pacific/Tongatapu', "(UTC+13:00) Nuku'alofa"],
  [68, 'Asia/Vladivostok', '(UTC+10:00) Vladivostok'],
  [69, 'Africa/Lagos', '(UTC+01:00) West Central Africa'],
  [70, 'Asia/Yakutsk', '(UTC+09:00) Yakutsk'],
  [71, 'Asia/Bishkek', '(UTC+06:00) Astana'],
  [72, 'Asia/Seoul', '(UTC+09:00) Seoul'],
  [73, 'Australia/Perth', '(UTC+08:00) Perth'],
  [74, 'Asia/Riyadh', '(UTC+03:00) Kuwait, Riyadh'],
  [75, 'Asia/Taipei', '(UTC+08:00) Taipei'],
  [76, 'Australia/Sydney', '(UTC+10:00) Canberra, Melbourne, Sydney'],
  [77, 'America/Mazatlan', '(UTC-07:00) Chihuahua, La Paz, Mazatlan'],
  [78, 'America/Tijuana', '(UTC-08:00) Baja California'],
  [79, 'Asia/Amman', '(UTC+03:00) Amman'],
  [80, 'Asia/Beirut', '(UTC+02:00) Beirut'],
  [81, 'America/Manaus', '(UTC-04:00) Manaus'],
  [82, 'Asia/Tbilisi', '(UTC+04:00) Tbilisi'],
  [83, 'Africa/Windhoek', '(UTC+02:00) Windhoek'],
  [84, 'Asia/Yerevan', '(UTC+04:00) Yerevan'],
  [85, 'America/Argentina/Buenos_Aires', '(UTC-03:00) Buenos Aires'],
  [86, 'Africa/Casablanca', '(UTC+01:00) Casablanca'],
  [87, 'Asia/Karachi', '(UTC+05:00) Islamabad, Karachi'],
  [88, 'America/Caracas', '(UTC-04:00) Caracas'],
  [89, 'Indian/Mauritius', '(UTC+04:00) Port Louis'],
  [90, 'America/Montevideo', '(UTC-03:00) Montevideo'],
  [91, 'America/Asuncion', '(UTC-03:00) Asuncion'],
  [92, 'Asia/Kamchatka', '(UTC+12:00) Petropavlovsk-Kamchatsky'],
  [93, 'UTC', '(UTC) Coordinated Universal Time'],
  [94, 'Asia/Ulaanbaatar', '(UTC+08:00) Ulaanbaatar'],
  [95, 'Etc/GMT+11', '(UTC-11:00) Coordinated Universal Time-11'],
  [96, 'Etc/GMT+2', '(UTC-02:00) Coordinated Universal Time-02'],
  [97, 'Etc/GMT-12', '(UTC+12:00) Coordinated Universal Time+12'],
  [98, 'Asia/Damascus', '(UTC+03:00) Damascus'],
  [99, 'Asia/Magadan', '(UTC+11:00) Magadan'],
  [100, 'Europe/Kaliningrad', '(UTC+02:00) Kaliningrad'],
  [101, 'Europe/Istanbul', '(UTC+03:00) Istanbul'],
  [102, 'Asia/Dhaka', '(UTC+06:00) Dhaka'],
  [103, 'America/Bahia', '(UTC-03:00) Salvador'],
  [104, 'America/Cuiaba', '(UTC-04:00) Cuiaba'],
  [106, 'Europe/Samara', '(UTC+04:00) Izhevsk, Samara'],
  [107, 'Asia/Srednekolymsk', '(UTC+11:00) Chokurdakh'],
  [108, 'Pacific/Kiritimati', '(UTC+14:00) Kiritimati Island']
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
