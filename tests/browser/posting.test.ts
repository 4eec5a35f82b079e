import type { BrowserContext, FrameLocator, Locator, Page } from 'playwright-core';
import { violations } from './axe';
import { launch, type Launched, type OpenOptions, type OpenPage, type Place } from './launch';

/** Posting in the real page and in the tab, over the local Graph: each way that it can go, and each way without the grant. */
let local: Launched;
let team = '';
let channel = '';

const lead = 'shona.baxter@example.test';
const otherLead = 'callum.orourke@example.test';
const manager = 'iain.rennie@example.test';
const staff = 'priya.nandakumar@example.test';
const granted = [
  'User.Read',
  'Team.ReadBasic.All',
  'Channel.ReadBasic.All',
  'TeamMember.Read.All',
  'ChannelMessage.Send',
  'ChannelMember.Read.All',
  'ChannelMessage.Read.All'
];

interface Post {
  id: string;
  subject: string;
  body: { content: string };
  mentions: { mentionText: string }[];
  attachments: { id: string; content: string }[];
  from: { user: { displayName: string } };
}
interface Named {
  id: string;
  displayName: string;
}

async function graph<T>(path: string, body?: object): Promise<T> {
  const answer = await fetch(`${local.origin}/_graph/v1.0/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { Authorization: `Bearer ${manager}`, 'Content-Type': 'application/json', 'x-local-app': 'teams' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) })
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

async function set(what: 'scopes' | 'faults' | 'teams', body: object | undefined): Promise<void> {
  const answer = await fetch(
    `${local.origin}/_local/graph/${what}`,
    body ? { method: 'POST', body: JSON.stringify(body) } : { method: 'DELETE' }
  );
  if (!answer.ok) throw new Error(await answer.text());
}

const messages = (): string => `teams/${team}/channels/${encodeURIComponent(channel)}/messages`;
const posts = async (): Promise<Post[]> => (await graph<{ value: Post[] }>(`${messages()}?$top=50`)).value;
// Not a dropped connection: a browser sends a POST again by itself where a kept-alive HTTP/1.1 connection ends without a byte.
const failNext = (kind: string, own: object = {}): Promise<void> =>
  set('faults', { kinds: [kind], methods: ['POST'], path: '/messages', most: 1, ...own });

beforeAll(async () => {
  local = await launch();
  team = (await graph<{ value: Named[] }>('me/joinedTeams')).value[0]?.id ?? '';
  channel =
    (await graph<{ value: Named[] }>(`teams/${team}/channels`)).value.find(
      one => one.displayName === 'Improvement plan'
    )?.id ?? '';
}, 120_000);
afterAll(() => local.close());
beforeEach(async () => {
  await set('scopes', { granted });
  await set('faults', undefined);
});

interface Opened extends OpenPage {
  /** Where the product is: the page, or the frame of the tab. */
  app: Page | FrameLocator;
}

/** As the property pane would. */
async function setPosting(context: BrowserContext, posting: boolean, link: string): Promise<void> {
  const request = context.request;
  for (const place of ['page', 'tab']) {
    const answer = await request.post(`${local.origin}/_local/page/properties?web=/sites/plan&place=${place}`, {
      data: { posting, channel: link },
      headers: { Origin: local.origin }
    });
    if (!answer.ok()) throw new Error(await answer.text());
  }
}

async function open(
  place: Place,
  options: OpenOptions & { posting?: boolean; channel?: string } = {}
): Promise<Opened> {
  const anybody = await local.browser.newContext();
  await setPosting(anybody, options.posting ?? true, options.channel ?? '');
  await anybody.close();
  const opened = await local.open(place, { as: lead, ...options });
  return { ...opened, app: place === 'tab' ? opened.page.frameLocator('#app') : opened.page };
}

/** Adds an update to action 1.1 and opens the dialog for it. */
async function addAndOpen({ app, page }: Opened, words: string, inTab: boolean): Promise<Locator> {
  if (!inTab)
    await page
      .getByRole('button', { name: /Use shared data/ })
      .first()
      .click();
  const panel = app.getByRole('dialog').first();
  await panel.getByRole('button', { name: 'Add update' }).click();
  await panel.getByRole('radio', { name: 'Amber' }).check({ force: true });
  await panel.getByLabel('What has happened?').fill(words);
  await panel.getByRole('button', { name: 'Save update' }).click();
  await panel.getByText('Your update is saved.').first().waitFor();
  await panel
    .getByRole('button', { name: /^(Post to|Share in) Teams…$/ })
    .first()
    .click();
  const dialog = app.getByRole('dialog', { name: /^(Post to|Share in) Teams$/ });
  await dialog.getByRole('heading').first().waitFor();
  return dialog;
}

const inTab = { query: { subPageId: 'action-1' } };
/** The fields of a channel that isn't among the suggested ones. */
const anyChannel = (dialog: Locator): Locator => dialog.getByRole('group', { name: 'Choose where it goes' });
const press = (dialog: Locator, name: string): Promise<void> =>
  dialog.getByRole('button', { name, exact: true }).click();

test('a lead adds an update in the tab and posts it with a mention; it is in the channel, the update shows the link and its replies', async () => {
  const opened = await open('tab', inTab);
  const { app, problems, close } = opened;
  const dialog = await addAndOpen(opened, 'Two of three teams use <the> form & more.', true);
  expect(await dialog.getByLabel('Channel', { exact: true }).inputValue()).toBe(channel);
  await dialog.getByLabel('Mention', { exact: true }).fill('call');
  await dialog.getByLabel('Mention', { exact: true }).press('Enter');
  await dialog.getByLabel('Your message', { exact: true }).fill('Nearly there.');
  const preview = dialog.getByRole('region', { name: 'How it will look in Improvement plan' });
  for (const part of [
    "Callum O'Rourke",
    'Nearly there.',
    '1. Management of risk',
    'Amber',
    'Two of three teams use <the> form & more.',
    'Open action 1.1'
  ])
    expect(await preview.innerText()).toContain(part);
  await press(dialog, 'Post');
  await dialog.getByText('Posted in Improvement plan').waitFor();
  const [there] = await posts();
  expect(there).toMatchObject({
    subject: 'Update on action 1.1',
    from: { user: { displayName: 'Shona Baxter' } },
    mentions: [{ mentionText: "Callum O'Rourke" }]
  });
  // No page is known yet: the link leads to the site, never to a list form, which the guard doesn't know.
  expect(there?.body.content).toContain(`href="${local.origin}/sites/plan"`);
  expect(there?.body.content).not.toContain('DispForm');
  const card = there?.attachments[0]?.content ?? '';
  for (const part of ['▲ Amber', 'Two of three teams use <the> form & more.', 'https://teams.microsoft.com/l/entity/'])
    expect(card).toContain(part);
  expect(decodeURIComponent(card)).toContain('"subEntityId":"action-1"');
  await press(dialog, 'Done');
  const link = app.getByRole('link', { name: 'Posted in Improvement plan' });
  expect(await link.getAttribute('href')).toContain(
    `https://teams.microsoft.com/l/message/${encodeURIComponent(channel)}/${there?.id ?? ''}`
  );
  expect(await link.getAttribute('rel')).toContain('noopener');
  await graph(`${messages()}/${there?.id ?? ''}/replies`, { body: { content: 'Good news.' } });
  await opened.page.reload();
  await app.getByRole('link', { name: '1 reply' }).waitFor();
  expect(problems).toEqual([]);
  await close();
});

test('staff in the channel press the card’s button and land on the action', async () => {
  const opened = await open('tab', inTab);
  const dialog = await addAndOpen(opened, 'For everybody in the channel.', true);
  await press(dialog, 'Post');
  await dialog.getByText('Posted in Improvement plan').waitFor();
  await opened.close();
  const { page, close } = await local.open('tab', { as: staff, query: { tab: 'posts' } });
  const post = page.getByRole('article').filter({ hasText: 'For everybody in the channel.' });
  await post
    .getByRole('link', { name: 'Open action 1.1' })
    .or(post.getByRole('button', { name: 'Open action 1.1' }))
    .click();
  const panel = page.frameLocator('#app').getByRole('dialog');
  await panel.getByRole('heading', { name: /1\.1 Use shared data/ }).waitFor();
  await panel.getByText('For everybody in the channel.').waitFor();
  await close();
});

test('without the grant the words go another way, whole, and nothing of ours is in the channel', async () => {
  await set('scopes', { granted: ['User.Read'] });
  const before = (await posts()).length;
  const opened = await open('tab', inTab);
  const dialog = await addAndOpen(opened, 'Kept whole.', true);
  await dialog.getByText('People can’t be mentioned here', { exact: false }).waitFor();
  await press(dialog, 'Post');
  await dialog.getByText('your organisation has not switched this on', { exact: false }).waitFor();
  expect(await posts()).toHaveLength(before);
  // Teams' own share dialog, through the real teams-js: there Teams posts, by the person's own press.
  await press(dialog, 'Share in Teams');
  const teams = opened.page.getByRole('dialog', { name: 'Share to Teams' });
  await teams.getByRole('button', { name: 'Share', exact: true }).click();
  await dialog.getByText('Shared. Your words are still here', { exact: false }).waitFor();
  expect(await opened.page.locator('html').getAttribute('data-heard')).toContain('sharing.shareWebContent');
  expect(await dialog.getByLabel('What the card says').inputValue()).toBe('Kept whole.');
  expect(await posts()).toHaveLength(before + 1);
  await opened.close();
});

test('switched off, on a page: Teams’ share page and the clipboard carry every word', async () => {
  const opened = await open('page', { posting: false });
  const { page, context, close } = opened;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const dialog = await addAndOpen(opened, 'Shared by hand: <b>whole</b> & well.', false);
  expect(await dialog.getByRole('button', { name: 'Post', exact: true }).count()).toBe(0);
  await dialog.getByLabel('Your message', { exact: true }).fill('See this.');
  const [popup] = await Promise.all([context.waitForEvent('page'), press(dialog, 'Open Teams to share')]);
  const shared = new URL(popup.url());
  // The local page leads what would go to teams.microsoft.com into the local Teams.
  expect(shared.pathname).toBe('/teams/share');
  expect(shared.searchParams.get('href')).toMatch(/SitePages\/Plan\.aspx\?ap-plan=\d+&ap-action=1$/);
  for (const part of ['See this.', 'Shared by hand: <b>whole</b> & well.', '▲ Amber'])
    expect(shared.searchParams.get('msgText')).toContain(part);
  await popup.close();
  await page.bringToFront();
  await press(dialog, 'Copy it');
  await dialog.getByText('Copied.', { exact: false }).waitFor();
  const html: unknown = await page.evaluate(async () =>
    (await (await navigator.clipboard.read())[0]?.getType('text/html'))?.text()
  );
  expect(html).toContain('Shared by hand: &lt;b&gt;whole&lt;/b&gt; &amp; well.');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('Shared by hand: <b>whole</b> & well.');
  await close();
});

test('a 429 is waited for, and the button comes back', async () => {
  const opened = await open('tab', inTab);
  const dialog = await addAndOpen(opened, 'Patience.', true);
  await failNext('429', { retryAfter: 5, seed: 4 });
  const before = (await posts()).length;
  await press(dialog, 'Post');
  await dialog.getByText('Teams is busy', { exact: false }).waitFor();
  const held = dialog.getByRole('button', { name: /^Post( \(in \d+ s\))?$/ });
  expect(await held.isDisabled()).toBe(true);
  expect(await posts()).toHaveLength(before);
  await dialog.getByRole('button', { name: 'Post', exact: true }).waitFor({ timeout: 10_000 });
  await press(dialog, 'Post');
  await dialog.getByText('Posted in Improvement plan').waitFor();
  expect(await posts()).toHaveLength(before + 1);
  await opened.close();
});

test('a lost answer is found by its marker; where the channel can’t be read it says so and never posts twice by itself', async () => {
  const opened = await open('tab', inTab);
  let dialog = await addAndOpen(opened, 'Found again.', true);
  const before = (await posts()).length;
  await failNext('truncate');
  await press(dialog, 'Post');
  await dialog.getByText('Posted in Improvement plan').waitFor();
  expect(await posts()).toHaveLength(before + 1);
  await press(dialog, 'Done');
  await set('scopes', { granted: granted.filter(one => one !== 'ChannelMessage.Read.All') });
  dialog = await addAndOpen(opened, 'Nobody knows.', true);
  await failNext('truncate');
  await press(dialog, 'Post');
  await dialog.getByText('It may have been posted').first().waitFor();
  expect(await dialog.getByRole('link', { name: 'Open the channel in Teams' }).getAttribute('href')).toContain(
    'https://teams.microsoft.com/l/channel/'
  );
  expect(await dialog.getByRole('button', { name: 'Post', exact: true }).count()).toBe(0);
  await press(dialog, 'Look again for me');
  await dialog.getByText('only you can look', { exact: false }).waitFor();
  // The page is closed and opened again: still not sent by itself, and still said.
  await opened.page.reload();
  await opened.app.getByText('This may have been posted.').waitFor();
  await opened.app.getByRole('button', { name: 'Go on with the post…' }).click();
  dialog = opened.app.getByRole('dialog', { name: 'Post to Teams' });
  await dialog.getByText('It may have been posted').first().waitFor();
  await press(dialog, 'It is there');
  expect(await posts()).toHaveLength(before + 2);
  await opened.close();
});

test('somebody who left is named, and the post goes out without that mention', async () => {
  const opened = await open('tab', inTab);
  const dialog = await addAndOpen(opened, 'Without Callum.', true);
  await dialog.getByLabel('Mention', { exact: true }).fill('callum');
  await dialog.getByLabel('Mention', { exact: true }).press('Enter');
  await set('teams', { kind: 'leave', team, login: otherLead });
  await press(dialog, 'Post');
  await dialog.getByText("Callum O'Rourke can’t be mentioned", { exact: false }).waitFor();
  await press(dialog, "Post without mentioning Callum O'Rourke");
  await dialog.getByText('Posted in Improvement plan').waitFor();
  expect((await posts())[0]?.mentions).toEqual([]);
  await set('teams', { kind: 'join', team, login: otherLead });
  await opened.close();
});

test('a deleted channel: another is chosen, and what was written goes there', async () => {
  const opened = await open('tab', inTab);
  const dialog = await addAndOpen(opened, 'Elsewhere then.', true);
  await dialog.getByLabel('Your message', { exact: true }).fill('Moved here.');
  await set('teams', { kind: 'delete', team, channel });
  await press(dialog, 'Post');
  await dialog.getByText('the channel is no longer there', { exact: false }).waitFor();
  await dialog.getByLabel('Channel', { exact: true }).first().selectOption('another');
  await dialog.getByLabel('Team', { exact: true }).selectOption({ index: 1 });
  await anyChannel(dialog).getByLabel('Channel', { exact: true }).selectOption({ label: 'Inspection evidence' });
  await press(dialog, 'Post');
  await dialog.getByText('Posted in Inspection evidence').waitFor();
  await set('teams', { kind: 'restore', team, channel });
  await opened.close();
});

test('what the guard stops is pointed at and not sent; the draft outlives a reload with its words', async () => {
  const opened = await open('tab', inTab);
  let dialog = await addAndOpen(opened, 'All is well.', true);
  const before = (await posts()).length;
  await dialog.getByLabel('Your message', { exact: true }).fill('The record 010101 1237 was looked at.');
  await press(dialog, 'Post');
  const stop = dialog.getByRole('group', { name: 'Check “Your message”' });
  await stop.waitFor();
  expect(await stop.evaluate(element => element === element.ownerDocument.activeElement)).toBe(true);
  await opened.page.waitForTimeout(600);
  await opened.page.reload();
  await opened.app.getByRole('button', { name: 'Go on with the post…' }).click();
  dialog = opened.app.getByRole('dialog', { name: 'Post to Teams' });
  expect(await dialog.getByLabel('Your message', { exact: true }).inputValue()).toBe(
    'The record 010101 1237 was looked at.'
  );
  expect(await posts()).toHaveLength(before);
  await dialog.getByLabel('Your message', { exact: true }).fill('It was looked at.');
  await press(dialog, 'Post');
  await dialog.getByText('Posted in Improvement plan').waitFor();
  await opened.close();
});

test('an update as long as the list takes is shortened on the card, never over the cap, with a link to the rest', async () => {
  const opened = await open('tab', inTab);
  const dialog = await addAndOpen(opened, 'Ünïcode “words” 👍 & more. '.repeat(1800), true);
  await dialog.getByText('A post has no room for all of it', { exact: false }).waitFor();
  await press(dialog, 'Post');
  await dialog.getByText('Posted in Improvement plan').waitFor();
  expect((await posts())[0]?.attachments[0]?.content).toContain('The rest is in the plan.');
  await opened.close();
});

test('a manager chooses the plan’s channel, keeps it, and reminds those who owe, by mention', async () => {
  const opened = await open('page', { as: manager });
  const { page, close } = opened;
  await page.getByRole('button', { name: 'Remind those who owe an update…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Remind in Teams' });
  await press(dialog, 'Post');
  await dialog.getByText('Choose a channel first.').waitFor();
  expect(await dialog.getByLabel('Channel', { exact: true }).count()).toBe(0);
  await dialog.getByLabel('Team', { exact: true }).selectOption({ index: 1 });
  await anyChannel(dialog).getByLabel('Channel', { exact: true }).selectOption({ label: 'Improvement plan' });
  await dialog.getByLabel('Mentioned', { exact: true }).getByText("Callum O'Rourke").waitFor();
  await press(dialog, 'Make it the plan’s channel');
  await dialog.getByText('it is the plan’s channel for everybody now', { exact: false }).waitFor();
  await press(dialog, 'Post');
  await dialog.getByText('Posted in Improvement plan').waitFor();
  const [there] = await posts();
  expect(there?.subject).toMatch(/^Updates owed: \d+ actions?$/);
  expect(there?.mentions.map(one => one.mentionText)).toContain("Callum O'Rourke");
  await press(dialog, 'Done');
  // Now the plan knows its channel: sharing what is in view needs no choice.
  await page.getByRole('button', { name: /^Overdue/ }).click();
  await page.getByRole('button', { name: /^Share these \d+ actions…$/ }).click();
  const share = page.getByRole('dialog', { name: 'Post to Teams' });
  expect(await share.getByLabel('Channel', { exact: true }).inputValue()).toBe(channel);
  await share.getByRole('checkbox').first().uncheck();
  await press(share, 'Post');
  await share.getByText('Posted in Improvement plan').waitFor();
  expect((await posts())[0]?.subject).toMatch(/^\d+ actions? of the plan$/);
  await close();
});

test.each([
  ['light', 1280],
  ['dark', 1280],
  ['contrast', 1280],
  ['light', 360],
  ['dark', 360],
  ['contrast', 360]
] as const)(
  '%s, %i px: the dialog passes axe in each of its states, and nothing scrolls sideways',
  async (theme, width) => {
    const { webUrl } = await graph<{ webUrl: string }>(`teams/${team}/channels/${encodeURIComponent(channel)}`);
    const opened = await open('page', { as: manager, theme, width, channel: webUrl });
    const { page, close } = opened;
    const ask = async (): Promise<void> => {
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(
        0
      );
      expect(
        await page
          .getByRole('dialog')
          .last()
          .evaluate(element => element.scrollWidth - element.clientWidth)
      ).toBeLessThanOrEqual(0);
    };
    await page.getByRole('button', { name: 'Remind those who owe an update…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Remind in Teams' });
    await dialog.getByLabel('Mentioned', { exact: true }).waitFor();
    await dialog.getByLabel('Channel', { exact: true }).first().selectOption('another');
    await dialog.getByLabel('Team', { exact: true }).selectOption({ index: 1 });
    await anyChannel(dialog).getByLabel('Channel', { exact: true }).waitFor();
    await press(dialog, 'Other ways to share');
    await ask();
    await dialog.getByLabel('Channel', { exact: true }).first().selectOption({ index: 0 });
    await dialog.getByLabel('Mention', { exact: true }).fill('e');
    await dialog.getByRole('listbox').waitFor();
    await ask();
    await dialog.getByLabel('Mention', { exact: true }).fill('');
    await dialog.getByLabel('Your message', { exact: true }).fill('The record 010101 1237.');
    await press(dialog, 'Post');
    await dialog.getByRole('group', { name: 'Check “Your message”' }).waitFor();
    await ask();
    await dialog.getByLabel('Your message', { exact: true }).fill('Please add yours.');
    await failNext('504');
    await press(dialog, 'Post');
    await dialog.getByText('It may have been posted').first().waitFor();
    await ask();
    await press(dialog, 'Post it again');
    await dialog.getByText('Posted in Improvement plan').waitFor();
    await ask();
    await close();
  }
);
