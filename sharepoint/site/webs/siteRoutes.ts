import { changesAnswer } from '../changes/changesAnswer.ts';
import { routeRecycleBin } from '../changes/recycleBinRoutes.ts';
import { currentToken } from '../changes/tokens.ts';
import { isLibrary } from '../lists/lists.ts';
import { nullAnswer } from '../odata/answer.ts';
import type { Answer, Entity } from '../odata/answer.ts';
import { bodyRecord } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { noResource, SharePointError } from '../odata/errors.ts';
import { plainGuid, textArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import { property } from '../odata/property.ts';
import { PropertyReader } from '../odata/propertyReader.ts';
import { demand, listMask, may, permissions, webMask } from '../people/rights.ts';
import type { Web } from '../store/model.ts';
import { webEntity } from './webEntity.ts';
import { routeOther } from './webRoutes.ts';
import { changeWeb } from './webSettings.ts';
import { rootWeb } from './webTree.ts';

function siteEntity(context: Context): Entity {
  const { origin, web } = context;
  const root = rootWeb(context);
  return {
    type: 'SP.Site',
    path: 'Site',
    set: 'SP.ApiData.Sites',
    properties: {
      AllowCreateDeclarativeWorkflow: false,
      AllowDesigner: true,
      AllowMasterPageEditing: false,
      AllowRevertFromTemplate: false,
      AllowSaveDeclarativeWorkflowAsTemplate: false,
      AllowSavePublishDeclarativeWorkflow: false,
      AuditLogTrimmingRetention: 90,
      Classification: '',
      CompatibilityLevel: 15,
      CurrentChangeToken: { StringValue: currentToken(context, { kind: 'site', id: web.site }) },
      DisableAppViews: false,
      DisableCompanyWideSharingLinks: false,
      DisableFlows: false,
      ExternalSharingTipsEnabled: false,
      GeoLocation: 'EUR',
      GroupId: '00000000-0000-0000-0000-000000000000',
      HubSiteId: '00000000-0000-0000-0000-000000000000',
      Id: web.site,
      IsHubSite: false,
      LockIssue: null,
      MaxItemsPerThrottledOperation: 5000,
      PrimaryUri: `${origin}${root.url}/`,
      ReadOnly: false,
      RequiredDesignerVersion: '15.0.0.0',
      ServerRelativeUrl: root.url,
      ShareByEmailEnabled: false,
      ShareByLinkEnabled: false,
      ShowUrlStructure: false,
      TrimAuditLog: true,
      UIVersionConfigurationEnabled: false,
      UpgradeReminderDate: null,
      UpgradeScheduled: false,
      Url: origin + root.url
    },
    related: { RootWeb: () => webEntity(context, root) }
  };
}

/** Answers everything under `_api/site`. */
export function routeSite(context: Context, rest: readonly Segment[]): Answer {
  const [next, ...after] = rest;
  const { store, web, method } = context;
  if (!next) {
    if (method !== 'GET') throw noResource('site');
    return { kind: 'entity', entity: siteEntity(context) };
  }
  switch (next.name) {
    case 'rootweb':
      return routeOther(context, rootWeb(context), after);
    case 'openwebbyid': {
      if (method !== 'POST') break;
      const id = plainGuid(textArgument(next, 0));
      const wanted = store.webs().find(one => one.id === id && one.site === web.site);
      if (!wanted) throw noWeb(id);
      demand(webMask(store, wanted, context.user.id), permissions.open);
      return { kind: 'entity', entity: webEntity(context, wanted) };
    }
    case 'getchanges':
      if (method !== 'POST' || after.length > 0) break;
      return changesAnswer(context, { kind: 'site', id: web.site });
    case 'recyclebin':
      return routeRecycleBin(context, 'site', next, after);
  }
  return property(context, siteEntity(context), next, after);
}

/** Answers the services beside `web` and `site` that tell of sites; undefined when the path is another's. */
export function routeSiteServices(context: Context, segment: Segment, rest: readonly Segment[]): Answer | undefined {
  if (segment.name === 'siteiconmanager') return routeSiteIcon(context, rest);
  if (rest.length > 0) return undefined;
  switch (segment.name) {
    case 'sp.web.getdocumentlibraries':
      if (context.method !== 'GET') break;
      return {
        kind: 'value',
        name: 'GetDocumentLibraries',
        type: 'Collection(SP.DocumentLibraryInformation)',
        value: documentLibraries(context, textArgument(segment, 0))
      };
    case 'sp.web.getweburlfrompageurl':
      if (context.method !== 'GET') break;
      return {
        kind: 'value',
        name: 'GetWebUrlFromPageUrl',
        type: 'Edm.String',
        value: context.origin + webAt(context, textArgument(segment, 0)).url
      };
    case 'sp.site.exists': {
      if (context.method !== 'POST') break;
      const reader = new PropertyReader(bodyRecord(context), 'SP.Site');
      const path = pathOf(context, reader.text('url') ?? '')
        ?.replace(/\/$/, '')
        .toLowerCase();
      reader.end();
      const exists = context.store.webs().some(one => one.parent === undefined && one.url.toLowerCase() === path);
      return { kind: 'value', name: 'Exists', type: 'Edm.Boolean', value: exists };
    }
  }
  return undefined;
}

/** Answers `siteiconmanager/setsitelogo`, which takes the address of an image that is in the site. */
function routeSiteIcon(context: Context, rest: readonly Segment[]): Answer {
  const [next] = rest;
  if (next?.name !== 'setsitelogo' || rest.length > 1 || context.method !== 'POST')
    throw noResource(next?.text ?? 'siteiconmanager');
  const { store, web, user } = context;
  demand(webMask(store, web, user.id), permissions.manageWeb);
  const reader = new PropertyReader(bodyRecord(context), 'SP.SiteIconManager');
  const url = reader.text('relativeLogoUrl') ?? '';
  const type = reader.integer('type') ?? 0;
  const aspect = reader.integer('aspect') ?? 0;
  reader.ignore('focalx', 'focaly', 'isFocalPatch');
  reader.end();
  // 0 is the site's logo of a list of square ones, 1 the wide one: the latter is shown in the head of the site.
  if (type === 0 && (aspect === 0 || aspect === 1)) changeWeb(store, web, { SiteLogoUrl: url });
  return nullAnswer('SetSiteLogo', context.format);
}

/** The server-relative path of an absolute address of this server; undefined for another server's. */
function pathOf(context: Context, url: string): string | undefined {
  if (url.startsWith('/')) return url;
  return url.toLowerCase().startsWith(`${context.origin}/`.toLowerCase())
    ? url.slice(context.origin.length)
    : undefined;
}

/** The web that a page is in: the innermost that its address begins with, if this user may open it. */
function webAt(context: Context, url: string): Web {
  const path = pathOf(context, url)?.split(/[?#]/)[0]?.toLowerCase() ?? '';
  const inside = context.store
    .webs()
    .filter(one => one.url === '/' || `${path}/`.startsWith(`${one.url.toLowerCase()}/`));
  const found = inside.sort((a, b) => b.url.length - a.url.length)[0];
  if (!found || !may(webMask(context.store, found, context.user.id), permissions.open)) throw noWeb(url);
  return found;
}

function documentLibraries(context: Context, url: string): Record<string, unknown>[] {
  const web = webAt(context, url);
  const { store, origin, user } = context;
  return store
    .listsOf(web.id)
    .filter(list => isLibrary(list) && !list.settings.Hidden && listMask(store, web, list, user.id) !== 0n)
    .map(list => ({
      AbsoluteUrl: origin + list.folder,
      Id: list.id,
      IsDefaultDocumentLibrary: list.template === 101 && list.folder === `${web.url}/Shared Documents`,
      ServerRelativeUrl: list.folder,
      Title: list.title
    }));
}

function noWeb(which: string): SharePointError {
  return new SharePointError(404, '-2147024894, System.IO.FileNotFoundException', `The site ${which} does not exist.`);
}
