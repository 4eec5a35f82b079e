import { PermissionKind } from '@pnp/sp/security/index.js';
import { failure, startTenant } from '../tenant.ts';
import type { Tenant } from '../tenant.ts';

let tenant: Tenant;

beforeAll(async () => {
  tenant = await startTenant();
});

afterAll(() => tenant.stop());

const roles = (login = 'owner') => tenant.as(login).web.roleDefinitions;

test("SharePoint's own levels are found by id, name and type", async () => {
  expect(await roles().getById(1073741826)()).toMatchObject({ Name: 'Read', RoleTypeKind: 2 });
  expect(await roles().getByName('full control')()).toMatchObject({ Id: 1073741829, Order: 1 });
  expect(await roles().getByType(6)()).toMatchObject({ Name: 'Edit' });
  for (const none of [roles().getById(5)(), roles().getByName('None')(), roles().getByType(0)()])
    expect((await failure(none)).status).toBe(404);
});

test('a level is made, given, changed and deleted, and each takes effect at once', async () => {
  const { data, definition } = await roles().add("O'Brien's level", 'Looks only', 500, { High: 0, Low: 0x10001 });
  expect(data).toMatchObject({
    Name: "O'Brien's level",
    Description: 'Looks only',
    Order: 500,
    RoleTypeKind: 0,
    Hidden: false,
    BasePermissions: { High: '0', Low: '65537' }
  });
  expect(await definition()).toMatchObject({ Id: data.Id });
  expect((await roles()()).map(one => one.Name)).toEqual([
    'Full Control',
    'Design',
    'Edit',
    'Contribute',
    'Read',
    'Limited Access',
    "O'Brien's level"
  ]);
  const { Id } = await tenant.as('owner').web.ensureUser('stranger@example.test');
  await tenant.as('owner').web.lists.add('Looked at');
  const list = () => tenant.as('stranger').web.lists.getByTitle('Looked at');
  await tenant.as('owner').web.roleAssignments.add(Id, data.Id);
  expect(await list().items()).toEqual([]);
  expect((await failure(list().items.add({ Title: 'x' }))).status).toBe(403);
  await roles()
    .getById(data.Id)
    .update({ BasePermissions: { High: 0, Low: 0x10003 } });
  await list().items.add({ Title: 'x' });
  expect(await tenant.as('stranger').web.currentUserHasPermissions(PermissionKind.AddListItems)).toBe(true);
  await roles()
    .getById(data.Id)
    .update({ Name: 'Adders', Description: '', BasePermissions: { High: 0, Low: 0x10003 } });
  expect(await roles().getByName('Adders')()).toMatchObject({
    Name: 'Adders',
    Description: '',
    BasePermissions: { Low: '65539' }
  });
  expect(await tenant.as('owner').web.roleAssignments()).toHaveLength(4);
  await roles().getById(data.Id).delete();
  expect(await tenant.as('owner').web.roleAssignments()).toHaveLength(3);
  expect((await failure(list().items())).status).toBe(403);
  expect((await failure(roles().getById(data.Id)())).status).toBe(404);
});

test('names are unique, masks are numbers, and nothing unknown is taken', async () => {
  expect((await failure(roles().add('READ', '', 1, { High: 0, Low: 1 }))).status).toBe(500);
  expect((await failure(roles().add('', '', 1, { High: 0, Low: 1 }))).status).toBe(400);
  const raw = (body: unknown) => tenant.raw('web/roledefinitions', { method: 'POST', body: JSON.stringify(body) });
  expect((await raw({ Name: 'x', BasePermissions: { High: 'a', Low: '1' } })).status).toBe(400);
  expect((await raw({ Name: 'x', Color: 'red' })).status).toBe(400);
  expect(await roles()()).toHaveLength(6);
});

test('the built-in levels stay, and Full Control stays as it is', async () => {
  for (const { Id, Name } of await roles()())
    expect([Name, (await failure(roles().getById(Id).delete())).status]).toEqual([Name, 400]);
  expect(
    (
      await failure(
        roles()
          .getByName('Full Control')
          .update({ Name: 'None', BasePermissions: { High: 0, Low: 1 } })
      )
    ).status
  ).toBe(400);
  await roles()
    .getByName('Design')
    .update({ Description: 'Changed here', BasePermissions: { High: 432, Low: 1012866047 } });
  expect(await roles().getByType(4)()).toMatchObject({ Name: 'Design', Description: 'Changed here' });
});

test('levels are made by those who manage permissions, and not on a web that inherits', async () => {
  for (const login of ['member', 'reader']) {
    expect(await failure(roles(login).add('Mine', '', 1, { High: 0, Low: 1 }))).toMatchObject({ status: 403 });
    expect(
      await failure(
        roles(login)
          .getByName('Read')
          .update({ Name: 'Mine', BasePermissions: { High: 0, Low: 1 } })
      )
    ).toMatchObject({ status: 403 });
  }
  await tenant.as('owner').web.webs.add('Sub', 'sub');
  const sub = tenant.as('owner', `${tenant.url}/sub`);
  expect(await failure(sub.web.roleDefinitions.add('Mine', '', 1, { High: 0, Low: 1 }))).toMatchObject({
    status: 500,
    code: '-1, System.InvalidOperationException'
  });
  expect(await sub.web.roleDefinitions.getByName('Read')()).toMatchObject({ Id: 1073741826 });
});

test('who was given something is told in groups too', async () => {
  const response = await tenant.raw('web/roleassignments/groups');
  const { value } = await response.json();
  expect(value.map((one: { Title: string }) => one.Title)).toEqual(['Test Owners', 'Test Visitors', 'Test Members']);
});
