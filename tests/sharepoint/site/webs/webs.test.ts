import '@pnp/sp/navigation/index.js';
import '@pnp/sp/features/index.js';
import '@pnp/sp/hubsites/index.js';
import '@pnp/sp/user-custom-actions/index.js';
import '@pnp/sp/subscriptions/index.js';
import '@pnp/sp/forms/index.js';
import { failure, startTenant } from '../tenant.ts';
import type { Tenant } from '../tenant.ts';

let tenant: Tenant;

beforeAll(async () => {
  tenant = await startTenant();
});

afterAll(() => tenant.stop());

const web = (login = 'owner', url = '') => tenant.as(login, tenant.url + url).web;

test("a web's settings are kept and read back, and unknown ones are refused", async () => {
  await web().webs.add("O'Brien's", 'settings', 'before');
  const sub = () => web('owner', '/settings');
  await sub().update({
    Title: 'After',
    Description: 'd',
    QuickLaunchEnabled: false,
    HeaderLayout: 2,
    SiteLogoUrl: '/x.png',
    MembersCanShare: false
  });
  expect(await sub()()).toMatchObject({
    Title: 'After',
    Description: 'd',
    QuickLaunchEnabled: false,
    HeaderLayout: 2,
    SiteLogoUrl: '/x.png',
    MegaMenuEnabled: false
  });
  expect(await sub().select('MembersCanShare', 'RequestAccessEmail')()).toMatchObject({
    MembersCanShare: false,
    RequestAccessEmail: ''
  });
  expect(await web()()).toMatchObject({ Title: 'Test', QuickLaunchEnabled: true });
  expect((await failure(sub().update({ Colour: 'red' }))).status).toBe(400);
  expect((await failure(sub().update({ QuickLaunchEnabled: 'no' }))).status).toBe(400);
  expect((await failure(web('member', '/settings').update({ Title: 'Mine' }))).status).toBe(403);
});

test('a subweb knows its parent, and a root web has none', async () => {
  await web().webs.add('Child', 'child');
  const parent = await web('owner', '/child').getParentWeb();
  expect(parent).not.toBeNull();
  expect(await parent?.select('Title')()).toMatchObject({ Title: 'Test' });
  expect(await web().getParentWeb()).toBeNull();
  expect(await (await tenant.raw('web/parentweb')).json()).toMatchObject({ 'odata.null': true });
  expect(await (await tenant.raw(`${tenant.url}/child/_api/web/parentweb`)).json()).toMatchObject({
    Title: 'Test',
    ServerRelativeUrl: '/sites/test'
  });
});

test('subwebs are listed to those who may open them', async () => {
  await web().webs.add('Closed', 'closed', '', 'STS', 1033, false);
  const titles = (infos: { Title?: string }[]) => infos.map(one => one.Title);
  expect(titles(await web().webinfos())).toContain('Closed');
  expect(titles(await web('member').webinfos())).not.toContain('Closed');
  expect(titles(await web().getSubwebsFilteredForCurrentUser()())).toContain('Closed');
  expect(titles(await web('member').getSubwebsFilteredForCurrentUser()())).not.toContain('Closed');
  expect(await web().getSubwebsFilteredForCurrentUser(99)()).toEqual([]);
  expect(titles(await web('member').webs())).not.toContain('Closed');
  expect((await failure(web('member', '/closed')())).status).toBe(403);
});

test('who was given a subweb alone may open its parent, and no more', async () => {
  const { Id } = await web().ensureUser('stranger@example.test');
  await web('owner', '/closed').roleAssignments.add(Id, 1073741826);
  expect(await web('stranger', '/closed').lists.select('Title')()).not.toEqual([]);
  expect(await web('stranger').select('Title')()).toMatchObject({ Title: 'Test' });
  expect(await web('stranger').lists()).toEqual([]);
  expect(await web('stranger').select('Title', 'Lists').expand('Lists')()).toMatchObject({ Lists: [] });
});

test('a subweb is removed with all that is in it, but not while it has subwebs, and never a root web', async () => {
  await web().webs.add('Outer', 'outer');
  await web('owner', '/outer').webs.add('Inner', 'inner');
  await web('owner', '/outer/inner').lists.add('Inside');
  const full = await failure(web('owner', '/outer').delete());
  expect(full.text).toMatch(/subsites/);
  expect((await failure(web().delete())).status).toBe(400);
  expect((await failure(web('member', '/outer/inner').delete())).status).toBe(403);
  await web('owner', '/outer/inner').delete();
  expect((await tenant.raw(`${tenant.url}/outer/inner/_api/web`)).status).toBe(404);
  await web('owner', '/outer').delete();
  expect((await web().webs.select('Title')()).map(one => one.Title)).not.toContain('Outer');
  await web().webs.add('Outer', 'outer');
  expect(await web('owner', '/outer').lists.filter("Title eq 'Inside'")()).toEqual([]);
});

test("the hidden lists are the site collection's, whichever web asks", async () => {
  for (const url of ['', '/settings']) {
    const users = await web('owner', url).siteUserInfoList();
    expect(users).toMatchObject({ Title: 'User Information List', BaseTemplate: 112, Hidden: true, IsCatalog: true });
    const catalog = await (await tenant.raw(`${tenant.url}${url}/_api/web/getcatalog(113)`)).json();
    expect(catalog).toMatchObject({
      Title: 'Web Part Gallery',
      'odata.id': expect.stringContaining(`${tenant.url}/_api/Web/Lists`)
    });
    await web('owner', url).getCatalog(113);
  }
  const catalog = await web().getCatalog(113);
  expect(await catalog.items()).toEqual([]);
  const people = await web().siteUserInfoList.items();
  expect(people).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        Title: "Siobhan O'Brien",
        EMail: 'second@example.test',
        UserName: 'second@example.test'
      })
    ])
  );
  expect(await web().siteUserInfoList.items.getById(people[0]?.Id)()).toMatchObject({ Id: people[0]?.Id });
  expect(await web().siteUserInfoList.items.select('Title').filter("Title eq 'Siobhan O''Brien'")()).toMatchObject([
    { Title: "Siobhan O'Brien" }
  ]);
  expect((await failure(web().siteUserInfoList.items.add({ Title: 'x' }))).status).toBe(404);
  expect((await failure(web().siteUserInfoList.items.getById(9999)())).status).toBe(404);
  expect((await failure(web('stranger').siteUserInfoList())).status).toBe(403);
  expect((await failure(web().getCatalog(100))).status).toBe(404);
  expect((await failure(web().lists.add('Mine', '', 112))).status).toBe(500);
  expect((await failure(web().siteUserInfoList.delete())).status).toBe(400);
  expect((await failure(web().siteUserInfoList.recycle())).status).toBe(400);
});

test('what a web tells of itself', async () => {
  expect(await web().defaultDocumentLibrary()).toMatchObject({ Title: 'Documents' });
  expect(await web().customListTemplates()).toEqual([]);
  expect(await web().allProperties()).toMatchObject({ vti_x005f_defaultlanguage: 'en-us' });
  expect(await web().availableWebTemplates()()).toEqual(
    expect.arrayContaining([expect.objectContaining({ Name: 'STS#3' })])
  );
  expect(await web().mapToIcon('a.docx')).toBe('icdocx.png');
  expect(await web().mapToIcon("O'Brien.docx", 1)).toBe('lg_icdocx.png');
  expect(await web().mapToIcon('unknown')).toBe('icgen.gif');
  expect(await web().hubSiteData()).toMatchObject({ 'odata.null': true });
  expect(await web().hubSiteData(true)).toMatchObject({ 'odata.null': true });
  await web().syncHubSiteTheme();
  expect((await failure(web('member').syncHubSiteTheme())).status).toBe(403);
  expect(await web().titleResource('en-us')).toBe('Test');
  expect(await web().descriptionResource('en-us')).toBe('');
});

test('what is refused', async () => {
  expect((await failure(web().getStorageEntity('key'))).status).toBe(404);
  expect((await failure(web().applyTheme('/a.spcolor', '/b.spfont', '', false))).status).toBe(404);
  expect((await failure(web().applyWebTemplate('STS#0'))).status).toBe(404);
  expect((await failure(tenant.as('owner').hubSites())).status).toBe(404);
  expect((await failure(web().userCustomActions.add({ Title: 'x' }))).status).toBe(404);
});

test('regional settings, languages and time zones', async () => {
  expect(await web().regionalSettings.getInstalledLanguages()).toEqual([
    { DisplayName: 'English', LanguageTag: 'en-US', Lcid: 1033 }
  ]);
  expect(await web().regionalSettings.timeZones()).toEqual(
    expect.arrayContaining([expect.objectContaining({ Id: 2 })])
  );
  expect(await web().regionalSettings.timeZones.getById(23)).toMatchObject({ Id: 23, Information: { Bias: -330 } });
  expect((await failure(web().regionalSettings.timeZones.getById(999))).status).toBe(400);
  expect(await web().regionalSettings.timeZone()).toMatchObject({ Id: 2 });
  expect(await web().regionalSettings.timeZone.utcToLocalTime('2026-07-01T12:00:00Z')).toBe('2026-07-01T13:00:00');
});

test('navigation and features can be read, are empty, and take nothing', async () => {
  expect(await web().navigation.quicklaunch()).toEqual([]);
  expect(await web().navigation.topNavigationBar()).toEqual([]);
  expect(await web().features()).toEqual([]);
  expect((await failure(web().navigation.quicklaunch.add('Elsewhere', 'https://example.test/'))).status).toBe(404);
  expect((await failure(web().features.add('a7a2793e-67cd-4dc1-9fd0-43f61581207a'))).status).toBe(404);
  expect((await failure(tenant.as('owner').navigation.getMenuState())).status).toBe(404);
});

test('what a list tells of itself', async () => {
  const list = () => web().lists.getByTitle('Documents');
  expect(await list().subscriptions()).toEqual([]);
  expect(await list().eventReceivers()).toEqual([]);
  expect(await list().userCustomActions()).toEqual([]);
  expect(await list().relatedFields()).toEqual([]);
  expect(await list().informationRightsManagementSettings()).toMatchObject({ AllowPrint: false });
  const forms = await list().forms();
  expect(forms.map((one: { FormType: number }) => one.FormType)).toEqual([4, 6, 8]);
  expect(await list().forms.getById(forms[0]?.Id ?? '')()).toMatchObject({ FormType: 4 });
  expect(await list().titleResource('en-us')).toBe('Documents');
  expect(await web().userCustomActions()).toEqual([]);
});

test('the site collection and its webs', async () => {
  const { site } = tenant.as('owner', `${tenant.url}/settings`);
  expect(await site()).toMatchObject({ Url: tenant.url, ServerRelativeUrl: '/sites/test', IsHubSite: false });
  expect(await site.rootWeb.select('Title')()).toMatchObject({ Title: 'Test' });
  expect(await (await site.getRootWeb()).select('Title')()).toMatchObject({ Title: 'Test' });
  expect(await site.getContextInfo()).toMatchObject({ SiteFullUrl: tenant.url, WebFullUrl: `${tenant.url}/settings` });
  const { Id } = await web('owner', '/settings').select('Id')();
  const opened = await tenant.as('owner').site.openWebById(Id);
  expect(opened.data).toMatchObject({ Title: 'After' });
  expect((await opened.web.lists.select('Title')()).map(one => one.Title)).toContain('Documents');
  expect((await failure(site.openWebById('00000000-0000-0000-0000-000000000001'))).status).toBe(404);
  expect(await site.getWebUrlFromPageUrl(`${tenant.url}/settings/SitePages/Home.aspx`)).toBe(`${tenant.url}/settings`);
  expect((await failure(site.getWebUrlFromPageUrl('https://elsewhere.example/x.aspx'))).status).toBe(404);
  expect((await site.getDocumentLibraries(tenant.url)).map(one => one.Title)).toEqual([
    'Documents',
    'Site Assets',
    'Site Pages'
  ]);
  expect(await site.exists(tenant.url)).toBe(true);
  expect(await site.exists(`${tenant.url}/nothing`)).toBe(false);
  const closed = await web('owner', '/closed').select('Id')();
  expect((await failure(tenant.as('member').site.openWebById(closed.Id))).status).toBe(403);
});
