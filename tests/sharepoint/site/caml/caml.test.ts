import fc from 'fast-check';
import { errorOf, failure, startTenant } from '../tenant.ts';
import type { Tenant } from '../tenant.ts';

let tenant: Tenant;
let moId = 0;
let targetId = '';
const now = Date.parse('2024-06-15T12:00:00Z');

const list = (login = 'owner') => tenant.as(login).web.lists.getByTitle('Rows');

beforeAll(async () => {
  tenant = await startTenant({ now: () => now });
  const web = () => tenant.as('owner').web;
  targetId = (await web().lists.add('Targets')).Id;
  await web().lists.getByTitle('Targets').items.add({ Title: "O'Hara" });
  await web().lists.getByTitle('Targets').items.add({ Title: 'Second' });
  await web().lists.add('Empty');
  await web().lists.add('Rows');
  const xml = [
    "<Field Type='Text' Name='Name' DisplayName='Name' />",
    "<Field Type='Note' Name='Body' DisplayName='Body' />",
    "<Field Type='Number' Name='Amount' DisplayName='Amount' />",
    "<Field Type='Boolean' Name='Done' DisplayName='Done' />",
    "<Field Type='DateTime' Name='Due' DisplayName='Due' Format='DateTime' />",
    "<Field Type='DateTime' Name='Day' DisplayName='Day' Format='DateOnly' />",
    "<Field Type='User' Name='Lead' DisplayName='Lead' />",
    "<Field Type='UserMulti' Name='Team' DisplayName='Team' Mult='TRUE' />",
    "<Field Type='MultiChoice' Name='Tags' DisplayName='Tags'><CHOICES><CHOICE>x</CHOICE><CHOICE>y</CHOICE></CHOICES></Field>",
    "<Field Type='URL' Name='Link' DisplayName='Link' />",
    `<Field Type='Lookup' Name='Target' DisplayName='Target' List='{${targetId}}' ShowField='Title' />`
  ];
  for (const one of xml) await list().fields.createFieldAsXml(one);
  moId = (await web().ensureUser('member@example.test')).Id;
  const olive = (await web().ensureUser('owner@example.test')).Id;
  const rows = [
    {
      Title: "O'Brien",
      Name: 'b',
      Amount: 3,
      Done: true,
      Due: '2024-06-15T22:30:00Z',
      Day: '2024-06-15',
      LeadId: moId,
      Tags: ['x', 'y'],
      TargetId: 1
    },
    {
      Title: 'alpha & <omega>',
      Name: 'a',
      Amount: 1,
      Done: false,
      Due: '2024-06-15T23:30:00Z',
      Day: '2024-06-16',
      LeadId: olive,
      TeamId: [olive, moId],
      Body: 'Long text'
    },
    {
      Title: 'Beta+gamma',
      Name: 'a',
      Amount: 2,
      Tags: ['y'],
      TargetId: 2,
      Link: { Url: 'https://a.example.test/x', Description: 'A' }
    },
    { Title: 'delta', Amount: 10, Day: '2024-06-14' },
    { Name: 'C', Amount: -5, Done: true, TeamId: [olive] }
  ];
  for (const row of rows) await list().items.add(row);
});

afterAll(() => tenant.stop());

async function ids(where: string, login = 'owner'): Promise<number[]> {
  const found: { Id: number }[] = await list(login).getItemsByCAMLQuery({
    ViewXml: `<View><Query><Where>${where}</Where></Query></View>`
  });
  return found.map(item => item.Id);
}

const test1 = (operator: string, column: string, type: string, value: string, attributes = '') =>
  `<${operator}><FieldRef Name='${column}'/><Value Type='${type}'${attributes}>${value}</Value></${operator}>`;
const time = " IncludeTimeValue='TRUE' StorageTZ='TRUE'";

test.each([
  [test1('Eq', 'Title', 'Text', 'O&apos;Brien'), [1]],
  [test1('Eq', 'Title', 'Text', 'o&#39;brien'), [1]],
  [test1('Eq', 'Title', 'Text', 'alpha &amp; &lt;omega&gt;'), [2]],
  [test1('Neq', 'Name', 'Text', 'a'), [1, 4, 5]],
  ["<IsNull><FieldRef Name='Title'/></IsNull>", [5]],
  ["<IsNotNull><FieldRef Name='Title'/></IsNotNull>", [1, 2, 3, 4]],
  ["<IsNull><FieldRef Name='Body'/></IsNull>", [1, 3, 4, 5]],
  ["<IsNull><FieldRef Name='Lead'/></IsNull>", [3, 4, 5]],
  ["<IsNotNull><FieldRef Name='Tags'/></IsNotNull>", [1, 3]],
  [test1('Gt', 'Amount', 'Number', '2'), [1, 4]],
  [test1('Leq', 'Amount', 'Number', '-5'), [5]],
  [test1('Geq', 'ID', 'Counter', '4'), [4, 5]],
  [test1('Eq', 'Done', 'Boolean', '1'), [1, 5]],
  [test1('Neq', 'Done', 'Boolean', '1'), [2, 3, 4]],
  [test1('BeginsWith', 'Title', 'Text', 'AL'), [2]],
  [test1('Contains', 'Title', 'Text', '+G'), [3]],
  [test1('Contains', 'Body', 'Note', 'long'), [2]],
  [test1('Eq', 'Tags', 'MultiChoice', 'y'), [1, 3]],
  [test1('Includes', 'Tags', 'Text', 'x'), [1]],
  [test1('NotIncludes', 'Tags', 'Text', 'x'), [2, 3, 4, 5]],
  [test1('Eq', 'Link', 'URL', 'https://a.example.test/x'), [3]],
  [test1('Eq', 'Target', 'Lookup', 'O&apos;Hara'), [1]],
  ["<Eq><FieldRef Name='Target' LookupId='TRUE'/><Value Type='Lookup'>2</Value></Eq>", [3]],
  [
    "<In><FieldRef Name='Target' LookupId='TRUE'/><Values><Value Type='Integer'>1</Value><Value Type='Integer'>2</Value></Values></In>",
    [1, 3]
  ],
  [
    "<In><FieldRef Name='Name'/><Values><Value Type='Text'>A</Value><Value Type='Text'>c</Value></Values></In>",
    [2, 3, 5]
  ],
  [test1('Eq', 'Lead', 'User', 'Mo Member'), [1]],
  ["<Eq><FieldRef Name='Lead'/><Value Type='Integer'><UserID/></Value></Eq>", [2]],
  ["<Includes><FieldRef Name='Team' LookupId='TRUE'/><Value Type='Integer'><UserID/></Value></Includes>", [2, 5]],
  [
    `<And>${test1('Eq', 'Name', 'Text', 'a')}<Or>${test1('Eq', 'Amount', 'Number', '2')}${test1('Eq', 'Amount', 'Number', '3')}</Or></And>`,
    [3]
  ],
  // 15 June 23:30 UTC is 16 June in London.
  [test1('Eq', 'Due', 'DateTime', '2024-06-15'), [1]],
  [test1('Gt', 'Due', 'DateTime', '2024-06-15T09:00:00Z'), [2]],
  [test1('Leq', 'Due', 'DateTime', '2024-06-15'), [1]],
  [test1('Neq', 'Due', 'DateTime', '2024-06-15'), [2, 3, 4, 5]],
  [test1('Eq', 'Due', 'DateTime', '2024-06-15T23:30:00Z', time), [2]],
  [test1('Eq', 'Due', 'DateTime', '2024-06-15T23:30:00Z', " IncludeTimeValue='TRUE'"), [1]],
  [test1('Eq', 'Day', 'DateTime', '<Today/>'), [1]],
  [test1('Lt', 'Day', 'DateTime', '<Today/>'), [4]],
  [test1('Eq', 'Day', 'DateTime', "<Today OffsetDays='1'/>"), [2]],
  [test1('Eq', 'Day', 'DateTime', "<Today OffsetDays='-1'/>"), [4]],
  ['', [1, 2, 3, 4, 5]]
])('%s finds %j', async (where, expected) => {
  expect(await ids(where)).toEqual(expected);
});

test('a column by the id of its field, and what a person sees as their own', async () => {
  const { Id } = await list().fields.getByInternalNameOrTitle('Name').select('Id')();
  expect(await ids(`<Eq><FieldRef ID='{${Id.toUpperCase()}}'/><Value Type='Text'>c</Value></Eq>`)).toEqual([5]);
  expect(
    await ids("<Eq><FieldRef Name='Lead' LookupId='TRUE'/><Value Type='Integer'><UserID/></Value></Eq>", 'member')
  ).toEqual([1]);
});

const notInstalled = {
  status: 500,
  code: '-2130575340, Microsoft.SharePoint.SPException',
  text: 'One or more field types are not installed properly. Go to the list settings page to delete these fields.'
};

test.each([
  test1('Eq', 'Missing', 'Text', 'x'),
  test1('Like', 'Title', 'Text', 'x'),
  test1('Eq', 'Title', 'Fancy', 'x'),
  `<Or>${test1('Eq', 'Title', 'Text', 'x')}</Or>`,
  `<And>${test1('Eq', 'Title', 'Text', 'x').repeat(3)}</And>`,
  "<Eq><FieldRef Name='Title'/></Eq>",
  test1('Eq', 'constructor', 'Text', 'x'),
  `${test1('Eq', 'Title', 'Text', 'x')}${test1('Eq', 'Title', 'Text', 'y')}`
])('%s is refused, even by a list without rows', async where => {
  const query = { ViewXml: `<View><Query><Where>${where}</Where></Query></View>` };
  expect(await failure(list().getItemsByCAMLQuery(query))).toEqual(notInstalled);
  expect(await failure(tenant.as('owner').web.lists.getByTitle('Empty').getItemsByCAMLQuery(query))).toEqual(
    notInstalled
  );
});

test.each([
  ['<View><Query><Where></View>', 500],
  ['<Query></Query>', 500],
  ['<View/><View/>', 500],
  ['<!DOCTYPE x [<!ENTITY a "b">]><View>&a;</View>', 500],
  ['<View><RowLimit>many</RowLimit></View>', 500],
  [`<View><Query><Where>${test1('Eq', 'Amount', 'Number', 'few')}</Where></Query></View>`, 500],
  [`<View><Query><Where>${test1('Eq', 'Due', 'DateTime', 'soon')}</Where></Query></View>`, 500],
  [`<View><Query><Where>${test1('Eq', 'Body', 'Note', 'x')}</Where></Query></View>`, 400],
  ["<View><Query><OrderBy><FieldRef Name='Body'/></OrderBy></Query></View>", 400],
  ['<View><Joins/></View>', 400],
  ['<View><ProjectedFields/></View>', 400],
  [
    "<View><Query><Where><Membership Type='CurrentUserGroups'><FieldRef Name='Lead'/></Membership></Where></Query></View>",
    400
  ],
  ['<View><Query><Where><DateRangesOverlap/></Where></Query></View>', 400],
  ["<View><ViewFields><FieldRef Name='Missing'/></ViewFields></View>", 500]
])('%s is refused with %i', async (ViewXml, status) => {
  expect((await failure(list().getItemsByCAMLQuery({ ViewXml }))).status).toBe(status);
});

test('conditions nest as deeply as clients write them, and no deeper', async () => {
  const nested = (count: number) =>
    Array.from({ length: count }, () => test1('Eq', 'Name', 'Text', 'b')).reduce(
      (left, right) => `<Or>${left}${right}</Or>`
    );
  expect(await ids(nested(150))).toEqual([1]);
  expect(await failure(ids(nested(250)))).toMatchObject({
    status: 500,
    code: '-2147467259, Microsoft.SharePoint.SPException'
  });
  expect(await failure(ids(nested(5000)))).toMatchObject({
    status: 500,
    code: '-2147467259, Microsoft.SharePoint.SPException'
  });
});

test('unknown parts of the query object are refused, a reader may ask and a stranger may not', async () => {
  const ask = (query: object, login: string) =>
    tenant.raw("web/lists/getbytitle('Rows')/getitems", { method: 'POST', body: JSON.stringify({ query }), login });
  expect((await ask({ ViewXml: '<View/>', Colour: 'red' }, 'owner')).status).toBe(400);
  expect((await ask({ ViewXml: '<View/>' }, 'reader')).status).toBe(200);
  const denied = await ask({ ViewXml: '<View/>' }, 'stranger');
  expect([denied.status, (await errorOf(denied)).code]).toEqual([
    403,
    '-2147024891, System.UnauthorizedAccessException'
  ]);
});

test('order, limit and paging, also by a column with equal and empty values', async () => {
  const read = (ViewXml: string, PagingInfo?: string): Promise<{ Id: number }[]> =>
    list().getItemsByCAMLQuery({
      ViewXml,
      ...(PagingInfo === undefined ? {} : { ListItemCollectionPosition: { PagingInfo } })
    });
  const all = async (view: string, token?: string) => (await read(view, token)).map(item => item.Id);
  const byName =
    "<View><Query><OrderBy><FieldRef Name='Name' Ascending='FALSE'/></OrderBy></Query><RowLimit Paged='TRUE'>2</RowLimit></View>";
  expect(await all(byName)).toEqual([5, 1]);
  expect(await all(byName, 'Paged=TRUE&p_Name=b&p_ID=1')).toEqual([2, 3]);
  expect(await all(byName, '?Paged=TRUE&p_Name=a&p_ID=3')).toEqual([4]);
  expect(await all(byName, 'Paged=TRUE&PagedPrev=TRUE&p_Name=&p_ID=4')).toEqual([2, 3]);
  const byId = "<View><RowLimit Paged='TRUE'>2</RowLimit></View>";
  expect(await all(byId, 'Paged=TRUE&p_ID=2')).toEqual([3, 4]);
  expect(
    await all(
      "<View><Query><OrderBy><FieldRef Name='ID' Ascending='FALSE'/></OrderBy></Query><RowLimit>2</RowLimit></View>"
    )
  ).toEqual([5, 4]);
  expect(
    await all("<View><Query><OrderBy><FieldRef Name='Lead'/></OrderBy></Query><RowLimit>5</RowLimit></View>")
  ).toEqual([3, 4, 5, 1, 2]);
  expect(
    await all(
      "<View><Query><GroupBy><FieldRef Name='Done'/></GroupBy><OrderBy><FieldRef Name='Amount'/></OrderBy></Query></View>"
    )
  ).toEqual([3, 4, 2, 5, 1]);
});

test('an index on who wrote a row finds the same rows, in CAML and in a $filter', async () => {
  await tenant.as('owner').web.lists.add('Written');
  const written = (login = 'owner') => tenant.as(login).web.lists.getByTitle('Written');
  await written()
    .fields.getByInternalNameOrTitle('Author')
    .update({ Indexed: true } as never);
  await written('member').items.add({ Title: 'x' });
  expect(await written().items.filter(`AuthorId eq ${moId}`)()).toHaveLength(1);
  const ViewXml = `<View><Query><Where><Eq><FieldRef Name='Author' LookupId='TRUE'/><Value Type='Integer'>${moId}</Value></Eq></Where></Query></View>`;
  expect(await written().getItemsByCAMLQuery({ ViewXml })).toHaveLength(1);
});

test('more than twelve lookups in one query are too many, in its conditions or in what it shows', async () => {
  await tenant.as('owner').web.lists.add('Joined');
  const joined = () => tenant.as('owner').web.lists.getByTitle('Joined');
  const names = Array.from({ length: 13 }, (_, index) => `Person${index}`);
  for (const name of names)
    await joined().fields.createFieldAsXml(`<Field Type='User' Name='${name}' DisplayName='${name}' />`);
  const or = (all: readonly string[]) =>
    all.map(name => test1('Eq', name, 'User', 'Mo Member')).reduce((left, right) => `<Or>${left}${right}</Or>`);
  const where = (all: readonly string[]) => ({ ViewXml: `<View><Query><Where>${or(all)}</Where></Query></View>` });
  const shown = (all: readonly string[]) => ({
    ViewXml: `<View><ViewFields>${all.map(name => `<FieldRef Name='${name}'/>`).join('')}</ViewFields></View>`
  });
  for (const query of [where, shown]) {
    expect(await joined().getItemsByCAMLQuery(query(names.slice(1)))).toEqual([]);
    expect((await failure(joined().getItemsByCAMLQuery(query(names)))).code).toBe(
      '-2147024860, Microsoft.SharePoint.SPQueryThrottledException'
    );
  }
});

test('rows come as from items, with $select and $expand, and in the local time when it is asked for', async () => {
  const ViewXml = `<View><Query><Where>${test1('Eq', 'ID', 'Counter', '1')}</Where></Query></View>`;
  const url = "web/lists/getbytitle('Rows')/getitems?$select=Title,Lead/Title,Due,Day&$expand=Lead";
  const answer = await tenant.raw(url, {
    method: 'POST',
    body: JSON.stringify({ query: { ViewXml, DatesInUtc: false } })
  });
  const { value } = await answer.json();
  expect(value).toEqual([
    expect.objectContaining({
      'odata.type': 'SP.Data.RowsListItem',
      Title: "O'Brien",
      Lead: expect.objectContaining({ Title: 'Mo Member' }),
      Due: '2024-06-15T23:30:00',
      Day: '2024-06-15T00:00:00'
    })
  ]);
  const [row] = await list().getItemsByCAMLQuery({ ViewXml });
  expect(row).toMatchObject({ Id: 1, Title: "O'Brien", LeadId: moId, TargetId: 1, Due: '2024-06-15T22:30:00Z' });
});

test('who has which rights and the values as text can be expanded', async () => {
  const ViewXml =
    "<View><ViewFields><FieldRef Name='Title'/><FieldRef Name='RoleAssignments'/></ViewFields><RowLimit>1</RowLimit></View>";
  const [row] = await list().getItemsByCAMLQuery({ ViewXml }, 'RoleAssignments', 'FieldValuesAsText');
  expect(row.RoleAssignments[0]).toHaveProperty('PrincipalId');
  expect(row.FieldValuesAsText).toMatchObject({ Title: "O'Brien", Lead: 'Mo Member', Due: '15/06/2024 23:30' });
});

test('a row that only its author may see is not found by others', async () => {
  await tenant.as('owner').web.lists.add('Own', '', 100, false, { ReadSecurity: 2 });
  const own = (login: string) => tenant.as(login).web.lists.getByTitle('Own');
  await own('member').items.add({ Title: 'mine' });
  await own('second').items.add({ Title: 'theirs' });
  const titles = async (login: string) =>
    (await own(login).getItemsByCAMLQuery({ ViewXml: '<View/>' })).map((row: { Title: string }) => row.Title);
  expect(await titles('member')).toEqual(['mine']);
  expect(await titles('owner')).toEqual(['mine', 'theirs']);
});

const text = fc.constantFrom("O'Brien", 'alpha & <omega>', 'a', 'A', 'b', 'delta', '', 'x"y', 'y');
const number = fc.constantFrom(-5, 0, 1, 2, 3, 10, 11);
const instant = fc.constantFrom(
  '2024-06-15T22:30:00Z',
  '2024-06-15T23:30:00Z',
  '2024-01-01T00:00:00Z',
  '2030-01-01T00:00:00Z'
);
const operators = fc.constantFrom(
  ['Eq', 'eq'],
  ['Neq', 'ne'],
  ['Lt', 'lt'],
  ['Leq', 'le'],
  ['Gt', 'gt'],
  ['Geq', 'ge']
);
const xml = (value: string) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const quoted = (value: string) => `'${value.replaceAll("'", "''")}'`;

/** A condition twice: in CAML and as a $filter. */
const condition: fc.Memo<[string, string]> = fc.memo(depth => {
  const leaf = fc.oneof(
    fc
      .tuple(operators, fc.constantFrom('Title', 'Name'), text)
      .map(([[caml, odata], name, value]): [string, string] => [
        test1(caml ?? '', name, 'Text', xml(value)),
        `${name} ${odata} ${quoted(value)}`
      ]),
    fc
      .tuple(operators, number)
      .map(([[caml, odata], value]): [string, string] => [
        test1(caml ?? '', 'Amount', 'Number', String(value)),
        `Amount ${odata} ${value}`
      ]),
    fc
      .tuple(operators, instant)
      .map(([[caml, odata], value]): [string, string] => [
        test1(caml ?? '', 'Due', 'DateTime', value, time),
        `Due ${odata} datetime'${value}'`
      ]),
    fc
      .constantFrom('Title', 'Name', 'Due', 'Tags', 'Amount')
      .chain(name =>
        fc.constantFrom<[string, string]>(
          [`<IsNull><FieldRef Name='${name}'/></IsNull>`, `${name} eq null`],
          [`<IsNotNull><FieldRef Name='${name}'/></IsNotNull>`, `${name} ne null`]
        )
      ),
    fc
      .tuple(
        fc.constantFrom('BeginsWith', 'Contains'),
        text.filter(value => value !== '')
      )
      .map(([caml, value]): [string, string] => [
        test1(caml, 'Title', 'Text', xml(value)),
        caml === 'Contains' ? `substringof(${quoted(value)},Title)` : `startswith(Title,${quoted(value)})`
      ])
  );
  if (depth <= 1) return leaf;
  const both = fc
    .tuple(fc.constantFrom('And', 'Or'), condition(), condition())
    .map(([kind, left, right]): [string, string] => [
      `<${kind}>${left[0]}${right[0]}</${kind}>`,
      `(${left[1]}) ${kind.toLowerCase()} (${right[1]})`
    ]);
  return fc.oneof(leaf, both);
});

test('CAML and the equal $filter find the same rows', async () => {
  await fc.assert(
    fc.asyncProperty(condition(3), async ([where, filter]) => {
      const expected: { Id: number }[] = await list().items.select('Id').filter(filter)();
      expect(await ids(where)).toEqual(expected.map(item => item.Id));
    }),
    { numRuns: 150 }
  );
});
