import fc from 'fast-check';
import { parseFilter } from '../../../sharepoint/site/odata/filter.ts';
import type { Filter } from '../../../sharepoint/site/odata/filter.ts';
import { errorOf, failure, startTenant } from './tenant.ts';
import type { Tenant } from './tenant.ts';

let tenant: Tenant;
let moId = 0;

const list = () => tenant.as('owner').web.lists.getByTitle('Rows');

beforeAll(async () => {
  tenant = await startTenant();
  await tenant.as('owner').web.lists.add('Rows');
  await list().fields.addText('Name');
  await list().fields.addMultilineText('Body', { RichText: false });
  await list().fields.addNumber('Amount');
  await list().fields.addBoolean('Done');
  await list().fields.addDateTime('Due', { DisplayFormat: 1 });
  await list().fields.addUser('Lead', {});
  await list().fields.createFieldAsXml('<Field Type="UserMulti" Name="Team" DisplayName="Team" Mult="TRUE" />');
  await list().fields.createFieldAsXml('<Field Type="MultiChoice" Name="Tags" DisplayName="Tags" />');
  await list().fields.createFieldAsXml('<Field Type="URL" Name="Link" DisplayName="Link" />');
  const { Id } = await tenant.as('owner').web.ensureUser('member@example.test');
  moId = Id;
  const { Id: olive } = await tenant.as('owner').web.ensureUser('owner@example.test');
  const rows = [
    { Title: "O'Brien", Name: 'b', Amount: 3, Done: true, Due: '2024-01-01T00:00:00Z', LeadId: moId, Tags: ['x', 'y'] },
    {
      Title: 'alpha & omega',
      Name: 'a',
      Amount: 1,
      Done: false,
      Due: '2024-06-15T12:00:00Z',
      LeadId: olive,
      TeamId: [olive, moId],
      Body: 'Long text'
    },
    { Title: 'Beta+gamma', Name: 'a', Amount: 2, Tags: ['y'] },
    { Title: 'delta', Amount: 10 },
    { Name: 'C', Amount: -5, Done: true, TeamId: [olive] }
  ];
  for (const row of rows) await list().items.add(row);
});

afterAll(() => tenant.stop());

async function ids(filter: string, expand?: string): Promise<number[]> {
  const items = list().items;
  if (expand) items.expand(expand).select('Id', `${expand}/Title`);
  else items.select('Id');
  const found: { Id: number }[] = await items.filter(filter)();
  return found.map(item => item.Id);
}

test.each([
  ["Title eq 'O''Brien'", [1]],
  ["Title eq 'o''brien'", [1]],
  ["Title eq 'alpha & omega'", [2]],
  ["Title eq 'Beta+gamma'", [3]],
  ["Name ne 'a'", [1, 4, 5]],
  ['Title eq null', [5]],
  ['Title ne null', [1, 2, 3, 4]],
  ['Amount gt 2', [1, 4]],
  ['Amount ge 2 and Amount lt 10', [1, 3]],
  ['Amount le -5', [5]],
  ["Amount eq '3'", [1]],
  ['Done eq 1', [1, 5]],
  ['Done eq true', [1, 5]],
  ['Done eq false', [2]],
  ['Done ne 1', [2, 3, 4]],
  ["Due ge datetime'2024-06-01T00:00:00Z'", [2]],
  ["Due lt '2024-06-01T00:00:00.000Z'", [1]],
  ['month(Due) eq 6', [2]],
  ["startswith(Title,'AL')", [2]],
  ["substringof('+G',Title)", [3]],
  ["substringof('long',Body)", [2]],
  ["Name eq 'a' or Name eq 'b' and Amount eq 3", [1, 2, 3]],
  ["(Name eq 'a' or Name eq 'b') and Amount eq 3", [1]],
  ["Tags eq 'y'", [1, 3]],
  ["Tags ne 'x'", [2, 3, 4, 5]],
  ['Id eq 4', [4]],
  ['Id gt 2 and (ID lt 5)', [3, 4]],
  ["Title eq ''", []]
])('%s finds %j', async (filter, expected) => {
  expect(await ids(filter)).toEqual(expected);
});

test('a person is found by id and, when expanded, by what they are called', async () => {
  expect(await ids(`LeadId eq ${moId}`)).toEqual([1]);
  expect(await ids(`TeamId eq ${moId}`)).toEqual([2]);
  expect(await ids('LeadId eq null')).toEqual([3, 4, 5]);
  expect(await ids("Lead/Title eq 'Mo Member'", 'Lead')).toEqual([1]);
  expect(await ids(`Lead/Id eq ${moId}`, 'Lead')).toEqual([1]);
  expect(await ids("Team/Title eq 'Mo Member'", 'Team')).toEqual([2]);
});

test.each([
  "Title eq O'Brien",
  'Title foo',
  "endswith(Title,'a')",
  "tolower(Title) eq 'a'",
  "not (Title eq 'a')",
  "Title eq 'a' and",
  "(Title eq 'a'",
  "Title eq 'a') or (Title eq 'b'",
  "'a' eq Title",
  'Amount add 1 eq 2',
  "Title eq 'a' Title eq 'b'",
  "Amount gt 'much'",
  "Due gt 'soon'",
  'Title gt null',
  "Nothing eq 'a'",
  'Lead eq 1',
  "Lead/Title eq 'Mo Member'",
  "Body eq 'Long text'",
  "Link eq 'x'",
  'Title/Length eq 1'
])('the filter %s is refused', async filter => {
  expect((await failure(list().items.filter(filter)())).status).toBe(400);
});

test.each([
  ['$select=Nothing', "The field or property 'Nothing' does not exist."],
  ['$select=title', "The field or property 'title' does not exist."],
  [
    '$select=Lead/Title',
    "The query to field 'Lead/Title' is not valid. The $select query string must specify the target fields and the $expand query string must contains Lead."
  ],
  [
    '$select=Lead&$expand=Lead',
    "The query to field 'Lead' is not valid. The $select query string must specify the target fields and the $expand query string must contains Lead."
  ],
  ['$select=Lead/Nothing&$expand=Lead', "The query to field 'Lead/Nothing' is not valid."],
  ['$select=constructor', "The field or property 'constructor' does not exist."],
  ['$expand=Nothing', "The field or property 'Nothing' does not exist."],
  ['$inlinecount=allpages', 'The query option "$inlinecount" is not supported.'],
  [
    '$top=many',
    "Invalid value 'many' for $top query option found. The $top query option requires a non-negative integer value."
  ],
  ['$orderby=Body', "The field 'Body' of type 'Note' cannot be used in the query sort expression."],
  ['$orderby=Title up', 'The expression "Title up" is not valid.']
])('the query %s is refused', async (query, text) => {
  const response = await tenant.raw(`web/lists/getbytitle('Rows')/items?${query}`);
  expect([response.status, (await errorOf(response)).text]).toEqual([400, text]);
});

test.each([
  ['Title', true, [5, 2, 3, 4, 1]],
  ['Title', false, [1, 4, 3, 2, 5]],
  ['Amount', true, [5, 2, 3, 1, 4]],
  ['Name', true, [4, 2, 3, 1, 5]],
  ['Name', false, [5, 1, 2, 3, 4]],
  ['Due', false, [2, 1, 3, 4, 5]],
  ['Id', false, [5, 4, 3, 2, 1]]
])('pages of one and of two, by %s ascending %s, have every row once and in order', async (by, ascending, expected) => {
  for (const size of [1, 2, 5]) {
    const found: number[] = [];
    for await (const page of list().items.select('Id').orderBy(by, ascending).top(size)) {
      expect(page.length).toBeLessThanOrEqual(size);
      found.push(...page.map((item: { Id: number }) => item.Id));
    }
    expect(found).toEqual(expected);
  }
});

test('a next link is absolute, repeats the other options and is absent on the last page', async () => {
  const response = await tenant.raw("web/lists/getbytitle('Rows')/items?%24select=Id&%24filter=Amount+gt+0&%24top=3");
  const page = await response.json();
  const link: string = page['odata.nextLink'];
  expect(link).toContain(`${tenant.url}/_api/`);
  expect(link).toContain('items?%24skiptoken=Paged%3DTRUE%26p_ID%3D3'.replace('items', 'Items'));
  const next = await (await tenant.raw(link)).json();
  expect(next.value.map((item: { Id: number }) => item.Id)).toEqual([4]);
  expect(next).not.toHaveProperty(['odata.nextLink']);
});

test('PagedPrev goes back and $skip does nothing', async () => {
  const back = await list().items.select('Id').top(2).skip(4, true)();
  expect(back.map((item: { Id: number }) => item.Id)).toEqual([2, 3]);
  const skipped = await (await tenant.raw("web/lists/getbytitle('Rows')/items?$select=Id&$skip=3")).json();
  expect(skipped.value).toHaveLength(5);
});

test('paths may be written as the clients write them', async () => {
  const { Id } = await list().select('Id')();
  for (const path of [
    `Web/Lists(guid'${Id}')/Items(1)?$select=Title`,
    `web/lists('${Id.toUpperCase()}')/items/getById(1)?%24select=Title`,
    `lists(guid'${Id}')/items(1)?$select=Title`,
    "web/GetList('/sites/test/Lists/Rows')/items(1)?$select=Title",
    "web/getList(@l)/items(1)?$select=Title&%40l='/sites/test/lists/rows'",
    "web/lists/GetByTitle('Rows')/getItemById(1)?$select=Title"
  ]) {
    const response = await tenant.raw(path);
    expect([path, response.status, (await response.json()).Title]).toEqual([path, 200, "O'Brien"]);
  }
  await tenant.as('owner').web.lists.add("It's a/b & c");
  expect(await tenant.as('owner').web.lists.getByTitle("It's a/b & c").select('Title')()).toMatchObject({
    Title: "It's a/b & c"
  });
  const missing = await failure(tenant.as('owner').web.lists.getByTitle('Missing')());
  expect(missing).toEqual({
    status: 404,
    code: '-1, System.ArgumentException',
    text: `List 'Missing' does not exist at site with URL '${tenant.url}'.`
  });
});

test('a query that joins more than twelve persons is refused', async () => {
  await tenant.as('owner').web.lists.add('Joined');
  const joined = () => tenant.as('owner').web.lists.getByTitle('Joined');
  const names = Array.from({ length: 13 }, (_, index) => `P${index}`);
  for (const name of names) await joined().fields.addUser(name, {});
  const twelve = names.slice(0, 12);
  await joined()
    .items.select(...twelve.map(name => `${name}/Title`))
    .expand(...twelve)();
  expect(
    await failure(
      joined()
        .items.select(...names.map(name => `${name}/Title`))
        .expand(...names)()
    )
  ).toMatchObject({
    status: 500,
    code: '-2147024860, Microsoft.SharePoint.SPQueryThrottledException'
  });
});

function write(filter: Filter): string {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return `(${write(filter.left)}) ${filter.kind} (${write(filter.right)})`;
    case 'startswith':
      return `startswith(${filter.path},'${filter.text.replaceAll("'", "''")}')`;
    case 'substringof':
      return `substringof('${filter.text.replaceAll("'", "''")}', ${filter.path})`;
    case 'compare': {
      const { literal, part, path, operator } = filter;
      const left = part === undefined ? path : `${part}(${path})`;
      switch (literal.kind) {
        case 'text':
          return `${left} ${operator} '${literal.value.replaceAll("'", "''")}'`;
        case 'date':
          return `${left} ${operator} datetime'${literal.value.replaceAll("'", "''")}'`;
        case 'guid':
          return `${left} ${operator} guid'${literal.value.replaceAll("'", "''")}'`;
        case 'null':
          return `${left} ${operator} null`;
        default:
          return `${left} ${operator} ${String(literal.value)}`;
      }
    }
  }
}

const { filter: anyFilter } = fc.letrec<{ filter: Filter }>(tie => {
  const path = fc.constantFrom('Title', 'LeadId', 'Lead/Title', 'OData__x');
  const leaf: fc.Arbitrary<Filter> = fc.oneof(
    fc.record({
      kind: fc.constant('compare' as const),
      operator: fc.constantFrom('eq', 'ne', 'lt', 'le', 'gt', 'ge'),
      path,
      literal: fc.oneof(
        fc.record({ kind: fc.constantFrom('text', 'date', 'guid'), value: fc.string({ unit: 'binary' }) }),
        fc.record({ kind: fc.constant('number' as const), value: fc.integer() }),
        fc.record({ kind: fc.constant('boolean' as const), value: fc.boolean() }),
        fc.constant({ kind: 'null' as const })
      )
    }),
    fc.record({ kind: fc.constantFrom('startswith', 'substringof'), path, text: fc.string({ unit: 'binary' }) })
  );
  const pair = fc.record({ kind: fc.constantFrom('and', 'or'), left: tie('filter'), right: tie('filter') });
  return { filter: fc.oneof({ maxDepth: 4 }, leaf, pair) };
});

test('the parser reads back every filter that can be written', () => {
  fc.assert(
    fc.property(anyFilter, filter => expect(parseFilter(write(filter))).toEqual(filter)),
    { numRuns: 500 }
  );
});

test('the parser answers or refuses any text, and never fails otherwise', () => {
  const noise = fc
    .array(
      fc.constantFrom(
        'Title',
        ' ',
        'eq',
        'and',
        '(',
        ')',
        "'",
        "''",
        '1',
        ',',
        'null',
        'startswith',
        '\u00e9',
        '$',
        '/'
      )
    )
    .map(all => all.join(''));
  fc.assert(
    fc.property(noise, text => {
      try {
        parseFilter(text);
      } catch (error) {
        expect(error).toMatchObject({ status: 400 });
      }
    }),
    { numRuns: 1000 }
  );
  expect(() => parseFilter(`${'('.repeat(5000)}Title eq 1${')'.repeat(5000)}`)).toThrow('nested too deeply');
});
