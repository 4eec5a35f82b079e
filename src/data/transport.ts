import * as v from 'valibot';
import '@pnp/sp/recycle-bin';
import type { ItemState, Operation, Transport, WriteAnswer } from '../app/ports';
import type { Failure, Result } from '../domain/failure';
import { updates } from '../lists';
import type { WrittenList } from './columnsOf';
import { columnsOf, fieldsOfAction, fieldsOfUpdate, writtenLists } from './columnsOf';
import type { Connection } from './connection';
import { listOf, listPath } from './connection';
import { attempt, codes, sharePointError, toFailure } from './errors';
import { missingIn, readDespiteMissing } from './readPlan';
import { plainETag, readRows, selection } from './rows';
import { toAction, toUpdate } from './toDomain';

const created = v.looseObject({ Id: v.number(), 'odata.etag': v.optional(v.string(), '') });
const updated = v.object({ etag: v.string() });
const items = v.array(v.looseObject({ Id: v.number(), 'odata.etag': v.string() }));
const versions = v.array(v.looseObject({ [updates.columns.lastOpId.name]: v.nullish(v.string()) }));
const recycled = v.array(
  v.object({
    Id: v.string(),
    DirName: v.string(),
    LeafName: v.string(),
    DeletedByName: v.nullish(v.string(), ''),
    DeletedDate: v.string()
  })
);

/** Which row of which list an operation is about; a create has no row yet. */
function targetOf({ item, kind }: Operation): { list: WrittenList; id: number } {
  const [key, id] = item.split('/');
  const list = v.parse(v.picklist(['actions', 'updates']), key);
  return { list, id: kind === 'create' ? 0 : v.parse(v.pipe(v.number(), v.safeInteger(), v.minValue(1)), Number(id)) };
}

/** Where an item lies in the recycle bin, and who put it there. */
export interface Recycled {
  bin: string;
  by: string;
  at: string;
}

/** The newest entry of a row in the recycle bin, as far as this person is shown it. Throws what the request throws. */
export async function findRecycled(
  connection: Connection,
  list: WrittenList,
  id: number
): Promise<Recycled | undefined> {
  const found: unknown = await connection.reader.web.recycleBin.top(500)();
  const folder = listPath(connection.webUrl, writtenLists[list]).toLowerCase();
  const [entry] = v
    .parse(recycled, found)
    .filter(
      one => `/${one.DirName.replace(/^\//, '').toLowerCase()}` === folder && one.LeafName === `${String(id)}_.000`
    )
    .sort((a, b) => b.DeletedDate.localeCompare(a.DeletedDate));
  return entry && { bin: entry.Id, by: entry.DeletedByName, at: entry.DeletedDate };
}

/**
 * Carries the outbox's operations to SharePoint, each request once. `item` of an operation is `actions/12` or
 * `updates/55`, for a new update `updates/of/12`; `zone` is the site's time zone (IANA).
 */
export function transportOf(connection: Connection, zone: string): Transport {
  const { writer, webUrl, now } = connection;
  // Reading too: PnPjs's retrying sender would keep a Retry-After to itself, and the outbox would send on.
  const once: Connection = { ...connection, reader: writer };
  const rows = (list: WrittenList) => listOf(writer, webUrl, writtenLists[list]).items;

  /** A column that the site lacks is named; SharePoint says only that a property doesn't exist. */
  const failureOf = async (error: unknown, list: WrittenList, body: Record<string, unknown>): Promise<Failure> => {
    const said = await sharePointError(error);
    if (said?.status === 400) {
      const missing = await missingIn(once, writtenLists[list]).catch(() => []);
      const ours = missing.filter(({ name }) => name in body || `${name}Id` in body);
      if (ours.length > 0)
        return { kind: 'missingColumns', columns: ours.map(({ list: title, column }) => ({ list: title, column })) };
    }
    return toFailure(error, now());
  };

  const isNotSent = (error: unknown): boolean => error instanceof TypeError && !connection.isOnline();

  const whyNotWritten = async (
    error: unknown,
    list: WrittenList,
    body: Record<string, unknown>
  ): Promise<WriteAnswer> => {
    if (isNotSent(error)) return { kind: 'notSent' };
    const failure = await failureOf(error, list, body);
    if (failure.kind !== 'stale') return { kind: 'failed', failure };
    return (await sharePointError(error))?.status === 412 ? { kind: 'changed' } : { kind: 'saveConflict' };
  };

  const read = (operation: Operation): Promise<Result<ItemState>> =>
    attempt(now, async () => {
      const { list, id } = targetOf(operation);
      const { items: found } = await readDespiteMissing(once, writtenLists[list], async without => {
        const { select, expand } = selection(writtenLists[list], without);
        return [
          await rows(list)
            .getById(id)
            .select(...select)
            .expand(...expand)()
        ];
      });
      if (list === 'actions') {
        const [row] = readRows(writtenLists.actions, found, zone);
        if (!row) throw new Error('One item was asked for and none was read.');
        return stateOf(row, fieldsOfAction(toAction(row), row.values.guardReason));
      }
      const [row] = readRows(writtenLists.updates, found, zone);
      if (!row) throw new Error('One item was asked for and none was read.');
      return stateOf(row, fieldsOfUpdate(toUpdate(row), row.values.guardReason));
    });

  return {
    async create(operation) {
      const { list } = targetOf(operation);
      const body = columnsOf(list, { ...operation.body, clientKey: operation.id, lastOpId: operation.id }, zone);
      try {
        const { Id, 'odata.etag': etag } = v.parse(created, await rows(list).add(body));
        return { kind: 'done', written: { id: String(Id), etag: plainETag(etag) } };
      } catch (error) {
        if (isNotSent(error)) return { kind: 'notSent' };
        const failure = await failureOf(error, list, body);
        const isDuplicate = (await sharePointError(error))?.code === codes.duplicateValue;
        return { kind: isDuplicate ? 'duplicate' : 'failed', failure };
      }
    },

    findByKey: operation =>
      attempt(now, async () => {
        const { list } = targetOf(operation);
        // The key is a GUID that we made: nothing in it to escape.
        const key = v.parse(v.pipe(v.string(), v.uuid()), operation.id);
        const found: unknown = await rows(list)
          .select('Id')
          .filter(`${updates.columns.clientKey.name} eq '${key}'`)
          .top(1)();
        const [item] = v.parse(items, found);
        return item && { id: String(item.Id), etag: plainETag(item['odata.etag']) };
      }),

    async edit(operation, fields, etag) {
      const { list, id } = targetOf(operation);
      const body = columnsOf(list, { ...fields, lastOpId: operation.id }, zone);
      try {
        const answer = v.parse(updated, await rows(list).getById(id).update(body, etag));
        return { kind: 'done', written: { id: String(id), etag: plainETag(answer.etag) } };
      } catch (error) {
        return whyNotWritten(error, list, body);
      }
    },

    async remove(operation, etag) {
      const { list, id } = targetOf(operation);
      const current = await read(operation);
      if (!current.ok) return { kind: 'failed', failure: current.failure };
      // `recycle` takes no condition in the documentation; between this look and it, the recycle bin keeps everything.
      if (current.value.etag !== etag) return { kind: 'changed' };
      try {
        await rows(list).getById(id).recycle();
        return { kind: 'done', written: { id: String(id), etag } };
      } catch (error) {
        return whyNotWritten(error, list, {});
      }
    },

    async restore(operation) {
      const { list, id } = targetOf(operation);
      try {
        const entry = await findRecycled(once, list, id);
        if (entry) await writer.web.recycleBin.getById(entry.bin).restore();
      } catch (error) {
        return whyNotWritten(error, list, {});
      }
      const current = await read(operation);
      return current.ok ? { kind: 'done', written: current.value } : { kind: 'failed', failure: current.failure };
    },

    read,

    versions: operation =>
      attempt(now, async () => {
        const { list, id } = targetOf(operation);
        const column = updates.columns.lastOpId.name;
        const found: unknown = await rows(list).getById(id).versions.select(column)();
        return v.parse(versions, found).map(version => version[column] ?? undefined);
      })
  };
}

function stateOf(
  row: {
    id: number;
    etag: string;
    values: { lastOpId: string; editor: { name: string } | undefined; modified: string | undefined };
  },
  fields: ItemState['fields']
): ItemState {
  const { lastOpId, editor, modified } = row.values;
  return {
    id: String(row.id),
    etag: row.etag,
    fields,
    lastOpId: lastOpId === '' ? undefined : lastOpId,
    by: editor?.name ?? '',
    at: modified ?? ''
  };
}
