import type { Cell } from '../../model/values';
import { isUnreadable } from '../../model/values';

/**
 * The label of a choice. A value that the table doesn't have was written into the list by other means, and is shown as
 * it is; an empty cell has no label.
 */
export function choiceLabel(labels: Readonly<Record<string, string>>, stored: Cell<string | number>): string {
  if (isUnreadable(stored)) return stored.unreadable;
  return stored === undefined ? '' : (labels[stored] ?? String(stored));
}
