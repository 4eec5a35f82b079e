import { createHash } from 'node:crypto';
import { parentUrl, plainUrl, rowAt, rowsIn } from '../items/addresses.ts';
import type { Context } from '../odata/context.ts';
import { listMask, may, permissions, rowRights } from '../people/rights.ts';
import type { Item, List } from '../store/model.ts';
import { addressOf } from '../store/tree.ts';
import { fold } from '../text.ts';

/** A folder: of a web, the root of a list, or a row of a list. */
export interface Folder {
  url: string;
  id: string;
  created: string;
  modified: string;
  list: List | undefined;
  item: Item | undefined;
}

/** A document with the library that it is in. */
export interface Document {
  list: List;
  item: Item;
}

/** The id of something that has none of its own: always the same for the same thing. */
function derivedId(of: string): string {
  const hex = createHash('sha256').update(of).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The folder at the root of the request's web. */
export function webFolder({ web }: Pick<Context, 'web'>): Folder {
  return {
    url: web.url,
    id: derivedId(`folder of ${web.id}`),
    created: web.created,
    modified: web.created,
    list: undefined,
    item: undefined
  };
}

/** The folder that holds a list's rows. */
export function rootFolder(list: List): Folder {
  return {
    url: list.folder,
    id: derivedId(`folder of ${list.id}`),
    created: list.created,
    modified: list.changed,
    list,
    item: undefined
  };
}

/** The folder that a row is. */
export function itemFolder(list: List, item: Item): Folder {
  return { url: addressOf(item), id: item.uniqueId, created: item.created, modified: item.modified, list, item };
}

/** The folder at an address; undefined when there is none in the web. */
export function findFolder(context: Context, address: string): Folder | undefined {
  const url = plainUrl(context, address);
  const same = (other: string): boolean => fold(other) === fold(url);
  if (same(context.web.url)) return webFolder(context);
  const list = listAt(context, url);
  if (list) {
    if (same(list.folder)) return rootFolder(list);
    const item = rowAt(context, list, url);
    return item?.kind === 1 ? itemFolder(list, item) : undefined;
  }
  return webFolders(context).find(one => same(one.url));
}

/** The document at an address; undefined when there is none in the web. */
export function findFile(context: Context, address: string): Document | undefined {
  const url = plainUrl(context, address);
  const list = listAt(context, url);
  const item = list && rowAt(context, list, url);
  return list && item?.document ? { list, item } : undefined;
}

/** The folder with an id. */
export function folderWithId(context: Context, id: string): Folder | undefined {
  const roots = [webFolder(context), ...webFolders(context), ...readableLists(context).map(rootFolder)];
  return (
    roots.find(one => one.id === id) ??
    rowsWithId(context, id)
      .filter(({ item }) => item.kind === 1)
      .map(({ list, item }) => itemFolder(list, item))[0]
  );
}

/** The document with an id. */
export function fileWithId(context: Context, id: string): Document | undefined {
  return rowsWithId(context, id).find(({ item }) => item.document !== undefined);
}

/** The folders in a folder, by name. */
export function foldersIn(context: Context, folder: Folder): Folder[] {
  const { list } = folder;
  const found = list
    ? rowsIn(context, list, folder.url)
        .filter(item => item.kind === 1)
        .map(item => itemFolder(list, item))
    : [...readableLists(context).map(rootFolder), ...webFolders(context)].filter(
        one => parentUrl(one.url) === folder.url
      );
  return found.sort((a, b) => (fold(a.url) < fold(b.url) ? -1 : 1));
}

/** The documents in a folder, by name. */
export function filesIn(context: Context, folder: Folder): Document[] {
  const { list } = folder;
  if (!list) return [];
  return rowsIn(context, list, folder.url)
    .filter(item => item.document !== undefined)
    .sort((a, b) => (fold(a.leaf) < fold(b.leaf) ? -1 : 1))
    .map(item => ({ list, item }));
}

function rowsWithId(context: Context, id: string): Document[] {
  return readableLists(context).flatMap(list => {
    const rights = rowRights(context.store, context.web, list, context.user.id);
    return [...context.store.items(list.id).values()]
      .filter(item => item.uniqueId === id && rights.maySee(item))
      .map(item => ({ list, item }));
  });
}

function readableLists({ store, web, user }: Context): List[] {
  return store.listsOf(web.id).filter(list => may(listMask(store, web, list, user.id), permissions.viewItems));
}

/** The list whose folder an address is, or is in. */
function listAt(context: Context, url: string): List | undefined {
  return context.store.listsOf(context.web.id).find(list => fold(`${url}/`).startsWith(fold(`${list.folder}/`)));
}

/** The folders of a web outside its lists: the one that holds the lists, and those that somebody made. */
function webFolders({ store, web }: Context): Folder[] {
  const outside = { list: undefined, item: undefined };
  const lists = {
    url: `${web.url}/Lists`,
    id: derivedId(`lists of ${web.id}`),
    created: web.created,
    modified: web.created,
    ...outside
  };
  return [lists, ...store.webFolders.of(web.id).map(one => ({ ...one, modified: one.created, ...outside }))];
}
