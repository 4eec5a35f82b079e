import '@pnp/sp/recycle-bin/index.js';
import { failure, startTenant } from '../tenant.ts';
import type { Tenant } from '../tenant.ts';

let tenant: Tenant;

beforeEach(async () => {
  tenant = await startTenant();
  await web().lists.add("O'Brien's");
});

afterEach(() => tenant.stop());

const web = (login = 'owner') => tenant.as(login).web;
const list = (login = 'owner') => web(login).lists.getByTitle("O'Brien's");
const bin = (login = 'owner') => web(login).recycleBin;

test('a row comes back as it was, and the log tells of it', async () => {
  const { Id } = await list('member').items.add({ Title: 'one' });
  await list('member').items.getById(Id).update({ Title: 'two' });
  const before = await list().items.getById(Id).select('*', 'UniqueId')();
  const versions = await list().items.getById(Id).versions();
  const id = await list('member').items.getById(Id).recycle();
  const [entry] = await bin('member')();
  expect(entry).toMatchObject({
    Id: id,
    Title: 'two',
    LeafName: `${Id}_.000`,
    ItemType: 3,
    ItemState: 1,
    DeletedByName: 'Mo Member',
    AuthorName: 'Mo Member',
    Size: '0',
    DirName: "sites/test/Lists/O'Brien's"
  });
  await bin('member').getById(id).restore();
  expect(await list().items.getById(Id).select('*', 'UniqueId')()).toEqual(before);
  expect(await list().items.getById(Id).versions()).toEqual(versions);
  expect(await bin()()).toEqual([]);
  expect(await list().getChanges({ Item: true, Restore: true })).toMatchObject([{ ItemId: Id, ChangeType: 7 }]);
  // The next row doesn't take its number.
  expect((await list().items.add({ Title: 'next' })).Id).toBe(Id + 1);
});

test('members find what they removed, administrators what anybody removed, others nothing', async () => {
  const mine = await list('member').items.add({ Title: 'mine' });
  const theirs = await list('second').items.add({ Title: 'theirs' });
  await list('member').items.getById(mine.Id).recycle();
  const id = await list('second').items.getById(theirs.Id).recycle();
  const titles = async (login: string) => (await bin(login)()).map(one => one.Title);
  expect(await titles('member')).toEqual(['mine']);
  expect(await titles('owner')).toEqual(['theirs', 'mine']);
  expect(await titles('reader')).toEqual([]);
  expect((await failure(bin('stranger')())).status).toBe(403);
  expect((await failure(bin('member').getById(id).restore())).status).toBe(404);
  expect(await bin().filter("Title eq 'mine'").select('Title')()).toMatchObject([{ Title: 'mine' }]);
  expect((await tenant.as('owner').site.recycleBin()).map(one => one.Title)).toEqual(['theirs', 'mine']);
  expect((await tenant.as('member').site.recycleBin()).map(one => one.Title)).toEqual(['mine']);
});

test('a restored row keeps its own permissions; rights that were withdrawn are missed at once', async () => {
  const { Id } = await list('member').items.add({ Title: 'own' });
  await list().items.getById(Id).breakRoleInheritance(false);
  const id = await list().items.getById(Id).recycle();
  await bin().getById(id).restore();
  expect(await list('member').items()).toEqual([]);
  expect(await list().items.getById(Id).roleAssignments()).toHaveLength(1);
  const second = await list('member').items.add({ Title: 'x' });
  const removed = await list('member').items.getById(second.Id).recycle();
  await list().breakRoleInheritance(false);
  expect((await failure(bin('member').getById(removed).restore())).status).toBe(403);
});

test('a whole list comes back with columns, views, rows, versions and permissions', async () => {
  await list().fields.addText('Extra');
  await list().views.add('Second view');
  const { Id } = await list().items.add({ Title: 'row', Extra: 'x' });
  await list().items.getById(Id).update({ Title: 'row 2' });
  await list().items.getById(Id).breakRoleInheritance(false);
  await list().breakRoleInheritance(true);
  const before = await list().select('Id')();
  const id = await list().recycle();
  expect((await failure(list()())).status).toBe(404);
  expect(await bin()()).toMatchObject([{ Id: id, Title: "O'Brien's", ItemType: 4, DirName: 'sites/test/Lists' }]);
  await bin().getById(id).restore();
  expect(await list().select('Id')()).toMatchObject({ Id: before.Id });
  expect(await list().items.getById(Id)()).toMatchObject({ Title: 'row 2', Extra: 'x' });
  expect(await list().items.getById(Id).versions()).toHaveLength(2);
  expect((await list().views.select('Title')()).map(one => one.Title)).toEqual(['All Items', 'Second view']);
  expect(await list().select('HasUniqueRoleAssignments')()).toMatchObject({ HasUniqueRoleAssignments: true });
  expect(await list('member').items()).toEqual([]);
  expect(await list().getChanges({ List: true, Restore: true })).toMatchObject([{ ChangeType: 7, ListId: before.Id }]);
});

test('what is taken now is an error, which changes nothing', async () => {
  await list().fields.createFieldAsXml(
    '<Field Type="Text" Name="Code" DisplayName="Code" Indexed="TRUE" EnforceUniqueValues="TRUE" />'
  );
  const { Id } = await list().items.add({ Title: 'one', Code: "O'B" });
  const row = await list().items.getById(Id).recycle();
  await list().items.add({ Title: 'two', Code: "o'b" });
  expect(await failure(bin().getById(row).restore())).toMatchObject({
    status: 500,
    code: '-2130575169, Microsoft.SharePoint.SPDuplicateValuesFoundException'
  });
  expect(await list().items()).toHaveLength(1);
  const whole = await list().recycle();
  expect((await failure(bin().getById(row).restore())).status).toBe(404);
  await web().lists.add("O'Brien's");
  expect(await failure(bin().getById(whole).restore())).toMatchObject({
    status: 500,
    code: '-2130575342, Microsoft.SharePoint.SPException'
  });
  expect((await failure(bin().restoreAll())).status).toBe(500);
  expect(await bin()()).toHaveLength(2);
  await list().update({ Title: 'Other' });
  expect((await failure(bin().getById(whole).restore())).status).toBe(500);
});

test('second stage, removing for good and doing all at once', async () => {
  const ids: string[] = [];
  for (const title of ['a', 'b', 'c'])
    ids.push(
      await list('member')
        .items.getById((await list('member').items.add({ Title: title })).Id)
        .recycle()
    );
  const [a = '', b = ''] = ids;
  await bin('member').getById(a).moveToSecondStage();
  expect(await bin('member')()).toHaveLength(2);
  expect((await failure(bin('member').getById(a).restore())).status).toBe(404);
  expect(await bin()()).toHaveLength(2);
  expect(await tenant.as('owner').site.recycleBin.filter('ItemState eq 2')()).toMatchObject([{ Id: a }]);
  await bin('member').getById(b).delete();
  expect((await failure(bin().getById(b)())).status).toBe(404);
  await tenant.as('owner').site.recycleBin.getById(a).restore();
  await bin('member').restoreAll();
  expect((await list().items.select('Title')()).map(one => one.Title)).toEqual(['a', 'c']);
  await list('member').items.getById(1).recycle();
  await bin('member').moveAllToSecondStage();
  expect((await failure(tenant.as('member').site.recycleBin.deleteAllSecondStageItems())).status).toBe(403);
  await tenant.as('owner').site.recycleBin.deleteAllSecondStageItems();
  expect(await tenant.as('owner').site.recycleBin()).toEqual([]);
  await list('member').items.getById(3).recycle();
  await bin('member').deleteAll();
  expect(await bin()()).toEqual([]);
});

test('a row restored with its list, and a list removed for good', async () => {
  const { Id } = await list().items.add({ Title: 'row' });
  await list().items.getById(Id).recycle();
  await list().recycle();
  await bin().restoreAll();
  expect(await list().items()).toHaveLength(1);
  await list().items.getById(Id).recycle();
  await list().delete();
  expect(await bin()()).toEqual([]);
});
