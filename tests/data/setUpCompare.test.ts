import { setUpOf } from '../../src/data/setUp';
import type { SetUpCheck } from '../../src/app/setUp';
import type { Connection } from '../../src/data/connection';
import type { SetUpSites } from './setUpSites';
import { runSetUp, standing, startSetUpSites } from './setUpSites';
import { valueOf } from './site';

jest.setTimeout(120_000);

let sites: SetUpSites;
beforeAll(async () => {
  sites = await startSetUpSites(12, true);
});
afterAll(() => sites.close());

async function setUpSite(): Promise<{ url: string; owner: Connection; whole: readonly string[] }> {
  const url = sites.fresh();
  const owner = sites.as(url);
  valueOf(await runSetUp(owner));
  return { url, owner, whole: await standing(sites.pnp(url)) };
}

const check = async (owner: Connection): Promise<SetUpCheck> => valueOf(await setUpOf(owner).check());
const kinds = ({ steps }: SetUpCheck): string[] =>
  steps.flatMap(step => step.repairs.map(repair => repair.kind)).sort();

test('what other hands changed is named one by one, and put right', async () => {
  const { url, owner, whole } = await setUpSite();
  const { web } = sites.pnp(url);
  const actions = web.lists.getByTitle('Action plan actions');
  const updates = web.lists.getByTitle('Action plan updates');
  await actions.views.getByTitle('All actions').fields.remove('APStage');
  await actions.views.getByTitle('All Items').update({ DefaultView: true });
  await updates.views.getByTitle('All updates').update({ Title: 'Ours', ViewQuery: '' });
  await actions.fields.getByInternalNameOrTitle('Title').update({ Title: 'Name' });
  await actions.fields.getByInternalNameOrTitle('APStage').update({ Indexed: false });
  await updates.update({ WriteSecurity: 1, EnableVersioning: false, OnQuickLaunch: true, Description: 'x' });
  await updates.update({ Title: 'Progress' });
  const members = await web.associatedMemberGroup.select('Id')();
  const edit = await web.roleDefinitions.getByType(6).select('Id')();
  const read = await web.roleDefinitions.getByType(2).select('Id')();
  await actions.roleAssignments.add(members.Id, edit.Id);
  await actions.roleAssignments.remove(members.Id, read.Id);
  await web.lists.getByTitle('Action plans').resetRoleInheritance();
  expect(kinds(await check(owner))).toEqual(
    [
      'arrangeView',
      'defaultView',
      'nameView',
      'queryView',
      'nameColumn',
      'indexColumn',
      ...Array<string>(5).fill('setList'),
      'giveRight',
      'takeRight',
      'closeList',
      ...Array<string>(5).fill('giveRight')
    ].sort()
  );
  const { steps } = valueOf(await runSetUp(owner));
  expect(steps.filter(step => step.state === 'mended').map(step => step.key)).toEqual(['plans', 'actions', 'updates']);
  expect(await standing(sites.pnp(url))).toEqual(whole);
});

test('a personal view of a declared title is its owner’s, and stays', async () => {
  const { url, owner } = await setUpSite();
  const { views } = sites.pnp(url).web.lists.getByTitle('Action plan actions');
  const { Id } = await views.add('All actions', true);
  expect(kinds(await check(owner))).toEqual([]);
  valueOf(await runSetUp(owner));
  expect(await views.getById(Id).select('Id')()).toMatchObject({ Id });
});

test('a heading that the owner changed stays; a column of another type is named and left', async () => {
  const { url, owner } = await setUpSite();
  const actions = sites.pnp(url).web.lists.getByTitle('Action plan actions');
  await actions.fields.getByInternalNameOrTitle('APAction').update({ Title: 'What we do' });
  await actions.fields.getByInternalNameOrTitle('APTarget').delete();
  await actions.fields.createFieldAsXml({
    SchemaXml: '<Field Type="Number" Name="APTarget" StaticName="APTarget" DisplayName="Target"/>',
    Options: 8
  });
  const found = await check(owner);
  expect(kinds(found)).toEqual([]);
  expect(found.notes).toEqual([{ kind: 'typeChanged', list: 'Action plan actions', column: 'Target' }]);
  valueOf(await runSetUp(owner));
  expect((await actions.fields.getByInternalNameOrTitle('APTarget').select('TypeAsString')()).TypeAsString).toBe(
    'Number'
  );
});

describe('a list that was recycled', () => {
  test('is offered with who removed it, restored first, and its lookups point at it', async () => {
    const { url, owner, whole } = await setUpSite();
    await sites.pnp(url).web.lists.getByTitle('Action plan actions').recycle();
    const { recycled, steps, notes } = await check(owner);
    expect(recycled).toMatchObject([{ list: 'actions', entries: [{ by: 'owner of the site' }] }]);
    expect(steps.find(step => step.key === 'actions')?.repairs).toMatchObject([{ kind: 'restoreList' }]);
    expect(notes).toEqual([]);
    valueOf(await runSetUp(owner));
    expect(await standing(sites.pnp(url))).toEqual(whole);
    expect((await check(owner)).notes).toEqual([]);
  });

  test('is made new only where that was chosen, and then what points at the old one is named', async () => {
    const { url, owner } = await setUpSite();
    await sites.pnp(url).web.lists.getByTitle('Action plan actions').recycle();
    const setUp = setUpOf(owner);
    const { notes, refused } = valueOf(await setUp.run(() => undefined, { actions: 'makeNew' }));
    expect(refused).toEqual([]);
    expect(notes).toEqual([
      { kind: 'lookupElsewhere', list: 'Action plan updates', column: 'Action', target: 'Action plan actions' }
    ]);
  });
});

test('a site without one of its own groups is set up, and the note says which it lacks', async () => {
  for (const without of ['visitors', 'owners'] as const) {
    const url = sites.lacking(without);
    const owner = sites.as(url);
    const { refused, notes, steps } = valueOf(await runSetUp(owner));
    expect(refused).toEqual([]);
    expect(steps.flatMap(step => step.repairs)).toEqual([]);
    expect(notes).toContainEqual({ kind: 'noGroup', holder: without });
    const keeps = notes.filter(note => note.kind === 'keepsOwnRight');
    // Where no group of owners has the right, whoever pressed it would be locked out.
    expect(keeps.length).toBe(without === 'owners' ? 6 : 0);
    expect(valueOf(await setUpOf(owner).check()).steps.every(step => step.state === 'there')).toBe(true);
  }
});

test('what another owner kept by name is taken away too, since they own the site', async () => {
  const { url, owner, whole } = await setUpSite();
  const { web } = sites.pnp(url);
  const second = await web.ensureUser('second@example.test');
  const full = await web.roleDefinitions.getByType(5).select('Id')();
  const reader = await web.ensureUser('reader@example.test');
  const actions = web.lists.getByTitle('Action plan actions');
  await actions.roleAssignments.add(second.Id, full.Id);
  expect(kinds(await check(owner))).toEqual(['takeOwnRight']);
  valueOf(await runSetUp(owner));
  expect(await standing(sites.pnp(url))).toEqual(whole);
  await actions.roleAssignments.add(reader.Id, full.Id);
  const found = await check(owner);
  expect(kinds(found)).toEqual([]);
  expect(found.notes).toEqual([{ kind: 'keepsOwnRight', list: 'Action plan actions', person: 'reader of the site' }]);
});
