import type { Context } from '../odata/context.ts';
import { noListById } from '../odata/errors.ts';
import { plainGuid } from '../odata/path.ts';
import { listMask } from '../people/rights.ts';
import type { List, Web } from '../store/model.ts';

/** The lists of a web that this user may open. */
export function visibleLists({ store, user }: Context, web: Web): List[] {
  return store.listsOf(web.id).filter(list => listMask(store, web, list, user.id) !== 0n);
}

/** The list with an id in the request's web; 404 when there is none. */
export function listById(context: Context, id: string): List {
  const wanted = plainGuid(id);
  const list = context.store.listsOf(context.web.id).find(one => one.id === wanted);
  if (!list) throw noListById();
  return list;
}

/** The list whose folder is at an address: of the web or of the server, the latter with or without its first slash. */
export function listByUrl(context: Context, url: string): List {
  const plain = url.toLowerCase().replace(/\/$/, '');
  const wanted = plain.startsWith('/') ? [plain] : [`${context.web.url.toLowerCase()}/${plain}`, `/${plain}`];
  const list = context.store.listsOf(context.web.id).find(one => wanted.includes(one.folder.toLowerCase()));
  if (!list) throw noListById();
  return list;
}
