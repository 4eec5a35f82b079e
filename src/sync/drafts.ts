import type { Instant } from '../model/values';
import type { Clock } from './ports';

/** What a person typed and has not sent: under a key such as `update-42`, as JSON, with when it was last typed in. */
export interface StoredDraft {
  key: string;
  value: unknown;
  at: Instant;
}

/** How a write to the browser's storage ended. */
export type StorageOutcome = 'kept' | 'full' | 'unavailable';

/** Where drafts are kept. It never rejects: what goes wrong is said in its answer. */
export interface DraftStorage {
  /** Everything that this person typed in this site; undefined where nothing can be kept here. */
  readAll(): Promise<readonly StoredDraft[] | undefined>;
  write(draft: StoredDraft): Promise<StorageOutcome>;
  remove(key: string): Promise<StorageOutcome>;
}

/** Whether what is typed is being kept. `starting` until the storage has answered for the first time. */
export type Keeping = 'starting' | StorageOutcome;

/** The drafts of one person in one site. Reading is at once, from memory; writing follows behind. */
export interface Drafts {
  /** Done when what was kept before has been read, or can't be. */
  ready: Promise<void>;
  get(key: string): StoredDraft | undefined;
  /** All of them, the newest first. */
  all(): readonly StoredDraft[];
  set(key: string, value: unknown): void;
  /** Writes what changed without waiting for its turn: something hangs on it that no later look can mend. */
  keepNow(): void;
  /** Writes what changed, and what changes from now on without waiting. */
  close(): void;
  /** After sending, or because the person said so. */
  forget(key: string): void;
  keeping(): Keeping;
  /** Tells of every change; gives back how to stop. */
  subscribe(listener: () => void): () => void;
}

/** What is kept is never further behind what is typed than this, in milliseconds, plus what the storage itself takes. */
export const behindAtMost = 400;

/**
 * Keeps what is typed while it is typed: the first change at once, later ones at most `behindAtMost` after they were
 * made. Nothing waits for the page's end, since a suspended Teams tab is ended without a word. Writes of one draft go
 * one after the other, so that an older one never comes after a newer.
 */
export function createDrafts(storage: DraftStorage, clock: Clock): Drafts {
  const known = new Map<string, StoredDraft>();
  const listeners = new Set<() => void>();
  /** Drafts that changed or went since they were last written. */
  const changed = new Set<string>();
  /** The last write of each draft that is under way. */
  const writing = new Map<string, Promise<void>>();
  let cancel: (() => void) | undefined;
  let closed = false;
  let lastWrite = Number.NEGATIVE_INFINITY;
  let keeping: Keeping = 'starting';

  const tell = (): void => listeners.forEach(listener => listener());
  const heard = (said: Keeping): void => {
    if (said === keeping) return;
    keeping = said;
    tell();
  };

  const write = async (key: string, before: Promise<void> | undefined): Promise<void> => {
    await before;
    const draft = known.get(key);
    heard(await (draft ? storage.write(draft) : storage.remove(key)));
  };

  const flush = (): void => {
    cancel?.();
    cancel = undefined;
    lastWrite = clock.now();
    for (const key of changed) {
      const mine = write(key, writing.get(key));
      writing.set(key, mine);
      void mine.then(() => {
        if (writing.get(key) === mine) writing.delete(key);
      });
    }
    changed.clear();
  };

  const ready = storage.readAll().then(all => {
    // What was typed, or sent, while this was read is newer.
    for (const draft of all ?? []) {
      if (!known.has(draft.key) && !changed.has(draft.key) && !writing.has(draft.key)) known.set(draft.key, draft);
    }
    if (keeping === 'starting') keeping = all ? 'kept' : 'unavailable';
    tell();
  });

  return {
    ready,
    get: key => known.get(key),
    all: () => [...known.values()].sort((a, b) => b.at.localeCompare(a.at)),
    set: (key, value) => {
      known.set(key, { key, value, at: new Date(clock.now()).toISOString() });
      changed.add(key);
      const wait = lastWrite + behindAtMost - clock.now();
      if (closed || wait <= 0) flush();
      else cancel ??= clock.after(wait, flush);
      tell();
    },
    keepNow: flush,
    close: () => {
      closed = true;
      flush();
    },
    forget: key => {
      if (!known.delete(key)) return;
      // Gone is gone at once: a sent text must not be offered again.
      changed.add(key);
      flush();
      tell();
    },
    keeping: () => keeping,
    subscribe: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    }
  };
}
