/**
 * SharePoint's time zone ids (SPRegionalSettings.TimeZone.ID) as IANA names. A site elsewhere is
 * read in London's zone: the product is for the United Kingdom, and says so in its documentation.
 */
const zones: Readonly<Record<number, string>> = {
  2: 'Europe/London',
  3: 'Europe/Paris',
  4: 'Europe/Berlin',
  5: 'Europe/Bucharest',
  6: 'Europe/Budapest',
  7: 'Europe/Athens',
  13: 'America/Los_Angeles',
  10: 'America/New_York',
  15: 'Pacific/Honolulu',
  31: 'Africa/Casablanca',
  93: 'Etc/UTC'
};

/** The IANA name of a SharePoint time zone. */
export function timeZoneOf(id: number): string {
  return zones[id] ?? 'Europe/London';
}
