import fc from 'fast-check';
import { excerptOf } from '../../../src/ui/guard/excerpt';

test('quotes what was found with a little around it, and never half a character', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.string({ unit: 'grapheme' }),
      (before, found, after) => {
        const excerpt = excerptOf(before + found + after, {
          kind: 'chi',
          effect: 'stop',
          start: before.length,
          end: before.length + found.length
        });
        expect(excerpt.found).toBe(found);
        expect(before.endsWith(excerpt.before.replace(/^…/, ''))).toBe(true);
        expect(after.startsWith(excerpt.after.replace(/…$/, ''))).toBe(true);
        expect(excerpt.before + excerpt.after).not.toMatch(/\p{Surrogate}/u);
      }
    )
  );
});

test('an ellipsis says where the text goes on', () => {
  expect(
    excerptOf(`${'a'.repeat(40)}X${'👩'.repeat(40)}`, { kind: 'chi', effect: 'stop', start: 40, end: 41 })
  ).toEqual({ before: `…${'a'.repeat(32)}`, found: 'X', after: `${'👩'.repeat(32)}…` });
  expect(excerptOf('a X b', { kind: 'chi', effect: 'stop', start: 2, end: 3 })).toEqual({
    before: 'a ',
    found: 'X',
    after: ' b'
  });
});
