/** How many requests a person may send in how long. */
export interface ThrottleLimit {
  requests: number;
  seconds: number;
}

/** What a limit says to one request. */
export interface Throttled {
  /** Whether this request is one too many. */
  over: boolean;
  headers: Record<string, string>;
}

/**
 * A limit per person in fixed windows, with the headers of SharePoint Online: `RateLimit-Limit`, `-Remaining` and
 * `-Reset` (seconds), and `Retry-After` beyond it. SharePoint sends the RateLimit headers now and then; here they
 * are on every answer while a limit is set.
 */
export class Throttle {
  private limit: ThrottleLimit | undefined;
  private readonly windows = new Map<string, { ends: number; used: number }>();

  constructor(limit: ThrottleLimit | undefined) {
    this.limit = limit;
  }

  /** Sets another limit, or none, and begins to count afresh. */
  set(limit: ThrottleLimit | undefined): void {
    this.limit = limit;
    this.windows.clear();
  }

  /** Counts one request of a person; `now` is in milliseconds. */
  count(login: string, now: number): Throttled {
    const { limit } = this;
    if (!limit) return { over: false, headers: {} };
    const known = this.windows.get(login);
    const window = known && known.ends > now ? known : { ends: now + limit.seconds * 1000, used: 0 };
    window.used++;
    this.windows.set(login, window);
    const reset = String(Math.max(1, Math.ceil((window.ends - now) / 1000)));
    const over = window.used > limit.requests;
    return {
      over,
      headers: {
        'RateLimit-Limit': String(limit.requests),
        'RateLimit-Remaining': String(Math.max(0, limit.requests - window.used)),
        'RateLimit-Reset': reset,
        ...(over ? { 'Retry-After': reset } : {})
      }
    };
  }
}
