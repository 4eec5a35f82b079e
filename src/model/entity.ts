import type { CellOf, ColumnField, Field } from './field';
import type { Unreadable } from './values';
import { isUnreadable } from './values';

/** Who may do what in a list, beside the site's owners, who may do everything. */
export interface ListRights {
  managers: Right;
  leads: Right;
  members: Right;
  visitors: Right;
  /** People may change only the items they made (SharePoint's WriteSecurity 2). */
  ownItemsOnly?: boolean;
}
export type Right = 'read' | 'contribute';

/** A view of SharePoint's own list. */
export interface ListView<Name extends string = string> {
  title: string;
  /** The fields that are its columns. */
  fields: readonly Name[];
  /** CAML for the view's `<Query>`. */
  query?: string;
}

/** An entity, declared once: its type, columns, JSON, checks, set-up and documentation come from this. */
export interface Entity<Fields extends Record<string, Field> = Record<string, Field>> {
  /** The list's key: the name under which the state, queued operations and lookups refer to the list. */
  list: string;
  /** The last segment of the list's address, `Lists/<urlName>`; never changes once released. */
  urlName: string;
  /** The list's title. */
  title: string;
  description: string;
  fields: Fields;
  rights: ListRights;
  views: readonly ListView[];
}

/** What every item of a list carries beside its own fields. */
export interface Stored {
  id: number;
  /** The ETag of the version that was loaded; every write of the item carries it. */
  etag: string;
}

/** An item as it was read from its list: a cell for each field. */
export type EntityOf<E extends Entity> = Stored & { readonly [K in keyof E['fields']]: CellOf<E['fields'][K]> };

/** The names of an entity's fields. */
export type NameOf<E extends Entity> = keyof E['fields'] & string;

/** The names of the fields that people fill in. */
export type EditedName<E extends Entity> = {
  [K in NameOf<E>]: E['fields'][K] extends { writtenBy: 'product' | 'sharePoint' } ? never : K;
}[NameOf<E>];

/** The fields of an item that people fill in. */
export type EditedOf<E extends Entity> = Pick<EntityOf<E>, EditedName<E>>;

/** Some cells of an entity, by field. */
export type CellsOf<E extends Entity> = { readonly [K in NameOf<E>]?: EntityOf<E>[K] };

/**
 * Declares an entity. Gives the declaration back as it is, with its literal types, from which the item's type is
 * derived.
 */
export function declareEntity<const Fields extends Record<string, Field>>(
  entity: Omit<Entity<Fields>, 'views'> & { views: readonly ListView<keyof Fields & string>[] }
): Entity<Fields> {
  return entity;
}

/** True where an entity has a field of this name. */
export function hasField<E extends Entity>(entity: E, name: string): name is NameOf<E> {
  return Object.hasOwn(entity.fields, name);
}

/** The names of all fields, in the order declared. */
export function fieldNames<E extends Entity>(entity: E): readonly NameOf<E>[] {
  return Object.keys(entity.fields).filter((name): name is NameOf<E> => hasField(entity, name));
}

/** The names of the fields that people fill in, in the order declared. */
export function editedNames<E extends Entity>(entity: E): readonly EditedName<E>[] {
  return fieldNames(entity).filter((name): name is EditedName<E> => entity.fields[name]?.writtenBy === undefined);
}

/** The fields of an item that people fill in. */
export function editedPart<E extends Entity>(entity: E, item: EditedOf<E>): EditedOf<E> {
  return pick(item, editedNames(entity));
}

function pick<T extends object, K extends keyof T>(from: T, names: readonly K[]): Pick<T, K> {
  // Every name in K gets its value here, but TypeScript can't see that a loop covers all of K.
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions
  return Object.fromEntries(names.map(name => [name, from[name]])) as Pick<T, K>;
}

/** The name of a field on the screens. */
export function labelOf(field: Pick<Field, 'title' | 'label'>): string {
  return field.label ?? field.title;
}

/** The names of an entity's fields on the screens. */
export function labelsOf<E extends Entity>(entity: E): Readonly<Record<NameOf<E>, string>> {
  const labels: Record<string, string> = Object.fromEntries(
    Object.entries(entity.fields).map(([name, field]) => [name, labelOf(field)])
  );
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- as above
  return labels as Record<NameOf<E>, string>;
}

/** The columns of an entity's list. A group field has one column for each of its parts. */
export function columnsOf(entity: Entity): readonly ColumnField[] {
  return Object.values(entity.fields).flatMap(field => (field.kind === 'group' ? Object.values(field.parts) : [field]));
}

/** What is wrong with one cell of an item. */
export interface Problem {
  /** The field's name in `labels`, and otherwise the heading of its column. */
  label: string;
  /** The unreadable cell; undefined for an empty one that every item should have. */
  cell: Unreadable | undefined;
}

/** The cells of an item that can't be read, and the empty ones that every item should have. */
export function problemsOf(
  entity: Entity,
  item: object,
  labels: Readonly<Partial<Record<string, string>>> = {}
): readonly Problem[] {
  const cells = new Map<string, unknown>(Object.entries(item));
  return Object.entries(entity.fields).flatMap(([name, field]) => {
    const cell = cells.get(name);
    const problem = ({ title, required = false, expected = false }: Judged, found: unknown): Problem[] => {
      const label = labels[name] ?? title;
      if (isUnreadable(found)) return [{ label, cell: found }];
      return (required || expected) && (found === undefined || found === '') ? [{ label, cell: undefined }] : [];
    };
    if (field.kind !== 'group') return problem(field, cell);
    // A group whose key part is unreadable is unreadable as a whole.
    const key = field.key === undefined ? undefined : field.parts[field.key];
    if (isUnreadable(cell)) return problem({ title: (key ?? field).title }, cell);
    if (typeof cell !== 'object' || cell === null) return [];
    const parts = new Map<string, unknown>(Object.entries(cell));
    return Object.entries(field.parts).flatMap(([part, column]) => problem(column, parts.get(part)));
  });
}

type Judged = Pick<ColumnField, 'title' | 'required' | 'expected'>;
