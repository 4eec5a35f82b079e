import type { Failure, Result } from '../domain/failure';
import type { Fields } from '../model/json';
import type { Instant } from '../model/values';
import type { Operation } from './operation';

/** The time and timers. */
export interface Clock {
  /** Milliseconds since 1970; for the outbox by the server's clock, as far as it is known. */
  now(): number;
  /** Runs once after so many milliseconds; the function given back cancels it. */
  after(milliseconds: number, run: () => void): () => void;
}

/** A number from 0 to just under 1. */
export type Random = () => number;

/** What one write changes: the records that it puts, and the keys of those that it deletes. No key is in both. */
export interface Changes {
  put?: readonly { key: string; value: unknown }[];
  delete?: readonly string[];
}

/**
 * Records of JSON kept on this device; each call may reject (full, blocked). Calls take effect in the
 * order in which they were made, as IndexedDB's transactions do, and one that resolved is on the disk.
 */
export interface Storage {
  /** Makes all of the changes or, where it rejects or the tab ends before, none of them. */
  write(changes: Changes): Promise<void>;
  /** The records whose key begins so, as they are at one moment. */
  list(prefix: string): Promise<readonly { key: string; value: unknown }[]>;
  /** Tells that another tab changed something; the function given back ends it. */
  onChange(listener: () => void): () => void;
}

/** Makes one tab of a person the one that sends. */
export interface Locks {
  /**
   * Waits for the lock, then calls `held`; `lost` when it was taken away, after which it waits again.
   * The function given back gives it up, or ends the waiting.
   */
  hold(name: string, held: () => void, lost: () => void): () => void;
}

/** What the server says of an item once a write is in it. `etag` is always written in one way, so that two can be compared. */
export interface Written {
  /** The item's id in its list. */
  id: number;
  etag: string;
}

/** An item as it is on the server now. */
export interface ItemState extends Written {
  /** The values of at least the columns that the operation touches. */
  fields: Fields;
  lastOpId?: string | undefined;
  /** Who wrote this version, and when. */
  by: string;
  at: Instant;
}

export type CreateAnswer =
  | { kind: 'done'; written: Written }
  /** A unique column has this value already: the client key, where it got there before, or another column. */
  | { kind: 'duplicate'; failure: Failure }
  /** The device has no network: for certain nothing left it. */
  | { kind: 'notSent' }
  | { kind: 'failed'; failure: Failure };

export type WriteAnswer =
  | { kind: 'done'; written: Written }
  /** 412: the item is not as it was loaded. */
  | { kind: 'changed' }
  /** 409: two writes met in the server. */
  | { kind: 'saveConflict' }
  /** The device has no network: for certain nothing left it. */
  | { kind: 'notSent' }
  | { kind: 'failed'; failure: Failure };

/**
 * One request each, sent once: the engine does the retrying. A promise always settles: after a time
 * limit of its own the transport says `offline`, which is a doubt and not a no.
 */
export interface Transport {
  /**
   * Makes the item with the operation's id as its client key and as its `LastOpId`. The key is unique among the rows
   * that are there: where a row may be removed while its create is still in doubt, nothing prevents a second one.
   */
  create(operation: Operation): Promise<CreateAnswer>;
  /** The item that carries the operation's id as its client key; undefined where there is none. */
  findByKey(operation: Operation): Promise<Result<Written | undefined>>;
  /** Writes `values` with the operation's id as `LastOpId`, on condition that the item is at `etag`. */
  edit(operation: Operation, values: Fields, etag: string): Promise<WriteAnswer>;
  /** Moves the item to the recycle bin, on condition that it is at `etag`. */
  remove(operation: Operation, etag: string): Promise<WriteAnswer>;
  /** Puts the item back from the recycle bin; `done` too where it is in its list already. */
  restore(operation: Operation): Promise<WriteAnswer>;
  read(operation: Operation): Promise<Result<ItemState>>;
  /** The `LastOpId` of each version of the item. */
  versions(operation: Operation): Promise<Result<readonly (string | undefined)[]>>;
}

export interface Ports {
  clock: Clock;
  random: Random;
  storage: Storage;
  locks: Locks;
  transport: Transport;
  /** Makes of a record that an earlier version kept one of this version; gives any other back as it is. */
  upgrade?: (record: unknown) => unknown;
}
