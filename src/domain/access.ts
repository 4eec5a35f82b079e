import type { ListKey } from '../model';
import type { Failure } from './failure';

/**
 * Why a list of the site isn't shown. SharePoint answers 403 for a list that one may not read, and 404 for one that
 * isn't there; but it may also answer 404 for a list that it hides. Only somebody who sees every list, an owner, knows
 * from a 404 that the list isn't there.
 */
export type Absence = 'noAccess' | 'missing' | 'missingOrHidden' | 'notRead';

/** A list whose items could not be read. */
export interface UnreadList {
  list: ListKey;
  why: Absence;
  failure: Failure;
}

/** Why a list could not be read; `seesAll` for a person who sees every list of the site. */
export function absenceOf(failure: Failure, seesAll: boolean): Absence {
  if (failure.kind === 'forbidden') return 'noAccess';
  if (failure.kind !== 'notFound') return 'notRead';
  return seesAll ? 'missing' : 'missingOrHidden';
}

/** True for a failure that says something about the list itself, and not about the network or the server. */
export function isAboutList({ kind }: Failure): boolean {
  return kind === 'forbidden' || kind === 'notFound';
}

/** True where one of these lists could not be read, so that nothing can be said about what stands in it. */
export function isUnread({ unread }: { unread: readonly UnreadList[] }, ...lists: readonly ListKey[]): boolean {
  return unread.some(({ list }) => lists.includes(list));
}
