import type { Page } from 'playwright-core';
import { launch, type Launched, type OpenPage } from './launch';

/** Two people have one plan in view: what the one saves comes to the other, and never over what the other types. */
let local: Launched;

beforeAll(async () => {
  local = await launch();
}, 120_000);
afterAll(() => local.close());

async function openAction(login: string): Promise<OpenPage> {
  const opened = await local.open('page', { as: login, width: 1280, query: { 'ap-action': '1' } });
  await opened.page.getByRole('dialog').getByRole('heading', { name: 'Updates' }).waitFor();
  return opened;
}

async function save(page: Page, target: string): Promise<void> {
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByLabel('Target').fill(target);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('The action is saved.').waitFor();
}

/** The person looks at another window and comes back to this one. */
async function comeBack(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
}

test('what one person saves comes to the other who comes back to the plan, and is shown beside what the other was typing', async () => {
  const [manager, lead] = [await openAction('iain.rennie@example.test'), await openAction('shona.baxter@example.test')];
  const [theirs, mine] = [manager.page, lead.page];
  await save(theirs, 'Nine in ten by June');
  await comeBack(mine);
  await mine.getByRole('dialog').getByText('Nine in ten by June').waitFor();

  await mine.getByRole('button', { name: 'Edit', exact: true }).click();
  await mine.getByLabel('Target').fill('All of them by July');
  await mine.getByLabel('Baseline').focus();
  await save(theirs, 'Eight in ten by May');
  await comeBack(mine);
  const row = mine.getByRole('row', { name: /Target/ });
  await row.getByText('Eight in ten by May').waitFor();
  expect(await row.getByText('All of them by July').count()).toBe(1);
  expect(await mine.getByLabel('Target').inputValue()).toBe('All of them by July');
  expect(await mine.getByLabel('Baseline').evaluate(field => field === document.activeElement)).toBe(true);
  await mine.getByText(/Iain Rennie changed this action at \d\d:\d\d, while you were writing/).waitFor();
  await mine.getByRole('button', { name: 'Save', exact: true }).click();
  await mine.getByRole('radio', { name: /All of them by July/ }).check();
  await mine.getByRole('button', { name: 'Save these choices' }).click();
  await mine.getByText('Saved', { exact: true }).first().waitFor();
  await comeBack(theirs);
  await theirs.getByRole('dialog').getByText('All of them by July').waitFor();
  // A save onto an older version is answered 412, which the console tells of.
  expect([...manager.problems, ...lead.problems].filter(problem => !problem.includes('412'))).toEqual([]);
  await Promise.all([manager.close(), lead.close()]);
}, 60_000);
