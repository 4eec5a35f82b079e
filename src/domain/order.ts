import type { Update } from '../model/update';
import type { Cell } from '../model/values';
import { known, textOf } from '../model/values';

const collator = new Intl.Collator('en-GB', { numeric: true });

/** Compares the numbers of actions and improvement areas, for sorting: `2.10` comes after `2.9`. */
export function byNumber(a: Cell<string>, b: Cell<string>): number {
  return collator.compare(textOf(a), textOf(b));
}

/**
 * Compares updates, for sorting newest first. Those without a known time come last; of two with the same time the
 * higher id comes first.
 */
export function newestFirst(a: Pick<Update, 'id' | 'at'>, b: Pick<Update, 'id' | 'at'>): number {
  return (known(b.at) ?? '').localeCompare(known(a.at) ?? '') || b.id - a.id;
}
