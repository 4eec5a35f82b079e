import type { Context } from '../odata/context.ts';
import { SharePointError } from '../odata/errors.ts';
import type { Item, List } from '../store/model.ts';

/** 500 for a row that another list's rows refer to by a lookup that restricts its deletion. */
function stillReferredTo(list: List, other: List): SharePointError {
  return new SharePointError(
    500,
    '-2130575206, Microsoft.SharePoint.SPException',
    `This item cannot be deleted because an item in the "${other.title}" list is related to an item in the "${list.title}" list.`
  );
}

/**
 * The rows that go with a row when it is deleted: those that refer to it by a lookup with the Cascade behaviour.
 * 500 when a row refers to it by one with Restrict. A relationship is indexed and stays within its web.
 */
export function rowsToCascade(context: Context, list: List, item: Item): { list: List; items: readonly Item[] }[] {
  const { store } = context;
  const cascades: { list: List; items: readonly Item[] }[] = [];
  for (const other of store.listsOf(list.web)) {
    for (const field of store.fields(other.id)) {
      if (field.onDelete === 0 || field.lookupList !== list.id) continue;
      const items = store
        .items(other.id)
        .withValue(field.name, item.id)
        .filter(one => other.id !== list.id || one.id !== item.id);
      if (items.length === 0) continue;
      if (field.onDelete === 2) throw stillReferredTo(list, other);
      cascades.push({ list: other, items });
    }
  }
  return cascades;
}
