import type { FieldDefinition } from '../store/fields.ts';
import type { Item, List } from '../store/model.ts';
import { RuleBroken } from './formulaErrors.ts';
import { formulaOver } from './rowFormulas.ts';
import type { Moment, ReadStored } from './rowFormulas.ts';
import { FormulaFailure, toBoolean } from './values.ts';

/** 500 when a row that is to be kept breaks the rule of one of its columns, or of its list. */
export function checkRules(
  moment: Moment,
  list: List,
  fields: readonly FieldDefinition[],
  item: Item,
  stored: ReadStored
): void {
  for (const field of fields) {
    if (field.validationFormula !== null && !holds(field.validationFormula))
      throw new RuleBroken(field.name, field.validationMessage);
  }
  const { ValidationFormula, ValidationMessage } = list.settings;
  if (ValidationFormula !== '' && !holds(ValidationFormula)) throw new RuleBroken(undefined, ValidationMessage);

  function holds(formula: string): boolean {
    try {
      return toBoolean(formulaOver(fields, formula, moment, stored)(item));
    } catch (error) {
      if (error instanceof FormulaFailure) return false;
      throw error;
    }
  }
}
