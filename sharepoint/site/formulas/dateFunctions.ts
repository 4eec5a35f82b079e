import { dateOf, FormulaDate, FormulaFailure, localOf, toNumber, toText } from './values.ts';
import type { FormulaFunction, Value } from './values.ts';

/** A value as the wall clock; text is read as an ISO or a day-first date, as a site in the UK writes it. */
function clock(value: Value): Date {
  if (typeof value !== 'string') return new Date(localOf(toNumber(value)));
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(value.trim());
  const dayFirst = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(value.trim());
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : dayFirst ? [dayFirst[3], dayFirst[2], dayFirst[1]] : [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (date.getUTCMonth() !== Number(month) - 1) throw new FormulaFailure('#VALUE!');
  return date;
}

function part(read: (date: Date) => number): FormulaFunction {
  return { least: 1, most: 1, run: ([value = null]) => read(clock(value)) };
}

function weekday(value: Value, type: Value): number {
  const sunday = clock(value).getUTCDay();
  switch (toNumber(type)) {
    case 1:
      return sunday + 1;
    case 2:
      return ((sunday + 6) % 7) + 1;
    case 3:
      return (sunday + 6) % 7;
  }
  throw new FormulaFailure('#NUM!');
}

/**
 * The time between two dates in whole years (Y), months (M) or days (D), or what of it is left beside the larger ones.
 */
function difference(from: Date, to: Date, unit: string): number {
  const day = (date: Date): number => Math.floor(date.getTime() / 86_400_000);
  if (day(from) > day(to)) throw new FormulaFailure('#NUM!');
  const early = to.getUTCDate() < from.getUTCDate();
  const months =
    (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth() - (early ? 1 : 0);
  const since = (year: number, month: number): number =>
    day(to) - Math.floor(Date.UTC(year, month, from.getUTCDate()) / 86_400_000);
  switch (unit.toUpperCase()) {
    case 'Y':
      return Math.floor(months / 12);
    case 'M':
      return months;
    case 'D':
      return day(to) - day(from);
    case 'YM':
      return months % 12;
    case 'MD':
      return since(to.getUTCFullYear(), to.getUTCMonth() - (early ? 1 : 0));
    case 'YD':
      return since(from.getUTCFullYear() + Math.floor(months / 12), from.getUTCMonth());
  }
  throw new FormulaFailure('#NUM!');
}

/** The functions on dates. */
export const dateFunctions: readonly [string, FormulaFunction][] = [
  [
    'DATE',
    {
      least: 3,
      most: 3,
      run: ([year = null, month = null, day = null]) => {
        const whole = Math.trunc(toNumber(year));
        // As spreadsheets do: a year below 1900 counts from 1900.
        const local = Date.UTC(
          whole < 1900 ? whole + 1900 : whole,
          Math.trunc(toNumber(month)) - 1,
          Math.trunc(toNumber(day))
        );
        if (Number.isNaN(local) || whole < 0 || whole > 9999) throw new FormulaFailure('#NUM!');
        return dateOf(local);
      }
    }
  ],
  ['YEAR', part(date => date.getUTCFullYear())],
  ['MONTH', part(date => date.getUTCMonth() + 1)],
  ['DAY', part(date => date.getUTCDate())],
  ['HOUR', part(date => date.getUTCHours())],
  ['MINUTE', part(date => date.getUTCMinutes())],
  ['SECOND', part(date => date.getUTCSeconds())],
  [
    'DATEVALUE',
    { least: 1, most: 1, run: ([value = null]) => new FormulaDate(Math.floor(dateOf(clock(value).getTime()).serial)) }
  ],
  ['WEEKDAY', { least: 1, most: 2, run: ([value = null, type = 1]) => weekday(value, type) }],
  [
    'DATEDIF',
    {
      least: 3,
      most: 3,
      run: ([from = null, to = null, unit = null]) => difference(clock(from), clock(to), toText(unit))
    }
  ]
];
