/**
 * SharePoint's time zone ids (SPRegionalSettings.TimeZone.ID) as IANA names. For any other id London's time zone is used:
 * the product is for the United Kingdom, and its documentation says so.
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

/** The IANA name of the time zone with this SharePoint id; Europe/London for an unknown id. */
export function timeZoneOf(id: number): string {
  return zones[id] ?? 'Europe/London';
}
