import type { Locks } from '../app/ports';

/**
 * The browser's Web Locks: one tab of a person at a time holds a name. Where the browser has none (an old one, or a
 * frame that may not use them) everyone holds it: the client key and the ETag still keep a write from being doubled.
 */
export const webLocks: Locks = {
  hold(name, held, lost) {
    const ending = new AbortController();
    let release = (): void => undefined;
    const wait = async (): Promise<void> => {
      let has = false;
      try {
        await navigator.locks.request(
          name,
          { signal: ending.signal },
          () =>
            new Promise<void>(resolve => {
              has = true;
              release = resolve;
              if (ending.signal.aborted) resolve();
              else held();
            })
        );
      } catch {
        if (ending.signal.aborted) return;
        if (!has) {
          held();
          return;
        }
        // Taken away by another tab: it is waited for again.
        lost();
        await wait();
      }
    };
    void wait();
    return () => {
      ending.abort();
      release();
    };
  }
};
