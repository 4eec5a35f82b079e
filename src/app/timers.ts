import type { Clock } from '../sync/ports';

/** Timers that end together. */
export interface Timers {
  after: Clock['after'];
  /** Cancels all timers; none is started any more. */
  stop(): void;
}

/** Makes the timers of one app, on the browser's own. */
export function createTimers(): Timers {
  const running = new Set<ReturnType<typeof setTimeout>>();
  let stopped = false;
  return {
    after: (milliseconds, run) => {
      if (stopped) return () => undefined;
      const timer = setTimeout(() => {
        running.delete(timer);
        run();
      }, milliseconds);
      running.add(timer);
      return () => {
        running.delete(timer);
        clearTimeout(timer);
      };
    },
    stop: () => {
      stopped = true;
      for (const timer of running) clearTimeout(timer);
      running.clear();
    }
  };
}
