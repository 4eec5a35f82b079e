import { isCalendarDate } from '../../src/model/values';
import fc from 'fast-check';
import { addDays, dayIn, daysBetween, midnightIn } from '../../src/domain/dates';

const day = fc
  .date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2060-12-31T00:00:00Z'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10));

describe('calendar dates', () => {
  test.each([
    ['2026-06-30', 'Europe/London', '2026-06-29T23:00:00Z'],
    ['2026-12-01', 'Europe/London', '2026-12-01T00:00:00Z'],
    ['2026-03-29', 'Europe/London', '2026-03-29T00:00:00Z'],
    ['2026-03-30', 'Europe/London', '2026-03-29T23:00:00Z'],
    ['2026-10-25', 'Europe/London', '2026-10-24T23:00:00Z'],
    ['2026-10-26', 'Europe/London', '2026-10-26T00:00:00Z'],
    ['2026-06-30', 'Pacific/Honolulu', '2026-06-30T10:00:00Z'],
    ['2026-06-30', 'Pacific/Kiritimati', '2026-06-29T10:00:00Z']
  ])('%s in %s begins at %s', (date, zone, instant) => {
    expect(midnightIn(zone, date)).toBe(instant);
    expect(dayIn(zone, instant)).toBe(date);
  });

  test('a day written and read back is the same day in every zone', () => {
    const zone = fc.constantFrom('Europe/London', 'Etc/UTC', 'Pacific/Kiritimati', 'Pacific/Honolulu');
    fc.assert(
      fc.property(day, zone, (date, where) => {
        expect(dayIn(where, midnightIn(where, date))).toBe(date);
      })
    );
  });

  test('adding days and counting them agree', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -2000, max: 2000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
      })
    );
  });

  test('days that do not exist are refused', () => {
    expect(['2026-02-29', '2026-13-01', '2026-1-1', '', 'today', '2026-04-31'].filter(isCalendarDate)).toEqual([]);
    expect(isCalendarDate('2028-02-29')).toBe(true);
  });
});
