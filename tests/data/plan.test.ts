import { panelFields } from '../domain/samples';
import { computedBrag, isDueSoon, isOverdue, owesUpdate } from '../../src/domain/brag';
import { action as actions } from '../../src/model/action';
import { listKeys } from '../../src/model';
import { listOf } from '../../src/data/connection';
import '@pnp/sp/fields/list';
import { setUpOf } from '../../src/data/setUp';
import type { Action } from '../../src/model/action';
import { problemsOf } from '../../src/model/entity';
import { known } from '../../src/model/values';
import { updatesIn } from '../siteRead';
import type { TestSite } from './site';
import { actionNumbered, calm, readPlanOf, soon, startTestSite, valueOf } from './site';

let site: TestSite;

beforeAll(async () => {
  site = await startTestSite({ sample: true });
}, 60000);
afterAll(async () => {
  await site.close();
});

const update = (change: { clientKey: string; narrative?: string }) => ({
  narrative: 'The last house has its advocate.',
  brag: 'Green' as const,
  bragReason: '',
  barrier: '',
  ...change
});

const latestText = (action: Action): unknown => known(action.latest)?.text;

describe('reading', () => {
  test('the sample has what the paper has, and always something in each state', async () => {
    const content = await readPlanOf(site.as('manager').store);
    const { plan, today } = content;
    expect(plan.isSample).toBe(true);
    expect(content.evaluations.map(one => one.grade)).toEqual([5, 5, 4, 4, 3, 3, 4, 4, 5]);
    expect(content.evaluations.filter(one => one.view === 'Questioned').map(one => one.indicator)).toEqual([
      'Assessing and responding to risks and needs',
      'Planning for individual children'
    ]);
    expect(content.areas.map(area => area.ref)).toEqual(['1', '2', '3', '4']);
    expect(content.actions.filter(action => isOverdue(action, today)).length).toBeGreaterThan(0);
    expect(content.actions.filter(action => isDueSoon(action, plan, today)).length).toBeGreaterThan(0);
    expect(content.actions.filter(action => owesUpdate(action, plan, today)).length).toBeGreaterThan(0);
    expect(new Set(content.actions.map(action => computedBrag(action, plan, today)))).toEqual(
      new Set(['Blue', 'Red', 'Amber', 'Green', 'Grey'])
    );
    expect(content.actions.flatMap(one => problemsOf(actions, one))).toEqual([]);
    expect(content.inspections[0]).toMatchObject({
      fieldworkStart: '2016-11-22',
      fieldworkEnd: '2017-01-27',
      published: '2017-05-01'
    });
  });

  test.each([
    ['owner', { addUpdates: true, editActions: true, removeActions: true, managePlan: true, setUp: true }],
    ['manager', { addUpdates: true, editActions: true, removeActions: true, managePlan: true, setUp: false }],
    ['lead', { addUpdates: true, editActions: true, removeActions: false, managePlan: false, setUp: false }],
    ['member', { addUpdates: true, editActions: false, removeActions: false, managePlan: false, setUp: false }],
    ['reader', { addUpdates: false, editActions: false, removeActions: false, managePlan: false, setUp: false }]
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
    const { app, action } = await site.as('lead').open();
    const before = action('3.4');
    expect(
      await app.run('update.add', {
        action: before,
        update: update({
          clientKey: '6f1c7a52-8d57-4e6e-9f0a-3d2b5c7e9a10',
          narrative: 'O\'Brien\'s house is "done" 👩‍👧'
        })
      })
    ).toEqual({ kind: 'saved' });
    await calm(app);
    const seen = actionNumbered(await readPlanOf(site.as('member').store), '3.4');
    expect(seen.latest).toMatchObject({ text: 'O\'Brien\'s house is "done" 👩‍👧', author: 'Shona Baxter' });
    expect(seen.chosenBrag).toBe('Green');
    expect(seen.etag).not.toBe(before.etag);
    expect(action('3.4').etag).toBe(seen.etag);
  });

  test('a member’s update shows though they may not write the action', async () => {
    const { app, action } = await site.as('member').open();
    expect(
      await app.run('update.add', {
        action: action('2.3'),
        update: update({ clientKey: '8b0f3c1e-52c4-4f7d-8a6b-1c9e7d5f3b24', narrative: 'Seen from the front line.' })
      })
    ).toEqual({ kind: 'saved' });
    expect(latestText(actionNumbered(await readPlanOf(site.as('reader').store), '2.3'))).toBe(
      'Seen from the front line.'
    );
  });

  test('sent twice with one key it is there once', async () => {
    const lead = site.as('lead');
    const twice = update({ clientKey: 'a4d9e2b7-6c1f-4a83-b5d0-7e2f9c8b1a36', narrative: 'Once only.' });
    for (const { app, action } of [await lead.open(), await lead.open()])
      expect(await app.run('update.add', { action: action('1.4'), update: twice })).toEqual({ kind: 'saved' });
    const all = valueOf(await lead.store.readUpdates(actionNumbered(await readPlanOf(lead.store), '1.4').id));
    expect(all.filter(one => one.narrative === 'Once only.')).toHaveLength(1);
  });

  test('a reader is refused by SharePoint itself', async () => {
    const { app, action } = await site.as('reader').open();
    expect(
      await app.run('update.add', {
        action: action('1.1'),
        update: update({ clientKey: 'c2f7b9d4-1e6a-4d58-9c3b-8a5e7f1d2b60' })
      })
    ).toEqual({
      kind: 'setAside'
    });
  });

  test('it lands though someone changed the action meanwhile, and overwrites nothing of theirs', async () => {
    const lead = await site.as('lead').open();
    const manager = await site.as('manager').open();
    await manager.app.run('action.edit', {
      loaded: manager.action('1.7'),
      fields: { ...panelFields(manager.action('1.7')), locality: 'South' }
    });
    expect(
      await lead.app.run('update.add', {
        action: lead.action('1.7'),
        update: update({ clientKey: 'd7a1c5e9-3b8f-4e20-a6d4-9f2c7b5e1d83' })
      })
    ).toEqual({ kind: 'saved' });
    await calm(lead.app);
    expect(actionNumbered(await readPlanOf(site.as('reader').store), '1.7')).toMatchObject({
      locality: 'South',
      chosenBrag: 'Green',
      latest: { text: 'The last house has its advocate.' }
    });
    await soon(() => expect(lead.action('1.7').locality).toBe('South'));
  });
});

describe('editing an action', () => {
  test('what two people changed of it is there from both, where it isn’t the same field', async () => {
    const [lead, other] = [await site.as('lead').open(), await site.as('lead', 1).open()];
    const before = other.action('3.2');
    expect(
      await lead.app.run('action.edit', {
        loaded: lead.action('3.2'),
        fields: { ...panelFields(lead.action('3.2')), target: 'All nine' }
      })
    ).toEqual({ kind: 'saved' });
    expect(
      await other.app.run('action.edit', { loaded: before, fields: { ...panelFields(before), baseline: 'None' } })
    ).toEqual({ kind: 'saved' });
    await soon(() => expect(other.action('3.2')).toMatchObject({ target: 'All nine', baseline: 'None' }));
    expect(actionNumbered(await readPlanOf(site.as('reader').store), '3.2')).toMatchObject({
      target: 'All nine',
      baseline: 'None'
    });
  });

  test('the same field is asked about with who and what, and nothing is written before the choice', async () => {
    const [lead, other] = [await site.as('lead').open(), await site.as('lead', 1).open()];
    const before = other.action('3.1');
    await lead.app.run('action.edit', {
      loaded: lead.action('3.1'),
      fields: {
        ...panelFields(lead.action('3.1')),
        target: 'All nine',
        baseline: 'One'
      }
    });
    expect(
      await other.app.run('action.edit', {
        loaded: before,
        fields: { ...panelFields(before), target: 'Eight', measure: 'Count' }
      })
    ).toEqual({
      kind: 'conflict'
    });
    const [asked] = other.app.state.getState().outbox.entries;
    if (asked?.status.kind !== 'conflict') throw new Error('Nothing is asked.');
    expect(asked.status.fields).toEqual([{ field: 'target', mine: 'Eight', theirs: 'All nine' }]);
    expect(asked.status.theirs.by).toBe('Shona Baxter');
    expect(actionNumbered(await readPlanOf(site.as('reader').store), '3.1')).toMatchObject({
      target: 'All nine',
      measure: before.measure
    });
    await other.app.resolve(asked.operation.id, {
      kind: 'choose',
      etag: asked.status.theirs.etag,
      choices: { target: 'mine' }
    });
    await calm(other.app);
    expect(actionNumbered(await readPlanOf(site.as('reader').store), '3.1')).toMatchObject({
      target: 'Eight',
      baseline: 'One',
      measure: 'Count'
    });
  });

  test('every field comes back as it was saved, and the original due date stays', async () => {
    const { app, action } = await site.as('manager').open();
    const before = action('4.2');
    const { me } = await readPlanOf(site.as('manager').store);
    const fields = {
      ...panelFields(before),
      action: 'Review both committees\nand say what changes',
      outcome: '‏طفل',
      measure: 'Q1',
      baseline: '0',
      target: '2',
      lead: me,
      partnerAgencies: ['Police', 'Third sector'],
      priority: 'Urgent' as const,
      start: '2026-03-29',
      currentDue: '2027-10-25',
      stage: 'Paused' as const,
      stageReason: 'Waiting for the election',
      locality: 'North East',
      nextUpdateDue: '2026-10-25'
    };
    expect(await app.run('action.edit', { loaded: before, fields })).toEqual({ kind: 'saved' });
    const after = actionNumbered(await readPlanOf(site.as('reader').store), '4.2');
    expect(panelFields(after)).toEqual(fields);
    expect(after.originalDue).toBe(before.originalDue);
    expect(known(after.changed)?.by).toEqual(me);
    // What is shown without reading again is what is there.
    expect(panelFields(action('4.2'))).toEqual(fields);
    expect(action('4.2').etag).toBe(after.etag);
  });

  test('a member and a reader are refused by SharePoint itself', async () => {
    for (const role of ['member', 'reader'] as const) {
      const { app, action } = await site.as(role).open();
      expect(
        await app.run('action.edit', {
          loaded: action('1.1'),
          fields: { ...panelFields(action('1.1')), target: 'None' }
        })
      ).toEqual({
        kind: 'setAside'
      });
    }
  });
});

describe('removing', () => {
  test('an action goes to the recycle bin, who did it is known, and taking it back brings it whole', async () => {
    const manager = await site.as('manager').open();
    const before = manager.action('4.1');
    expect(await manager.app.run('action.remove', { loaded: before })).toEqual({ kind: 'saved' });
    await calm(manager.app);
    expect((await readPlanOf(site.as('reader').store)).actions.map(one => one.number)).not.toContain('4.1');
    expect(valueOf(await site.as('owner').store.findRemoved('actions', before.id))).toMatchObject({
      by: 'Iain Rennie'
    });
    expect(manager.app.state.getState().undoable).toMatchObject({ kind: 'action', number: '4.1' });
    manager.app.undo();
    await calm(manager.app);
    expect(panelFields(actionNumbered(await readPlanOf(site.as('reader').store), '4.1'))).toEqual(panelFields(before));
    expect(manager.action('4.1').number).toBe('4.1');
  });

  test('one’s own update goes to the recycle bin and the one before it stands beside the action again', async () => {
    const { app, action } = await site.as('lead').open();
    const before = latestText(action('1.5'));
    await app.readUpdates(action('1.5').id);
    await app.run('update.add', {
      action: action('1.5'),
      update: update({ clientKey: 'e0a1c5e9-3b8f-4e20-a6d4-9f2c7b5e1d83', narrative: 'Said too early.' })
    });
    await calm(app);
    const [mine] = updatesIn(app.state.getState(), action('1.5').id) ?? [];
    if (!mine) throw new Error('The update is not there.');
    expect(await app.run('update.remove', { action: action('1.5'), update: mine })).toEqual({ kind: 'saved' });
    await calm(app);
    const seen = actionNumbered(await readPlanOf(site.as('reader').store), '1.5');
    expect(latestText(seen)).toBe(before);
    expect(latestText(action('1.5'))).toBe(before);
    app.undo();
    await calm(app);
    expect(latestText(actionNumbered(await readPlanOf(site.as('reader').store), '1.5'))).toBe('Said too early.');
  });

  test('a lead may not remove actions, nor another’s update', async () => {
    const { app, action } = await site.as('member').open();
    expect(await app.run('action.remove', { loaded: action('1.1') })).toEqual({ kind: 'setAside' });
    await app.readUpdates(action('1.2').id);
    const [theirs] = updatesIn(app.state.getState(), action('1.2').id) ?? [];
    if (!theirs) throw new Error('The sample has no update.');
    expect(await app.run('update.remove', { action: action('1.2'), update: theirs })).toEqual({ kind: 'setAside' });
  });
});

describe('people', () => {
  test('someone is found by the start of a name and becomes a user of the site', async () => {
    const { store } = site.as('manager');
    const found = valueOf(await store.findPeople("Callum O'R"));
    expect(found.map(one => one.name)).toEqual(["Callum O'Rourke"]);
    const [callum] = found;
    if (!callum) throw new Error('Nobody was found.');
    expect(valueOf(await store.ensurePerson(callum))).toMatchObject({
      name: "Callum O'Rourke",
      email: 'callum.orourke@example.test'
    });
    expect(valueOf(await store.findPeople('Zzz'))).toEqual([]);
  });
});

describe('set-up', () => {
  test('a second run finds everything there and changes nothing', async () => {
    const { connection } = site.as('owner');
    const { steps, refused } = valueOf(await setUpOf(connection).run(() => undefined));
    expect(steps.map(step => step.state)).toEqual(steps.map(() => 'there'));
    expect(steps).toHaveLength(listKeys.length + 2);
    expect(refused).toEqual([]);
  });

  test('on a bare site it first tells what it would make, then makes it, and tells how far it is', async () => {
    const owner = site.blankAs('owner');
    const setUp = setUpOf(owner);
    expect(valueOf(await setUp.check()).steps.every(step => step.state === 'missing')).toBe(true);
    const told: number[] = [];
    const { steps } = valueOf(await setUp.run(({ done }) => told.push(done)));
    expect(steps.every(step => step.state === 'made')).toBe(true);
    expect(told).toEqual([...told].sort((one, other) => one - other));
    expect(new Set(told).size).toBeGreaterThan(6);
    expect(valueOf(await setUp.check()).steps.every(step => step.state === 'there')).toBe(true);
  }, 30000);

  test('whoever does not own the site is refused', async () => {
    // Nothing is missing, but whether it is takes the right to list permissions, which members don't have.
    expect(await setUpOf(site.as('member').connection).run(() => undefined)).toMatchObject({
      ok: false,
      failure: { kind: 'forbidden' }
    });
    const fresh = await startTestSite({ sample: false });
    try {
      expect(await setUpOf(fresh.blankAs('reader')).run(() => undefined)).toMatchObject({
        ok: false,
        failure: { kind: 'forbidden' }
      });
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
