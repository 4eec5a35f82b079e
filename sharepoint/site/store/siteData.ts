import { text } from './database.ts';
import type { Database } from './database.ts';
import { own } from './rows.ts';

/** What a web or a site collection has beside its own row: the settings of webs and groups. One JSON text for each. */
export class SiteData {
  private readonly db: Database;
  private known = new Map<string, unknown>();

  constructor(db: Database) {
    this.db = db;
  }

  /** Clears the cache. */
  forget(): void {
    this.known = new Map();
  }

  /** A setting of the whole server, made when it is first asked for. */
  setting(key: string, make: () => string): string {
    const row = this.db.one('SELECT value FROM settings WHERE key = ?', key);
    if (row) return text(row, 'value');
    const value = make();
    this.db.run('INSERT INTO settings (key, value) VALUES (?, ?)', key, value);
    return value;
  }

  /** What an owner has under a name. A name always holds the same type, hence the one conversion. */
  get<T>(owner: string, name: string): T | undefined {
    const key = `${owner} ${name}`;
    if (!this.known.has(key)) {
      const row = this.db.one('SELECT content FROM site_data WHERE owner = ? AND name = ?', owner, name);
      this.known.set(key, row && own<T>({ content: text(row, 'content') }, 'content'));
    }
    return this.known.get(key) as T | undefined;
  }

  /** Saves something under a name. */
  set(owner: string, name: string, content: unknown): void {
    this.db.run(
      'INSERT OR REPLACE INTO site_data (owner, name, content) VALUES (?, ?, ?)',
      owner,
      name,
      JSON.stringify(content)
    );
    this.known.delete(`${owner} ${name}`);
  }

  /** Removes all that an owner has. */
  remove(owner: string): void {
    this.db.run('DELETE FROM site_data WHERE owner = ?', owner);
    this.forget();
  }
}
