import { loginsOf } from '../../sharepoint/sample/people';
import { violations } from './axe';
import type { Launched } from './launch';
import { launch } from './launch';

// What other hands wrote into the lists of a plan, and a site that isn't as ours: seen on the page, in the tab and in
// My actions as it is.

let local: Launched;
const [owner = ''] = loginsOf('owner');
const [lead = ''] = loginsOf('lead');

/** One request to the plan's site as its owner. */
async function ask(path: string, method: 'GET' | 'POST' | 'MERGE', body?: object): Promise<unknown> {
  const answer = await fetch(`${local.origin}/sites/plan/_api/${path}`, {
    method: method === 'GET' ? 'GET' : 'POST',
    headers: {
      Authorization: `Bearer ${owner}`,
      Accept: 'application/json;odata=nometadata',
      'Content-Type': 'application/json;odata=nometadata',
      ...(method === 'MERGE' && { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' })
    },
    ...(body && { body: JSON.stringify(body) })
  });
  if (!answer.ok) throw new Error(`${path}: ${String(answer.status)} ${await answer.text()}`);
  return answer.json().catch(() => undefined);
}

const items = (list: string): string => `web/getList('/sites/plan/Lists/${list}')/items`;

/** The id of the action with this number. */
async function idOf(number: string): Promise<number> {
  const found = await ask(`${items('ActionPlanActions')}?$select=Id,Title&$top=100`, 'GET');
  const rows: unknown[] =
    typeof found === 'object' && found !== null && 'value' in found ? Array.from(Object(found.value)) : [];
  for (const row of rows)
    if (typeof row === 'object' && row !== null && 'Title' in row && row.Title === number && 'Id' in row)
      return Number(row.Id);
  throw new Error(`There is no action ${number}.`);
}

beforeAll(async () => {
  local = await launch();
  const id = await idOf('1.3');
  await ask(items('ActionPlanUpdates'), 'POST', {
    Title: '1.3',
    APPlanId: 1,
    APActionId: id,
    APNarrative: '<div>Made by a <b>flow</b> &amp; kept</div>',
    APBrag: 'Amber'
  });
  await ask(`${items('ActionPlanActions')}(${String(id)})`, 'MERGE', { APStage: 'On hold' });
  await ask(`${items('ActionPlanEvaluations')}(1)`, 'MERGE', { APGrade: 7, APView: 'Disputed' });
}, 120_000);
afterAll(() => local.close());

test('an update without its time, a stage of somebody’s own and HTML are read for what they are', async () => {
  for (const place of ['page', 'tab'] as const) {
    const opened = await local.open(place, { as: owner });
    const app = place === 'page' ? opened.page.locator('body') : opened.page.frameLocator('#app').locator('body');
    const row = app.getByRole('row').filter({ hasText: '1.3' }).first();
    await row.getByText(/^On hold/).waitFor();
    await row.click();
    const panel = app.getByRole('dialog');
    await panel.getByText('Made by a flow & kept').first().waitFor();
    await panel.getByText('Incomplete: “When” is empty.').first().waitFor();
    expect(await panel.getByText('<b>').count()).toBe(0);
    if (place === 'page') expect(await violations(opened.page)).toEqual([]);
    expect(opened.problems).toEqual([]);
    await opened.close();
  }
}, 120_000);

test('a grade off the scale is named in its row and counted apart', async () => {
  const { page, close, problems } = await local.open('page', { as: owner, query: { 'ap-view': 'scorecard' } });
  await page
    .getByText(/can’t be read/)
    .first()
    .waitFor();
  await page.getByText(/7/).first().waitFor();
  await page
    .getByText(/Disputed/)
    .first()
    .waitFor();
  expect(await violations(page)).toEqual([]);
  expect(problems).toEqual([]);
  await close();
}, 60_000);

test('an owner checks the set-up from the foot of the plan, wide and at 360 px', async () => {
  for (const width of [1280, 360]) {
    const { page, close } = await local.open('page', { as: owner, width });
    await page.getByRole('button', { name: 'Check the set-up of this site' }).click();
    await page.getByText('Action plan updates').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await close();
  }
}, 120_000);

test('in a time zone that isn’t known the dates are marked, and the page says why', async () => {
  const zoned = await fetch(`${local.origin}/_local/time-zone`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ web: '/sites/plan', zone: 30 })
  });
  expect(await zoned.text()).not.toContain('rror');
  const { page, close } = await local.open('page', { as: lead });
  await page
    .getByText(/\(unsure\)/)
    .first()
    .waitFor();
  await page
    .getByText(/Nothing is lost/)
    .first()
    .waitFor();
  expect(await violations(page)).toEqual([]);
  await close();
}, 60_000);
