import { bytes } from './attachments.ts';
import type { Database } from './database.ts';

/** The bytes of one version of a document as the recycle bin stores them: in base64. */
export interface KeptContent {
  major: number;
  content: string;
}

/** The bytes of documents. A version that changed only columns has the bytes of the version before it. */
export class Documents {
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  /** The bytes that a document has in a version, or has now. */
  content(list: string, item: number, major = Number.MAX_SAFE_INTEGER): Buffer {
    const row = this.db.one(
      'SELECT content FROM contents WHERE list = ? AND item = ? AND major <= ? ORDER BY major DESC LIMIT 1',
      list,
      item,
      major
    );
    return bytes(row?.['content']);
  }

  /** Keeps the bytes of a version. */
  save(list: string, item: number, major: number, content: Buffer): void {
    this.db.run(
      'INSERT OR REPLACE INTO contents (list, item, major, content) VALUES (?, ?, ?, ?)',
      list,
      item,
      major,
      content
    );
  }

  /** Forgets the bytes of the versions after one. */
  removeAfter(list: string, item: number, major: number): void {
    this.db.run('DELETE FROM contents WHERE list = ? AND item = ? AND major > ?', list, item, major);
  }

  /** Forgets the bytes that no version from this one on has. */
  removeBefore(list: string, item: number, major: number): void {
    this.db.run(
      `DELETE FROM contents WHERE list = ?1 AND item = ?2 AND major <
         (SELECT max(major) FROM contents WHERE list = ?1 AND item = ?2 AND major <= ?3)`,
      list,
      item,
      major
    );
  }

  /** Removes a document's bytes. */
  remove(list: string, item: number): void {
    this.db.run('DELETE FROM contents WHERE list = ? AND item = ?', list, item);
    this.db.run('DELETE FROM uploads WHERE list = ? AND item = ?', list, item);
  }

  /** Removes the bytes of a whole library. */
  removeList(list: string): void {
    this.db.run('DELETE FROM contents WHERE list = ?', list);
    this.db.run('DELETE FROM uploads WHERE list = ?', list);
  }

  /** Saves a piece of an upload that is under way; answers the offset of the next one. */
  addPiece(upload: string, list: string, item: number, offset: number, piece: Buffer): number {
    this.db.run(
      'INSERT OR REPLACE INTO uploads (id, place, list, item, content) VALUES (?, ?, ?, ?, ?)',
      upload,
      offset,
      list,
      item,
      piece
    );
    return offset + piece.length;
  }

  /** What has been uploaded so far; undefined when no such upload is under way for this document. */
  pieces(upload: string, list: string, item: number): Buffer | undefined {
    const rows = this.db.all(
      'SELECT content FROM uploads WHERE id = ? AND list = ? AND item = ? ORDER BY place',
      upload,
      list,
      item
    );
    return rows.length === 0 ? undefined : Buffer.concat(rows.map(row => bytes(row['content'])));
  }

  /** Ends an upload. */
  endUpload(upload: string): void {
    this.db.run('DELETE FROM uploads WHERE id = ?', upload);
  }
}
