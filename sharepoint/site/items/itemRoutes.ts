import type { Answer, Entity } from '../odata/answer.ts';
import { apiUrl } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { badRequest, noResource } from '../odata/errors.ts';
import { contentTypeReader } from '../contentTypes/itemContentType.ts';
import { routeComments } from '../comments/commentRoutes.ts';
import { routeItemFiles } from '../files/itemFiles.ts';
import { updateAndRename } from '../files/rename.ts';
import { idsOf, plainColumn, queryColumn, valueReader } from './itemColumns.ts';
import { routeItemForm } from './formRoutes.ts';
import { headerETag, itemPath, itemSet, itemShaper, queryItems } from './itemQuery.ts';
import { escapeName, itemTexts } from './itemText.ts';
import { nextLink } from './paging.ts';
import { addItem, deleteItem, findItem } from './itemWrite.ts';
import type { Item, ItemVersion, List } from '../store/model.ts';
import { integerArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import { demand, demandList, listMask, permissions, rowRights } from '../webs/rights.ts';
import { routeSecurity } from '../webs/securityRoutes.ts';

/** Answers everything under a list's `items`. */
export function routeItems(context: Context, list: List, segment: Segment, rest: readonly Segment[], listEntity: () => Entity): Answer {
  const [next, ...after] = rest;
  if (segment.args && segment.args.length > 0) return routeItem(context, list, integerArgument(segment, 0), rest, listEntity);
  if (next?.name === 'getbyid') return routeItem(context, list, integerArgument(next, 0), after, listEntity);
  if (next) throw noResource(next.text);
  if (context.method === 'GET') {
    demandList(listMask(context.store, context.web, list, context.user.id));
    const page = queryItems(context, list);
    const shaper = itemShaper(context, list, listEntity);
    const answer: Answer = { kind: 'shapedCollection', set: itemSet(list), items: page.items.map(shaper) };
    return page.nextToken === undefined ? answer : { ...answer, nextLink: nextLink(context, list, page.nextToken) };
  }
  if (context.method === 'POST') {
    // Looked at before the row is written: a bad $select must not leave a row behind.
    const shaper = itemShaper(context, list, listEntity);
    const item = addItem(context, list);
    const location = apiUrl(context) + itemPath(list, item);
    return {
      kind: 'shaped',
      set: itemSet(list),
      item: shaper(item),
      status: 201,
      headers: { ETag: headerETag(item), Location: location }
    };
  }
  throw noResource(segment.text);
}

/** Answers everything under one row. */
export function routeItem(context: Context, list: List, id: number, rest: readonly Segment[], listEntity: () => Entity): Answer {
  const item = findItem(context, list, id);
  const [next, ...after] = rest;
  if (!next) {
    switch (context.method) {
      case 'GET':
        return {
          kind: 'shaped',
          set: itemSet(list),
          item: itemShaper(context, list, listEntity)(item),
          headers: { ETag: headerETag(item) }
        };
      case 'MERGE':
        return { kind: 'empty', status: 204, headers: { ETag: headerETag(updateAndRename(context, list, item)) } };
      case 'DELETE':
        deleteItem(context, list, item, false);
        return { kind: 'empty', status: 200 };
      case 'POST':
      case 'PUT':
        throw noResource('items');
    }
  }
  switch (next.name) {
    case 'recycle':
      if (context.method !== 'POST') break;
      return { kind: 'value', name: 'Recycle', type: 'Edm.Guid', value: deleteItem(context, list, item, true) };
    case 'fieldvaluesastext':
      return { kind: 'entity', entity: itemTexts(context, list, item, 'FieldValuesAsText') };
    case 'fieldvaluesashtml':
      return { kind: 'entity', entity: itemTexts(context, list, item, 'FieldValuesAsHtml') };
    case 'fieldvaluesforedit':
      return { kind: 'entity', entity: itemTexts(context, list, item, 'FieldValuesForEdit') };
    case 'versions':
      return routeVersions(context, list, item, next, after);
    case 'contenttype': {
      const entity = contentTypeReader(context, list)(item);
      if (!entity || context.method !== 'GET' || after.length > 0) break;
      return { kind: 'entity', entity };
    }
    case 'parentlist':
      return { kind: 'entity', entity: listEntity() };
  }
  const besides =
    routeItemFiles(context, list, item, next, after) ??
    routeComments(context, list, item, next, after) ??
    routeItemForm(context, list, item, next, after) ??
    routeSecurity(context, { id: item.uniqueId, list, item }, next, after);
  if (besides) return besides;
  const column = context.method === 'GET' && after.length === 0 ? plainColumn(context, list, context.store.fields(list.id), next.text) : undefined;
  if (!column) throw noResource(next.text);
  return { kind: 'value', name: next.text, type: 'Edm.String', value: column.read(item) };
}

function routeVersions(context: Context, list: List, item: Item, segment: Segment, rest: readonly Segment[]): Answer {
  demand(rowRights(context.store, context.web, list, context.user.id).maskOf(item), permissions.viewVersions);
  if (context.method !== 'GET') throw noResource(segment.text);
  const all = context.store.versions(list.id, item.id).map((version) => versionEntity(context, list, item, version));
  const [next, ...after] = rest;
  const byId = segment.args && segment.args.length > 0 ? segment : next?.name === 'getbyid' ? next : undefined;
  if (!byId) {
    if (next) throw noResource(next.text);
    return { kind: 'collection', set: 'SP.ApiData.ListItemVersions', entities: all };
  }
  if ((byId === next ? after : rest).length > 0) throw noResource(segment.text);
  const wanted = integerArgument(byId, 0);
  const found = all.find((entity) => entity.properties['VersionId'] === wanted);
  if (!found) throw badRequest('The specified version does not exist.');
  return { kind: 'entity', entity: found };
}

function versionEntity(context: Context, list: List, item: Item, version: ItemVersion): Entity {
  const then: Item = { ...item, major: version.major, editor: version.editor, modified: version.modified, values: version.values };
  const fields = context.store.fields(list.id);
  const expanded = new Set(fields.map((field) => field.name));
  const properties: Record<string, unknown> = {
    VersionId: version.major * 512,
    VersionLabel: `${version.major}.0`,
    IsCurrentVersion: version.major === item.major,
    // A version was created when it was written, not when the row was.
    Created: version.modified
  };
  for (const field of fields) {
    if (field.kind === 'Computed' || field.name === 'Created') continue;
    properties[escapeName(field.name)] = isReference(field.kind) ? references(context, then, fields, field.name, expanded, list) : valueReader(context, list, fields, field)(then);
  }
  return {
    type: 'SP.ListItemVersion',
    path: `${itemPath(list, item)}/versions(${version.major * 512})`,
    set: 'SP.ApiData.ListItemVersions',
    properties
  };
}

function isReference(kind: string): boolean {
  return kind === 'User' || kind === 'Lookup';
}

function references(
  context: Context,
  item: Item,
  fields: Parameters<typeof plainColumn>[2],
  name: string,
  expanded: ReadonlySet<string>,
  list: List
): unknown {
  const field = fields.find((one) => one.name === name);
  if (!field) return null;
  const shown = field.kind === 'User' ? 'Title' : field.lookupField;
  const all = idsOf(item, field).map((id) => {
    const alone: Item = { ...item, author: id, editor: id, values: { ...item.values, [field.primaryName || name]: field.many ? [id] : id } };
    const read = (property: string): unknown => {
      const value = queryColumn(context, list, fields, `${name}/${property}`, expanded).read(alone);
      return (Array.isArray(value) ? value[0] : value) ?? null;
    };
    return { LookupId: id, LookupValue: read(shown), ...(field.kind === 'User' ? { Email: read('EMail') } : {}) };
  });
  return field.many ? all : (all[0] ?? null);
}
