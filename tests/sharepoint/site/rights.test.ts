import { PermissionKind } from '@pnp/sp/security/index.js';
import { failure, startTenant } from './tenant.ts';
import type { Tenant } from './tenant.ts';

let tenant: Tenant;

const denied = {
  status: 403,
  code: '-2147024891, System.UnauthorizedAccessException',
  text: 'Access denied. You do not have permission to perform this action or access this resource.'
};

beforeAll(async () => {
  tenant = await startTenant();
});

afterAll(() => tenant.stop());

const list = (login: string, title: string) => tenant.as(login).web.lists.getByTitle(title);

test('owners, members, visitors and strangers may do what their level says', async () => {
  await tenant.as('owner').web.lists.add('Levels');
  const { Id } = await list('owner', 'Levels').items.add({ Title: 'x' });
  await list('member', 'Levels').items.getById(Id).update({ Title: 'y' });
  expect(await list('reader', 'Levels').items.getById(Id)()).toMatchObject({ Title: 'y' });
  expect(await failure(list('reader', 'Levels').items.add({ Title: 'z' }))).toEqual(denied);
  expect(await failure(list('reader', 'Levels').items.getById(Id).update({ Title: 'z' }))).toEqual(denied);
  expect(await failure(list('reader', 'Levels').items.getById(Id).delete())).toEqual(denied);
  expect(await failure(list('reader', 'Levels').items.getById(Id).recycle())).toEqual(denied);
  expect(await failure(list('reader', 'Levels').update({ Title: 'Mine' }))).toEqual(denied);
  expect(await failure(list('reader', 'Levels').fields.addText('Mine'))).toEqual(denied);
  expect(await failure(tenant.as('reader').web.lists.add('Mine'))).toEqual(denied);
  expect(await failure(tenant.as('member').web.update({ Title: 'Mine' }))).toEqual(denied);
  expect(await failure(tenant.as('member').web.webs.add('Mine', 'mine'))).toEqual(denied);
  expect(await failure(tenant.as('stranger').web())).toEqual(denied);
  expect(await failure(list('stranger', 'Levels').items())).toEqual(denied);
});

test('the masks are the ones of SharePoint Online', async () => {
  expect(await tenant.as('owner').web.getCurrentUserEffectivePermissions()).toMatchObject({
    High: '2147483647',
    Low: '4294705151'
  });
  expect(await tenant.as('member').web.getCurrentUserEffectivePermissions()).toMatchObject({
    High: '432',
    Low: '1011030767'
  });
  expect(await tenant.as('reader').web.getCurrentUserEffectivePermissions()).toMatchObject({
    High: '176',
    Low: '138612833'
  });
  const web = tenant.as('owner').web;
  expect(await web.userHasPermissions('i:0#.f|membership|reader@example.test', PermissionKind.ViewListItems)).toBe(
    true
  );
  expect(await web.userHasPermissions('i:0#.f|membership|reader@example.test', PermissionKind.AddListItems)).toBe(
    false
  );
  const definitions = await tenant.as('owner').web.roleDefinitions();
  expect(definitions.map(one => [one.Name, one.Id])).toEqual(
    expect.arrayContaining([
      ['Full Control', 1073741829],
      ['Edit', 1073741830],
      ['Contribute', 1073741827],
      ['Read', 1073741826]
    ])
  );
});

test('a list with permissions of its own follows them, until it inherits again', async () => {
  await tenant.as('owner').web.lists.add('Own');
  await list('owner', 'Own').items.add({ Title: 'secret' });
  expect(await failure(list('member', 'Own').breakRoleInheritance(false, true))).toEqual(denied);
  await list('owner', 'Own').breakRoleInheritance(false, true);
  expect(await failure(list('member', 'Own').items())).toEqual(denied);
  const members = await tenant.as('owner').web.associatedMemberGroup();
  await list('owner', 'Own').roleAssignments.add(members.Id, 1073741826);
  expect(await list('member', 'Own').items()).toHaveLength(1);
  expect(await failure(list('member', 'Own').items.add({ Title: 'no' }))).toEqual(denied);
  const given = await list('owner', 'Own').roleAssignments.expand('Member', 'RoleDefinitionBindings')();
  expect(given).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        Member: expect.objectContaining({ Title: 'Test Members' }),
        RoleDefinitionBindings: [expect.objectContaining({ Name: 'Read' })]
      })
    ])
  );
  await list('owner', 'Own').roleAssignments.remove(members.Id, 1073741826);
  expect(await failure(list('member', 'Own').items())).toEqual(denied);
  await list('owner', 'Own').resetRoleInheritance();
  await list('member', 'Own').items.add({ Title: 'yes' });
  expect(await list('owner', 'Own').select('HasUniqueRoleAssignments')()).toMatchObject({
    HasUniqueRoleAssignments: false
  });
});

test('permissions are copied when inheritance is broken with a copy, and lists without a right are not listed', async () => {
  await tenant.as('owner').web.lists.add('Copied');
  await list('owner', 'Copied').breakRoleInheritance(true, false);
  await list('member', 'Copied').items.add({ Title: 'still' });
  const visitors = await tenant.as('owner').web.associatedVisitorGroup();
  await list('owner', 'Copied').roleAssignments.remove(visitors.Id, 1073741826);
  expect((await tenant.as('reader').web.lists.select('Title')()).map(one => one.Title)).not.toContain('Copied');
  expect((await tenant.as('member').web.lists.select('Title')()).map(one => one.Title)).toContain('Copied');
});

test("ReadSecurity 2 shows and WriteSecurity 2 changes one's own rows only, except for those who override it", async () => {
  await tenant.as('owner').web.lists.add('OwnRows');
  await list('owner', 'OwnRows').update({ ReadSecurity: 2, WriteSecurity: 2 });
  const { Id: mine } = await list('member', 'OwnRows').items.add({ Title: 'mine' });
  const { Id: theirs } = await list('second', 'OwnRows').items.add({ Title: 'theirs' });
  const ids = (rows: { Id: number }[]) => rows.map(row => row.Id);
  expect(ids(await list('member', 'OwnRows').items())).toEqual([mine]);
  expect(ids(await list('owner', 'OwnRows').items())).toEqual([mine, theirs]);
  expect((await failure(list('member', 'OwnRows').items.getById(theirs)())).status).toBe(404);
  await list('owner', 'OwnRows').update({ ReadSecurity: 1 });
  expect(ids(await list('member', 'OwnRows').items())).toEqual([mine, theirs]);
  expect(await failure(list('member', 'OwnRows').items.getById(theirs).update({ Title: 'no' }))).toEqual(denied);
  expect(await failure(list('member', 'OwnRows').items.getById(theirs).delete())).toEqual(denied);
  await list('member', 'OwnRows').items.getById(mine).update({ Title: 'yes' });
  await list('owner', 'OwnRows').items.getById(theirs).update({ Title: 'owner' });
  await list('owner', 'OwnRows').update({ WriteSecurity: 4 });
  expect(await failure(list('member', 'OwnRows').items.getById(mine).update({ Title: 'no' }))).toEqual(denied);
});

test('nobody reads through a lookup what they may not read in its list', async () => {
  await tenant.as('owner').web.lists.add('Hidden away');
  const { Id: secret } = await list('owner', 'Hidden away').items.add({ Title: 'secret' });
  const target = await list('owner', 'Hidden away').select('Id')();
  await list('owner', 'Hidden away').breakRoleInheritance(false);
  await tenant.as('owner').web.lists.add('Pointing');
  await list('owner', 'Pointing').fields.createFieldAsXml(
    `<Field Type="Lookup" Name="Ref" DisplayName="Ref" List="${target.Id}" ShowField="Title" />`
  );
  await list('owner', 'Pointing').items.add({ Title: 'p', RefId: secret });
  const read = (login: string) => list(login, 'Pointing').items.select('Ref/Title').expand('Ref')();
  expect(await read('owner')).toMatchObject([{ Ref: { Title: 'secret' } }]);
  expect(await read('member')).toMatchObject([{ Ref: null }]);
});

test('groups are made, filled and emptied by those who may', async () => {
  const groups = (login = 'owner') => tenant.as(login).web.siteGroups;
  expect((await groups().select('Title')()).map(one => one.Title)).toEqual([
    'Test Owners',
    'Test Visitors',
    'Test Members'
  ]);
  const { Id } = await groups().add({ Title: 'Panel', Description: 'd' });
  await groups().getById(Id).users.add('i:0#.f|membership|stranger@example.test');
  expect((await groups().getByName('Panel').users()).map(one => one.Title)).toEqual(['Sam Stranger']);
  expect(await failure(groups('member').getById(Id).users.add('i:0#.f|membership|member@example.test'))).toEqual(
    denied
  );
  await tenant.as('owner').web.roleAssignments.add(Id, 1073741826);
  expect(await tenant.as('stranger').web.select('Title')()).toMatchObject({ Title: 'Test' });
  expect((await tenant.as('stranger').web.currentUser.groups()).map(one => one.Title)).toEqual(['Panel']);
  const user = await groups().getById(Id).users.getByEmail('stranger@example.test')();
  await groups().getById(Id).users.removeById(user.Id);
  expect(await failure(tenant.as('stranger').web())).toEqual(denied);
  expect((await failure(groups().add({ Title: 'panel' }))).status).toBe(500);
  await groups().removeById(Id);
  expect((await failure(groups().getById(Id)())).status).toBe(404);
});

test('people are found as the clients ask for them', async () => {
  const web = () => tenant.as('owner').web;
  const { Id } = await web().ensureUser('i:0#.f|membership|second@example.test');
  expect(await web().siteUsers.getById(Id)()).toMatchObject({
    Title: "Siobhan O'Brien",
    LoginName: 'i:0#.f|membership|second@example.test'
  });
  expect(await web().siteUsers.getByEmail('second@example.test')()).toMatchObject({ Id });
  expect(await web().siteUsers.getByLoginName('i:0#.f|membership|second@example.test')()).toMatchObject({ Id });
  expect(await web().currentUser()).toMatchObject({ Title: 'Olive Owner' });
  expect(await failure(web().ensureUser('nobody@example.test'))).toMatchObject({
    status: 400,
    code: '-2146232832, Microsoft.SharePoint.SPException'
  });
  expect(await failure(web().siteUsers.getById(999)())).toMatchObject({
    status: 500,
    code: '-2146232832, Microsoft.SharePoint.SPException'
  });
  const picked = await tenant.as('owner').profiles.clientPeoplePickerSearchUser({
    QueryString: "o'br",
    MaximumEntitySuggestions: 5,
    PrincipalType: 1,
    PrincipalSource: 15
  });
  expect(picked).toMatchObject([
    { Key: 'i:0#.f|membership|second@example.test', DisplayText: "Siobhan O'Brien", IsResolved: true }
  ]);
  const resolved = await tenant
    .as('owner')
    .profiles.clientPeoplePickerResolveUser({ QueryString: 'member@example.test', MaximumEntitySuggestions: 1 });
  expect(resolved).toMatchObject({ IsResolved: true, DisplayText: 'Mo Member' });
});

test('a subweb has its own address, its own lists and, when asked, its own permissions', async () => {
  const added = await tenant.as('owner').web.webs.add('Sub', 'sub');
  expect(added).toMatchObject({ Url: `${tenant.url}/sub`, ServerRelativeUrl: '/sites/test/sub', Title: 'Sub' });
  const sub = (login: string, leaf = 'sub') => tenant.as(login, `${tenant.url}/${leaf}`).web;
  expect((await sub('reader').lists.select('Title')()).map(one => one.Title)).toEqual([
    'Documents',
    'Site Assets',
    'Site Pages'
  ]);
  await tenant.as('owner').web.webs.add('Closed', 'closed', '', 'STS', 1033, false);
  expect(await sub('owner', 'closed').select('Title')()).toMatchObject({ Title: 'Closed' });
  expect(await failure(sub('reader', 'closed')())).toEqual(denied);
  expect((await tenant.as('reader').web.webs.select('Title')()).map(one => one.Title)).toEqual(['Sub']);
  expect(await tenant.as('owner').site.select('Url')()).toMatchObject({ Url: tenant.url });
  expect(await tenant.as('owner').web.regionalSettings.timeZone()).toMatchObject({
    Id: 2,
    Information: { Bias: 0, DaylightBias: -60 }
  });
  await tenant.as('owner').web.update({ Title: 'Renamed' });
  expect(await tenant.as('owner').web.select('Title')()).toMatchObject({ Title: 'Renamed' });
});
