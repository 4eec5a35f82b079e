import { GraphError } from './errors.ts';

/** Four requests a second, by one app in one channel (https://learn.microsoft.com/graph/throttling-limits, Teams). */
const allowed = 4;
const span = 1000;

/** Counts the requests of the last second, each app and channel by itself. */
export class Throttle {
  private readonly now: () => number;
  private readonly recent = new Map<string, number[]>();

  /** `now` is the clock, in milliseconds. */
  constructor(now: () => number) {
    this.now = now;
  }

  /** Lets a request pass or refuses it with 429 and the whole seconds to wait; a refused one isn't counted. */
  pass(app: string, channel: string): void {
    const key = `${app} ${channel}`;
    const now = this.now();
    const times = (this.recent.get(key) ?? []).filter(time => time > now - span && time <= now);
    const oldest = times[0];
    if (times.length >= allowed && oldest !== undefined) {
      const seconds = Math.max(1, Math.ceil((oldest + span - now) / 1000));
      throw new GraphError(429, 'TooManyRequests', `Too many requests for this channel. Try again in ${seconds} s.`, {
        'Retry-After': String(seconds)
      });
    }
    times.push(now);
    this.recent.set(key, times);
  }
}
