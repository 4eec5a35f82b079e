import fc from 'fast-check';
import { dayIn, fixedZone, midnightIn, minutesAhead } from '../../src/domain/dates';
import { zoneOf } from '../../src/data/timeZones';
import { timeZones } from '../../sharepoint/site/timeZone';

/**
 * Facts of the time zones that SharePoint offers: its id, the minutes that its standard time is ahead of UTC, and those
 * that it gains in daylight time, in 2026, by Windows' rules as Microsoft publishes them.
 */
const facts: readonly (readonly [id: number, ahead: number, daylight?: number])[] = [
  [2, 0, 60],
  [3, 60, 60],
  [4, 60, 60],
  [5, 120, 60],
  [6, 60, 60],
  [7, 180],
  [8, -180],
  [9, -240, 60],
  [10, -300, 60],
  [11, -360, 60],
  [12, -420, 60],
  [13, -480, 60],
  [14, -540, 60],
  [15, -600],
  [16, -660],
  [17, 720, 60],
  [18, 600],
  [19, 570, 60],
  [20, 540],
  [21, 480],
  [22, 420],
  [23, 330],
  [24, 240],
  [25, 210],
  [26, 180],
  [27, 120, 60],
  [28, -210, 60],
  [29, -60, 60],
  [31, 0],
  [32, -180],
  [33, -240],
  [34, -300, 60],
  [35, -300],
  [36, -360],
  [37, -360],
  [38, -420],
  [39, -720],
  [40, 720],
  [41, 660],
  [42, 600, 60],
  [43, 600],
  [44, 570],
  [45, 480],
  [46, 420],
  [47, 300],
  [48, 270],
  [49, 120, 60],
  [50, 120],
  [51, 180],
  [53, -60],
  [54, 240],
  [55, -360],
  [56, 180],
  [57, 60, 60],
  [58, 300],
  [59, 120, 60],
  [60, -120, 60],
  [61, 390],
  [62, 345],
  [63, 480],
  [64, 420],
  [65, -240, 60],
  [66, 330],
  [67, 780],
  [68, 600],
  [69, 60],
  [70, 540],
  [71, 360],
  [72, 540],
  [73, 480],
  [74, 180],
  [75, 480],
  [76, 600, 60],
  [77, -420],
  [78, -480, 60],
  [79, 180],
  [80, 120, 60],
  [81, -240],
  [82, 240],
  [83, 120],
  [84, 240],
  [85, -180],
  [86, 0, 60],
  [87, 300],
  [88, -240],
  [89, 240],
  [90, -180],
  [91, -180],
  [93, 0],
  [94, 480],
  [95, -660],
  [96, -120],
  [97, 720],
  [98, 180],
  [99, 660],
  [100, 120],
  [101, 180],
  [102, 360],
  [103, -180],
  [104, -240]
];

/** A zone as SharePoint describes it. */
const zone = (Id: number, ahead: number, daylight = 0, Description = `Zone ${String(Id)}`) => ({
  Id,
  Description,
  Information: { Bias: 0 - ahead, StandardBias: 0, DaylightBias: 0 - daylight }
});

const january = Date.UTC(2026, 0, 1);
const july = Date.UTC(2026, 6, 1);

describe('the time zone of a site', () => {
  test.each(facts.map(([id, ahead, daylight = 0]) => [id, ahead, daylight] as const))(
    'id %i is %i minutes ahead of UTC',
    (id, ahead, daylight) => {
      const found = zoneOf(zone(id, ahead, daylight), 2026);
      expect(found.unknown).toBeUndefined();
      expect(found.name).not.toMatch(/^[+-]/);
      // Morocco's clocks are on its other time only for the month of Ramadan, which is neither month in 2026.
      const least = id === 86 ? 60 : ahead;
      const offsets = [january, july].map(at => minutesAhead(found.name, at));
      expect([Math.min(...offsets), Math.max(...offsets)]).toEqual([least, ahead + daylight]);
    }
  );

  test('every zone of the local SharePoint is known', () => {
    const unknown = timeZones()
      .map(({ id, description, bias, daylightBias }) => zone(id, -bias, -daylightBias, description))
      .filter(facts => zoneOf(facts, 2026).unknown !== undefined)
      .map(({ Id }) => Id);
    expect(unknown.filter(id => id !== 30 && id !== 92)).toEqual([]);
  });

  test("Windows' daylight bias of an hour is no daylight saving time where the zone has none", () => {
    expect(zoneOf(zone(31, 0, 60), 2026)).toEqual({ name: 'Africa/Monrovia' });
    expect(zoneOf(zone(23, 330, 60), 2026)).toEqual({ name: 'Asia/Kolkata' });
  });

  test.each([
    ['an id that the table lacks', zone(30, -120, 60, '(UTC-02:00) Mid-Atlantic - Old'), '-01:00'],
    ['an id of a later SharePoint', zone(140, 570, 30, 'Somewhere'), '+10:00'],
    ['an id whose bias is another', zone(2, 60, 60, 'London'), '+02:00'],
    ['a zone that SharePoint gives no daylight bias', { ...zone(2, 0), Information: undefined }, 'Europe/London']
  ])('%s is unknown', (_what, found, name) => {
    expect(zoneOf(found, 2026)).toEqual({ name, unknown: found.Description });
  });

  test('a zone whose clocks never change is known by its bias alone', () => {
    expect(zoneOf(zone(140, 525), 2026)).toEqual({ name: '+08:45' });
    expect(zoneOf(zone(2, 330), 2026)).toEqual({ name: '+05:30' });
  });

  test('a zone without a description is named by its id', () => {
    expect(zoneOf({ ...zone(30, -120, 60), Description: '' }, 2026).unknown).toBe('30');
  });

  test('a midnight of a zone that is unknown is read as its day, in standard and in daylight time', () => {
    const offset = fc.integer({ min: -12 * 60, max: 13 * 60 });
    const day = fc.integer({ min: 0, max: 30_000 }).map(days => new Date(days * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(offset, fc.constantFrom(30, 60), day, (ahead, daylight, date) => {
        const { name, unknown } = zoneOf(zone(30, ahead, daylight), 2026);
        expect(unknown).toBe('Zone 30');
        for (const gained of [0, daylight]) expect(dayIn(name, midnightIn(fixedZone(ahead + gained), date))).toBe(date);
      })
    );
  });
});
