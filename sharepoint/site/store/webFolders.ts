import { text } from './database.ts';
import type { Database } from './database.ts';

/** A folder of a web that is in none of its lists. */
export interface WebFolder {
  id: string;
  url: string;
  created: string;
}

/** The folders of webs that are in none of their lists. */
export class WebFolders {
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  /** The folders of a web, in the order of their addresses. */
  of(web: string): WebFolder[] {
    return this.db
      .all('SELECT * FROM web_folders WHERE web = ? ORDER BY url', web)
      .map(row => ({ id: text(row, 'id'), url: text(row, 'url'), created: text(row, 'created') }));
  }

  /** Adds a folder. */
  add(web: string, folder: WebFolder): void {
    this.db.run(
      'INSERT INTO web_folders (web, url, id, created) VALUES (?, ?, ?, ?)',
      web,
      folder.url,
      folder.id,
      folder.created
    );
  }

  /** Removes a folder. */
  remove(web: string, url: string): void {
    this.db.run('DELETE FROM web_folders WHERE web = ? AND url = ?', web, url);
  }
}
