import { Shaped, shape } from '../odata/answer.ts';
import type { Entity } from '../odata/answer.ts';
import { apiUrl } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { badQuery, badRequest, overThreshold, tooManyLookups } from '../odata/errors.ts';
import { compareValues, matches } from '../odata/evaluate.ts';
import { contentTypeShaper } from '../contentTypes/itemContentType.ts';
import { isLookup, propertyName, valueKind } from '../columns/fields.ts';
import type { FieldDefinition, FieldKind } from '../columns/fields.ts';
import type { Filter } from '../odata/filter.ts';
import { expandedField, idsOf, needsExpand, noProperty, plainColumn, queryColumn, targetReader } from './itemColumns.ts';
import type { Column } from './itemColumns.ts';
import type { Item, List } from '../store/model.ts';
import { listMask, maySee } from '../webs/rights.ts';
import type { TimeZone } from '../webs/timeZone.ts';

/** A view may not read more rows than this without an index. */
export const listViewThreshold = 5000;
const largestPage = 5000;
const defaultPage = 100;
const mostLookups = 12;

/** The name of the type of a list's rows. */
export function itemType(list: List): string {
  return `SP.Data.${list.entity}Item`;
}

/** The name of the set of a list's rows in `odata.metadata`. */
export function itemSet(list: List): string {
  return `SP.ListData.${list.entity}Items`;
}

/** The ETag of a row as it stands in a body. */
export function bodyETag(item: Item): string {
  return `"${item.version}"`;
}

/** The ETag of a row as it stands in a header. */
export function headerETag(item: Item): string {
  return `"${item.uniqueId},${item.version}"`;
}

/** The path of a row under `_api/`. */
export function itemPath(list: List, item: Item): string {
  return `Web/Lists(guid'${list.id}')/Items(${item.id})`;
}

type Emit = (item: Item, values: Record<string, unknown>) => void;

/** Makes the function that cuts rows down to `$select` and `$expand`. */
export function itemShaper(context: Context, list: List, listEntity: () => Entity): (item: Item) => Shaped {
  const fields = context.store.fields(list.id);
  const { expand } = context.query;
  const paths = context.query.selectPaths ?? ['*'];
  const emits: Emit[] = [];
  const targets = new Map<string, Set<string>>();
  for (const path of paths) {
    if (path === '*') emits.push(...defaultEmits(context, list, fields));
    else if (path.includes('/')) {
      const [name = ''] = path.split('/');
      if ((name === 'ParentList' || name === 'ContentType') && expand.has(name)) continue;
      const { property, field } = expandedField(fields, path, new Set(expand.keys()));
      const wanted = targets.get(field.name) ?? new Set();
      targets.set(field.name, wanted.add(property));
    } else if (!((path === 'ParentList' || path === 'ContentType') && expand.has(path))) {
      const column = plainColumn(context, list, fields, path);
      if (!column) {
        if (fields.some((field) => field.name === path && isLookup(field))) throw needsExpand(path, path);
        throw noProperty(path);
      }
      emits.push((item, values) => {
        values[path] = column.read(item);
      });
    }
  }
  for (const [name, node] of expand) {
    if (name === 'ParentList') {
      const children = context.query.select?.get(name)?.children;
      const parent = shape(listEntity(), children?.size === 0 ? undefined : children, node.children);
      emits.push((_item, values) => {
        values['ParentList'] = parent;
      });
      continue;
    }
    if (name === 'ContentType') {
      const shaped = contentTypeShaper(context, list);
      emits.push((item, values) => {
        values[name] = shaped(item);
      });
      continue;
    }
    const field = fields.find((one) => one.name === name && isLookup(one));
    if (!field) throw noProperty(name);
    const wanted = targets.get(name);
    if (!wanted) throw needsExpand(name, name);
    emits.push(expandEmit(context, field, [...wanted]));
  }
  const type = itemType(list);
  return (item) => {
    const values: Record<string, unknown> = {};
    for (const emit of emits) emit(item, values);
    return new Shaped({ type, path: itemPath(list, item), etag: bodyETag(item) }, values);
  };
}

function defaultEmits(context: Context, list: List, fields: readonly FieldDefinition[]): Emit[] {
  const names = ['FileSystemObjectType', 'Id', 'ServerRedirectedEmbedUri', 'ServerRedirectedEmbedUrl', 'ContentTypeId', 'Title'];
  for (const field of fields) {
    if (field.fromBase || field.kind === 'Computed') continue;
    names.push(propertyName(field));
    if (field.kind === 'User') names.push(`${propertyName(field).slice(0, -2)}StringId`);
  }
  names.push('ID', 'Modified', 'Created', 'AuthorId', 'EditorId', 'OData__UIVersionString', 'Attachments', 'GUID');
  const emits: Emit[] = [];
  for (const name of names) {
    const column = plainColumn(context, list, fields, name);
    if (!column) continue;
    emits.push((item, values) => {
      values[name] = column.read(item);
    });
  }
  return emits;
}

function expandEmit(context: Context, field: FieldDefinition, wanted: readonly string[]): Emit {
  const readers = wanted.map((property) => ({ property, read: targetReader(context, field, property) }));
  const exists = targetReader(context, field, 'Id');
  const target = field.kind === 'User' ? undefined : context.store.list(field.lookupList);
  const type = target ? itemType(target) : 'SP.Data.UserInfoItem';
  const expanded = (id: number): Shaped => {
    const values: Record<string, unknown> = {};
    for (const { property, read } of readers) values[property] = read(id) ?? null;
    const path = target ? `Web/Lists(guid'${target.id}')/Items(${id})` : `Web/SiteUserInfoList/Items(${id})`;
    return new Shaped({ type, path }, values);
  };
  return (item, values) => {
    const all = idsOf(item, field).filter((id) => exists(id) !== undefined).map(expanded);
    values[field.name] = field.many ? all : (all[0] ?? null);
  };
}

/** A page of rows and the token of the next one, if there is any. */
export interface Page {
  items: readonly Item[];
  nextToken: string | undefined;
}

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
  const sorts = query.orderBy.map((sort) => {
    const found = column(sort.path);
    if (found.field?.kind === 'Note' || found.field?.kind === 'URL' || found.field?.many) {
      throw badRequest(`The field '${sort.path}' of type '${found.field.kind}' cannot be used in the query sort expression.`);
    }
    return { ...sort, column: found };
  });
  const joined = new Set([...expanded].filter((name) => fields.some((field) => field.name === name && isLookup(field))));
  for (const one of known.values()) if (one.joins !== undefined) joined.add(one.joins);
  if (joined.size > mostLookups) throw tooManyLookups();

  const all = [...rows.values()];
  if (all.length > listViewThreshold) {
    const narrowed = filter ? reach(filter, context.zone, column, all) : Number.POSITIVE_INFINITY;
    const sorted = sorts.every((sort) => isIndexed(sort.column));
    if (filter ? narrowed > listViewThreshold : !sorted) throw overThreshold();
  }

  const mask = listMask(store, context.web, list, user.id);
  let found = all.filter((item) => maySee(list, mask, item, user.id));
  if (filter) found = found.filter((item) => matches(filter, context.zone, (path) => column(path).read(item)));
  const order = (a: Item, b: Item): number => {
    for (const sort of sorts) {
      const sign = compareValues(sort.column.read(a), sort.column.read(b));
      if (sign !== 0) return sort.descending ? -sign : sign;
    }
    return a.id - b.id;
  };
  if (sorts.length > 0) found.sort(order);
  return cut(found, sorts, context);
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
    throw badRequest(`The field '${filter.path}' of type '${field.kind}' cannot be used in the query filter expression.`);
  }
}

function isIndexed(column: Column): boolean {
  return column.field !== undefined && (column.field.indexed || column.field.name === 'ID');
}

/** How many rows a filter would have to look at with the help of the indexes. */
function reach(filter: Filter, zone: TimeZone, column: (path: string) => Column, rows: readonly Item[]): number {
  if (filter.kind === 'and') return Math.min(reach(filter.left, zone, column, rows), reach(filter.right, zone, column, rows));
  if (filter.kind === 'or') return reach(filter.left, zone, column, rows) + reach(filter.right, zone, column, rows);
  const found = column(filter.path);
  const helps = filter.kind === 'startswith' || (filter.kind === 'compare' && filter.operator !== 'ne' && filter.part === undefined);
  if (!helps || !isIndexed(found)) return Number.POSITIVE_INFINITY;
  let count = 0;
  for (const item of rows) if (matches(filter, zone, () => found.read(item))) count++;
  return count;
}

interface SortedBy {
  path: string;
  descending: boolean;
  column: Column;
}

/** Takes the page that a skip token points at. */
function cut(found: readonly Item[], sorts: readonly SortedBy[], context: Context): Page {
  const size = Math.min(context.query.top ?? defaultPage, largestPage);
  const token = context.query.skipToken === undefined ? undefined : new URLSearchParams(context.query.skipToken);
  let start = 0;
  if (token) {
    const id = Number(token.get('p_ID'));
    if (token.get('Paged')?.toUpperCase() !== 'TRUE' || !Number.isSafeInteger(id)) throw badQuery('The query option "$skiptoken" is not valid.');
    const after = (item: Item): number => position(item, id, token, sorts);
    if (token.get('PagedPrev')?.toUpperCase() === 'TRUE') {
      const before = found.filter((item) => after(item) < 0);
      return { items: before.slice(Math.max(0, before.length - size)), nextToken: undefined };
    }
    const next = found.findIndex((item) => after(item) > 0);
    start = next < 0 ? found.length : next;
  }
  const items = found.slice(start, start + size);
  const last = items.at(-1);
  if (!last || start + size >= found.length) return { items, nextToken: undefined };
  const parts = new URLSearchParams({ Paged: 'TRUE' });
  for (const sort of sorts) parts.set(`p_${sort.path}`, keyText(sort.column.read(last)));
  parts.set('p_ID', String(last.id));
  return { items, nextToken: parts.toString() };
}

/** Where a row stands to the row of a token: before (negative), at it (0) or after it. */
function position(item: Item, id: number, token: URLSearchParams, sorts: readonly SortedBy[]): number {
  for (const sort of sorts) {
    // Sorting by ID itself: its place in the token is p_ID.
    const key = /^id$/i.test(sort.path) ? String(id) : (token.get(`p_${sort.path}`) ?? '');
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
