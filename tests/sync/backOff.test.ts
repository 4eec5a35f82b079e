import fc from 'fast-check';
import { backOff } from '../../src/sync/backOff';

const luck = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('back-off', () => {
  it('stays between nothing and five minutes, however often it was tried', () => {
    fc.assert(
      fc.property(fc.nat(5000), luck, (tries, drawn) => {
        const wait = backOff(tries, () => drawn);
        return Number.isInteger(wait) && wait >= 0 && wait <= 300_000;
      })
    );
  });

  it('doubles its limit with each try, up to the cap', () => {
    const almost = (tries: number): number => backOff(tries, () => 0.999999);
    expect([1, 2, 3, 4].map(almost)).toEqual([2000, 4000, 8000, 16_000]);
    expect(almost(20)).toBe(300_000);
  });

  it('is spread over the whole of it', () => {
    expect([0, 0.25, 0.5].map(drawn => backOff(3, () => drawn))).toEqual([0, 2000, 4000]);
  });
});
