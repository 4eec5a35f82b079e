import type { Frame, Page } from 'playwright-core';
import { violations } from './axe';
import { launch, type Launched, type OpenOptions, type Place } from './launch';

/** axe on the plan, the panel, the forms and the scorecard: three themes, wide and 360 px, page and tab. */
let local: Launched;

beforeAll(async () => {
  local = await launch();
}, 120000);
afterAll(async () => {
  await local.close();
});

const lead = 'shona.baxter@example.test';

async function open(place: Place, options: OpenOptions): Promise<{ where: Page | Frame; close(): Promise<void> }> {
  const opened = await local.open(place, { as: lead, ...options });
  const { page } = opened;
  if (place === 'page' || place === 'narrow') return { where: page, close: opened.close };
  await page.frameLocator('iframe').getByText('Use shared data').first().waitFor();
  const frame = page.frames().find(one => one !== page.mainFrame());
  if (!frame) throw new Error('The Teams page has no frame.');
  return { where: frame, close: opened.close };
}

const themes = ['light', 'dark', 'contrast'] as const;
const cases = themes.flatMap(theme => [
  ['page', theme, 1280] as const,
  ['page', theme, 360] as const,
  ['tab', theme, 1280] as const
]);

test.each(cases)('%s, %s, %i px: plan, panel, forms and scorecard have no violation', async (place, theme, width) => {
  const { where, close } = await open(place, { theme, width });
  await where.getByText('Use shared data').first().waitFor();
  expect(await violations(where)).toEqual([]);
  await where
    .getByRole('button', { name: /Use shared data/ })
    .first()
    .click();
  const panel = where.getByRole('dialog');
  await panel.getByText('Report now used in North East').waitFor();
  await panel.getByRole('button', { name: 'Add update' }).click();
  await panel.getByRole('radio').first().waitFor();
  expect(await violations(where)).toEqual([]);
  await panel.getByRole('button', { name: 'Cancel' }).click();
  await panel.getByRole('button', { name: 'Edit' }).click();
  await panel.getByRole('textbox', { name: 'Target' }).waitFor();
  expect(await violations(where)).toEqual([]);
  await panel.getByRole('button', { name: 'Cancel' }).first().click();
  await panel
    .getByRole('button', { name: width === 360 ? 'Back' : 'Close' })
    .first()
    .click();
  await where.getByText('Scorecard', { exact: true }).click();
  await where.getByText('Leadership of improvement and change').first().waitFor();
  expect(await violations(where)).toEqual([]);
  await close();
});

test('at 360 px by Tab: no field of the form is hidden by the bar below it', async () => {
  const { page, close } = await local.open('page', { as: lead, width: 360, height: 700 });
  await page
    .getByRole('button', { name: /Use shared data/ })
    .first()
    .click();
  const panel = page.getByRole('dialog');
  await panel.getByRole('button', { name: 'Edit', exact: true }).click();
  await panel.getByRole('textbox', { name: 'Number' }).waitFor();
  const save = panel.getByRole('button', { name: 'Save', exact: true });
  const barTop = (await save.boundingBox())?.y ?? 0;
  const hidden: string[] = [];
  for (let step = 0; step < 60; step++) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      const isField = element?.matches('input, select, textarea') === true;
      return { isField, bottom: element?.getBoundingClientRect().bottom ?? 0, name: element?.id ?? '' };
    });
    if (focused.isField && focused.bottom > barTop) hidden.push(focused.name);
    if (await save.evaluate(button => button === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  expect(await save.evaluate(button => button === document.activeElement)).toBe(true);
  expect(hidden).toEqual([]);
  await close();
});

test('nothing scrolls sideways at 360 and at 320 px', async () => {
  for (const width of [360, 320]) {
    const { where, close } = await open('page', { width });
    await where.getByText('Use shared data').first().waitFor();
    const over: unknown = await where.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth'
    );
    expect(over).toBe(0);
    await close();
  }
});
