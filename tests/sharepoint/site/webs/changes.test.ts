import { failure, startTenant } from '../tenant.ts';
import type { Tenant } from '../tenant.ts';

let now = Date.UTC(2026, 0, 1);
let tenant: Tenant;

beforeEach(async () => {
  now = Date.UTC(2026, 0, 1);
  tenant = await startTenant({ now: () => now });
  await web().lists.add('Logged');
});

afterEach(() => tenant.stop());

type Found = { ChangeType: number; ItemId?: number; ChangeToken: { StringValue: string }; [name: string]: unknown };

const web = (login = 'owner') => tenant.as(login).web;
const list = (login = 'owner') => web(login).lists.getByTitle('Logged');
const everything = { Add: true, Update: true, DeleteObject: true, Rename: true, Restore: true };
const types = (changes: Found[]) => changes.map(one => one.ChangeType);
const token = async () => (await list().select('CurrentChangeToken')()).CurrentChangeToken as { StringValue: string };

test('rows: added, changed, removed and restored, from a token on', async () => {
  const start = await token();
  const { Id } = await list().items.add({ Title: 'one' });
  await list().items.getById(Id).update({ Title: 'two' });
  await list().items.getById(Id).recycle();
  expect(start.StringValue).toMatch(/^1;3;[0-9a-f-]{36};\d{18};\d+$/);
  const found: Found[] = await list().getChanges({ Item: true, ...everything, ChangeTokenStart: start });
  expect(types(found)).toEqual([1, 2, 3]);
  expect(found[0]).toMatchObject({ ItemId: Id, Time: '2026-01-01T00:00:00Z' });
  const [first] = found;
  expect(types(await list().getChanges({ Item: true, ...everything, ChangeTokenStart: first?.ChangeToken }))).toEqual([
    2, 3
  ]);
  expect(
    types(
      await list().getChanges({
        Item: true,
        ...everything,
        ChangeTokenStart: start,
        ChangeTokenEnd: first?.ChangeToken
      })
    )
  ).toEqual([1]);
  expect(types(await list().getChanges({ Item: true, DeleteObject: true }))).toEqual([3]);
  expect(await list().getChanges({ Item: true, ...everything, ChangeTokenStart: await token() })).toEqual([]);
});

test('an object and an action are needed, and nothing unknown is taken', async () => {
  await list().items.add({ Title: 'one' });
  expect(await list().getChanges({ Item: true })).toEqual([]);
  expect(await list().getChanges({ Add: true })).toEqual([]);
  expect(await list().getChanges({})).toEqual([]);
  const raw = (query: unknown) =>
    tenant.raw("web/lists/getbytitle('Logged')/getchanges", { method: 'POST', body: JSON.stringify({ query }) });
  expect((await raw({ Item: true, Colour: true })).status).toBe(400);
  expect((await raw({ Item: 'yes' })).status).toBe(400);
  expect((await raw({ FetchLimit: -1 })).status).toBe(400);
});

test('columns, views and the list itself', async () => {
  const start = await token();
  await list().fields.addText('Extra');
  await list().fields.getByInternalNameOrTitle('Extra').update({ Description: 'd' });
  await list().fields.getByInternalNameOrTitle('Extra').delete();
  const view = await list().views.add('More');
  await list().views.getById(view.Id).update({ RowLimit: 5 });
  await list().views.getById(view.Id).delete();
  await list().update({ Description: 'd' });
  await list().breakRoleInheritance(true);
  const asked = (object: string, extra: object = {}) =>
    list().getChanges({ [object]: true, ...everything, ...extra, ChangeTokenStart: start });
  expect(types(await asked('Field'))).toEqual([1, 2, 3]);
  expect(types(await asked('View'))).toEqual([1, 2, 3]);
  expect((await asked('View'))[0]).toMatchObject({ ViewId: view.Id });
  expect(types(await asked('List'))).toEqual([2]);
  expect(types(await asked('List', { RoleAssignmentAdd: true }))).toEqual([2, 11]);
});

test('a web and a site tell of their lists and webs, and of what is in them', async () => {
  const { CurrentChangeToken: start } = await web().select('CurrentChangeToken')();
  const { CurrentChangeToken: ofSite } = await tenant.as('owner').site.select('CurrentChangeToken')();
  expect([start.StringValue, ofSite.StringValue].map(text => text.slice(0, 4))).toEqual(['1;2;', '1;1;']);
  const { Id } = await list().items.add({ Title: 'one' });
  await web().lists.add('Another');
  await web().lists.getByTitle('Another').delete();
  await web().webs.add('Sub', 'sub');
  await tenant.as('owner', `${tenant.url}/sub`).web.update({ Title: 'Sub 2' });
  await tenant.as('owner', `${tenant.url}/sub`).web.delete();
  const ofWeb = (query: object): Promise<Found[]> =>
    web().getChanges({ ...everything, ...query, ChangeTokenStart: start });
  expect(await ofWeb({ Item: true })).toMatchObject([{ ChangeType: 1, ItemId: Id }]);
  expect(types(await ofWeb({ List: true }))).toEqual([1, 3]);
  expect(await ofWeb({ Web: true })).toEqual([]);
  const inSite = await tenant.as('owner').site.getChanges({ ...everything, Web: true, ChangeTokenStart: ofSite });
  expect(types(inSite)).toEqual([1, 2, 3]);
});

test('FetchLimit counts what was asked for, in order, or the latest first', async () => {
  for (const title of ['a', 'b', 'c']) await list().items.add({ Title: title });
  await list().fields.addText('Extra');
  await list().items.add({ Title: 'd' });
  const ids = (found: Found[]) => found.map(one => one.ItemId);
  expect(ids(await list().getChanges({ Item: true, Add: true, FetchLimit: '2' } as object))).toEqual([1, 2]);
  expect(ids(await list().getChanges({ Item: true, Add: true, FetchLimit: '2', LatestFirst: true } as object))).toEqual(
    [4, 3]
  );
  const field = await list().getChanges({ Field: true, Add: true, FetchLimit: '1' } as object);
  expect(field).toHaveLength(1);
});

test('a token of another object, of another kind, too old or no token at all is refused', async () => {
  const own = (await token()).StringValue;
  const refusal = (StringValue: string) =>
    failure(list().getChanges({ Item: true, Add: true, ChangeTokenStart: { StringValue } }));
  const wrong = { status: 500, code: '-2130575173, Microsoft.SharePoint.SPException' };
  const documents = (await web().lists.getByTitle('Documents').select('CurrentChangeToken')()).CurrentChangeToken as {
    StringValue: string;
  };
  expect(await refusal(documents.StringValue)).toMatchObject(wrong);
  expect(await refusal(own.replace('1;3;', '1;2;'))).toMatchObject(wrong);
  for (const bad of ['', 'x', own.slice(0, 40), `${own};1`, own.replace('1;3;', '2;3;')])
    expect((await refusal(bad)).status).toBe(400);
  now += 59 * 86_400_000;
  expect(await list().getChanges({ Item: true, Add: true, ChangeTokenStart: { StringValue: own } })).toEqual([]);
  now += 2 * 86_400_000;
  expect(await refusal(own)).toMatchObject({ status: 500, code: '-2130575172, Microsoft.SharePoint.SPException' });
});

test('the log tells of sixty days, or as many as the server is started with', async () => {
  await list().items.add({ Title: 'old' });
  now += 61 * 86_400_000;
  await list().items.add({ Title: 'new' });
  expect(types(await list().getChanges({ Item: true, Add: true }))).toHaveLength(1);
  const short = await startTenant({ now: () => now, changeLogDays: 1 });
  try {
    await short.as('owner').web.lists.add('Logged');
    now += 2 * 86_400_000;
    expect(await short.as('owner').web.lists.getByTitle('Logged').getChanges({ List: true, Add: true })).toEqual([]);
  } finally {
    await short.stop();
  }
});

test('a token that a client made of a moment', async () => {
  await list().items.add({ Title: 'before' });
  now += 3_600_000;
  await list().items.add({ Title: 'after' });
  const { Id } = await list().select('Id')();
  const ticks = BigInt(now - 1_800_000) * 10_000n + 621_355_968_000_000_000n;
  const since = (list_: string) => ({
    Item: true,
    Add: true,
    ChangeTokenStart: { StringValue: `1;3;${list_};${ticks};-1` }
  });
  expect((await list().getChanges(since(Id))).map((one: Found) => one.ItemId)).toEqual([2]);
});

test('nobody hears of lists that they may not open', async () => {
  await list().items.add({ Title: 'one' });
  await list().breakRoleInheritance(false);
  const asked = { ...everything, Item: true, List: true, Field: true, View: true };
  const { Id } = await list().select('Id')();
  expect((await web('member').getChanges(asked)).filter((one: Found) => one['ListId'] === Id)).toEqual([]);
  expect((await web().getChanges(asked)).filter((one: Found) => one['ListId'] === Id)).not.toEqual([]);
  expect((await failure(list('member').getChanges(asked))).status).toBe(403);
});
