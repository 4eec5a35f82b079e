import * as v from 'valibot';
import type { MissingColumn } from '../domain/plan';
import type { Entity } from '../model/entity';
import { columnsOf } from '../model/entity';
import type { ColumnField } from '../model/field';
import type { Connection } from './connection';
import { listOf } from './connection';
import { sharePointError } from './errors';
import type { ColumnsFound } from './rows';
import { isOtherwiseRead, selection, writtenKey } from './rows';

/** The most items that SharePoint gives in one page. */
const pageSize = 5000;

const answers = v.array(v.unknown());
const columnFacts = v.array(v.object({ InternalName: v.string(), TypeAsString: v.nullish(v.string(), '') }));
const asDeclared: ColumnsFound = { missing: new Set(), retyped: new Map() };

/** A list as it was read, before its items are parsed; `missing` are the declared columns that it lacks, or that have another type. */
export interface RawListRead {
  items: unknown[];
  missing: MissingColumn[];
}

/** A list's columns that aren't as declared: those that it lacks, and the types of those whose type was changed. */
interface Departures {
  missing: (MissingColumn & { name: string })[];
  retyped: ReadonlyMap<string, string>;
}

async function departuresOf(connection: Connection, entity: Entity): Promise<Departures> {
  await import(/* webpackChunkName: 'columns' */ '@pnp/sp/fields/list');
  const list = listOf(connection.reader, connection.webUrl, entity);
  const found: unknown = await list.fields.select('InternalName', 'TypeAsString')();
  const types = new Map(v.parse(columnFacts, found).map(field => [field.InternalName, field.TypeAsString]));
  const named = ({ title, column }: ColumnField): MissingColumn & { name: string } => ({
    list: entity.title,
    column: title,
    name: column
  });
  const columns = columnsOf(entity);
  return {
    missing: columns.filter(({ column }) => !types.has(column)).map(named),
    retyped: new Map(
      columns.flatMap(field => {
        const type = types.get(field.column);
        return type !== undefined && isOtherwiseRead(field, type) ? [[field.column, type]] : [];
      })
    )
  };
}

/** The declared columns that a list lacks; `name` is the internal name. Throws what the request throws. */
export async function missingIn(connection: Connection, entity: Entity): Promise<(MissingColumn & { name: string })[]> {
  return (await departuresOf(connection, entity)).missing;
}

/**
 * Reads items of a list. Where the list lacks columns, or the type of one was changed, SharePoint refuses the request
 * with 400: then reads again without the former, and with the latter in the form that their new type has.
 */
async function readDespiteDepartures(
  connection: Connection,
  entity: Entity,
  read: (columns: ColumnsFound) => Promise<unknown[]>
): Promise<RawListRead> {
  try {
    return { items: await read(asDeclared), missing: [] };
  } catch (error) {
    const said = await sharePointError(error);
    if (said?.status !== 400) throw error;
    const { missing, retyped } = await departuresOf(connection, entity);
    if (missing.length === 0 && retyped.size === 0) throw error;
    const changed = columnsOf(entity)
      .filter(({ column }) => retyped.has(column))
      .map(({ title }) => ({ list: entity.title, column: title, isRetyped: true }));
    return {
      items: await read({ missing: new Set(missing.map(one => one.name)), retyped }),
      missing: [...missing, ...changed]
    };
  }
}

/**
 * Reads all items of a list, page by page; where `where` is given only those whose lookup names the item with that id, and
 * all the same where the list's column is no lookup any more. Throws what a request throws.
 */
export function readAll(
  connection: Connection,
  entity: Entity,
  where?: { field: ColumnField; id: number }
): Promise<RawListRead> {
  return readDespiteDepartures(connection, entity, async columns => {
    const { select, expand } = selection(entity, columns);
    const query = listOf(connection.reader, connection.webUrl, entity)
      .items.select(...select)
      .expand(...expand)
      .top(pageSize);
    const canFilter = where && !columns.missing.has(where.field.column) && !columns.retyped.has(where.field.column);
    const asked = canFilter ? query.filter(`${writtenKey(where.field)} eq ${String(where.id)}`) : query;
    const all: unknown[] = [];
    for await (const page of asked) all.push(...v.parse(answers, page));
    return all;
  });
}

/** Reads the `most` newest items of a list. Throws what a request throws. */
export function readNewest(connection: Connection, entity: Entity, most: number): Promise<RawListRead> {
  return readDespiteDepartures(connection, entity, async columns => {
    const { select, expand } = selection(entity, columns);
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
  return readDespiteDepartures(connection, entity, async columns => {
    const { select, expand } = selection(entity, columns);
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
  const { items } = await readDespiteDepartures(connection, entity, async columns => {
    const { select, expand } = selection(entity, columns);
    const item = listOf(connection.reader, connection.webUrl, entity).items.getById(id);
    return [await item.select(...select).expand(...expand)()];
  });
  return items[0];
}
