import fc from 'fast-check';
import { startSite } from '../../../../sharepoint/site/index.ts';
import { localMidnight, readInstant, timeZone } from '../../../../sharepoint/site/timeZone.ts';
import { people, site, startTenant, temporaryFolder } from '../tenant.ts';
import type { Tenant } from '../tenant.ts';

const zones = [2, 3, 4, 10, 11, 12, 13, 15, 20, 23, 76, 93];

let tenant: Tenant;

beforeAll(async () => {
  tenant = await startTenant({
    sites: [site, ...zones.map(zone => ({ ...site, url: `/sites/zone${zone}`, timeZone: zone }))]
  });
});

afterAll(() => tenant.stop());

const web = (zone: number) => tenant.as('owner', `${tenant.origin}/sites/zone${zone}`).web;

test.each([
  [2, '2026-03-29T00:00:00Z', '2026-10-24T23:00:00Z'],
  [15, '2026-03-29T10:00:00Z', '2026-10-25T10:00:00Z'],
  [76, '2026-03-28T13:00:00Z', '2026-10-24T13:00:00Z'],
  [93, '2026-03-29T00:00:00Z', '2026-10-25T00:00:00Z']
])(
  "in a site of zone %i a date-only column is that zone's midnight, also when clocks change",
  async (zone, spring, autumn) => {
    await web(zone).lists.add('Days');
    const days = () => web(zone).lists.getByTitle('Days');
    await days().fields.addDateTime('Day', { DisplayFormat: 0 });
    const { Day } = await days().items.add({ Title: 'spring', Day: '2026-03-29' });
    const { Day: later } = await days().items.add({ Title: 'autumn', Day: '2026-10-25' });
    expect([Day, later]).toEqual([spring, autumn]);
    expect(await days().items.filter("Day eq '2026-03-29'")()).toMatchObject([{ Title: 'spring' }]);
  }
);

test('a site is given another time zone while it runs', async () => {
  const set = (body: object) =>
    fetch(`${tenant.origin}/_local/time-zone`, { method: 'POST', body: JSON.stringify(body) });
  const own = () => web(93).regionalSettings.timeZone();
  for (const [zone, bias, daylight] of [
    [7, -180, 0],
    [31, 0, 0],
    [59, -120, -60],
    [19, -570, -60],
    [28, 210, -60],
    [108, -840, 0],
    [93, 0, 0]
  ] as const) {
    expect((await set({ web: '/sites/zone93', zone })).status).toBe(200);
    expect(await own()).toMatchObject({
      Id: zone,
      Information: { Bias: bias, DaylightBias: daylight, StandardBias: 0 }
    });
  }
  expect((await set({ web: '/sites/zone93', zone: 4711 })).status).toBe(400);
  expect((await set({ web: '/sites/none', zone: 2 })).status).toBe(400);
});

test('the regional settings say the zone with its bias', async () => {
  expect(await web(2).regionalSettings.timeZone()).toMatchObject({
    Id: 2,
    Information: { Bias: 0, DaylightBias: -60, StandardBias: 0 }
  });
  expect(await web(10).regionalSettings.timeZone()).toMatchObject({
    Id: 10,
    Information: { Bias: 300, DaylightBias: -60 }
  });
  expect(await web(20).regionalSettings.timeZone()).toMatchObject({
    Id: 20,
    Information: { Bias: -540, DaylightBias: 0 }
  });
  expect(await web(76).regionalSettings.timeZone()).toMatchObject({
    Id: 76,
    Information: { Bias: -600, DaylightBias: -60 }
  });
  expect(await web(10).regionalSettings.timeZone.utcToLocalTime('2026-07-01T12:00:00Z')).toBe('2026-07-01T08:00:00');
  expect(await web(10).regionalSettings.timeZone.localTimeToUTC('2026-07-01T08:00:00')).toBe('2026-07-01T12:00:00Z');
});

test("a subweb has its parent's zone", async () => {
  await web(13).webs.add('Below', 'below');
  expect(await tenant.as('owner', `${tenant.origin}/sites/zone13/below`).web.regionalSettings.timeZone()).toMatchObject(
    { Id: 13 }
  );
});

test("a zone that the server doesn't have is refused at the start", async () => {
  await expect(
    startSite({ dataDir: temporaryFolder(), port: 0, people, sites: [{ ...site, timeZone: 4711 }] })
  ).rejects.toThrow('time zone 4711');
});

test('a day that was written is read back as the same day, in every zone', () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 36_000 }), (id, days) => {
      const zone = timeZone(id);
      const day = new Date(days * 86_400_000).toISOString().slice(0, 10);
      const instant = zone && readInstant(zone, day);
      if (!zone || instant === undefined) throw new Error(`${id} ${day}`);
      const midnight = localMidnight(zone, instant);
      expect(new Date(zone.toLocal(midnight)).toISOString()).toBe(`${day}T00:00:00.000Z`);
      expect(localMidnight(zone, midnight + 86_399_000 - 2 * 3_600_000)).toBe(midnight);
    }),
    { numRuns: 500 }
  );
});
