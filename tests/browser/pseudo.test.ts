import path from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';
import { initials } from '../../sharepoint/page/pageView';
import { people } from '../../sharepoint/sample/people';
import * as samplePlan from '../../sharepoint/sample/plan';
import { secondPlan } from '../../sharepoint/sample/secondPlan';
import { pseudo, rawTexts, textsIn, textsOf } from '../ui/pseudo';
import { cutTexts } from './cut';
import { launch, type Launched, type OpenOptions, type Place } from './launch';

/** Every screen in the made-up language, in which each text is marked and 40 % longer: none is raw, none is cut. */
let local: Launched;

beforeAll(async () => {
  local = await launch();
}, 120_000);
afterAll(() => local.close());

const lead = 'shona.baxter@example.test';
const sample = [
  ...textsIn(samplePlan),
  ...textsIn(secondPlan),
  ...textsIn(people),
  ...people.map(one => initials(one.title)),
  // The site as the local one calls it.
  "Children's services action plan",
  '/sites/plan',
  'Early years improvement',
  'Blank team site'
];

interface Opened {
  where: Page | Frame;
  page: Page;
  close(): Promise<void>;
}

async function open(place: Place, options: OpenOptions): Promise<Opened> {
  const { page, close } = await local.open(place, {
    as: lead,
    ...options,
    query: { words: 'pseudo', ...options.query }
  });
  if (place === 'page' || place === 'narrow') return { where: page, page, close };
  await page.frameLocator('#app').locator('html[data-ready]').waitFor({ state: 'attached' });
  const frame = page.frames().find(one => one !== page.mainFrame());
  if (!frame) throw new Error('The Teams page has no frame.');
  return { where: frame, page, close };
}

const shots = process.env['PSEUDO_SHOTS'];

/** Something of each part of the product; what is around it is the local page's own. */
async function inEach<T>({ where }: Opened, read: (part: Element) => T[]): Promise<T[]> {
  const parts = await where.locator('#web-part > *, .ms-Layer-content').all();
  return [...new Set((await Promise.all(parts.map(part => part.evaluate(read)))).flat())];
}

/** The raw texts of a screen; addresses are no words. */
async function rawIn(opened: Opened): Promise<string[]> {
  const texts = await inEach(opened, textsOf);
  return rawTexts(
    texts.map(text => text.replace(/https?:\/\/\S+/g, '')),
    sample
  );
}

/** Expects of a screen that nothing in it is raw or cut, and that it doesn't scroll sideways. */
async function look(opened: Opened, name: string): Promise<void> {
  if (shots !== undefined) await opened.page.screenshot({ path: path.join(shots, `${name}.png`), fullPage: true });
  const sideways: unknown = await opened.where.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth'
  );
  const found = { name, raw: await rawIn(opened), cut: await inEach(opened, cutTexts), sideways };
  expect(found).toEqual({ name, raw: [], cut: [], sideways: 0 });
}

const button = (where: Page | Frame | Locator, name: string): Locator =>
  where.getByRole('button', { name, exact: true }).first();

test('what is cut, spills over or is covered is found, and what ends in an ellipsis is not', async () => {
  const page = await local.browser.newPage();
  await page.setContent(`<main style="width: 300px; font: 16px sans-serif">
    <p style="overflow: hidden; white-space: nowrap; width: 60px">Cut by its box</p>
    <p style="white-space: nowrap; width: 60px">Spills over</p>
    <div style="display: flex; width: 300px"><p>Covered</p><button style="margin-left: -40px">Covers</button></div>
    <p style="overflow: hidden; white-space: nowrap; width: 60px; text-overflow: ellipsis">Ends in an ellipsis</p>
    <p>Has all the room that it needs and takes a second line for it</p>
  </main>`);
  expect(await page.locator('main').evaluate(cutTexts)).toEqual([
    'Cut by its box',
    'Spills over',
    'Covered and Covers'
  ]);
  await page.close();
});

test.each([360, 1280])('the plan, the panel, its forms and the scorecard at %i px', async width => {
  const opened = await open('page', { width });
  const { where } = opened;
  await where.getByText('Use shared data').first().waitFor();
  await look(opened, `plan-${width}`);
  await button(where, pseudo.plan.colours).click();
  if (width === 360) await button(where, pseudo.plan.filters).click();
  await look(opened, `plan-open-${width}`);

  await where
    .getByRole('button', { name: /Use shared data/ })
    .first()
    .click();
  const panel = where.getByRole('dialog');
  await panel.getByText('Report now used in North East').waitFor();
  await look(opened, `panel-${width}`);
  await button(panel, pseudo.action.updates.add).click();
  await button(panel, pseudo.action.add.addBarrier).click();
  await button(panel, pseudo.action.add.save).click();
  await look(opened, `add-${width}`);
  await button(panel, pseudo.action.add.cancel).click();
  await button(panel, pseudo.action.panel.edit).click();
  await panel.getByRole('textbox', { name: pseudo.action.fields.target }).waitFor();
  await button(panel, pseudo.action.edit.save).click();
  await look(opened, `edit-${width}`);
  await button(panel, pseudo.action.edit.chooseDate(pseudo.action.fields.start)).click();
  await where.getByText(pseudo.dates.calendar.goToToday).waitFor();
  // Fluent cuts the weeks beside its month by itself, for their transition.
  expect(await rawIn(opened)).toEqual([]);
  await opened.page.keyboard.press('Escape');
  await button(panel, pseudo.action.edit.cancel).click();
  await button(panel, width === 360 ? pseudo.action.panel.back : pseudo.action.panel.close).click();

  await button(where, pseudo.plan.scorecard).click();
  await where.getByText('Leadership of improvement and change').first().waitFor();
  await look(opened, `scorecard-${width}`);
  await opened.close();
});

test.each([360, 1280])('“My actions” and its settings at %i px', async width => {
  const opened = await open('personal', { width });
  const { where } = opened;
  const { myActions } = pseudo;
  const add = myActions.addPlan(samplePlan.plan.title);
  await button(where, add).waitFor();
  await look(opened, `welcome-${width}`);
  await button(where, add).click();
  await where.getByText('Use shared data').first().waitFor();
  await look(opened, `my-actions-${width}`);
  await button(where, myActions.addUpdateTo('1.1')).click();
  await where.getByText(pseudo.action.add.shortcut).or(where.getByText(pseudo.action.add.save)).first().waitFor();
  await look(opened, `my-update-${width}`);
  await button(where, pseudo.action.add.cancel).click();
  await button(where, myActions.settings).click();
  await button(where, myActions.check).click();
  await where.getByText(myActions.required).first().waitFor();
  await look(opened, `settings-${width}`);
  await opened.close();
});

test.each([360, 1280])('posting, with and without the grant, at %i px', async width => {
  for (const posting of [true, false]) {
    const context = await local.browser.newContext();
    const answer = await context.request.post(`${local.origin}/_local/page/properties?web=/sites/plan&place=page`, {
      data: { posting },
      headers: { Origin: local.origin }
    });
    expect(answer.ok()).toBe(true);
    await context.close();
    const opened = await open('page', { width, query: { 'ap-action': '1' } });
    const { where } = opened;
    await button(where, pseudo.post.shareAction).click();
    const dialog = where.getByRole('dialog', { name: posting ? pseudo.post.title.post : pseudo.post.title.share });
    await dialog.getByText(posting ? pseudo.post.preview : pseudo.post.previewText).waitFor();
    await look(opened, `post-${posting ? 'granted' : 'other'}-${width}`);
    await opened.close();
  }
});

test('the local page keeps the language in its address', async () => {
  const { page, close } = await local.open('page', { as: lead });
  await page.getByText('Use shared data').first().waitFor();
  await page.getByRole('combobox', { name: 'Words' }).selectOption('Pseudo');
  await page.getByText(pseudo.plan.overdue).first().waitFor();
  expect(new URL(page.url()).searchParams.get('words')).toBe('pseudo');
  await close();
});
