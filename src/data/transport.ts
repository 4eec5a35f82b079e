import * as v from 'valibot';
import '@pnp/sp/recycle-bin';
import type { ItemState, Operation, Transport, WriteAnswer } from '../app/ports';
import type { Failure, Result } from '../domain/failure';
import { entities, isListKey } from '../model';
import { parseEntries } from '../model/entries';
import type { Entity, EntityOf, Stored } from '../model/entity';
import type { Field } from '../model/field';
import { writesDate } from '../model/difference';
import { toJson } from '../model/json';
import type { Connection } from './connection';
import { listOf, listPath } from './connection';
import { attempt, codes, sharePointError, toFailure } from './errors';
import { missingIn, readOne } from './readLists';
import { bodyOfFields, etagOfUpdate, plainETag, readItems } from './rows';
import type { SiteZone } from './timeZones';

const created = v.looseObject({ Id: v.number(), 'odata.etag': v.optional(v.string(), '') });
const items = v.array(v.looseObject({ Id: v.number(), 'odata.etag': v.string() }));
const versions = v.array(v.record(v.string(), v.unknown()));
const recycled = v.object({
  Id: v.string(),
  DirName: v.string(),
  LeafName: v.string(),
  DeletedByName: v.nullish(v.string(), ''),
  DeletedDate: v.string()
});
/** Who changed an item last, when, and by which operation; undefined where that can't be read. */
const bookkeeping = v.object({
  lastOpId: v.fallback(v.optional(v.string()), undefined),
  changed: v.fallback(
    v.optional(v.object({ at: v.string(), by: v.fallback(v.optional(v.object({ name: v.string() })), undefined) })),
    undefined
  )
});
const itemId = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/** The entity of the list that an operation writes to. Throws a RangeError where this version has no such list. */
function entityOf({ list }: Operation): Entity {
  if (!isListKey(list)) throw new RangeError(`There is no list ${list}.`);
  return entities[list];
}

/** The internal name of a column that queued writes need. Throws a RangeError where the list has none. */
function columnName(entity: Entity, name: 'clientKey' | 'lastOpId'): string {
  const field: Field | undefined = entity.fields[name];
  if (!field || field.kind === 'group') throw new RangeError(`${entity.title} has no column for ${name}.`);
  return field.column;
}

/** An item in the recycle bin: the id of its entry there, who deleted it, and when. */
export interface Recycled {
  bin: string;
  by: string;
  at: string;
}

/** How many entries of the recycle bin are looked through, page by page: enough for weeks of a busy site. */
const binPage = 100;
const binPages = 20;

/**
 * Finds an item's newest entry in the recycle bin, which is asked for newest first; undefined where the person can't see
 * one, or it lies below some 2,000 newer ones. Throws what the request throws.
 */
export async function findRecycled(connection: Connection, entity: Entity, id: number): Promise<Recycled | undefined> {
  const folder = listPath(connection.webUrl, entity).toLowerCase();
  const isIt = (one: v.InferOutput<typeof recycled>): boolean =>
    `/${one.DirName.replace(/^\//, '').toLowerCase()}` === folder && one.LeafName === `${String(id)}_.000`;
  for (let page = 0; page < binPages; page++) {
    const { recycleBin } = connection.reader.web;
    const found: unknown = await recycleBin
      .orderBy('DeletedDate', false)
      .skip(page * binPage)
      .top(binPage)();
    const { entries, odd } = parseEntries(recycled, found);
    const entry = entries.find(isIt);
    if (entry) return { bin: entry.Id, by: entry.DeletedByName, at: entry.DeletedDate };
    if (entries.length + odd < binPage) return undefined;
  }
  return undefined;
}

/**
 * Sends the outbox's operations to SharePoint, each request once. `zone` is the site's time zone; where it is unknown a
 * date is never sent, since it could be stored as the day before.
 */
export function transportOf(connection: Connection, zone: SiteZone): Transport {
  const { writer, webUrl, now } = connection;
  // Reading doesn't repeat requests either: the outbox has to learn of a Retry-After at once, or it would go on
  // sending.
  const unretried: Connection = { ...connection, reader: writer };
  const itemsOf = (operation: Operation) => listOf(writer, webUrl, entityOf(operation)).items;
  const itemOf = (operation: Operation) => itemsOf(operation).getById(v.parse(itemId, operation.item));

  /** The failure of a write. Where SharePoint says only that a property doesn't exist, it names the missing columns. */
  const failureOf = async (error: unknown, operation: Operation, body: Record<string, unknown>): Promise<Failure> => {
    const said = await sharePointError(error);
    if (said?.status === 400) {
      const missing = await missingIn(unretried, entityOf(operation)).catch(() => []);
      const ours = missing.filter(({ name }) => name in body || `${name}Id` in body);
      if (ours.length > 0)
        return { kind: 'missingColumns', columns: ours.map(({ list: title, column }) => ({ list: title, column })) };
    }
    return toFailure(error, now());
  };

  const unknownZone = { kind: 'failed', failure: { kind: 'unknownZone' } } as const;
  const isUnsafe = (entity: Entity, values: object): boolean =>
    zone.unknown !== undefined && writesDate(entity, values);

  const isNotSent = (error: unknown): boolean => error instanceof TypeError && !connection.isOnline();

  const whyNotWritten = async (
    error: unknown,
    operation: Operation,
    body: Record<string, unknown>
  ): Promise<WriteAnswer> => {
    if (isNotSent(error)) return { kind: 'notSent' };
    const failure = await failureOf(error, operation, body);
    if (failure.kind !== 'stale') return { kind: 'failed', failure };
    return (await sharePointError(error))?.status === 412 ? { kind: 'changed' } : { kind: 'saveConflict' };
  };

  const read = (operation: Operation): Promise<Result<ItemState>> =>
    attempt(now, async () => {
      const entity = entityOf(operation);
      const answer = await readOne(unretried, entity, v.parse(itemId, operation.item));
      const [item] = readItems(entity, [answer], zone.name);
      if (!item) throw new Error('One item was asked for and none was read.');
      return stateOf(entity, item);
    });

  return {
    async create(operation) {
      const entity = entityOf(operation);
      if (isUnsafe(entity, operation.values)) return unknownZone;
      const keys = { clientKey: operation.id, lastOpId: operation.id };
      const body = bodyOfFields(entity, { ...operation.values, ...keys }, zone.name);
      try {
        const { Id, 'odata.etag': etag } = v.parse(created, await itemsOf(operation).add(body));
        return { kind: 'done', written: { id: Id, etag: plainETag(etag) } };
      } catch (error) {
        if (isNotSent(error)) return { kind: 'notSent' };
        const failure = await failureOf(error, operation, body);
        const isDuplicate = (await sharePointError(error))?.code === codes.duplicateValue;
        return { kind: isDuplicate ? 'duplicate' : 'failed', failure };
      }
    },

    findByKey: operation =>
      attempt(now, async () => {
        // The key is a GUID, which is checked here, so nothing has to be escaped.
        const key = v.parse(v.pipe(v.string(), v.uuid()), operation.id);
        const hasKey = `${columnName(entityOf(operation), 'clientKey')} eq '${key}'`;
        const found: unknown = await itemsOf(operation).select('Id').filter(hasKey).top(1)();
        const [item] = v.parse(items, found);
        return item && { id: item.Id, etag: plainETag(item['odata.etag']) };
      }),

    async edit(operation, values, etag) {
      if (isUnsafe(entityOf(operation), values)) return unknownZone;
      const body = bodyOfFields(entityOf(operation), { ...values, lastOpId: operation.id }, zone.name);
      const id = v.parse(itemId, operation.item);
      try {
        const answer: unknown = await itemOf(operation).update(body, etag);
        return { kind: 'done', written: { id, etag: etagOfUpdate(answer) } };
      } catch (error) {
        return whyNotWritten(error, operation, body);
      }
    },

    async remove(operation, etag) {
      const current = await read(operation);
      if (!current.ok) return { kind: 'failed', failure: current.failure };
      // By its documentation `recycle` takes no ETag, so the item is compared just before. Should somebody change it in
      // between, the recycle bin keeps their version.
      if (current.value.etag !== etag) return { kind: 'changed' };
      try {
        await itemOf(operation).recycle();
        return { kind: 'done', written: { id: current.value.id, etag } };
      } catch (error) {
        return whyNotWritten(error, operation, {});
      }
    },

    async restore(operation) {
      try {
        const entry = await findRecycled(unretried, entityOf(operation), v.parse(itemId, operation.item));
        if (entry) await writer.web.recycleBin.getById(entry.bin).restore();
      } catch (error) {
        return whyNotWritten(error, operation, {});
      }
      const current = await read(operation);
      return current.ok ? { kind: 'done', written: current.value } : { kind: 'failed', failure: current.failure };
    },

    read,

    versions: operation =>
      attempt(now, async () => {
        const column = columnName(entityOf(operation), 'lastOpId');
        const found: unknown = await itemOf(operation)
          .versions.select(column)()
          .catch(async (error: unknown) => {
            // A list without versions, or whose versions lack the column, tells nothing of the item's past: its fields
            // are compared alone, and where they clash the person is asked.
            if ((await sharePointError(error))?.status !== 400) throw error;
            return [];
          });
        return v.parse(versions, found).map(version => v.parse(v.nullish(v.string()), version[column]) ?? undefined);
      })
  };
}

/** An item as the outbox compares it: all its fields except those that SharePoint writes. */
function stateOf(entity: Entity, item: EntityOf<Entity>): ItemState {
  const { id, etag }: Stored = item;
  const cells = new Map<string, unknown>(Object.entries(item));
  const written = Object.entries(entity.fields).filter(([, field]) => field.writtenBy !== 'sharePoint');
  const { changed, lastOpId } = v.parse(bookkeeping, item);
  return {
    id,
    etag,
    fields: toJson(Object.fromEntries(written.map(([name]) => [name, cells.get(name)]))),
    lastOpId: lastOpId === undefined || lastOpId === '' ? undefined : lastOpId,
    by: changed?.by?.name ?? '',
    at: changed?.at ?? ''
  };
}
