import * as v from 'valibot';
import type { CellsOf, Entity, EntityOf } from './entity';
import { hasField } from './entity';
import type { ColumnField, Field } from './field';

/**
 * Cells as JSON, by field: the form in which the outbox and the drafts store them. An empty cell is null, an unreadable
 * one `{ unreadable: … }`.
 */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * Stands for the id of an item that doesn't exist yet: the item that the operation with the id `createdBy` will create.
 */
export interface CreatedBy {
  createdBy: string;
}

const createdBy = v.object({ createdBy: v.string() });

/**
 * The ids of the operations that must create items before this JSON can be sent: those that its values name by
 * `createdBy`.
 */
export function createdByIn(json: Fields): readonly string[] {
  return Object.values(json).flatMap(value =>
    (Array.isArray(value) ? value : [value]).flatMap(one => (v.is(createdBy, one) ? [one.createdBy] : []))
  );
}

/**
 * The same JSON with each `createdBy` replaced by the id that `idOf` gives for that operation; where it gives none,
 * `createdBy` stays.
 */
export function withIds(json: Fields, idOf: (operationId: string) => number | undefined): Fields {
  const resolved = (value: unknown): unknown => (v.is(createdBy, value) ? (idOf(value.createdBy) ?? value) : value);
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) => [name, Array.isArray(value) ? value.map(resolved) : resolved(value)])
  );
}

type Schema = v.GenericSchema<unknown, unknown>;

const person = v.object({ id: v.number(), name: v.string(), email: v.string() });
const unreadable = v.object({ unreadable: v.string(), people: v.exactOptional(v.array(person)) });

function valueSchema(field: ColumnField): Schema {
  switch (field.kind) {
    case 'text':
    case 'note':
    case 'date':
    case 'dateTime':
      return v.string();
    case 'lines':
      return v.array(v.string());
    case 'choice':
      return v.picklist(field.choices);
    case 'number':
      return field.values ? v.picklist(field.values) : v.number();
    case 'boolean':
      return v.boolean();
    case 'person':
      return person;
    case 'lookup':
      return v.number();
    case 'lookups':
      return v.array(v.number());
    case 'link':
      return v.object({ url: v.string(), text: v.string() });
  }
}

/** A field's cell where it is empty: no entries, undefined, or for a group without a key a group of empty cells. */
function emptyOf(field: Field): unknown {
  switch (field.kind) {
    case 'lines':
    case 'lookups':
      return [];
    case 'group':
      return field.key === undefined
        ? Object.fromEntries(Object.entries(field.parts).map(([name, part]) => [name, emptyOf(part)]))
        : undefined;
    default:
      return undefined;
  }
}

/** `schema` for a cell that may also be empty (null, missing or '') or unreadable. */
function orEmpty(field: Field, schema: Schema): Schema {
  const isEmpty = (json: unknown): boolean => json === null || json === undefined || json === '';
  return v.union([
    v.pipe(
      v.unknown(),
      v.check(isEmpty),
      v.transform(() => emptyOf(field))
    ),
    unreadable,
    schema
  ]);
}

function schemaOf(field: Field): Schema {
  if (field.kind !== 'group') return orEmpty(field, valueSchema(field));
  const parts = v.object(
    Object.fromEntries(
      Object.entries(field.parts).map(([name, part]) => [
        name,
        name === field.key ? valueSchema(part) : v.optional(schemaOf(part))
      ])
    )
  );
  return orEmpty(field, parts);
}

const schemas = new Map<Field, Schema>();

/** The schema of a field, built once: building a schema costs far more than using it. */
function knownSchema(field: Field): Schema {
  const made = schemas.get(field) ?? schemaOf(field);
  schemas.set(field, made);
  return made;
}

/** Cells as JSON. An empty cell becomes null, also inside a group. */
export function toJson(cells: object): Fields {
  return Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, cellToJson(cell)]));
}

function cellToJson(cell: unknown): unknown {
  if (cell === undefined || cell === '') return null;
  if (typeof cell !== 'object' || cell === null || Array.isArray(cell)) return cell;
  return Object.fromEntries(Object.entries(cell).map(([name, part]) => [name, part ?? null]));
}

/**
 * The cells that some JSON holds for an entity; names that aren't fields are left out. Undefined where a value doesn't
 * fit its field.
 */
export function cellsIn<E extends Entity>(entity: E, json: Fields): CellsOf<E> | undefined {
  const cells: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(json)) {
    const field = hasField(entity, name) ? entity.fields[name] : undefined;
    if (!field) continue;
    const read = v.safeParse(knownSchema(field), value);
    if (!read.success) return undefined;
    cells[name] = read.output;
  }
  return typed<CellsOf<E>>(cells);
}

/**
 * An item made of JSON, with every field that the JSON doesn't name empty. Undefined where a value doesn't fit its
 * field.
 */
export function itemIn<E extends Entity>(entity: E, json: Fields, id: number, etag = ''): EntityOf<E> | undefined {
  const cells = cellsIn(entity, json);
  return cells && typed<EntityOf<E>>({ ...emptyItem(entity), ...cells, id, etag });
}

/** An item whose every cell is empty. */
function emptyItem(entity: Entity): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entity.fields).map(([name, field]) => [name, emptyOf(field)]));
}

/** Every field has a cell of its kind by now, but TypeScript can't see that the loops above cover all fields. */
function typed<T>(cells: object): T {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions
  return cells as T;
}
