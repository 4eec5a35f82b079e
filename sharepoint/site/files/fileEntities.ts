import { parentUrl } from '../items/addresses.ts';
import { plainColumn } from '../items/itemColumns.ts';
import { bodyETag, itemPath, itemSet, itemType } from '../items/itemNames.ts';
import { quoted } from '../items/names.ts';
import { listEntity } from '../lists/listEntity.ts';
import type { Entity } from '../odata/answer.ts';
import type { Context } from '../odata/context.ts';
import { principalEntity } from '../people/principals.ts';
import { propertyName } from '../store/fields.ts';
import type { Item, List } from '../store/model.ts';
import { addressOf } from '../store/tree.ts';
import { filesIn, findFolder, foldersIn } from './locations.ts';
import type { Folder } from './locations.ts';

/** A folder as it is answered. */
export function folderEntity(context: Context, folder: Folder): Entity {
  const { url, list, item } = folder;
  const properties: Entity['properties'] = {
    Exists: true,
    ExistsAllowThrowForPolicyFailures: true,
    IsWOPIEnabled: false,
    ItemCount: foldersIn(context, folder).length + filesIn(context, folder).length,
    Name: url.slice(url.lastIndexOf('/') + 1),
    ProgID: null,
    ServerRelativeUrl: url,
    TimeCreated: folder.created,
    TimeLastModified: folder.modified,
    UniqueId: folder.id,
    WelcomePage: url === context.web.url ? 'SitePages/Home.aspx' : ''
  };
  return {
    type: 'SP.Folder',
    path: `Web/GetFolderByServerRelativePath(decodedurl='${quoted(url)}')`,
    set: 'SP.ApiData.Folders',
    properties,
    extra: {
      ServerRelativePath: () => ({ DecodedUrl: url }),
      // SharePoint finds these two however they are written, and clients write them so.
      ContentTypeOrder: () => [],
      contentTypeOrder: () => [],
      UniqueContentTypeOrder: () => null,
      uniqueContentTypeOrder: () => null
    },
    related: {
      Files: () => filesIn(context, folder).map(one => fileEntity(context, one.list, one.item)),
      Folders: () => foldersIn(context, folder).map(one => folderEntity(context, one)),
      ListItemAllFields: () => list && item && itemEntity(context, list, item),
      ParentFolder: () => {
        const parent = url === context.web.url ? undefined : findFolder(context, parentUrl(url));
        return parent && folderEntity(context, parent);
      }
    }
  };
}

/** A document as it is answered. */
export function fileEntity(context: Context, list: List, item: Item): Entity {
  const { store, web } = context;
  const url = addressOf(item);
  const id = item.uniqueId.toUpperCase();
  const { size, checkedOutBy, checkInComment } = item.document ?? {
    size: 0,
    checkedOutBy: undefined,
    checkInComment: ''
  };
  const person = (who: number | undefined) => (): Entity | undefined => {
    const one = store.principals.of(web.site).find(principal => principal.id === who);
    return one && principalEntity(one);
  };
  return {
    type: 'SP.File',
    path: `Web/GetFileByServerRelativePath(decodedurl='${quoted(url)}')`,
    set: 'SP.ApiData.Files',
    properties: {
      CheckInComment: checkInComment,
      // 0 is checked out, 2 is not; 1 was for offline drafts.
      CheckOutType: checkedOutBy === undefined ? 2 : 0,
      ContentTag: `{${id}},${item.version},${item.version}`,
      CustomizedPageStatus: 0,
      ETag: `"{${id}},${item.version}"`,
      Exists: true,
      ExistsAllowThrowForPolicyFailures: true,
      ExistsWithException: true,
      IrmEnabled: false,
      Length: String(size),
      // 1 is published, 255 checked out.
      Level: checkedOutBy === undefined ? 1 : 255,
      LinkingUri: null,
      LinkingUrl: '',
      MajorVersion: item.major,
      MinorVersion: 0,
      Name: item.leaf,
      ServerRelativeUrl: url,
      TimeCreated: item.created,
      TimeLastModified: item.modified,
      Title: typeof item.values['Title'] === 'string' ? item.values['Title'] : '',
      UIVersion: item.major * 512,
      UIVersionLabel: `${item.major}.0`,
      UniqueId: item.uniqueId
    },
    extra: {
      ServerRelativePath: () => ({ DecodedUrl: url }),
      ListId: () => list.id,
      SiteId: () => web.site,
      WebId: () => web.id
    },
    related: {
      Author: person(item.author),
      CheckedOutByUser: person(checkedOutBy),
      ListItemAllFields: () => itemEntity(context, list, item),
      // Nobody opens documents here, so nobody locks one by that.
      LockedByUser: () => undefined,
      ModifiedBy: person(item.editor)
    }
  };
}

/** A row as something that another entity leads to: its plain columns, and its list. */
export function itemEntity(context: Context, list: List, item: Item): Entity {
  const fields = context.store.fields(list.id);
  const read = (name: string): unknown => plainColumn(context, list, fields, name)?.read(item);
  const shown = [
    'FileSystemObjectType',
    'Id',
    'ServerRedirectedEmbedUri',
    'ServerRedirectedEmbedUrl',
    'ContentTypeId',
    'Title'
  ];
  shown.push(...fields.filter(field => !field.fromBase && field.kind !== 'Computed').map(propertyName));
  shown.push('ID', 'Modified', 'Created', 'AuthorId', 'EditorId', 'OData__UIVersionString', 'GUID');
  const others = ['FileLeafRef', 'FileDirRef', 'FileRef', 'UniqueId', 'FSObjType', ...fields.map(propertyName)];
  return {
    type: itemType(list),
    path: itemPath(list, item),
    set: itemSet(list),
    etag: bodyETag(item),
    properties: Object.fromEntries(shown.map(name => [name, read(name)])),
    extra: Object.fromEntries(others.map(name => [name, () => read(name)])),
    related: { ParentList: () => listEntity(context, list) }
  };
}
