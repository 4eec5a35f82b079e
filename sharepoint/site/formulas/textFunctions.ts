import { fold } from '../text.ts';
import { FormulaFailure, toNumber, toText } from './values.ts';
import type { FormulaFunction } from './values.ts';

/** As long as a cell of a spreadsheet can be. */
const longest = 32_767;

function count(number: number): number {
  if (number < 0) throw new FormulaFailure('#VALUE!');
  return Math.trunc(number);
}

/** A place in a text, from 1. */
function place(number: number): number {
  if (number < 1) throw new FormulaFailure('#VALUE!');
  return Math.trunc(number);
}

function found(index: number): number {
  if (index < 0) throw new FormulaFailure('#VALUE!');
  return index + 1;
}

/** SEARCH reads ? and * as any character and any text, and ~ before them as themselves. */
function wildcards(text: string): RegExp {
  const source = fold(text).replace(/~[?*~]|[\s\S]/gu, one => {
    if (one === '?') return '[\\s\\S]';
    if (one === '*') return '[\\s\\S]*?';
    return (one.length > 1 && one.startsWith('~') ? one.slice(1) : one).replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
  });
  return new RegExp(source, 'g');
}

/** The functions on text. */
export const textFunctions: readonly [string, FormulaFunction][] = [
  ['LEN', { least: 1, most: 1, run: ([text = null]) => toText(text).length }],
  ['LEFT', { least: 1, most: 2, run: ([text = null, most = 1]) => toText(text).slice(0, count(toNumber(most))) }],
  [
    'RIGHT',
    {
      least: 1,
      most: 2,
      run: ([text = null, most = 1]) => {
        const all = toText(text);
        return all.slice(Math.max(0, all.length - count(toNumber(most))));
      }
    }
  ],
  [
    'MID',
    {
      least: 3,
      most: 3,
      run: ([text = null, from = null, most = null]) => {
        const start = place(toNumber(from)) - 1;
        return toText(text).slice(start, start + count(toNumber(most)));
      }
    }
  ],
  [
    'FIND',
    {
      least: 2,
      most: 3,
      run: ([wanted = null, text = null, from = 1]) =>
        found(toText(text).indexOf(toText(wanted), place(toNumber(from)) - 1))
    }
  ],
  [
    'SEARCH',
    {
      least: 2,
      most: 3,
      run: ([wanted = null, text = null, from = 1]) => {
        const expression = wildcards(toText(wanted));
        expression.lastIndex = place(toNumber(from)) - 1;
        return found(expression.exec(fold(toText(text)))?.index ?? -1);
      }
    }
  ],
  ['TRIM', { least: 1, most: 1, run: ([text = null]) => toText(text).replace(/ +/g, ' ').replace(/^ | $/g, '') }],
  ['UPPER', { least: 1, most: 1, run: ([text = null]) => toText(text).toUpperCase() }],
  ['LOWER', { least: 1, most: 1, run: ([text = null]) => toText(text).toLowerCase() }],
  [
    'PROPER',
    {
      least: 1,
      most: 1,
      run: ([text = null]) =>
        toText(text)
          .toLowerCase()
          .replace(/(^|[^\p{L}])(\p{L})/gu, (_all, before: string, letter: string) => before + letter.toUpperCase())
    }
  ],
  ['CONCATENATE', { least: 1, most: 30, run: args => args.map(toText).join('') }],
  ['EXACT', { least: 2, most: 2, run: ([one = null, other = null]) => toText(one) === toText(other) }],
  [
    'REPT',
    {
      least: 2,
      most: 2,
      run: ([text = null, times = null]) => {
        const [part, number] = [toText(text), count(toNumber(times))];
        if (part.length * number > longest) throw new FormulaFailure('#VALUE!');
        return part.repeat(number);
      }
    }
  ]
];
