import { english } from '../../../src/ui/words/en';

const { dates } = english;

describe('dates in English', () => {
  test('read as people write them', () => {
    expect(dates.long('2017-09-20')).toBe('20 September 2017');
    expect(dates.short('2017-09-01')).toBe('1 Sep 2017');
  });

  test('say their weekday where they are due, and their year only where it is another', () => {
    expect(dates.weekday('2026-12-04', '2026-11-24')).toBe('Fri 4 Dec');
    expect(dates.weekday('2027-01-08', '2026-11-24')).toBe('Fri 8 Jan 2027');
    expect(dates.weekday('soon', '2026-11-24')).toBe('soon');
  });
});
