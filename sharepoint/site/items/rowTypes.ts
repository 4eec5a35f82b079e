import { isRecord } from '../json.ts';
import { badRequest } from '../odata/errors.ts';
import { contentTypeId, descends, folderType, itemType, parentId } from '../store/contentTypeIds.ts';
import type { ContentType } from '../store/contentTypes.ts';
import type { Item, List } from '../store/model.ts';
import type { Store } from '../store/store.ts';

/** The id of the content type that a new row, document or folder (kind 1) of a list gets. */
export function defaultType(store: Store, list: List, kind: 0 | 1): string {
  const types = store.contentTypes.of(list.id);
  return types.find(type => descends(type.id, folderType) === (kind === 1))?.id ?? (kind === 1 ? folderType : itemType);
}

/** The list's own content type that was made from the same one of the site; the list's default one when it has none. */
export function typeInList(store: Store, list: List, id: string, kind: 0 | 1): string {
  const types = store.contentTypes.of(list.id);
  const parent = parentId(id);
  const found =
    types.find(type => type.id === id) ??
    types.find(type => parentId(type.id) === id) ??
    types.find(type => parentId(type.id) === parent);
  return found?.id ?? defaultType(store, list, kind);
}

/** The content type of a row, if its list has it. */
export function typeOf(store: Store, list: List, item: Item): ContentType | undefined {
  return store.contentTypes.of(list.id).find(type => type.id === item.contentType);
}

/**
 * The content type that a row is to have when `written` is sent as its ContentTypeId: one of the list's, or, by the id
 * of a
 * site's content type, the one that the list has of it. 400 for any other, and for making a row into a folder or back.
 */
export function writtenType(store: Store, list: List, written: unknown, before: string): string {
  const text = isRecord(written) ? written['StringValue'] : written;
  if (text === undefined || text === null) return before;
  const id = typeof text === 'string' ? contentTypeId(text) : undefined;
  if (id === undefined) throw badRequest('The content type ID is not valid.');
  const types = store.contentTypes.of(list.id);
  const found = types.find(type => type.id === id) ?? types.find(type => parentId(type.id) === id);
  if (!found || descends(found.id, folderType) !== descends(before, folderType)) {
    throw badRequest(`The content type '${text}' does not belong to the list.`);
  }
  return found.id;
}
