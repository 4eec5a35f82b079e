import type { Clock } from '../../src/sync/ports';

export interface HandClock extends Clock {
  /** Lets so many milliseconds go by, and what follows happen. */
  run(milliseconds: number): Promise<void>;
}

/** What was begun goes on as far as it can without the clock. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 60; turn++) await Promise.resolve();
}

/** A clock that runs when it is told to. */
export function handClock(start = '2026-11-24T09:00:00Z'): HandClock {
  let time = Date.parse(start);
  let waiting: { at: number; run: () => void }[] = [];
  return {
    now: () => time,
    after: (milliseconds, run) => {
      const one = { at: time + milliseconds, run };
      waiting.push(one);
      return () => {
        waiting = waiting.filter(other => other !== one);
      };
    },
    async run(milliseconds) {
      time += milliseconds;
      for (const one of waiting.filter(({ at }) => at <= time)) {
        waiting = waiting.filter(other => other !== one);
        one.run();
      }
      await settled();
    }
  };
}
