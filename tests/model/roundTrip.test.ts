import * as fc from 'fast-check';
import { bodyOf, bodyOfFields, readItems } from '../../src/data/rows';
import { changedNames, differenceOf } from '../../src/model/difference';
import type { CellsOf, Entity } from '../../src/model/entity';
import { columnsOf, editedNames, fieldNames, problemsOf } from '../../src/model/entity';
import type { ColumnField } from '../../src/model/field';
import { cellsIn, itemIn, toJson } from '../../src/model/json';
import { isCalendarDate, isUnreadable } from '../../src/model/values';
import { allEntities } from '../siteRead';
import { cellsOf, emptyOf, personOf, unreadable } from './cells';

const entities: readonly [string, Entity][] = allEntities.map(entity => [entity.list, entity]);
const zones = ['Europe/London', 'Pacific/Honolulu', 'Pacific/Kiritimati', 'UTC'] as const;
const zone = fc.constantFrom(...zones);
const readable = { unreadable: false };
const any = { unreadable: true };

const kept = (json: unknown): unknown => JSON.parse(JSON.stringify(json));
const asFields = (cells: object): Readonly<Record<string, unknown>> => ({ ...cells });

/** Some cells, without those that SharePoint alone writes. */
function writable(entity: Entity, cells: CellsOf<Entity>): CellsOf<Entity> {
  const written = Object.entries(cells).filter(([name]) => entity.fields[name]?.writtenBy !== 'sharePoint');
  return Object.fromEntries(written);
}

/** Where a cell of an item is: its field, and its part of that where the field is a group. */
interface Place {
  name: string;
  part: string | undefined;
  column: ColumnField;
}

function placesOf(entity: Entity): readonly Place[] {
  return Object.entries(entity.fields).flatMap(([name, field]): Place[] =>
    field.kind === 'group'
      ? Object.entries(field.parts).map(([part, column]) => ({ name, part, column }))
      : [{ name, part: undefined, column: field }]
  );
}

/** The cell at a place; what a group is as a whole where it isn't one of parts. */
function cellAt(item: object, { name, part }: Place): unknown {
  const cell = asFields(item)[name];
  if (part === undefined || cell === undefined || isUnreadable(cell)) return cell;
  return typeof cell === 'object' && cell !== null ? asFields(cell)[part] : undefined;
}

/** Whether both have the group that a place is in: without its key there is none, and no part of it. */
function haveGroup({ name, part }: Place, ...items: readonly object[]): boolean {
  const groups = items.map(item => asFields(item)[name]);
  return part === undefined || groups.every(group => group !== undefined && !isUnreadable(group));
}

/** How SharePoint says that a cell is empty. */
type Emptiness = 'null' | 'missing' | 'blank';

/** The name that a column answers under. */
function answerKey({ kind, column }: ColumnField): string {
  return kind === 'lookup' || kind === 'lookups' ? `${column}Id` : column;
}

/** The answer of SharePoint to a reading of an item that was written with these bodies, by column. */
function answerOf(
  entity: Entity,
  body: Readonly<Record<string, unknown>>,
  emptiness: Emptiness
): Record<string, unknown> {
  const answer: Record<string, unknown> = { Id: 3, 'odata.etag': '"4"', Attachments: false };
  for (const one of columnsOf(entity)) {
    const { kind, column } = one;
    const isById = kind === 'lookup' || kind === 'lookups';
    const key = answerKey(one);
    const value: unknown = body[isById || kind === 'person' ? `${column}Id` : column];
    if (value === null || value === undefined) {
      // SharePoint expands a person column that points at nobody to an object without an id.
      const blank = kind === 'person' ? {} : isById ? null : '';
      if (emptiness !== 'missing') answer[key] = emptiness === 'blank' ? blank : null;
    } else if (kind === 'person') {
      const { id, name, email } = personOf(Number(value));
      answer[key] = { Id: id, Title: name, EMail: email };
    } else if (kind === 'link') {
      answer[key] = { __metadata: { type: 'SP.FieldUrlValue' }, ...asFields(value) };
    } else {
      answer[key] = value;
    }
  }
  return answer;
}

/** What SharePoint itself writes into an item, as if it had been written from here. */
function ownBody(entity: Entity, cells: CellsOf<Entity>): Record<string, unknown> {
  const places = placesOf(entity).filter(({ name }) => entity.fields[name]?.writtenBy === 'sharePoint');
  return Object.fromEntries(
    places.map(place => {
      const cell = cellAt(cells, place);
      const { kind, column } = place.column;
      return kind === 'person' && typeof cell === 'object' && cell !== null
        ? [`${column}Id`, asFields(cell)['id']]
        : [column, cell];
    })
  );
}

describe.each(entities)('%s', (_list, entity) => {
  const names = fieldNames(entity);
  const emptiness = fc.constantFrom<Emptiness>('null', 'missing', 'blank');

  test('what is written is read again, in any zone', () => {
    fc.assert(
      fc.property(cellsOf(entity, readable), zone, emptiness, (cells, where, empty) => {
        const body = { ...bodyOf(entity, writable(entity, cells), where), ...ownBody(entity, cells) };
        const [item] = readItems(entity, [kept(answerOf(entity, body, empty))], where);
        expect(item).toEqual({ ...cells, id: 3, etag: '"4"' });
        expect(item && problemsOf(entity, item).filter(problem => problem.cell !== undefined)).toEqual([]);
      })
    );
  });

  test('every column is written under a name that it is read by, and none is left out', () => {
    fc.assert(
      fc.property(cellsOf(entity, readable), zone, (cells, where) => {
        const written = columnsOf(entity).filter(({ writtenBy }) => writtenBy !== 'sharePoint');
        const own = Object.values(entity.fields).flatMap(field =>
          field.kind === 'group' && field.writtenBy === 'sharePoint' ? Object.values(field.parts) : []
        );
        const keys = written
          .filter(column => !own.includes(column))
          .map(({ kind, column }) => (['lookup', 'lookups', 'person'].includes(kind) ? `${column}Id` : column));
        expect(Object.keys(bodyOf(entity, writable(entity, cells), where)).sort()).toEqual(keys.sort());
      }),
      { numRuns: 10 }
    );
  });

  test('a day is written as its midnight on the site’s wall', () => {
    fc.assert(
      fc.property(cellsOf(entity, readable), zone, (cells, where) => {
        const body = bodyOf(entity, writable(entity, cells), where);
        for (const place of placesOf(entity)) {
          const day = cellAt(cells, place);
          if (place.column.kind !== 'date' || day === undefined) continue;
          const wall = new Date(String(body[place.column.column])).toLocaleString('sv-SE', { timeZone: where });
          expect(wall).toBe(`${String(day)} 00:00:00`);
        }
      })
    );
  });

  test('what the device keeps is read again, whatever could be read of it', () => {
    fc.assert(
      fc.property(cellsOf(entity, any), cells => {
        const json = asFields(kept(toJson(cells)) as object);
        expect(cellsIn(entity, json)).toEqual(cells);
        expect(itemIn(entity, json, 3, '"4"')).toEqual({ ...cells, id: 3, etag: '"4"' });
        for (const value of Object.values(json)) expect(value).toBeDefined();
      })
    );
  });

  test('what the device says nothing of, or that it is nothing, is empty', () => {
    const nothings: readonly Record<string, unknown>[] = [null, undefined, ''].map(nothing =>
      Object.fromEntries(names.map(name => [name, nothing]))
    );
    for (const json of [{}, ...nothings]) {
      const item = itemIn(entity, json, 3, '"4"') ?? {};
      for (const place of placesOf(entity)) {
        const whole = asFields(item)[place.name];
        if (haveGroup(place, item)) expect([place, cellAt(item, place)]).toEqual([place, emptyOf(place.column)]);
        else expect(whole).toBeUndefined();
      }
    }
  });

  test('the difference of two versions leads from one to the other, and back', () => {
    const some = fc.subarray([...names]);
    fc.assert(
      fc.property(cellsOf(entity, any), cellsOf(entity, any), some, (before, after, chosen) => {
        const { values, base } = differenceOf(entity, before, after, chosen);
        const pick = (of: object) => Object.fromEntries(chosen.map(name => [name, asFields(of)[name]]));
        const there = { ...before, ...cellsIn(entity, asFields(kept(values) as object)) };
        const back = { ...after, ...cellsIn(entity, asFields(kept(base) as object)) };
        expect(pick(there)).toEqual(pick(after));
        expect(pick(back)).toEqual(pick(before));
        expect(Object.keys(base)).toEqual(Object.keys(values));
        expect(Object.keys(values).filter(name => !chosen.includes(name))).toEqual([]);
        expect(changedNames(entity, before, before, chosen)).toEqual([]);
        // What was kept meanwhile is the same as what was read.
        expect(
          changedNames(entity, cellsIn(entity, asFields(kept(toJson(after)) as object)) ?? {}, after, names)
        ).toEqual([]);
      })
    );
  });

  describe('a cell that can’t be read', () => {
    const places = placesOf(entity).filter(({ name }) => entity.fields[name]?.writtenBy !== 'sharePoint');
    const wholes = places.filter(({ part }) => part === undefined);
    const groups = [...new Set(places.flatMap(({ name, part }) => (part === undefined ? [] : [name])))];
    const written = (cells: object) => () => bodyOfFields(entity, cells, 'Europe/London');

    test('is never written', () => {
      for (const name of [...wholes.map(one => one.name), ...groups]) {
        expect(written({ [name]: unreadable })).toThrow(RangeError);
        expect(written(asFields(kept(toJson({ [name]: unreadable })) as object))).toThrow(RangeError);
      }
    });

    test('is never written as a part of a group either', () => {
      const parts = places.filter(({ part }) => part !== undefined);
      const wrong = parts.filter(({ name, part = '' }) => {
        try {
          written({ [name]: { [part]: unreadable } })();
          return true;
        } catch (error) {
          return !(error instanceof RangeError);
        }
      });
      expect(wrong.map(({ name, part }) => `${name}.${String(part)}`)).toEqual([]);
    });

    test('is in no edit that leaves it as it is, and what can be read beside it is', () => {
      fc.assert(
        fc.property(cellsOf(entity, any), cellsOf(entity, any), fc.subarray([...names]), (before, drawn, same) => {
          const held = Object.fromEntries(same.map(name => [name, unreadable]));
          const after = { ...drawn, ...held };
          const { values, base } = differenceOf(entity, { ...before, ...held }, after, names);
          expect(Object.keys(values).filter(name => same.includes(name))).toEqual([]);
          expect(Object.keys(base).filter(name => same.includes(name))).toEqual([]);
        })
      );
      const all = Object.fromEntries(names.map(name => [name, unreadable]));
      expect(differenceOf(entity, all, { ...all }, names)).toEqual({ values: {}, base: {} });
      expect(differenceOf(entity, all, { ...all }, editedNames(entity))).toEqual({ values: {}, base: {} });
    });
  });

  describe('an answer with something else in a cell', () => {
    const long = 'x'.repeat(100_000);
    const wrong: readonly [string, unknown][] = [
      ['a number', 1e21],
      ['a fraction', -0.5],
      ['a text', 'Soon'],
      ['space', ' \n '],
      ['a list of texts', ['Soon', '']],
      ['a list of numbers', [1, 2]],
      ['an empty list', []],
      ['a list in a list', [[null]]],
      ['an object', { Id: 'x', Url: 7, results: [] }],
      ['an empty object', {}],
      ['one that is put off', { __deferred: { uri: 'https://contoso.example/_api' } }],
      ['yes', true],
      ['HTML', '<div class="ExternalClass1"><script>alert(1)</script>&nbsp;</div>'],
      ['huge text', long],
      ['a huge object', { results: [long] }],
      ['a day that there isn’t', '2026-02-31T00:00:00Z'],
      ['the first day of all', '0001-01-01T00:00:00Z'],
      ['a day without a time', '2026-02-01'],
      ['a day as people write it', '01/02/2026']
    ];

    /** Whether a cell is a value of its column's kind. */
    function isOfKind(column: ColumnField, cell: unknown): boolean {
      const isText = typeof cell === 'string' && cell !== '';
      const list: readonly unknown[] = Array.isArray(cell) ? cell : [];
      const fields = typeof cell === 'object' && cell !== null ? asFields(cell) : {};
      switch (column.kind) {
        case 'text':
        case 'note':
          return isText;
        case 'lines':
          return Array.isArray(cell) && list.every(one => typeof one === 'string' && one !== '' && one.trim() === one);
        case 'choice':
          return isText && column.choices.includes(cell);
        case 'number':
          return (
            typeof cell === 'number' &&
            (column.values?.includes(cell) ?? (cell >= (column.min ?? cell) && cell <= (column.max ?? cell)))
          );
        case 'boolean':
          return typeof cell === 'boolean';
        case 'date':
          return isText && isCalendarDate(cell);
        case 'dateTime':
          return isText && !Number.isNaN(Date.parse(cell)) && /^\d{4}-\d{2}-\d{2}T/.test(cell);
        case 'lookup':
          return typeof cell === 'number';
        case 'lookups':
          return Array.isArray(cell) && list.every(one => typeof one === 'number');
        case 'person':
          return (
            typeof fields['id'] === 'number' && [fields['name'], fields['email']].every(one => typeof one === 'string')
          );
        case 'link':
          return [fields['url'], fields['text']].every(one => typeof one === 'string');
      }
    }

    /** Whether what was found is how SharePoint says that nothing is there. */
    function isEmptyAnswer({ kind }: ColumnField, found: unknown): boolean {
      if (Array.isArray(found)) return found.length === 0;
      if (typeof found === 'string') return found.startsWith('<div') && kind !== 'lines';
      return kind === 'person' && typeof found === 'object' && found !== null && !('Id' in found);
    }

    /** The items that are read of a sound one with the same wrong value in one place after the other. */
    function readWith(cells: CellsOf<Entity>, where: string, found: unknown) {
      const body = { ...bodyOf(entity, writable(entity, cells), where), ...ownBody(entity, cells) };
      const sound = answerOf(entity, body, 'null');
      const places = placesOf(entity);
      const answers = places.map(({ column }) => ({ ...sound, [answerKey(column)]: found }));
      const items = readItems(entity, answers, where);
      expect(items).toHaveLength(places.length);
      return places.flatMap((place, index) => {
        const item = items[index];
        return item ? [{ place, item, cell: cellAt(item, place) }] : [];
      });
    }

    test.each(wrong)('gives a value of its kind or says that it can’t be read: %s', (_what, found) => {
      fc.assert(
        fc.property(cellsOf(entity, readable), zone, (cells, where) => {
          for (const { place, item, cell } of readWith(cells, where, found)) {
            const { title } = place.column;
            if (isEmptyAnswer(place.column, found)) expect([title, cell]).toEqual([title, emptyOf(place.column)]);
            else if (isUnreadable(cell)) expect(cell.unreadable.length).toBeLessThanOrEqual(256);
            else if (haveGroup(place, item))
              expect([title, cell, isOfKind(place.column, cell)]).toEqual([title, cell, true]);
            const beside = placesOf(entity).filter(
              other => (other.name !== place.name || other.part !== place.part) && haveGroup(other, item, cells)
            );
            expect(beside.map(other => cellAt(item, other))).toEqual(beside.map(other => cellAt(cells, other)));
          }
        }),
        { numRuns: 4 }
      );
    });

    test('is named by the column’s title exactly where it can’t be read', () => {
      fc.assert(
        fc.property(cellsOf(entity, readable), zone, (cells, where) => {
          for (const [, found] of wrong)
            for (const { place, item, cell } of readWith(cells, where, found)) {
              const named = isUnreadable(cell) ? [{ label: place.column.title, cell }] : [];
              expect(problemsOf(entity, item).filter(problem => problem.cell !== undefined)).toEqual(named);
            }
        }),
        { numRuns: 3 }
      );
    });
  });
});
