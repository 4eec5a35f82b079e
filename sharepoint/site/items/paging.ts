import { apiUrl } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { badQuery } from '../odata/errors.ts';
import { compareValues } from '../odata/evaluate.ts';
import { valueKind } from '../store/fields.ts';
import type { Item, List } from '../store/model.ts';
import type { Rows } from '../store/rowSet.ts';
import type { Column } from './itemColumns.ts';

const largestPage = 5000;
const defaultPage = 100;

/** A page of rows and the token of the next one, if there is any. */
export interface Page {
  items: readonly Item[];
  nextToken: string | undefined;
}

/** A column that rows are sorted by. */
export interface SortedBy {
  path: string;
  descending: boolean;
  column: Column;
}

/** How many rows a page has at the most. */
export function pageSize(context: Context): number {
  return Math.min(context.query.top ?? defaultPage, largestPage);
}

/** Where a page starts: after a row or, backwards, before it. */
export interface PageToken {
  id: number;
  backwards: boolean;
  /** The values of the sorted columns of that row, as `p_<column>`. */
  keys: URLSearchParams;
}

/** Reads `$skiptoken`; undefined when there is none, 400 when it is none of ours. */
export function readToken(context: Context): PageToken | undefined {
  if (context.query.skipToken === undefined) return undefined;
  const keys = new URLSearchParams(context.query.skipToken);
  const id = Number(keys.get('p_ID'));
  if (keys.get('Paged')?.toUpperCase() !== 'TRUE' || !Number.isSafeInteger(id))
    throw badQuery('The query option "$skiptoken" is not valid.');
  return { id, backwards: keys.get('PagedPrev')?.toUpperCase() === 'TRUE', keys };
}

/** A page of a list in the order of its ids: the same effort at its end as at its start. */
export function pageById(rows: Rows, after: number, size: number, visible: (item: Item) => boolean): Page {
  const items: Item[] = [];
  for (let from = after; items.length <= size;) {
    const next = rows.after(from, size + 1);
    items.push(...next.filter(visible));
    const last = next.at(-1);
    if (!last || next.length <= size) break;
    from = last.id;
  }
  const page = items.slice(0, size);
  const last = page.at(-1);
  return { items: page, nextToken: last && items.length > size ? tokenAfter(last, []) : undefined };
}

/** Takes the page that a token points at from rows in their order. */
export function pageOf(
  found: readonly Item[],
  sorts: readonly SortedBy[],
  size: number,
  token: PageToken | undefined
): Page {
  let start = 0;
  if (token) {
    const place = (item: Item): number => position(item, token, sorts);
    if (token.backwards) {
      const before = found.filter(item => place(item) < 0);
      return { items: before.slice(Math.max(0, before.length - size)), nextToken: undefined };
    }
    const next = found.findIndex(item => place(item) > 0);
    start = next < 0 ? found.length : next;
  }
  const items = found.slice(start, start + size);
  const last = items.at(-1);
  return { items, nextToken: last && start + size < found.length ? tokenAfter(last, sorts) : undefined };
}

/** The token of the page after a row. */
export function tokenAfter(item: Item, sorts: readonly SortedBy[]): string {
  const parts = new URLSearchParams({ Paged: 'TRUE' });
  for (const sort of sorts) parts.set(`p_${sort.path}`, keyText(sort.column.read(item)));
  parts.set('p_ID', String(item.id));
  return parts.toString();
}

/** Where a row stands to the row of a token: before (negative), at it (0) or after it. */
function position(item: Item, { id, keys }: PageToken, sorts: readonly SortedBy[]): number {
  for (const sort of sorts) {
    // Sorting by ID itself: its place in the token is p_ID.
    const key = /^id$/i.test(sort.path) ? String(id) : (keys.get(`p_${sort.path}`) ?? '');
    const sign = compareValues(sort.column.read(item), fromKeyText(key, sort.column));
    if (sign !== 0) return sort.descending ? -sign : sign;
  }
  return item.id - id;
}

function keyText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return value instanceof Date ? value.toISOString() : String(value);
}

function fromKeyText(key: string, column: Column): unknown {
  if (key === '') return null;
  switch (column.field && valueKind(column.field)) {
    case 'DateTime':
      return new Date(key);
    case 'Boolean':
      return key === 'true';
    case 'Number':
    case 'Currency':
    case 'Integer':
    case 'Counter':
    case 'User':
    case 'Lookup':
      return Number(key);
    default:
      return key;
  }
}

/** The address of the next page: the skip token first, then the other options as they were sent. */
export function nextLink(context: Context, list: List, token: string): string {
  const others = [...context.query.raw]
    .filter(([name]) => name !== '$skiptoken' && name !== '$skip')
    .map(([name, value]) => `&${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  return `${apiUrl(context)}Web/Lists(guid'${list.id}')/Items?%24skiptoken=${encodeURIComponent(token)}${others.join('')}`;
}
