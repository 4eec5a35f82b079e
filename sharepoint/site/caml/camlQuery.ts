import type { Column } from '../items/itemColumns.ts';
import { candidatesOf, isIndexed, listViewThreshold, reach } from '../items/itemQuery.ts';
import { pageOf, tokenAfter } from '../items/paging.ts';
import type { PageToken, SortedBy } from '../items/paging.ts';
import type { Context } from '../odata/context.ts';
import { badRequest, overThreshold, tooManyLookups } from '../odata/errors.ts';
import { compareValues, matches } from '../odata/evaluate.ts';
import type { Filter } from '../odata/filter.ts';
import { rowRights } from '../people/rights.ts';
import type { Item, List } from '../store/model.ts';
import type { Rows } from '../store/rowSet.ts';
import { unreadable } from './camlErrors.ts';
import { CamlColumns, camlFilter } from './camlFilter.ts';
import type { CamlView, Scope } from './camlView.ts';

const mostLookups = 12;

/** Where in a list a query looks, beside what its view says. */
export interface Place {
  /** The server-relative address of a folder; the list's own when absent. */
  folder?: string | undefined;
  /** As `ListItemCollectionPosition` or a `NextHref` gives it: `Paged=TRUE&p_ID=20`. */
  paging?: string | undefined;
}

/** A page of rows. */
export interface CamlPage {
  items: readonly Item[];
  /** The paging of the next page, without the row's number; undefined on the last. */
  next: URLSearchParams | undefined;
  /** The paging of the page before; undefined on the first. */
  previous: URLSearchParams | undefined;
  /** The place of the page's first row among all of the query's, from 1. */
  firstRow: number;
}

/**
 * Finds the rows that a view asks for.
 *
 * Over 5,000 rows it keeps to the list view threshold like this. A condition that an index narrows to 5,000 rows is
 * answered in full, and so
 * is one on a single folder that holds no more.
 * Any other condition with a RowLimit, in the order of the ids, is answered from the next 5,000 rows alone: a page may
 * then hold only a part,
 * or nothing, and still have a next one. Everything else is SPQueryThrottledException: no RowLimit (or one above
 * 5,000), or an order
 * by a column without an index.
 */
export function queryCaml(context: Context, list: List, view: CamlView, place: Place): CamlPage {
  const columns = new CamlColumns(context, list);
  const filter = view.where && camlFilter(context, columns, view.where);
  if (filter) findColumns(filter, columns);
  const sorts = view.orderBy.map(({ field, descending }) => {
    const column = columns.column(columns.path(field));
    if (column.field?.kind === 'Note' || column.field?.kind === 'URL' || column.field?.many) {
      throw badRequest(
        `The field '${field.name}' of type '${column.field.kind}' cannot be used in the query sort expression.`
      );
    }
    return { path: field.name, descending, column };
  });
  checkJoins(columns, view.viewFields ?? []);

  const inScope = scopeTest(list, view.scope, place.folder);
  const rights = rowRights(context.store, context.web, list, context.user.id);
  const found = (item: Item): boolean =>
    inScope(item) &&
    rights.maySee(item) &&
    (!filter || matches(filter, context.zone, path => columns.column(path).read(item)));

  const { token, firstRow } = readPaging(place.paging);
  const rows = context.store.items(list.id);
  const large = rows.size > listViewThreshold;
  const limit = view.rowLimit ?? Number.POSITIVE_INFINITY;
  if (large && limit > listViewThreshold && !filter) throw overThreshold();
  const column = (path: string): Column => columns.column(path);
  const candidates = filter && candidatesOf(filter, column, rows);
  const narrowed =
    !large ||
    !filter ||
    reach(filter, context.zone, column, rows) <= listViewThreshold ||
    isSmallFolder(view.scope, rows, inScope);

  const byId = sorts.every(sort => /^id$/i.test(sort.path) && !sort.descending);
  if (byId && !token?.backwards && !(candidates && narrowed)) {
    if (!narrowed && limit > listViewThreshold) throw overThreshold();
    return inOrderOfId(rows, {
      found,
      after: token?.id ?? 0,
      limit,
      most: narrowed ? Number.POSITIVE_INFINITY : listViewThreshold,
      firstRow
    });
  }
  if (large && !(narrowed && (filter || sorts.every(sort => isIndexed(sort.column))))) throw overThreshold();
  return sorted([...(candidates ?? rows.values())].filter(found), sorts, token, limit, firstRow);
}

interface Scan {
  found: (item: Item) => boolean;
  /** The id of the row before the first. */
  after: number;
  limit: number;
  /** How many rows may be looked at. */
  most: number;
  firstRow: number;
}

/** Reads on from a row in the order of the ids, and stops at the limit or when it has examined enough rows. */
function inOrderOfId(rows: Rows, scan: Scan): CamlPage {
  const chunk = 1000;
  const items: Item[] = [];
  let last = scan.after;
  let looked = 0;
  let end: number | undefined;
  reading: for (;;) {
    const some = rows.after(last, Math.min(chunk, scan.most - looked));
    for (const item of some) {
      const match = scan.found(item);
      if (match && items.length === scan.limit) {
        end = items.at(-1)?.id ?? scan.after;
        break reading;
      }
      if (match) items.push(item);
      last = item.id;
      looked++;
    }
    if (looked >= scan.most && rows.after(last, 1).length > 0) {
      end = last;
      break;
    }
    if (some.length < chunk) break;
  }
  return {
    items,
    next: end === undefined ? undefined : new URLSearchParams({ Paged: 'TRUE', p_ID: String(end) }),
    previous: scan.firstRow > 1 ? before(items[0], []) : undefined,
    firstRow: scan.firstRow
  };
}

function sorted(
  found: Item[],
  sorts: readonly SortedBy[],
  token: PageToken | undefined,
  limit: number,
  firstRow: number
): CamlPage {
  const order = (a: Item, b: Item): number => {
    for (const sort of sorts) {
      const sign = compareValues(sort.column.read(a), sort.column.read(b));
      if (sign !== 0) return sort.descending ? -sign : sign;
    }
    return a.id - b.id;
  };
  found.sort(order);
  const { items, nextToken } = pageOf(found, sorts, limit, token);
  const last = items.at(-1);
  const next = nextToken ?? (token?.backwards && last ? tokenAfter(last, sorts) : undefined);
  return {
    items,
    next: next === undefined ? undefined : new URLSearchParams(next),
    previous: items[0] === found[0] ? undefined : before(items[0], sorts),
    firstRow
  };
}

function before(first: Item | undefined, sorts: readonly SortedBy[]): URLSearchParams | undefined {
  if (!first) return undefined;
  const parts = new URLSearchParams(tokenAfter(first, sorts));
  parts.set('PagedPrev', 'TRUE');
  return parts;
}

/** Reads what says where a page starts: the row before it or, backwards, after it, and the number of its first row. */
function readPaging(text: string | undefined): { token: PageToken | undefined; firstRow: number } {
  const keys = new URLSearchParams((text ?? '').replace(/^[?&]+/, ''));
  if (keys.get('Paged')?.toUpperCase() !== 'TRUE') return { token: undefined, firstRow: 1 };
  const id = Number(keys.get('p_ID') ?? '0');
  const first = Number(keys.get('PageFirstRow') ?? '1');
  if (!Number.isSafeInteger(id)) throw unreadable();
  return {
    token: { id, backwards: keys.get('PagedPrev')?.toUpperCase() === 'TRUE', keys },
    firstRow: Number.isSafeInteger(first) && first > 0 ? first : 1
  };
}

/** Whether a scope is one folder alone, and holds so few rows that all of them may be examined. */
function isSmallFolder(scope: Scope, rows: Rows, inScope: (item: Item) => boolean): boolean {
  if (scope !== 'Default' && scope !== 'FilesOnly') return false;
  let count = 0;
  for (const item of rows.values()) if (inScope(item) && ++count > listViewThreshold) return false;
  return true;
}

/** Which rows a scope takes: those of a folder, or all below it, with or without folders. */
function scopeTest(list: List, scope: Scope, folder: string | undefined): (item: Item) => boolean {
  const root = (folder === undefined || folder === '' ? list.folder : folder.startsWith('/') ? folder : `/${folder}`)
    .replace(/\/+$/, '')
    .toLowerCase();
  const inside = (item: Item): boolean => item.dir.toLowerCase() === root;
  const below = (item: Item): boolean => inside(item) || item.dir.toLowerCase().startsWith(`${root}/`);
  switch (scope) {
    case 'Default':
      return inside;
    case 'FilesOnly':
      return item => item.kind === 0 && inside(item);
    case 'Recursive':
      return item => item.kind === 0 && below(item);
    case 'RecursiveAll':
      return below;
  }
}

/** Finds every column of a filter, so that one which isn't there is an error even for a list without rows. */
function findColumns(filter: Filter, columns: CamlColumns): void {
  if (filter.kind === 'and' || filter.kind === 'or') {
    findColumns(filter.left, columns);
    findColumns(filter.right, columns);
  } else columns.column(filter.path);
}

function checkJoins(columns: CamlColumns, viewFields: readonly string[]): void {
  const joined = columns.joined();
  for (const name of viewFields) {
    const field = navigations.has(name) ? undefined : columns.field(name);
    if (field?.kind === 'Lookup' || field?.kind === 'User') joined.add(field.name);
  }
  if (joined.size > mostLookups) throw tooManyLookups();
}

/**
 * What `ViewFields` may name although it is no column: SharePoint's own clients ask for it so before they expand it.
 */
export const navigations: ReadonlySet<string> = new Set([
  'RoleAssignments',
  'HasUniqueRoleAssignments',
  'EffectiveBasePermissions',
  'PermMask',
  'ServerUrl',
  'EncodedAbsUrl',
  'DocIcon',
  'Edit',
  'SelectTitle',
  'ItemChildCount',
  'FolderChildCount'
]);
