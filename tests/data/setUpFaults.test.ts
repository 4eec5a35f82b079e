import type { TimelinePipe } from '@pnp/core';
import type { SetUpResult } from '../../src/app/setUp';
import { setUpOf } from '../../src/data/setUp';
import type { Result } from '../../src/domain/failure';
import { entities, listKeys } from '../../src/model';
import type { SetUpSites } from './setUpSites';
import { runSetUp, standing, startSetUpSites } from './setUpSites';
import { valueOf } from './site';

jest.setTimeout(300_000);

/** The most requests that setting up a bare site may take. */
const most = 28;

let sites: SetUpSites;
let whole: readonly string[];
beforeAll(async () => {
  sites = await startSetUpSites(most * 2 + 24);
  const first = sites.fresh();
  valueOf(await runSetUp(sites.as(first)));
  whole = await standing(sites.pnp(first));
});
afterAll(() => sites.close());

type Sent = [string, RequestInit, unknown];

/** Counts the requests of a connection, and lets a test change the n-th (from 1). */
function eachRequest(change: (number: number, init: RequestInit) => RequestInit): TimelinePipe {
  let number = 0;
  return instance => {
    instance.on.pre(async (url: string, init: RequestInit, result: unknown): Promise<Sent> => {
      number++;
      return [url, change(number, init), result];
    });
    return instance;
  };
}

const withFault = (init: RequestInit, fault: string): RequestInit => ({
  ...init,
  headers: { ...Object.fromEntries(new Headers(init.headers)), 'X-Local-Fault': fault }
});

/** Throttles the fourth part of each fourth batch, until the function that is given back is called. */
function throttleParts(): () => void {
  const send = globalThis.fetch;
  let batches = 0;
  const spy = jest.spyOn(globalThis, 'fetch').mockImplementation((url, init) => {
    if (typeof init?.body !== 'string' || !init.body.startsWith('--batch') || batches++ % 4 > 0) return send(url, init);
    let at = 0;
    const body = init.body.replace(/ HTTP\/1\.1\r\n/g, line =>
      at++ === 3 ? `${line}X-Local-Fault: 429; retry-after=90\r\n` : line
    );
    return send(url, { ...init, body });
  });
  return () => spy.mockRestore();
}

/** From the n-th request on nothing gets through, as where the tab is closed. */
const closedAfter = (last: number, fault: string): TimelinePipe =>
  eachRequest((number, init) => (number < last ? init : withFault(init, number === last ? fault : 'drop-before')));

async function expectWhole(url: string): Promise<void> {
  const { steps, notes } = valueOf(await setUpOf(sites.as(url)).check());
  expect(steps.flatMap(step => step.repairs)).toEqual([]);
  expect(notes).toEqual([]);
  expect(await standing(sites.pnp(url))).toEqual(whole);
}

test('a bare site takes few requests, and a second run only looks', async () => {
  const url = sites.fresh();
  let count = 0;
  const connection = sites.as(
    url,
    'owner',
    eachRequest((_number, init) => {
      count++;
      return init;
    })
  );
  valueOf(await runSetUp(connection));
  expect(count).toBeLessThanOrEqual(most);
  count = 0;
  valueOf(await runSetUp(connection));
  expect(count).toBe(2);
});

test('rights are what is declared, nobody holds any by name, and the owners own the groups', () => {
  const rights = whole.slice(2).map(text => text.slice(text.lastIndexOf('[')));
  const of = (managers: string, leads: string, members: string): string =>
    `["Action plan leads: ${leads}","Action plan managers: ${managers}","Site Members: ${members}","Site Owners: Full Control","Site Visitors: Read"]]`;
  const readers = of('Contribute', 'Read', 'Read');
  expect(rights).toEqual([
    readers,
    readers,
    readers,
    readers,
    of('Contribute', 'Contribute', 'Read'),
    of('Contribute', 'Contribute', 'Contribute')
  ]);
  expect(whole.slice(0, 2)).toEqual([
    'Action plan managers is owned by Site Owners',
    'Action plan leads is owned by Site Owners'
  ]);
});

describe('a run that ends at any request, before or after it is done', () => {
  test.each(['drop-before', 'drop-after'])('%s', async fault => {
    for (let last = 1; last <= most; last++) {
      const url = sites.fresh();
      const broken = await runSetUp(sites.as(url, 'owner', closedAfter(last, fault)));
      if (broken.ok && last > most - 4) break;
      expect([last, broken.ok]).toEqual([last, false]);
      valueOf(await runSetUp(sites.as(url)));
      await expectWhole(url);
    }
  });
});

test.each(['503', '429; retry-after=3', '500', '504'])(
  'one %s at any request is overcome in the same run',
  async fault => {
    for (const struck of [2, 7, 12, 17, 22]) {
      const url = sites.fresh();
      const change = eachRequest((number, init) => (number === struck ? withFault(init, fault) : init));
      valueOf(await runSetUp(sites.as(url, 'owner', change)));
      if (struck === 17) await expectWhole(url);
      if (fault === '504') break;
    }
  }
);

test('a part of a batch that is throttled is waited for as told and sent again; the person learns until when', async () => {
  const url = sites.fresh();
  const connection = sites.as(url);
  const stopThrottling = throttleParts();
  const waits: number[] = [];
  const told = new Set<string>();
  const setUp = setUpOf(connection, {
    sleep: async milliseconds => {
      waits.push(milliseconds);
    }
  });
  valueOf(await setUp.run(({ waitingUntil }) => waitingUntil !== undefined && told.add(waitingUntil)));
  stopThrottling();
  expect(waits.length).toBeGreaterThan(2);
  for (const wait of waits) expect(Math.abs(wait - 90_000)).toBeLessThan(3000);
  expect(told.size).toBe(waits.length);
  await expectWhole(url);
});

test('two owners who press it at once, and one who presses it twice, end whole', async () => {
  const url = sites.fresh();
  const runs: Promise<Result<SetUpResult>>[] = ['owner', 'second', 'owner'].map(name => runSetUp(sites.as(url, name)));
  await Promise.all(runs);
  valueOf(await runSetUp(sites.as(url, 'second')));
  await expectWhole(url);
  const lists = await sites.pnp(url).web.lists.select('Title').filter("substringof('lan', Title)")();
  expect(lists.map(list => list.Title).sort()).toEqual(listKeys.map(key => entities[key].title).sort());
});

test('somebody who may not set up is told so, and nothing is made', async () => {
  const url = sites.fresh();
  expect(await runSetUp(sites.as(url, 'member'))).toMatchObject({ ok: false, failure: { kind: 'forbidden' } });
});
