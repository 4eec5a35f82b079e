import * as v from 'valibot';
import type { Failure } from '../domain/failure';
import type { Fields } from '../model/json';
import type { FieldConflict } from './merge';
import type { Operation } from './operation';
import { operationShape, withCreated } from './operation';
import type { ItemState } from './ports';

/** The next request for an operation. */
export type Step =
  | { kind: 'send' }
  /** Ask the server how things stand. Where a create isn't found, `otherwise` says why it was refused. */
  | { kind: 'check'; otherwise?: Failure | undefined }
  /** The item was read and is not as it was loaded: is the operation in its past? */
  | { kind: 'history'; theirs: ItemState };

/** How far a queued operation has come. */
export type QueueState =
  /** `notBefore` in milliseconds since 1970; `failure` is what the last try met. */
  | { kind: 'open'; step: Step; notBefore: number; failure?: Failure | undefined }
  /** Waits for the person's choice; `merged` is what merged without asking. */
  | { kind: 'conflict'; theirs: ItemState; fields: readonly FieldConflict[]; merged: Fields }
  /** Can't go through as it is; the person can try again, discard it or copy it out. */
  | { kind: 'setAside'; failure: Failure };

/** An operation in the queue. `operation` stays as it was typed; `pending` is what is still to be written, and onto what. */
export interface QueuedOperation {
  operation: Operation;
  /** Operations go in this order; milliseconds since 1970, made unique. */
  order: number;
  pending: { values: Fields; base: Fields; etag?: string | undefined };
  state: QueueState;
  tries: number;
  saveConflicts: number;
  /** How many answers in a row were broken. */
  broken: number;
}

/** What a person decided about an operation, kept until the tab that sends has done it. */
export type Resolution =
  | { kind: 'retry' }
  | { kind: 'discard' }
  /** `etag` is the version that was shown: a choice counts for no other. */
  | { kind: 'choose'; etag: string; choices: Readonly<Record<string, 'mine' | 'theirs'>> };

/** A new operation, as it is first queued. */
export function queued(operation: Operation, order: number): QueuedOperation {
  const { kind, values, base = {}, etag } = operation;
  const step: Step =
    kind === 'create' || kind === 'restore' || etag !== undefined ? { kind: 'send' } : { kind: 'check' };
  return {
    operation,
    order,
    pending: { values, base, etag },
    state: { kind: 'open', step, notBefore: 0 },
    tries: 0,
    saveConflicts: 0,
    broken: 0
  };
}

/** A queued operation with the id of an item that another operation has made. */
export function queuedWithCreated(one: QueuedOperation, operationId: string, id: number): QueuedOperation {
  const operation = withCreated(one.operation, operationId, id);
  // Where only what follows it names the item, it may have been merged already: what is pending stays what it is.
  const { values, base } = withCreated({ ...one.operation, ...one.pending }, operationId, id);
  return { ...one, operation, pending: { ...one.pending, values, base: base ?? {} } };
}

/** Whose operations these are: another person on the same device sees none of them. */
export interface Owner {
  tenant: string;
  site: string;
  user: string;
}

/** The keys of an owner's records. */
export function keysOf({ tenant, site, user }: Owner): {
  all: string;
  operation(id: string): string;
  resolution(id: string): string;
  busy: string;
} {
  // Encoded, so that no part can reach into the next one; a slash ends the user's name.
  const all = `outbox/${[tenant, site, user].map(encodeURIComponent).join('/')}/`;
  // Resolutions are under `ask`, where earlier versions kept them.
  return { all, operation: id => `${all}operation/${id}`, resolution: id => `${all}ask/${id}`, busy: `${all}busy` };
}

const fields = v.record(v.string(), v.unknown());
const correlation = { correlation: v.optional(v.string()) };
const failure = v.variant('kind', [
  v.object({
    kind: v.picklist([
      'offline',
      'signedOut',
      'forbidden',
      'stale',
      'locked',
      'tooLarge',
      'guarded',
      'orphaned',
      'unknownZone'
    ]),
    ...correlation
  }),
  v.object({ kind: v.literal('notFound'), what: v.picklist(['list', 'item']), ...correlation }),
  v.pipe(
    v.object({ kind: v.literal('busy'), until: v.optional(v.string()), ...correlation }),
    v.transform(({ until, ...busy }) => ({ ...busy, until }))
  ),
  v.object({
    kind: v.literal('missingColumns'),
    columns: v.array(v.object({ list: v.string(), column: v.string() })),
    ...correlation
  }),
  v.object({ kind: v.picklist(['refused', 'broken']), message: v.string(), ...correlation })
]);
const itemState = v.object({
  id: v.number(),
  etag: v.string(),
  fields,
  lastOpId: v.optional(v.string()),
  by: v.string(),
  at: v.string()
});
const step = v.variant('kind', [
  v.object({ kind: v.literal('send') }),
  v.object({ kind: v.literal('check'), otherwise: v.optional(failure) }),
  v.object({ kind: v.literal('history'), theirs: itemState })
]);
const queuedShape = v.object({
  operation: operationShape,
  order: v.number(),
  pending: v.object({ values: fields, base: fields, etag: v.optional(v.string()) }),
  state: v.variant('kind', [
    v.object({ kind: v.literal('open'), step, notBefore: v.number(), failure: v.optional(failure) }),
    v.object({
      kind: v.literal('conflict'),
      theirs: itemState,
      merged: fields,
      fields: v.array(v.object({ field: v.string(), mine: v.unknown(), theirs: v.unknown() }))
    }),
    v.object({ kind: v.literal('setAside'), failure })
  ]),
  tries: v.number(),
  saveConflicts: v.number(),
  broken: v.number()
});
const resolutionShape = v.variant('kind', [
  v.object({ kind: v.picklist(['retry', 'discard']) }),
  v.object({
    kind: v.literal('choose'),
    etag: v.string(),
    choices: v.record(v.string(), v.picklist(['mine', 'theirs']))
  })
]);

/** What an owner's records say. */
export interface Contents {
  operations: readonly QueuedOperation[];
  resolutions: ReadonlyMap<string, Resolution>;
  /** Nothing is sent before; milliseconds since 1970. */
  busyUntil: number;
  /** Records that another version wrote and this one can't read: left alone, and shown. */
  unreadable: readonly unknown[];
}

/** Reads an owner's records; `upgrade` makes of an earlier version's record one of this version, or gives it back as it is. */
export function readContents(
  owner: Owner,
  records: readonly { key: string; value: unknown }[],
  upgrade: (record: unknown) => unknown = record => record
): Contents {
  const keys = keysOf(owner);
  const operations: QueuedOperation[] = [];
  const resolutions = new Map<string, Resolution>();
  const unreadable: unknown[] = [];
  let busyUntil = 0;
  for (const { key, value } of records) {
    if (key === keys.busy) {
      busyUntil = typeof value === 'number' ? value : 0;
    } else if (key.startsWith(keys.resolution(''))) {
      const resolution = v.safeParse(resolutionShape, value);
      if (resolution.success) resolutions.set(key.slice(keys.resolution('').length), resolution.output);
    } else {
      const found = v.safeParse(queuedShape, upgrade(value));
      if (found.success) operations.push(found.output);
      else unreadable.push(value);
    }
  }
  return { operations, resolutions, busyUntil, unreadable };
}
