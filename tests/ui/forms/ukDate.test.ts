import { dateFromTyped, fromLocalDate, readUkDate, toLocalDate } from '../../../src/ui/forms/ukDate';

describe('a date as it is typed in the UK', () => {
  it.each([
    ['20 September 2017', '2017-09-20'],
    ['20 sep 17', '2017-09-20'],
    ['1st May 2027', '2027-05-01'],
    ['3/4/2027', '2027-04-03'],
    ['03.04.27', '2027-04-03'],
    ['3-4-2027', '2027-04-03'],
    ['2027-04-03', '2027-04-03'],
    [' 29 February 2028 ', '2028-02-29']
  ])('%s is %s', (typed, date) => {
    expect(readUkDate(typed)).toBe(date);
  });

  it.each(['', 'soon', '31/2/2027', '29 February 2027', '4/13/2027', '20 Smarch 2027', '12 2027'])(
    '%s is no date',
    typed => {
      expect(readUkDate(typed)).toBeUndefined();
    }
  );

  it('leaves what it can’t read as it stands, for the check to refuse', () => {
    expect(dateFromTyped('next week')).toBe('next week');
    expect(dateFromTyped('  ')).toBeUndefined();
  });

  it('goes through the calendar and back', () => {
    expect(fromLocalDate(toLocalDate('2027-03-28'))).toBe('2027-03-28');
  });
});
