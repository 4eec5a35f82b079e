import * as v from 'valibot';
import { fixedZone, minutesAhead } from '../domain/dates';

/** What SharePoint says of a site's time zone (SP.TimeZone), as far as it says it. */
export const zoneFacts = v.object({
  Id: v.number(),
  Description: v.nullish(v.string(), ''),
  /** Minutes to add to local time to get UTC: `Bias` always, the other two while it is standard or daylight time. */
  Information: v.nullish(
    v.object({ Bias: v.number(), StandardBias: v.nullish(v.number(), 0), DaylightBias: v.nullish(v.number(), 0) })
  )
});

export type ZoneFacts = v.InferOutput<typeof zoneFacts>;

/** A site's time zone. */
export interface SiteZone {
  /** As `domain/dates` takes it. */
  name: string;
  /**
   * There where the product doesn't know the zone's rules: SharePoint's description of the zone. Then `name` gives the
   * right day for a midnight that SharePoint computed, but no date can be written.
   */
  unknown?: string;
}

/**
 * SharePoint's time zone ids (SPRegionalSettings.TimeZones) as IANA names, by Microsoft's list of the ids and Unicode's
 * table of the Windows zones behind them. Two are left out on purpose: 30 (Mid-Atlantic) and 92 (Kamchatka, old) change
 * their clocks by rules that only Windows has.
 */
const zones: Readonly<Record<number, string>> = {
  2: 'Europe/London',
  3: 'Europe/Paris',
  4: 'Europe/Berlin',
  5: 'Europe/Bucharest',
  6: 'Europe/Budapest',
  7: 'Europe/Minsk',
  8: 'America/Sao_Paulo',
  9: 'America/Halifax',
  10: 'America/New_York',
  11: 'America/Chicago',
  12: 'America/Denver',
  13: 'America/Los_Angeles',
  14: 'America/Anchorage',
  15: 'Pacific/Honolulu',
  16: 'Pacific/Pago_Pago',
  17: 'Pacific/Auckland',
  18: 'Australia/Brisbane',
  19: 'Australia/Adelaide',
  20: 'Asia/Tokyo',
  21: 'Asia/Singapore',
  22: 'Asia/Bangkok',
  23: 'Asia/Kolkata',
  24: 'Asia/Dubai',
  25: 'Asia/Tehran',
  26: 'Asia/Baghdad',
  27: 'Asia/Jerusalem',
  28: 'America/St_Johns',
  29: 'Atlantic/Azores',
  31: 'Africa/Monrovia',
  32: 'America/Cayenne',
  33: 'America/La_Paz',
  34: 'America/Indiana/Indianapolis',
  35: 'America/Bogota',
  36: 'America/Regina',
  37: 'America/Mexico_City',
  38: 'America/Phoenix',
  39: 'Etc/GMT+12',
  40: 'Pacific/Fiji',
  41: 'Pacific/Guadalcanal',
  42: 'Australia/Hobart',
  43: 'Pacific/Port_Moresby',
  44: 'Australia/Darwin',
  45: 'Asia/Shanghai',
  46: 'Asia/Novosibirsk',
  47: 'Asia/Tashkent',
  48: 'Asia/Kabul',
  49: 'Africa/Cairo',
  50: 'Africa/Johannesburg',
  51: 'Europe/Moscow',
  53: 'Atlantic/Cape_Verde',
  54: 'Asia/Baku',
  55: 'America/Guatemala',
  56: 'Africa/Nairobi',
  57: 'Europe/Warsaw',
  58: 'Asia/Yekaterinburg',
  59: 'Europe/Kiev',
  60: 'America/Godthab',
  61: 'Asia/Yangon',
  62: 'Asia/Kathmandu',
  63: 'Asia/Irkutsk',
  64: 'Asia/Krasnoyarsk',
  65: 'America/Santiago',
  66: 'Asia/Colombo',
  67: 'Pacific/Tongatapu',
  68: 'Asia/Vladivostok',
  69: 'Africa/Lagos',
  70: 'Asia/Yakutsk',
  71: 'Asia/Bishkek',
  72: 'Asia/Seoul',
  73: 'Australia/Perth',
  74: 'Asia/Riyadh',
  75: 'Asia/Taipei',
  76: 'Australia/Sydney',
  77: 'America/Mazatlan',
  78: 'America/Tijuana',
  79: 'Asia/Amman',
  80: 'Asia/Beirut',
  81: 'America/Manaus',
  82: 'Asia/Tbilisi',
  83: 'Africa/Windhoek',
  84: 'Asia/Yerevan',
  85: 'America/Argentina/Buenos_Aires',
  86: 'Africa/Casablanca',
  87: 'Asia/Karachi',
  88: 'America/Caracas',
  89: 'Indian/Mauritius',
  90: 'America/Montevideo',
  91: 'America/Asuncion',
  93: 'Etc/UTC',
  94: 'Asia/Ulaanbaatar',
  95: 'Etc/GMT+11',
  96: 'Etc/GMT+2',
  97: 'Etc/GMT-12',
  98: 'Asia/Damascus',
  99: 'Asia/Magadan',
  100: 'Europe/Kaliningrad',
  101: 'Europe/Istanbul',
  102: 'Asia/Dhaka',
  103: 'America/Bahia',
  104: 'America/Cuiaba'
};

/**
 * The least and the most minutes that a zone is ahead of UTC in a year; undefined where this browser doesn't have the
 * zone. Two days of each month are looked at, since Morocco's other time lasts only for the month of Ramadan.
 */
function aheadIn(name: string, year: number): { least: number; most: number } | undefined {
  const days = Array.from({ length: 24 }, (_, half) =>
    Date.UTC(year, Math.floor(half / 2), half % 2 === 0 ? 1 : 15, 12)
  );
  try {
    const ahead = days.map(day => minutesAhead(name, day));
    return { least: Math.min(...ahead), most: Math.max(...ahead) };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/**
 * The time zone of a site by what SharePoint says of it. Its own bias is the check of our table: where the two don't
 * agree in the given year, or the id isn't in the table, the zone counts as unknown, unless SharePoint says that its
 * clocks never change, in which case the bias is all there is to know. The dates of other years go by the rules that
 * IANA has for them, and Windows may have others for years long past.
 */
export function zoneOf({ Id, Description, Information }: ZoneFacts, year: number): SiteZone {
  const name = zones[Id];
  const unknown = { unknown: Description.trim() || String(Id) };
  if (!Information) return { name: name ?? 'Etc/UTC', ...unknown };
  const { Bias, StandardBias, DaylightBias } = Information;
  const least = 0 - (Bias + StandardBias);
  const most = 0 - (Bias + DaylightBias);
  const found = name === undefined ? undefined : aheadIn(name, year);
  // Windows gives a daylight bias of an hour to zones without daylight saving time too.
  const isSame = found?.least === least && (found.most === most || (found.most === least && most - least === 60));
  if (name !== undefined && isSame) return { name };
  const fixed = { name: fixedZone(Math.max(least, most)) };
  // Daylight time is ahead of standard time, so its midnights fall on the same day by either.
  return least === most ? fixed : { ...fixed, ...unknown };
}
