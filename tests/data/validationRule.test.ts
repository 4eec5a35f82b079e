import { panelFields } from '../../src/domain/checks';
import { listOf } from '../../src/data/connection';
import { actions } from '../../src/lists';
import type { TestSite } from './site';
import { readPlanOf, startTestSite } from './site';

let site: TestSite;
beforeAll(async () => { site = await startTestSite({ sample: true }); }, 60000);
afterAll(async () => { await site.close(); });

test('a rule of the site\'s owners refuses with their own words, and nothing is saved', async () => {
  const owner = site.as('owner').connection;
  // PnPjs's types leave the list's rule out; SharePoint's SP.List has it.
  const rule: Record<string, string> = { ValidationFormula: '=[Priority]<>"Low"', ValidationMessage: 'Low is not used in this partnership.' };
  await listOf(owner.writer, owner.webUrl, actions).update(rule);
  const { store } = site.as('manager');
  const [action] = (await readPlanOf(store)).actions;
  if (!action) throw new Error('The sample has no actions.');
  expect(await store.saveAction(action, { ...panelFields(action), priority: 'Low', target: 'Half' }))
    .toMatchObject({ ok: false, failure: { kind: 'refused', message: 'Low is not used in this partnership.' } });
  expect((await readPlanOf(store)).actions[0]).toEqual(action);
  expect(await store.saveAction(action, { ...panelFields(action), priority: 'High', target: 'Half' })).toMatchObject({ ok: true });
});
