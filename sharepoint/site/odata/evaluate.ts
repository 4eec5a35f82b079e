import { fold } from '../text.ts';
import { readInstant } from '../timeZone.ts';
import type { TimeZone } from '../timeZone.ts';
import { badQuery } from './errors.ts';
import type { Comparison, DatePart, Filter, FilterLiteral } from './filter.ts';

/** Whether something passes a filter; `read` finds the value at a path, `zone` is what dates without an offset mean. */
export function matches(filter: Filter, zone: TimeZone, read: (path: string) => unknown): boolean {
  switch (filter.kind) {
    case 'and':
      return matches(filter.left, zone, read) && matches(filter.right, zone, read);
    case 'or':
      return matches(filter.left, zone, read) || matches(filter.right, zone, read);
    case 'startswith':
    case 'substringof': {
      const wanted = fold(filter.text);
      return some(read(filter.path), value => {
        if (value === null || value === undefined) return false;
        const text = fold(String(value));
        return filter.kind === 'startswith' ? text.startsWith(wanted) : text.includes(wanted);
      });
    }
    case 'compare':
      return compares(filter.operator, zone, read(filter.path), filter.literal, filter.part);
  }
}

function some(value: unknown, test: (one: unknown) => boolean): boolean {
  return Array.isArray(value) ? value.some(test) : test(value);
}

function compares(
  operator: Comparison,
  zone: TimeZone,
  value: unknown,
  literal: FilterLiteral,
  part: DatePart | undefined
): boolean {
  if (Array.isArray(value)) {
    // Many values: eq means contains, ne means doesn't contain, null means empty.
    if (literal.kind === 'null') return (value.length === 0) === (operator === 'eq');
    if (operator === 'ne') return !value.some(one => compares('eq', zone, one, literal, part));
    return value.some(one => compares(operator, zone, one, literal, part));
  }
  const empty = value === null || value === undefined;
  if (literal.kind === 'null') {
    if (operator !== 'eq' && operator !== 'ne') throw badQuery('null can only be compared with eq or ne.');
    return empty === (operator === 'eq');
  }
  // As SharePoint's SQL does: an empty value is not equal to any value, and neither less nor more.
  if (empty) return operator === 'ne';
  const order = part === undefined ? orderOf(zone, value, literal) : datePart(zone, value, part) - asNumber(literal);
  switch (operator) {
    case 'eq':
      return order === 0;
    case 'ne':
      return order !== 0;
    case 'lt':
      return order < 0;
    case 'le':
      return order <= 0;
    case 'gt':
      return order > 0;
    case 'ge':
      return order >= 0;
  }
}

function orderOf(zone: TimeZone, value: unknown, literal: Exclude<FilterLiteral, { kind: 'null' }>): number {
  if (typeof value === 'boolean') return Number(value) - Number(asBoolean(literal));
  if (typeof value === 'number') return value - asNumber(literal);
  if (value instanceof Date) return value.getTime() - asInstant(zone, literal);
  const text = String(value);
  if (literal.kind === 'date') {
    const instant = readInstant(zone, text);
    return instant === undefined ? Number.NaN : instant - asInstant(zone, literal);
  }
  return compareValues(text, String(literal.value));
}

function asNumber(literal: FilterLiteral): number {
  if (literal.kind === 'number') return literal.value;
  if (literal.kind === 'boolean') return Number(literal.value);
  if (literal.kind === 'text' && /^-?\d+(\.\d+)?$/.test(literal.value)) return Number(literal.value);
  throw badQuery('The filter compares a number with something that is no number.');
}

function asBoolean(literal: FilterLiteral): boolean {
  if (literal.kind === 'boolean') return literal.value;
  if (literal.kind === 'number' && (literal.value === 0 || literal.value === 1)) return literal.value === 1;
  if (literal.kind === 'text' && /^(0|1|true|false)$/i.test(literal.value)) return /^(1|true)$/i.test(literal.value);
  throw badQuery('The filter compares a Yes/No value with something else.');
}

function asInstant(zone: TimeZone, literal: FilterLiteral): number {
  const instant = literal.kind === 'text' || literal.kind === 'date' ? readInstant(zone, literal.value) : undefined;
  if (instant === undefined) throw badQuery('The filter compares a date with something that is no date.');
  return instant;
}

function datePart(zone: TimeZone, value: unknown, part: DatePart): number {
  const instant = value instanceof Date ? value.getTime() : readInstant(zone, String(value));
  if (instant === undefined) throw badQuery(`The function '${part}' needs a date.`);
  const local = new Date(zone.toLocal(instant));
  switch (part) {
    case 'year':
      return local.getUTCFullYear();
    case 'month':
      return local.getUTCMonth() + 1;
    case 'day':
      return local.getUTCDate();
    case 'hour':
      return local.getUTCHours();
    case 'minute':
      return local.getUTCMinutes();
    case 'second':
      return local.getUTCSeconds();
  }
}

/** The order of two values: empty first, numbers and dates by size, text without regard to case. */
export function compareValues(a: unknown, b: unknown): number {
  const emptyA = a === null || a === undefined;
  const emptyB = b === null || b === undefined;
  if (emptyA || emptyB) return Number(emptyB) - Number(emptyA);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  if (a instanceof Date && b instanceof Date) return a.getTime() - b.getTime();
  const left = fold(String(a));
  const right = fold(String(b));
  return left < right ? -1 : left > right ? 1 : 0;
}
