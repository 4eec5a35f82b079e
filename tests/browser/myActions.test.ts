import type { FrameLocator, Page } from 'playwright-core';
import { violations } from './axe';
import { launch, type Launched, type OpenOptions } from './launch';

/** The personal app in the local Teams: choosing plans, what one leads across them, an update in place. */
let local: Launched;

beforeAll(async () => {
  local = await launch();
}, 120_000);
afterAll(() => local.close());

const lead = 'shona.baxter@example.test';
const member = 'priya.nandakumar@example.test';
const first = 'Services for children and young people: joint inspection action plan';
const second = 'Early years: progress review action plan';

interface Opened {
  page: Page;
  app: FrameLocator;
  problems: string[];
  close(): Promise<void>;
}

async function open(options: OpenOptions = {}): Promise<Opened> {
  const { page, problems, close } = await local.open('personal', { as: lead, ...options });
  return { page, app: page.frameLocator('#app'), problems, close };
}

async function check(app: FrameLocator, address: string): Promise<void> {
  await app.getByLabel('Address of the site').fill(address);
  await app.getByRole('button', { name: 'Check', exact: true }).click();
}

/** Opens the app and chooses both sample plans, as a lead would. */
async function openWithBoth(options: OpenOptions = {}): Promise<Opened> {
  const opened = await open(options);
  const { app } = opened;
  await app.getByRole('button', { name: `Add ${first}` }).click();
  await app.getByRole('button', { name: 'Settings' }).click();
  await check(app, `${local.origin}/sites/early-years/Lists/ActionPlanActions/AllItems.aspx?viewid=1`);
  await app.getByRole('button', { name: `Add ${second}` }).click();
  await app.getByRole('button', { name: 'Back to my actions' }).click();
  await app.getByText('Agree one handover record').waitFor();
  await app.getByText('Use shared data').waitFor();
  return opened;
}

const part = (app: FrameLocator, name: string) => app.getByRole('region', { name: new RegExp(`^${name}`) });
const row = (app: FrameLocator, words: string) => app.getByRole('listitem').filter({ hasText: words });

/** What of the app has the keyboard. */
function focused(page: Page): Promise<string> {
  const frame = page.frames().find(one => one !== page.mainFrame());
  return frame
    ? frame.evaluate(
        () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? ''
      )
    : Promise.resolve('');
}

test('a person without a plan is shown how to choose, chooses, and finds it again on this device', async () => {
  const { page, app, problems, close } = await open();
  await app.getByRole('heading', { name: 'Choose the plans you work on' }).waitFor();
  await app.getByRole('button', { name: `Add ${first}` }).click();
  await part(app, 'Overdue').getByText('Bring in one child').waitFor();
  expect(await focused(page)).toBe('My actions');
  await page.reload();
  await part(app, 'Overdue').getByText('Bring in one child').waitFor();
  expect(problems).toEqual([]);
  await close();
});

test('what one leads in two plans stands in its parts, and nobody else’s does', async () => {
  const { app, problems, close } = await openWithBoth();
  await app.getByText('1 overdue, 1 due in the next 14 days.').waitFor();
  expect(await part(app, 'Overdue').getByRole('listitem').count()).toBe(1);
  await row(app, 'Agree one handover record').getByText('Due in 5 days').waitFor();
  await row(app, 'Agree one handover record')
    .getByText(/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d/)
    .waitFor();
  await part(app, 'Waiting on others').getByText('Visit each nursery twice a year').waitFor();
  await part(app, 'Waiting on others').getByText('Bring health visitors into').waitFor();
  expect(await app.getByText('Offer every family a visit').count()).toBe(0);
  const links = await app.getByRole('link', { name: second }).all();
  expect(links.length).toBeGreaterThan(0);
  expect(await links[0]?.getAttribute('href')).toBe(`${local.origin}/sites/early-years`);
  await app.getByRole('searchbox').fill('nursery');
  await app.getByText('Use shared data').waitFor({ state: 'hidden' });
  expect(await app.getByRole('listitem').count()).toBe(2);
  expect(problems).toEqual([]);
  await close();
});

test('an update is written in place, by keyboard, and the row moves to where it belongs', async () => {
  const { page, app, problems, close } = await openWithBoth();
  const here = row(app, 'Agree one handover record');
  await here.getByRole('button', { name: 'Add update to action 1.1' }).focus();
  await page.keyboard.press('Enter');
  await here.getByRole('radio', { name: 'Amber' }).check({ force: true });
  await here.getByLabel('What has happened?').fill('The form is down to one page.');
  await here.getByRole('button', { name: 'Add a barrier' }).click();
  await here.getByLabel('Barrier or help needed').fill("O'Brien Primary waits for its print run.");
  await page.keyboard.press('Control+Enter');
  await part(app, 'Waiting on others')
    .getByText('Your update is saved. Action 1.1 is now under “Waiting on others”.')
    .waitFor();
  expect(await focused(page)).toBe('Add update to action 1.1');
  // The plan has no channel yet: it can be shared, and posted once managers gave it one.
  await part(app, 'Waiting on others').getByRole('button', { name: 'Share in Teams…' }).click();
  const dialog = app.getByRole('dialog', { name: 'Share in Teams' });
  expect(await dialog.getByLabel('What the card says').inputValue()).toContain('The form is down to one page.');
  await dialog.getByRole('button', { name: 'Close' }).first().click();
  await page.reload();
  await part(app, 'Waiting on others').getByText('Agree one handover record').waitFor();
  expect(problems).toEqual([]);
  await close();
});

test('what was begun in a row is asked about before it is thrown away, and comes back after a reload', async () => {
  const { page, app, close } = await openWithBoth();
  const here = row(app, 'Support kinship carers');
  await here.getByRole('button', { name: 'Add update to' }).click();
  await here.getByLabel('What has happened?').fill('Half of an update');
  await here.getByRole('button', { name: 'Cancel' }).click();
  await app.getByRole('button', { name: 'Keep writing' }).click();
  await page.waitForTimeout(900);
  await page.reload();
  await app.getByText(/You have an update for action 2\.3 that was not sent/).waitFor();
  await here.getByRole('button', { name: 'Add update to' }).click();
  expect(await here.getByLabel('What has happened?').inputValue()).toBe('Half of an update');
  await here.getByRole('button', { name: 'Cancel' }).click();
  await app.getByRole('button', { name: 'Discard' }).click();
  await here.getByLabel('What has happened?').waitFor({ state: 'hidden' });
  expect(await app.getByText('that was not sent').count()).toBe(0);
  await close();
});

test('a site that refuses, one that is not there, and one of another tenant are each said in words', async () => {
  const { app, close } = await open({ as: member });
  await check(app, `${local.origin}/sites/early-years`);
  await app.getByText('The site could not be checked: you don’t have access.').waitFor();
  await check(app, `${local.origin}/sites/nowhere/Lists/x`);
  await app.getByText('The site could not be checked: there is no such site.').waitFor();
  await check(app, `${local.origin}/sites/blank`);
  await app.getByText('Blank team site has no action plan.').waitFor();
  await check(app, 'https://other.example.test/sites/plan');
  await app.getByText('other.example.test is not your organisation’s SharePoint.').waitFor();
  await check(app, 'our plan');
  await app.getByText('This is not an address.').waitFor();
  await close();
});

test('a chosen plan whose site refuses says so in its own place, and the others are shown', async () => {
  const { page, app, problems, close } = await openWithBoth();
  await page.route(/\/sites\/early-years\/_api\//, route =>
    route.fulfill({ status: 403, contentType: 'application/json', body: '{}' })
  );
  await page.reload();
  const refused = app.getByRole('region', { name: second });
  await refused.getByText('Your actions here could not be loaded: you don’t have access.').waitFor();
  await part(app, 'Overdue').getByText('Bring in one child').waitFor();
  await page.unroute(/\/sites\/early-years\/_api\//);
  await refused.getByRole('button', { name: 'Try again' }).click();
  await app.getByText('Visit each nursery twice a year').waitFor();
  // The browser writes each refused request to its console; nothing else went wrong.
  expect(problems.filter(problem => !problem.includes('403'))).toEqual([]);
  await close();
});

test('a plan is removed, and the removal undone', async () => {
  const { app, close } = await openWithBoth();
  await app.getByRole('button', { name: 'Settings' }).click();
  await app.getByRole('button', { name: `Remove ${second}` }).click();
  await app.getByText(`${second} is removed from your actions.`).waitFor();
  await app.getByRole('button', { name: 'Undo' }).click();
  await app.getByRole('button', { name: `Remove ${second}` }).waitFor();
  await app.getByRole('button', { name: `Remove ${first}` }).click();
  await app.getByRole('button', { name: 'Back to my actions' }).click();
  await app.getByText('Visit each nursery twice a year').waitFor();
  expect(await app.getByText('Use shared data').count()).toBe(0);
  await close();
});

test('a row opens the action’s panel by keyboard, and gives the keyboard back', async () => {
  const { page, app, problems, close } = await openWithBoth();
  await app.getByRole('button', { name: /Bring in one child/ }).focus();
  await page.keyboard.press('ArrowDown');
  expect(await focused(page)).toMatch(/^1\.1/);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await app
    .getByRole('dialog')
    .getByRole('heading', { name: /Bring in one child/ })
    .waitFor();
  await page.keyboard.press('Escape');
  await app.getByRole('dialog').waitFor({ state: 'hidden' });
  expect(await focused(page)).toContain('Bring in one child');
  expect(problems).toEqual([]);
  await close();
});

test('a deep link opens its action, in its own plan or wherever I lead one of that number', async () => {
  const { page, app, close } = await openWithBoth();
  const opened = app.getByRole('dialog');
  const follow = (subPageId: string) =>
    page.goto(`${local.origin}/teams?app=personal&subPageId=${encodeURIComponent(subPageId)}`);
  await follow('action-1-plan-1-/sites/early-years');
  await opened.getByRole('heading', { name: /Agree one handover record/ }).waitFor();
  await follow('action-1-plan-1-/sites/plan');
  await opened.getByRole('heading', { name: /Use shared data/ }).waitFor();
  await follow('action-9');
  await opened.getByRole('heading').first().waitFor();
  await follow('action-1-plan-1-/sites/elsewhere');
  await app.getByText('The link leads to a plan that you have not chosen, on the site /sites/elsewhere.').waitFor();
  expect(await opened.count()).toBe(0);
  await close();
});

test('the channel tab leads to my actions', async () => {
  const { page, close } = await local.open('tab', { as: lead });
  await page.frameLocator('#app').getByRole('button', { name: 'My actions' }).click();
  await page.waitForURL(/app=personal/);
  await page.frameLocator('#app').getByRole('heading', { name: 'My actions' }).waitFor();
  await close();
});

const cases = [
  ['light', 1280],
  ['dark', 1280],
  ['contrast', 1280],
  ['light', 360]
] as const;

test.each(cases)(
  '%s, %i px: my actions, an update in place and the settings have no violation',
  async (theme, width) => {
    const { page, app, close } = await openWithBoth({ theme, width });
    const frame = page.frames().find(one => one !== page.mainFrame());
    if (!frame) throw new Error('The Teams page has no frame.');
    expect(await violations(frame)).toEqual([]);
    await row(app, 'Bring in one child').getByRole('button', { name: 'Add update to' }).click();
    await app.getByLabel('What has happened?').waitFor();
    expect(await violations(frame)).toEqual([]);
    expect(
      await frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    ).toBe(0);
    await app.getByRole('button', { name: 'Cancel' }).click();
    await app.getByRole('button', { name: 'Settings' }).click();
    await app.getByLabel('Address of the site').fill(`${local.origin}/sites/plan`);
    await app.getByLabel('Address of the site').press('Enter');
    await app.getByRole('heading', { name: 'Plans in Children', level: 4 }).waitFor();
    await app.getByRole('button', { name: `Remove ${second}` }).click();
    expect(await violations(frame)).toEqual([]);
    expect(
      await frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    ).toBe(0);
    await close();
  }
);
