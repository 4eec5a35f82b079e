import { dateFunctions } from './dateFunctions.ts';
import { formatValue } from './textFormat.ts';
import { textFunctions } from './textFunctions.ts';
import { checked, FormulaDate, FormulaFailure, toBoolean, toNumber } from './values.ts';
import type { FormulaFunction } from './values.ts';

const many = 30;

/** A function whose arguments are numbers. */
function ofNumbers(least: number, most: number, run: (...numbers: number[]) => number): FormulaFunction {
  return { least, most, run: args => checked(run(...args.map(toNumber))) };
}

/** A function over the arguments that are not empty; of dates alone it makes a date. */
function overFilled(run: (numbers: readonly number[]) => number): FormulaFunction {
  return {
    least: 1,
    most: many,
    run: args => {
      const filled = args.filter(one => one !== null);
      const result = checked(run(filled.map(toNumber)));
      return filled.length > 0 && filled.every(one => one instanceof FormulaDate) ? new FormulaDate(result) : result;
    }
  };
}

/** Rounds the size of a number at a place after the point, through its decimal text: 1.005 is exactly half-way. */
function rounded(number: number, places: number, round: (size: number) => number): number {
  const digits = Math.trunc(places);
  const shift = (value: number, by: number): number => {
    const [base = '0', exponent = '0'] = String(value).split('e');
    return Number(`${base}e${Number(exponent) + by}`);
  };
  return Math.sign(number) * shift(round(shift(Math.abs(number), digits)), -digits);
}

function divisor(number: number): number {
  if (number === 0) throw new FormulaFailure('#DIV/0!');
  return number;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
/** Worked out where the formula is, since they don't need all of their arguments, or need the time. */
const special = (least: number, most: number): FormulaFunction => ({ least, most, run: () => null });

/** The functions that a formula may use, by name in capitals; any other is refused when the formula is made. */
export const functions: ReadonlyMap<string, FormulaFunction> = new Map<string, FormulaFunction>([
  ['IF', special(2, 3)],
  ['CHOOSE', special(2, many)],
  ['ISERROR', special(1, 1)],
  ['NOW', special(0, 0)],
  ['TODAY', special(0, 0)],
  ['AND', { least: 1, most: many, run: args => args.map(toBoolean).every(one => one) }],
  ['OR', { least: 1, most: many, run: args => args.map(toBoolean).some(one => one) }],
  ['NOT', { least: 1, most: 1, run: ([value = null]) => !toBoolean(value) }],
  ['TRUE', { least: 0, most: 0, run: () => true }],
  ['FALSE', { least: 0, most: 0, run: () => false }],
  ['ISBLANK', { least: 1, most: 1, run: ([value = null]) => value === null }],
  ['INT', ofNumbers(1, 1, (number = 0) => Math.floor(number))],
  ['ABS', ofNumbers(1, 1, (number = 0) => Math.abs(number))],
  ['MOD', ofNumbers(2, 2, (number = 0, by = 0) => number - divisor(by) * Math.floor(number / by))],
  ['ROUND', ofNumbers(2, 2, (number = 0, places = 0) => rounded(number, places, Math.round))],
  ['ROUNDUP', ofNumbers(2, 2, (number = 0, places = 0) => rounded(number, places, Math.ceil))],
  ['ROUNDDOWN', ofNumbers(2, 2, (number = 0, places = 0) => rounded(number, places, Math.floor))],
  ['SUM', overFilled(sum)],
  ['AVERAGE', overFilled(numbers => sum(numbers) / divisor(numbers.length))],
  ['MIN', overFilled(numbers => (numbers.length === 0 ? 0 : Math.min(...numbers)))],
  ['MAX', overFilled(numbers => (numbers.length === 0 ? 0 : Math.max(...numbers)))],
  ['VALUE', ofNumbers(1, 1, (number = 0) => number)],
  ['TEXT', { least: 2, most: 2, run: ([value = null, format = null]) => formatValue(value, format) }],
  ...textFunctions,
  ...dateFunctions
]);
