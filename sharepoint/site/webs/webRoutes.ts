import type { Answer, Entity } from '../odata/answer.ts';
import { bodyParameters, bodyRecord, nowText, PropertyReader } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { badRequest, noGroup, noResource } from '../odata/errors.ts';
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
import { listByUrl, listEntity, property, routeList, routeLists } from '../lists/listRoutes.ts';
import { webParts } from '../pages/pageEntity.ts';
import { routeSitePages } from '../pages/pageRoutes.ts';
import type { Principal, Web } from '../store/model.ts';
import { argument, textArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import { routePicker } from './pickerRoutes.ts';
import { ensureUser, principalEntity, routeGroup, routeGroups, routeUser, routeUsers } from './principalRoutes.ts';
import { demand, maskText, may, permissions, webMask } from './rights.ts';
import { routeRoles, routeSecurity } from './securityRoutes.ts';
import { instantText, readInstant } from './timeZone.ts';
import { createSubweb } from './webs.ts';

/** A web as it is answered. */
export function webEntity(context: Context, web: Web): Entity {
  const { store, origin } = context;
  const group = (id: number | undefined) => (): Entity | undefined => {
    const one = store.principals(web.site).find((principal) => principal.id === id);
    return one && principalEntity(one);
  };
  return {
    type: 'SP.Web',
    path: `${origin}${web.url}/_api/Web`,
    set: 'SP.ApiData.Webs',
    properties: {
      AllowRssFeeds: true,
      AlternateCssUrl: '',
      AppInstanceId: '00000000-0000-0000-0000-000000000000',
      ClassicWelcomePage: null,
      Configuration: 3,
      Created: web.created,
      CurrentChangeToken: { StringValue: `1;2;${web.id};${BigInt(context.now()) * 10_000n + 621_355_968_000_000_000n};0` },
      CustomMasterUrl: `${web.url}/_catalogs/masterpage/seattle.master`,
      Description: web.description,
      EnableMinimalDownload: false,
      FooterEmphasis: 0,
      FooterEnabled: false,
      FooterLayout: 0,
      HeaderEmphasis: 0,
      HeaderLayout: 0,
      HorizontalQuickLaunch: false,
      Id: web.id,
      IsMultilingual: false,
      Language: 1033,
      LastItemModifiedDate: web.created,
      LastItemUserModifiedDate: web.created,
      MasterUrl: `${web.url}/_catalogs/masterpage/seattle.master`,
      MegaMenuEnabled: false,
      NavAudienceTargetingEnabled: false,
      NoCrawl: false,
      ObjectCacheEnabled: false,
      OverwriteTranslationsOnChange: false,
      QuickLaunchEnabled: true,
      RecycleBinEnabled: true,
      ServerRelativePath: { DecodedUrl: web.url },
      ServerRelativeUrl: web.url,
      SiteLogoUrl: null,
      SyndicationEnabled: true,
      Title: web.title,
      TreeViewEnabled: false,
      UIVersion: 15,
      UIVersionConfigurationEnabled: false,
      Url: origin + web.url,
      WebTemplate: 'STS',
      WelcomePage: 'SitePages/Home.aspx'
    },
    extra: {
      EffectiveBasePermissions: () => maskText(webMask(store, web, context.user.id)),
      HasUniqueRoleAssignments: () => web.uniqueRoles
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
        return parent && webEntity(context, parent);
      },
      Fields: () => {
        const home = siteColumns(store, web);
        return home.fields.map((field) => fieldEntity(home, field));
      },
      AvailableFields: () => availableColumns(store, web).flatMap((home) => home.fields.map((field) => fieldEntity(home, field))),
      ContentTypes: () => store.contentTypes.of(web.id).map((type) => contentTypeEntity(store, siteColumns(store, web), type)),
      AvailableContentTypes: () => availableTypes(store, web).map((type) => contentTypeEntity(store, siteColumns(store, web), type)),
      Lists: () => store.listsOf(web.id).map((list) => listEntity(context, list)),
      Webs: () => subwebs(context, web).map((one) => webEntity(context, one))
    }
  };
}

function subwebs(context: Context, web: Web): Web[] {
  return context.store.webs().filter((one) => one.parent === web.id && may(webMask(context.store, one, context.user.id), permissions.open));
}

function timeZoneEntity(context: Context): Entity {
  const { id, description, bias, daylightBias } = context.zone;
  return {
    type: 'SP.TimeZone',
    path: 'Web/RegionalSettings/TimeZone',
    set: 'SP.ApiData.TimeZones',
    properties: { Description: description, Id: id, Information: { Bias: bias, DaylightBias: daylightBias, StandardBias: 0 } }
  };
}

function regionalSettings(context: Context): Entity {
  return {
    type: 'SP.RegionalSettings',
    path: 'Web/RegionalSettings',
    set: 'SP.ApiData.RegionalSettingss',
    properties: {
      AdjustHijriDays: 0, AlternateCalendarType: 0, AM: 'AM', CalendarType: 1, Collation: 25, CollationLCID: 2070, DateFormat: 1, DateSeparator: '/',
      DecimalSeparator: '.', DigitGrouping: '3;0', FirstDayOfWeek: 1, FirstWeekOfYear: 0, IsEastAsia: false, IsRightToLeft: false, IsUIRightToLeft: false,
      ListSeparator: ',', LocaleId: 2057, NegativeSign: '-', NegNumberMode: 1, PM: 'PM', PositiveSign: '', ShowWeeks: false, ThousandSeparator: ',',
      Time24: true, TimeMarkerPosition: 0, TimeSeparator: ':', WorkDayEndHour: 1020, WorkDays: 62, WorkDayStartHour: 480
    },
    related: { TimeZone: () => timeZoneEntity(context) }
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
  return routeSitePages(context, first, rest) ?? routeMoveCopy(context, first, rest) ?? routeReputation(context, first, rest) ?? routePicker(context, first, rest);
}

function routeSite(context: Context, rest: readonly Segment[]): Answer {
  const [next, ...after] = rest;
  const { store, origin, web } = context;
  const root = store.webs().find((one) => one.site === web.site && one.parent === undefined) ?? web;
  if (next?.name === 'rootweb') return routeWeb({ ...context, web: root }, after);
  const entity: Entity = {
    type: 'SP.Site',
    path: 'Site',
    set: 'SP.ApiData.Sites',
    properties: {
      AllowDesigner: true,
      CompatibilityLevel: 15,
      GroupId: '00000000-0000-0000-0000-000000000000',
      Id: web.site,
      LockIssue: null,
      PrimaryUri: `${origin}${root.url}/`,
      ReadOnly: false,
      RequiredDesignerVersion: '15.0.0.0',
      ServerRelativeUrl: root.url,
      ShareByEmailEnabled: false,
      UIVersionConfigurationEnabled: false,
      UpgradeReminderDate: null,
      UpgradeScheduled: false,
      Url: origin + root.url
    },
    related: { RootWeb: () => webEntity(context, root) }
  };
  if (next) return property(context, entity, next, after);
  if (context.method !== 'GET') throw noResource('site');
  return { kind: 'entity', entity };
}

function routeWeb(context: Context, rest: readonly Segment[]): Answer {
  const { store, web, method, user } = context;
  const [next, ...after] = rest;
  const mask = webMask(store, web, user.id);
  if (!next) {
    if (method === 'GET') return { kind: 'entity', entity: webEntity(context, web) };
    if (method !== 'MERGE') throw noResource('web');
    demand(mask, permissions.manageWeb);
    const reader = new PropertyReader(bodyRecord(context), 'SP.Web');
    const title = reader.text('Title') ?? web.title;
    const description = reader.text('Description') ?? web.description;
    reader.ignore('QuickLaunchEnabled', 'NoCrawl', 'MegaMenuEnabled', 'HeaderEmphasis', 'HeaderLayout', 'FooterEnabled');
    reader.end();
    store.saveWeb({ ...web, title, description });
    return { kind: 'empty', status: 204 };
  }
  switch (next.name) {
    case 'lists':
      return routeLists(context, next, after);
    case 'defaultdocumentlibrary': {
      const documents = store.listsOf(web.id).find((list) => list.template === 101);
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
      return routeWebs(context, next, after, mask);
    case 'webinfos':
      if (method !== 'GET' || after.length > 0) break;
      return { kind: 'collection', set: 'SP.ApiData.WebInfos', entities: subwebs(context, web).map((one) => ({ ...webEntity(context, one), type: 'SP.WebInformation' })) };
    case 'parentweb': {
      const parent = web.parent === undefined ? undefined : store.web(web.parent);
      if (!parent) throw noResource(next.text);
      return routeWeb({ ...context, web: parent }, after);
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
      return routeGroup(context, associated(context, web.owners), after);
    case 'associatedmembergroup':
      return routeGroup(context, associated(context, web.members), after);
    case 'associatedvisitorgroup':
      return routeGroup(context, associated(context, web.visitors), after);
    case 'roledefinitions':
      return routeRoles(context, next, after);
    case 'getclientsidewebparts':
      if (method !== 'GET' || after.length > 0) break;
      return { kind: 'collection', set: 'SP.Publishing.ClientSideComponents', entities: webParts() };
    case 'regionalsettings':
      return routeRegion(context, after);
  }
  const secured = routeSecurity(context, { id: web.id }, next, after) ?? routeAddress(context, next, after);
  return secured ?? property(context, webEntity(context, web), next, after);
}

function associated(context: Context, id: number | undefined): Principal {
  const group = context.store.principals(context.web.site).find((one) => one.id === id);
  if (!group) throw noGroup();
  return group;
}

function routeWebs(context: Context, segment: Segment, rest: readonly Segment[], mask: bigint): Answer {
  const { store, web, method } = context;
  const [next] = rest;
  if (!next && method === 'GET') {
    return { kind: 'collection', set: 'SP.ApiData.Webs', entities: subwebs(context, web).map((one) => webEntity(context, one)) };
  }
  if (method !== 'POST' || (next && next.name !== 'add')) throw noResource(next?.text ?? segment.text);
  demand(mask, permissions.manageSubwebs);
  const reader = new PropertyReader(bodyParameters(context), 'SP.WebCreationInformation');
  const title = reader.text('Title') ?? '';
  const url = reader.text('Url') ?? '';
  const description = reader.text('Description') ?? '';
  const inherit = reader.boolean('UseSamePermissionsAsParentSite') ?? true;
  reader.ignore('Language', 'WebTemplate');
  reader.end();
  const added = createSubweb(store, web, { title: title || url, url, description, inherit, user: context.user.id }, nowText(context));
  const entity = webEntity(context, added);
  return { kind: 'entity', entity, status: 201, headers: { Location: entity.path } };
}

function routeRegion(context: Context, rest: readonly Segment[]): Answer {
  const [next, ...after] = rest;
  if (!next) {
    if (context.method !== 'GET') throw noResource('regionalsettings');
    return { kind: 'entity', entity: regionalSettings(context) };
  }
  if (next.name !== 'timezone') return property(context, regionalSettings(context), next, after);
  const [last] = after;
  if (!last) return { kind: 'entity', entity: timeZoneEntity(context) };
  const instantOf = (zone: 'Z' | ''): number => {
    const value = argument(last, 0);
    const text = typeof value === 'string' ? value.replace(/Z$/i, '') : '';
    const instant = readInstant(context.zone, text + zone);
    if (instant === undefined) throw badRequest('The date is not valid.');
    return instant;
  };
  if (last.name === 'utctolocaltime') {
    return { kind: 'value', name: 'UTCToLocalTime', type: 'Edm.DateTime', value: instantText(context.zone.toLocal(instantOf('Z'))).slice(0, -1) };
  }
  if (last.name === 'localtimetoutc') {
    return { kind: 'value', name: 'LocalTimeToUTC', type: 'Edm.DateTime', value: instantText(instantOf('')) };
  }
  return property(context, timeZoneEntity(context), last, after.slice(1));
}
