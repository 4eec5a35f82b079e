import { panelFields } from '../domain/samples';
import { listOf } from '../../src/data/connection';
import { action as actions } from '../../src/model/action';
import type { TestSite } from './site';
import { actionNumbered, readPlanOf, startTestSite } from './site';

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite({ sample: true });
}, 60000);
afterAll(async () => {
  await site.close();
});

test("a rule of the site's owners refuses with their own words, and nothing is saved", async () => {
  const owner = site.as('owner').connection;
  // PnPjs's types leave the list's rule out; SharePoint's SP.List has it.
  const rule: Record<string, string> = {
    ValidationFormula: '=[Priority]<>"Low"',
    ValidationMessage: 'Low is not used in this partnership.'
  };
  await listOf(owner.writer, owner.webUrl, actions).update(rule);
  const manager = site.as('manager');
  const { app, action } = await manager.open();
  const before = action('1.1');
  expect(
    await app.run('action.edit', {
      loaded: before,
      fields: { ...panelFields(before), priority: 'Low', target: 'Half' }
    })
  ).toMatchObject({
    kind: 'failed',
    failure: { kind: 'refused', message: 'Low is not used in this partnership.' }
  });
  expect(actionNumbered(await readPlanOf(manager.store), '1.1')).toEqual(before);
  expect(
    await app.run('action.edit', {
      loaded: before,
      fields: { ...panelFields(before), priority: 'High', target: 'Half' }
    })
  ).toEqual({
    kind: 'saved'
  });
});
