import { randomUUID } from 'node:crypto';
import { addRow } from '../items/addRow.ts';
import { rowAt } from '../items/addresses.ts';
import { demandChange } from '../items/itemWrite.ts';
import { alreadyExists } from '../items/nameErrors.ts';
import { checkName } from '../items/names.ts';
import { nextMajor, touchItem } from '../items/touchItem.ts';
import { isLibrary } from '../lists/lists.ts';
import { nowText } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { badRequest } from '../odata/errors.ts';
import { demand, listMask, permissions } from '../people/rights.ts';
import { documentType, folderType } from '../store/contentTypeIds.ts';
import type { Item, List } from '../store/model.ts';
import { findFile, findFolder } from './locations.ts';
import type { Document, Folder } from './locations.ts';

/** How a file is to be added where there may be one of its name. */
export interface AddOptions {
  overwrite: boolean;
  /** Take the next free name instead. */
  ensureUnique: boolean;
}

/** Adds a document to a folder of a library, or writes over the one that has its name. */
export function addDocument(
  context: Context,
  folder: Folder,
  name: string,
  bytes: Buffer,
  options: AddOptions
): Document {
  const { list } = folder;
  if (!list || !isLibrary(list)) throw badRequest('Files can be added to document libraries only.');
  demand(listMask(context.store, context.web, list, context.user.id), permissions.addItems);
  const leaf = options.ensureUnique ? freeName(context, list, folder, checkName(name)) : checkName(name);
  const url = `${folder.url}/${leaf}`;
  const existing = findFile(context, url);
  if (existing && options.overwrite) return { list, item: writeBytes(context, list, existing.item, bytes) };
  if (existing || findFolder(context, url)) throw alreadyExists(url);
  const contentType = documentType;
  const item = addRow(context.store, list, {
    dir: folder.url,
    leaf,
    contentType,
    bytes,
    values: {},
    user: context.user.id,
    time: nowText(context)
  });
  return { list, item };
}

function freeName(context: Context, list: List, folder: Folder, name: string): string {
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  let free = name;
  for (let number = 1; rowAt(context, list, `${folder.url}/${free}`); number++) free = `${stem}${number}${ending}`;
  return free;
}

/** Gives a document new bytes, as a new version. */
export function writeBytes(context: Context, list: List, item: Item, bytes: Buffer): Item {
  demandChange(context, list, item, permissions.editItems);
  if (!item.document) throw badRequest('A folder has no content.');
  const { store } = context;
  store.documents.save(list.id, item.id, nextMajor(list, item), bytes);
  const next = touchItem(context, list, item, { document: { ...item.document, size: bytes.length } });
  const kept = list.settings.MajorVersionLimit;
  if (kept > 0 && next.major > kept) store.documents.removeBefore(list.id, item.id, next.major - kept + 1);
  return next;
}

/** Adds a folder to another; an existing one is answered as it is when `overwrite` is set, and else refused. */
export function addFolder(context: Context, parent: Folder, name: string, overwrite: boolean): Folder {
  const { store, web, user } = context;
  const url = `${parent.url}/${checkName(name)}`;
  const existing = findFolder(context, url);
  if (existing && overwrite) return existing;
  if (existing || findFile(context, url)) throw alreadyExists(url);
  const time = nowText(context);
  const { list } = parent;
  if (list) {
    demand(listMask(store, web, list, user.id), permissions.addItems);
    addRow(store, list, {
      dir: parent.url,
      leaf: name,
      contentType: folderType,
      bytes: undefined,
      values: {},
      user: user.id,
      time
    });
  } else store.webFolders.add(web.id, { id: randomUUID(), url, created: time });
  return findFolder(context, url) ?? parent;
}
