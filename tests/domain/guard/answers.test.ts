import fc from 'fast-check';
import { panelFields } from '../../../src/domain/checks';
import { changedTexts, hasUnansweredStop, reasonFault, textsOf } from '../../../src/domain/guard';
import { anAction } from '../samples';
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
  const fields = { narrative: 'one', barrier: 'two', bragReason: 'three', brag: 'Green' as const };
  expect(Object.values(textsOf(fields)).sort()).toEqual(['one', 'three', 'two']);
});

test('of an action only the texts that changed, and each of them', () => {
  const before = panelFields(anAction());
  const words = Object.entries(before)
    .filter(
      ([name, value]) =>
        typeof value === 'string' &&
        !['start', 'currentDue', 'nextUpdateDue', 'stage', 'leadAgency', 'locality', 'priority'].includes(name)
    )
    .map(([name]) => name);
  for (const name of words)
    expect(changedTexts(before, { ...before, [name]: 'changed' })).toEqual({ [name]: 'changed' });
  expect(words).toHaveLength(10);
  expect(changedTexts(before, before)).toEqual({});
});
