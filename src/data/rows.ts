import * as v from 'valibot';
import { midnightIn } from '../domain/dates';
import type { CellsOf, Entity, EntityOf } from '../model/entity';
import { parseEntries } from '../model/entries';
import { columnsOf, hasField } from '../model/entity';
import type { ColumnField, Field, GroupField } from '../model/field';
import { isUnreadable } from '../model/values';
import { cellReader } from './cells';

/** How the columns of a list depart from their declaration; both by internal name. */
export interface ColumnsFound {
  missing: ReadonlySet<string>;
  /** SharePoint's types (`TypeAsString`) of the columns that have to be asked for in another form. */
  retyped: ReadonlyMap<string, string>;
}

/** The forms in which a column is asked for: with `$expand`, by the id of what it refers to, or by its own name. */
type Form = 'person' | 'lookup' | 'own';

function declaredForm({ kind }: ColumnField): Form {
  if (kind === 'person') return 'person';
  return kind === 'lookup' || kind === 'lookups' ? 'lookup' : 'own';
}

function formOfType(type: string): Form {
  if (/^User(Multi)?$/.test(type)) return 'person';
  return /^Lookup(Multi)?$/.test(type) ? 'lookup' : 'own';
}

/** True for a column whose type in SharePoint (`TypeAsString`) has to be asked for in another form than the declared one. */
export function isOtherwiseRead(field: ColumnField, type: string): boolean {
  return formOfType(type) !== declaredForm(field);
}

/** The `$select` and `$expand` that read all columns of an entity's list that are there. */
export function selection(entity: Entity, { missing, retyped }: ColumnsFound): { select: string[]; expand: string[] } {
  const select = ['Id'];
  const expand: string[] = [];
  for (const field of columnsOf(entity)) {
    const { column } = field;
    if (missing.has(column)) continue;
    const type = retyped.get(column);
    switch (type === undefined ? declaredForm(field) : formOfType(type)) {
      case 'person':
        select.push(`${column}/Id`, `${column}/Title`, `${column}/EMail`);
        expand.push(column);
        break;
      case 'lookup':
        // Of a column that is no lookup by its declaration the words are wanted, not the id.
        if (type === undefined) select.push(`${column}Id`);
        else {
          select.push(`${column}/Id`, `${column}/Title`);
          expand.push(column);
        }
        break;
      case 'own':
        select.push(column);
    }
  }
  return { select, expand };
}

/** The key of a column's value in an item that was read. */
function answerKey({ kind, column }: ColumnField): string {
  return kind === 'lookup' || kind === 'lookups' ? `${column}Id` : column;
}

/** The key of a column's value in a write and in a filter. */
export function writtenKey({ kind, column }: ColumnField): string {
  return kind === 'lookup' || kind === 'lookups' || kind === 'person' ? `${column}Id` : column;
}

const itemShape = v.looseObject({ Id: v.number(), 'odata.etag': v.string() });

/** Reads the cell of one field from an item as SharePoint answered it. */
type CellReader = (answer: Readonly<Record<string, unknown>>) => unknown;

function columnReader(field: ColumnField, zone: string): CellReader {
  const key = answerKey(field);
  const read = cellReader(field, zone);
  // A lookup that was made another type of column answers under the column's own name.
  return answer => read(key in answer ? answer[key] : answer[field.column]);
}

function groupReader({ parts, key }: GroupField, zone: string): CellReader {
  const readers = Object.entries(parts).map(([name, part]) => ({ name, read: columnReader(part, zone) }));
  return answer => {
    const cells = Object.fromEntries(readers.map(({ name, read }) => [name, read(answer)]));
    const keyCell = key === undefined ? cells : cells[key];
    return keyCell === undefined || isUnreadable(keyCell) ? keyCell : cells;
  };
}

/**
 * Reads items of a list. A cell that doesn't parse becomes an unreadable one, so that it doesn't hide anything else;
 * an answer that isn't an item at all is left out. `zone` is the site's time zone (IANA).
 */
export function readItems<E extends Entity>(entity: E, answers: readonly unknown[], zone: string): EntityOf<E>[] {
  const readers = Object.entries(entity.fields).map(([name, field]) => ({
    name,
    read: field.kind === 'group' ? groupReader(field, zone) : columnReader(field, zone)
  }));
  return parseEntries(itemShape, answers).entries.map(found => {
    const cells = Object.fromEntries(readers.map(({ name, read }) => [name, read(found)]));
    // Every declared field has a cell of its kind by now, but TypeScript can't see that a loop covers all fields.
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions
    return { ...cells, id: found.Id, etag: found['odata.etag'] } as EntityOf<E>;
  });
}

/**
 * The body of a create or an update (MERGE) that writes the given cells. `zone` is the site's time zone (IANA), for
 * dates. Throws as `bodyOfFields`.
 */
export function bodyOf<E extends Entity>(entity: E, cells: CellsOf<E>, zone: string): Record<string, unknown> {
  return bodyOfFields(entity, cells, zone);
}

/**
 * As `bodyOf`, for cells as JSON. Throws a RangeError where a name isn't one of the entity's fields, where only SharePoint
 * writes the field, or where a cell is unreadable, since such a cell is never overwritten.
 */
export function bodyOfFields(entity: Entity, fields: object, zone: string): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    const field: Field | undefined = hasField(entity, name) ? entity.fields[name] : undefined;
    if (!field || field.writtenBy === 'sharePoint')
      throw new RangeError(`${entity.title} has no field ${name} to write.`);
    if (isUnreadable(value)) throw new RangeError(`${field.title} can't be read, and isn't written over.`);
    if (field.kind !== 'group') {
      body[writtenKey(field)] = written(field, value, zone);
      continue;
    }
    const parts = new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
    for (const [part, column] of Object.entries(field.parts)) {
      if (isUnreadable(parts.get(part))) throw new RangeError(`${column.title} can't be read, and isn't written over.`);
      if (value === null || value === undefined || parts.has(part))
        body[writtenKey(column)] = written(column, parts.get(part), zone);
    }
  }
  return body;
}

const entries = v.array(v.string());
const ids = v.array(v.number());
const hasId = v.object({ id: v.number() });
const linkCell = v.object({ url: v.string(), text: v.string() });

function written(field: ColumnField, value: unknown, zone: string): unknown {
  switch (field.kind) {
    case 'text':
    case 'note':
      return value === '' ? null : (value ?? null);
    case 'lines':
      return v.parse(entries, value ?? []).join('\n') || null;
    case 'date':
      return typeof value === 'string' ? midnightIn(zone, value) : null;
    case 'person':
      return v.is(hasId, value) ? value.id : null;
    case 'link':
      return v.is(linkCell, value) ? { Url: value.url, Description: value.text } : null;
    case 'lookups':
      return v.parse(ids, value ?? []);
    case 'lookup':
      return value === null || value === undefined ? null : v.parse(v.number(), value);
    case 'choice':
    case 'number':
    case 'boolean':
    case 'dateTime':
      return value ?? null;
  }
}

/**
 * An ETag in the form that items carry, `"2"`: the answer to a write has the form `"guid,2"`. SharePoint accepts
 * either.
 */
export function plainETag(etag: string): string {
  return etag.replace(/^"[^",]+,/, '"');
}

const updated = v.object({ etag: v.string() });

/** The new ETag that the answer to an update of an item holds. Throws a ValiError where it holds none. */
export function etagOfUpdate(answer: unknown): string {
  return plainETag(v.parse(updated, answer).etag);
}
