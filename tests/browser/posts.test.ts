import { violations } from './axe';
import { launch, type Launched } from './launch';

/** The channel's posts in the local Teams, which come from the local Graph. */
let local: Launched;
let channel = '';

const lead = 'shona.baxter@example.test';
const manager = 'iain.rennie@example.test';
const reader = 'fergus.dalziel@example.test';

async function graph<T>(path: string, login: string, body?: object): Promise<T> {
  const answer = await fetch(`${local.origin}/_graph/v1.0/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { Authorization: `Bearer ${login}`, 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) })
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

interface Named { id: string; displayName: string }

beforeAll(async () => {
  local = await launch();
  const teams = await graph<{ value: Named[] }>('me/joinedTeams', lead);
  const team = teams.value[0]?.id ?? '';
  const channels = await graph<{ value: Named[] }>(`teams/${team}/channels`, lead);
  channel = `teams/${team}/channels/${channels.value.find((one) => one.displayName === 'Improvement plan')?.id ?? ''}/messages`;
  const card = {
    type: 'AdaptiveCard', version: '1.4',
    body: [
      { type: 'TextBlock', text: '1.2 Shared chronologies', weight: 'Bolder', wrap: true },
      { type: 'FactSet', facts: [{ title: 'BRAG', value: '◆ Amber' }, { title: 'Due', value: '31 December 2026' }] }
    ],
    actions: [{ type: 'Action.OpenUrl', title: 'Open the action', url: 'https://example.test/plan' }]
  };
  const post = await graph<{ id: string }>(channel, lead, {
    subject: 'Action plan update',
    body: { contentType: 'html', content: '<p>Chronologies are <em>on their way</em>.<img src="x" onerror="document.title=1"><script>document.title=2</script></p><attachment id="1"></attachment>' },
    attachments: [{ id: '1', contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content: JSON.stringify(card) }]
  });
  await graph(`${channel}/${post.id}/replies`, manager, { body: { content: "Thank you, I'll tell the group." } });
}, 120_000);

afterAll(() => local.close());

test('a post shows who wrote it, its words, its card and its replies, and nothing of it runs', async () => {
  const { page, problems, close } = await local.open('tab', { as: manager, query: { tab: 'posts' } });
  const post = page.getByRole('feed').getByRole('article').first();
  await post.getByText('Shona Baxter').first().waitFor();
  const words = await post.innerText();
  for (const part of ['Action plan update', 'Chronologies are on their way.', '1.2 Shared chronologies', '◆ Amber', '31 December 2026']) expect(words).toContain(part);
  expect(await post.getByText('Open the action').isVisible()).toBe(true);
  await post.getByText('1 reply').click();
  await post.getByText("Thank you, I'll tell the group.").waitFor();
  expect(await page.title()).toContain('Local Teams');
  expect(problems).toEqual([]);
  await close();
});

test('a new post comes by itself', async () => {
  const { page, close } = await local.open('tab', { as: manager, query: { tab: 'posts' } });
  await page.getByRole('feed').getByText('Action plan update').first().waitFor();
  await graph(channel, lead, { body: { content: 'Training dates are set.' } });
  await page.getByRole('feed').getByText('Training dates are set.').waitFor({ timeout: 20_000 });
  await close();
});

test('who isn\'t in the team is told so', async () => {
  const { page, close } = await local.open('tab', { as: reader, query: { tab: 'posts' } });
  await page.getByText('You are not in this team').first().waitFor();
  expect(await page.getByRole('article').count()).toBe(0);
  await close();
});

test.each([['light', 1280], ['dark', 1280], ['contrast', 1280], ['light', 360], ['dark', 360], ['contrast', 360]] as const)(
  'the posts have no violation in %s at %i px, and nothing scrolls sideways',
  async (theme, width) => {
    const { page, close } = await local.open('tab', { as: manager, theme, width, query: { tab: 'posts' } });
    await page.getByRole('feed').getByText('Action plan update').first().waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await close();
  }
);
