import { readFileSync } from 'node:fs';
import path from 'node:path';
import { entityTypes, propertyUse } from '../../../sharepoint/site/odata/entityTypes.ts';
import { startTenant } from './tenant.ts';
import type { Tenant } from './tenant.ts';

const readme = path.join(__dirname, '../../../sharepoint/site/README.md');

/** The README's table of bodies, made of the data. */
function table(): string {
  const code = (names: readonly string[] = []): string => names.map(name => `\`${name}\``).join(' ');
  const rows = Object.entries(entityTypes).map(
    ([type, { base, write, create, read }]) =>
      `| \`${type}\`${base === undefined ? '' : ` (and all of \`${base}\`)`} | ${code(write)} | ${code(create)} | ${code(read)} |`
  );
  return ['| Type | Takes | Only when it is made | Never |', '|---|---|---|---|', ...rows].join('\n');
}

test('the README lists what each body may hold', () => {
  expect(readFileSync(readme, 'utf8')).toContain(table());
});

test('each property of a type has one use', () => {
  for (const [type, { write, create = [], read = [] }] of Object.entries(entityTypes)) {
    const names = [...write, ...create, ...read];
    expect([type, names.length]).toEqual([type, new Set(names).size]);
  }
  expect(propertyUse('SP.FieldUser', 'AllowMultipleValues')).toBe('write');
  expect(propertyUse('SP.FieldUser', 'Choices')).toBeUndefined();
});

describe('a property that a type hasn’t', () => {
  let tenant: Tenant;
  beforeAll(async () => {
    tenant = await startTenant();
    await tenant.as('owner').web.lists.add('Things');
  });
  afterAll(() => tenant.stop());

  const list = "web/lists/getbytitle('Things')";
  test.each([
    ['POST', 'web/lists', 'SP.List', { BaseTemplate: 100, Title: 'Odd' }],
    ['MERGE', list, 'SP.List', {}],
    ['POST', `${list}/views`, 'SP.View', { Title: 'Odd' }],
    ['MERGE', `${list}/defaultview`, 'SP.View', {}],
    ['POST', `${list}/fields`, 'SP.Field', { FieldTypeKind: 2, Title: 'Odd' }],
    ['MERGE', `${list}/fields/getbyinternalnameortitle('Title')`, 'SP.FieldText', {}],
    ['POST', `${list}/fields/createfieldasxml`, 'SP.XmlSchemaFieldCreationInformation', {}],
    ['POST', `${list}/items`, 'SP.Data.ThingsListItem', {}],
    ['POST', 'web/sitegroups', 'SP.Group', { Title: 'Odd' }],
    ['MERGE', 'web', 'SP.Web', {}],
    ['POST', 'web/siteusers', 'SP.User', { LoginName: 'second@example.test' }],
    ['POST', 'web/associatedmembergroup/users', 'SP.User', { LoginName: 'second@example.test' }],
    ['POST', 'web/roledefinitions', 'SP.RoleDefinition', { Name: 'Odd' }],
    ['POST', 'web/contenttypes', 'SP.ContentType', { Name: 'Odd' }],
    ['POST', 'siteiconmanager/setsitelogo', 'SP.SiteIconManager', { relativeLogoUrl: '/x.png' }]
  ])('%s %s is refused with SharePoint’s words', async (method, address, type, body) => {
    const sent = { ...body, Invented: 1 };
    const answer = await tenant.raw(address, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json;odata=nometadata',
        ...(method === 'MERGE' && { 'X-HTTP-Method': 'MERGE', 'IF-MATCH': '*' })
      },
      body: JSON.stringify(address.endsWith('asxml') ? { parameters: sent } : sent)
    });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(`The property 'Invented' does not exist on type '${type}'.`);
  });
});
