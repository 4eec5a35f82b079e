import { randomUUID } from 'node:crypto';
import type { Item, List, Values } from '../store/model.ts';
import type { Store } from '../store/store.ts';
import { typeInList } from './rowTypes.ts';

/** What a new folder or document consists of; `bytes` only for a document. */
export interface NewRow {
  dir: string;
  leaf: string;
  contentType: string;
  bytes: Buffer | undefined;
  values: Values;
  user: number;
  time: string;
}

/** Adds a folder or a document to a list, without checking permissions. */
export function addRow(store: Store, list: List, made: NewRow): Item {
  const { dir, leaf, contentType, bytes, values, user, time } = made;
  const fresh = store.list(list.id) ?? list;
  const item: Item = {
    id: fresh.nextItem,
    version: 1,
    major: 1,
    uniqueId: randomUUID(),
    guid: randomUUID(),
    author: user,
    editor: user,
    created: time,
    modified: time,
    kind: bytes ? 0 : 1,
    dir,
    leaf,
    contentType: typeInList(store, list, contentType, bytes ? 0 : 1),
    uniqueRoles: false,
    document: bytes && { size: bytes.length, checkedOutBy: undefined, checkedOutMajor: undefined, checkInComment: '' },
    values
  };
  if (bytes) store.documents.save(list.id, item.id, item.major, bytes);
  store.saveList({ ...fresh, nextItem: item.id + 1, changed: time });
  store.saveItem(fresh, item, true);
  return item;
}
