import { columnXml } from '../../src/data/columnXml';
import { columnsOf, editedNames, fieldNames } from '../../src/model/entity';
import { allEntities } from '../siteRead';

const columns = allEntities.flatMap(entity => columnsOf(entity));

/** SharePoint's own, which every list has. */
const builtIn = ['Title', 'Author', 'Created', 'Editor', 'Modified'];

test('every column has a GUID of its own, SharePoint’s own columns aside', () => {
  const ids = columns.filter(({ column }) => !builtIn.includes(column)).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('internal names are plain, at most 32 characters, and never `value`, which PnPjs unwraps', () => {
  const odd = columns
    .map(({ column }) => column)
    .filter(name => (!builtIn.includes(name) && !/^AP[A-Za-z]{1,30}$/.test(name)) || name.toLowerCase() === 'value');
  expect(odd).toEqual([]);
});

test('a list stays under SharePoint’s limits: 20 indexed columns, 12 lookups and people in one query', () => {
  for (const entity of allEntities) {
    const all = columnsOf(entity);
    expect(all.filter(column => column.indexed).length).toBeLessThanOrEqual(20);
    expect(all.filter(column => ['lookup', 'lookups', 'person'].includes(column.kind)).length).toBeLessThanOrEqual(12);
  }
});

test('a lookup points at a list that is made before it', () => {
  allEntities.forEach((entity, index) => {
    const earlier: string[] = allEntities.slice(0, index).map(one => one.list);
    for (const column of columnsOf(entity)) {
      if (column.kind === 'lookup' || column.kind === 'lookups') expect(earlier).toContain(column.list);
    }
  });
});

test('a unique column is indexed, which SharePoint asks for', () => {
  expect(columns.filter(column => column.kind === 'text' && column.unique === true && !column.indexed)).toEqual([]);
});

test('schema XML escapes what stands in a title', () => {
  const xml = columnXml({ kind: 'text', id: 'x', column: 'APx', title: `Ben & Jo's "plan" <1>` }, undefined);
  expect(xml).toContain(`DisplayName="Ben &amp; Jo's &quot;plan&quot; &lt;1&gt;"`);
});

test('a view shows fields that there are', () => {
  for (const entity of allEntities) {
    const names: string[] = [...fieldNames(entity)];
    for (const view of entity.views) expect(names).toEqual(expect.arrayContaining([...view.fields]));
  }
});

test('a group is there by a part that it has, and whoever writes a group writes all of it', () => {
  for (const entity of allEntities) {
    for (const field of Object.values(entity.fields)) {
      if (field.kind !== 'group') continue;
      const key = 'key' in field ? field.key : undefined;
      expect(key === undefined || Object.keys(field.parts).includes(key)).toBe(true);
    }
  }
});

test('the texts of an action and of an update that people write freely are read by the guard', () => {
  const free = (list: string): string[] =>
    allEntities
      .filter(entity => entity.list === list)
      .flatMap(entity =>
        editedNames(entity).filter(name => {
          const field = new Map(Object.entries(entity.fields)).get(name);
          return field?.kind !== 'group' && field !== undefined && 'freeText' in field && field.freeText === true;
        })
      );
  expect(free('actions')).toEqual([
    'number',
    'action',
    'outcome',
    'measure',
    'baseline',
    'target',
    'leadRole',
    'stageReason',
    'bragReason',
    'absorbedInto'
  ]);
  expect(free('updates')).toEqual(['narrative', 'barrier']);
});
