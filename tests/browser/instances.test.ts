import type { Locator, Page } from 'playwright-core';
import { launch, type Launched, type OpenPage } from './launch';

/** Two web parts on one SharePoint page, each with a plan: what one does is not the other's, and the end of one is whole. */
let local: Launched;
let second: { plan: number; action: number };

const manager = 'iain.rennie@example.test';

async function add(list: string, values: object): Promise<number> {
  const answer = await fetch(`${local.origin}/sites/plan/_api/web/getList('/sites/plan/Lists/${list}')/items`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${manager}`,
      Accept: 'application/json;odata=nometadata',
      'Content-Type': 'application/json;odata=nometadata'
    },
    body: JSON.stringify(values)
  });
  const made: unknown = await answer.json();
  if (typeof made !== 'object' || made === null || !('Id' in made) || typeof made.Id !== 'number')
    throw new Error(`${list} answered ${answer.status}: ${JSON.stringify(made)}`);
  return made.Id;
}

async function keepProperties(place: string, properties: object): Promise<void> {
  const answer = await fetch(`${local.origin}/_local/page/properties?web=/sites/plan&place=${place}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(properties)
  });
  expect(answer.status).toBe(200);
}

beforeAll(async () => {
  local = await launch();
  const plan = await add('ActionPlans', { Title: 'Fostering plan' });
  const action = await add('ActionPlanActions', {
    Title: 'F1',
    APPlanId: plan,
    APAction: 'Visit every foster carer',
    APStage: 'Agreed'
  });
  second = { plan, action };
  await keepProperties('first', { plan: '' });
  await keepProperties('second', { plan: String(plan) });
}, 120_000);
afterAll(() => local.close());

interface Two extends OpenPage {
  first: Locator;
  other: Locator;
}

async function openTwo(): Promise<Two> {
  const opened = await local.open('two', { as: manager, width: 1280 });
  return { ...opened, ...(await bothDrawn(opened.page)) };
}

async function bothDrawn(page: Page): Promise<{ first: Locator; other: Locator }> {
  const [first, other] = [page.locator('#web-part'), page.locator('#second-web-part')];
  await Promise.all([first, other].map(part => part.getByRole('searchbox').waitFor()));
  return { first, other };
}

test('a search in one leaves the other, and no element id is there twice', async () => {
  const { page, first, other, problems, close } = await openTwo();
  await first.getByRole('searchbox').fill('kinship');
  await page.waitForURL(/\?ap-plan=1&ap-search=kinship$/);
  expect(await other.getByRole('searchbox').inputValue()).toBe('');
  await other.getByRole('searchbox').fill('foster');
  await other.getByText('Visit every foster carer').waitFor();
  await page.waitForTimeout(600);
  expect(new URL(page.url()).search).toBe('?ap-plan=1&ap-search=kinship');
  const ids = await page.locator('[id]').evaluateAll(all => all.map(one => one.id));
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  await page.reload();
  const again = await bothDrawn(page);
  expect(await again.first.getByRole('searchbox').inputValue()).toBe('kinship');
  expect(await again.other.getByRole('searchbox').inputValue()).toBe('');
  expect(problems).toEqual([]);
  await close();
}, 60_000);

test('Back closes the panel of the one that owns the address, and leaves the other', async () => {
  const { page, first, other, close } = await openTwo();
  await other.getByRole('searchbox').fill('foster');
  await other.getByText('Visit every foster carer').waitFor();
  await first.getByText("Bring in one child's plan").first().click();
  await page.waitForURL(/\?ap-plan=1&ap-action=\d+$/);
  await page.getByRole('dialog').getByRole('heading', { name: 'Updates' }).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(1);
  await page.goBack();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await other.getByRole('searchbox').inputValue()).toBe('foster');
  await close();
}, 60_000);

test('a link that names a plan opens its action in that web part alone, again after a reload', async () => {
  const query = { 'ap-plan': String(second.plan), 'ap-action': String(second.action) };
  const { page, close } = await local.open('two', { as: manager, width: 1280, query });
  const panel = page.getByRole('dialog');
  await panel.getByText('Visit every foster carer').first().waitFor();
  expect(await panel.count()).toBe(1);
  await page.reload();
  await panel.getByText('Visit every foster carer').first().waitFor();
  expect(await panel.count()).toBe(1);
  await close();
}, 60_000);

test('what is done in one is sent once, by the one that has the lock, and is shown in both of one plan', async () => {
  await keepProperties('second', { plan: '1' });
  const { page, first, other, context, problems, close } = await openTwo();
  const sent: string[] = [];
  context.on('request', request => {
    if (request.method() === 'POST' && /ActionPlanActions'\)\/items\(\d+\)$/.test(decodeURIComponent(request.url())))
      sent.push(request.url());
  });
  // The second doesn't have the lock: the first sends for it.
  await other.getByText('Use shared data').first().click();
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByLabel('Target').fill('Twelve in a dozen');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('dialog').getByText('Twelve in a dozen').first().waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).first().click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await first.getByText('Use shared data').first().click();
  await page.getByRole('dialog').getByText('Twelve in a dozen').first().waitFor();
  expect(sent).toHaveLength(1);
  expect(problems).toEqual([]);
  await keepProperties('second', { plan: String(second.plan) });
  await close();
}, 60_000);

declare global {
  interface Window {
    /** What the product's scripts have begun on this page and not ended, by kind; filled before the page loads. */
    begun?: Record<'timers' | 'listeners' | 'channels' | 'databases', Set<unknown>>;
  }
}

/** Notes what scripts of the bundle begin: runs in the page, before any of its own. */
function note(): void {
  const begun = { timers: new Set(), listeners: new Set(), channels: new Set(), databases: new Set() };
  window.begun = begun;
  const isOurs = (): boolean => (new Error().stack ?? '').includes('/_local/assets/');
  const { setTimeout: start, clearTimeout: end } = window;
  const started = (run: unknown, wait?: number, ...rest: unknown[]): unknown => {
    const ours = isOurs();
    const timer: unknown = Reflect.apply(start, window, [
      (...args: unknown[]) => {
        begun.timers.delete(timer);
        if (typeof run === 'function') Reflect.apply(run, window, args);
      },
      wait,
      ...rest
    ]);
    if (ours) begun.timers.add(timer);
    return timer;
  };
  Object.assign(window, {
    setTimeout: started,
    clearTimeout: (timer: unknown) => {
      begun.timers.delete(timer);
      Reflect.apply(end, window, [timer]);
    }
  });
  const { addEventListener: listen, removeEventListener: unlisten } = EventTarget.prototype;
  const known = new Map<unknown, string>();
  const keyOf = (type: unknown, listener: unknown): string => {
    if (!known.has(listener)) known.set(listener, String(known.size));
    return `${String(type)} ${String(known.get(listener))}`;
  };
  EventTarget.prototype.addEventListener = function (...args: unknown[]) {
    if ((this === window || this === document) && isOurs()) begun.listeners.add(keyOf(args[0], args[1]));
    return Reflect.apply(listen, this, args);
  };
  EventTarget.prototype.removeEventListener = function (...args: unknown[]) {
    if (this === window || this === document) begun.listeners.delete(keyOf(args[0], args[1]));
    return Reflect.apply(unlisten, this, args);
  };
  const Channel = window.BroadcastChannel;
  window.BroadcastChannel = class extends Channel {
    public constructor(name: string) {
      super(name);
      begun.channels.add(this);
    }
    public override close(): void {
      begun.channels.delete(this);
      super.close();
    }
  };
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = function (...args) {
    const request = Reflect.apply(open, this, args);
    request.addEventListener('success', () => begun.databases.add(request.result));
    return request;
  };
  const { close } = IDBDatabase.prototype;
  IDBDatabase.prototype.close = function () {
    begun.databases.delete(this);
    Reflect.apply(close, this, []);
  };
}

/** How much of each kind is begun and not ended, and who holds or awaits a lock. */
const counts = (page: Page): Promise<Record<string, unknown>> =>
  page.evaluate(async () => {
    const { timers, listeners, channels, databases } = window.begun ?? {};
    const { held = [], pending = [] } = await navigator.locks.query();
    return {
      timers: timers?.size,
      // Fluent's makeStyles listens for the window's end, once for each of its own styles.
      listeners: [...(listeners ?? [])].filter(one => !String(one).startsWith('unload ')),
      channels: channels?.size,
      databases: databases?.size,
      held: held.length,
      pending: pending.length
    };
  });

test('a web part that is removed ends all that it began, and gives the lock and the address to the other', async () => {
  const { page, context, close } = await openTwo();
  await context.addInitScript(note);
  await page.goto(`${local.origin}/sites/plan/SitePages/TwoPlans.aspx`);
  const { first, other } = await bothDrawn(page);
  await page.waitForTimeout(2500);
  expect(await counts(page)).toMatchObject({ channels: 2, databases: 2, held: 1, pending: 1 });
  await first.getByRole('searchbox').fill('kinship');
  await page.waitForURL(/ap-plan=1&ap-search=kinship$/);
  await page.getByRole('button', { name: 'Edit page' }).click();
  await page.getByRole('button', { name: 'Remove first web part' }).click();
  await page.waitForTimeout(500);
  expect(await counts(page)).toMatchObject({ channels: 1, databases: 1, held: 1, pending: 0 });
  await other.getByRole('searchbox').fill('foster');
  await page.waitForURL(new RegExp(`\\?ap-plan=${second.plan}&ap-search=foster$`));
  // Another plan in the property pane: the one before it is ended just so.
  await page.getByRole('button', { name: 'Edit second web part' }).click();
  const pane = page.getByRole('complementary', { name: 'Property pane' });
  await pane.getByRole('combobox').first().selectOption({ index: 0 });
  await other.getByText("Bring in one child's plan").first().waitFor();
  await page.waitForTimeout(500);
  expect(await counts(page)).toMatchObject({ channels: 1, databases: 1, held: 1, pending: 0 });
  await page.getByRole('button', { name: 'Remove second web part' }).click();
  await page.waitForTimeout(500);
  expect(await counts(page)).toEqual({ timers: 0, listeners: [], channels: 0, databases: 0, held: 0, pending: 0 });
  await close();
}, 90_000);
