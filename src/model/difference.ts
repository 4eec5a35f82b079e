import type { Entity, NameOf } from './entity';
import { fieldNames } from './entity';
import type { Field } from './field';
import type { Fields } from './json';
import { toJson } from './json';

/** True where two JSON values are equal. The order of keys doesn't matter, and a missing value equals null. */
export function isEqualJson(a: unknown, b: unknown): boolean {
  if (Object.is(a ?? null, b ?? null) || a === b) return true;
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  if (Array.isArray(a) && Array.isArray(b) && a.length !== b.length) return false;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every(key => isEqualJson(own(a, key), own(b, key)));
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

function own(value: Fields, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

/** True where two cells of a field hold the same. People are compared by id, since a display name may change. */
function sameCell(field: Field | undefined, one: unknown, other: unknown): boolean {
  const [id, otherId] = [one, other].map(cell => (isObject(cell) ? cell['id'] : undefined));
  if (field?.kind === 'person' && id !== undefined && otherId !== undefined) return isEqualJson(id, otherId);
  return isEqualJson(one === '' ? null : one, other === '' ? null : other);
}

/** Those of `names` whose cells differ between two versions of an item, in the order of `names`. */
export function changedNames<E extends Entity, Name extends NameOf<E>>(
  entity: E,
  before: Readonly<Partial<Record<Name, unknown>>>,
  after: Readonly<Partial<Record<Name, unknown>>>,
  names: readonly Name[]
): readonly Name[] {
  return names.filter(name => !sameCell(entity.fields[name], before[name], after[name]));
}

/** How two versions of an item differ, as JSON by field. */
export interface Difference {
  /** The changed fields as the later version has them. */
  values: Fields;
  /** The same fields as the earlier version had them. */
  base: Fields;
}

/** The difference between two versions of an item in the fields of `names`. */
export function differenceOf<E extends Entity, Name extends NameOf<E>>(
  entity: E,
  before: Readonly<Partial<Record<Name, unknown>>>,
  after: Readonly<Partial<Record<Name, unknown>>>,
  names: readonly Name[]
): Difference {
  const changed = changedNames(entity, before, after, names);
  const pick = (of: Readonly<Partial<Record<Name, unknown>>>): Fields =>
    toJson(Object.fromEntries(changed.map(name => [name, of[name]])));
  return { values: pick(after), base: pick(before) };
}

/** The texts among some cells that people write freely, by field. The guard reads them before they are saved. */
export function freeTextsIn(entity: Entity, cells: object): Readonly<Record<string, string>> {
  const given = new Map<string, unknown>(Object.entries(cells));
  return Object.fromEntries(
    fieldNames(entity).flatMap(name => {
      const text = given.get(name);
      return entity.fields[name]?.kind !== 'group' && entity.fields[name]?.freeText === true && typeof text === 'string'
        ? [[name, text]]
        : [];
    })
  );
}

/** True where some cells, or their JSON, write a date-only column; emptying one needs no time zone and doesn't count. */
export function writesDate(entity: Entity, cells: object): boolean {
  return Object.entries(cells).some(([name, cell]) => {
    const field = Object.hasOwn(entity.fields, name) ? entity.fields[name] : undefined;
    return field?.kind === 'date' && typeof cell === 'string';
  });
}
