import type { BrowserContext, Locator, Page } from 'playwright-core';
import { draws } from '../draws';
import { launch, type Launched } from './launch';

/** What is typed survives a tab that is killed at any moment, is the typist's alone, and is gone once it is sent. */
let local: Launched;

const lead = 'shona.baxter@example.test';
const other = 'callum.orourke@example.test';
/** What may be lost: the half second that the product allows itself, and the disk's own time on a busy machine. */
const behind = 900;

beforeAll(async () => {
  local = await launch();
}, 120_000);
afterAll(() => local.close());

async function openAction(context: BrowserContext, actionId: number): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${local.origin}/sites/plan/SitePages/Plan.aspx?action=${actionId}`);
  await page.getByRole('dialog').getByRole('heading', { name: 'Updates' }).waitFor();
  return page;
}

function narrative(page: Page): Locator {
  return page.getByRole('dialog').getByLabel('What has happened?');
}

/** The renderer is gone in an instant: nothing of the page runs any more, no unload and no timer. */
async function kill(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const gone = page.waitForEvent('crash');
  session.send('Page.crash').catch(() => undefined);
  await gone;
  await page.close();
}

async function signIn(context: BrowserContext, login: string): Promise<void> {
  await context.request.post(`${local.origin}/_local/sign-in`, { data: { login }, headers: { Origin: local.origin } });
}

test('the tab is killed 50 times while somebody types, and the words are back each time', async () => {
  const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
  const draw = draws(seed);
  const context = await local.browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
  await signIn(context, lead);
  let page = await openAction(context, 2);
  await page.getByRole('dialog').getByRole('button', { name: 'Add update' }).click();
  for (let round = 1; round <= 50; round++) {
    const field = narrative(page);
    await field.focus();
    await page.keyboard.press('Control+End');
    const typed: { at: number; text: string }[] = [{ at: 0, text: await field.inputValue() }];
    const end = Date.now() + draw() * 1200;
    while (Date.now() < end) {
      const key = 'abcdefghij klmnop, qrstuv. '.charAt(Math.floor(draw() * 27));
      await page.keyboard.type(key);
      typed.push({ at: Date.now(), text: (typed[typed.length - 1]?.text ?? '') + key });
      await page.waitForTimeout(draw() * 60);
    }
    const killed = Date.now();
    await kill(page);
    page = await openAction(context, 2);
    const surely = typed.filter(one => one.at <= killed - behind).pop()?.text ?? '';
    const back = surely === '' && (await narrative(page).count()) === 0 ? '' : await narrative(page).inputValue();
    const all = typed[typed.length - 1]?.text ?? '';
    expect({ seed, round, whole: all.startsWith(back), enough: back.length >= surely.length }).toEqual({
      seed,
      round,
      whole: true,
      enough: true
    });
    if (back === '') await page.getByRole('dialog').getByRole('button', { name: 'Add update' }).click();
    else await page.getByText(/Unsent draft of \d\d:\d\d restored/).waitFor();
  }
  await context.close();
}, 600_000);

test("a draft is offered above the plan, is nobody else's, and is gone once it is sent", async () => {
  const context = await local.browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
  await signIn(context, lead);
  let page = await openAction(context, 3);
  await page.getByRole('dialog').getByRole('button', { name: 'Add update' }).click();
  await narrative(page).fill('Half of an update');
  await page.waitForTimeout(behind);
  await kill(page);

  const home = `${local.origin}/sites/plan/SitePages/Plan.aspx`;
  await signIn(context, other);
  page = await context.newPage();
  await page.goto(home);
  await page.getByText('Use shared data').first().waitFor();
  expect(await page.getByText('that was not sent').count()).toBe(0);
  await page.close();

  await signIn(context, lead);
  page = await context.newPage();
  await page.goto(home);
  await page.getByText(/You have an update for action .* that was not sent/).waitFor();
  await page.getByRole('button', { name: /^Go on with/ }).click();
  await narrative(page).waitFor();
  expect(await narrative(page).inputValue()).toBe('Half of an update');
  await page.getByRole('dialog').getByText('Amber', { exact: true }).first().click();
  const reason = page.getByRole('dialog').getByLabel(/when the facts say/);
  if ((await reason.count()) > 0) await reason.fill('Agreed with the board');
  await page.getByRole('dialog').getByRole('button', { name: 'Save update' }).click();
  await page.getByRole('dialog').getByText('Half of an update').first().waitFor();
  await page.reload();
  await page.getByText('Use shared data').first().waitFor();
  expect(await page.getByText('that was not sent').count()).toBe(0);
  await context.close();
}, 60_000);
