/**
 * A clock that runs `speed` times as fast as the machine's, from `epoch` (milliseconds since 1970) on. The clients and
 * the server take the same one, so that a `Retry-After` means the same to both whether it is given in seconds or as a date.
 */
export interface FastClock {
  epoch: number;
  speed: number;
  now(): number;
  /** Runs once after so many milliseconds by this clock; the function given back cancels it. */
  after(milliseconds: number, run: () => void): () => void;
}

export function fastClock(epoch: number, speed: number): FastClock {
  return {
    epoch,
    speed,
    now: () => epoch + (Date.now() - epoch) * speed,
    after: (milliseconds, run) => {
      const timer = setTimeout(run, Math.ceil(milliseconds / speed));
      return () => clearTimeout(timer);
    }
  };
}
