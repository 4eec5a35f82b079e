import { FormulaFailure, localOf, toNumber, toText } from './values.ts';
import type { Value } from './values.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December'
];
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** TEXT(): a value in a number or date pattern; `#VALUE!` for a pattern that isn't one of the common ones. */
export function formatValue(value: Value, format: Value): string {
  const pattern = toText(format);
  if (typeof value === 'string' && !/^[\d.,%+-]+$/.test(value.trim())) return value;
  if (/^[^a-z]*[0#][^a-z]*$/i.test(pattern.replace(/"[^"]*"/g, ''))) return formatNumber(toNumber(value), pattern);
  return formatDate(new Date(localOf(toNumber(value))), pattern);
}

function formatNumber(number: number, pattern: string): string {
  const match = /^((?:"[^"]*"|[^0#,."])*)([#,0]*)(?:\.(0*)(#*))?((?:"[^"]*"|[^0#,."])*)$/.exec(pattern);
  if (!match) throw new FormulaFailure('#VALUE!');
  const [, before = '', whole = '', zeros = '', optional = '', after = ''] = match;
  const scaled = Math.abs(number) * (after.includes('%') ? 100 : 1);
  const [digits = '0', fraction = ''] = scaled.toFixed(Math.min(20, zeros.length + optional.length)).split('.');
  const least = whole.replace(/[#,]/g, '').length;
  const padded = (least === 0 && digits === '0' ? '' : digits).padStart(least, '0');
  const grouped = whole.includes(',') ? padded.replace(/\B(?=(\d{3})+$)/g, ',') : padded;
  const kept = fraction.slice(0, zeros.length) + fraction.slice(zeros.length).replace(/0+$/, '');
  const plain = (text: string): string => text.replaceAll('"', '').replace(/\\(.)/g, '$1');
  const sign = number < 0 && /[1-9]/.test(digits + kept) ? '-' : '';
  return `${sign}${plain(before)}${grouped}${kept === '' ? '' : `.${kept}`}${plain(after)}`;
}

const parts = /"([^"]*)"|\\(.)|(AM\/PM|A\/P|y+|m+|d+|h+|s+)|([\s\S])/gi;

function formatDate(date: Date, pattern: string): string {
  const two = (number: number, length: number): string =>
    length > 1 ? String(number).padStart(2, '0') : String(number);
  const halves = /AM\/PM|A\/P/i.test(pattern);
  let afterHour = false;
  return pattern.replace(
    parts,
    (
      all: string,
      quoted: string | undefined,
      escaped: string | undefined,
      name: string | undefined,
      other: string | undefined,
      offset: number
    ) => {
      if (quoted !== undefined) return quoted;
      if (escaped !== undefined) return escaped;
      if (name === undefined) {
        if (other !== undefined && /\p{L}/u.test(other)) throw new FormulaFailure('#VALUE!');
        return all;
      }
      const length = name.length;
      const minutes = afterHour || /^m+[^a-z]*s/i.test(pattern.slice(offset));
      afterHour = /^h/i.test(name);
      switch (name.charAt(0).toLowerCase()) {
        case 'y':
          return length > 2 ? String(date.getUTCFullYear()) : two(date.getUTCFullYear() % 100, 2);
        case 'm':
          if (minutes) return two(date.getUTCMinutes(), length);
          return length > 2
            ? (months[date.getUTCMonth()] ?? '').slice(0, length === 3 ? 3 : undefined)
            : two(date.getUTCMonth() + 1, length);
        case 'd':
          return length > 2
            ? (days[date.getUTCDay()] ?? '').slice(0, length === 3 ? 3 : undefined)
            : two(date.getUTCDate(), length);
        case 'h':
          return two(halves ? date.getUTCHours() % 12 || 12 : date.getUTCHours(), length);
        case 's':
          return two(date.getUTCSeconds(), length);
        default: {
          const half = date.getUTCHours() < 12 ? 'AM' : 'PM';
          return length === 3 ? half.charAt(0) : half;
        }
      }
    }
  );
}
