import '@pnp/sp/content-types/index.js';
import { failure, startTenant } from '../tenant.ts';
import type { Tenant } from '../tenant.ts';

let tenant: Tenant;

beforeAll(async () => {
  tenant = await startTenant();
});

afterAll(() => tenant.stop());

const lists = (login = 'owner') => tenant.as(login).web.lists;

test.each([
  [103, 'Link', ['URL', 'Comments'], 0],
  [104, 'Announcement', ['Body', 'Expires'], 0],
  [105, 'Contact', ['Email', 'WorkCountry'], 0],
  [106, 'Event', ['EventDate', 'EndDate', 'Location'], 0],
  [107, 'Task', ['StartDate', 'DueDate', 'Status', 'PercentComplete'], 0],
  [109, 'Picture', ['Keywords'], 1],
  [115, 'Form', [], 1],
  [120, 'Item', [], 0]
])('a list of template %d holds a %s', async (template, type, columns, BaseType) => {
  await lists().add(`Template ${template}`, '', template);
  const list = () => lists().getByTitle(`Template ${template}`);
  expect(await list()()).toMatchObject({ BaseTemplate: template, BaseType });
  expect((await list().contentTypes())[0]).toMatchObject({ Name: type });
  const names = (await list().fields.select('InternalName')()).map(field => field.InternalName);
  expect(names).toEqual(expect.arrayContaining(columns));
  expect(new Set(names).size).toBe(names.length);
  if (BaseType === 0) {
    const { Id } = await list().items.add({ Title: 'x' });
    expect(await list().items.getById(Id).select('ContentType/Name').expand('ContentType')()).toMatchObject({
      ContentType: { Name: type }
    });
  }
});

test('a template that is not known is refused', async () => {
  expect((await failure(lists().add('No', '', 9999))).status).toBe(500);
});
