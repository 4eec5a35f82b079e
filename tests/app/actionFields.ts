import type { ActionFields } from '../../src/model/action';
import { brags, priorities, stages } from '../../src/model/action';
import * as fc from 'fast-check';

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });
const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const date = maybe(
  fc
    .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
    .map(day => day.toISOString().slice(0, 10))
);
/** The name and the address follow from the id, as they do on a site. */
const person = maybe(
  fc.integer({ min: 1, max: 9 }).map(id => ({ id, name: `Person ${String(id)}`, email: `p${String(id)}@example.test` }))
);

/** As an entity has it: a text without a character is an empty cell. */
export function asCells<T extends object>(fields: T): T {
  // Only empty texts change, and each may be missing.
  return Object.fromEntries(Object.entries(fields).map(([name, cell]) => [name, cell === '' ? undefined : cell])) as T;
}

/** Everything that the panel can make of an action. */
export const anyFields: fc.Arbitrary<ActionFields> = fc.record({
  areaId: maybe(fc.integer({ min: 1, max: 5 })),
  number: text,
  action: text,
  outcome: text,
  measure: text,
  baseline: text,
  target: text,
  lead: person,
  leadRole: text,
  leadAgency: text,
  partnerAgencies: fc.array(text, { maxLength: 3 }),
  priority: maybe(fc.constantFrom(...priorities)),
  start: date,
  currentDue: date,
  stage: fc.constantFrom(...stages),
  stageReason: text,
  chosenBrag: maybe(fc.constantFrom(...brags)),
  bragReason: text,
  locality: text,
  absorbedInto: text,
  nextUpdateDue: date
});
