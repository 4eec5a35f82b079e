import type { Random } from './ports';

const first = 2_000;
const longest = 5 * 60_000;

/**
 * Milliseconds to wait after the given number of tries (1 is the first): anything from nothing to a
 * limit that doubles, so that clients which failed together don't come back together ("full jitter").
 */
export function backOff(tries: number, random: Random): number {
  return Math.round(random() * Math.min(longest, first * 2 ** Math.max(0, tries - 1)));
}
