import type { Locator, Page } from 'playwright-core';
import { loginsOf } from '../../sharepoint/sample/people';
import { violations } from './axe';
import type { Launched } from './launch';
import { launch } from './launch';

// What somebody broke, and how those who may put it right: each in the product itself, from the screen that names it.

let local: Launched;
const [owner = ''] = loginsOf('owner');
const [manager = ''] = loginsOf('manager');

/** One request to the plan's site as its owner. */
async function ask(path: string, method: 'POST' | 'MERGE', body?: object): Promise<void> {
  const answer = await fetch(`${local.origin}/sites/plan/_api/web/${path}`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${owner}`,
      Accept: 'application/json;odata=nometadata',
      'Content-Type': 'application/json;odata=nometadata',
      ...(method === 'MERGE' && { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' })
    },
    ...(body && { body: JSON.stringify(body) })
  });
  if (!answer.ok) throw new Error(`${path}: ${String(answer.status)} ${await answer.text()}`);
}

const list = (name: string): string => `getList('/sites/plan/Lists/${name}')`;

/** True where nothing in the page reaches over its right edge. */
function fits(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
}

async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env['MENDED_SHOTS'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
}

beforeAll(async () => {
  local = await launch();
}, 120_000);
afterAll(() => local.close());

test('an action without a plan is named at the foot of the plan, placed there, and taken back', async () => {
  await ask(`${list('ActionPlanActions')}/items(4)`, 'MERGE', { APPlanId: null });
  const { page, close, problems } = await local.open('page', { as: manager, width: 360, theme: 'dark' });
  await page.getByText('17 actions').or(page.getByText('18 actions')).first().waitFor();
  await page.getByText('1 action belongs to no plan, and is shown nowhere else.').waitFor();
  await page.getByRole('button', { name: 'Show and place' }).click();
  await shoot(page, 'strays');
  expect(await violations(page)).toEqual([]);
  expect(await fits(page)).toBe(true);
  await page.getByRole('button', { name: /^Place in this plan/ }).click();
  await page.getByText('19 actions').first().waitFor();
  await page.getByText('1 action belongs to no plan', { exact: false }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('18 actions').first().waitFor();
  expect(problems).toEqual([]);
  await close();
  await ask(`${list('ActionPlanActions')}/items(4)`, 'MERGE', { APPlanId: 1 });
}, 120_000);

test('unbroken and right-to-left text stays in its cell, on a right-to-left page too', async () => {
  await ask(`${list('ActionPlanActions')}/items(5)`, 'MERGE', { APAction: 'W'.repeat(250) });
  await ask(`${list('ActionPlanActions')}/items(6)`, 'MERGE', { APAction: 'مراجعة 30 خطة (تجربة)' });
  for (const width of [1280, 360]) {
    const { page, close } = await local.open('page', { as: manager, width });
    await page.getByText('WWWW').first().waitFor();
    for (const direction of ['ltr', 'rtl']) {
      await page.evaluate(dir => document.documentElement.setAttribute('dir', dir), direction);
      expect([width, direction, await fits(page)]).toEqual([width, direction, true]);
      const due = page.getByText(/^\d+ [A-Z][a-z]+ \d{4}$/).first();
      expect(await due.evaluate(element => getComputedStyle(element).direction)).toBe('ltr');
      if (width === 1280) expect(await overlapsIn(page.getByRole('row').filter({ hasText: 'WWWW' }))).toEqual([]);
      await shoot(page, `text-${String(width)}-${direction}`);
    }
    await close();
  }
}, 120_000);

/** The pairs of neighbouring cells in a row whose contents lie over each other. */
function overlapsIn(row: Locator): Promise<string[]> {
  return row.first().evaluate(element => {
    const boxes = [...element.children].map(cell => {
      const range = document.createRange();
      range.selectNodeContents(cell);
      return range.getBoundingClientRect();
    });
    return boxes.flatMap((box, index) => {
      const next = boxes[index + 1];
      if (!next || box.width === 0 || next.width === 0) return [];
      const isOver = Math.min(box.right, next.right) - Math.max(box.left, next.left) > 1;
      return isOver ? [`${String(index)} over ${String(index + 1)}`] : [];
    });
  });
}

test('a list in the recycle bin is told with who removed it, restored from the check, and the plan is whole', async () => {
  await ask(`${list('ActionPlanUpdates')}/recycle`, 'POST');
  const { page, close } = await local.open('page', { as: owner, width: 360, theme: 'dark' });
  await page
    .getByRole('button', { name: /^Check the set-up/ })
    .first()
    .click();
  await page.getByText('Lists in the recycle bin').waitFor();
  await page.getByText(/^Restore what Morag Tulloch removed \(/).waitFor();
  await shoot(page, 'recycled');
  expect(await violations(page)).toEqual([]);
  expect(await fits(page)).toBe(true);
  await page.getByRole('button', { name: 'Restore and set up' }).click();
  await page.getByText('The site is ready.').last().waitFor();
  await shoot(page, 'restored');
  await close();
  const plan = await local.open('page', { as: manager });
  await plan.page
    .getByText(/^Iain Rennie, \d/)
    .first()
    .waitFor();
  expect(await plan.page.getByText('missing from this site').count()).toBe(0);
  expect(plan.problems).toEqual([]);
  await plan.close();
}, 120_000);
