import { failure, startTenant } from '../tenant.ts';
import type { Tenant } from '../tenant.ts';

let tenant: Tenant;

beforeAll(async () => {
  tenant = await startTenant();
});

afterAll(() => tenant.stop());

const list = (title: string, login = 'owner') => tenant.as(login).web.lists.getByTitle(title);

async function makeList(title: string): Promise<string> {
  const { Id } = await tenant.as('owner').web.lists.add(title);
  return Id;
}

test('a calculated column is worked out when it is read, in the output type that it was given', async () => {
  await makeList('Sums');
  const fields = () => list('Sums').fields;
  await fields().addNumber('Amount');
  await fields().addNumber('Of two');
  await fields().addDateTime('Start', { DisplayFormat: 0 });
  await fields().addCalculated('Label', { Formula: '=[Title]&": "&Amount' });
  await fields().addCalculated('Ratio', { Formula: '=Amount/[Of two]', OutputType: 9 });
  await fields().addCalculated('Large', { Formula: '=Ratio>1', OutputType: 8 });
  await fields().addCalculated('Week on', { Formula: '=[Start]+7', OutputType: 4, DateFormat: 0 });
  await fields().createFieldAsXml(
    '<Field Type="Calculated" DisplayName="Stamp" ResultType="DateTime" Format="DateTime"><Formula>=Created+1/24</Formula><FieldRefs><FieldRef Name="Created" /></FieldRefs></Field>'
  );
  // 30 June in London; a week on is still summer time.
  const { Id } = await list('Sums').items.add({
    Title: "O'Brien",
    Amount: 3,
    Of_x0020_two: 2,
    Start: '2026-06-29T23:00:00Z',
    Label: 'ignored'
  });
  await list('Sums').items.add({ Title: 'Nothing', Start: '2026-03-27T00:00:00Z' });
  const [one, two] = await list('Sums').items();
  expect(one).toMatchObject({
    Label: "O'Brien: 3",
    Ratio: '1.50000000000000',
    Large: '1',
    Week_x0020_on: '2026-07-06T23:00:00Z'
  });
  expect(Date.parse(one.Stamp) - Date.parse(one.Created)).toBe(3_600_000);
  // The clocks change on the 29th: midnight of 3 April is 23:00 in UTC.
  expect(two).toMatchObject({ Label: 'Nothing: ', Ratio: '#DIV/0!', Week_x0020_on: '2026-04-02T23:00:00Z' });
  await list('Sums').items.getById(Id).update({ Amount: 1 });
  expect(await list('Sums').items.getById(Id).select('Label', 'Ratio', 'Large')()).toMatchObject({
    Label: "O'Brien: 1",
    Ratio: '0.500000000000000',
    Large: '0'
  });
  expect(await list('Sums').items.getById(Id).fieldValuesAsText()).toMatchObject({
    Ratio: '0.5',
    Large: 'No',
    Week_x005f_x0020_x005f_on: '07/07/2026'
  });
  const [version] = await list('Sums').items.getById(Id).versions();
  expect(version).toMatchObject({ Label: "O'Brien: 1" });
});

test('a calculated column filters and sorts by its value, and pages', async () => {
  await makeList('Sorted');
  await list('Sorted').fields.addNumber('Amount');
  await list('Sorted').fields.addCalculated('Twice', { Formula: '=Amount*2', OutputType: 9 });
  await list('Sorted').fields.addCalculated('Day', { Formula: '=DATE(2026,1,Amount)', OutputType: 4, DateFormat: 0 });
  // As text 4 would come after 20 and 200.
  for (const Amount of [10, 2, 100]) await list('Sorted').items.add({ Title: String(Amount), Amount });
  const titles = async (filter: string) =>
    (await list('Sorted').items.filter(filter).select('Title')()).map(item => item.Title);
  expect(await titles('Twice gt 19')).toEqual(['10', '100']);
  expect(await titles("Day lt datetime'2026-01-10T00:00:00Z'")).toEqual(['2']);
  const found: string[] = [];
  for await (const page of list('Sorted').items.orderBy('Twice').select('Title', 'Twice').top(1))
    found.push(...page.map((item: { Title: string }) => item.Title));
  expect(found).toEqual(['2', '10', '100']);
  expect((await failure(list('Sorted').fields.getByTitle('Twice').update({ Indexed: true }))).text).toContain(
    'cannot be indexed'
  );
});

test.each([
  ['=1+', -2130575270, 'syntax error'],
  ['=SUBSTITUTE(Title,"a","b")', -2130575270, 'syntax error'],
  ['=[Nothing]', -2130575273, 'does not exist'],
  ['=Author', -2130575272, 'not supported in formulas'],
  ['=Today', -2130575273, 'does not exist'],
  ['', -2130575199, 'cannot be empty'],
  ['=[Bad]+1', -2130575271, 'circular reference']
])('the formula %s is refused', async (Formula, code, text) => {
  await makeList(`Bad ${Formula}`.replace(/\W/g, 'x'));
  const refused = await failure(list(`Bad ${Formula}`.replace(/\W/g, 'x')).fields.addCalculated('Bad', { Formula }));
  expect(refused).toMatchObject({ status: 400, code: `${code}, Microsoft.SharePoint.SPException` });
  expect(refused.text).toContain(text);
});

test('formulas can be changed, but not into a circle, and what they name stays', async () => {
  await makeList('Circle');
  const fields = () => list('Circle').fields;
  await fields().addNumber('Base');
  await fields().addCalculated('First', { Formula: '=Base+1', OutputType: 9 });
  await fields().addCalculated('Second', { Formula: '=[First]*10', OutputType: 9 });
  const { Id } = await list('Circle').items.add({ Title: 'x', Base: 1 });
  expect(await list('Circle').items.getById(Id)()).toMatchObject({ Second: '20.0000000000000' });
  expect(
    (
      await failure(
        fields()
          .getByTitle('First')
          .update({ Formula: '=Second' } as never)
      )
    ).text
  ).toContain('circular');
  await fields()
    .getByTitle('First')
    .update({ Formula: '=Base+2' } as never);
  expect(await list('Circle').items.getById(Id)()).toMatchObject({ Second: '30.0000000000000' });
  expect((await failure(fields().getByTitle('Base').delete())).text).toContain('formula refers to it');
  const { SchemaXml } = await fields().getByTitle('Second')();
  expect(SchemaXml).toContain('<Formula>=[First]*10</Formula><FieldRefs><FieldRef Name="First" /></FieldRefs>');
  await fields().getByTitle('Second').delete();
  await fields().getByTitle('First').delete();
  await fields().getByTitle('Base').delete();
});

test('formulas follow a column that gets another title', async () => {
  await makeList('Renamed');
  const fields = () => list('Renamed').fields;
  await fields().addNumber('Amount');
  await fields().addCalculated('Sum', { Formula: '=Amount+[AMOUNT]&"Amount"' });
  await fields()
    .getByTitle('Amount')
    .update({ ValidationFormula: '=[Amount]>1' } as never);
  await list('Renamed').update({ ValidationFormula: '=Amount<9' } as never);
  await fields().getByTitle('Amount').update({ Title: "O'Brien's amount" });
  await list('Renamed').items.add({ Title: 'x', Amount: 2 });
  expect(await list('Renamed').items()).toMatchObject([{ Sum: '4Amount' }]);
  expect(await fields().getByTitle('Sum')()).toMatchObject({
    Formula: `=[O'Brien's amount]+[O'Brien's amount]&"Amount"`
  });
  for (const Amount of [1, 9])
    expect((await failure(list('Renamed').items.add({ Title: 'x', Amount }))).status).toBe(500);
});

test('a default may be a formula, over no column', async () => {
  await makeList('Defaults');
  const add = (xml: string) => list('Defaults').fields.createFieldAsXml(xml);
  await add(
    '<Field Type="DateTime" DisplayName="Due" Format="DateOnly"><DefaultFormula>=TODAY()+7</DefaultFormula></Field>'
  );
  await add('<Field Type="Text" DisplayName="Mark"><DefaultFormula>="#"&amp;UPPER("a")</DefaultFormula></Field>');
  await add('<Field Type="Number" DisplayName="None"><DefaultFormula>=1/0</DefaultFormula></Field>');
  expect(await list('Defaults').fields.getByTitle('Mark')()).toMatchObject({ DefaultFormula: '="#"&UPPER("a")' });
  const { Id } = await list('Defaults').items.add({ Title: 'x' });
  const item = await list('Defaults').items.getById(Id)();
  expect(item).toMatchObject({ Mark: '#A', None: null });
  const days = (Date.parse(item.Due) - Date.parse(item.Created)) / 86_400_000;
  expect(days).toBeGreaterThan(5.9);
  expect(days).toBeLessThanOrEqual(7.1);
  const refused = await failure(
    add('<Field Type="Text" DisplayName="No"><DefaultFormula>=Title</DefaultFormula></Field>')
  );
  expect(refused).toMatchObject({ status: 400, code: '-2130575296, Microsoft.SharePoint.SPException' });
});

test('the kind of a column cannot be changed', async () => {
  await makeList('Kinds');
  await list('Kinds').fields.addText('Plain');
  expect(
    (
      await failure(
        list('Kinds')
          .fields.getByTitle('Plain')
          .update({ FieldTypeKind: 9 } as never)
      )
    ).text
  ).toBe('The type of a column cannot be changed.');
});

test('a dependent lookup shows one more column of the targets, and is never written', async () => {
  const target = await makeList('Goals');
  await list('Goals').fields.addNumber('Weight');
  await list('Goals').items.add({ Title: 'One', Weight: 5 });
  await list('Goals').items.add({ Title: 'Two', Weight: 7 });
  await makeList('Steps');
  const primary = await list('Steps').fields.addLookup('Goal', { LookupListId: target, LookupFieldName: 'Title' });
  const dependent = await list('Steps').fields.addDependentLookupField('GoalWeight', primary.Id ?? '', 'Weight');
  expect(dependent).toMatchObject({ InternalName: 'GoalWeight', TypeAsString: 'Lookup' });
  await list('Steps').items.add({ Title: 'a', GoalId: 2 });
  await list('Steps').items.add({ Title: 'b', GoalWeightId: 1 });
  const items = () => list('Steps').items;
  expect(await items()()).toMatchObject([
    { GoalId: 2, GoalWeightId: 2 },
    { GoalId: null, GoalWeightId: null }
  ]);
  expect(await items().select('GoalWeight/Weight', 'GoalWeight/Id').expand('GoalWeight')()).toMatchObject([
    { GoalWeight: { Weight: 7, Id: 2 } },
    { GoalWeight: null }
  ]);
  expect((await failure(items().select('GoalWeight/Title').expand('GoalWeight')())).text).toBe(
    "The query to field 'GoalWeight/Title' is not valid."
  );
  expect((await failure(items().select('GoalWeight')())).status).toBe(400);
  expect(
    await items().filter('GoalWeight/Weight eq 7').expand('GoalWeight').select('Title', 'GoalWeight/Weight')()
  ).toMatchObject([{ Title: 'a' }]);
  expect(await items().getById(1).fieldValuesAsText()).toMatchObject({ GoalWeight: '7' });
  expect((await items().getById(1).versions())[0]).toMatchObject({ GoalWeight: { LookupId: 2, LookupValue: 7 } });
  expect((await failure(list('Steps').fields.addDependentLookupField('No', primary.Id ?? '', 'Nothing'))).status).toBe(
    400
  );
});

test('locations and pictures are kept as the text that they are written as', async () => {
  await makeList('Places');
  await list('Places').fields.addLocation('Place');
  await list('Places').fields.addImageField('Picture');
  const Place = JSON.stringify({ DisplayName: "O'Brien's", Address: { City: 'Cork' } });
  const { Id } = await list('Places').items.add({ Title: 'x', Place, Picture: '{"fileName":"a.png"}' });
  expect(await list('Places').items.getById(Id)()).toMatchObject({ Place, Picture: '{"fileName":"a.png"}' });
  expect((await failure(list('Places').items.filter("Place eq 'x'")())).status).toBe(400);
});

describe('a lookup with a relationship', () => {
  const relate = async (from: string, target: string, behaviour: string) =>
    list(from).fields.createFieldAsXml(
      `<Field Type="Lookup" DisplayName="Parent" List="{${target}}" ShowField="Title" Indexed="TRUE" RelationshipDeleteBehavior="${behaviour}" />`
    );

  test('that restricts keeps its target, until the row itself is gone', async () => {
    const target = await makeList('Kept');
    await makeList('Keepers');
    expect(await relate('Keepers', target, 'Restrict')).toMatchObject({
      RelationshipDeleteBehavior: 2,
      IsRelationship: true
    });
    const { Id } = await list('Kept').items.add({ Title: 'kept' });
    await list('Keepers').items.add({ Title: 'keeper', ParentId: Id });
    const refused = {
      status: 500,
      text: 'This item cannot be deleted because an item in the "Keepers" list is related to an item in the "Kept" list.'
    };
    expect(await failure(list('Kept').items.getById(Id).delete())).toMatchObject(refused);
    expect(await failure(list('Kept').items.getById(Id).recycle())).toMatchObject(refused);
    expect(await list('Kept').items()).toHaveLength(1);
    await list('Keepers').items.getById(1).delete();
    await list('Kept').items.getById(Id).delete();
    expect(await list('Kept').items()).toEqual([]);
  });

  test('that cascades goes with its target, in a circle too, and all or nothing', async () => {
    const self = await makeList('Chain');
    await relate('Chain', self, 'Cascade');
    await makeList('Leaves');
    await relate('Leaves', self, 'Cascade');
    await makeList('Guards');
    await relate('Guards', (await list('Leaves').select('Id')()).Id, 'Restrict');
    await list('Chain').items.add({ Title: '1' });
    await list('Chain').items.add({ Title: '2', ParentId: 1 });
    await list('Chain').items.getById(1).update({ ParentId: 2 });
    await list('Chain').items.add({ Title: '3' });
    await list('Leaves').items.add({ Title: 'leaf', ParentId: 2 });
    await list('Guards').items.add({ Title: 'guard', ParentId: 1 });
    expect((await failure(list('Chain').items.getById(1).delete())).status).toBe(500);
    expect(await list('Chain').items()).toHaveLength(3);
    expect(await list('Leaves').items()).toHaveLength(1);
    await list('Guards').items.getById(1).delete();
    await list('Chain').items.getById(1).recycle();
    expect(await list('Chain').items.select('Title')()).toMatchObject([{ Title: '3' }]);
    expect(await list('Leaves').items()).toEqual([]);
  });

  test('by two ways to the same row deletes it once', async () => {
    const target = await makeList('Tree');
    await relate('Tree', target, 'Cascade');
    await makeList('Tips');
    await relate('Tips', target, 'Cascade');
    await list('Tips').fields.createFieldAsXml(
      `<Field Type="Lookup" DisplayName="Other" List="{${target}}" ShowField="Title" Indexed="TRUE" RelationshipDeleteBehavior="Cascade" />`
    );
    await list('Tree').items.add({ Title: '1' });
    await list('Tree').items.add({ Title: '2', ParentId: 1 });
    await list('Tips').items.add({ Title: 'tip', ParentId: 1, OtherId: 2 });
    await list('Tree').items.getById(1).delete();
    const changes = await list('Tips').getChanges({ Item: true, DeleteObject: true });
    expect(changes).toMatchObject([{ ItemId: 1, ChangeType: 3 }]);
  });

  test.each([
    ['without an index', 'Indexed="FALSE"'],
    ['of many values', 'Indexed="TRUE" Mult="TRUE"']
  ])('is refused %s', async (_what, attributes) => {
    const target = await makeList(`Refused ${_what}`);
    const xml = `<Field Type="Lookup" DisplayName="Parent" List="{${target}}" ShowField="Title" RelationshipDeleteBehavior="Cascade" ${attributes} />`;
    expect((await failure(list(`Refused ${_what}`).fields.createFieldAsXml(xml))).status).toBe(400);
  });
});
