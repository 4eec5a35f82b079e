import type { Context } from '../odata/context.ts';
import { badRequest } from '../odata/errors.ts';
import { textArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import { listMask, may, permissions } from '../people/rights.ts';
import type { DocumentState, Item, List } from '../store/model.ts';
import { addressOf } from '../store/tree.ts';
import { demandChange } from './itemWrite.ts';
import { lockedBy } from './locks.ts';
import { touchItem } from './touchItem.ts';

/** Checks a document out: until it is checked in, nobody else may change it. */
export function checkOut(context: Context, list: List, item: Item): Item {
  demandChange(context, list, item, permissions.editItems);
  const state = stateOf(item);
  if (state.checkedOutBy !== undefined) throw lockedBy(context, item, state.checkedOutBy);
  return touchItem(context, list, item, {
    major: item.major,
    document: { ...state, checkedOutBy: context.user.id, checkedOutMajor: item.major }
  });
}

/** Checks a document in with a comment: what was written since its check-out is now its version. */
export function checkIn(context: Context, list: List, item: Item, segment: Segment): Item {
  const state = demandHeld(context, list, item);
  const comment = (segment.args ?? []).length === 0 ? '' : textArgument(segment, 0, 'comment');
  if (comment.length > 1023) throw badRequest('The comment is longer than 1023 characters.');
  return touchItem(context, list, item, { major: item.major, document: { ...free(state), checkInComment: comment } });
}

/** Discards a check-out with all writes since. A list without versions has nothing to go back to. */
export function undoCheckOut(context: Context, list: List, item: Item): Item {
  const { store } = context;
  const state = demandHeld(context, list, item);
  const since = state.checkedOutMajor ?? item.major;
  const before =
    item.major > since ? store.versions.of(list.id, item.id).find(version => version.major === since) : undefined;
  if (!before) return touchItem(context, list, item, { major: item.major, document: free(state) });
  store.versions.removeAfter(list.id, item.id, since);
  store.documents.removeAfter(list.id, item.id, since);
  const { major, values, editor, modified } = before;
  const size = store.documents.content(list.id, item.id).length;
  return touchItem(context, list, item, { major, values, editor, modified, document: { ...free(state), size } });
}

function free(state: DocumentState): DocumentState {
  return { ...state, checkedOutBy: undefined, checkedOutMajor: undefined };
}

function stateOf(item: Item): DocumentState {
  if (!item.document) throw badRequest('Only a document can be checked out.');
  return item.document;
}

/** The state of a document that this user has checked out; whoever may override others' check-outs counts as well. */
function demandHeld(context: Context, list: List, item: Item): DocumentState {
  const { store, web, user, origin } = context;
  const state = stateOf(item);
  if (state.checkedOutBy === undefined) throw badRequest(`The file "${origin}${addressOf(item)}" is not checked out.`);
  const overrides = may(listMask(store, web, list, user.id), permissions.overrideListBehaviours);
  if (state.checkedOutBy !== user.id && !overrides) throw lockedBy(context, item, state.checkedOutBy);
  return state;
}
