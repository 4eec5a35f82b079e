import { violations } from './axe';
import { launch, type Launched } from './launch';

/** axe on the local Teams around the product, and on the product in it: three themes, wide and 360 px. */
let local: Launched;

const manager = 'iain.rennie@example.test';

beforeAll(async () => {
  local = await launch();
}, 120_000);
afterAll(() => local.close());

const cases = (['light', 'dark', 'contrast'] as const).flatMap(theme => [
  [theme, 1280] as const,
  [theme, 360] as const
]);

test.each(cases)(
  '%s, %i px: the client, its dialogs, the tab and the personal app have no violation',
  async (theme, width) => {
    const { page, close } = await local.open('tab', { as: manager, theme, width });
    const inApp = async (words: string): Promise<string[]> => {
      await page.frameLocator('#app').getByText(words).first().waitFor();
      const frame = page.frames().find(one => one.url().includes('/teams/tab'));
      return frame ? violations(frame) : ['There is no frame.'];
    };
    expect(await inApp('Use shared data')).toEqual([]);
    await page.locator('#faults summary').click();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Suspend the tab' }).click();
    await page.locator('#faults summary').click();
    expect(await violations(page)).toEqual([]);
    await page.locator('#tab-menu summary').click();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Settings' }).click();
    const settings = page.frameLocator('#tab-settings-frame').getByRole('complementary', { name: 'Property pane' });
    await settings.getByLabel('Title').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.locator('#tab-menu summary').click();
    await page.getByRole('button', { name: 'Remove' }).click();
    expect(await violations(page)).toEqual([]);
    const here = new URL(page.url());
    const shown = here.searchParams.get('theme') ?? '';
    await page.goto(
      `${here.origin}/teams/share?${new URLSearchParams({ theme: shown, href: `${here.origin}/sites/plan`, msgText: 'How we stand' }).toString()}`
    );
    await page.getByRole('dialog', { name: 'Share to Teams' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto(`${here.origin}/teams?${new URLSearchParams({ theme: shown, app: 'personal' }).toString()}`);
    expect(await inApp('My actions')).toEqual([]);
    expect(await violations(page)).toEqual([]);
    const over: unknown = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth'
    );
    expect(over).toBe(0);
    await close();
  }
);
