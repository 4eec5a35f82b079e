import * as v from 'valibot';
import type { Instant } from '../domain/dates';
import type { Failure } from '../domain/failure';
import type { FieldConflict } from './merge';
import type { ItemState } from './ports';

/** Values by column, JSON only: they go to storage and come back. */
export type Fields = Readonly<Record<string, unknown>>;

/** Something that a person did and that is to reach the server once. */
export interface Operation {
  /** A lower-case GUID made on the device: the client key of a create, the `LastOpId` of what is written. */
  id: string;
  /** What it is about, in the transport's words; operations with the same `item` go one after the other. */
  item: string;
  /** `restore` takes an item out of the recycle bin; doing it twice does no harm. */
  kind: 'create' | 'edit' | 'remove' | 'restore';
  body: Fields;
  /** The values that the person had before them: those of `body` for an edit, all that matter for a removal. */
  base?: Fields | undefined;
  /** The version that `base` is of; without one the item is read before it is written. */
  etag?: string | undefined;
  /** What is to follow once this one is on the server, and not without it. */
  then?: Operation | undefined;
  /** Fields in which somebody else's value stays without asking: copies, and what is written once. */
  yields?: readonly string[] | undefined;
  createdAt: Instant;
}

/** The next request for an operation. */
export type Step =
  | { kind: 'send' }
  /** Ask the server how things stand. Where a create isn't found, `otherwise` says why it was refused. */
  | { kind: 'look'; otherwise?: Failure | undefined }
  /** The item was read and is not as it was loaded: is the operation in its past? */
  | { kind: 'history'; theirs: ItemState };

export type Place =
  /** `notBefore` in milliseconds since 1970; `failure` is what the last try met. */
  | { kind: 'open'; step: Step; notBefore: number; failure?: Failure | undefined }
  /** Waits for the person's choice; `body` is what merged without asking. */
  | { kind: 'conflict'; theirs: ItemState; fields: readonly FieldConflict[]; body: Fields }
  /** Can't go through as it is; the person can try again, discard it or copy it out. */
  | { kind: 'setAside'; failure: Failure };

/** An operation as it is kept. `operation` stays as it was typed; `pending` is what is still to be written, and onto what. */
export interface Kept {
  operation: Operation;
  /** Operations go in this order; milliseconds since 1970, made unique. */
  order: number;
  pending: { body: Fields; base: Fields; etag?: string | undefined };
  place: Place;
  tries: number;
  saveConflicts: number;
  /** How many answers in a row were broken. */
  broken: number;
}

/** What a person asked of an operation, kept until the tab that sends has done it. */
export type Ask =
  | { kind: 'retry' }
  | { kind: 'discard' }
  /** `etag` is the version that was shown: a choice counts for no other. */
  | { kind: 'choose'; etag: string; choices: Readonly<Record<string, 'mine' | 'theirs'>> };

/** A new operation, as it is first kept. */
export function keep(operation: Operation, order: number): Kept {
  const { kind, body, base = {}, etag } = operation;
  const step: Step =
    kind === 'create' || kind === 'restore' || etag !== undefined ? { kind: 'send' } : { kind: 'look' };
  return {
    operation,
    order,
    pending: { body, base, etag },
    place: { kind: 'open', step, notBefore: 0 },
    tries: 0,
    saveConflicts: 0,
    broken: 0
  };
}

/** Whose operations these are: another person on the same device sees none of them. */
export interface Owner {
  tenant: string;
  site: string;
  user: string;
}

/** The keys under which an owner's records are kept. */
export function keysOf({ tenant, site, user }: Owner): {
  all: string;
  operation(id: string): string;
  ask(id: string): string;
  busy: string;
} {
  // Encoded, so that no part can reach into the next one; a slash ends the user's name.
  const all = `outbox/${[tenant, site, user].map(encodeURIComponent).join('/')}/`;
  return { all, operation: id => `${all}operation/${id}`, ask: id => `${all}ask/${id}`, busy: `${all}busy` };
}

const fields = v.record(v.string(), v.unknown());
const correlation = { correlation: v.optional(v.string()) };
const failure = v.variant('kind', [
  v.object({
    kind: v.picklist(['offline', 'signedOut', 'forbidden', 'stale', 'locked', 'tooLarge', 'guarded']),
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
  id: v.string(),
  etag: v.string(),
  fields,
  lastOpId: v.optional(v.string()),
  by: v.string(),
  at: v.string()
});
const step = v.variant('kind', [
  v.object({ kind: v.literal('send') }),
  v.object({ kind: v.literal('look'), otherwise: v.optional(failure) }),
  v.object({ kind: v.literal('history'), theirs: itemState })
]);
const operation: v.GenericSchema<unknown, Operation> = v.object({
  id: v.string(),
  item: v.string(),
  kind: v.picklist(['create', 'edit', 'remove', 'restore']),
  body: fields,
  base: v.optional(fields),
  etag: v.optional(v.string()),
  then: v.optional(v.lazy(() => operation)),
  yields: v.optional(v.array(v.string())),
  createdAt: v.string()
});
const kept = v.object({
  operation,
  order: v.number(),
  pending: v.object({ body: fields, base: fields, etag: v.optional(v.string()) }),
  place: v.variant('kind', [
    v.object({ kind: v.literal('open'), step, notBefore: v.number(), failure: v.optional(failure) }),
    v.object({
      kind: v.literal('conflict'),
      theirs: itemState,
      body: fields,
      fields: v.array(v.object({ field: v.string(), mine: v.unknown(), theirs: v.unknown() }))
    }),
    v.object({ kind: v.literal('setAside'), failure })
  ]),
  tries: v.number(),
  saveConflicts: v.number(),
  broken: v.number()
});
const ask = v.variant('kind', [
  v.object({ kind: v.picklist(['retry', 'discard']) }),
  v.object({
    kind: v.literal('choose'),
    etag: v.string(),
    choices: v.record(v.string(), v.picklist(['mine', 'theirs']))
  })
]);

/** What an owner's records say. */
export interface Contents {
  operations: readonly Kept[];
  asks: ReadonlyMap<string, Ask>;
  /** Nothing is sent before; milliseconds since 1970. */
  busyUntil: number;
  /** Records that an older or a newer version wrote and this one can't read: left alone, and shown. */
  unreadable: readonly unknown[];
}

/** Reads an owner's records. */
export function readContents(owner: Owner, records: readonly { key: string; value: unknown }[]): Contents {
  const keys = keysOf(owner);
  const operations: Kept[] = [];
  const asks = new Map<string, Ask>();
  const unreadable: unknown[] = [];
  let busyUntil = 0;
  for (const { key, value } of records) {
    if (key === keys.busy) {
      busyUntil = typeof value === 'number' ? value : 0;
    } else if (key.startsWith(keys.ask(''))) {
      const asked = v.safeParse(ask, value);
      if (asked.success) asks.set(key.slice(keys.ask('').length), asked.output);
    } else {
      const found = v.safeParse(kept, value);
      if (found.success) operations.push(found.output);
      else unreadable.push(value);
    }
  }
  return { operations, asks, busyUntil, unreadable };
}
