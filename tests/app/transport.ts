import { failed, ok } from '../../src/domain/failure';
import type { Transport } from '../../src/sync/ports';

/** A far side on which everything works and nothing is found; a test exchanges what it is about. */
export function transport(own: Partial<Transport> = {}): Transport {
  return {
    create: async () => ({ kind: 'done', written: { id: 20, etag: '1' } }),
    edit: async () => ({ kind: 'done', written: { id: 7, etag: '2' } }),
    remove: async (_operation, etag) => ({ kind: 'done', written: { id: 7, etag } }),
    restore: async () => ({ kind: 'done', written: { id: 7, etag: '3' } }),
    findByKey: async () => ok(undefined),
    read: async () => failed({ kind: 'notFound', what: 'item' }),
    versions: async () => ok([]),
    ...own
  };
}

/** An answer that is given when the test says so. */
export function later<T>(): { answer(value: T): void; promise: Promise<T> } {
  let answer = (_value: T): void => undefined;
  const promise = new Promise<T>(resolve => {
    answer = resolve;
  });
  return { answer: value => answer(value), promise };
}
