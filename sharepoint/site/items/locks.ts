import type { Context } from '../odata/context.ts';
import { loginName } from '../people/principals.ts';
import type { Item } from '../store/model.ts';
import { addressOf } from '../store/tree.ts';
import { checkedOut } from './nameErrors.ts';

/** 423 when somebody else has the document checked out. */
export function checkNotLocked(context: Context, item: Item): void {
  const holder = item.document?.checkedOutBy;
  if (holder !== undefined && holder !== context.user.id) throw lockedBy(context, item, holder);
}

/** The 423 for a document that somebody has checked out, with who it is. */
export function lockedBy(context: Context, item: Item, holder: number): Error {
  const one = context.store.principals.of(context.web.site).find(principal => principal.id === holder);
  return checkedOut(context.origin + addressOf(item), one ? loginName(one) : '');
}
