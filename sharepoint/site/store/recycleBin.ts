import { randomUUID } from 'node:crypto';
import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';
import { integer, text } from './database.ts';
import type { Database, Row } from './database.ts';
import type { Item, List, Web } from './model.ts';
import { own, readItem } from './rows.ts';

/** SharePoint's RecycleBinItemType, as far as this server recycles. */
export const recycledKinds = { document: 1, item: 3, list: 4, folder: 5 } as const;

/** Something in the recycle bin. */
export interface Recycled {
  id: string;
  web: string;
  list: string;
  /** The number of a row; undefined for a whole list. */
  item: number | undefined;
  /** SharePoint's RecycleBinItemType. */
  kind: number;
  /** 1 for the first stage, 2 for the second. */
  stage: number;
  title: string;
  leaf: string;
  /** Server-relative. */
  dir: string;
  /** In bytes. */
  size: number;
  author: number;
  removed: string;
  remover: number;
}

/** What is kept of what was removed: the rows of each table as they stood, and what other parts of the server add. */
interface Content {
  rows: Record<string, Record<string, SQLOutputValue>[]>;
  more: Record<string, unknown>;
}

/** The tables that hold a list, and by which column they hold its rows; the rows of a list name it in `list`. */
const tables: readonly { name: string; item?: string }[] = [
  { name: 'items', item: 'id' },
  { name: 'versions', item: 'item' },
  { name: 'fields' },
  { name: 'views' }
];

/** Keeps what was removed, whole, until it is restored or removed for good. */
export class RecycleBin {
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  /** Keeps a row, or without one a whole list, as it stands; to be called before it is removed. */
  put(web: Web, list: List, item: Item | undefined, time: string, remover: number, more: Record<string, unknown> = {}): string {
    const id = randomUUID();
    const rows: Content['rows'] = {};
    for (const table of tables) {
      if (!item) rows[table.name] = this.db.all(`SELECT * FROM ${table.name} WHERE list = ?`, list.id);
      else if (table.item) rows[table.name] = this.db.all(`SELECT * FROM ${table.name} WHERE list = ? AND ${table.item} = ?`, list.id, item.id);
    }
    const securables = (rows['items'] ?? []).filter((row) => row['unique_roles'] === 1).map((row) => text(row, 'unique_id'));
    if (!item) {
      rows['lists'] = this.db.all('SELECT * FROM lists WHERE id = ?', list.id);
      securables.push(list.id);
    }
    rows['roles'] = securables.flatMap((securable) => this.db.all('SELECT * FROM roles WHERE securable = ?', securable));
    const content: Content = { rows, more };
    const title = item ? titleOf(item) : list.title;
    const slash = list.folder.lastIndexOf('/');
    const author = item?.author ?? 0;
    const kind = !item ? recycledKinds.list : item.kind === 1 ? recycledKinds.folder : item.document ? recycledKinds.document : recycledKinds.item;
    this.db.run(
      `INSERT INTO recycled (id, site, web, list, item, kind, stage, title, leaf, dir, size, author, removed, remover, content)
       VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?)`,
      id, web.site, web.id, list.id, item?.id ?? null, kind, title, item?.leaf ?? list.folder.slice(slash + 1), item?.dir ?? list.folder.slice(0, slash),
      item?.document?.size ?? 0, author, time, remover, JSON.stringify(content)
    );
    return id;
  }

  /** What was removed in a site collection, the last first. */
  of(site: string): Recycled[] {
    return this.db
      .all(
        'SELECT id, web, list, item, kind, stage, title, leaf, dir, size, author, removed, remover FROM recycled WHERE site = ? ORDER BY removed DESC, rowid DESC',
        site
      )
      .map(readRecycled);
  }

  /** The row that an entry keeps; undefined for an entry that is a list. */
  itemOf(id: string): Item | undefined {
    const row = this.content(id).rows['items']?.[0];
    return row && readItem(row);
  }

  /** What other parts of the server kept with an entry. */
  moreOf(id: string): Record<string, unknown> {
    return this.content(id).more;
  }

  /** Puts every row back as it stood, and empties the entry. The caller has looked whether there is room for it. */
  putBack(id: string): void {
    for (const [name, rows] of Object.entries(this.content(id).rows)) {
      for (const row of rows) {
        const columns = Object.keys(row);
        this.db.run(`INSERT INTO ${name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`, ...columns.map((column) => bound(row, column)));
      }
    }
    this.remove(id);
  }

  /** Moves an entry to the second stage. */
  moveToSecondStage(id: string): void {
    this.db.run('UPDATE recycled SET stage = 2 WHERE id = ?', id);
  }

  /** Removes an entry for good. */
  remove(id: string): void {
    this.db.run('DELETE FROM recycled WHERE id = ?', id);
  }

  /** Removes for good what is kept of a list that is gone for good. */
  removeList(list: string): void {
    this.db.run('DELETE FROM recycled WHERE list = ?', list);
  }

  /** Removes for good what was removed in a web that is gone. */
  removeWeb(web: string): void {
    this.db.run('DELETE FROM recycled WHERE web = ?', web);
  }

  private content(id: string): Content {
    const row = this.db.one('SELECT content FROM recycled WHERE id = ?', id);
    return row ? own<Content>(row, 'content') : { rows: {}, more: {} };
  }
}

function titleOf(item: Item): string {
  const title = item.values['Title'];
  return item.kind === 0 && !item.document && typeof title === 'string' ? title : item.leaf;
}

function bound(row: Row, column: string): SQLInputValue {
  return row[column] ?? null;
}

function readRecycled(row: Row): Recycled {
  return {
    id: text(row, 'id'),
    web: text(row, 'web'),
    list: text(row, 'list'),
    item: row['item'] === null ? undefined : integer(row, 'item'),
    kind: integer(row, 'kind'),
    stage: integer(row, 'stage'),
    title: text(row, 'title'),
    leaf: text(row, 'leaf'),
    dir: text(row, 'dir'),
    size: integer(row, 'size'),
    author: integer(row, 'author'),
    removed: text(row, 'removed'),
    remover: integer(row, 'remover')
  };
}
