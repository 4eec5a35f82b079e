import * as fc from 'fast-check';
import type { CellsOf, Entity } from '../../src/model/entity';
import { fieldNames } from '../../src/model/entity';
import type { ColumnField, Field } from '../../src/model/field';
import type { Person, Unreadable } from '../../src/model/values';

/** Cells of any entity, each drawn by what its field declares. */

/** Without control characters, which SharePoint doesn't keep. */
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter(one => !/\p{Cc}/u.test(one));
/** As a note keeps an entry: within one line, without space around it. */
const line = text.filter(one => one.trim() === one && !/[\r\n]/.test(one));
const second = fc
  .date({ min: new Date('1996-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map(moment => `${moment.toISOString().slice(0, 19)}Z`);
const id = fc.integer({ min: 1, max: 2 ** 31 - 1 });

/** A person of the site: the name and the address follow from the id. */
export function personOf(siteUser: number): Person {
  return { id: siteUser, name: `Person O’Brien ${String(siteUser)}`, email: `p${String(siteUser)}@example.test` };
}

/** Values of a column that are known. */
function valueOf(field: ColumnField): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'text':
    case 'note':
      return text;
    case 'lines':
      return fc.array(line, { minLength: 1, maxLength: 4 });
    case 'choice':
      return fc.constantFrom(...field.choices);
    case 'number':
      return field.values
        ? fc.constantFrom(...field.values)
        : fc.integer({ min: field.min ?? -(2 ** 31), max: field.max ?? 2 ** 31 });
    case 'boolean':
      return fc.boolean();
    case 'date':
      return second.map(moment => moment.slice(0, 10));
    case 'dateTime':
      return second;
    case 'person':
      return fc.integer({ min: 1, max: 40 }).map(personOf);
    case 'lookup':
      return id;
    case 'lookups':
      return fc.uniqueArray(id, { minLength: 1, maxLength: 4 });
    case 'link':
      return fc.record({ url: fc.webUrl(), text: fc.oneof(text, fc.constant('')) });
  }
}

/** What an empty cell of a column is. */
export function emptyOf({ kind }: ColumnField): unknown {
  return kind === 'lines' || kind === 'lookups' ? [] : undefined;
}

/** What an unreadable cell of a column is here: always the same, so that two of them are equal. */
export const unreadable: Unreadable = { unreadable: '<b>7</b>' };

export interface Drawn {
  /** May a cell be one that can't be read? */
  unreadable: boolean;
}

function columnCell(field: ColumnField, drawn: Drawn): fc.Arbitrary<unknown> {
  return fc.oneof(
    { arbitrary: valueOf(field), weight: 4 },
    { arbitrary: fc.constant(emptyOf(field)), weight: 1 },
    ...(drawn.unreadable ? [{ arbitrary: fc.constant(unreadable), weight: 1 }] : [])
  );
}

function cellOf(field: Field, drawn: Drawn): fc.Arbitrary<unknown> {
  if (field.kind !== 'group') return columnCell(field, drawn);
  const { parts, key } = field;
  const value = fc.record(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, name === key ? valueOf(part) : columnCell(part, drawn)])
    )
  );
  if (key === undefined) return value;
  return fc.oneof(
    { arbitrary: value, weight: 4 },
    { arbitrary: fc.constant(undefined), weight: 1 },
    ...(drawn.unreadable ? [{ arbitrary: fc.constant(unreadable), weight: 1 }] : [])
  );
}

/** A cell for each of an entity's fields. */
export function cellsOf(entity: Entity, drawn: Drawn): fc.Arbitrary<CellsOf<Entity>> {
  const cells = fieldNames(entity).flatMap(name => {
    const field = entity.fields[name];
    return field ? [[name, cellOf(field, drawn)] as const] : [];
  });
  // Each cell was drawn by its field's declaration; TypeScript can't follow a loop.
  return fc.record(Object.fromEntries(cells)) as fc.Arbitrary<CellsOf<Entity>>;
}
