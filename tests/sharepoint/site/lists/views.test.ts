import { failure, startTenant } from '../tenant.ts';
import type { Tenant } from '../tenant.ts';

let tenant: Tenant;

beforeAll(async () => {
  tenant = await startTenant();
  await tenant.as('owner').web.lists.add('Viewed');
});

afterAll(() => tenant.stop());

const list = (login = 'owner') => tenant.as(login).web.lists.getByTitle('Viewed');
const views = (login = 'owner') => list(login).views;
const byTitle = '<OrderBy><FieldRef Name="Title" /></OrderBy>';

test('a view is found by its id, its title and as the default', async () => {
  const { Id, Title } = await list().defaultView();
  expect(Title).toBe('All Items');
  expect(await views().getById(Id)()).toMatchObject({ Id });
  expect(await list().getView(Id)()).toMatchObject({ Id });
  expect(await views().getByTitle('All Items')()).toMatchObject({ Id });
  expect((await failure(views().getByTitle('all items')())).status).toBe(404);
  const alone = await tenant.raw(`web/lists/getbytitle('Viewed')/views(guid'${Id}')/rowlimit`);
  expect(await alone.json()).toMatchObject({ value: 30 });
});

test('a view with odd characters in its title is whole XML', async () => {
  const { Id } = await views().add(`O'Brien <&> "Söhne"`, false, {
    RowLimit: 7,
    ViewQuery: byTitle,
    Aggregations: '<FieldRef Name="Title" Type="COUNT" />'
  });
  const view = await views().getById(Id)();
  expect(view).toMatchObject({
    RowLimit: 7,
    ViewQuery: byTitle,
    Aggregations: '<FieldRef Name="Title" Type="COUNT" />',
    PersonalView: false
  });
  expect(view.ListViewXml).toContain(`DisplayName="O'Brien &lt;&amp;&gt; &quot;Söhne&quot;"`);
  expect(view.ListViewXml).toContain(
    `<Query>${byTitle}</Query><ViewFields><FieldRef Name="LinkTitle" /></ViewFields><RowLimit Paged="TRUE">7</RowLimit>`
  );
  await views().getById(Id).delete();
  expect((await failure(views().getById(Id)())).status).toBe(404);
});

test('a view can be changed, by its properties and by its XML', async () => {
  const { Id } = await views().add('Changed');
  const view = () => views().getById(Id);
  await view().update({ RowLimit: 20, Title: 'Changed twice', Toolbar: 'x', TabularView: false } as never);
  expect(await view()()).toMatchObject({ RowLimit: 20, Title: 'Changed twice', Toolbar: 'x', TabularView: false });
  const where = "<Where><Eq><FieldRef Name='Title'/><Value Type='Text'>a &amp; b</Value></Eq></Where>";
  await view().setViewXml(`<View Scope="RecursiveAll"><Query>${where}</Query></View>`);
  expect(await view()()).toMatchObject({ ViewQuery: where, Scope: 2, RowLimit: 20, Title: 'Changed twice' });
  await view().setViewXml(
    '<View><ViewFields><FieldRef Name="Title" /><FieldRef Name="Created" /></ViewFields><RowLimit>5</RowLimit></View>'
  );
  expect(await view()()).toMatchObject({ RowLimit: 5, Paged: false, ViewQuery: where });
  const { ListViewXml } = await view()();
  await view().update({
    ListViewXml: ListViewXml.replace('<RowLimit Paged="FALSE">5', '<RowLimit Paged="TRUE">6')
  } as never);
  expect(await view()()).toMatchObject({ RowLimit: 6, Paged: true });
  expect(await view().fields()).toMatchObject({ Items: ['Title', 'Created'] });
});

test.each([
  ['<View><Query></View>', 'not valid XML'],
  ['<List />', 'no View element'],
  ['<View><Invented /></View>', "'Invented' is not supported"],
  ['<View><RowLimit>many</RowLimit></View>', 'RowLimit'],
  ['<View><ViewFields><FieldRef Name="Nothing" /></ViewFields></View>', "Column 'Nothing'"]
])('the view XML %s is refused', async (xml, reason) => {
  const { Id } = await list().defaultView();
  const refused = await failure(views().getById(Id).setViewXml(xml));
  expect(refused.status).toBe(400);
  expect(refused.text).toContain(reason);
});

test.each([
  [{ ViewQuery: '<OrderBy>' }, 'not valid XML'],
  [{ ViewQuery: '</Query><Query>' }, 'not valid XML'],
  [{ RowLimit: 0 }, 'RowLimit'],
  [{ Invented: 1 }, "'Invented' does not exist on type 'SP.View'"],
  [{ SetAsDefaultView: true }, "'SetAsDefaultView' does not exist on type 'SP.View'"],
  [{ ViewFields: ['Nothing'] }, "'ViewFields' does not exist on type 'SP.View'"],
  [{ ViewTypeKind: 7 }, 'ViewTypeKind'],
  [{ ServerRelativeUrl: '/elsewhere' }, 'read-only']
])('a view with %j is refused', async (settings, reason) => {
  const refused = await failure(views().add('Refused', false, settings as never));
  expect(refused.status).toBe(400);
  expect(refused.text).toContain(reason);
});

test('a view is made the default by a change of its own', async () => {
  const { Id } = await views().add('Mine first');
  await views().getById(Id).update({ DefaultView: true });
  expect(await list().defaultView.select('Id', 'DefaultView')()).toMatchObject({ Id, DefaultView: true });
});

test('ViewTypeKind says how a view is drawn', async () => {
  const made = await views().add('Months', false, { ViewTypeKind: 524288 } as never);
  expect(made).toMatchObject({ ViewType: 'CALENDAR' });
});

test('the columns of a view are added, moved and removed', async () => {
  const { Id } = await views().add('Columns');
  const fields = () => views().getById(Id).fields;
  await fields().add('Modified By');
  await fields().add('Created');
  await fields().move('Created', 0);
  expect(await fields()()).toMatchObject({ Items: ['Created', 'LinkTitle', 'Editor'] });
  expect(await fields().getSchemaXml()).toBe(
    '<FieldRef Name="Created" /><FieldRef Name="LinkTitle" /><FieldRef Name="Editor" />'
  );
  await fields().remove('LinkTitle');
  expect((await failure(fields().move('Created', 9))).status).toBe(400);
  expect((await failure(fields().add("O'Brien"))).status).toBe(400);
  await fields().removeAll();
  expect(await fields()()).toMatchObject({ Items: [], SchemaXml: '' });
});

test('a view is rendered as a table of what its reader may see', async () => {
  await list().items.add({ Title: `<b>O'Brien</b>` });
  await list('member').items.add({ Title: 'Mine' });
  const html = await list().defaultView.renderAsHtml();
  expect(html).toContain(`<td>&lt;b&gt;O'Brien&lt;/b&gt;</td>`);
  expect(html).toContain('<td>Mine</td>');
  await list().update({ ReadSecurity: 2 } as never);
  expect(await list('member').defaultView.renderAsHtml()).not.toContain('Brien');
  const { Id } = await views().add('Filters', false, {
    ViewQuery: '<Where><IsNull><FieldRef Name="Title" /></IsNull></Where>'
  });
  expect((await failure(views().getById(Id).renderAsHtml())).status).toBe(400);
});

test('only those who may manage the list change its views', async () => {
  const { Id } = await list().defaultView();
  const view = () => views('reader').getById(Id);
  expect(await view()()).toMatchObject({ Id });
  for (const refused of [
    views('reader').add('No'),
    view().update({ RowLimit: 1 }),
    view().setViewXml('<View />'),
    view().delete(),
    view().fields.removeAll()
  ]) {
    expect((await failure(refused)).status).toBe(403);
  }
  expect((await failure(views('stranger')())).status).toBe(403);
});
