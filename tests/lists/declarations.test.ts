import { allLists } from '../../src/lists';
import { columnXml } from '../../src/data/columnXml';

const columns = allLists.flatMap(list => Object.values(list.columns).map(column => ({ list, column })));

/** SharePoint's own, which every list has. */
const builtIn = ['Title', 'Author', 'Editor', 'Modified'];

test('every column has a GUID of its own, SharePoint’s own columns aside', () => {
  const ids = columns.filter(({ column }) => !builtIn.includes(column.name)).map(({ column }) => column.id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('internal names are plain, at most 32 characters, and never `value`, which PnPjs unwraps', () => {
  const odd = columns
    .map(({ column }) => column.name)
    .filter(name => (!builtIn.includes(name) && !/^AP[A-Za-z]{1,30}$/.test(name)) || name.toLowerCase() === 'value');
  expect(odd).toEqual([]);
});

test('a list stays under SharePoint’s limits: 20 indexed columns, 12 lookups and people in one query', () => {
  for (const list of allLists) {
    const all = Object.values(list.columns);
    expect(all.filter(column => column.indexed).length).toBeLessThanOrEqual(20);
    expect(
      all.filter(column => ['lookup', 'lookups', 'person', 'people'].includes(column.type)).length
    ).toBeLessThanOrEqual(12);
  }
});

test('a lookup points at a list that is made before it', () => {
  allLists.forEach((list, index) => {
    const earlier = allLists.slice(0, index).map(one => one.key);
    for (const column of Object.values(list.columns)) {
      if (column.type === 'lookup' || column.type === 'lookups') expect(earlier).toContain(column.list);
    }
  });
});

test('a unique column is indexed, which SharePoint asks for', () => {
  expect(columns.filter(({ column }) => column.type === 'text' && column.unique && !column.indexed)).toEqual([]);
});

test('schema XML escapes what stands in a title', () => {
  const xml = columnXml({ type: 'text', id: 'x', name: 'APx', title: `Ben & Jo's "plan" <1>` }, undefined);
  expect(xml).toContain(`DisplayName="Ben &amp; Jo's &quot;plan&quot; &lt;1&gt;"`);
});
