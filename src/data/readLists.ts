import * as v from 'valibot';
import type { MissingColumn } from '../domain/plan';
import type { Entity } from '../model/entity';
import { columnsOf } from '../model/entity';
import type { Connection } from './connection';
import { listOf } from './connection';
import { sharePointError } from './errors';
import { selection } from './rows';

/** The most items that SharePoint gives in one page. */
const pageSize = 5000;

const answers = v.array(v.unknown());

/** A list as it was read, before its items are parsed; `missing` are the declared columns that it lacks. */
export interface RawListRead {
  items: unknown[];
  missing: MissingColumn[];
}

/** The declared columns that a list lacks; `name` is the internal name. Throws what the request throws. */
export async function missingIn(connection: Connection, entity: Entity): Promise<(MissingColumn & { name: string })[]> {
  await import(/* webpackChunkName: 'columns' */ '@pnp/sp/fields/list');
  const found: unknown = await listOf(connection.reader, connection.webUrl, entity).fields.select('InternalName')();
  const names = new Set(
    v.parse(v.array(v.object({ InternalName: v.string() })), found).map(field => field.InternalName)
  );
  return columnsOf(entity)
    .filter(({ column }) => !names.has(column))
    .map(({ title, column }) => ({ list: entity.title, column: title, name: column }));
}

/**
 * Reads items of a list. Where the list lacks columns SharePoint refuses the request: then reads again `without` them
 * (internal names).
 */
async function readDespiteMissing(
  connection: Connection,
  entity: Entity,
  read: (without: ReadonlySet<string>) => Promise<unknown[]>
): Promise<RawListRead> {
  try {
    return { items: await read(new Set()), missing: [] };
  } catch (error) {
    const said = await sharePointError(error);
    if (said?.status !== 400) throw error;
    const missing = await missingIn(connection, entity);
    if (missing.length === 0) throw error;
    return { items: await read(new Set(missing.map(one => one.name))), missing };
  }
}

/** Reads all items of a list that meet an OData `filter`, page by page. Throws what a request throws. */
export function readAll(connection: Connection, entity: Entity, filter?: string): Promise<RawListRead> {
  return readDespiteMissing(connection, entity, async without => {
    const { select, expand } = selection(entity, without);
    const query = listOf(connection.reader, connection.webUrl, entity)
      .items.select(...select)
      .expand(...expand)
      .top(pageSize);
    const all: unknown[] = [];
    for await (const page of filter === undefined ? query : query.filter(filter)) all.push(...v.parse(answers, page));
    return all;
  });
}

/** Reads the `most` newest items of a list. Throws what a request throws. */
export function readNewest(connection: Connection, entity: Entity, most: number): Promise<RawListRead> {
  return readDespiteMissing(connection, entity, async without => {
    const { select, expand } = selection(entity, without);
    const query = listOf(connection.reader, connection.webUrl, entity).items.select(...select);
    return v.parse(
      answers,
      await query
        .expand(...expand)
        .orderBy('ID', false)
        .top(most)()
    );
  });
}

/** Reads items of a list by their ids; those that aren't there are left out. Throws what a request throws. */
export async function readByIds(
  connection: Connection,
  entity: Entity,
  ids: ReadonlySet<number>
): Promise<RawListRead> {
  if (ids.size === 0) return { items: [], missing: [] };
  // Ids are numbers that SharePoint gave, so nothing has to be escaped.
  const wanted = [...ids].map(id => `Id eq ${String(id)}`).join(' or ');
  return readDespiteMissing(connection, entity, async without => {
    const { select, expand } = selection(entity, without);
    const query = listOf(connection.reader, connection.webUrl, entity).items.select(...select);
    return v.parse(
      answers,
      await query
        .expand(...expand)
        .filter(wanted)
        .top(ids.size)()
    );
  });
}

/** Reads one item. Throws what the request throws, also where the item isn't there. */
export async function readOne(connection: Connection, entity: Entity, id: number): Promise<unknown> {
  const { items } = await readDespiteMissing(connection, entity, async without => {
    const { select, expand } = selection(entity, without);
    const item = listOf(connection.reader, connection.webUrl, entity).items.getById(id);
    return [await item.select(...select).expand(...expand)()];
  });
  return items[0];
}
