import { listEntity } from '../lists/listEntity.ts';
import type { Answer } from '../odata/answer.ts';
import { apiUrl } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { noResource } from '../odata/errors.ts';
import { answerOf } from '../odata/modules.ts';
import { integerArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import { demandList, listMask } from '../people/rights.ts';
import { routeSecurity } from '../people/securityRoutes.ts';
import type { List } from '../store/model.ts';
import { routeItemForm } from './formRoutes.ts';
import { plainColumn } from './itemColumns.ts';
import { headerETag, itemPath, itemSet } from './itemNames.ts';
import { queryItems } from './itemQuery.ts';
import { itemShaper } from './itemShape.ts';
import { itemTexts } from './itemText.ts';
import { addItem, deleteItem, findItem } from './itemWrite.ts';
import { nextLink } from './paging.ts';
import { updateAndRename } from './rename.ts';
import { routeVersions } from './versionRoutes.ts';

/** Answers everything under a list's `items`. */
export function routeItems(context: Context, list: List, segment: Segment, rest: readonly Segment[]): Answer {
  const [next, ...after] = rest;
  if (segment.args && segment.args.length > 0) return routeItem(context, list, integerArgument(segment, 0), rest);
  if (next?.name === 'getbyid') return routeItem(context, list, integerArgument(next, 0), after);
  if (next) throw noResource(next.text);
  if (context.method === 'GET') {
    demandList(listMask(context.store, context.web, list, context.user.id));
    const page = queryItems(context, list);
    const shaper = itemShaper(context, list);
    const answer: Answer = { kind: 'shapedCollection', set: itemSet(list), items: page.items.map(shaper) };
    return page.nextToken === undefined ? answer : { ...answer, nextLink: nextLink(context, list, page.nextToken) };
  }
  if (context.method === 'POST') {
    // The query is checked before the row is written: an invalid $select must not leave a row behind.
    const shaper = itemShaper(context, list);
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
export function routeItem(context: Context, list: List, id: number, rest: readonly Segment[]): Answer {
  const item = findItem(context, list, id);
  const [next, ...after] = rest;
  if (!next) {
    switch (context.method) {
      case 'GET':
        return {
          kind: 'shaped',
          set: itemSet(list),
          item: itemShaper(context, list)(item),
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
    case 'parentlist':
      return { kind: 'entity', entity: listEntity(context, list) };
  }
  const besides =
    answerOf(context.modules, module => module.routeItem?.(context, list, item, next, after)) ??
    routeItemForm(context, list, item, next, after) ??
    routeSecurity(context, { id: item.uniqueId, list, item }, next, after);
  if (besides) return besides;
  const column =
    context.method === 'GET' && after.length === 0
      ? plainColumn(context, list, context.store.fields(list.id), next.text)
      : undefined;
  if (!column) throw noResource(next.text);
  return { kind: 'value', name: next.text, type: 'Edm.String', value: column.read(item) };
}
