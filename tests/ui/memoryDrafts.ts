import type { DraftStorage, StorageOutcome, StoredDraft } from '../../src/sync/drafts';

/** A browser's storage in memory, which answers as it is told to. */
export interface MemoryDrafts extends DraftStorage {
  readonly rows: Map<string, StoredDraft>;
  answer: StorageOutcome;
}

/** Rows as an earlier visit left them. */
export function memoryDrafts(before: readonly StoredDraft[] = []): MemoryDrafts {
  const rows = new Map(before.map(draft => [draft.key, draft]));
  const storage: MemoryDrafts = {
    rows,
    answer: 'kept',
    readAll: async () => (storage.answer === 'unavailable' ? undefined : [...rows.values()]),
    write: async draft => {
      if (storage.answer === 'kept') rows.set(draft.key, draft);
      return storage.answer;
    },
    remove: async key => {
      rows.delete(key);
      return storage.answer;
    }
  };
  return storage;
}
