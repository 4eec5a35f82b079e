import '@pnp/sp/clientside-pages/index.js';
import { ClientsideText, ClientsideWebpart, CreateClientsidePage } from '@pnp/sp/clientside-pages/index.js';
import '@pnp/sp/comments/index.js';
import '@pnp/sp/comments/clientside-page.js';
import '@pnp/sp/folders/index.js';
import '@pnp/sp/files/index.js';
import { errorOf, failure, startTenant } from '../tenant.ts';
import type { Tenant } from '../tenant.ts';

let tenant: Tenant;

beforeAll(async () => {
  tenant = await startTenant();
  for (const login of ['member', 'second']) await tenant.as('owner').web.ensureUser(`${login}@example.test`);
});

afterAll(() => tenant.stop());

const web = (login = 'owner') => tenant.as(login).web;
const at = (leaf: string) => `/sites/test/SitePages/${leaf}`;

test('a page is made, named by its first title, saved, published and loaded again', async () => {
  const page = await CreateClientsidePage(web(), 'NewPage.aspx', "O'Brien's title", 'Article');
  expect(await web().getFileByServerRelativePath(at('NewPage.aspx')).select('Name', 'CheckOutType')()).toMatchObject({
    Name: 'NewPage.aspx',
    CheckOutType: 0
  });
  page.addSection().addControl(new ClientsideText('Text & <b>more</b>'));
  page.description = 'What it is';
  expect(await page.save()).toBe(true);
  expect(await web().getFileByServerRelativePath(at('NewPage.aspx')).select('CheckOutType', 'Title')()).toMatchObject({
    CheckOutType: 2,
    Title: "O'Brien's title"
  });
  const loaded = await web('member').loadClientsidePage(at('NewPage.aspx'));
  expect([
    loaded.title,
    loaded.description,
    loaded.sections.length,
    loaded.sections[0]?.columns[0]?.controls.length
  ]).toEqual(["O'Brien's title", 'What it is', 1, 1]);
  expect((loaded.sections[0]?.columns[0]?.controls[0] as ClientsideText).text).toContain('Text & <b>more</b>');
});

test('two pages of one title have two names', async () => {
  await CreateClientsidePage(web(), 'Same name', 'one');
  await CreateClientsidePage(web(), 'Same name', 'two');
  const names = (await web().getFolderByServerRelativePath(at('')).files.select('Name')()).map(one => one.Name);
  expect(names).toEqual(expect.arrayContaining(['Same-name.aspx', 'Same-name(1).aspx', 'Home.aspx']));
});

test('the vertical section of a page is kept', async () => {
  const page = await web().addClientsidePage('Vertical.aspx');
  page.addVerticalSection().addControl(new ClientsideText('Beside'));
  await page.save();
  const again = await web().loadClientsidePage(at('Vertical.aspx'));
  expect([again.hasVerticalSection, again.verticalSection?.columns[0]?.controls.length]).toEqual([true, 1]);
});

test('a page is commented on, and its comments are read, cleared and switched off', async () => {
  const page = await CreateClientsidePage(web(), 'Commented', 'Commented');
  await page.save();
  const comment = await page.addComment('A comment');
  expect(Number(comment.id)).toBeGreaterThan(0);
  expect(await (await page.getCommentById(Number(comment.id))).select('text')()).toMatchObject({ text: 'A comment' });
  await comment.replies.add('A reply');
  expect(await page.getComments()).toMatchObject([{ text: 'A comment', replyCount: 1 }]);
  await page.clearComments();
  expect(await page.getComments()).toEqual([]);
  await page.disableComments();
  expect((await failure(page.addComment('no'))).status).toBe(400);
  expect((await web().loadClientsidePage(at('Commented.aspx'))).commentsDisabled).toBe(true);
  await page.enableComments();
  await page.addComment('yes');
  await page.like();
  await page.unlike();
  expect(await page.getLikedByInformation()).toMatchObject({ likeCount: 0 });
});

test('a page that somebody is editing is closed to others until it is published or given up', async () => {
  const page = await CreateClientsidePage(web('member'), 'Held', 'Held');
  const other = await web('second').loadClientsidePage(at('Held.aspx'));
  expect(await failure(other.save())).toMatchObject({
    status: 423,
    code: '-2130575306, Microsoft.SharePoint.SPException'
  });
  await page.save();
  other.title = 'Theirs';
  await other.save(false);
  await other.discardPageCheckout();
  expect((await web('member').loadClientsidePage(at('Held.aspx'))).title).toBe('Held');
});

test('the author of a page is set by number and by login', async () => {
  const page = await web().addClientsidePage('Author.aspx');
  const { Id } = await web().ensureUser('member@example.test');
  await page.setAuthorById(Id);
  await page.save();
  expect((await web().loadClientsidePage(at('Author.aspx'))).authorByLine).toBe('member@example.test');
  await page.setAuthorByLoginName('i:0#.f|membership|second@example.test');
  await page.save();
  expect((await web().loadClientsidePage(at('Author.aspx'))).authorByLine).toBe('second@example.test');
});

test('a page becomes news, is copied, and is deleted or recycled', async () => {
  const page = await CreateClientsidePage(web(), 'News', 'News');
  await page.save();
  expect(await page.promoteToNews()).toBe(true);
  const { Id } = (await page.getItem('Id', 'PromotedState')) as unknown as { Id: number };
  expect(await (await tenant.raw(`sitepages/pages(${Id})`)).json()).toMatchObject({
    PromotedState: 2,
    Url: 'SitePages/News.aspx',
    'odata.type': 'SP.Publishing.SitePage'
  });
  await page.copy(web(), 'Copied', 'Copied');
  await page.delete();
  expect((await failure(web().loadClientsidePage(at('News.aspx')))).status).toBe(404);
  await (await web().loadClientsidePage(at('Copied.aspx'))).recycle();
  expect(await web().getFileByServerRelativePath(at('Copied.aspx')).exists()).toBe(false);
});

test('web parts are described so that a page can be made of them', async () => {
  const parts = await web().getClientsideWebParts();
  const embed = parts.find(one => one.Id === '490d7c76-1824-45b2-9de3-676421c997fa');
  if (!embed) throw new Error('There is no web part to embed with.');
  const part = ClientsideWebpart.fromComponentDef(embed);
  part.setProperties({ embedCode: 'https://video.example.test' });
  const page = await web().addClientsidePage('Parts.aspx');
  page.addSection().addControl(part);
  await page.save();
  const again = await web().loadClientsidePage(at('Parts.aspx'));
  expect(again.findControl(one => one.id === part.id)).toMatchObject({ title: 'Embed' });
  await web().addFullPageApp('App.aspx', 'App', '490d7c76-1824-45b2-9de3-676421c997fa');
});

test('Home.aspx is there from the start, of a subweb too', async () => {
  expect((await web().loadClientsidePage(at('Home.aspx'))).title).toBe('Home');
  await web().webs.add('Sub', 'sub');
  const sub = tenant.as('owner', `${tenant.url}/sub`).web;
  expect(await sub.getFileByServerRelativePath('/sites/test/sub/SitePages/Home.aspx')()).toMatchObject({
    Name: 'Home.aspx'
  });
  expect(await sub.lists.getByTitle('Site Pages').items.getById(1).select('Title', 'CanvasContent1')()).toMatchObject({
    Title: 'Home',
    CanvasContent1: '[]'
  });
});

test.each([
  ['ensureSitePagesLibrary', 200],
  ['ensureSiteAssetsLibrary', 200],
  ['ensureClientRenderedSitePagesLibrary', 200],
  ['constructor', 404]
])('lists/%s answers %i', async (method, expected) => {
  expect((await tenant.raw(`web/lists/${method}`, { method: 'POST' })).status).toBe(expected);
});

test('a reader makes and saves no page, and what is no page is refused', async () => {
  expect((await failure(CreateClientsidePage(web('reader'), 'No', 'No'))).status).toBe(403);
  const save = (body: object, login: string) =>
    tenant.raw('sitepages/pages(1)/savepage', { method: 'POST', body: JSON.stringify(body), login });
  expect((await save({ Title: 'No' }, 'reader')).status).toBe(403);
  expect((await save({ CanvasContent1: 'no json' }, 'owner')).status).toBe(400);
  const unknown = await save({ Invented: 1 }, 'owner');
  expect([unknown.status, (await errorOf(unknown)).text]).toEqual([
    400,
    "The property 'Invented' does not exist on type 'SP.Publishing.SitePage'. Make sure to only use property names that are defined by the type."
  ]);
  expect((await tenant.raw('sitepages/pages(99)')).status).toBe(404);
  expect((await web().loadClientsidePage(at('Home.aspx'))).title).toBe('Home');
});
