import { failure, startTenant } from '../tenant.ts';
import type { Tenant } from '../tenant.ts';

let tenant: Tenant;

beforeAll(async () => {
  tenant = await startTenant();
});

afterAll(() => tenant.stop());

const list = (title: string) => tenant.as('owner').web.lists.getByTitle(title);
const exception = 'Microsoft.SharePoint.SPListDataValidationException';

test('a column keeps its rule on every write, with its own message', async () => {
  await tenant.as('owner').web.lists.add('Ruled');
  await list('Ruled').fields.createFieldAsXml(
    `<Field Type="Number" DisplayName="Amount"><Validation Message="Between 1 &amp; 9, O'Brien">=AND(Amount&gt;=1,Amount&lt;10)</Validation></Field>`
  );
  const field = () => list('Ruled').fields.getByTitle('Amount');
  expect(await field()()).toMatchObject({
    ValidationFormula: '=AND(Amount>=1,Amount<10)',
    ValidationMessage: "Between 1 & 9, O'Brien"
  });
  const { Id } = await list('Ruled').items.add({ Title: 'ok', Amount: 9 });
  const broken = { status: 500, code: `-2130575162, ${exception}`, text: "Between 1 & 9, O'Brien" };
  expect(await failure(list('Ruled').items.add({ Title: 'no', Amount: 10 }))).toMatchObject(broken);
  expect(await failure(list('Ruled').items.getById(Id).update({ Amount: 0 }))).toMatchObject(broken);
  expect(await list('Ruled').items.select('Amount')()).toMatchObject([{ Amount: 9 }]);
  await field().update({ ValidationMessage: '' } as never);
  expect((await failure(list('Ruled').items.add({ Title: 'no', Amount: 10 }))).text).toBe(
    'List data validation failed.'
  );
  await field().update({ ValidationFormula: '' } as never);
  await list('Ruled').items.add({ Title: 'now', Amount: 10 });
});

test('a list keeps its rule over several columns, of which some may be calculated', async () => {
  await tenant.as('owner').web.lists.add('Spans');
  await list('Spans').fields.addDateTime('Start', { DisplayFormat: 0 });
  await list('Spans').fields.addDateTime('End', { DisplayFormat: 0 });
  await list('Spans').fields.addCalculated('Days', { Formula: '=[End]-[Start]', OutputType: 9 });
  await list('Spans').update({
    ValidationFormula: '=OR(ISBLANK([End]),Days>=0)',
    ValidationMessage: 'Ends before it starts'
  } as never);
  expect(await list('Spans').select('ValidationFormula', 'ValidationMessage')()).toMatchObject({
    ValidationMessage: 'Ends before it starts'
  });
  const { Id } = await list('Spans').items.add({ Title: 'a', Start: '2026-06-29T23:00:00Z' });
  await list('Spans').items.getById(Id).update({ End: '2026-07-01T23:00:00Z' });
  const refused = await failure(list('Spans').items.getById(Id).update({ End: '2026-06-01T23:00:00Z' }));
  expect(refused).toMatchObject({ status: 500, code: `-2130575163, ${exception}`, text: 'Ends before it starts' });
  expect(await list('Spans').items.getById(Id)()).toMatchObject({
    End: '2026-07-01T23:00:00Z',
    Days: '2.00000000000000'
  });
  expect((await failure(list('Spans').fields.getByTitle('Days').delete())).text).toContain('formula refers to it');
  await list('Spans').update({ ValidationFormula: '' } as never);
  await list('Spans').items.getById(Id).update({ End: '2026-06-01T23:00:00Z' });
});

test('a rule without a value does not hold, and other values are kept as they come', async () => {
  await tenant.as('owner').web.lists.add('Loose');
  await list('Loose').fields.createFieldAsXml(
    '<Field Type="Number" DisplayName="Small" Min="0" Max="5" Required="TRUE" />'
  );
  await list('Loose').fields.addChoice('Colour', { Choices: ['Red'] });
  await list('Loose').items.add({ Title: 'x', Small: 99, Colour: 'Blue' });
  await list('Loose').update({ ValidationFormula: '=1/Small>0' } as never);
  expect((await failure(list('Loose').items.add({ Title: 'zero', Small: 0 }))).status).toBe(500);
});

test.each([
  [
    'of a list over a column that is not there',
    () => list('Loose').update({ ValidationFormula: '=[Nothing]=1' } as never),
    -2130575273
  ],
  ['of a list that is no formula', () => list('Loose').update({ ValidationFormula: '=(' } as never), -2130575270],
  [
    'of a list over a person',
    () => list('Loose').update({ ValidationFormula: '=ISBLANK(Editor)' } as never),
    -2130575272
  ],
  [
    'of a column over another',
    () => list('Loose').fields.addText('Other', { ValidationFormula: '=Title="x"' } as never),
    -2130575160
  ],
  [
    'of a column that is no formula',
    () => list('Loose').fields.addText('Other', { ValidationFormula: 'Other=' } as never),
    -2130575270
  ]
])('a rule %s is refused', async (_what, make, code) => {
  const refused = await failure(make());
  expect(refused).toMatchObject({ status: 400, code: `${code}, Microsoft.SharePoint.SPException` });
});

test('who may not change the list may not change its rule', async () => {
  const reader = tenant.as('reader').web.lists.getByTitle('Loose');
  expect((await failure(reader.update({ ValidationFormula: '' } as never))).status).toBe(403);
});
