import { PermissionKind } from '@pnp/sp/security/index.js';
import { failure, startTenant } from '../tenant.ts';
import type { Tenant } from '../tenant.ts';

const denied = { status: 403, code: '-2147024891, System.UnauthorizedAccessException' };
const gone = { status: 404, code: '-2130575338, System.ArgumentException' };
const [read, contribute] = [1073741826, 1073741827];

let tenant: Tenant;
let open = 0;
let secret = 0;

beforeAll(async () => {
  tenant = await startTenant();
  await tenant.as('owner').web.lists.add("O'Brien's rows");
  open = (await list('owner').items.add({ Title: 'open' })).Id;
  secret = (await list('owner').items.add({ Title: 'secret' })).Id;
  await item('owner').breakRoleInheritance(false);
});

afterAll(() => tenant.stop());

const list = (login: string) => tenant.as(login).web.lists.getByTitle("O'Brien's rows");
const item = (login: string) => list(login).items.getById(secret);
const ids = (rows: { Id: number }[]) => rows.map(row => row.Id);
const idOf = async (login: string) => (await tenant.as('owner').web.ensureUser(`${login}@example.test`)).Id;

test("a row of one's own permissions is left out for those without, in every way of reading", async () => {
  expect(ids(await list('owner').items())).toEqual([open, secret]);
  expect(ids(await list('member').items())).toEqual([open]);
  expect(await list('member').items.filter("Title eq 'secret'")()).toEqual([]);
  expect(await failure(item('member')())).toMatchObject(gone);
  expect(await failure(item('member').versions())).toMatchObject(gone);
  expect(await failure(item('member').update({ Title: 'mine' }))).toMatchObject(gone);
  expect(await failure(item('member').delete())).toMatchObject(gone);
  expect(await failure(item('member').roleAssignments())).toMatchObject(gone);
  const changes = await list('member').getChanges({ Item: true, Add: true, Update: true });
  expect(changes.map((one: { ItemId: number }) => one.ItemId)).toEqual([open]);
});

test('lookups neither show nor take a row that one may not see', async () => {
  const { Id } = await list('owner').select('Id')();
  await tenant.as('owner').web.lists.add('Pointing');
  const pointing = (login: string) => tenant.as(login).web.lists.getByTitle('Pointing');
  await pointing('owner').fields.createFieldAsXml(
    `<Field Type="Lookup" Name="Ref" DisplayName="Ref" List="${Id}" ShowField="Title" />`
  );
  await pointing('owner').items.add({ Title: 'a', RefId: secret });
  await pointing('owner').items.add({ Title: 'b', RefId: open });
  const shown = (login: string) => pointing(login).items.select('RefId', 'Ref/Title').expand('Ref')();
  expect(await shown('owner')).toMatchObject([{ RefId: secret, Ref: { Title: 'secret' } }, { RefId: open }]);
  expect(await shown('member')).toMatchObject([
    { RefId: null, Ref: null },
    { RefId: open, Ref: { Title: 'open' } }
  ]);
  expect(await pointing('member').items.filter(`RefId eq ${secret}`)()).toEqual([]);
  expect((await failure(pointing('member').items.add({ Title: 'c', RefId: secret }))).status).toBe(400);
});

test('someone given one row opens its list and its web, and sees that row alone', async () => {
  const stranger = await idOf('stranger');
  expect(await failure(list('stranger')())).toMatchObject(denied);
  await item('owner').roleAssignments.add(stranger, read);
  expect(await tenant.as('stranger').web.select('Title')()).toMatchObject({ Title: 'Test' });
  expect((await tenant.as('stranger').web.lists.select('Title')()).map(one => one.Title)).toEqual(["O'Brien's rows"]);
  expect(ids(await list('stranger').items())).toEqual([secret]);
  expect(await item('stranger')()).toMatchObject({ Title: 'secret' });
  expect(await failure(list('stranger').items.getById(open)())).toMatchObject(gone);
  expect(await failure(list('stranger').items.add({ Title: 'x' }))).toMatchObject(denied);
  expect(await failure(item('stranger').update({ Title: 'x' }))).toMatchObject(denied);
  expect(await failure(tenant.as('stranger').web.lists.getByTitle('Documents')())).toMatchObject(denied);
  await item('owner').roleAssignments.remove(stranger, read);
  await item('owner').roleAssignments.add(stranger, contribute);
  await item('stranger').update({ Title: 'changed' });
  expect(await item('stranger').currentUserHasPermissions(PermissionKind.ManagePermissions)).toBe(false);
  expect(await failure(item('stranger').breakRoleInheritance())).toMatchObject(denied);
  expect(await failure(item('stranger').resetRoleInheritance())).toMatchObject(denied);
  await item('owner').roleAssignments.remove(stranger, contribute);
  expect(await failure(tenant.as('stranger').web())).toMatchObject(denied);
  expect(await failure(item('stranger')())).toMatchObject(denied);
});

test('what a row says of its permissions', async () => {
  expect(await item('owner').select('HasUniqueRoleAssignments')()).toMatchObject({ HasUniqueRoleAssignments: true });
  expect(await list('owner').items.getById(open).select('HasUniqueRoleAssignments')()).toMatchObject({
    HasUniqueRoleAssignments: false
  });
  expect(await item('owner').firstUniqueAncestorSecurableObject()).toMatchObject({ Id: secret });
  expect(await list('owner').items.getById(open).firstUniqueAncestorSecurableObject()).toMatchObject({ Title: 'Test' });
  expect(await list('owner').firstUniqueAncestorSecurableObject()).toMatchObject({ Title: 'Test' });
  expect(await tenant.as('owner').web.firstUniqueAncestorSecurableObject()).toMatchObject({ Title: 'Test' });
  expect(await item('owner').getCurrentUserEffectivePermissions()).toMatchObject({ High: '2147483647' });
  expect(
    await item('owner').userHasPermissions('i:0#.f|membership|member@example.test', PermissionKind.ViewListItems)
  ).toBe(false);
  expect(
    await list('owner')
      .items.getById(open)
      .userHasPermissions('i:0#.f|membership|member@example.test', PermissionKind.EditListItems)
  ).toBe(true);
  const given = await item('owner').roleAssignments.expand('Member', 'RoleDefinitionBindings')();
  expect(given).toMatchObject([
    { Member: { Title: 'Olive Owner' }, RoleDefinitionBindings: [{ Name: 'Full Control' }] }
  ]);
  expect(
    await item('owner')
      .roleAssignments.getById(given[0]?.PrincipalId ?? 0)
      .bindings()
  ).toMatchObject([{ Name: 'Full Control' }]);
});

test('who was given what is told to those who may list permissions', async () => {
  for (const asked of [
    list('member').roleAssignments(),
    tenant.as('member').web.roleAssignments(),
    list('member').items.getById(open).roleAssignments()
  ]) {
    expect(await failure(asked)).toMatchObject(denied);
  }
  expect(await failure(list('member').select('Title', 'RoleAssignments').expand('RoleAssignments')())).toMatchObject(
    denied
  );
  expect(await list('owner').select('Title', 'RoleAssignments').expand('RoleAssignments')()).toMatchObject({
    RoleAssignments: [{}, {}, {}]
  });
  expect(
    await failure(list('member').getUserEffectivePermissions('i:0#.f|membership|owner@example.test'))
  ).toMatchObject(denied);
  expect(await list('member').getUserEffectivePermissions('i:0#.f|membership|member@example.test')).toMatchObject({
    High: '432'
  });
});

test("breaking makes no version; a copy keeps who could, and resetting gives the list's permissions back", async () => {
  const { Id } = await list('owner').items.add({ Title: 'third' });
  const third = (login: string) => list(login).items.getById(Id);
  const { '@odata.etag': _, ...before } = await third('owner').select('OData__UIVersionString', 'Modified')();
  await third('owner').breakRoleInheritance(true);
  expect(await third('owner').select('OData__UIVersionString', 'Modified')()).toMatchObject(before);
  await third('member').update({ Title: 'still' });
  const members = await tenant.as('owner').web.associatedMemberGroup();
  await third('owner').roleAssignments.getById(members.Id).delete();
  expect(await failure(third('member')())).toMatchObject(gone);
  await third('owner').resetRoleInheritance();
  await third('member').update({ Title: 'again' });
  expect((await failure(third('owner').roleAssignments.add(members.Id, read))).status).toBe(500);
  await third('owner').breakRoleInheritance(false);
  // Broken again without a copy, nothing of the earlier permissions is left.
  expect(await third('owner').roleAssignments()).toHaveLength(1);
  await list('owner').breakRoleInheritance(true, true);
  await third('member').update({ Title: 'cleared' });
  await list('owner').resetRoleInheritance();
});

test('Limited Access is not given by hand', async () => {
  await item('owner').breakRoleInheritance(false);
  expect((await failure(item('owner').roleAssignments.add(await idOf('member'), 1073741825))).status).toBe(400);
  expect((await failure(item('owner').roleAssignments.add(9999, read))).status).toBe(404);
  expect((await failure(item('owner').roleAssignments.add(await idOf('member'), 1))).status).toBe(400);
});

test('a row of the same list keeps its permissions over a restart', async () => {
  const again = await startTenant();
  const rows = (login: string, to: Tenant) => to.as(login).web.lists.getByTitle('Kept').items;
  await again.as('owner').web.lists.add('Kept');
  const { Id } = await rows('owner', again).add({ Title: 'kept' });
  await rows('owner', again).getById(Id).breakRoleInheritance(false);
  await again.running.close();
  const later = await startTenant({ dataDir: again.dataDir });
  try {
    expect(await rows('member', later)()).toEqual([]);
    expect(await rows('owner', later)()).toHaveLength(1);
  } finally {
    await later.stop();
  }
});
