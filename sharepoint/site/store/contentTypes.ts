import type { Database } from './database.ts';
import { own } from './rows.ts';

/** A column of a content type. */
export interface FieldLink {
  /** The column's id, in the type's own list or in its web or one above it. */
  id: string;
  name: string;
  required: boolean;
  hidden: boolean;
}

/** A content type of a web or of a list. */
export interface ContentType {
  /** `0x` and hexadecimal digits in capitals; that of its parent is its beginning. */
  id: string;
  name: string;
  description: string;
  group: string;
  hidden: boolean;
  readOnly: boolean;
  sealed: boolean;
  links: readonly FieldLink[];
  /** What SharePoint's pages use and this server only keeps, by SharePoint's own name. */
  kept: Record<string, string>;
}

/** The content types of webs and lists, by the id of their home. */
export class ContentTypeStore {
  private readonly db: Database;
  private memory = new Map<string, readonly ContentType[]>();

  constructor(db: Database) {
    this.db = db;
  }

  /** Drops what was read, after changes were taken back. */
  forget(): void {
    this.memory = new Map();
  }

  /** The content types of a web or a list, in their order: the first is the default. */
  of(home: string): readonly ContentType[] {
    const known = this.memory.get(home);
    if (known) return known;
    const read = this.db
      .all('SELECT definition FROM content_types WHERE list = ? ORDER BY place', home)
      .map(row => own<ContentType>(row, 'definition'));
    this.memory.set(home, read);
    return read;
  }

  /** Saves a content type, new (at the end) or changed. */
  save(home: string, type: ContentType): void {
    this.db.run(
      `INSERT INTO content_types (list, id, place, definition)
       VALUES (?1, ?2, (SELECT coalesce(max(place), 0) + 1 FROM content_types WHERE list = ?1), ?3)
       ON CONFLICT (list, id) DO UPDATE SET definition = excluded.definition`,
      home,
      type.id,
      JSON.stringify(type)
    );
    this.memory.delete(home);
  }

  /** Removes one content type of a home, or all of them. */
  remove(home: string, id?: string): void {
    if (id === undefined) this.db.run('DELETE FROM content_types WHERE list = ?', home);
    else this.db.run('DELETE FROM content_types WHERE list = ? AND id = ?', home, id);
    this.memory.delete(home);
  }
}
