import { changesAnswer } from '../changes/changesAnswer.ts';
import { routeRecycleBin } from '../changes/recycleBinRoutes.ts';
import { siteColumns } from '../columns/columnHome.ts';
import { routeAvailableFields, routeFields } from '../columns/fieldRoutes.ts';
import { listByUrl } from '../lists/findList.ts';
import { routeList, routeLists } from '../lists/listRoutes.ts';
import { nullAnswer } from '../odata/answer.ts';
import type { Answer } from '../odata/answer.ts';
import { bodyRecord } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { routeEmpty } from '../odata/emptyAnswers.ts';
import { noResource } from '../odata/errors.ts';
import { answerOf } from '../odata/modules.ts';
import { textArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import { property } from '../odata/property.ts';
import { resourceAnswer } from '../odata/resource.ts';
import { createAssociatedGroups, routeAssociated } from '../people/associatedGroups.ts';
import { routeGroups } from '../people/groupRoutes.ts';
import { routeUser } from '../people/principalRoutes.ts';
import { demand, permissions, webMask } from '../people/rights.ts';
import { routeRoles } from '../people/roleRoutes.ts';
import { routeSecurity } from '../people/securityRoutes.ts';
import { ensureUser, routeUsers } from '../people/userRoutes.ts';
import type { Web } from '../store/model.ts';
import { routeRegion } from './regionRoutes.ts';
import { deleteWeb, routeWebs, webInfos } from './subwebRoutes.ts';
import { webEntity } from './webEntity.ts';
import { routeWebExtras } from './webExtras.ts';
import { changeWeb } from './webSettings.ts';

/** Answers everything under a web. */
export function routeWeb(context: Context, rest: readonly Segment[]): Answer {
  const { store, web, method, user } = context;
  const [next, ...after] = rest;
  if (!next) {
    if (method === 'GET') return { kind: 'entity', entity: webEntity(context, web) };
    if (method === 'DELETE') return deleteWeb(context);
    if (method !== 'MERGE') throw noResource('web');
    demand(webMask(store, web, user.id), permissions.manageWeb);
    changeWeb(store, web, bodyRecord(context));
    return { kind: 'empty', status: 204 };
  }
  switch (next.name) {
    case 'lists':
      return routeLists(context, next, after);
    case 'defaultdocumentlibrary': {
      const documents = store.listsOf(web.id).find(list => list.template === 101);
      if (!documents) throw noResource(next.text);
      return routeList(context, documents, after);
    }
    case 'getlist':
      return routeList(context, listByUrl(context, textArgument(next, 0)), after);
    case 'getlistusingpath':
      return routeList(context, listByUrl(context, textArgument(next, 0, 'decodedUrl')), after);
    case 'fields':
      return routeFields(context, siteColumns(store, web), next, after);
    case 'availablefields':
      return routeAvailableFields(context, next, after);
    case 'webs':
      return routeWebs(context, next, after);
    case 'webinfos':
    case 'getsubwebsfilteredforcurrentuser':
      if (method !== 'GET' || after.length > 0) break;
      return webInfos(context, next);
    case 'parentweb': {
      const parent = web.parent === undefined ? undefined : store.web(web.parent);
      if (parent) return routeOther(context, parent, after);
      if (method !== 'GET' || after.length > 0) break;
      return nullAnswer('ParentWeb', context.format);
    }
    case 'currentuser':
      return routeUser(context, user, after);
    case 'siteusers':
    case 'getuserbyid':
      return routeUsers(context, next, after);
    case 'ensureuser':
      if (method !== 'POST') break;
      return ensureUser(context);
    case 'sitegroups':
      return routeGroups(context, next, after);
    case 'associatedownergroup':
      return routeAssociated(context, next, web.owners, after);
    case 'associatedmembergroup':
      return routeAssociated(context, next, web.members, after);
    case 'associatedvisitorgroup':
      return routeAssociated(context, next, web.visitors, after);
    case 'createdefaultassociatedgroups':
      if (method !== 'POST' || after.length > 0) break;
      return createAssociatedGroups(context, next);
    case 'roledefinitions':
      return routeRoles(context, next, after);
    case 'regionalsettings':
      return routeRegion(context, after);
    case 'titleresource':
      return resourceAnswer(context, web.title, next, after);
    case 'descriptionresource':
      return resourceAnswer(context, web.description, next, after);
    case 'getchanges':
      if (method !== 'POST' || after.length > 0) break;
      return changesAnswer(context, { kind: 'web', id: web.id });
    case 'recyclebin':
      return routeRecycleBin(context, 'web', next, after);
  }
  const secured =
    routeEmpty(context, 'web', next, after) ??
    routeWebExtras(context, next, after) ??
    routeSecurity(context, { id: web.id }, next, after) ??
    answerOf(context.modules, module => module.routeWeb?.(context, next, after));
  return secured ?? property(context, webEntity(context, web), next, after);
}

/** Answers a path of another web of the same site collection, to those who may open it. */
export function routeOther(context: Context, web: Web, rest: readonly Segment[]): Answer {
  demand(webMask(context.store, web, context.user.id), permissions.open);
  return routeWeb({ ...context, web }, rest);
}
