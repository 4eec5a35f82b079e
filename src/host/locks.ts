import type { Locks } from '../app/ports';

/**
 * Locks through the browser's Web Locks: one tab at a time holds the lock with a name. Where they can't be used (an old
 * browser, or a frame that may not) every tab holds it; the client key and the ETag still prevent double writes.
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
        // Another tab has stolen the lock: wait for it again.
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
