import { fold } from '../text.ts';
import type { Item } from './model.ts';
import type { Rows } from './rowSet.ts';

/** The server-relative address of a row. */
export function addressOf(item: Item): string {
  return `${item.dir}/${item.leaf}`;
}

/** The rows in a folder and in its folders, the deepest first; none for a row that is no folder. */
export function rowsInside(rows: Rows, folder: Item): Item[] {
  if (folder.kind !== 1) return [];
  const inside = fold(addressOf(folder));
  return [...rows.values()]
    .filter(one => fold(one.dir) === inside || fold(one.dir).startsWith(`${inside}/`))
    .sort((a, b) => b.dir.length - a.dir.length);
}
