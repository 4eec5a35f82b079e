import { failure, startTenant } from '../tenant.ts';
import type { Tenant } from '../tenant.ts';

let tenant: Tenant;

beforeEach(async () => {
  tenant = await startTenant();
});

afterEach(() => tenant.stop());

const web = (login = 'owner', url = '') => tenant.as(login, tenant.url + url).web;
const login = (name: string) => `i:0#.f|membership|${name}@example.test`;
const titles = (all: { Title: string }[]) => all.map(one => one.Title);

test('a user is found by id, e-mail and login, and not when there is none', async () => {
  const { Id } = await web().siteUsers.getByEmail('SECOND@example.test')();
  expect(await web().siteUsers.getById(Id)()).toMatchObject({ Title: "Siobhan O'Brien" });
  expect(await web().siteUsers.getByLoginName(login('second'))()).toMatchObject({ Id });
  expect(await web().getUserById(Id)()).toMatchObject({ Id });
  expect(await web().siteUsers.select('Title').filter("Title eq 'Siobhan O''Brien'")()).toMatchObject([
    { Title: "Siobhan O'Brien" }
  ]);
  expect((await failure(web().siteUsers.getById(999)())).status).toBe(500);
  expect((await failure(web().siteUsers.getByEmail('nobody@example.test')())).status).toBe(404);
  expect((await failure(web().siteUsers.getByLoginName('nobody')())).status).toBe(404);
});

test("a user changes their name, sending back all that they read; others don't", async () => {
  const read = await web('reader').currentUser();
  await web('reader').currentUser.update({ ...read, Title: "Rae O'Reader", LoginName: 'other' });
  expect(await web('reader').currentUser()).toMatchObject({
    Title: "Rae O'Reader",
    LoginName: login('reader'),
    Id: read.Id
  });
  expect((await failure(web('member').siteUsers.getById(read.Id).update({ Title: 'x' }))).status).toBe(403);
  await web().siteUsers.getById(read.Id).update({ Title: 'Rae' });
  expect(await web().siteUsers.getById(read.Id)()).toMatchObject({ Title: 'Rae' });
  expect((await failure(web('reader').currentUser.update({ Title: '' }))).status).toBe(400);
  expect((await failure(web('reader').currentUser.update({ IsSiteAdmin: true }))).status).toBe(400);
});

test('a user is added, and taken out with everything that they were given; their rows go on naming them', async () => {
  await web().siteUsers.add(login('stranger'));
  const { Id } = await web().siteUsers.getByLoginName(login('stranger'))();
  await web().roleAssignments.add(Id, 1073741827);
  await web().lists.add('Rows');
  await web('stranger').lists.getByTitle('Rows').items.add({ Title: 'theirs' });
  expect((await failure(web('member').siteUsers.removeById(Id))).status).toBe(403);
  await web().siteUsers.removeById(Id);
  expect(titles(await web().siteUsers())).not.toContain('Sam Stranger');
  expect((await failure(web('stranger')())).status).toBe(403);
  const rows = () => web().lists.getByTitle('Rows').items.select('Author/Title').expand('Author')();
  expect(await rows()).toMatchObject([{ Author: { Title: 'Sam Stranger' } }]);
  expect(await web().userHasPermissions(login('stranger'), 1)).toBe(false);
  expect(titles(await web().siteUsers())).not.toContain('Sam Stranger');
  const back = await web().ensureUser(login('stranger'));
  expect(back.Id).toBe(Id);
  expect((await failure(web('stranger')())).status).toBe(403);
  await web().siteUsers.removeByLoginName(login('stranger'));
  await web().siteUsers.getByLoginName(login('reader')).delete();
  expect((await failure(web('reader')())).status).toBe(403);
  expect((await failure(web().ensureUser('nobody@example.test'))).status).toBe(400);
});

test("a user's groups, and a group's users", async () => {
  expect(titles(await web('member').currentUser.groups())).toEqual(['Test Members']);
  const { Id } = await web().siteGroups.add({ Title: "O'Brien's group", Description: 'd' });
  const group = (who = 'owner') => web(who).siteGroups.getById(Id);
  await group().users.add(login('second'));
  expect(titles(await web('second').currentUser.groups())).toEqual(['Test Members', "O'Brien's group"]);
  expect(await web('second').currentUser.groups.getById(Id)()).toMatchObject({ Title: "O'Brien's group" });
  expect(await web().siteGroups.getByName("O''Brien''s group")()).toMatchObject({ Id });
  expect(await group().users.getByLoginName(login('second'))()).toMatchObject({ Title: "Siobhan O'Brien" });
  expect(await group().select('Title', 'Users/Title').expand('Users')()).toMatchObject({
    Users: [{ Title: "Siobhan O'Brien" }]
  });
  expect((await failure(group().users.getByEmail('member@example.test')())).status).toBe(404);
  expect((await failure(group('member').users.add(login('member')))).status).toBe(403);
  await group().users.removeByLoginName(login('second'));
  expect(await group().users()).toEqual([]);
  expect((await failure(group().users.add('nobody@example.test'))).status).toBe(400);
  expect((await failure(group().users.removeById(999))).status).toBe(500);
});

test('a group is changed and removed by those who manage it, and its number is not given again', async () => {
  const { Id } = await web().siteGroups.add({ Title: 'Panel' });
  const group = (who = 'owner') => web(who).siteGroups.getById(Id);
  await group().update({ Title: 'Panel 2', Description: 'new', AllowMembersEditMembership: true });
  expect(await group()()).toMatchObject({
    Title: 'Panel 2',
    LoginName: 'Panel 2',
    Description: 'new',
    AllowMembersEditMembership: true,
    OwnerTitle: 'Olive Owner'
  });
  await group().users.add(login('member'));
  await group('member').users.add(login('second'));
  expect((await failure(group('member').update({ Title: 'Mine' }))).status).toBe(403);
  const { Id: second } = await web().ensureUser(login('second'));
  await group().setUserAsOwner(second);
  expect(await group()()).toMatchObject({ OwnerTitle: "Siobhan O'Brien" });
  await group('second').update({ Description: 'by its owner', OnlyAllowMembersViewMembership: true });
  expect((await failure(group('reader').users())).status).toBe(403);
  expect(await group('member').users()).toHaveLength(2);
  expect((await failure(group().setUserAsOwner(999))).status).toBe(404);
  expect((await failure(group().update({ Title: 'test owners' }))).status).toBe(500);
  await web().roleAssignments.add(Id, 1073741826);
  await web().siteGroups.removeByLoginName('Panel 2');
  expect((await failure(group()())).status).toBe(404);
  expect(await web().roleAssignments()).toHaveLength(3);
  expect((await web().siteGroups.add({ Title: 'Another' })).Id).toBeGreaterThan(Id);
  expect((await failure(web('reader').siteGroups.add({ Title: 'x' }))).status).toBe(403);
  expect((await failure(web().siteGroups.removeById(999))).status).toBe(404);
});

test('a web with permissions of its own gets its three groups', async () => {
  await web().webs.add('Sub', 'sub');
  const sub = (who = 'owner') => web(who, '/sub');
  expect((await failure(sub('member').createDefaultAssociatedGroups('Mine', login('member')))).status).toBe(403);
  await sub().createDefaultAssociatedGroups("O''Brien''s", login('second'));
  expect(await sub().associatedOwnerGroup()).toMatchObject({
    Title: "O'Brien's Owners",
    OwnerTitle: "O'Brien's Owners"
  });
  expect(titles(await sub().associatedOwnerGroup.users())).toEqual(["Siobhan O'Brien"]);
  expect(await sub().associatedMemberGroup()).toMatchObject({ Title: "O'Brien's Members" });
  expect(await sub().associatedVisitorGroup.users()).toEqual([]);
  await sub('second').update({ Title: 'Theirs' });
  expect((await failure(sub('member')())).status).toBe(403);
  expect(await web().associatedOwnerGroup()).toMatchObject({ Title: 'Test Owners' });
  await sub().associatedMemberGroup.users.add(login('member'));
  await sub('member').lists.add('Made by a member');
  // A second time nothing is made anew.
  await sub().createDefaultAssociatedGroups('Again', '');
  expect(await sub().associatedMemberGroup()).toMatchObject({ Title: "O'Brien's Members" });
});

test('groups and users stand in the log of the site collection', async () => {
  const { site } = tenant.as('owner');
  const { CurrentChangeToken: start } = await site.select('CurrentChangeToken')();
  const { Id } = await web().siteGroups.add({ Title: 'Logged' });
  await web().siteGroups.getById(Id).users.add(login('stranger'));
  await web().siteGroups.removeById(Id);
  const found = await tenant.as('owner').site.getChanges({
    Group: true,
    User: true,
    Add: true,
    DeleteObject: true,
    GroupMembershipAdd: true,
    ChangeTokenStart: start
  });
  expect(found.map((one: { ChangeType: number; GroupId?: number }) => [one.ChangeType, one.GroupId])).toEqual([
    [1, Id],
    [1, undefined],
    [13, Id],
    [3, Id]
  ]);
});
