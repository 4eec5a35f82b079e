import { integer, text } from './database.ts';
import type { Database } from './database.ts';
import type { Item, ItemVersion, List, Values } from './model.ts';
import { own } from './rows.ts';

/** What the rows of lists held in each of their versions. */
export class Versions {
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  /** The versions of a row, the newest first. */
  of(list: string, item: number): ItemVersion[] {
    return this.db
      .all('SELECT * FROM versions WHERE list = ? AND item = ? ORDER BY major DESC', list, item)
      .map(row => ({
        major: integer(row, 'major'),
        editor: integer(row, 'editor'),
        modified: text(row, 'modified'),
        values: own<Values>(row, 'fields')
      }));
  }

  /** Removes a past version of a row for good; a document's bytes stay, since later versions may be made of them. */
  remove(list: string, item: number, major: number): void {
    this.db.run('DELETE FROM versions WHERE list = ? AND item = ? AND major = ?', list, item, major);
  }

  /** Forgets the versions of a row after one. */
  removeAfter(list: string, item: number, major: number): void {
    this.db.run('DELETE FROM versions WHERE list = ? AND item = ? AND major > ?', list, item, major);
  }

  /** Saves a row's values, as JSON, as its current version; the ones beyond the list's limit go. */
  save(list: List, item: Item, values: string): void {
    this.db.run(
      'INSERT OR REPLACE INTO versions VALUES (?, ?, ?, ?, ?, ?)',
      list.id,
      item.id,
      item.major,
      item.editor,
      item.modified,
      values
    );
    const oldest = item.major - list.settings.MajorVersionLimit;
    if (list.settings.MajorVersionLimit > 0 && oldest > 0) {
      this.db.run('DELETE FROM versions WHERE list = ? AND item = ? AND major <= ?', list.id, item.id, oldest);
    }
  }
}
