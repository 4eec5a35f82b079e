import { violations } from './axe';
import { callGraph, findChannel, messageWith } from './graph';
import { launch, type Launched } from './launch';

/** The channel's posts in the local Teams, which come from the local Graph. */
let local: Launched;
let channel = '';

const lead = 'shona.baxter@example.test';
const manager = 'iain.rennie@example.test';
const reader = 'fergus.dalziel@example.test';

beforeAll(async () => {
  local = await launch();
  channel = (await findChannel(local.origin, lead)).messages;
  const card = {
    type: 'AdaptiveCard',
    version: '1.4',
    body: [
      {
        type: 'Container',
        style: 'emphasis',
        bleed: true,
        items: [{ type: 'TextBlock', text: '1.2 Shared chronologies', weight: 'Bolder', style: 'heading', wrap: true }]
      },
      {
        type: 'FactSet',
        facts: [
          { title: 'BRAG', value: '◆ Amber' },
          { title: 'Due', value: '31 December 2026' }
        ]
      },
      {
        type: 'TextBlock',
        text: 'Begun in **two** localities: [the plan](https://example.test/plan)',
        wrap: true,
        isSubtle: true
      },
      { type: 'Container', style: 'warning', items: [{ type: 'TextBlock', text: 'Help is needed', color: 'Warning' }] },
      { type: 'Container', style: 'attention', items: [{ type: 'TextBlock', text: '2 slips', color: 'Attention' }] },
      { type: 'Container', style: 'good', items: [{ type: 'TextBlock', text: '9 on time', color: 'Good' }] },
      { type: 'Container', style: 'accent', items: [{ type: 'TextBlock', text: 'New', color: 'Accent' }] }
    ],
    actions: [
      { type: 'Action.OpenUrl', title: 'Open the action', style: 'positive', url: 'https://example.test/plan' },
      { type: 'Action.OpenUrl', title: 'Open in SharePoint', url: 'https://example.test/page' }
    ]
  };
  const words =
    '<p>Chronologies are <em>on their way</em>.<img src="x" onerror="document.title=1"><script>document.title=2</script></p>';
  const post = await callGraph<{ id: string }>(local.origin, channel, lead, messageWith(card, words));
  await callGraph(local.origin, `${channel}/${post.id}/replies`, manager, {
    body: { content: "Thank you, I'll tell the group." }
  });
}, 120_000);

afterAll(() => local.close());

test('a post shows who wrote it, its words, its card and its replies, and nothing of it runs', async () => {
  const { page, problems, close } = await local.open('tab', { as: manager, query: { tab: 'posts' } });
  const post = page.getByRole('feed').getByRole('article').first();
  await post.getByText('Shona Baxter').first().waitFor();
  const words = await post.innerText();
  for (const part of [
    'Action plan update',
    'Chronologies are on their way.',
    '1.2 Shared chronologies',
    '◆ Amber',
    '31 December 2026'
  ])
    expect(words).toContain(part);
  expect(await post.getByText('Open the action').isVisible()).toBe(true);
  await post.getByText('1 reply').click();
  await post.getByText("Thank you, I'll tell the group.").waitFor();
  expect(await page.title()).toContain('Local Teams');
  expect(problems).toEqual([]);
  await close();
});

test('a card that is drawn already follows the theme', async () => {
  const { page, close } = await local.open('tab', { as: manager, query: { tab: 'posts' } });
  const card = page.getByRole('feed').locator('.ac-adaptiveCard').first();
  await card.waitFor();
  const colours = (): Promise<unknown> =>
    card.evaluate(
      '[...document.querySelectorAll(".ac-adaptiveCard, .ac-adaptiveCard .ac-textBlock")].slice(0, 2).map(one => getComputedStyle(one)).map((style, index) => index === 0 ? style.backgroundColor : style.color)'
    );
  const seen = [await colours()];
  for (const theme of ['dark', 'contrast']) {
    await page.getByLabel('Theme').selectOption(theme);
    seen.push(await colours());
  }
  expect(seen).toEqual([
    ['rgb(255, 255, 255)', 'rgb(36, 36, 36)'],
    ['rgb(41, 41, 41)', 'rgb(255, 255, 255)'],
    ['rgb(0, 0, 0)', 'rgb(255, 255, 255)']
  ]);
  await close();
});

test('a new post comes by itself', async () => {
  const { page, close } = await local.open('tab', { as: manager, query: { tab: 'posts' } });
  await page.getByRole('feed').getByText('Action plan update').first().waitFor();
  await callGraph(local.origin, channel, lead, { body: { content: 'Training dates are set.' } });
  await page.getByRole('feed').getByText('Training dates are set.').waitFor({ timeout: 20_000 });
  await close();
});

test("who isn't in the team is told so", async () => {
  const { page, close } = await local.open('tab', { as: reader, query: { tab: 'posts' } });
  await page.getByText('You are not in this team').first().waitFor();
  expect(await page.getByRole('article').count()).toBe(0);
  await close();
});

test.each([
  ['light', 1280],
  ['dark', 1280],
  ['contrast', 1280],
  ['light', 360],
  ['dark', 360],
  ['contrast', 360]
] as const)('the posts have no violation in %s at %i px, and nothing scrolls sideways', async (theme, width) => {
  const { page, close } = await local.open('tab', { as: manager, theme, width, query: { tab: 'posts' } });
  await page.getByRole('feed').getByText('Action plan update').first().waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await close();
});
