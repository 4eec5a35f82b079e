import { panelFields } from '../../src/domain/checks';
import { computedBrag, isDueSoon, isOverdue, owesUpdate } from '../../src/domain/brag';
import type { Action, PlanContent } from '../../src/domain/plan';
import { actions, allLists } from '../../src/lists';
import { listOf } from '../../src/data/connection';
import '@pnp/sp/fields/list';
import { setUpOf } from '../../src/data/setUp';
import type { TestSite } from './site';
import { readPlanOf, startTestSite, valueOf } from './site';

let site: TestSite;

beforeAll(async () => { site = await startTestSite({ sample: true }); }, 60000);
afterAll(async () => { await site.close(); });

function actionNumbered(content: PlanContent, number: string): Action {
  const found = content.actions.find(action => action.number === number);
  if (!found) throw new Error(`There is no action ${number}.`);
  return found;
}

const update = (change: { clientKey: string; narrative?: string }) => ({
  narrative: 'The last house has its advocate.', brag: 'Green' as const, bragReason: '', barrier: '', ...change
});

describe('reading', () => {
  test('the sample has what the paper has, and always something in each state', async () => {
    const content = await readPlanOf(site.as('manager').store);
    const { plan, today } = content;
    expect(plan.isSample).toBe(true);
    expect(content.evaluations.map(one => one.grade)).toEqual([5, 5, 4, 4, 3, 3, 4, 4, 5]);
    expect(content.evaluations.filter(one => one.view === 'Questioned').map(one => one.indicator))
      .toEqual(['Assessing and responding to risks and needs', 'Planning for individual children']);
    expect(content.areas.map(area => area.ref)).toEqual(['1', '2', '3', '4']);
    expect(content.actions.filter(action => isOverdue(action, today)).length).toBeGreaterThan(0);
    expect(content.actions.filter(action => isDueSoon(action, plan, today)).length).toBeGreaterThan(0);
    expect(content.actions.filter(action => owesUpdate(action, plan, today)).length).toBeGreaterThan(0);
    expect(new Set(content.actions.map(action => computedBrag(action, plan, today)))).toEqual(new Set(['Blue', 'Red', 'Amber', 'Green', 'Grey']));
    expect(content.actions.flatMap(action => action.problems)).toEqual([]);
    expect(content.inspections[0]).toMatchObject({ fieldworkStart: '2016-11-22', fieldworkEnd: '2017-01-27', published: '2017-05-01' });
  });

  test.each([
    ['owner', { addUpdates: true, editActions: true, managePlan: true, setUp: true }],
    ['manager', { addUpdates: true, editActions: true, managePlan: true, setUp: false }],
    ['lead', { addUpdates: true, editActions: true, managePlan: false, setUp: false }],
    ['member', { addUpdates: true, editActions: false, managePlan: false, setUp: false }],
    ['reader', { addUpdates: false, editActions: false, managePlan: false, setUp: false }]
  ] as const)('a %s may do what SharePoint lets them', async (role, rights) => {
    expect((await readPlanOf(site.as(role).store)).rights).toEqual(rights);
  });

  test('updates come newest first', async () => {
    const { store } = site.as('reader');
    const action = actionNumbered(await readPlanOf(store), '1.2');
    const updates = valueOf(await store.readUpdates(action.id));
    expect(updates.map(one => one.at)).toEqual([...updates.map(one => one.at)].sort().reverse());
    expect(updates[0]?.narrative).toContain('71%');
  });
});

describe('adding an update', () => {
  test('a lead’s update is there for everyone, with its colour beside the action', async () => {
    const { store } = site.as('lead');
    const action = actionNumbered(await readPlanOf(store), '3.4');
    const saved = valueOf(await store.addUpdate(action, update({ clientKey: '6f1c7a52-8d57-4e6e-9f0a-3d2b5c7e9a10', narrative: "O'Brien's house is \"done\" 👩‍👧" }), true));
    expect(saved.actionFailure).toBeUndefined();
    const seen = actionNumbered(await readPlanOf(site.as('member').store), '3.4');
    expect(seen.latest).toMatchObject({ text: "O'Brien's house is \"done\" 👩‍👧", author: 'Shona Baxter' });
    expect(seen.chosenBrag).toBe('Green');
    expect(seen.etag).not.toBe(action.etag);
  });

  test('a member’s update shows though they may not write the action', async () => {
    const { store } = site.as('member');
    const action = actionNumbered(await readPlanOf(store), '2.3');
    valueOf(await store.addUpdate(action, update({ clientKey: '8b0f3c1e-52c4-4f7d-8a6b-1c9e7d5f3b24', narrative: 'Seen from the front line.' }), false));
    expect(actionNumbered(await readPlanOf(site.as('reader').store), '2.3').latest?.text).toBe('Seen from the front line.');
  });

  test('sent twice with one key it is there once', async () => {
    const { store } = site.as('lead');
    const action = actionNumbered(await readPlanOf(store), '1.4');
    const twice = update({ clientKey: 'a4d9e2b7-6c1f-4a83-b5d0-7e2f9c8b1a36', narrative: 'Once only.' });
    const first = valueOf(await store.addUpdate(action, twice, false));
    const second = valueOf(await store.addUpdate(action, twice, false));
    expect(second.update.id).toBe(first.update.id);
    const all = valueOf(await store.readUpdates(action.id));
    expect(all.filter(one => one.narrative === 'Once only.')).toHaveLength(1);
  });

  test('a reader is refused by SharePoint itself', async () => {
    const { store } = site.as('reader');
    const action = actionNumbered(await readPlanOf(store), '1.1');
    const refused = await store.addUpdate(action, update({ clientKey: 'c2f7b9d4-1e6a-4d58-9c3b-8a5e7f1d2b60' }), true);
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'forbidden' } });
  });

  test('it lands though someone changed the action meanwhile, and overwrites nothing of theirs', async () => {
    const lead = site.as('lead');
    const action = actionNumbered(await readPlanOf(lead.store), '1.7');
    const manager = site.as('manager').store;
    const theirs = actionNumbered(await readPlanOf(manager), '1.7');
    valueOf(await manager.saveAction(theirs, { ...panelFields(theirs), locality: 'South' }));
    const saved = valueOf(await lead.store.addUpdate(action, update({ clientKey: 'd7a1c5e9-3b8f-4e20-a6d4-9f2c7b5e1d83' }), true));
    expect(saved.actionFailure).toBeUndefined();
    expect(actionNumbered(await readPlanOf(manager), '1.7')).toMatchObject({ locality: 'South', latest: { text: 'The last house has its advocate.' } });
  });
});

describe('editing an action', () => {
  test('a stale edit is refused and changes nothing', async () => {
    const lead = site.as('lead');
    const before = actionNumbered(await readPlanOf(lead.store), '3.2');
    valueOf(await lead.store.saveAction(before, { ...panelFields(before), target: 'All nine' }));
    const stale = await site.as('lead', 1).store;
    await readPlanOf(stale);
    const refused = await stale.saveAction(before, { ...panelFields(before), target: 'Eight' });
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'stale' } });
    expect(actionNumbered(await readPlanOf(stale), '3.2').target).toBe('All nine');
  });

  test('every field comes back as it was saved, and the original due date stays', async () => {
    const { store } = site.as('manager');
    const content = await readPlanOf(store);
    const before = actionNumbered(content, '4.2');
    const fields = {
      ...panelFields(before), action: 'Review both committees\nand say what changes', outcome: '‏طفل', measure: 'Q1', baseline: '0', target: '2',
      lead: content.me, partnerAgencies: ['Police', 'Third sector'], priority: 'Urgent' as const, start: '2026-03-29', currentDue: '2027-10-25',
      stage: 'Paused' as const, stageReason: 'Waiting for the election', locality: 'North East', nextUpdateDue: '2026-10-25'
    };
    valueOf(await store.saveAction(before, fields));
    const after = actionNumbered(await readPlanOf(site.as('reader').store), '4.2');
    expect(panelFields(after)).toEqual(fields);
    expect(after.originalDue).toBe(before.originalDue);
  });

  test('a member and a reader are refused by SharePoint itself', async () => {
    for (const role of ['member', 'reader'] as const) {
      const { store } = site.as(role);
      const action = actionNumbered(await readPlanOf(store), '1.1');
      expect(await store.saveAction(action, { ...panelFields(action), target: 'None' })).toMatchObject({ ok: false, failure: { kind: 'forbidden' } });
    }
  });
});

describe('people', () => {
  test('someone is found by the start of a name and becomes a user of the site', async () => {
    const { store } = site.as('manager');
    const found = valueOf(await store.findPeople("Callum O'R"));
    expect(found.map(one => one.name)).toEqual(["Callum O'Rourke"]);
    const [callum] = found;
    if (!callum) throw new Error('Nobody was found.');
    expect(valueOf(await store.admitPerson(callum))).toMatchObject({ name: "Callum O'Rourke", email: 'callum.orourke@example.test' });
    expect(valueOf(await store.findPeople('Zzz'))).toEqual([]);
  });
});

describe('set-up', () => {
  test('a second run finds everything there and changes nothing', async () => {
    const { connection } = site.as('owner');
    const steps = valueOf(await setUpOf(connection).run(() => undefined));
    expect(steps.map(step => step.state)).toEqual(steps.map(() => 'there'));
    expect(steps).toHaveLength(allLists.length + 2);
  });

  test('on a bare site it first tells what it would make, then makes it, step by step', async () => {
    const owner = site.blankAs('owner');
    const setUp = setUpOf(owner);
    expect(valueOf(await setUp.look()).every(step => step.state === 'missing')).toBe(true);
    const told: string[] = [];
    valueOf(await setUp.run(step => told.push(step.what)));
    expect(told).toHaveLength(allLists.length + 2);
    expect(valueOf(await setUp.look()).every(step => step.state === 'there')).toBe(true);
  }, 30000);

  test('whoever does not own the site is refused', async () => {
    // Nothing is missing, but whether it is takes the right to list permissions, which members don't have.
    expect(await setUpOf(site.as('member').connection).run(() => undefined)).toMatchObject({ ok: false, failure: { kind: 'forbidden' } });
    const fresh = await startTestSite({ sample: false });
    try {
      expect(await setUpOf(fresh.blankAs('reader')).run(() => undefined)).toMatchObject({ ok: false, failure: { kind: 'forbidden' } });
    } finally {
      await fresh.close();
    }
  });

  test('a column that someone removed is named, and the rest is read', async () => {
    const { connection, store } = site.as('owner');
    await listOf(connection.writer, connection.webUrl, actions).fields.getByInternalNameOrTitle('APTarget').delete();
    const content = await readPlanOf(store);
    expect(content.missingColumns).toEqual([{ list: 'Action plan actions', column: 'Target' }]);
    expect(content.actions.length).toBeGreaterThan(15);
    valueOf(await setUpOf(connection).run(() => undefined));
    expect((await readPlanOf(store)).missingColumns).toEqual([]);
  });
});
