import { formulaEmpty } from '../formulas/formulaErrors.ts';
import { checkDefaultFormula, checkFormula, columnsOf } from '../formulas/rowFormulas.ts';
import { ownValue } from '../json.ts';
import type { Context } from '../odata/context.ts';
import { badRequest, duplicateValue, noField } from '../odata/errors.ts';
import type { FieldDefinition, FieldKind } from '../store/fields.ts';
import { fold } from '../text.ts';
import type { ColumnHome } from './columnHome.ts';
import { typeName } from './fieldXml.ts';

const mostIndexes = 20;

const indexable: readonly FieldKind[] = [
  'Text',
  'Choice',
  'Number',
  'Integer',
  'Currency',
  'DateTime',
  'Boolean',
  'User',
  'Lookup'
];

/** 400 or 500 for a column that SharePoint would not keep; `before` is what it was, for one that is changed. */
export function checkField(
  context: Context,
  home: ColumnHome,
  field: FieldDefinition,
  before: FieldDefinition | undefined
): void {
  if (field.kind === 'Text' && (field.maxLength < 1 || field.maxLength > 255))
    throw badRequest('The maximum length of a text field is from 1 to 255.');
  if (field.indexed && !before?.indexed) checkIndex(home, field);
  if (field.unique && !field.indexed) throw badRequest('A field that enforces unique values must be indexed.');
  if (field.unique && !before?.unique) checkValues(context, home, field);
  if (field.kind === 'Lookup') checkLookup(context, home, field, before);
  checkFormulas(home, field);
}

function checkIndex(home: ColumnHome, field: FieldDefinition): void {
  if (field.many || field.primaryId !== '' || !indexable.includes(field.kind)) {
    throw badRequest(`The field '${field.title}' of type '${typeName(field)}' cannot be indexed.`);
  }
  if (home.list && home.fields.filter(one => one.indexed).length >= mostIndexes) {
    throw badRequest('The maximum number of indexed columns on the list has been reached.');
  }
}

function checkValues(context: Context, home: ColumnHome, field: FieldDefinition): void {
  if (!home.list) return;
  const seen = new Set<string>();
  for (const item of context.store.items(home.list.id).values()) {
    const value = ownValue(item.values, field.name);
    if (value === undefined || value === null) continue;
    const key = fold(String(value));
    if (seen.has(key)) throw duplicateValue();
    seen.add(key);
  }
}

function checkLookup(
  context: Context,
  home: ColumnHome,
  field: FieldDefinition,
  before: FieldDefinition | undefined
): void {
  const target = context.store.list(field.lookupList);
  if (!before) {
    if (!target) throw badRequest('The list that the lookup field refers to does not exist.');
    // A dependent site column may name a column that its list only gets later; SharePoint takes it.
    const later = field.primaryId !== '' && !home.list;
    if (!later && !context.store.fields(target.id).some(one => one.name === field.lookupField))
      throw noField(field.lookupField);
  }
  if (field.onDelete === 0) return;
  if (!field.indexed || field.many || field.primaryId !== '')
    throw badRequest('A lookup column that enforces a relationship must be indexed and hold one value.');
  if (target?.web !== home.web.id)
    throw badRequest('A relationship can only be enforced with a list of the same site.');
}

function checkFormulas(home: ColumnHome, field: FieldDefinition): void {
  // With the column as it is to be: a formula may name it by its new title.
  const around = home.around.some(one => one.name === field.name)
    ? home.around.map(one => (one.name === field.name ? field : one))
    : [...home.around, field];
  if (field.kind === 'Calculated') {
    if (field.formula === null || field.formula.replace(/^\s*=/, '').trim() === '') throw formulaEmpty();
    checkFormula(around, field.formula, { of: field });
  }
  if (field.defaultFormula !== null) checkDefaultFormula(field.defaultFormula);
  if (field.validationFormula !== null) checkFormula(around, field.validationFormula, { rule: field });
}

/** 400 when a column can't be deleted: it belongs to every list, or a formula names it. */
export function checkDelete(home: ColumnHome, field: FieldDefinition): void {
  if (field.fromBase) throw badRequest(`The field '${field.title}' cannot be deleted.`);
  if (field.indexed && field.unique) throw badRequest('The field cannot be deleted because it is indexed.');
  const formulas = home.fields.flatMap(one => (one.name !== field.name && one.formula !== null ? [one.formula] : []));
  const rule = home.list?.settings.ValidationFormula ?? '';
  const used = [...formulas, ...(rule === '' ? [] : [rule])].some(formula =>
    columnsOf(home.around, formula).some(one => one.name === field.name)
  );
  if (used) throw badRequest(`The column '${field.title}' cannot be deleted because a formula refers to it.`);
}
