import { apiUrl, bodyRecord, nowText } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import type { Answer, Entity } from '../odata/answer.ts';
import { badRequest, noList, noListById, noResource, staleETag } from '../odata/errors.ts';
import { routeCaml } from '../caml/camlRoutes.ts';
import { listColumns } from '../columns/columnHome.ts';
import { fieldEntity } from '../columns/fieldEntity.ts';
import { routeFields } from '../columns/fieldRoutes.ts';
import { contentTypeEntity } from '../contentTypes/contentTypeEntity.ts';
import { routeContentTypes } from '../contentTypes/contentTypeRoutes.ts';
import { folderEntity } from '../files/fileEntities.ts';
import { routeFolder } from '../files/folderRoutes.ts';
import { rootFolder } from '../files/locations.ts';
import { itemType } from '../items/itemQuery.ts';
import { routeListForm } from '../items/formRoutes.ts';
import { routeItems } from '../items/itemRoutes.ts';
import { routeListMethods } from './listMethods.ts';
import { createList, isCatalog, isLibrary, readSettings, updateList } from './lists.ts';
import { ownValue } from '../odata/json.ts';
import type { List, Web } from '../store/model.ts';
import { plainGuid, textArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import { demand, demandList, listMask, maskText, permissions, webMask } from '../webs/rights.ts';
import { changesAnswer, currentToken } from '../webs/changeRoutes.ts';
import { principalEntity } from '../webs/principalRoutes.ts';
import { routeEmpty } from '../webs/emptyAnswers.ts';
import { assignmentEntities, routeSecurity } from '../webs/securityRoutes.ts';
import { routeUserRows, userListTemplate } from '../webs/userList.ts';
import { routeListExtras } from './listExtras.ts';
import { viewEntity } from './viewEntity.ts';
import { routeViews } from './viewRoutes.ts';
import { viewUrl } from './viewXml.ts';

/** A list as it is answered. */
export function listEntity(context: Context, list: List): Entity {
  const { store, web } = context;
  const path = `Web/Lists(guid'${list.id}')`;
  const { settings } = list;
  const defaultView = () => store.views(list.id).find(view => view.isDefault) ?? store.views(list.id)[0];
  const mask = () => listMask(store, web, list, context.user.id);
  const author = () => store.principals(web.site).find(one => one.kind === 1);
  return {
    type: 'SP.List',
    path,
    set: 'SP.ApiData.Lists',
    etag: `"${list.version}"`,
    properties: {
      AllowContentTypes: true,
      BaseTemplate: list.template,
      BaseType: isLibrary(list) ? 1 : 0,
      ContentTypesEnabled: settings.ContentTypesEnabled,
      CrawlNonDefaultViews: false,
      Created: list.created,
      CurrentChangeToken: { StringValue: currentToken(context, { kind: 'list', id: list.id }) },
      DefaultContentApprovalWorkflowId: '00000000-0000-0000-0000-000000000000',
      DefaultItemOpenUseListSetting: false,
      Description: settings.Description,
      Direction: 'none',
      DisableCommenting: false,
      DisableGridEditing: false,
      DocumentTemplateUrl: null,
      DraftVersionVisibility: settings.DraftVersionVisibility,
      EnableAttachments: settings.EnableAttachments,
      EnableFolderCreation: settings.EnableFolderCreation,
      EnableMinorVersions: settings.EnableMinorVersions,
      EnableModeration: settings.EnableModeration,
      EnableRequestSignOff: true,
      EnableVersioning: settings.EnableVersioning,
      EntityTypeName: list.entity,
      FileSavePostProcessingEnabled: false,
      ForceCheckout: settings.ForceCheckout,
      HasExternalDataSource: false,
      Hidden: settings.Hidden,
      Id: list.id,
      ImagePath: { DecodedUrl: settings.ImageUrl },
      ImageUrl: settings.ImageUrl,
      IrmEnabled: false,
      IrmExpire: false,
      IrmReject: false,
      IsApplicationList: false,
      IsCatalog: isCatalog(list),
      IsPrivate: false,
      ItemCount: store.items(list.id).size,
      LastItemDeletedDate: list.changed,
      LastItemModifiedDate: list.changed,
      LastItemUserModifiedDate: list.changed,
      ListExperienceOptions: 0,
      ListItemEntityTypeFullName: itemType(list),
      MajorVersionLimit: settings.MajorVersionLimit,
      MajorWithMinorVersionsLimit: 0,
      MultipleDataList: false,
      NoCrawl: settings.NoCrawl,
      ParentWebPath: { DecodedUrl: web.url },
      ParentWebUrl: web.url,
      ParserDisabled: false,
      ServerTemplateCanCreateFolders: true,
      TemplateFeatureId: '00bfea71-de22-43b2-a848-c05709900100',
      Title: list.title
    },
    extra: {
      DefaultViewUrl: () => {
        const view = defaultView();
        return view ? viewUrl(list, view) : '';
      },
      DefaultNewFormUrl: () => `${list.folder}/NewForm.aspx`,
      DefaultEditFormUrl: () => `${list.folder}/EditForm.aspx`,
      DefaultDisplayFormUrl: () => `${list.folder}/DispForm.aspx`,
      EffectiveBasePermissions: () => maskText(mask()),
      HasUniqueRoleAssignments: () => list.uniqueRoles,
      OnQuickLaunch: () => settings.OnQuickLaunch,
      ReadSecurity: () => settings.ReadSecurity,
      WriteSecurity: () => settings.WriteSecurity,
      ValidationFormula: () => settings.ValidationFormula,
      ValidationMessage: () => settings.ValidationMessage
    },
    related: {
      RootFolder: () => folderEntity(context, rootFolder(list)),
      Fields: () => {
        const home = listColumns(store, web, list);
        return home.fields.map(field => fieldEntity(home, field));
      },
      ContentTypes: () =>
        store.contentTypes.of(list.id).map(type => contentTypeEntity(store, listColumns(store, web, list), type)),
      Views: () => store.views(list.id).map(view => viewEntity(list, view)),
      RoleAssignments: () => assignmentEntities(context, { id: list.id, list }),
      DefaultView: () => {
        const view = defaultView();
        return view && viewEntity(list, view);
      },
      ParentWeb: () => ({
        type: 'SP.Web',
        path: 'Web',
        set: 'SP.ApiData.Webs',
        properties: {
          Id: web.id,
          Title: web.title,
          Url: context.origin + web.url,
          ServerRelativeUrl: web.url,
          ServerRelativePath: { DecodedUrl: web.url }
        }
      }),
      Author: () => {
        const one = author();
        return one && principalEntity(one);
      }
    }
  };
}

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
  const list = createList(store, web, { title, template: template ?? 100, settings }, nowText(context));
  const location = `${apiUrl(context)}Web/Lists(guid'${list.id}')`;
  return {
    kind: 'entity',
    entity: listEntity(context, list),
    status: 201,
    headers: { ETag: `"${list.version}"`, Location: location }
  };
}

/** The lists of a web that this user may open. */
export function visibleLists({ store, user }: Context, web: Web): List[] {
  return store.listsOf(web.id).filter(list => listMask(store, web, list, user.id) !== 0n);
}

/** The list with an id in the request's web; 404 when there is none. */
export function listById(context: Context, id: string): List {
  const wanted = plainGuid(id);
  const list = context.store.listsOf(context.web.id).find(one => one.id === wanted);
  if (!list) throw noListById();
  return list;
}

/** The list whose folder is at an address. */
export function listByUrl(context: Context, url: string): List {
  const wanted = (url.startsWith('/') ? url : `${context.web.url}/${url}`).toLowerCase().replace(/\/$/, '');
  const list = context.store.listsOf(context.web.id).find(one => one.folder.toLowerCase() === wanted);
  if (!list) throw noListById();
  return list;
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
      return routeItems(context, list, next, after, () => listEntity(context, list));
    case 'getitembyid':
    case 'getitembystringid':
      return routeItems(context, list, next, after, () => listEntity(context, list));
    case 'fields':
      return routeFields(context, listColumns(store, web, list), next, after);
    case 'contenttypes':
      return routeContentTypes(context, listColumns(store, web, list), next, after);
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
    case 'rootfolder':
      return routeFolder(context, rootFolder(list), after);
  }
  const other =
    routeCaml(context, list, next, after, () => listEntity(context, list)) ??
    routeListForm(context, list, next, after) ??
    routeListMethods(context, list, next, after) ??
    routeListExtras(context, list, next, after) ??
    routeEmpty(context, 'list', next, after) ??
    routeSecurity(context, { id: list.id, list }, next, after);
  if (other) return other;
  return property(context, listEntity(context, list), next, after);
}

/** Answers one property of an entity by its path: `…/Title`. */
export function property(context: Context, entity: Entity, segment: Segment, rest: readonly Segment[]): Answer {
  if (context.method !== 'GET' || rest.length > 0 || segment.args) throw noResource(segment.text);
  for (const [name, value] of Object.entries(entity.properties)) {
    if (name.toLowerCase() === segment.name) return { kind: 'value', name, type: 'Edm.String', value };
  }
  for (const [name, read] of Object.entries(entity.extra ?? {})) {
    if (name.toLowerCase() === segment.name) return { kind: 'value', name, type: 'Edm.String', value: read() };
  }
  throw noResource(segment.text);
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
