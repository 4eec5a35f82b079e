/** @jest-environment jsdom */
import { addressHost } from '../../src/host/address';
import { joinPage } from '../../src/host/instances';
import type { Host } from '../../src/app/ports';

/** A web part on the page, what it reads from the address, and how often it was told to read it again. */
interface WebPart {
  host: Host;
  told(): number;
  step(query: string): void;
}

const parts: WebPart[] = [];

/** Puts a web part on the page: after the others, or before them. */
function webPart(planId?: number, where: 'append' | 'prepend' = 'append'): WebPart {
  const element = document.createElement('div');
  document.body[where](element);
  const host = addressHost('page', joinPage(element, planId));
  let told = 0;
  host.onAddressChange(() => {
    told++;
  });
  const part = { host, told: () => told, step: (query: string) => host.writeAddress(query) };
  parts.push(part);
  return part;
}

function visit(search: string): void {
  window.history.replaceState({ keptBy: 'SharePoint' }, '', `/Plan.aspx${search}`);
}

async function goBack(): Promise<void> {
  const gone = new Promise(resolve => window.addEventListener('popstate', resolve, { once: true }));
  window.history.back();
  await gone;
}

beforeEach(() => visit(''));
afterEach(() => {
  for (const { host } of parts.splice(0)) host.close();
  document.body.replaceChildren();
  expect(window.inspectionActionPlanInstances).toBeUndefined();
});

test('the first on the page owns an address that names no plan, whichever was there first', () => {
  visit('?ap-search=risk');
  const [second, first] = [webPart(2), webPart(1, 'prepend')];
  expect([first.host.readAddress(), second.host.readAddress()]).toEqual(['ap-search=risk', '']);
  // The second had read it, and is told that it is another's.
  expect(second.told()).toBe(1);
});

test('a link that names a plan is for the web part with that plan alone, and stays so on reload', () => {
  visit('?ap-plan=2&ap-action=7');
  const [first, second] = [webPart(1), webPart(2)];
  expect([first.host.readAddress(), second.host.readAddress()]).toEqual(['', 'ap-plan=2&ap-action=7']);
  second.step('ap-action=8');
  expect(window.location.search).toBe('?ap-plan=2&ap-action=8');
});

test('a web part that shows the site’s first plan gets its link once it knows the plan', () => {
  visit('?ap-plan=2&ap-action=7');
  const [first, second] = [webPart(), webPart(1)];
  expect([first.host.readAddress(), second.host.readAddress()]).toEqual(['', '']);
  first.host.setPlan(2);
  expect(first.told()).toBe(1);
  expect(first.host.readAddress()).toBe('ap-plan=2&ap-action=7');
});

test('what the others show is not in the address, and theirs stays with them', async () => {
  const [first, second] = [webPart(1), webPart(2)];
  first.step('ap-action=3');
  second.step('ap-search=risk');
  expect(window.location.search).toBe('?ap-plan=1&ap-action=3');
  await goBack();
  expect([first.told(), second.told()]).toEqual([1, 0]);
});

test('the same plan twice: the first on the page owns the address, and the second after it', () => {
  visit('?ap-plan=1&ap-action=3');
  const [second, first] = [webPart(1), webPart(1, 'prepend')];
  expect([first.host.readAddress(), second.host.readAddress()]).toEqual(['ap-plan=1&ap-action=3', '']);
  first.step('ap-action=4');
  first.host.close();
  second.step('ap-search=risk');
  expect(window.location.search).toBe('?ap-plan=1&ap-search=risk');
});

test('the owner’s end gives the address to another, which shows what it showed and writes its next step', () => {
  const [first, second] = [webPart(1), webPart(2)];
  first.step('ap-action=3');
  first.host.close();
  expect(second.told()).toBe(0);
  second.step('ap-view=scorecard');
  expect(window.location.search).toBe('?ap-plan=2&ap-view=scorecard');
});

test('a link to a plan that is not on the page opens nothing, and gives way to the first step', () => {
  visit('?ap-plan=9&ap-action=3');
  const only = webPart(1);
  expect(only.host.readAddress()).toBe('');
  only.step('ap-brag=Red');
  expect(window.location.search).toBe('?ap-plan=1&ap-brag=Red');
});

test.each([
  ['?action=3', 'ap-action=3'],
  ['?action=3&plan=1', 'ap-plan=1&ap-action=3'],
  ['?q=kinship&brag=Red', ''],
  ['?action=open&q=x', ''],
  ['?action=3&ap-view=scorecard', 'ap-view=scorecard']
])('an old link %s is read as “%s” where one plan is on the page', (search, read) => {
  visit(search);
  expect(webPart(1).host.readAddress()).toBe(read);
});

test('an old link is never written, and the page’s own keys stay with its state', () => {
  visit('?env=test&action=3&q=theirs');
  const only = webPart(1);
  only.step('');
  expect(window.location.search).toBe('?env=test&q=theirs');
  expect(window.history.state).toEqual({ keptBy: 'SharePoint' });
  visit('?action=save&q=theirs');
  only.step('ap-search=risk');
  expect(window.location.search).toBe('?action=save&q=theirs&ap-plan=1&ap-search=risk');
});

test('an old link that names no plan opens nothing where two are on the page; one that does opens its own', () => {
  visit('?action=3');
  const [first, second] = [webPart(1), webPart(2)];
  expect([first.host.readAddress(), second.host.readAddress()]).toEqual(['', '']);
  visit('?action=3&plan=2');
  expect([first.host.readAddress(), second.host.readAddress()]).toEqual(['', 'ap-plan=2&ap-action=3']);
});
