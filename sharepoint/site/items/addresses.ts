import type { Context } from '../odata/context.ts';
import { demandList, listMask, rowRights } from '../people/rights.ts';
import type { Item, List } from '../store/model.ts';
import { addressOf } from '../store/tree.ts';
import { fold } from '../text.ts';

/** An address in the form in which it is stored: server-relative, without doubled slashes or one at its end. */
export function plainUrl(context: Context, url: string): string {
  const whole = url.startsWith('/') ? url : `${context.web.url}/${url}`;
  return whole.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');
}

/** The row of a list at an address; undefined when there is none that this user may see. */
export function rowAt(context: Context, list: List, url: string): Item | undefined {
  return rowsIn(context, list, parentUrl(url)).find(item => fold(addressOf(item)) === fold(url));
}

/** The address of the folder that something is in. */
export function parentUrl(url: string): string {
  return url.slice(0, url.lastIndexOf('/'));
}

/** The rows of a list in a folder, without those that this user may not see. */
export function rowsIn(context: Context, list: List, dir: string): Item[] {
  demandList(listMask(context.store, context.web, list, context.user.id));
  const rights = rowRights(context.store, context.web, list, context.user.id);
  const wanted = fold(dir);
  return [...context.store.items(list.id).values()].filter(item => fold(item.dir) === wanted && rights.maySee(item));
}
