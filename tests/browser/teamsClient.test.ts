import type { BrowserContext, FrameLocator, Page } from 'playwright-core';
import { catalogueAppId, tabEntityId } from '../../teams/client/catalogue';
import { callGraph, findChannel, messageWith, type FoundChannel } from './graph';
import { launch, type Launched, type OpenPage } from './launch';

/** The local Teams and the product in it: links, loading, faults, sharing, tabs. */
let local: Launched;
let channel: FoundChannel;

const lead = 'shona.baxter@example.test';
const manager = 'iain.rennie@example.test';
const actionId = 3;

function deepLink(entity: string, context: object, app = catalogueAppId): string {
  const query = new URLSearchParams({
    webUrl: `${local.origin}/sites/plan/SitePages/Plan.aspx?action=${actionId}`,
    label: 'Action',
    context: JSON.stringify(context)
  });
  return `https://teams.microsoft.com/l/entity/${app}/${entity}?${query.toString()}`;
}

beforeAll(async () => {
  local = await launch();
  channel = await findChannel(local.origin, lead);
  const { channelId, messages } = channel;
  const open = (title: string, url: string): object => ({ type: 'Action.OpenUrl', title, url });
  const card = {
    type: 'AdaptiveCard',
    version: '1.4',
    body: [{ type: 'TextBlock', text: 'Shared chronologies', weight: 'Bolder' }],
    actions: [
      open('Open in the plan', deepLink(tabEntityId, { subEntityId: `action-${actionId}`, channelId })),
      open('Open another app', deepLink(tabEntityId, {}, '11111111-2222-4333-8444-555555555555')),
      open('Open in SharePoint', `${local.origin}/sites/plan/SitePages/Plan.aspx?action=${actionId}`)
    ]
  };
  const mine = deepLink('myActions', { subEntityId: `action-${actionId}` }).replaceAll('&', '&amp;');
  await callGraph(
    local.origin,
    messages,
    lead,
    messageWith(card, `<p><a href="${mine}">See it in your actions</a></p>`)
  );
}, 120_000);

afterAll(() => local.close());

/** A place of the client that isn't waited for: the app in it may never come. */
async function visit(
  query: Readonly<Record<string, string>>,
  as = lead
): Promise<{ page: Page; context: BrowserContext; app: FrameLocator }> {
  const context = await local.browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    permissions: ['clipboard-write']
  });
  await context.request.post(`${local.origin}/_local/sign-in`, {
    data: { login: as },
    headers: { Origin: local.origin }
  });
  const page = await context.newPage();
  await page.goto(`${local.origin}/teams?${new URLSearchParams(query).toString()}`);
  return { page, context, app: page.frameLocator('#app') };
}

async function state(page: Page, name: string): Promise<void> {
  await page.locator(`#plan[data-state="${name}"]`).waitFor({ state: 'attached', timeout: 30_000 });
}

/** The panel of the action that the post's links lead to. */
const panelOpen = async (app: FrameLocator): Promise<void> =>
  app.getByRole('dialog').getByText('Set a standard for chronologies').first().waitFor();

async function posts(query: Readonly<Record<string, string>> = {}): Promise<OpenPage> {
  const opened = await local.open('tab', { as: lead, query: { tab: 'posts', ...query } });
  await opened.page.getByRole('feed').getByText('Shared chronologies').first().waitFor();
  return opened;
}

describe('a link in a post', () => {
  test('opens the tab at its action, and Teams then knows the way back to it', async () => {
    const { page, problems, close } = await posts();
    const app = page.frameLocator('#app');
    await page.getByRole('link', { name: 'Open in the plan' }).click();
    await panelOpen(app);
    expect(await page.getByRole('tab', { name: 'Plan' }).getAttribute('aria-selected')).toBe('true');
    const copied = async (): Promise<unknown> => {
      await page.locator('#tab-menu summary').click();
      await page.getByRole('button', { name: 'Copy link to tab' }).click();
      const link = new URL((await page.locator('#announcement').getAttribute('data-link')) ?? '');
      return [JSON.parse(link.searchParams.get('context') ?? ''), link.searchParams.get('label')];
    };
    expect(await copied()).toEqual([{ subEntityId: `action-${actionId}`, channelId: channel.channelId }, 'Action 1.3']);
    await app.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await app.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await copied()).toEqual([{ subEntityId: null, channelId: channel.channelId }, null]);
    expect(problems).toEqual([]);
    await close();
  });

  test('opens the personal app, which says what the link asked for where its plan was not chosen there', async () => {
    const { page, close } = await posts();
    await page.getByText('See it in your actions').first().click();
    await page.waitForURL(/app=personal/);
    await page
      .frameLocator('#app')
      .getByText('The link leads to an action that is in none of the plans you chose.')
      .waitFor();
    await close();
  });

  test("opens SharePoint in another window, and says that another app isn't here", async () => {
    const { page, close } = await posts();
    const [opened] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('link', { name: 'Open in SharePoint' }).click()
    ]);
    expect(opened.url()).toContain(`/sites/plan/SitePages/Plan.aspx?action=${actionId}`);
    await page.getByRole('link', { name: 'Open another app' }).click();
    await page.getByText('another Teams app').waitFor();
    expect(await page.getByRole('tab', { name: 'Posts' }).getAttribute('aria-selected')).toBe('true');
    await close();
  });

  test('may lose its action in the channel of its own tab, as real Teams does', async () => {
    const { page, close } = await posts({ lose: 'subPageId' });
    const app = page.frameLocator('#app');
    await page.getByRole('link', { name: 'Open in the plan' }).click();
    await app.getByText('Use shared data').first().waitFor();
    await state(page, 'ready');
    expect(await app.getByRole('dialog').count()).toBe(0);
    await close();
  });
});

describe('what is typed is back', () => {
  const half = 'Half of an update, typed in Teams';

  test.each([
    [
      'after the tab was suspended',
      async (page: Page) => {
        await page.locator('#faults summary').click();
        await page.getByRole('button', { name: 'Suspend the tab' }).click();
        await page.getByText('This tab was suspended').waitFor();
        expect(await page.locator('#app').count()).toBe(0);
        await page.getByRole('button', { name: 'Reload', exact: true }).click();
      }
    ],
    ['after Teams reloaded the tab', async (page: Page) => page.getByRole('button', { name: 'Reload tab' }).click()]
  ])('%s', async (_, end) => {
    const { page, context, app } = await visit({ subPageId: 'action-2' });
    await app.getByRole('dialog').getByRole('button', { name: 'Add update' }).click();
    await app.getByRole('dialog').getByLabel('What has happened?').fill(half);
    await page.waitForTimeout(900);
    page.on('dialog', () => {
      throw new Error('The tab asked before it went.');
    });
    await end(page);
    await app.getByText(/You have an update for action .* that was not sent/).waitFor();
    await app
      .getByRole('button', { name: /^Go on with/ })
      .first()
      .click();
    const field = app.getByRole('dialog').getByLabel('What has happened?');
    await field.waitFor();
    expect(await field.inputValue()).toBe(half);
    await context.close();
  });
});

describe('a Teams that', () => {
  test('never tells its context gets the plan all the same', async () => {
    const { page, context, app } = await visit({ silent: 'getContext' });
    await app.getByText('Use shared data').first().waitFor({ timeout: 30_000 });
    await state(page, 'ready');
    await context.close();
  });

  test('is slow shows the action that was asked for', async () => {
    const { page, context, app } = await visit({ slow: '1500', subPageId: `action-${actionId}` });
    await page.getByText('Loading Action plan…').waitFor();
    await panelOpen(app);
    await state(page, 'ready');
    expect(await page.getByText('Loading Action plan…').count()).toBe(0);
    await context.close();
  });

  test("can't do much gets the plan without what it can't do", async () => {
    const { page, problems, close } = await local.open('tab', {
      as: lead,
      query: { without: 'sharing,pages,clipboard', subPageId: `action-${actionId}` }
    });
    await panelOpen(page.frameLocator('#app'));
    await state(page, 'ready');
    const frame = page.frames().find(one => one.url().includes('/teams/tab'));
    expect(await frame?.evaluate('[microsoftTeams.sharing.isSupported(), microsoftTeams.pages.isSupported()]')).toEqual(
      [false, false]
    );
    expect(await page.locator('html').getAttribute('data-heard')).not.toContain('shareDeepLink');
    expect(problems).toEqual([]);
    await close();
  });

  test('hears nothing of the app gives up on it, and Retry loads it anew', async () => {
    const { page, context } = await visit({ silent: '*', timeout: '2000' });
    await page.getByText('There was a problem reaching this app').waitFor({ timeout: 10_000 });
    await state(page, 'timedOut');
    await page.getByRole('button', { name: 'Retry' }).click();
    await state(page, 'loading');
    await context.close();
  });
});

describe('a first read that fails', () => {
  const answerLists = async (page: Page, status: number): Promise<void> => {
    await page.route('**/_api/web/lists?**', route => route.fulfill({ status, body: '' }));
  };

  test("for want of a sign-in is Teams' to put right", async () => {
    const { page, context, app } = await visit({ tab: 'posts' });
    await answerLists(page, 401);
    await page.getByRole('tab', { name: 'Plan' }).click();
    await page.getByRole('button', { name: 'Reload tab' }).click();
    await page.getByText('There was a problem reaching this app').waitFor();
    await page.getByText(/AuthFailed: The plan could not be loaded: you are signed out/).waitFor();
    await page.unroute('**/_api/web/lists?**');
    await page.getByRole('button', { name: 'Retry' }).click();
    await app.getByText('Use shared data').first().waitFor();
    await state(page, 'ready');
    await context.close();
  });

  test("for any other reason is the product's own to show", async () => {
    const { page, context, app } = await visit({ tab: 'posts' });
    await answerLists(page, 403);
    await page.getByRole('tab', { name: 'Plan' }).click();
    await page.getByRole('button', { name: 'Reload tab' }).click();
    await app.getByText(/you don’t have access/).waitFor();
    await state(page, 'expectedFailure');
    await page.unroute('**/_api/web/lists?**');
    await app.getByRole('button', { name: 'Try again' }).click();
    await state(page, 'ready');
    await context.close();
  });
});

describe('sharing', () => {
  /** Asks through the real teams-js in the frame; answers what its promise came to. */
  function share(page: Page, content: string): Promise<unknown> {
    const frame = page.frames().find(one => one.url().includes('/teams/tab'));
    if (!frame) throw new Error('The tab has no frame.');
    return frame.evaluate(
      `microsoftTeams.sharing.shareWebContent({ content: [${content}] }).then(() => 'shared', error => error)`
    );
  }

  test("from the tab becomes a post by Teams, without the app's grant; leaving it is an error of the SDK", async () => {
    await fetch(`${local.origin}/_local/graph/scopes`, {
      method: 'POST',
      body: JSON.stringify({ granted: ['User.Read'] })
    });
    const { page, close } = await local.open('tab', { as: manager });
    const content = `{ type: 'URL', url: '${local.origin}/sites/plan/SitePages/Plan.aspx?action=2', message: 'Please look at this <b>' }`;
    const cancelled = share(page, content);
    const dialog = page.getByRole('dialog', { name: 'Share to Teams' });
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(await cancelled).toMatchObject({ errorCode: 8000 });
    const shared = share(page, content);
    expect(await dialog.getByLabel('Add a message').inputValue()).toBe('Please look at this <b>');
    await dialog.getByLabel('Add a message').fill('Please look at this <b>, all of you');
    await dialog.getByRole('button', { name: 'Share', exact: true }).click();
    expect(await shared).toBe('shared');
    await page.getByRole('tab', { name: /Posts/ }).click();
    await page.getByRole('feed').getByText('Please look at this <b>, all of you').waitFor();
    expect(await share(page, "{ type: 'URL', url: 'javascript' + ':x()' }")).toMatchObject({ errorCode: 4000 });
    await fetch(`${local.origin}/_local/graph/scopes`, {
      method: 'POST',
      body: JSON.stringify({
        granted: [
          'User.Read',
          'ChannelMessage.Send',
          'ChannelMessage.Read.All',
          'Team.ReadBasic.All',
          'Channel.ReadBasic.All'
        ]
      })
    });
    await close();
  });

  test('from a SharePoint page opens the share window of the local Teams', async () => {
    const { page, close } = await local.open('page', { as: manager });
    const link = `https://teams.microsoft.com/share?${new URLSearchParams({ href: `${local.origin}/sites/plan/SitePages/Plan.aspx`, msgText: 'How we stand' }).toString()}`;
    const [window] = await Promise.all([
      page.waitForEvent('popup'),
      page.evaluate(`void window.open(${JSON.stringify(link)}, '_blank', 'noopener')`)
    ]);
    await window
      .getByRole('dialog', { name: 'Share to Teams' })
      .getByRole('button', { name: 'Share', exact: true })
      .click();
    await window.getByText('Shared. You can close this window.').waitFor();
    const { value } = await callGraph<{ value: { body: { content: string } }[] }>(
      local.origin,
      channel.messages,
      manager
    );
    expect(value[0]?.body.content).toContain('How we stand');
    await close();
  });
});

test('a channel gets the plan as a tab with settings of its own, and loses it again', async () => {
  const { page, context, app } = await visit({}, manager);
  await page.getByRole('link', { name: 'General' }).click();
  const settings = page.frameLocator('#tab-settings-frame').getByRole('complementary', { name: 'Property pane' });
  await page.getByRole('button', { name: 'Add a tab' }).click();
  await settings.getByLabel('Title').fill('Plan of General');
  await page.waitForTimeout(400);
  await page.getByRole('button', { name: 'Save' }).click();
  await app.getByText('Plan of General').first().waitFor();
  await page.getByRole('link', { name: 'Improvement plan' }).click();
  await page.getByRole('tab', { name: 'Plan' }).click();
  await app.getByText('Use shared data').first().waitFor();
  expect(await app.getByText('Plan of General').count()).toBe(0);
  await page.getByRole('link', { name: 'General' }).click();
  await page.locator('#tab-menu summary').click();
  await page.getByRole('button', { name: 'Settings' }).click();
  await settings.getByLabel('Title').waitFor();
  expect(await settings.getByLabel('Title').inputValue()).toBe('Plan of General');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.locator('#tab-menu summary').click();
  await page.getByRole('button', { name: 'Remove' }).click();
  await page
    .getByRole('dialog', { name: /Remove/ })
    .getByRole('button', { name: 'Remove' })
    .click();
  await page.getByRole('button', { name: 'Add a tab' }).waitFor();
  await context.close();
});
