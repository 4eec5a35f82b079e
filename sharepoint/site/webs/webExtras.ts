import { listEntity } from '../lists/listEntity.ts';
import { routeList } from '../lists/listRoutes.ts';
import type { Answer, Entity } from '../odata/answer.ts';
import { apiUrl } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { noListById } from '../odata/errors.ts';
import { argument, integerArgument, textArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import { demand, demandList, listMask, permissions, webMask } from '../people/rights.ts';
import { userListTemplate } from '../people/userList.ts';
import type { List } from '../store/model.ts';
import { rootWeb } from './webTree.ts';

/** Answers a web's smaller properties and methods; undefined for any other path. */
export function routeWebExtras(context: Context, segment: Segment, rest: readonly Segment[]): Answer | undefined {
  const reads = context.method === 'GET' && rest.length === 0;
  switch (segment.name) {
    case 'allproperties':
      return reads ? { kind: 'entity', entity: allProperties() } : undefined;
    case 'getavailablewebtemplates':
      return reads
        ? {
            kind: 'collection',
            set: 'SP.ApiData.WebTemplates',
            entities: webTemplates(integerArgument(segment, 0, 'lcid'))
          }
        : undefined;
    case 'siteuserinfolist': {
      const root = { ...context, web: rootWeb(context) };
      return routeRootList(context, root, userListTemplate, rest);
    }
    case 'getcatalog': {
      const root = { ...context, web: rootWeb(context) };
      return routeRootList(context, root, integerArgument(segment, 0, 'typeCatalog'), rest);
    }
    case 'maptoicon':
      if (!reads) return undefined;
      return {
        kind: 'value',
        name: 'MapToIcon',
        type: 'Edm.String',
        value: iconOf(textArgument(segment, 0, 'filename'), argument(segment, 2, 'size') === 1)
      };
    case 'synchubsitetheme':
      if (context.method !== 'POST' || rest.length > 0) return undefined;
      // No site here is part of a hub: there is no theme to take over.
      demand(webMask(context.store, context.web, context.user.id), permissions.manageWeb);
      return { kind: 'empty', status: 200 };
  }
  return undefined;
}

/** Answers a hidden list of the root web, which all webs of the collection share. */
function routeRootList(context: Context, root: Context, template: number, rest: readonly Segment[]): Answer {
  const list = context.store
    .listsOf(root.web.id)
    .find(one => one.template === template && one.template > 110 && one.template < 119);
  if (!list) throw noListById();
  demandList(listMask(context.store, root.web, list, context.user.id));
  if (rest.length > 0 || context.method !== 'GET') return routeList(root, list, rest);
  return { kind: 'entity', entity: rootListEntity(root, list) };
}

/** A list of the root web with its whole address, since the request may have been made of a subweb. */
function rootListEntity(root: Context, list: List): Entity {
  const entity = listEntity(root, list);
  return { ...entity, path: apiUrl(root) + entity.path };
}

function allProperties(): Entity {
  return {
    type: 'SP.PropertyValues',
    path: 'Web/AllProperties',
    set: 'SP.ApiData.PropertyValuess',
    properties: {
      vti_x005f_associategroups: '',
      vti_x005f_defaultlanguage: 'en-us',
      vti_x005f_extenderversion: '16.0.0.25409'
    }
  };
}

const templates: readonly [string, string, string][] = [
  ['STS#3', 'Team site (no Microsoft 365 group)', 'A site with no connection to a Microsoft 365 Group.'],
  ['STS#0', 'Team site (classic experience)', 'A place to work together with a group of people.'],
  ['SITEPAGEPUBLISHING#0', 'Communication site', 'A site for sharing news, reports, statuses and other information.']
];

function webTemplates(lcid: number): Entity[] {
  return templates.map(([name, title, description], index) => ({
    type: 'SP.WebTemplate',
    path: `Web/GetAvailableWebTemplates(lcid=${lcid})/GetByName('${encodeURIComponent(name)}')`,
    set: 'SP.ApiData.WebTemplates',
    properties: {
      Description: description,
      DisplayCategory: 'Collaboration',
      Id: index + 1,
      ImageUrl: '/_layouts/15/images/stts.png',
      IsHidden: false,
      IsRootWebOnly: false,
      IsSubWebOnly: false,
      Lcid: lcid,
      Name: name,
      Title: title
    }
  }));
}

const icons: Record<string, string> = {
  doc: 'icdoc',
  docx: 'icdocx',
  xls: 'icxls',
  xlsx: 'icxlsx',
  ppt: 'icppt',
  pptx: 'icpptx',
  pdf: 'icpdf',
  txt: 'ictxt',
  zip: 'iczip',
  png: 'icpng',
  jpg: 'icjpg',
  jpeg: 'icjpeg',
  gif: 'icgif',
  htm: 'ichtm',
  html: 'ichtml',
  xml: 'icxml',
  one: 'icone',
  msg: 'icmsg',
  csv: 'iccsv'
};

/** The file name of the icon for a kind of file, as in SharePoint's layouts folder. */
function iconOf(file: string, large: boolean): string {
  if (file === '') return '';
  const ending = file.slice(file.lastIndexOf('.') + 1).toLowerCase();
  const name = Object.hasOwn(icons, ending) ? icons[ending] : undefined;
  return name === undefined ? 'icgen.gif' : `${large ? 'lg_' : ''}${name}.png`;
}
