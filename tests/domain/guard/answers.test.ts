import { panelFields, anAction } from '../samples';
import fc from 'fast-check';
import { hasUnansweredStop, reasonFault } from '../../../src/domain/guard';
import { action } from '../../../src/model/action';
import { differenceOf, freeTextsIn } from '../../../src/model/difference';
import { editedNames } from '../../../src/model/entity';
import { update } from '../../../src/model/update';
import { chiNumber } from './numbers';

const context = { organisationDomains: [] };

test('a stop is answered by a reason that isn’t blank and holds no such number itself', () => {
  fc.assert(
    fc.property(chiNumber, number => {
      const texts = { narrative: `See ${number}` };
      expect(hasUnansweredStop(texts, ' ', context)).toBe(true);
      expect(hasUnansweredStop(texts, `It is ${number}`, context)).toBe(true);
      expect(hasUnansweredStop(texts, 'The court asked for it', context)).toBe(false);
    })
  );
});

test('a warning asks for no reason', () => {
  expect(hasUnansweredStop({ narrative: '9434765870' }, '', context)).toBe(false);
});

test('a reason is limited like every note', () => {
  expect(reasonFault('x'.repeat(63_999), context)).toBeUndefined();
  expect(reasonFault('x'.repeat(64_000), context)).toEqual({ why: 'tooLong', length: 64_000, limit: 63_999 });
});

test('every text of an update is looked at', () => {
  const texts = freeTextsIn(update, { narrative: 'one', barrier: 'two', brag: 'Green', author: 'Somebody' });
  expect(Object.values(texts).sort()).toEqual(['one', 'two']);
  // Its reason for the BRAG is kept beside the action.
  expect(freeTextsIn(action, { bragReason: 'three', chosenBrag: 'Green' })).toEqual({ bragReason: 'three' });
});

test('of an action only the texts that changed, and each of them', () => {
  const before = panelFields(anAction());
  const changed = (after: typeof before): unknown =>
    freeTextsIn(action, differenceOf(action, before, after, editedNames(action)).values);
  const words = [
    'number',
    'action',
    'outcome',
    'measure',
    'baseline',
    'target',
    'leadRole',
    'stageReason',
    'bragReason',
    'absorbedInto'
  ];
  for (const name of words) expect(changed({ ...before, [name]: 'changed' })).toEqual({ [name]: 'changed' });
  expect(changed({ ...before, locality: 'changed' })).toEqual({});
  expect(changed(before)).toEqual({});
});
