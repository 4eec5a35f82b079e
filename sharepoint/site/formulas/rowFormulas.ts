import type { FieldDefinition, FieldKind } from '../store/fields.ts';
import type { Item } from '../store/model.ts';
import { fold } from '../text.ts';
import type { TimeZone } from '../timeZone.ts';
import { evaluate } from './evaluate.ts';
import {
  defaultOfOthers,
  formulaCircle,
  formulaColumn,
  formulaKind,
  formulaSyntax,
  ruleOfOthers
} from './formulaErrors.ts';
import { columnsIn, FormulaSyntax, parseFormula } from './parse.ts';
import type { Node } from './parse.ts';
import { dateOf } from './values.ts';
import type { Value } from './values.ts';

/** Where and when a formula is worked out: dates are the site's own, and `now` is in milliseconds. */
export interface Moment {
  zone: TimeZone;
  now: () => number;
}

/** Reads what a row keeps in a column that is not calculated. */
export type ReadStored = (item: Item, field: FieldDefinition) => unknown;

/** The kinds of column that a formula may name. */
const readable: ReadonlySet<FieldKind> = new Set<FieldKind>([
  'Text',
  'Choice',
  'Number',
  'Currency',
  'Integer',
  'Counter',
  'DateTime',
  'Boolean',
  'Calculated'
]);

interface Prepared {
  node: Node;
  columns: ReadonlyMap<string, FieldDefinition>;
}

/** A list's columns are one array until one of them changes: what was prepared for them goes with them. */
const prepared = new WeakMap<readonly FieldDefinition[], Map<string, Prepared>>();

function findColumn(fields: readonly FieldDefinition[], name: string): FieldDefinition | undefined {
  const wanted = fold(name);
  return (
    fields.find(field => fold(field.title) === wanted && readable.has(field.kind)) ??
    fields.find(field => fold(field.name) === wanted) ??
    fields.find(field => fold(field.title) === wanted)
  );
}

function prepare(fields: readonly FieldDefinition[], formula: string): Prepared {
  const known = prepared.get(fields) ?? new Map<string, Prepared>();
  prepared.set(fields, known);
  const before = known.get(formula);
  if (before) return before;
  const node = parse(formula);
  const columns = new Map<string, FieldDefinition>();
  for (const name of columnsIn(node)) {
    const field = findColumn(fields, name);
    if (field) columns.set(name, field);
  }
  const made = { node, columns };
  known.set(formula, made);
  return made;
}

function parse(formula: string): Node {
  try {
    return parseFormula(formula);
  } catch (error) {
    if (error instanceof FormulaSyntax) throw formulaSyntax();
    throw error;
  }
}

/** The columns that a formula names, among those of its list or site. */
export function columnsOf(fields: readonly FieldDefinition[], formula: string): readonly FieldDefinition[] {
  return [...prepare(fields, formula).columns.values()];
}

/**
 * 400 for a formula that SharePoint would not take: one that can't be read, names a column that isn't there or can't be
 * read by formulas, or comes round to the column that it is to be kept for. A column's own rule may name that column
 * only.
 */
export function checkFormula(
  fields: readonly FieldDefinition[],
  formula: string,
  use: { of?: FieldDefinition; rule?: FieldDefinition } = {}
): void {
  const node = parse(formula);
  for (const name of columnsIn(node)) {
    const field = findColumn(fields, name);
    if (!field) throw formulaColumn();
    if (!readable.has(field.kind)) throw formulaKind();
    if (use.rule && field.name !== use.rule.name) throw ruleOfOthers();
    if (use.of) checkCircle(fields, field, use.of, new Set());
  }
}

/** 400 for a default that can't be read or that names a column: a new row has no values yet. */
export function checkDefaultFormula(formula: string): void {
  if (columnsIn(parse(formula)).size > 0) throw defaultOfOthers();
}

function checkCircle(
  fields: readonly FieldDefinition[],
  field: FieldDefinition,
  target: FieldDefinition,
  seen: Set<string>
): void {
  if (field.name === target.name) throw formulaCircle();
  if (field.formula === null || seen.has(field.name)) return;
  seen.add(field.name);
  for (const one of columnsOf(fields, field.formula)) checkCircle(fields, one, target, seen);
}

/** Makes the function that works a formula out for a row; it throws FormulaFailure when there is no value. */
export function formulaOver(
  fields: readonly FieldDefinition[],
  formula: string,
  moment: Moment,
  stored: ReadStored
): (item: Item) => Value {
  const { node, columns } = prepare(fields, formula);
  const now = dateOf(moment.zone.toLocal(moment.now()));
  const readers = new Map([...columns].map(([name, field]) => [name, columnReader(fields, field, moment, stored)]));
  return item =>
    evaluate(node, {
      now,
      column: name => readers.get(name)?.(item) ?? null
    });
}

/** Works out a formula that names no column. */
export function formulaAlone(formula: string, moment: Moment): Value {
  return evaluate(parse(formula), { now: dateOf(moment.zone.toLocal(moment.now())), column: () => null });
}

function columnReader(
  fields: readonly FieldDefinition[],
  field: FieldDefinition,
  moment: Moment,
  stored: ReadStored
): (item: Item) => Value {
  if (field.formula !== null) return formulaOver(fields, field.formula, moment, stored);
  return item => {
    const value = stored(item, field);
    if (field.kind === 'DateTime')
      return typeof value === 'string' ? dateOf(moment.zone.toLocal(Date.parse(value))) : null;
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  };
}
