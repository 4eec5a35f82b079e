import type { Context } from '../odata/context.ts';
import { may, permissions, webMask } from '../people/rights.ts';
import type { Web } from '../store/model.ts';

/** The webs right below a web that this user may open. */
export function subwebs(context: Context, web: Web): Web[] {
  return context.store
    .webs()
    .filter(one => one.parent === web.id && may(webMask(context.store, one, context.user.id), permissions.open));
}

/** The root web of the site collection that a request is made in. */
export function rootWeb(context: Context): Web {
  return context.store.webs().find(one => one.site === context.web.site && one.parent === undefined) ?? context.web;
}
