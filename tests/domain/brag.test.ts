import { brags, stages } from '../../src/model/action';
import fc from 'fast-check';
import { computedBrag, isBetter, isOverdue, owesUpdate, shownBrag } from '../../src/domain/brag';
import { addDays } from '../../src/domain/dates';
import { isOpen } from '../../src/domain/stage';
import { anAction, aPlan } from './samples';

const today = '2026-11-23';
const plan = aPlan();
const latest = (daysAgo: number, barrier = false) => ({
  text: 'Moved on.',
  at: `${addDays(today, -daysAgo)}T10:00:00Z`,
  author: 'A lead',
  barrier
});

describe('computed BRAG', () => {
  test.each([
    ['Blue when Verified, however late', anAction({ stage: 'Verified', currentDue: '2020-01-01' }), 'Blue'],
    ['Blue when Closed', anAction({ stage: 'Closed' }), 'Blue'],
    ['Red the day after it was due', anAction({ currentDue: addDays(today, -1) }), 'Red'],
    ['not Red on the day itself', anAction({ currentDue: today, latest: latest(1) }), 'Green'],
    ['Grey when the start lies ahead', anAction({ start: addDays(today, 1), currentDue: addDays(today, 60) }), 'Grey'],
    [
      'Red, not Grey, when late before it began',
      anAction({ start: addDays(today, 1), currentDue: addDays(today, -1) }),
      'Red'
    ],
    [
      'Amber when due soon with no update this cycle',
      anAction({ currentDue: addDays(today, 14), latest: latest(28) }),
      'Amber'
    ],
    ['Green when due soon with one', anAction({ currentDue: addDays(today, 14), latest: latest(27) }), 'Green'],
    ['Green a day before due soon begins', anAction({ currentDue: addDays(today, 15), latest: latest(40) }), 'Green'],
    [
      'Amber when the last update names a barrier',
      anAction({ currentDue: addDays(today, 90), latest: latest(2, true) }),
      'Amber'
    ],
    ['Grey when absorbed, however late', anAction({ stage: 'Absorbed', currentDue: '2020-01-01' }), 'Grey']
  ])('%s', (_, action, brag) => {
    expect(computedBrag(action, plan, today)).toBe(brag);
  });

  test('an open action past due is never shown as Green or Blue alone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...stages.filter(isOpen)),
        fc.constantFrom(...brags),
        fc.integer({ min: 1, max: 900 }),
        (stage, chosen, late) => {
          const shown = shownBrag(
            anAction({ stage, chosenBrag: chosen, currentDue: addDays(today, -late) }),
            plan,
            today
          );
          expect(shown.brag === 'Green' || shown.brag === 'Blue').toBe(false);
        }
      )
    );
  });

  test("the lead's word leads where it is worse and stands beside where it is better", () => {
    const sound = anAction({ currentDue: addDays(today, 60), latest: latest(1) });
    expect(shownBrag({ ...sound, chosenBrag: 'Amber' }, plan, today)).toEqual({ brag: 'Amber', chosen: undefined });
    expect(shownBrag({ ...sound, currentDue: addDays(today, -1), chosenBrag: 'Green' }, plan, today)).toEqual({
      brag: 'Red',
      chosen: 'Green'
    });
    expect(isBetter('Blue', 'Green')).toBe(true);
    expect(isBetter('Amber', 'Amber')).toBe(false);
  });
});

describe('what is owed', () => {
  test('an action under way without an update in the cycle owes one', () => {
    expect(owesUpdate(anAction({ latest: latest(28) }), plan, today)).toBe(true);
    expect(owesUpdate(anAction({ latest: latest(27) }), plan, today)).toBe(false);
    expect(owesUpdate(anAction({ latest: undefined }), plan, today)).toBe(true);
  });

  test('nothing is owed before the start, while proposed or paused, or once ended', () => {
    const none = { latest: undefined };
    expect(owesUpdate(anAction({ ...none, start: addDays(today, 1) }), plan, today)).toBe(false);
    for (const stage of ['Proposed', 'Paused', 'Closed', 'Cancelled'] as const)
      expect(owesUpdate(anAction({ ...none, stage }), plan, today)).toBe(false);
  });

  test('only an open action is overdue', () => {
    expect(isOverdue(anAction({ currentDue: '2020-01-01' }), today)).toBe(true);
    expect(isOverdue(anAction({ currentDue: '2020-01-01', stage: 'Closed' }), today)).toBe(false);
  });
});
