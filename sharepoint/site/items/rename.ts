import { isRecord } from '../json.ts';
import type { Context } from '../odata/context.ts';
import { badQuery, badRequest } from '../odata/errors.ts';
import { permissions } from '../people/rights.ts';
import type { Item, List } from '../store/model.ts';
import { addressOf, rowsInside } from '../store/tree.ts';
import { fold } from '../text.ts';
import { parentUrl, rowAt } from './addresses.ts';
import { demandChange, updateItem } from './itemWrite.ts';
import { nameInUse } from './nameErrors.ts';
import { checkName } from './names.ts';
import { touchItem } from './touchItem.ts';

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

/** The address that a document or folder gets from a new name; 400 for an invalid name, or one that is in use. */
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

/**
 * Gives a row another address within its list; what is in a folder goes with it. It makes a version of
 * its own, unless it is part of a write that made one: `partOf`.
 */
export function renameRow(
  context: Context,
  list: List,
  item: Item,
  url: string,
  partOf?: Pick<Item, 'version' | 'major'>
): Item {
  demandChange(context, list, item, permissions.editItems);
  const before = addressOf(item);
  const [dir, leaf] = [parentUrl(url), checkName(url.slice(url.lastIndexOf('/') + 1))];
  if (`${url}/`.startsWith(`${before}/`) && url !== before) throw badRequest('A folder cannot be moved into itself.');
  for (const one of rowsInside(context.store.items(list.id), item)) {
    demandChange(context, list, one, permissions.editItems);
    touchItem(context, list, one, { major: one.major, dir: url + one.dir.slice(before.length) });
  }
  const version = partOf && { version: partOf.version, major: partOf.major };
  return touchItem(context, list, item, { dir, leaf, ...version });
}
