import { violations } from './axe';
import { launch, type Launched } from './launch';

/** The guard in the real page: what it shows is accessible in every theme and width, and a reason ends up in the list. */
let local: Launched;

beforeAll(async () => {
  local = await launch();
}, 120000);
afterAll(async () => {
  await local.close();
});

const cases = [
  ['light', 1280],
  ['dark', 1280],
  ['contrast', 1280],
  ['light', 360]
] as const;

test.each(cases)(
  '%s, %i px: a stop and a warning are shown, pass axe and are saved with the reason',
  async (theme, width) => {
    const { page, context, problems, close } = await local.open('page', {
      as: 'shona.baxter@example.test',
      theme,
      width
    });
    await page
      .getByRole('button', { name: /Use shared data/ })
      .first()
      .click();
    const panel = page.getByRole('dialog');
    await panel.getByRole('button', { name: 'Add update' }).click();
    await panel.getByRole('radio', { name: 'Amber' }).check({ force: true });
    const words = `The record 010101 1237 was looked at in ${theme} at ${width} pixels.`;
    await panel.getByLabel('What has happened?').fill(words);
    await panel.getByRole('button', { name: 'Add a barrier or ask for help' }).click();
    await panel.getByLabel('Barrier or help needed').fill('The order 9434765870 is late.');
    await panel.getByRole('button', { name: 'Save update' }).click();
    const stop = panel.getByRole('group', { name: 'Check “What has happened?”' });
    await stop.waitFor();
    expect(await stop.evaluate(element => element === document.activeElement)).toBe(true);
    expect(await stop.locator('mark').allTextContents()).toEqual(['010101 1237']);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
    await panel.getByLabel('Why this must be kept').fill('The court asked for it.');
    await panel.getByRole('button', { name: 'Save anyway' }).click();
    await panel.getByText('Your update is saved.').first().waitFor();
    const list = `${local.origin}/sites/plan/_api/web/GetList('/sites/plan/Lists/ActionPlanUpdates')/items?$orderby=ID desc&$top=1&$select=APNarrative,APGuardReason`;
    const answer: unknown = await (
      await context.request.get(list, { headers: { Accept: 'application/json;odata=nometadata' } })
    ).json();
    expect(answer).toMatchObject({ value: [{ APNarrative: words, APGuardReason: 'The court asked for it.' }] });
    expect(problems).toEqual([]);
    await close();
  }
);
