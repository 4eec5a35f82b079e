import { nullAnswer } from '../odata/answer.ts';
import type { Answer, Entity } from '../odata/answer.ts';
import { bodyRecord } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { noResource } from '../odata/errors.ts';
import { availableColumns, siteColumns } from '../columns/columnHome.ts';
import { fieldEntity } from '../columns/fieldEntity.ts';
import { routeAvailableFields, routeFields } from '../columns/fieldRoutes.ts';
import { routeReputation } from '../comments/reputation.ts';
import { contentTypeEntity } from '../contentTypes/contentTypeEntity.ts';
import { routeAvailableTypes, routeContentTypes } from '../contentTypes/contentTypeRoutes.ts';
import { availableTypes } from '../contentTypes/contentTypes.ts';
import { folderEntity } from '../files/fileEntities.ts';
import { routeAddress } from '../files/folderRoutes.ts';
import { webFolder } from '../files/locations.ts';
import { routeMoveCopy } from '../files/moveCopy.ts';
import { listByUrl, listEntity, property, routeList, routeLists, visibleLists } from '../lists/listRoutes.ts';
import { webParts } from '../pages/pageEntity.ts';
import { routeSitePages } from '../pages/pageRoutes.ts';
import type { Web } from '../store/model.ts';
import { textArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import { changesAnswer, currentToken } from './changeRoutes.ts';
import { createAssociatedGroups, routeAssociated } from './associatedGroups.ts';
import { routeEmpty } from './emptyAnswers.ts';
import { routeGroups } from './groupRoutes.ts';
import { routePicker } from './pickerRoutes.ts';
import { principalEntity } from './principalRoutes.ts';
import { routeRecycleBin } from './recycleBinRoutes.ts';
import { regionalSettings, resourceAnswer, routeRegion } from './regionRoutes.ts';
import { demand, maskText, may, permissions, webMask } from './rights.ts';
import { routeRoles } from './roleRoutes.ts';
import { assignmentEntities, routeSecurity } from './securityRoutes.ts';
import { routeOther, routeSite, routeSiteServices } from './siteRoutes.ts';
import { deleteWeb, routeWebs, subwebs, webInfos } from './subwebRoutes.ts';
import { ensureUser, routeUser, routeUsers } from './userRoutes.ts';
import { routeWebExtras } from './webExtras.ts';
import { changeWeb, webSettings } from './webSettings.ts';

/** A web as it is answered. */
export function webEntity(context: Context, web: Web): Entity {
  const { store, origin } = context;
  const group = (id: number | undefined) => (): Entity | undefined => {
    const one = store.principals(web.site).find(principal => principal.id === id);
    return one && principalEntity(one);
  };
  const settings = webSettings(store, web);
  const lastChange = store
    .listsOf(web.id)
    .reduce((latest, list) => (list.changed > latest ? list.changed : latest), web.created);
  return {
    type: 'SP.Web',
    path: `${origin}${web.url}/_api/Web`,
    set: 'SP.ApiData.Webs',
    properties: {
      AllowRssFeeds: true,
      AppInstanceId: '00000000-0000-0000-0000-000000000000',
      ClassicWelcomePage: null,
      Configuration: 3,
      Created: web.created,
      CurrentChangeToken: { StringValue: currentToken(context, { kind: 'web', id: web.id }) },
      CustomMasterUrl: `${web.url}/_catalogs/masterpage/seattle.master`,
      Description: web.description,
      Id: web.id,
      Language: 1033,
      LastItemModifiedDate: lastChange,
      LastItemUserModifiedDate: lastChange,
      MasterUrl: `${web.url}/_catalogs/masterpage/seattle.master`,
      RecycleBinEnabled: true,
      ServerRelativePath: { DecodedUrl: web.url },
      ServerRelativeUrl: web.url,
      Title: web.title,
      UIVersionConfigurationEnabled: false,
      Url: origin + web.url,
      WebTemplate: 'STS',
      ...settings.always
    },
    extra: {
      EffectiveBasePermissions: () => maskText(webMask(store, web, context.user.id)),
      HasUniqueRoleAssignments: () => web.uniqueRoles,
      ...settings.selected
    },
    related: {
      AssociatedOwnerGroup: group(web.owners),
      AssociatedMemberGroup: group(web.members),
      AssociatedVisitorGroup: group(web.visitors),
      CurrentUser: () => principalEntity(context.user),
      RegionalSettings: () => regionalSettings(context),
      RootFolder: () => folderEntity({ ...context, web }, webFolder({ web })),
      ParentWeb: () => {
        const parent = web.parent === undefined ? undefined : store.web(web.parent);
        return parent && may(webMask(store, parent, context.user.id), permissions.open)
          ? webEntity(context, parent)
          : undefined;
      },
      Fields: () => {
        const home = siteColumns(store, web);
        return home.fields.map(field => fieldEntity(home, field));
      },
      AvailableFields: () =>
        availableColumns(store, web).flatMap(home => home.fields.map(field => fieldEntity(home, field))),
      ContentTypes: () =>
        store.contentTypes.of(web.id).map(type => contentTypeEntity(store, siteColumns(store, web), type)),
      AvailableContentTypes: () =>
        availableTypes(store, web).map(type => contentTypeEntity(store, siteColumns(store, web), type)),
      Lists: () => visibleLists(context, web).map(list => listEntity({ ...context, web }, list)),
      RoleAssignments: () => assignmentEntities({ ...context, web }, { id: web.id }),
      Webs: () => subwebs(context, web).map(one => webEntity(context, one))
    }
  };
}

/** Answers everything under `_api/` of one web. */
export function routeApi(context: Context, path: readonly Segment[]): Answer {
  const [first, ...rest] = path;
  if (!first) throw noResource('');
  demand(webMask(context.store, context.web, context.user.id), permissions.open);
  if (first.name === 'web') return routeWeb(context, rest);
  if (first.name === 'lists') return routeLists(context, first, rest);
  if (first.name === 'site') return routeSite(context, rest);
  return (
    routeSitePages(context, first, rest) ??
    routeMoveCopy(context, first, rest) ??
    routeReputation(context, first, rest) ??
    routeSiteServices(context, first, rest) ??
    routePicker(context, first, rest)
  );
}

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
    case 'contenttypes':
      return routeContentTypes(context, siteColumns(store, web), next, after);
    case 'availablecontenttypes':
      return routeAvailableTypes(context, siteColumns(store, web), next, after);
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
      return routeAssociated(context, web.owners, after);
    case 'associatedmembergroup':
      return routeAssociated(context, web.members, after);
    case 'associatedvisitorgroup':
      return routeAssociated(context, web.visitors, after);
    case 'createdefaultassociatedgroups':
      if (method !== 'POST' || after.length > 0) break;
      return createAssociatedGroups(context, next);
    case 'roledefinitions':
      return routeRoles(context, next, after);
    case 'getclientsidewebparts':
      if (method !== 'GET' || after.length > 0) break;
      return { kind: 'collection', set: 'SP.Publishing.ClientSideComponents', entities: webParts() };
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
    routeAddress(context, next, after);
  return secured ?? property(context, webEntity(context, web), next, after);
}
