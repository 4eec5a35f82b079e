import fc from 'fast-check';
import { action } from '../../src/model/action';
import { sendable, sendableCells, sendableLine } from '../../src/model/sendable';

const code = (...codes: readonly number[]): string => String.fromCharCode(...codes);

/** Texts with many of the characters that can't be sent, and halves of surrogate pairs. */
const anyText = fc.string({
  unit: fc
    .oneof(fc.integer({ min: 0, max: 0xffff }), fc.constantFrom(0x7, 0xb, 0xc, 0xd800, 0xdc00, 0xffff))
    .map(n => code(n))
});

/** True for a UTF-16 unit of `text` that SharePoint would refuse. */
const isForbidden = (text: string): boolean =>
  [...text].some(one => {
    const point = one.codePointAt(0) ?? 0;
    const isControl = point < 0x20 && ![0x9, 0xa, 0xd].includes(point);
    return isControl || (point >= 0xd800 && point <= 0xdfff) || point === 0xfffe || point === 0xffff;
  });

describe('a text as it can be sent', () => {
  test('whatever it was, it holds nothing that SharePoint refuses, and cleaning it again changes nothing', () => {
    fc.assert(
      fc.property(anyText, text => {
        for (const clean of [sendable, sendableLine]) {
          const once = clean(text);
          expect(isForbidden(once)).toBe(false);
          expect(clean(once)).toBe(once);
        }
        expect(sendableLine(text)).not.toMatch(/[\r\n]/);
      }),
      { numRuns: 500 }
    );
  });

  test('ordinary text stays as it is', () => {
    for (const text of ['', 'A\tB\r\nC', 'Naïve façade – “ok” 👩‍👩‍👧', 'שלום עולם', 'مرحبا'])
      expect(sendable(text)).toBe(text);
  });

  test("Word's breaks become line breaks, and its cell marks go", () => {
    const pasted = `One${code(0xb)}two${code(7)}${code(0xc)}three${code(0xd83d)}`;
    expect(sendable(pasted)).toBe('One\ntwo\nthree');
    expect(sendableLine(pasted)).toBe('One two three');
  });

  test('each cell by its kind', () => {
    const dirty = `a${code(0xb)}b${code(7)}`;
    const cells = {
      number: dirty,
      action: dirty,
      partnerAgencies: [dirty],
      areaId: 3,
      latest: { text: dirty, at: 'x' },
      other: dirty
    };
    const kind = action.fields.action.kind;
    expect(sendableCells(action, cells)).toEqual({
      number: 'a b',
      action: kind === 'note' ? 'a\nb' : 'a b',
      partnerAgencies: ['a b'],
      areaId: 3,
      latest: { text: 'a\nb', at: 'x' },
      other: 'a b'
    });
  });
});
