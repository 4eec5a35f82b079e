import { related, Shaped, shape } from '../odata/answer.ts';
import type { Entity } from '../odata/answer.ts';
import type { Context } from '../odata/context.ts';
import { badRequest, overThreshold, tooManyLookups } from '../odata/errors.ts';
import { compareValues, matches } from '../odata/evaluate.ts';
import { isLookup, propertyName } from '../columns/fields.ts';
import { itemFiles } from '../files/itemFiles.ts';
import type { FieldDefinition, FieldKind } from '../columns/fields.ts';
import type { Filter } from '../odata/filter.ts';
import { itemNavigations } from './itemNavigations.ts';
import {
  expandedField,
  idsOf,
  needsExpand,
  noProperty,
  plainColumn,
  queryColumn,
  targetReader
} from './itemColumns.ts';
import type { Column } from './itemColumns.ts';
import { ownValue } from '../odata/json.ts';
import { pageById, pageOf, pageSize, readToken } from './paging.ts';
import type { Page } from './paging.ts';
import type { Item, List } from '../store/model.ts';
import type { Rows } from '../store/rowSet.ts';
import { rowRights } from '../webs/rights.ts';
import type { TimeZone } from '../webs/timeZone.ts';

/** A view may not read more rows than this without an index. */
export const listViewThreshold = 5000;
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

/** What a row leads to, as verbose JSON names it. */
const navigations: readonly string[] = [
  'FirstUniqueAncestorSecurableObject',
  'RoleAssignments',
  'AttachmentFiles',
  'ContentType',
  'FieldValuesAsHtml',
  'FieldValuesAsText',
  'FieldValuesForEdit',
  'File',
  'Folder',
  'LikedByInformation',
  'ParentList',
  'Properties',
  'Versions'
];

type Emit = (item: Item, values: Record<string, unknown>) => void;

/** Makes the function that cuts rows down to `$select` and `$expand`. */
export function itemShaper(context: Context, list: List, listEntity: () => Entity): (item: Item) => Shaped {
  const fields = context.store.fields(list.id);
  const { expand } = context.query;
  const paths = context.query.selectPaths ?? ['*'];
  const emits: Emit[] = [];
  const targets = new Map<string, Set<string>>();
  const reached = { ...itemFiles(context, list), ...itemNavigations(context, list) };
  const apart = (name: string): boolean => expand.has(name) && (name === 'ParentList' || Object.hasOwn(reached, name));
  for (const path of paths) {
    if (path === '*') emits.push(...defaultEmits(context, list, fields));
    else if (path.includes('/')) {
      const [name = ''] = path.split('/');
      if (apart(name)) continue;
      const { property, field } = expandedField(fields, path, new Set(expand.keys()));
      const wanted = targets.get(field.name) ?? new Set();
      targets.set(field.name, wanted.add(property));
    } else if (!apart(path)) {
      const column = plainColumn(context, list, fields, path);
      if (!column) {
        if (fields.some(field => field.name === path && isLookup(field))) throw needsExpand(path, path);
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
    const navigate = ownValue(reached, name);
    if (navigate) {
      const children = context.query.select?.get(name)?.children;
      emits.push((item, values) => {
        values[name] = related(navigate(item), children, node.children);
      });
      continue;
    }
    const field = fields.find(one => one.name === name && isLookup(one));
    if (!field) throw noProperty(name);
    const wanted = targets.get(name);
    if (!wanted) throw needsExpand(name, name);
    emits.push(expandEmit(context, field, [...wanted]));
  }
  const type = itemType(list);
  const deferred = paths.includes('*') ? navigations.filter(name => !expand.has(name)) : [];
  return item => {
    const values: Record<string, unknown> = {};
    for (const emit of emits) emit(item, values);
    return new Shaped({ type, path: itemPath(list, item), etag: bodyETag(item) }, values, deferred);
  };
}

function defaultEmits(context: Context, list: List, fields: readonly FieldDefinition[]): Emit[] {
  const names = [
    'FileSystemObjectType',
    'Id',
    'ServerRedirectedEmbedUri',
    'ServerRedirectedEmbedUrl',
    'ContentTypeId',
    'Title'
  ];
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
  const readers = wanted.map(property => ({ property, read: targetReader(context, field, property) }));
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
    const all = idsOf(item, field)
      .filter(id => exists(id) !== undefined)
      .map(expanded);
    values[field.name] = field.many ? all : (all[0] ?? null);
  };
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
 * The rows that alone can pass a filter, found by the values of indexed columns; undefined when all have to be looked
 * at. A comparison finds by the text of a value, so only kinds whose equal values have the same text are looked up.
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
