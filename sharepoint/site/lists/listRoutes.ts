import { changesAnswer } from '../changes/changesAnswer.ts';
import { listColumns } from '../columns/columnHome.ts';
import { routeFields } from '../columns/fieldRoutes.ts';
import { routeListForm } from '../items/formRoutes.ts';
import { routeItems } from '../items/itemRoutes.ts';
import { ownValue } from '../json.ts';
import type { Answer } from '../odata/answer.ts';
import { apiUrl, bodyRecord, nowText } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { routeEmpty } from '../odata/emptyAnswers.ts';
import { badRequest, noList, noResource, staleETag } from '../odata/errors.ts';
import { answerOf } from '../odata/modules.ts';
import { textArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import { property } from '../odata/property.ts';
import { demand, demandList, listMask, permissions, webMask } from '../people/rights.ts';
import { routeSecurity } from '../people/securityRoutes.ts';
import { routeUserRows, userListTemplate } from '../people/userList.ts';
import type { List } from '../store/model.ts';
import { listById, listByUrl, visibleLists } from './findList.ts';
import { listEntity } from './listEntity.ts';
import { routeListExtras } from './listExtras.ts';
import { routeListMethods } from './listMethods.ts';
import { createList, isCatalog, readSettings, updateList } from './lists.ts';
import { routeViews } from './viewRoutes.ts';

/** The libraries that every web has from its start, by the method that asks for one. */
const builtInLibraries: Readonly<Record<string, string>> = {
  ensuresiteassetslibrary: 'SiteAssets',
  ensuresitepageslibrary: 'SitePages',
  ensureclientrenderedsitepageslibrary: 'SitePages'
};

/** Answers everything under a web's `lists`. */
export function routeLists(context: Context, segment: Segment, rest: readonly Segment[]): Answer {
  const { store, web } = context;
  const [next, ...after] = rest;
  if (segment.args && segment.args.length > 0)
    return routeList(context, listById(context, textArgument(segment, 0)), rest);
  if (next?.name === 'getbyid') return routeList(context, listById(context, textArgument(next, 0)), after);
  if (next?.name === 'getbytitle') {
    const title = textArgument(next, 0);
    const list = store.listsOf(web.id).find(one => one.title.toLowerCase() === title.toLowerCase());
    if (!list) throw noList(title, context.origin + web.url);
    return routeList(context, list, after);
  }
  const library = next && context.method === 'POST' ? ownValue(builtInLibraries, next.name) : undefined;
  if (library) return { kind: 'entity', entity: listEntity(context, listByUrl(context, library)) };
  if (next) throw noResource(next.text);
  if (context.method === 'GET') {
    return {
      kind: 'collection',
      set: 'SP.ApiData.Lists',
      entities: visibleLists(context, web).map(list => listEntity(context, list))
    };
  }
  if (context.method !== 'POST') throw noResource(segment.text);
  demand(webMask(store, web, context.user.id), permissions.manageLists);
  const { title, template, settings } = readSettings(bodyRecord(context));
  if (title === undefined) throw badRequest('The list title is missing or too long.');
  const list = createList(context, web, { title, template: template ?? 100, settings }, nowText(context));
  const location = `${apiUrl(context)}Web/Lists(guid'${list.id}')`;
  return {
    kind: 'entity',
    entity: listEntity(context, list),
    status: 201,
    headers: { ETag: `"${list.version}"`, Location: location }
  };
}

/** Answers everything under one list. */
export function routeList(context: Context, list: List, rest: readonly Segment[]): Answer {
  const { store, web, method } = context;
  const mask = listMask(store, web, list, context.user.id);
  demandList(mask);
  const [next, ...after] = rest;
  if (!next) {
    switch (method) {
      case 'GET':
        return { kind: 'entity', entity: listEntity(context, list), headers: { ETag: `"${list.version}"` } };
      case 'MERGE':
        demand(mask, permissions.manageLists);
        checkListETag(context, list);
        updateList(store, web, list, bodyRecord(context), nowText(context));
        return { kind: 'empty', status: 204 };
      case 'DELETE':
        demand(mask, permissions.manageLists);
        checkListETag(context, list);
        demandDeletable(list);
        store.removeList(list);
        store.recycleBin.removeList(list.id);
        return { kind: 'empty', status: 200 };
      case 'POST':
      case 'PUT':
        throw noResource('lists');
    }
  }
  if (list.template === userListTemplate && (next.name === 'items' || next.name === 'getitembyid'))
    return routeUserRows(context, list, next, after);
  switch (next.name) {
    case 'items':
    case 'getitembyid':
    case 'getitembystringid':
      return routeItems(context, list, next, after);
    case 'fields':
      return routeFields(context, listColumns(store, web, list), next, after);
    case 'views':
    case 'defaultview':
    case 'getview':
      return routeViews(context, list, next, after);
    case 'recycle': {
      if (method !== 'POST') break;
      demand(mask, permissions.manageLists);
      demandDeletable(list);
      const bin = store.recycleBin.putList(web, list, nowText(context), context.user.id);
      store.removeList(list);
      return { kind: 'value', name: 'Recycle', type: 'Edm.Guid', value: bin };
    }
    case 'getchanges':
      if (method !== 'POST') break;
      return changesAnswer(context, { kind: 'list', id: list.id });
  }
  const other =
    answerOf(context.modules, module => module.routeList?.(context, list, next, after)) ??
    routeListForm(context, list, next, after) ??
    routeListMethods(context, list, next, after) ??
    routeListExtras(context, list, next, after) ??
    routeEmpty(context, 'list', next, after) ??
    routeSecurity(context, { id: list.id, list }, next, after);
  if (other) return other;
  return property(context, listEntity(context, list), next, after);
}

function demandDeletable(list: List): void {
  if (isCatalog(list)) throw badRequest('This list cannot be deleted.');
}

function checkListETag(context: Context, list: List): void {
  const { ifMatch } = context;
  // Unlike an item, a list may be changed without an ETag.
  if (ifMatch === undefined || ifMatch === '*' || ifMatch === `"${list.version}"`) return;
  throw staleETag(ifMatch, `"${list.version}"`);
}
