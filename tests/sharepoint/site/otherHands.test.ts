import { failure, people, site, startTenant } from './tenant.ts';
import type { Tenant } from './tenant.ts';

let tenant: Tenant;

beforeAll(async () => {
  tenant = await startTenant({
    sites: [
      site,
      { ...site, url: '/sites/groupless', title: 'Groupless', without: ['members', 'visitors'] },
      { ...site, url: '/sites/nobodys', title: 'Nobodys', without: ['owners', 'members', 'visitors'] }
    ]
  });
});

afterAll(() => tenant.stop());

const at = (name: string, login = 'owner') => tenant.as(login, `${tenant.origin}/sites/${name}`).web;
const ask = (path: string, login = 'owner') => tenant.raw(`${tenant.origin}/sites/groupless/_api/${path}`, { login });

describe('a site without an associated group', () => {
  test('answers 200 with nothing for the group, and 404 for what would stand under it', async () => {
    const response = await ask('web/associatedVisitorGroup');
    expect([response.status, await response.json()]).toMatchObject([200, { 'odata.null': true }]);
    expect((await ask('web/associatedVisitorGroup/users')).status).toBe(404);
    expect(await at('groupless').associatedOwnerGroup()).toMatchObject({ Title: 'Groupless Owners' });
    expect(await at('groupless').select('AssociatedMemberGroup/Id').expand('AssociatedMemberGroup')()).toMatchObject({
      AssociatedMemberGroup: null
    });
  });

  test('lets its people in by name, each at their level', async () => {
    await at('groupless').lists.add('Open');
    const items = (login: string) => at('groupless', login).lists.getByTitle('Open').items;
    expect(await items('member').add({ Title: 'mine' })).toMatchObject({ Title: 'mine' });
    expect(await items('reader')()).toHaveLength(1);
    expect(await failure(items('reader').add({ Title: 'no' }))).toMatchObject({ status: 403 });
    expect(await failure(items('stranger')())).toMatchObject({ status: 403 });
    expect(await at('groupless', 'reader').currentUser.groups()).toEqual([]);
  });

  test('may be without any', async () => {
    expect(await at('nobodys').siteGroups()).toEqual([]);
    await at('nobodys').lists.add('Made');
    expect(await at('nobodys', 'reader').lists.getByTitle('Made')()).toMatchObject({ Title: 'Made' });
  });
});

describe('a list that was recycled', () => {
  const web = () => tenant.as('owner').web;

  test('comes back whole: its id, rows, the lookups to it, its rights and its views', async () => {
    const { Id } = await web().lists.add('Recycled');
    await web().lists.add('Pointing');
    const list = () => web().lists.getByTitle('Recycled');
    const pointing = () => web().lists.getByTitle('Pointing');
    await list().items.add({ Title: 'target' });
    await pointing().fields.addLookup('To', { LookupListId: Id, LookupFieldName: 'Title' });
    await pointing().items.add({ Title: 'row', ToId: 1 });
    const { Id: view } = await list().views.add('Mine', false, { RowLimit: 7 });
    await list().breakRoleInheritance(true);
    const rights = await list().roleAssignments.expand('RoleDefinitionBindings')();
    await list().recycle();

    expect(await pointing().items.select('ToId')()).toMatchObject([{ ToId: null }]);
    const found = await tenant.raw(
      "web/recycleBin?$filter=ItemType eq 4 and LeafName eq 'Recycled'&$orderby=DeletedDate desc&$top=1" +
        '&$select=Id,Title,DirName,LeafName,ItemType,ItemState,DeletedByName,DeletedDate'
    );
    const [entry] = (await found.json()).value;
    expect(entry).toMatchObject({
      Title: 'Recycled',
      DirName: 'sites/test/Lists',
      LeafName: 'Recycled',
      ItemType: 4,
      ItemState: 1,
      DeletedByName: 'Olive Owner'
    });
    const restored = await tenant.raw(`web/recycleBin('${entry.Id}')/restore()`, { method: 'POST' });
    expect([restored.status, await restored.json()]).toMatchObject([200, { 'odata.null': true }]);

    expect(await list()()).toMatchObject({ Id });
    expect(await pointing().items.select('To/Title').expand('To')()).toMatchObject([{ To: { Title: 'target' } }]);
    expect(await list().views.getById(view)()).toMatchObject({ Title: 'Mine', RowLimit: 7 });
    expect(await list().roleAssignments.expand('RoleDefinitionBindings')()).toEqual(rights);
  });

  test('is refused where another list has its address, whatever that one is called', async () => {
    await web().lists.add('Taken');
    await web().lists.getByTitle('Taken').recycle();
    await web().lists.add('Taken');
    await web().lists.getByTitle('Taken').update({ Title: 'Renamed' });
    const found = await tenant.raw("web/recycleBin?$filter=LeafName eq 'Taken'&$select=Id");
    const { Id } = (await found.json()).value[0];
    const refused = await tenant.raw(`web/recycleBin('${Id}')/restore()`, { method: 'POST' });
    expect(refused.status).toBe(500);
    expect(await tenant.raw(`web/recycleBin('${Id}')`)).toMatchObject({ status: 200 });
  });
});

describe('a column that its owner changes', () => {
  const list = () => tenant.as('owner').web.lists.getByTitle('Changed');
  const field = (name: string) => list().fields.getByInternalNameOrTitle(name);
  const make = (xml: string) => list().fields.createFieldAsXml({ SchemaXml: xml, Options: 8 });

  beforeAll(async () => {
    await tenant.as('owner').web.lists.add('Changed');
    for (const { login } of people.slice(0, 3)) await tenant.as('owner').web.ensureUser(login);
    await make('<Field Type="User" Name="Lead" DisplayName="Lead" />');
    await make(
      '<Field Type="Choice" Name="Stage" DisplayName="Stage"><CHOICES><CHOICE>Open</CHOICE></CHOICES></Field>'
    );
    await make('<Field Type="Text" Name="Size" DisplayName="Size" />');
  });

  test('takes several people: what is there becomes a list of one', async () => {
    const [first = 0, second = 0] = (await tenant.as('owner').web.siteUsers()).map(one => one.Id);
    await list().items.add({ Title: 'led', LeadId: first });
    await field('Lead').update({ AllowMultipleValues: true }, 'SP.FieldUser');
    const row = () => list().items.select('LeadId', 'Lead/Id').expand('Lead').filter("Title eq 'led'")();
    expect(await row()).toMatchObject([{ LeadId: [first], Lead: [{ Id: first }] }]);
    await list()
      .items.getById(1)
      .update({ LeadId: [first, second] });
    expect(await row()).toMatchObject([{ LeadId: [first, second], Lead: [{ Id: first }, { Id: second }] }]);
    expect(await field('Lead')()).toMatchObject({ TypeAsString: 'UserMulti' });
    await field('Lead').update({ AllowMultipleValues: false }, 'SP.FieldUser');
    expect(await row()).toMatchObject([{ LeadId: first, Lead: { Id: first } }]);
  });

  test('gets another type by its schema: what the type can hold stays, the rest is gone', async () => {
    const { Id: ten } = await list().items.add({ Title: 'ten', Size: '10' });
    const { Id: big } = await list().items.add({ Title: 'big', Size: 'big' });
    await field('Size').update({ SchemaXml: '<Field Type="Number" Name="Size" DisplayName="Size" />' });
    expect(await field('Size')()).toMatchObject({ TypeAsString: 'Number', InternalName: 'Size' });
    expect(await list().items.getById(ten).select('Size')()).toMatchObject({ Size: 10 });
    expect(await list().items.getById(big).select('Size')()).toMatchObject({ Size: null });
    await field('Size').update({ SchemaXml: '<Field Type="Note" Name="Size" DisplayName="Size" RichText="TRUE" />' });
    expect(await list().items.getById(ten).select('Size')()).toMatchObject({ Size: '10' });
    expect(
      await failure(field('Size').update({ SchemaXml: '<Field Type="User" Name="Size" DisplayName="Size" />' }))
    ).toMatchObject({ status: 400 });
  });

  test('takes other words than its choices, gets another heading, and is made again with another type', async () => {
    await list().items.add({ Title: 'held', Stage: 'On hold' });
    await field('Stage').update({ FillInChoice: true, Title: 'Phase' }, 'SP.FieldChoice');
    expect(await list().items.select('Stage').filter("Title eq 'held'")()).toMatchObject([{ Stage: 'On hold' }]);
    expect(await field('Stage')()).toMatchObject({ Title: 'Phase', InternalName: 'Stage', FillInChoice: true });
    await field('Stage').delete();
    await make('<Field Type="UserMulti" Mult="TRUE" Name="Stage" DisplayName="Stage" />');
    expect(await list().items.select('StageId').filter("Title eq 'held'")()).toMatchObject([{ StageId: null }]);
  });
});

test('a control character in a text of a row is refused, a tab and a line break are not', async () => {
  const list = () => tenant.as('owner').web.lists.getByTitle('Characters');
  await tenant.as('owner').web.lists.add('Characters');
  await list().fields.addMultilineText('Notes');
  const numbers = Array.from({ length: 32 }, (_, number) => number);
  for (const number of numbers) {
    const text = `a${String.fromCharCode(number)}b`;
    const adding = list().items.add({ Title: 'x', Notes: text });
    if (number === 9 || number === 10 || number === 13) expect(await adding).toMatchObject({ Notes: text });
    else
      expect(await failure(adding)).toMatchObject({
        status: 400,
        text: expect.stringContaining('hexadecimal value 0x')
      });
  }
  expect(await failure(list().items.add({ Title: 'a\u000Bb' }))).toMatchObject({ status: 400 });
});

test('getList finds a list by its address without the first slash', async () => {
  await tenant.as('owner').web.lists.add('Slashless');
  for (const url of ['sites/test/Lists/Slashless', '/sites/test/Lists/Slashless', 'Lists/Slashless'])
    expect(await (await tenant.raw(`web/getList('${url}')`)).json()).toMatchObject({ Title: 'Slashless' });
});

test("a site's logo is set, by those who may change the site", async () => {
  const set = (login: string, body: object) =>
    tenant.raw('siteiconmanager/setsitelogo', { method: 'POST', body: JSON.stringify(body), login });
  const logo = { relativeLogoUrl: '/sites/test/SiteAssets/logo.png', type: 0, aspect: 1 };
  expect((await set('reader', logo)).status).toBe(403);
  expect((await set('owner', { ...logo, url: 'x' })).status).toBe(400);
  expect((await set('owner', logo)).status).toBe(200);
  expect(await tenant.as('owner').web.select('SiteLogoUrl')()).toMatchObject({ SiteLogoUrl: logo.relativeLogoUrl });
});
