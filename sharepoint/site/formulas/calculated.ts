import { outputTypes } from '../store/fields.ts';
import type { FieldDefinition } from '../store/fields.ts';
import type { Item } from '../store/model.ts';
import { instantText, localMidnight } from '../timeZone.ts';
import { formulaAlone, formulaOver } from './rowFormulas.ts';
import type { Moment, ReadStored } from './rowFormulas.ts';
import { FormulaFailure, localOf, toBoolean, toNumber, toText } from './values.ts';
import type { Value } from './values.ts';

/**
 * What a calculated column holds for a row: a text, number, yes or no or date of its output type, or the text of an
 * error such as `#DIV/0!`.
 */
export type Calculated = string | number | boolean | Date | null;

/** Makes the function that works a calculated column out for a row. */
export function calculatedReader(
  moment: Moment,
  fields: readonly FieldDefinition[],
  field: FieldDefinition,
  stored: ReadStored
): (item: Item) => Calculated {
  const run = formulaOver(fields, field.formula ?? '', moment, stored);
  return item => {
    try {
      return put(run(item), field, moment);
    } catch (error) {
      if (error instanceof FormulaFailure) return error.shown;
      throw error;
    }
  };
}

/**
 * What a new row gets by a column's default formula, in the form in which it is kept; null when the formula has no
 * value.
 */
export function defaultByFormula(moment: Moment, field: FieldDefinition): string | number | boolean | null {
  const outputType = outputTypes.find(one => one === field.kind) ?? (field.kind === 'Integer' ? 'Number' : 'Text');
  try {
    const value = put(formulaAlone(field.defaultFormula ?? '', moment), { ...field, outputType }, moment);
    return value instanceof Date ? instantText(value.getTime()) : value;
  } catch (error) {
    if (error instanceof FormulaFailure) return null;
    throw error;
  }
}

function put(value: Value, field: FieldDefinition, { zone }: Moment): Calculated {
  switch (field.outputType) {
    case 'Number':
    case 'Currency':
      return toNumber(value);
    case 'Boolean':
      return toBoolean(value);
    case 'DateTime': {
      if (value === null || value === '') return null;
      const instant = zone.fromLocal(localOf(toNumber(value)));
      return new Date(field.dateOnly ? localMidnight(zone, instant) : instant);
    }
    case 'Text':
      return toText(value) || null;
  }
}

/** A calculated value as REST answers it: always a text, a number with its fifteen digits, yes as `1`. */
export function calculatedText(value: Calculated): string | null {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (value instanceof Date) return instantText(value.getTime());
  const text = value.toPrecision(15);
  return text.includes('e') ? String(value) : text;
}
