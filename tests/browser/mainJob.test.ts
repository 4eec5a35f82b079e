import type { Page } from 'playwright-core';
import { violations } from './axe';
import { launch, type Launched } from './launch';

/** The main job, end to end: a lead updates an action, and it is there for everyone. */
const lead = 'shona.baxter@example.test';
const manager = 'iain.rennie@example.test';
const staff = 'priya.nandakumar@example.test';
const reader = 'fergus.dalziel@example.test';

let local: Launched;

beforeAll(async () => {
  local = await launch();
}, 120000);
afterAll(async () => {
  await local.close();
});

const actionRow = (page: Page, words: string) => page.getByRole('row').filter({ hasText: words });

async function openAction(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: words }).first().click();
  await page.getByRole('dialog').getByRole('heading', { name: words }).waitFor();
}

test('a lead adds an update: it shows at once, and after a reload for staff too', async () => {
  const { page, problems, close } = await local.open('page', { as: lead, width: 1280 });
  await openAction(page, 'Keep children in the same placement');
  await page.getByRole('button', { name: 'Add update' }).click();
  await page.getByRole('radio', { name: /Amber/ }).check();
  await page
    .getByRole('textbox', { name: /what has happened|update/i })
    .first()
    .fill("Two carers’ groups met; O'Brien House is next.");
  await page.keyboard.press('Control+Enter');
  const panel = page.getByRole('dialog');
  await panel.getByText("O'Brien House is next.").waitFor();
  await panel.getByRole('button', { name: /close/i }).first().click();
  await actionRow(page, 'Keep children in the same placement').getByText("O'Brien House is next.").waitFor();
  expect(problems).toEqual([]);
  await close();

  const other = await local.open('page', { as: staff, width: 1280 });
  await actionRow(other.page, 'Keep children in the same placement').getByText("O'Brien House is next.").waitFor();
  await actionRow(other.page, 'Keep children in the same placement').getByText('Amber').waitFor();
  await other.close();
});

test('a manager finds a lead by name and chooses them; the list is accessible while it is open', async () => {
  const { page, problems, close } = await local.open('page', { as: manager, width: 1280 });
  await openAction(page, 'Reduce the number of young people');
  const panel = page.getByRole('dialog');
  await panel.getByRole('button', { name: 'Edit', exact: true }).click();
  const field = panel.getByRole('combobox', { name: 'Lead', exact: true });
  await field.fill('Shona');
  const person = panel.getByRole('option', { name: /Shona Baxter/ });
  await person.waitFor();
  expect(await violations(page)).toEqual([]);
  await person.click();
  await panel.getByText('shona.baxter@example.test').waitFor();
  await panel.getByRole('button', { name: 'Save', exact: true }).click();
  await panel.getByRole('button', { name: 'Edit', exact: true }).waitFor();
  await panel.getByRole('button', { name: /close/i }).first().click();
  await actionRow(page, 'Reduce the number of young people').getByText('Shona Baxter').waitFor();
  expect(problems).toEqual([]);
  await close();
});

test('a search and a filter are in the address and come back with it', async () => {
  const { page, close } = await local.open('page', { as: staff, width: 1280 });
  await page.getByRole('searchbox').fill('kinship');
  await expect(actionRow(page, 'kinship carers').count()).resolves.toBeGreaterThan(0);
  await page.waitForURL(/[?&]ap-search=kinship/);
  await page.reload();
  await actionRow(page, 'kinship carers').waitFor();
  expect(await actionRow(page, 'self-directed').count()).toBe(0);
  await page.getByRole('button', { name: 'Clear filters' }).first().click();
  await actionRow(page, 'self-directed').waitFor();
  await page.getByRole('button', { name: /^Red \d/ }).click();
  await page.waitForURL(/ap-brag=Red/);
  expect(await actionRow(page, 'self-directed').count()).toBe(0);
  await close();
});

test('an open action is in the address, and Back closes it', async () => {
  const { page, close } = await local.open('page', { as: staff, width: 1280 });
  await openAction(page, "Bring in one child's plan");
  await page.waitForURL(/[?&]ap-action=\d+/);
  await page.goBack();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await close();
});

test('a reader sees no commands, and SharePoint refuses them the same by REST', async () => {
  const { page, context, close } = await local.open('page', { as: reader, width: 1280 });
  await openAction(page, "Bring in one child's plan");
  const panel = page.getByRole('dialog');
  await panel.getByText('You can read this plan', { exact: false }).waitFor();
  expect(await panel.getByRole('button', { name: 'Add update' }).count()).toBe(0);
  expect(await panel.getByRole('button', { name: 'Edit' }).count()).toBe(0);
  const web = `${local.origin}/sites/plan/_api`;
  const digest: unknown = await (
    await context.request.post(`${web}/contextinfo`, { headers: { Origin: local.origin, Accept: 'application/json' } })
  ).json();
  const value =
    typeof digest === 'object' && digest !== null && 'FormDigestValue' in digest ? String(digest.FormDigestValue) : '';
  const refused = await context.request.post(`${web}/web/getList('/sites/plan/Lists/ActionPlanUpdates')/items`, {
    headers: { Origin: local.origin, Accept: 'application/json', 'X-RequestDigest': value },
    data: { Title: '1.2', APNarrative: 'Not mine to say' }
  });
  expect(refused.status()).toBe(403);
  await close();
});

test('a stale edit overwrites nothing: both values are shown, and the person chooses', async () => {
  const mine = await local.open('page', { as: manager, width: 1280 });
  const theirs = await local.open('page', { as: lead, width: 1280 });
  for (const { page } of [mine, theirs]) {
    await openAction(page, 'Strengthen reviews');
    await page.getByRole('dialog').getByRole('button', { name: 'Edit' }).click();
  }
  const target = (page: Page) => page.getByRole('dialog').getByRole('textbox', { name: 'Target' });
  await target(theirs.page).fill('97%');
  await theirs.page.getByRole('dialog').getByRole('button', { name: /^Save/ }).click();
  await theirs.page.getByRole('dialog').getByText('97%').waitFor();
  await target(mine.page).fill('99% by spring');
  await mine.page.getByRole('dialog').getByRole('button', { name: /^Save/ }).click();
  const choice = mine.page.getByRole('dialog').getByRole('group', { name: 'Target' });
  await choice.getByText('99% by spring').waitFor();
  await choice.getByText('97%').waitFor();
  await mine.close();
  await theirs.close();
});

test('a due date before the start is named at the field before anything is sent', async () => {
  const { page, close } = await local.open('page', { as: manager, width: 1280 });
  await openAction(page, 'Support kinship carers');
  const panel = page.getByRole('dialog');
  await panel.getByRole('button', { name: 'Edit' }).click();
  let writes = 0;
  page.on('request', request => {
    if (request.method() === 'POST' && request.url().includes('/items(')) writes++;
  });
  const due = panel.getByLabel(/^Due/).first();
  await due.fill((await due.getAttribute('type')) === 'date' ? '2020-01-31' : '31 January 2020');
  await panel.getByRole('button', { name: /^Save/ }).click();
  await panel
    .getByText(/before the start|after the start|on or after/i)
    .first()
    .waitFor();
  expect(writes).toBe(0);
  await close();
});

test('the channel tab shows the same plan through the real teams-js', async () => {
  const { page, problems, close } = await local.open('tab', { as: lead, width: 1280 });
  await page.frameLocator('iframe').getByText('Use shared data to see where risk is rising').first().waitFor();
  expect(problems).toEqual([]);
  await close();
});

test('a deep link of Teams opens the action', async () => {
  const { page, close } = await local.open('tab', { as: lead, width: 1280, query: { subPageId: 'action-2' } });
  await page
    .frameLocator('iframe')
    .getByRole('dialog')
    .getByRole('heading', { name: "Bring in one child's plan" })
    .waitFor();
  await close();
});

test('the scorecard shows nine grades as words, and where the partnership questions them', async () => {
  const { page, close } = await local.open('page', { as: staff, width: 1280, query: { 'ap-view': 'scorecard' } });
  await page.getByText('22 November 2016 to 27 January 2017').waitFor();
  expect(await page.getByText('Questioned', { exact: false }).count()).toBeGreaterThanOrEqual(2);
  for (const name of ['Very good', 'Good', 'Adequate'])
    expect(await page.getByText(name, { exact: true }).count()).toBeGreaterThan(0);
  await close();
});

test('by keyboard alone: to the table, down a row, into the action, and back where one was', async () => {
  const { page, close } = await local.open('page', { as: lead, width: 1280 });
  await actionRow(page, 'Use shared data').waitFor();
  const focused = () => page.evaluate('document.activeElement?.textContent ?? ""');
  await page.getByRole('combobox', { name: /stage/i }).focus();
  let steps = 0;
  while (!String(await focused()).includes('Management of risk') && steps++ < 10) await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toContain("Bring in one child's plan");
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('heading', { name: "Bring in one child's plan" }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  expect(await focused()).toContain("Bring in one child's plan");
  await close();
});

test('an owner sets up a bare site, adds a plan and sees it', async () => {
  const { page, problems, close } = await local.open('blank', { width: 1280 });
  await page.getByRole('button', { name: 'Set up this site' }).click();
  await page.getByText('Action plan updates').first().waitFor();
  await page
    .getByRole('button', { name: /set up|make/i })
    .last()
    .click();
  const title = page.getByRole('textbox', { name: /title|name/i });
  await title.waitFor({ timeout: 30000 });
  await title.fill('A plan of our own');
  await page.getByRole('button', { name: /add/i }).last().click();
  await page.getByRole('heading', { name: 'A plan of our own' }).waitFor();
  // The lists that aren't there yet answer 404, which the browser writes to its console.
  expect(problems.filter(problem => !problem.includes('404'))).toEqual([]);
  await close();
});
