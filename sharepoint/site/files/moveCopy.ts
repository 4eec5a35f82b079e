import { addRow } from '../items/addRow.ts';
import { parentUrl, plainUrl } from '../items/addresses.ts';
import { demandChange, removeRow } from '../items/itemWrite.ts';
import { alreadyExists, noFile, notFound } from '../items/nameErrors.ts';
import { checkName } from '../items/names.ts';
import { renameRow } from '../items/rename.ts';
import { isRecord } from '../json.ts';
import { isLibrary } from '../lists/lists.ts';
import type { Answer } from '../odata/answer.ts';
import { bodyRecord, nowText } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { badQuery, badRequest, duplicateValue, noResource } from '../odata/errors.ts';
import { argument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import { voidAnswer } from '../odata/voidAnswer.ts';
import { demand, listMask, permissions } from '../people/rights.ts';
import type { Item, List } from '../store/model.ts';
import { addressOf, rowsInside } from '../store/tree.ts';
import { findFile, findFolder } from './locations.ts';

/** Copies a row, and what is in it, to an address in a list. */
function copyRow(context: Context, from: List, item: Item, to: List, url: string): void {
  const { store, user } = context;
  const before = addressOf(item);
  for (const one of [item, ...rowsInside(store.items(from.id), item).reverse()]) {
    const moved = url + addressOf(one).slice(before.length);
    const bytes = one.document && store.documents.content(from.id, one.id);
    if (from.id === to.id && store.fields(from.id).some(field => field.unique && Object.hasOwn(one.values, field.name)))
      throw duplicateValue();
    const made = {
      dir: parentUrl(moved),
      leaf: moved.slice(moved.lastIndexOf('/') + 1),
      contentType: one.contentType,
      bytes,
      user: user.id
    };
    addRow(store, to, { ...made, values: from.id === to.id ? one.values : titleOnly(one), time: nowText(context) });
  }
}

function titleOnly(item: Item): Item['values'] {
  const { Title } = item.values;
  return Title === undefined ? {} : { Title };
}

/**
 * Moves or copies a document or a folder to an address in the same web; `overwrite` removes a document that is there.
 */
export function moveOrCopy(
  context: Context,
  found: { list: List; item: Item },
  address: string,
  move: boolean,
  overwrite: boolean
): void {
  const { store, web, user } = context;
  const url = plainUrl(context, address);
  if (url === addressOf(found.item)) throw alreadyExists(url);
  const parent = findFolder(context, parentUrl(url));
  if (!parent?.list || !isLibrary(parent.list)) throw notFound();
  checkName(url.slice(url.lastIndexOf('/') + 1));
  demand(listMask(store, web, parent.list, user.id), permissions.addItems);
  const there = findFile(context, url);
  if ((there && !overwrite) || findFolder(context, url)) throw alreadyExists(url);
  if (there) {
    demandChange(context, there.list, there.item, permissions.deleteItems);
    removeRow(context, there.list, there.item);
  }
  if (move && parent.list.id === found.list.id) {
    renameRow(context, found.list, found.item, url);
    return;
  }
  copyRow(context, found.list, found.item, parent.list, url);
  if (!move) return;
  demandChange(context, found.list, found.item, permissions.deleteItems);
  removeRow(context, found.list, found.item);
}

/** Answers `SP.MoveCopyUtil`'s four methods, whose addresses are absolute; undefined for any other path. */
export function routeMoveCopy(context: Context, segment: Segment, rest: readonly Segment[]): Answer | undefined {
  const match = /^sp\.movecopyutil\.(move|copy)(file|folder)bypath$/.exec(segment.name);
  if (!match) return undefined;
  if (context.method !== 'POST' || rest.length > 0) throw noResource(segment.text);
  const body = bodyRecord(context);
  const [from, to] = [pathIn(context, body['srcPath']), pathIn(context, body['destPath'])];
  const file = match[2] === 'file';
  const keepBoth = isRecord(body['options']) && body['options']['KeepBoth'] === true;
  const folder = file ? undefined : findFolder(context, from);
  if (folder && !folder.item) throw badRequest('The folder of a list cannot be moved or copied.');
  const found = file
    ? findFile(context, from)
    : folder?.list && folder.item && { list: folder.list, item: folder.item };
  if (!found) throw file ? noFile(from) : notFound();
  const target = keepBoth ? freeUrl(context, to) : to;
  moveOrCopy(context, found, target, match[1] === 'move', file && argument(segment, 0, 'overwrite') === true);
  return voidAnswer(context, segment.text.slice(segment.text.lastIndexOf('.') + 1));
}

/** The address itself, or the first one with a number that nothing has. */
function freeUrl(context: Context, address: string): string {
  const url = plainUrl(context, address);
  const dot = url.lastIndexOf('.') > url.lastIndexOf('/') ? url.lastIndexOf('.') : url.length;
  let free = url;
  for (let number = 1; findFile(context, free) || findFolder(context, free); number++)
    free = `${url.slice(0, dot)}${number}${url.slice(dot)}`;
  return free;
}

function pathIn(context: Context, path: unknown): string {
  const url = isRecord(path) ? path['DecodedUrl'] : undefined;
  if (typeof url !== 'string') throw badQuery('The parameters srcPath and destPath are paths: {"DecodedUrl": "…"}.');
  return url.startsWith(`${context.origin}/`) ? url.slice(context.origin.length) : url;
}
