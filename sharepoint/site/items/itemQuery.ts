import type { Context } from '../odata/context.ts';
import { badRequest, overThreshold, tooManyLookups } from '../odata/errors.ts';
import { compareValues, matches } from '../odata/evaluate.ts';
import type { Filter } from '../odata/filter.ts';
import { rowRights } from '../people/rights.ts';
import { isLookup } from '../store/fields.ts';
import type { FieldKind } from '../store/fields.ts';
import type { Item, List } from '../store/model.ts';
import type { Rows } from '../store/rowSet.ts';
import type { TimeZone } from '../timeZone.ts';
import { queryColumn } from './itemColumns.ts';
import type { Column } from './itemColumns.ts';
import { pageById, pageOf, pageSize, readToken } from './paging.ts';
import type { Page } from './paging.ts';

/** A view may not read more rows than this without an index. */
export const listViewThreshold = 5000;
const mostLookups = 12;

/** Finds the rows that a query asks for, page by page. */
export function queryItems(context: Context, list: List): Page {
  const { query, store, user } = context;
  const fields = store.fields(list.id);
  const rows = store.items(list.id);
  const expanded = new Set(query.expand.keys());
  const known = new Map<string, Column>();
  const column = (path: string): Column => {
    const found = known.get(path) ?? queryColumn(context, list, fields, path, expanded);
    known.set(path, found);
    return found;
  };
  const { filter } = query;
  if (filter) checkFilter(filter, column);
  const sorts = query.orderBy.map(sort => {
    const found = column(sort.path);
    if (found.field?.kind === 'Note' || found.field?.kind === 'URL' || found.field?.many) {
      throw badRequest(
        `The field '${sort.path}' of type '${found.field.kind}' cannot be used in the query sort expression.`
      );
    }
    return { ...sort, column: found };
  });
  const joined = new Set([...expanded].filter(name => fields.some(field => field.name === name && isLookup(field))));
  for (const one of known.values()) if (one.joins !== undefined) joined.add(one.joins);
  if (joined.size > mostLookups) throw tooManyLookups();

  const size = pageSize(context);
  const visible = rowRights(store, context.web, list, user.id).maySee;
  const token = readToken(context);
  if (!filter && sorts.length === 0 && !token?.backwards) return pageById(rows, token?.id ?? 0, size, visible);

  if (rows.size > listViewThreshold) {
    const narrowed = filter ? reach(filter, context.zone, column, rows) : Number.POSITIVE_INFINITY;
    const sorted = sorts.every(sort => isIndexed(sort.column));
    if (filter ? narrowed > listViewThreshold : !sorted) throw overThreshold();
  }
  const candidates = filter && candidatesOf(filter, column, rows);
  let found = [...(candidates ?? rows.values())].filter(visible);
  if (filter) found = found.filter(item => matches(filter, context.zone, path => column(path).read(item)));
  const order = (a: Item, b: Item): number => {
    for (const sort of sorts) {
      const sign = compareValues(sort.column.read(a), sort.column.read(b));
      if (sign !== 0) return sort.descending ? -sign : sign;
    }
    return a.id - b.id;
  };
  if (sorts.length > 0) found.sort(order);
  return pageOf(found, sorts, size, token);
}

const unfilterable: ReadonlySet<FieldKind> = new Set<FieldKind>(['URL', 'Computed', 'Location', 'Thumbnail']);

function checkFilter(filter: Filter, column: (path: string) => Column): void {
  if (filter.kind === 'and' || filter.kind === 'or') {
    checkFilter(filter.left, column);
    checkFilter(filter.right, column);
    return;
  }
  const { field } = column(filter.path);
  const longText = field?.kind === 'Note' && filter.kind === 'compare';
  if (field && (longText || unfilterable.has(field.kind)) && field.name !== 'ContentType') {
    throw badRequest(
      `The field '${filter.path}' of type '${field.kind}' cannot be used in the query filter expression.`
    );
  }
}

/** Whether a filter or a sort on a column is helped by an index. */
export function isIndexed(column: Column): boolean {
  return column.field !== undefined && (column.field.indexed || column.field.name === 'ID');
}

/**
 * The rows that alone can pass a filter, found by the values of indexed columns; undefined when every row has to
 * be examined. A comparison finds by the text of a value, so only kinds whose equal values have the same text are
 * looked up.
 */
export function candidatesOf(
  filter: Filter,
  column: (path: string) => Column,
  rows: Rows
): readonly Item[] | undefined {
  switch (filter.kind) {
    case 'and': {
      const [left, right] = [candidatesOf(filter.left, column, rows), candidatesOf(filter.right, column, rows)];
      return left && right ? (left.length <= right.length ? left : right) : (left ?? right);
    }
    case 'or': {
      const [left, right] = [candidatesOf(filter.left, column, rows), candidatesOf(filter.right, column, rows)];
      return left && right && [...new Set([...left, ...right])].sort((a, b) => a.id - b.id);
    }
    case 'compare': {
      const { field, joins } = column(filter.path);
      const { literal } = filter;
      if (
        filter.operator !== 'eq' ||
        filter.part !== undefined ||
        !field ||
        joins !== undefined ||
        !(field.indexed || field.unique)
      )
        return undefined;
      // Who wrote a row, for example, stands beside its values; and one of many values is no value of the row.
      if ((field.fromBase && field.name !== 'Title') || field.many) return undefined;
      if ((field.kind === 'Text' || field.kind === 'Choice') && literal.kind === 'text')
        return rows.withValue(field.name, literal.value);
      const byNumber = ['Number', 'Currency', 'Integer', 'User', 'Lookup'].includes(field.kind);
      return byNumber && literal.kind === 'number' ? rows.withValue(field.name, literal.value) : undefined;
    }
    default:
      return undefined;
  }
}

/** How many rows a filter would have to look at with the help of the indexes. */
export function reach(filter: Filter, zone: TimeZone, column: (path: string) => Column, rows: Rows): number {
  if (filter.kind === 'and')
    return Math.min(reach(filter.left, zone, column, rows), reach(filter.right, zone, column, rows));
  if (filter.kind === 'or') return reach(filter.left, zone, column, rows) + reach(filter.right, zone, column, rows);
  const found = column(filter.path);
  const helps =
    filter.kind === 'startswith' ||
    (filter.kind === 'compare' && filter.operator !== 'ne' && filter.part === undefined);
  if (!helps || !isIndexed(found)) return Number.POSITIVE_INFINITY;
  const candidates = candidatesOf(filter, column, rows);
  if (candidates) return candidates.length;
  let count = 0;
  for (const item of rows.values()) if (matches(filter, zone, () => found.read(item))) count++;
  return count;
}
