import fc from 'fast-check';
import { isEqualJson } from '../../src/model/difference';
import { changedSince, merge } from '../../src/sync/merge';

const value = fc.constantFrom<unknown>(null, 'a', 'b', 'c', 3, ['x'], { Url: 'https://example.org' });
const fields = fc.record({ one: value, two: value, three: value });

describe('merging three ways', () => {
  it('writes what only I changed, leaves what only they changed', () => {
    expect(merge({ text: 'a', due: 'b' }, { text: 'mine', due: 'b' }, { text: 'a', due: 'theirs' })).toEqual({
      values: { text: 'mine' },
      conflicts: []
    });
  });

  it('asks where both changed a field to different values', () => {
    expect(merge({ text: 'a' }, { text: 'mine' }, { text: 'theirs' })).toEqual({
      values: {},
      conflicts: [{ field: 'text', mine: 'mine', theirs: 'theirs' }]
    });
  });

  it('leaves theirs without asking in a field that yields', () => {
    expect(
      merge({ text: 'a', due: 'b' }, { text: 'mine', due: 'mine' }, { text: 'theirs', due: 'b' }, ['text'])
    ).toEqual({ values: { due: 'mine' }, conflicts: [] });
  });

  it("asks where it isn't known what I had before me", () => {
    expect(merge({}, { text: 'mine' }, { text: 'theirs' }).conflicts).toHaveLength(1);
  });

  it("puts no value over one that isn't in the base", () => {
    fc.assert(
      fc.property(fields, fields, fields, (base, mine, theirs) => {
        const { values, conflicts } = merge(base, mine, theirs);
        for (const field of Object.keys(values))
          expect(isEqualJson(Reflect.get(theirs, field), Reflect.get(base, field))).toBe(true);
        for (const { field } of conflicts) expect(field in values).toBe(false);
      })
    );
  });

  it('loses nothing of mine: each changed field is written, there already, or asked about', () => {
    fc.assert(
      fc.property(fields, fields, fields, (base, mine, theirs) => {
        const { values, conflicts } = merge(base, mine, theirs);
        for (const [field, wanted] of Object.entries(mine)) {
          if (isEqualJson(wanted, Reflect.get(base, field))) continue;
          const written = field in values && isEqualJson(values[field], wanted);
          const there = isEqualJson(Reflect.get(theirs, field), wanted);
          expect(written || there || conflicts.some(one => one.field === field)).toBe(true);
        }
      })
    );
  });

  it('is mine where nobody wrote', () => {
    fc.assert(
      fc.property(fields, fields, (base, mine) => {
        expect({ ...base, ...merge(base, mine, base).values }).toEqual(mine);
      })
    );
  });

  it('names what changed under a removal', () => {
    expect(changedSince({ text: 'a', due: null }, { text: 'b' })).toEqual([{ field: 'text', mine: 'a', theirs: 'b' }]);
  });
});

describe('equality of values', () => {
  it('is that of their JSON, whatever the order of keys', () => {
    fc.assert(fc.property(fc.jsonValue(), json => isEqualJson(json, structuredClone(json))));
    expect(isEqualJson({ a: 1, b: [2] }, { b: [2], a: 1 })).toBe(true);
    expect(isEqualJson([1, 2], [2, 1])).toBe(false);
    expect(isEqualJson(['a'], { 0: 'a' })).toBe(false);
    expect(isEqualJson(null, undefined)).toBe(true);
    expect(isEqualJson('', null)).toBe(false);
  });
});
