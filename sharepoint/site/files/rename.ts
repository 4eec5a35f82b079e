import type { Context } from '../odata/context.ts';
import { badQuery } from '../odata/errors.ts';
import { updateItem } from '../items/itemWrite.ts';
import { isRecord } from '../odata/json.ts';
import { fold } from '../text.ts';
import type { Item, List } from '../store/model.ts';
import { addressOf } from '../store/tree.ts';
import { nameInUse } from './fileErrors.ts';
import { rowAt } from './locations.ts';
import { renameRow } from './moveCopy.ts';
import { checkName } from './names.ts';

/** Changes a row by the body of the request; `FileLeafRef` in it renames a document or a folder. */
export function updateAndRename(context: Context, list: List, item: Item): Item {
  const body = context.json();
  const named = item.kind === 1 || item.document !== undefined;
  if (!named || !isRecord(body) || body['FileLeafRef'] === undefined) return updateItem(context, list, item);
  const { FileLeafRef: name, ...others } = body;
  if (typeof name !== 'string')
    throw badQuery("Cannot convert the value of 'FileLeafRef' to the expected type 'Edm.String'.");
  const updated = updateItem({ ...context, json: () => others }, list, item);
  const url = renamedUrl(context, list, item, name);
  return url === addressOf(item) ? updated : renameRow(context, list, updated, url, updated);
}

/** The address that a document or folder has by a new name; 400 for a name that SharePoint doesn't take or that is taken. */
export function renamedUrl(context: Context, list: List, item: Item, name: string): string {
  const url = `${item.dir}/${checkName(withEnding(name, item))}`;
  const there = rowAt(context, list, url);
  if (there && there.id !== item.id) throw nameInUse();
  return url;
}

/** A document keeps the ending of its name when the new name has none. */
function withEnding(name: string, item: Item): string {
  const dot = item.leaf.lastIndexOf('.');
  if (!item.document || dot < 0 || name.includes('.') || fold(name) === fold(item.leaf)) return name;
  return name + item.leaf.slice(dot);
}
