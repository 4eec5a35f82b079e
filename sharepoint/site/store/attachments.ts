import { fold } from '../text.ts';
import { text } from './database.ts';
import type { Database } from './database.ts';

/** The files attached to rows. Names are unique within a row, without regard to case. */
export class Attachments {
  private readonly db: Database;
  private names = new Map<string, Map<number, readonly string[]>>();

  constructor(db: Database) {
    this.db = db;
  }

  /** Drops what is in memory. */
  forget(): void {
    this.names = new Map();
  }

  /** The names of a row's attachments, in alphabetical order. */
  of(list: string, item: number): readonly string[] {
    return this.ofList(list).get(item) ?? [];
  }

  /** The name as it is kept, however it is written; undefined when the row has no such attachment. */
  named(list: string, item: number, name: string): string | undefined {
    return this.of(list, item).find(one => fold(one) === fold(name));
  }

  /** The bytes of an attachment by its kept name. */
  content(list: string, item: number, name: string): Buffer {
    const row = this.db.one(
      'SELECT content FROM attachments WHERE list = ? AND item = ? AND name = ?',
      list,
      item,
      name
    );
    return bytes(row?.['content']);
  }

  /** Saves an attachment, new or changed. */
  save(list: string, item: number, name: string, content: Buffer): void {
    this.db.run(
      'INSERT OR REPLACE INTO attachments (list, item, name, content) VALUES (?, ?, ?, ?)',
      list,
      item,
      name,
      content
    );
    this.names.delete(list);
  }

  /** Removes one attachment of a row, or all of them. */
  remove(list: string, item: number, name?: string): void {
    if (name === undefined) this.db.run('DELETE FROM attachments WHERE list = ? AND item = ?', list, item);
    else this.db.run('DELETE FROM attachments WHERE list = ? AND item = ? AND name = ?', list, item, name);
    this.names.delete(list);
  }

  /** Removes the attachments of a whole list. */
  removeList(list: string): void {
    this.db.run('DELETE FROM attachments WHERE list = ?', list);
    this.names.delete(list);
  }

  private ofList(list: string): Map<number, readonly string[]> {
    let known = this.names.get(list);
    if (!known) {
      known = new Map();
      for (const row of this.db.all(
        'SELECT item, name FROM attachments WHERE list = ? ORDER BY item, name COLLATE NOCASE',
        list
      )) {
        const item = Number(row['item']);
        known.set(item, [...(known.get(item) ?? []), text(row, 'name')]);
      }
      this.names.set(list, known);
    }
    return known;
  }
}

/** The bytes in a column of a row; none when the column is empty. */
export function bytes(value: unknown): Buffer {
  return value instanceof Uint8Array ? Buffer.from(value) : Buffer.alloc(0);
}
