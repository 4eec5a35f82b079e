import type { Instant } from '../model/values';

/**
 * The instant at which the wait that a `Retry-After` header asks for is over. HTTP gives it in seconds or as a date;
 * undefined where there is no header or it is neither. `now` is in milliseconds since 1970.
 */
export function retryTime(header: string | null, now: number): Instant | undefined {
  if (header === null) return undefined;
  const seconds = Number(header);
  const time = Number.isNaN(seconds) ? Date.parse(header) : now + seconds * 1000;
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
