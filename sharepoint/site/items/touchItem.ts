import { nowText } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import type { Item, List } from '../store/model.ts';

/**
 * The major version that a write gives a row. While a document is checked out all writes go into one version,
 * the one that its check-in will show.
 */
export function nextMajor(list: List, item: Item): number {
  if (!list.settings.EnableVersioning) return item.major;
  const since = item.document?.checkedOutMajor;
  return since !== undefined && item.major > since ? item.major : item.major + 1;
}

/** Saves a row whose document, address or state changed. As every write does, this makes a version and a new ETag. */
export function touchItem(context: Context, list: List, item: Item, changes: Partial<Item>): Item {
  const { store, user } = context;
  const time = nowText(context);
  const next: Item = {
    ...item,
    version: item.version + 1,
    major: nextMajor(list, item),
    editor: user.id,
    modified: time,
    ...changes
  };
  store.saveList({ ...(store.list(list.id) ?? list), changed: time });
  store.saveItem(list, next, false);
  return next;
}

/** Saves in a row whether it has attachments, so that each of its versions says what was true of that version. */
export function markAttachments(context: Context, list: List, item: Item): void {
  const { Attachments: _before, ...values } = item.values;
  const some = context.store.attachments.of(list.id, item.id).length > 0;
  touchItem(context, list, item, { values: some ? { ...values, Attachments: true } : values });
}
