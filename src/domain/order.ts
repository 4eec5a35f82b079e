import type { Update } from '../model/update';
import type { Cell } from '../model/values';
import { textOf } from '../model/values';
import { timeOf } from './plan';

const collator = new Intl.Collator('en-GB', { numeric: true });

/** Compares the numbers of actions and improvement areas, for sorting: `2.10` comes after `2.9`. */
export function byNumber(a: Cell<string>, b: Cell<string>): number {
  return collator.compare(textOf(a), textOf(b));
}

/**
 * Compares updates, for sorting newest first. Those without a known time come last; of two with the same time the
 * higher id comes first.
 */
export function newestFirst(
  a: Pick<Update, 'id' | 'at' | 'created'>,
  b: Pick<Update, 'id' | 'at' | 'created'>
): number {
  // An empty text sorts before every time, and so comes last here.
  return (timeOf(b) ?? '').localeCompare(timeOf(a) ?? '') || b.id - a.id;
}
