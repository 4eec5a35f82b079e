import { loginsOf } from '../../sharepoint/sample/people';
import { violations } from './axe';
import { launch, type Launched } from './launch';

/** What a person may not see, and what isn't there: told apart on the page, in the tab and in My actions. */
let local: Launched;
beforeAll(async () => {
  local = await launch();
}, 120_000);
afterAll(() => local.close());

const [owner = ''] = loginsOf('owner');
const [reader = ''] = loginsOf('reader');
const [manager = ''] = loginsOf('manager');

/** One request to the plan's site as its owner. */
async function ask(path: string, method = 'GET', as = owner): Promise<unknown> {
  const answer = await fetch(`${local.origin}/sites/plan/_api/web/${path}`, {
    method: method === 'GET' ? 'GET' : 'POST',
    headers: {
      Authorization: `Bearer ${as}`,
      Accept: 'application/json',
      ...(method === 'GET' || method === 'POST' ? {} : { 'X-HTTP-Method': method, 'If-Match': '*' })
    }
  });
  if (!answer.ok) throw new Error(`${path}: ${String(answer.status)} ${await answer.text()}`);
  return answer.json().catch(() => undefined);
}

const listAt = (name: string): string => `getList('/sites/plan/Lists/${name}')`;

async function visitors(): Promise<number> {
  const group = await ask('associatedVisitorGroup?$select=Id');
  if (typeof group !== 'object' || group === null || !('Id' in group))
    throw new Error('There is no group of visitors.');
  return Number(group.Id);
}

test('a reader without a right to the grades sees the plan, and the scorecard says so', async () => {
  const group = await visitors();
  await ask(`${listAt('ActionPlanEvaluations')}/roleassignments/getbyprincipalid(${String(group)})`, 'DELETE');
  const { page, close } = await local.open('page', { as: reader });
  await page.getByText('You don’t have access to the inspectors’ grades.').waitFor();
  await page
    .getByText('“Plan Owners” can help: Morag Tulloch.')
    .or(page.getByText(/can help/))
    .first()
    .waitFor();
  await page.getByRole('treegrid').waitFor();
  expect(await page.getByText(/set up/i).count()).toBe(0);
  await page.getByRole('button', { name: 'Scorecard' }).click();
  await page.getByText('The grades can’t be shown').first().waitFor();
  expect(await page.getByText(/No grades are recorded/).count()).toBe(0);
  expect(await violations(page)).toEqual([]);
  await close();
  const tab = await local.open('tab', { as: reader });
  await tab.page.frameLocator('#app').getByText('You don’t have access to the inspectors’ grades.').waitFor();
  await tab.close();
}, 120_000);

test('a reader without a right to the plans is told of no access, and whom to ask', async () => {
  const group = await visitors();
  await ask(`${listAt('ActionPlans')}/roleassignments/getbyprincipalid(${String(group)})`, 'DELETE');
  const { page, close } = await local.open('page', { as: reader });
  await page.getByRole('heading', { name: 'You don’t have access to the action plan' }).waitFor();
  await page.getByRole('link', { name: /Ask for access/ }).waitFor();
  expect(await violations(page)).toEqual([]);
  await close();
}, 60_000);

test('a plan that was removed is told in My actions, and put back there', async () => {
  const opened = await local.open('personal', { as: manager });
  const app = opened.page.frameLocator('#app');
  await app.getByRole('button', { name: /^Add Services for children/ }).click();
  await app.getByRole('heading', { name: 'My actions' }).waitFor();
  await ask(`${listAt('ActionPlans')}/items(1)/recycle`, 'POST', manager);
  await opened.page.reload();
  await app.getByText(/^That plan was removed by Iain Rennie on \d+ \w+ \d{4}$/).waitFor();
  const frame = opened.page.frames().find(one => one !== opened.page.mainFrame());
  expect(frame && (await violations(frame))).toEqual([]);
  await app.getByRole('button', { name: 'Put it back' }).click();
  await app.getByText('You lead no actions in the plans you chose').waitFor();
  await opened.close();
}, 120_000);

test('an owner of a site that isn’t all there is led to the check, and not to a new set-up', async () => {
  await ask(`${listAt('ActionPlans')}/recycle`, 'POST');
  const { page, close } = await local.open('page');
  await page.getByRole('heading', { name: 'Part of the action plan is missing from this site' }).waitFor();
  await page.getByText('“Action plans” isn’t here').waitFor();
  await page.getByRole('button', { name: 'Check the set-up' }).waitFor();
  expect(await page.getByRole('button', { name: 'Set up this site' }).count()).toBe(0);
  expect(await violations(page)).toEqual([]);
  await close();
}, 60_000);
