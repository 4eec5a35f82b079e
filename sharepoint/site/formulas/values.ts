/** A moment of a formula: days since 30 December 1899 on the site's wall clock, as spreadsheets count them. */
export class FormulaDate {
  readonly serial: number;

  constructor(serial: number) {
    this.serial = serial;
  }
}

/** What a part of a formula comes to; null is an empty column. */
export type Value = number | string | boolean | FormulaDate | null;

/** A formula that has no value, with the text that SharePoint shows instead. */
export class FormulaFailure extends Error {
  readonly shown: '#VALUE!' | '#DIV/0!' | '#NUM!' | '#NAME?';

  constructor(shown: FormulaFailure['shown']) {
    super(shown);
    this.shown = shown;
  }
}

const day = 86_400_000;
const epoch = Date.UTC(1899, 11, 30);

/** The date of a wall-clock time, which is given as if it were UTC milliseconds. */
export function dateOf(local: number): FormulaDate {
  return new FormulaDate((local - epoch) / day);
}

/** The wall-clock time of a serial number, to the second, as if it were UTC milliseconds. */
export function localOf(serial: number): number {
  const local = Math.round(serial * 86_400) * 1000 + epoch;
  if (!(serial >= 0) || Number.isNaN(new Date(local).getTime())) throw new FormulaFailure('#NUM!');
  return local;
}

/** A value as a number: empty is 0, text only when it reads as a number. */
export function toNumber(value: Value): number {
  if (value === null) return 0;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return Number(value);
  if (value instanceof FormulaDate) return value.serial;
  const text = value.trim().replace(/^(-?)\$/, '$1');
  const percent = text.endsWith('%');
  const digits = percent ? text.slice(0, -1) : text;
  if (!/^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d*)?(e[+-]?\d+)?$|^[+-]?\.\d+$/i.test(digits))
    throw new FormulaFailure('#VALUE!');
  return checked(Number(digits.replaceAll(',', '')) / (percent ? 100 : 1));
}

/** A value as text: empty is no text, and a date is its serial number, as in SharePoint. */
export function toText(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return String(Number((value instanceof FormulaDate ? value.serial : value).toPrecision(15)));
}

/** A value as yes or no. */
export function toBoolean(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') {
    if (/^true$/i.test(value)) return true;
    if (/^false$/i.test(value)) return false;
    throw new FormulaFailure('#VALUE!');
  }
  return toNumber(value) !== 0;
}

/** A number that is one; what cannot be calculated has no value. */
export function checked(number: number): number {
  if (!Number.isFinite(number)) throw new FormulaFailure('#NUM!');
  return number;
}

/** A function of the formula language: how many arguments it takes, and what it does with them. */
export interface FormulaFunction {
  least: number;
  most: number;
  run: (args: readonly Value[]) => Value;
}
