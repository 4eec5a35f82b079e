import type { Store } from '../store/store.ts';

interface Waiting {
  work: () => void;
  done: () => void;
  failed: (error: unknown) => void;
}

/**
 * Commits together what arrives together. Whatever came in during one turn of the event loop runs one after the
 * other in one transaction; nobody is answered before that transaction is on the disk. Without it every write would
 * wait for the disk alone.
 */
export class Commits {
  private readonly store: Store;
  private waiting: Waiting[] = [];

  constructor(store: Store) {
    this.store = store;
  }

  /**
   * Does the work in the next commit; resolves with its result when that is on the disk. Work that may be taken back
   * alone opens a transaction of its own, which is a savepoint here.
   */
  run<T>(work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      let outcome: { result: T } | { error: unknown };
      if (this.waiting.length === 0) setImmediate(() => this.commit());
      this.waiting.push({
        work: () => {
          try {
            outcome = { result: work() };
          } catch (error) {
            outcome = { error };
          }
        },
        done: () => ('result' in outcome ? resolve(outcome.result) : reject(outcome.error)),
        failed: reject
      });
    });
  }

  private commit(): void {
    const together = this.waiting;
    this.waiting = [];
    try {
      this.store.transaction(() => {
        for (const one of together) one.work();
      });
    } catch (error) {
      // The commit itself failed, on a full disk for example: nothing of it was kept.
      for (const one of together) one.failed(error);
      return;
    }
    for (const one of together) one.done();
  }
}
