import { checkUnique, demandChange } from '../items/itemWrite.ts';
import { markAttachments } from '../items/touchItem.ts';
import type { Answer, Entity } from '../odata/answer.ts';
import { nowText } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { accessDenied, duplicateListTitle, noItem, noListById, noResource, SharePointError } from '../odata/errors.ts';
import { plainGuid, textArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import { principalEntity } from '../people/principals.ts';
import { demand, listMask, may, permissions, webMask } from '../people/rights.ts';
import { changeKinds } from '../store/changes.ts';
import type { Web } from '../store/model.ts';
import { recycledKinds } from '../store/recycleBin.ts';
import type { Recycled } from '../store/recycleBin.ts';

/** Which recycle bin is requested: a web's, or the site collection's with its second stage. */
export type BinScope = 'web' | 'site';

/** Answers everything under `recyclebin` of a web or of a site collection. */
export function routeRecycleBin(context: Context, scope: BinScope, segment: Segment, rest: readonly Segment[]): Answer {
  const { store, method } = context;
  const [next, ...after] = rest;
  const byId = segment.args && segment.args.length > 0 ? segment : next?.name === 'getbyid' ? next : undefined;
  if (byId) {
    const id = plainGuid(textArgument(byId, 0));
    // Asked for by its id, an entry is found in either stage.
    const entry = entries(context, 'site').find(
      one => one.id === id && (scope === 'site' || one.web === context.web.id)
    );
    if (!entry)
      throw new SharePointError(
        404,
        '-2147024809, System.ArgumentException',
        'Value does not fall within the expected range.'
      );
    return routeEntry(context, entry, byId === next ? after : rest);
  }
  if (!next) {
    if (method !== 'GET') throw noResource(segment.text);
    return {
      kind: 'collection',
      set: 'SP.ApiData.RecycleBinItems',
      entities: entries(context, scope).map(entry => entryEntity(context, entry))
    };
  }
  if (method !== 'POST' || after.length > 0) throw noResource(next.text);
  const each = (act: (entry: Recycled) => void, stage?: number): Answer => {
    for (const entry of entries(context, scope)) if (stage === undefined || entry.stage === stage) act(entry);
    return { kind: 'empty', status: 200 };
  };
  switch (next.name) {
    case 'restoreall':
      // Lists before rows: a row goes back into its list.
      for (const lists of [true, false])
        for (const entry of entries(context, scope)) if ((entry.item === undefined) === lists) restore(context, entry);
      return { kind: 'empty', status: 200 };
    case 'deleteall':
      return each(entry => store.recycleBin.remove(entry.id));
    case 'movealltosecondstage':
      return each(entry => store.recycleBin.moveToSecondStage(entry.id), 1);
    case 'deleteallsecondstageitems':
      if (!administers(context, context.web)) throw accessDenied();
      for (const entry of entries(context, 'site')) if (entry.stage === 2) store.recycleBin.remove(entry.id);
      return { kind: 'empty', status: 200 };
  }
  throw noResource(next.text);
}

/** Administrators of a web see what anybody removed there; the second stage is theirs alone. */
function administers(context: Context, web: Web): boolean {
  return may(webMask(context.store, web, context.user.id), permissions.manageWeb);
}

/** What this user finds in the recycle bin, the last removed first. */
function entries(context: Context, scope: BinScope): Recycled[] {
  const { store, web, user } = context;
  const administered = new Map(
    store
      .webs()
      .filter(one => one.site === web.site)
      .map(one => [one.id, administers(context, one)])
  );
  return store.recycleBin.of(web.site).filter(entry => {
    if (scope === 'web' && (entry.web !== web.id || entry.stage === 2)) return false;
    return administered.get(entry.web) === true || (entry.remover === user.id && entry.stage === 1);
  });
}

function entryEntity(context: Context, entry: Recycled): Entity {
  const principals = context.store.principals.of(context.web.site);
  const [author, remover] = [entry.author, entry.remover].map(id => principals.find(one => one.id === id));
  // SharePoint writes this address without its first slash.
  const dir = entry.dir.replace(/^\//, '');
  const local = new Date(context.zone.toLocal(Date.parse(entry.removed))).toISOString();
  return {
    type: 'SP.RecycleBinItem',
    path: `Site/RecycleBin('${entry.id}')`,
    set: 'SP.ApiData.RecycleBinItems',
    properties: {
      AuthorEmail: author?.email ?? '',
      AuthorName: author?.title ?? '',
      DeletedByEmail: remover?.email ?? '',
      DeletedByName: remover?.title ?? '',
      DeletedDate: entry.removed,
      DeletedDateLocalFormatted: `${local.slice(8, 10)}/${local.slice(5, 7)}/${local.slice(0, 4)} ${local.slice(11, 16)}`,
      DirName: dir,
      DirNamePath: { DecodedUrl: dir },
      Id: entry.id,
      ItemState: entry.stage,
      ItemType: entry.kind,
      LeafName: entry.leaf,
      LeafNamePath: { DecodedUrl: entry.leaf },
      Size: String(entry.size),
      Title: entry.title
    },
    related: { Author: () => author && principalEntity(author), DeletedBy: () => remover && principalEntity(remover) }
  };
}

function routeEntry(context: Context, entry: Recycled, rest: readonly Segment[]): Answer {
  const { store, method } = context;
  const [next] = rest;
  const entity = entryEntity(context, entry);
  if (!next) {
    if (method !== 'GET') throw noResource('recyclebin');
    return { kind: 'entity', entity };
  }
  if (rest.length > 1) throw noResource(next.text);
  if (method === 'GET') {
    const name = Object.keys(entity.properties).find(one => one.toLowerCase() === next.name);
    if (name !== undefined) return { kind: 'value', name, type: 'Edm.String', value: entity.properties[name] };
    const related = Object.entries(entity.related ?? {}).find(([one]) => one.toLowerCase() === next.name)?.[1]();
    if (related && 'type' in related) return { kind: 'entity', entity: related };
    throw noResource(next.text);
  }
  switch (method === 'POST' ? next.name : '') {
    case 'restore':
      restore(context, entry);
      return { kind: 'empty', status: 200 };
    case 'deleteobject':
      store.recycleBin.remove(entry.id);
      return { kind: 'empty', status: 200 };
    case 'movetosecondstage':
      store.recycleBin.moveToSecondStage(entry.id);
      return { kind: 'empty', status: 200 };
  }
  throw noResource(next.text);
}

/**
 * Puts back what was removed, as it stood: the same ids, values, versions and permissions. An error changes nothing.
 */
function restore(context: Context, entry: Recycled): void {
  switch (entry.kind) {
    case recycledKinds.list:
      return restoreList(context, entry);
    case recycledKinds.item:
    case recycledKinds.document:
    case recycledKinds.folder:
      return restoreItem(context, entry);
    case recycledKinds.attachment:
      return restoreAttachment(context, entry);
  }
  throw noResource('Restore');
}

function restoreList(context: Context, entry: Recycled): void {
  const { store } = context;
  const web = store.web(entry.web);
  if (!web) throw noResource('Restore');
  demand(webMask(store, web, context.user.id), permissions.manageLists);
  const lists = store.listsOf(web.id);
  if (lists.some(one => one.title.toLowerCase() === entry.title.toLowerCase())) throw duplicateListTitle();
  const folder = `${entry.dir}/${entry.leaf}`;
  if (lists.some(one => one.folder.toLowerCase() === folder.toLowerCase())) throw nameTaken(entry.leaf);
  store.restore(entry.id);
  const list = store.list(entry.list);
  if (list) store.noteList(list, changeKinds.restore);
}

function restoreItem(context: Context, entry: Recycled): void {
  const { store } = context;
  const list = store.list(entry.list);
  const web = list && store.web(list.web);
  const [item, ...inside] = store.recycleBin.itemsOf(entry.id);
  if (!list || !web || !item) throw noListById();
  demand(listMask(store, web, list, context.user.id), permissions.addItems);
  const address = `${item.dir}/${item.leaf}`.toLowerCase();
  for (const other of store.items(list.id).values())
    if (`${other.dir}/${other.leaf}`.toLowerCase() === address) throw nameTaken(item.leaf);
  for (const one of [item, ...inside]) checkUnique({ ...context, web }, list, store.fields(list.id), one);
  store.restore(entry.id);
  for (const one of [item, ...inside]) store.noteItem(list, one, changeKinds.restore);
  store.saveList({ ...list, changed: nowText(context) });
}

function restoreAttachment(context: Context, entry: Recycled): void {
  const { store } = context;
  const list = store.list(entry.list);
  const web = list && store.web(list.web);
  const item = entry.item === undefined ? undefined : list && store.items(list.id).get(entry.item);
  if (!list || !web || !item) throw noItem();
  const there: Context = { ...context, web };
  demandChange(there, list, item, permissions.editItems);
  if (store.attachments.named(list.id, item.id, entry.leaf) !== undefined) throw nameTaken(entry.leaf);
  store.restore(entry.id);
  markAttachments(there, list, item);
}

function nameTaken(name: string): SharePointError {
  return new SharePointError(
    500,
    '-2130575257, Microsoft.SharePoint.SPException',
    `An item with the name "${name}" already exists in this location. To restore the item, rename the existing one and try again.`
  );
}
