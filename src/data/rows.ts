import * as v from 'valibot';
import { dayIn, midnightIn } from '../domain/dates';
import type { Person } from '../domain/plan';
import type { Column, ListDeclaration, ValuesOf } from '../lists/list';

/** An item of a list, read: its values by our names, and what was wrong with it. */
export interface Row<L extends ListDeclaration> {
  id: number;
  etag: string;
  problems: readonly string[];
  values: ValuesOf<L>;
}

/** `$select` and `$expand` of a list's items; `without` names columns (internal names) that the site lacks. */
export function selection(
  list: ListDeclaration,
  without: ReadonlySet<string> = new Set()
): { select: string[]; expand: string[] } {
  const select = ['Id'];
  const expand: string[] = [];
  for (const column of Object.values(list.columns)) {
    if (without.has(column.name)) continue;
    switch (column.type) {
      case 'person':
      case 'people':
        select.push(`${column.name}/Id`, `${column.name}/Title`, `${column.name}/EMail`);
        expand.push(column.name);
        break;
      case 'lookup':
      case 'lookups':
        select.push(`${column.name}Id`);
        break;
      default:
        select.push(column.name);
    }
  }
  return { select, expand };
}

const item = v.looseObject({ Id: v.number(), 'odata.etag': v.string() });

/** Names are read as they come; SharePoint leaves out what is empty or what it doesn't show. */
const person = v.pipe(
  v.object({ Id: v.number(), Title: v.nullish(v.string(), ''), EMail: v.nullish(v.string(), '') }),
  v.transform((found): Person => ({ id: found.Id, name: found.Title, email: found.EMail }))
);
const instant = v.pipe(v.string(), v.isoTimestamp());
const text = v.nullish(v.string(), '');
const link = v.pipe(
  v.object({ Url: v.string(), Description: v.nullish(v.string(), '') }),
  v.transform(found => ({ url: found.Url, text: found.Description }))
);

function maybe<T>(schema: v.GenericSchema<unknown, T>): v.GenericSchema<unknown, T | undefined> {
  return v.pipe(
    v.unknown(),
    v.transform(value => value ?? undefined),
    v.optional(schema)
  );
}

/** A `Person` lookup that points at nobody comes back as null, or as an object without an id. */
const maybePerson = v.union([
  person,
  v.pipe(
    v.unknown(),
    v.check(isNobody),
    v.transform(() => undefined)
  )
]);

function isNobody(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'object' && !('Id' in value));
}

function schemaOf(column: Column, zone: string): v.GenericSchema<unknown, unknown> {
  switch (column.type) {
    case 'text':
    case 'note':
      return text;
    case 'choice':
      return maybe(v.picklist(column.choices));
    case 'multiChoice':
      return v.nullish(v.array(v.string()), []);
    case 'number':
      return maybe(v.pipe(v.number(), v.minValue(column.min ?? -Infinity), v.maxValue(column.max ?? Infinity)));
    case 'boolean':
      return v.nullish(v.boolean(), false);
    case 'date':
      return maybe(
        v.pipe(
          instant,
          v.transform(value => dayIn(zone, value))
        )
      );
    case 'dateTime':
      return maybe(instant);
    case 'person':
      return maybePerson;
    case 'people':
      return v.nullish(v.array(person), []);
    case 'lookup':
      return maybe(v.number());
    case 'lookups':
      return v.nullish(v.array(v.number()), []);
    case 'url':
      return maybe(link);
  }
}

/** What an item answers under for a column. */
function keyOf(column: Column): string {
  return column.type === 'lookup' || column.type === 'lookups' ? `${column.name}Id` : column.name;
}

function emptyOf(column: Column): unknown {
  switch (column.type) {
    case 'text':
    case 'note':
      return '';
    case 'boolean':
      return false;
    case 'multiChoice':
    case 'people':
    case 'lookups':
      return [];
    default:
      return undefined;
  }
}

/**
 * Reads items of a list. A cell that doesn't parse becomes an empty value and a sentence in
 * `problems`: one bad row never takes the screen away. `zone` is the site's, an IANA name.
 * Throws a ValiError where an answer isn't an item at all.
 */
export function readRows<L extends ListDeclaration>(list: L, answers: readonly unknown[], zone: string): Row<L>[] {
  const columns = Object.entries(list.columns).map(([name, column]) => ({
    name,
    column,
    key: keyOf(column),
    schema: schemaOf(column, zone)
  }));
  return answers.map(answer => {
    const found = v.parse(item, answer);
    const problems: string[] = [];
    const values: Record<string, unknown> = {};
    for (const { name, column, key, schema } of columns) {
      const parsed = v.safeParse(schema, found[key]);
      if (parsed.success) {
        values[name] = parsed.output;
      } else {
        values[name] = emptyOf(column);
        problems.push(`${column.title}: ${describe(found[key])}`);
      }
    }
    // The loop above gave each declared column a value of its type; TypeScript can't follow a loop.
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions
    return { id: found.Id, etag: found['odata.etag'], problems, values: values as ValuesOf<L> };
  });
}

function describe(value: unknown): string {
  const shown = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return shown.length > 60 ? `${shown.slice(0, 60)}…` : shown;
}

/** The body of a create or a MERGE that sets the given values. Dates become midnight in the site's `zone`. */
export function writeValues<L extends ListDeclaration>(
  list: L,
  values: Partial<ValuesOf<L>>,
  zone: string
): Record<string, unknown> {
  return writeColumns(list, values, zone);
}

/** As `writeValues`, for values that come from storage. Throws where a name is none of the list's or a value is of another shape. */
export function writeColumns(
  list: ListDeclaration,
  values: Readonly<Record<string, unknown>>,
  zone: string
): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const column = list.columns[name];
    if (!column) throw new RangeError(`${list.title} has no column ${name}.`);
    body[column.type === 'person' || column.type === 'people' ? `${column.name}Id` : keyOf(column)] = written(
      column,
      value,
      zone
    );
  }
  return body;
}

const persons = v.array(v.object({ id: v.number() }));

function written(column: Column, value: unknown, zone: string): unknown {
  switch (column.type) {
    case 'text':
    case 'note':
      return value === '' ? null : value;
    case 'date':
      return typeof value === 'string' ? midnightIn(zone, value) : null;
    case 'person':
      return v.is(v.object({ id: v.number() }), value) ? value.id : null;
    case 'people':
      return v.parse(persons, value).map(one => one.id);
    case 'url':
      return v.is(v.object({ url: v.string(), text: v.string() }), value)
        ? { Url: value.url, Description: value.text }
        : null;
    case 'multiChoice':
    case 'lookups':
      return value;
    default:
      return value ?? null;
  }
}

/** An ETag as reading spells it: the answer to a write says `"guid,2"` where items carry `"2"`; SharePoint takes either. */
export function plainETag(etag: string): string {
  return etag.replace(/^"[^",]+,/, '"');
}
