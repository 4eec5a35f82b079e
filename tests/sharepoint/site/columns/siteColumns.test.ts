import { FieldTypes } from '@pnp/sp/fields/index.js';
import type { IFields } from '@pnp/sp/fields/index.js';
import { errorOf, failure, startTenant } from '../tenant.ts';
import type { Tenant } from '../tenant.ts';

const titleId = 'fa564e0f-0c70-4ab9-b863-0177e6ddd247';

let tenant: Tenant;
let target: string;

beforeAll(async () => {
  tenant = await startTenant();
  await tenant.as('owner').web.lists.add('Columns');
  const { Id } = await tenant.as('owner').web.lists.add('Targets');
  target = Id;
});

afterAll(() => tenant.stop());

const web = (login = 'owner') => tenant.as(login).web;

test('a site has its base columns, by id, title and internal name', async () => {
  const root = () => tenant.as('owner').site.rootWeb.fields;
  expect(await root().getById(titleId).select('Title')()).toMatchObject({ Title: 'Title' });
  expect(await root().getByTitle('Title').select('Id')()).toMatchObject({ Id: titleId });
  const country = await root().getByInternalNameOrTitle('Other Address Country/Region')();
  expect(country).toMatchObject({
    Title: 'Other Address Country/Region',
    InternalName: 'OtherAddressCountry',
    TypeAsString: 'Text',
    Scope: '/sites/test'
  });
  const all = await root()();
  expect(new Set(all.map(field => field.Id)).size).toBe(all.length);
});

describe.each([
  ['a web', () => web().fields],
  ['a list', () => web().lists.getByTitle('Columns').fields]
])('%s takes columns of every kind', (_home, fields: () => IFields) => {
  const group = { Group: 'Tests' };

  test.each<[string, (title: string) => Promise<object>, Record<string, unknown>]>([
    [
      'text',
      title => fields().addText(title, { MaxLength: 30, ...group }),
      { TypeAsString: 'Text', MaxLength: 30, Group: 'Tests', TypeDisplayName: 'Single line of text' }
    ],
    [
      'number',
      title => fields().addNumber(title, { MinimumValue: 1, DisplayFormat: 2, CommaSeparator: true } as never),
      { MinimumValue: 1, DisplayFormat: 2, CommaSeparator: true }
    ],
    [
      'currency',
      title => fields().addCurrency(title, { CurrencyLocaleId: 2057 }),
      { TypeAsString: 'Currency', CurrencyLocaleId: 2057, FieldTypeKind: 10 }
    ],
    [
      'calculated',
      title => fields().addCalculated(title, { Formula: '=Modified+1', DateFormat: 0 }),
      { Formula: '=Modified+1', OutputType: 2, ReadOnlyField: true, FieldTypeKind: 17 }
    ],
    [
      'date',
      title => fields().addDateTime(title, { DisplayFormat: 1, DateTimeCalendarType: 1 }),
      { DisplayFormat: 1, DateTimeCalendarType: 1 }
    ],
    [
      'note',
      title => fields().addMultilineText(title, { RichText: true, AllowHyperlink: true, RestrictedMode: false }),
      { AllowHyperlink: true, RestrictedMode: false, NumberOfLines: 6 }
    ],
    ['url', title => fields().addUrl(title, { DisplayFormat: 1 }), { DisplayFormat: 1 }],
    ['user', title => fields().addUser(title, { SelectionMode: 0 }), { SelectionMode: 0, TypeAsString: 'User' }],
    [
      'choice',
      title => fields().addChoice(title, { Choices: ["O'Brien", 'b'], EditFormat: 1 }),
      { Choices: { results: ["O'Brien", 'b'] }, EditFormat: 1 }
    ],
    [
      'choices',
      title => fields().addMultiChoice(title, { Choices: ['a'] }),
      { Choices: { results: ['a'] }, FieldTypeKind: 15 }
    ],
    ['boolean', title => fields().addBoolean(title, group), { TypeDisplayName: 'Yes/No', Group: 'Tests' }],
    ['location', title => fields().addLocation(title, group), { TypeAsString: 'Location', FieldTypeKind: 33 }],
    ['image', title => fields().addImageField(title, group), { TypeAsString: 'Thumbnail', FieldTypeKind: 34 }],
    ['any', title => fields().add(title, FieldTypes.Text, group as never), { FieldTypeKind: 2 }]
  ])('%s', async (kind, add, expected) => {
    const made = await add(`Made ${kind}`);
    expect(made).toMatchObject({ ...expected, Title: `Made ${kind}`, InternalName: `Made_x0020_${kind}` });
    // A column has its own kind's settings only.
    expect('CommaSeparator' in made).toBe(['number', 'currency', 'calculated'].includes(kind));
  });

  test('lookup and dependent lookup', async () => {
    const { Id: primary = '' } = await fields().addLookup('Lookup', { LookupListId: target, LookupFieldName: 'Title' });
    const dependent = await fields().addDependentLookupField('Lookup:Created', primary, 'Created');
    const { Id: shown = '' } = dependent;
    expect(dependent).toMatchObject({
      PrimaryFieldId: primary,
      IsDependentLookup: true,
      ReadOnlyField: true,
      LookupField: 'Created'
    });
    expect(await fields().getById(primary)()).toMatchObject({
      DependentLookupInternalNames: [dependent.InternalName],
      IsDependentLookup: false
    });
    const wrong = await failure(fields().addDependentLookupField('Of a dependent', shown, 'Title'));
    expect(wrong).toMatchObject({ status: 400, text: "The field 'Lookup:Created' is not a primary lookup field." });
    await fields().getById(primary).delete();
    expect((await failure(fields().getById(shown)())).status).toBe(400);
  });

  test('by XML, and changes them', async () => {
    const xml =
      '<Field ID="{5f2e5b6a-2222-4c4c-9d9d-00000000000%}" Name="Money" DisplayName="Money" Type="Currency" Decimals="2" Min="0" Required="FALSE" Group="Tests" />';
    const id = _home === 'a web' ? '1' : '2';
    const made = await fields().createFieldAsXml(xml.replace('%', id));
    expect(made).toMatchObject({ Title: 'Money', InternalName: 'Money', DisplayFormat: 2, MinimumValue: 0 });
    const field = () => fields().getByTitle('Money');
    await field().update({ Description: 'd & "e"', JSLink: 'x.js' } as never);
    await field().setShowInDisplayForm(false);
    await field().setShowInEditForm(true);
    await field().setShowInNewForm(false);
    const { SchemaXml, Description, ...rest } = await field()();
    expect(rest).toMatchObject({ JSLink: 'x.js' });
    expect(Description).toBe('d & "e"');
    expect(SchemaXml).toContain('ShowInDisplayForm="FALSE" ShowInEditForm="TRUE" ShowInNewForm="FALSE"');
    expect(SchemaXml).toContain('Description="d &amp; &quot;e&quot;"');
    await field().update({ SchemaXml: SchemaXml.replace('Decimals="2"', 'Decimals="3"') } as never);
    expect(await field()()).toMatchObject({ DisplayFormat: 3, Description, InternalName: 'Money' });
    const other = await failure(field().update({ SchemaXml: '<Field Type="User" DisplayName="Money" />' } as never));
    expect(other.text).toBe('The type of a column cannot be changed.');
    await field().delete();
    expect((await failure(field()())).status).toBe(400);
  });

  test('only from who may, and not what every list has', async () => {
    const refused = tenant.as('reader').web;
    const mine = _home === 'a web' ? refused.fields : refused.lists.getByTitle('Columns').fields;
    expect((await failure(mine.addText('No'))).status).toBe(403);
    expect(
      (await failure(tenant.as('reader').web.fields.getByTitle('Title').update({ Description: 'x' }, 'SP.FieldText')))
        .status
    ).toBe(403);
    expect((await failure(fields().getById(titleId).delete())).text).toBe("The field 'Title' cannot be deleted.");
    expect((await failure(fields().addNumber('Wrong', { Invented: 1 } as never))).status).toBe(400);
  });
});

test('a stranger sees no site columns', async () => {
  expect((await failure(web('stranger').fields())).status).toBe(403);
});

test('a subweb has its own columns, and those above it among the available ones', async () => {
  const { Url } = await web().webs.add('Sub', 'sub');
  const sub = () => tenant.as('owner', Url).web;
  expect(await sub().fields()).toEqual([]);
  await sub().fields.addText('Below');
  await sub().fields.addCalculated('Later', {
    Formula: '=Modified+1',
    DateFormat: 0,
    FieldTypeKind: FieldTypes.DateTime
  } as never);
  expect((await sub().fields.select('Title')()).map(one => one.Title)).toEqual(['Below', 'Later']);
  const available = await sub()
    .availablefields.select('Title', 'Scope')
    .filter("Title eq 'Below' or Title eq 'Modified'")();
  expect(available).toMatchObject([
    { Title: 'Modified', Scope: '/sites/test' },
    { Title: 'Below', Scope: '/sites/test/sub' }
  ]);
  const one = await tenant.raw(`${Url}/_api/web/availablefields/getbytitle('Modified')`);
  expect(await one.json()).toMatchObject({ InternalName: 'Modified' });
  const refused = await tenant.raw(`${Url}/_api/web/availablefields`, { method: 'POST', body: '{}' });
  expect(refused.status).toBe(404);
  expect((await errorOf(refused)).text).toContain('availablefields');
  // The root's web doesn't see a subweb's columns.
  expect((await web().availablefields.select('Title')()).map(field => field.Title)).not.toContain('Below');
});
