import type { ListKey } from '../../model';
import { isUnreadable } from '../../model/values';
import type { Words } from './words';

/** Lists the cells of an item that can't be read: each field's name and what its cell holds. */
export function problemsInWords(list: ListKey, item: object, words: Words): readonly string[] {
  const labels: Readonly<Record<string, string>> = words.fields[list];
  return Object.entries(item).flatMap(([name, cell]) => {
    const cells: readonly unknown[] =
      isUnreadable(cell) || typeof cell !== 'object' || cell === null ? [cell] : Object.values(cell);
    return cells.flatMap(one => (isUnreadable(one) ? [`${labels[name] ?? name}: ${one.unreadable}`] : []));
  });
}
