import type { Locator, Page } from 'playwright-core';
import { violations } from './axe';
import { launch, type Launched, type OpenPage } from './launch';

/** What is done is kept, sent once, merged or asked about, whatever the network, the rights and other people do meanwhile. */
let local: Launched;

beforeAll(async () => {
  local = await launch();
}, 120_000);
afterAll(() => local.close());

const lead = 'shona.baxter@example.test';
const otherLead = 'callum.orourke@example.test';
const manager = 'iain.rennie@example.test';
const owner = 'morag.tulloch@example.test';

/** Answers of the local SharePoint, asked as somebody. */
async function ask(login: string, path: string, body?: object, method = 'POST'): Promise<unknown> {
  const answer = await fetch(`${local.origin}${path}`, {
    method: body === undefined ? 'GET' : method,
    headers: {
      Authorization: `Bearer ${login}`,
      Accept: 'application/json;odata=nometadata',
      'Content-Type': 'application/json'
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) })
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

const faults = (wanted: object): Promise<unknown> => ask(owner, '/_local/faults', wanted);
const noFaults = (): Promise<unknown> => faults({ share: 0 });

interface Row {
  Id: number;
  APNarrative: string;
}

async function updatesSaying(words: string): Promise<number> {
  const found = await ask(
    owner,
    `/sites/plan/_api/web/getList('/sites/plan/Lists/ActionPlanUpdates')/items?$select=Id,APNarrative&$top=5000`
  );
  const { value } = found as { value: Row[] };
  return value.filter(one => one.APNarrative === words).length;
}

/** Waits until the list has an update with these words, and then sees that it has no second one. */
async function saidOnce(words: string): Promise<void> {
  for (let turn = 0; turn < 75 && (await updatesSaying(words)) === 0; turn++)
    await new Promise(resolve => {
      setTimeout(resolve, 200);
    });
  expect(await updatesSaying(words)).toBe(1);
}

async function openAction(login: string, id: number, width = 1280): Promise<OpenPage & { panel: Locator }> {
  const opened = await local.open('page', { as: login, width, query: { 'ap-action': String(id) } });
  const panel = opened.page.getByRole('dialog').first();
  await panel.getByRole('heading', { name: 'Updates', exact: true }).waitFor();
  return { ...opened, panel };
}

async function edit(panel: Locator, field: string, text: string): Promise<void> {
  await panel.getByRole('button', { name: 'Edit', exact: true }).click();
  await panel.getByLabel(field, { exact: true }).fill(text);
  await panel.getByRole('button', { name: 'Save', exact: true }).click();
}

async function addUpdate(panel: Locator, words: string): Promise<void> {
  await panel.getByRole('button', { name: 'Add update' }).click();
  await panel.getByRole('radio', { name: /Amber/ }).check({ force: true });
  await panel.getByLabel('What has happened?').fill(words);
  await panel.getByRole('button', { name: 'Save update' }).click();
}

/** The words that stand next to what they belong to; the same are also read out. */
function status(panel: Locator, words: RegExp): Locator {
  return panel.getByRole('paragraph').filter({ hasText: words }).first();
}

/** Fetched while there is a network, as the page does by itself a moment after it has opened. */
async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(2000);
  await page.waitForLoadState('networkidle');
}

test('two people change one action: what doesn’t clash is there from both; the same field is asked about and nothing chosen beforehand', async () => {
  const [theirs, mine] = [await openAction(lead, 1), await openAction(manager, 1)];
  await mine.panel.getByRole('button', { name: 'Edit', exact: true }).click();
  await edit(theirs.panel, 'Target', 'Every child by March');
  await theirs.panel.getByText('Saved', { exact: true }).first().waitFor();

  await mine.panel.getByLabel('Target', { exact: true }).fill('Half of them');
  await mine.panel.getByLabel('Baseline', { exact: true }).fill('None yet');
  await mine.panel.getByRole('button', { name: 'Save', exact: true }).click();
  await mine.panel.getByText(/Shona Baxter changed the same field at \d\d:\d\d/).waitFor();
  const choices = mine.panel.getByRole('group', { name: 'Target' }).getByRole('radio');
  expect(await choices.count()).toBe(2);
  for (const choice of await choices.all()) expect(await choice.isChecked()).toBe(false);
  expect(await violations(mine.page)).toEqual([]);

  await mine.panel.getByRole('button', { name: 'Save these choices' }).click();
  await mine.panel.getByText('Choose one for each field.').waitFor();
  await mine.panel.getByRole('radio', { name: /Every child by March/ }).check();
  await mine.panel.getByRole('button', { name: 'Save these choices' }).click();
  await mine.panel.getByText('Saved', { exact: true }).first().waitFor();
  await mine.panel.getByText('Every child by March').waitFor();
  await mine.panel.getByText('None yet').waitFor();
  await theirs.page.reload();
  await theirs.page.getByRole('dialog').getByText('None yet').waitFor();
  expect(await theirs.page.getByRole('dialog').getByText('Every child by March').count()).toBe(1);
  await Promise.all([theirs.close(), mine.close()]);
}, 90_000);

test('without a network an update waits, says so, and is there once when the network is back', async () => {
  const words = 'Written on the train.';
  const { page, context, panel, close } = await openAction(otherLead, 3);
  await settled(page);
  await context.setOffline(true);
  await addUpdate(panel, words);
  await status(panel, /Waiting to send: no connection/).waitFor();
  await panel.getByText(words).waitFor();
  expect(await panel.getByText('Your update is saved.').count()).toBe(0);
  await panel.getByRole('button', { name: 'Close', exact: true }).first().click();
  await page.getByText(/1 change is waiting to be sent\. You see the plan as of \d\d:\d\d/).waitFor();
  await page
    .getByRole('row', { name: /Written on the train/ })
    .getByText('Waiting to send')
    .waitFor();
  expect(await violations(page)).toEqual([]);
  await context.setOffline(false);
  await page.getByText(/waiting to be sent/).waitFor({ state: 'detached' });
  await saidOnce(words);
  await close();
}, 90_000);

test('a tab that ends while something waits: the next one sends it, once; nobody else on the device does', async () => {
  const words = 'The tab was closed.';
  const { page, context, panel, close } = await openAction(otherLead, 3);
  await settled(page);
  await context.setOffline(true);
  await addUpdate(panel, words);
  await status(panel, /Waiting to send: no connection/).waitFor();
  await page.close();
  await context.setOffline(false);
  const signIn = async (login: string): Promise<Page> => {
    await context.request.post(`${local.origin}/_local/sign-in`, {
      data: { login },
      headers: { Origin: local.origin }
    });
    const next = await context.newPage();
    await next.goto(`${local.origin}/sites/plan/SitePages/Plan.aspx`);
    await next.getByRole('row', { name: /Use shared data/ }).waitFor();
    await next.waitForTimeout(1500);
    return next;
  };
  const other = await signIn(manager);
  expect(await updatesSaying(words)).toBe(0);
  expect(await other.getByText(words).count()).toBe(0);
  await other.close();
  const again = await signIn(otherLead);
  await again.getByRole('row', { name: new RegExp(words) }).waitFor();
  await saidOnce(words);
  await close();
}, 90_000);

test('two tabs of one person: both show what waits, one sends it, once', async () => {
  const words = 'Said in the second tab.';
  const { page, context, panel, close } = await openAction(otherLead, 3);
  const other = await context.newPage();
  await other.goto(page.url());
  const second = other.getByRole('dialog').first();
  await second.getByRole('heading', { name: 'Updates', exact: true }).waitFor();
  await settled(other);
  await context.setOffline(true);
  await addUpdate(second, words);
  for (const one of [second, panel]) {
    await one.getByText(words).waitFor();
    await status(one, /Waiting to send/).waitFor();
  }
  await context.setOffline(false);
  for (const one of [second, panel]) await status(one, /Waiting to send|Checking/).waitFor({ state: 'detached' });
  for (const one of [second, panel]) await one.getByText(words).waitFor();
  await saidOnce(words);
  await close();
}, 60_000);

test('an answer that is lost is looked for, and nothing is there twice', async () => {
  const words = 'The answer was lost.';
  const { panel, close } = await openAction(lead, 1);
  // Chromium itself sends a POST again whose kept-alive connection was cut: only the client key makes that harmless.
  await faults({ share: 1, kinds: ['drop-after'], methods: ['POST'], path: 'ActionPlanUpdates', most: 1 });
  await addUpdate(panel, 'Sent twice by the browser.');
  await saidOnce('Sent twice by the browser.');
  await faults({ share: 1, kinds: ['truncate'], methods: ['POST'], path: 'ActionPlanUpdates', most: 1 });
  await addUpdate(panel, words);
  await status(panel, /Checking whether it arrived/).waitFor();
  expect(await panel.getByText('Your update is saved.').count()).toBe(0);
  await status(panel, /Checking whether it arrived/).waitFor({ state: 'detached' });
  await panel.getByText(words).waitFor();
  expect(await updatesSaying(words)).toBe(1);
  await noFaults();
  await close();
}, 60_000);

test('a busy SharePoint is left alone until the time that it gave, and that time is shown', async () => {
  const { panel, close } = await openAction(lead, 1);
  await faults({ share: 1, kinds: ['429'], methods: ['POST'], path: 'ActionPlanUpdates', most: 1, retryAfter: 4 });
  await addUpdate(panel, 'When there is time.');
  await status(panel, /SharePoint is busy, sending at \d\d:\d\d/).waitFor();
  const began = Date.now();
  await status(panel, /SharePoint is busy/).waitFor({ state: 'detached', timeout: 20_000 });
  expect(Date.now() - began).toBeGreaterThan(2_000);
  await saidOnce('When there is time.');
  await noFaults();
  await close();
}, 60_000);

test.each([
  ['401', ['POST']],
  ['403-signed-out', ['POST']],
  ['302', ['GET', 'POST']]
])(
  'signed out in the middle (%s): the queue is kept, the screen says to sign in, and it goes on afterwards',
  async (kind, methods) => {
    const words = `Signed out in between, ${kind}.`;
    const { page, panel, close } = await openAction(lead, 1);
    await faults({ share: 1, kinds: [kind], methods, login: lead });
    await addUpdate(panel, words);
    await status(panel, /sign in again/).waitFor();
    await panel.getByRole('button', { name: 'Close', exact: true }).first().click();
    await page.getByText(/you are signed out\. Nothing is lost/).waitFor();
    expect(await updatesSaying(words)).toBe(0);
    expect(await page.getByRole('button', { name: 'Reload the page' }).count()).toBe(1);
    await noFaults();
    // As the button does, which may be gone by now: what waits tries again by itself.
    await page.reload();
    await saidOnce(words);
    await close();
  },
  60_000
);

test('rights withdrawn in the middle: nothing typed is lost, and what may no longer be done is no longer offered', async () => {
  const { page, context, panel, close } = await openAction(otherLead, 3);
  await settled(page);
  // Waiting without a network when the rights go: the worst moment.
  await context.setOffline(true);
  await edit(panel, 'Target', 'Typed before the rights went');
  await status(panel, /Waiting to send: no connection/).waitFor();
  const groups = await ask(owner, '/sites/plan/_api/web/sitegroups?$select=Id,Title');
  const id =
    (groups as { value: { Id: number; Title: string }[] }).value.find(one => one.Title === 'Action plan leads')?.Id ??
    0;
  const users = `/sites/plan/_api/web/sitegroups/getbyid(${id})/users`;
  const members = await ask(owner, `${users}?$select=Id,Email,LoginName`);
  const one = (members as { value: { Id: number; Email: string; LoginName: string }[] }).value.find(
    user => user.Email === otherLead
  );
  await ask(owner, `${users}/removebyid(${one?.Id ?? 0})`, {});
  await context.setOffline(false);
  await panel.getByText('You can no longer change this').waitFor();
  await panel.getByText('Target: Typed before the rights went').waitFor();
  await panel.getByRole('button', { name: 'Edit', exact: true }).waitFor({ state: 'detached' });
  expect(await violations(page)).toEqual([]);
  await ask(owner, users, { LoginName: one?.LoginName });
  await panel.getByRole('button', { name: 'Try again' }).click();
  await panel.getByText('Saved', { exact: true }).first().waitFor();
  await close();
}, 90_000);

test('a stage change and a removal can be taken back for ten seconds; what is removed lies in the recycle bin', async () => {
  const { page, panel, close } = await openAction(manager, 5);
  const before = await panel.getByRole('definition').nth(1).innerText();
  await panel.getByRole('button', { name: 'Edit', exact: true }).click();
  await panel.getByRole('combobox', { name: 'Stage' }).selectOption('Completion proposed');
  await panel.getByRole('button', { name: 'Save', exact: true }).click();
  await panel.getByText('has a new stage.', { exact: false }).waitFor();
  await panel.getByRole('button', { name: 'Undo' }).click();
  await panel
    .getByRole('definition')
    .nth(1)
    .getByText(before.split('\n')[0] ?? '')
    .waitFor();

  const heading = await panel.getByRole('heading', { level: 2 }).innerText();
  const number = heading.split(' ')[0] ?? '';
  await panel.getByRole('button', { name: 'Remove this action' }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByText(`Action ${number} was moved to the recycle bin.`).waitFor();
  expect(await page.getByRole('row', { name: new RegExp(`^${number} `) }).count()).toBe(0);
  const bin = await ask(owner, '/sites/plan/_api/web/recyclebin');
  expect((bin as { value: { DirName: string }[] }).value.some(one => one.DirName.endsWith('ActionPlanActions'))).toBe(
    true
  );
  await page.getByRole('button', { name: 'Undo' }).click();
  await page
    .getByRole('row', { name: new RegExp(number.replace('.', '\\.')) })
    .first()
    .waitFor();
  expect(await page.getByText('was moved to the recycle bin', { exact: false }).count()).toBe(0);
  await close();
}, 60_000);

test('somebody removed the action meanwhile: it is said who, and it can be put back with the change on it', async () => {
  // Only the site's owners are shown what others put into its recycle bin.
  const mine = await openAction(owner, 7);
  await mine.panel.getByRole('button', { name: 'Edit', exact: true }).click();
  await ask(owner, "/sites/plan/_api/web/getList('/sites/plan/Lists/ActionPlanActions')/items(7)/recycle", {});
  await mine.panel.getByLabel('Target', { exact: true }).fill('Not for the bin');
  await mine.panel.getByRole('button', { name: 'Save', exact: true }).click();
  await mine.panel.getByText('Somebody removed this action meanwhile').waitFor();
  await mine.panel.getByText('Target: Not for the bin').waitFor();
  await mine.panel.getByRole('button', { name: 'Who removed it?' }).click();
  await mine.panel.getByText(/Removed by Morag Tulloch, \d\d:\d\d/).waitFor();
  await mine.panel.getByRole('button', { name: 'Put it back and save my change' }).click();
  await mine.panel.getByText('Saved', { exact: true }).first().waitFor();
  await mine.panel.getByText('Not for the bin').first().waitFor();
  await mine.close();
}, 60_000);

test.each([
  ['light', 1280],
  ['dark', 360],
  ['contrast', 360]
] as const)(
  'what waits and what clashes has no violation in %s at %i px, and nothing scrolls sideways',
  async (theme, width) => {
    const mine = await local.open('page', { as: manager, theme, width, query: { 'ap-action': '9' } });
    const panel = mine.page.getByRole('dialog').first();
    await panel.getByRole('button', { name: 'Edit', exact: true }).click();
    const current = await ask(
      owner,
      "/sites/plan/_api/web/getList('/sites/plan/Lists/ActionPlanActions')/items(9)?$select=Id"
    );
    expect(current).toBeTruthy();
    const answer = await fetch(
      `${local.origin}/sites/plan/_api/web/getList('/sites/plan/Lists/ActionPlanActions')/items(9)`,
      {
        method: 'POST',
        body: JSON.stringify({ APTarget: `Theirs in ${theme}` }),
        headers: {
          Authorization: `Bearer ${owner}`,
          Accept: 'application/json;odata=nometadata',
          'Content-Type': 'application/json',
          'X-HTTP-Method': 'MERGE',
          'If-Match': '*'
        }
      }
    );
    expect(answer.status).toBe(204);
    await panel
      .getByLabel('Target', { exact: true })
      .fill('Mine, with_a_long_word_that_nothing_breaks_and_that_a_telephone_has_no_room_for');
    await panel.getByRole('button', { name: 'Save', exact: true }).click();
    await panel.getByRole('button', { name: 'Save these choices' }).waitFor();
    expect(await violations(mine.page)).toEqual([]);
    await panel
      .getByRole('button', { name: width === 360 ? 'Back' : 'Close', exact: true })
      .first()
      .click();
    await mine.page.getByText('1 change needs you before it can be saved.').waitFor();
    expect(await violations(mine.page)).toEqual([]);
    expect(
      await mine.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    ).toBe(0);
    if (process.env['LOOK'])
      await mine.page.screenshot({ path: `${process.env['LOOK']}/outbox-${theme}-${width}.png` });
    await mine.page.getByRole('button', { name: 'Discard' }).click();
    await mine.page.getByRole('alertdialog').getByRole('button', { name: 'Discard' }).click();
    await mine.page.getByText('needs you before it can be saved.', { exact: false }).waitFor({ state: 'detached' });
    await mine.close();
  },
  60_000
);
