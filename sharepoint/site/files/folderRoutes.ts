import { parentUrl } from '../items/addresses.ts';
import { routeItem } from '../items/itemRoutes.ts';
import { deleteItem } from '../items/itemWrite.ts';
import { alreadyExists, notFound } from '../items/nameErrors.ts';
import { checkName } from '../items/names.ts';
import { renameRow } from '../items/rename.ts';
import { isRecord } from '../json.ts';
import type { Answer, Entity } from '../odata/answer.ts';
import { bodyParameters, bodyRecord } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { badRequest, noResource } from '../odata/errors.ts';
import { argument, plainGuid, textArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import { property } from '../odata/property.ts';
import { PropertyReader } from '../odata/propertyReader.ts';
import { voidAnswer } from '../odata/voidAnswer.ts';
import { demand, permissions, webMask } from '../people/rights.ts';
import { rowsInside } from '../store/tree.ts';
import { addFolder } from './documents.ts';
import { folderEntity } from './fileEntities.ts';
import { routeFile, routeFileAt, routeFiles, withPlainETag } from './fileRoutes.ts';
import { filesIn, fileWithId, findFolder, foldersIn, folderWithId, webFolder } from './locations.ts';
import type { Folder } from './locations.ts';

/** Answers the steps by which a web leads to folders and files; undefined for any other path. */
export function routeAddress(context: Context, segment: Segment, rest: readonly Segment[]): Answer | undefined {
  switch (segment.name) {
    case 'rootfolder':
      return routeFolder(context, webFolder(context), rest);
    case 'folders':
      return routeFolders(context, webFolder(context), segment, rest);
    case 'getfolderbyserverrelativepath':
      return routeFolderAt(context, textArgument(segment, 0, 'decodedUrl'), rest);
    case 'getfolderbyserverrelativeurl':
      return routeFolderAt(context, textArgument(segment, 0, 'serverRelativeUrl'), rest);
    case 'getfolderbyid': {
      const folder = folderWithId(context, plainGuid(textArgument(segment, 0, 'uniqueId')));
      if (!folder) throw notFound();
      return routeFolder(context, folder, rest);
    }
    case 'getfilebyserverrelativepath':
      return routeFileAt(context, textArgument(segment, 0, 'decodedUrl'), rest);
    case 'getfilebyserverrelativeurl':
      return routeFileAt(context, textArgument(segment, 0, 'serverRelativeUrl'), rest);
    case 'getfilebyurl':
      return routeFileAt(context, pathOf(context, textArgument(segment, 0, 'fileUrl')), rest);
    case 'getfilebyid': {
      const found = fileWithId(context, plainGuid(textArgument(segment, 0, 'uniqueId')));
      if (!found) throw notFound();
      return routeFile(context, found.list, found.item, rest);
    }
    default:
      return undefined;
  }
}

/** The path of an absolute address of this server, decoded. */
function pathOf(context: Context, url: string): string {
  if (!url.startsWith(`${context.origin}/`)) return url;
  try {
    return decodeURIComponent(new URL(url).pathname);
  } catch {
    throw badRequest(`The address ${url} is not valid.`);
  }
}

function routeFolderAt(context: Context, url: string, rest: readonly Segment[]): Answer {
  const folder = findFolder(context, url);
  if (folder) return routeFolder(context, folder, rest);
  // Asked for this alone, SharePoint answers instead of failing.
  const selected = context.query.selectPaths ?? [];
  if (context.method === 'GET' && rest.length === 0 && selected.length === 1 && selected[0] === 'Exists') {
    return {
      kind: 'entity',
      entity: { type: 'SP.Folder', path: 'Web/Folders', set: 'SP.ApiData.Folders', properties: { Exists: false } }
    };
  }
  throw notFound();
}

/** Answers everything under a folder's `folders`. */
export function routeFolders(context: Context, parent: Folder, segment: Segment, rest: readonly Segment[]): Answer {
  const [next, ...after] = rest;
  const { method } = context;
  if (segment.args && segment.args.length > 0)
    return routeFolderAt(context, within(parent, textArgument(segment, 0)), rest);
  switch (next?.name) {
    case undefined:
      if (method === 'GET') {
        return {
          kind: 'collection',
          set: 'SP.ApiData.Folders',
          entities: foldersIn(context, parent).map(one => folderEntity(context, one))
        };
      }
      if (method !== 'POST') break;
      return {
        ...add(
          context,
          parent,
          new PropertyReader(bodyRecord(context), 'SP.Folder').text('ServerRelativeUrl') ?? '',
          true
        ),
        status: 201
      };
    case 'getbyurl':
      return routeFolderAt(context, within(parent, textArgument(next, 0)), after);
    case 'getbypath':
      return routeFolderAt(context, within(parent, textArgument(next, 0, 'decodedUrl')), after);
    case 'add':
      if (method !== 'POST' || after.length > 0) break;
      return add(context, parent, textArgument(next, 0, 'url'), true);
    case 'addusingpath':
      if (method !== 'POST' || after.length > 0) break;
      return add(context, parent, textArgument(next, 0, 'decodedUrl'), argument(next, 1, 'overwrite') === true);
  }
  throw noResource(next?.text ?? segment.text);
}

function within(parent: Folder, name: string): string {
  return name.startsWith('/') ? name : `${parent.url}/${name}`;
}

/** Adds a folder by its name, or by an address in or under this one; what lies between has to be there. */
function add(context: Context, parent: Folder, address: string, overwrite: boolean): Answer {
  const url = within(parent, address).replace(/\/+$/, '');
  const folder = findFolder(context, parentUrl(url));
  if (!folder) throw notFound();
  if (!folder.list) demand(webMask(context.store, context.web, context.user.id), permissions.manageLists);
  return {
    kind: 'entity',
    entity: folderEntity(context, addFolder(context, folder, url.slice(url.lastIndexOf('/') + 1), overwrite))
  };
}

/** Answers everything under a folder. */
export function routeFolder(context: Context, folder: Folder, rest: readonly Segment[]): Answer {
  const { method } = context;
  const { list, item } = folder;
  const [next, ...after] = rest;
  const entity = (): Entity => folderEntity(context, folder);
  if (!next) {
    switch (method) {
      case 'GET':
        return { kind: 'entity', entity: entity() };
      case 'MERGE':
        updateFolder(context, folder);
        return { kind: 'empty', status: 204 };
      case 'DELETE':
        remove(context, folder, false);
        return { kind: 'empty', status: 200 };
      case 'POST':
      case 'PUT':
        throw noResource('folders');
    }
  }
  switch (next.name) {
    case 'folders':
      return routeFolders(context, folder, next, after);
    case 'files':
      return routeFiles(context, folder, next, after);
    case 'listitemallfields':
      if (!list || !item) return voidAnswer(context, 'ListItemAllFields');
      return routeItem(context, list, item.id, after);
    case 'parentfolder': {
      const parent = folder.url === context.web.url ? undefined : findFolder(context, parentUrl(folder.url));
      return parent ? routeFolder(context, parent, after) : voidAnswer(context, 'ParentFolder');
    }
    case 'properties':
      if (method !== 'GET' || after.length > 0) break;
      return {
        kind: 'entity',
        entity: {
          type: 'SP.PropertyValues',
          path: `${entity().path}/Properties`,
          set: 'SP.ApiData.PropertyValues',
          properties: counts(context, folder)
        }
      };
    case 'storagemetrics':
      if (method !== 'GET' || after.length > 0) break;
      return {
        kind: 'entity',
        entity: {
          type: 'SP.StorageMetrics',
          path: `${entity().path}/StorageMetrics`,
          set: 'SP.ApiData.StorageMetricss',
          properties: metrics(context, folder)
        }
      };
    case 'recycle':
      if (method !== 'POST' || after.length > 0) break;
      return { kind: 'value', name: 'Recycle', type: 'Edm.Guid', value: remove(context, folder, true) };
    case 'deletewithparameters': {
      if (method !== 'POST' || after.length > 0) break;
      const onlyEmpty = bodyParameters(context)['DeleteIfEmpty'] === true;
      if (onlyEmpty && entity().properties['ItemCount'] !== 0) throw badRequest('The folder is not empty.');
      remove({ ...context, ifMatch: '*' }, folder, false);
      return voidAnswer(context, 'DeleteWithParameters');
    }
    case 'addsubfolderusingpath': {
      if (method !== 'POST' || after.length > 0) break;
      const path = bodyRecord(context)['leafPath'];
      const leaf = isRecord(path) ? path['DecodedUrl'] : argument(next, 0, 'leafPath');
      if (typeof leaf !== 'string') throw badRequest('The parameter leafPath is missing.');
      return add(context, folder, leaf, false);
    }
  }
  return property(context, entity(), next, after);
}

function remove(context: Context, folder: Folder, recycle: boolean): string | undefined {
  const { list, item } = folder;
  if (list && item) return deleteItem(withPlainETag(context), list, item, recycle);
  if (list || folder.url === context.web.url || recycle) throw badRequest('This folder cannot be removed.');
  demand(webMask(context.store, context.web, context.user.id), permissions.manageLists);
  if (foldersIn(context, folder).length > 0) throw badRequest('The folder is not empty.');
  context.store.webFolders.remove(context.web.id, folder.url);
  return undefined;
}

function updateFolder(context: Context, folder: Folder): void {
  const reader = new PropertyReader(bodyRecord(context), 'SP.Folder');
  const name = reader.text('Name');
  reader.ignore('WelcomePage');
  reader.end();
  if (name === undefined || folder.url === `${parentUrl(folder.url)}/${name}`) return;
  if (!folder.list || !folder.item) throw badRequest('The folder of a list cannot be renamed.');
  const url = `${parentUrl(folder.url)}/${checkName(name)}`;
  if (findFolder(context, url)) throw alreadyExists(url);
  renameRow(context, folder.list, folder.item, url);
}

function counts(context: Context, folder: Folder): Record<string, unknown> {
  return {
    vti_x005f_foldersubfolderitemcount: foldersIn(context, folder).length,
    vti_x005f_folderitemcount: filesIn(context, folder).length,
    vti_x005f_timecreated: folder.created,
    vti_x005f_timelastmodified: folder.modified
  };
}

function metrics(context: Context, folder: Folder): Record<string, unknown> {
  const rows = folder.list ? context.store.items(folder.list.id) : undefined;
  const inside = rows === undefined ? [] : folder.item ? rowsInside(rows, folder.item) : [...rows.values()];
  const documents = inside.flatMap(one => one.document ?? []);
  const size = documents.reduce((sum, one) => sum + one.size, 0);
  return {
    LastModified: folder.modified,
    TotalFileCount: String(documents.length),
    TotalFileStreamSize: String(size),
    TotalSize: String(size)
  };
}
