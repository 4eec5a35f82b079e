import { brags, stages } from '../../src/model/action';
import fc from 'fast-check';
import { applyFilter, isEmptyFilter, noFilter, readFilter, writeFilter } from '../../src/domain/filter';
import { anAction, aPlan } from './samples';

const today = '2026-11-23';
const plan = aPlan();
const one = anAction({ id: 1, number: '1.1', action: 'Bring in one child’s plan', locality: 'South' });
const two = anAction({
  id: 2,
  number: '2.1',
  action: 'Share services fairly',
  lead: undefined,
  leadAgency: 'Police',
  partnerAgencies: ['Health board'],
  currentDue: '2026-01-01'
});
const ids = (change: Partial<typeof noFilter>): number[] =>
  applyFilter([one, two], { ...noFilter, ...change }, plan, today).map(action => action.id);

test('no filter lets everything through, in order', () => {
  expect(ids({})).toEqual([1, 2]);
  expect(isEmptyFilter(noFilter)).toBe(true);
});

test('each part of the filter chooses', () => {
  expect(ids({ lead: '7' })).toEqual([1]);
  expect(ids({ lead: 'none' })).toEqual([2]);
  expect(ids({ agency: 'Health board' })).toEqual([2]);
  expect(ids({ locality: 'South' })).toEqual([1]);
  expect(ids({ brag: ['Red'] })).toEqual([2]);
  expect(ids({ overdue: true })).toEqual([2]);
  expect(ids({ stage: ['Closed'] })).toEqual([]);
});

test('every word has to be found, whatever its case or accents', () => {
  expect(ids({ text: 'PLÁN one' })).toEqual([1]);
  expect(ids({ text: "o'brien" })).toEqual([1]);
  expect(ids({ text: 'plan fairly' })).toEqual([]);
});

test('a filter survives the address', () => {
  const filter = fc.record({
    text: fc.string().filter(text => text === '' || text.trim() !== ''),
    lead: fc.constantFrom('', 'none', '12'),
    agency: fc.string(),
    locality: fc.string(),
    brag: fc.subarray([...brags]),
    stage: fc.subarray([...stages]),
    overdue: fc.boolean(),
    owesUpdate: fc.boolean()
  });
  fc.assert(
    fc.property(filter, wanted => {
      expect(readFilter(writeFilter(wanted))).toEqual(wanted);
    })
  );
});

test('what an address says wrongly is left out, but not a stage, which may be one of somebody’s own', () => {
  expect(readFilter('ap-brag=Purple,Red&ap-stage=Nowhere&ap-overdue=yes')).toEqual({
    ...noFilter,
    brag: ['Red'],
    stage: ['Nowhere']
  });
});
