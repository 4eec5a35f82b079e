import { randomUUID } from 'node:crypto';
import { isRecord } from '../json.ts';
import { integer, text } from './database.ts';
import type { Database, Row } from './database.ts';
import type { Item, List, Web } from './model.ts';
import { own, readItem } from './rows.ts';

/** SharePoint's RecycleBinItemType, as far as this server recycles. */
export const recycledKinds = { document: 1, item: 3, list: 4, folder: 5, attachment: 7 } as const;

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

/** The rows of each table as they stood; bytes as `{blob}` in base64, since JSON has none. */
type Kept = Record<string, Record<string, unknown>[]>;

/** The tables that hold a list, and by which column they hold its rows; the rows of a list name it in `list`. */
const tables: readonly { name: string; item?: string }[] = [
  { name: 'items', item: 'id' },
  { name: 'versions', item: 'item' },
  { name: 'attachments', item: 'item' },
  { name: 'contents', item: 'item' },
  { name: 'comments', item: 'item' },
  { name: 'likes', item: 'item' },
  { name: 'comments_off', item: 'item' },
  { name: 'fields' },
  { name: 'views' },
  { name: 'content_types' }
];

/** Keeps what was removed, whole, until it is restored or removed for good. */
export class RecycleBin {
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  /** Saves a whole list as it stands; to be called before it is removed. */
  putList(web: Web, list: List, time: string, remover: number): string {
    const kept: Kept = { lists: this.db.all('SELECT * FROM lists WHERE id = ?', list.id) };
    for (const { name } of tables) kept[name] = this.db.all(`SELECT * FROM ${name} WHERE list = ?`, list.id);
    const slash = list.folder.lastIndexOf('/');
    return this.keep(
      {
        web: web.id,
        list: list.id,
        item: undefined,
        kind: recycledKinds.list,
        title: list.title,
        leaf: list.folder.slice(slash + 1),
        dir: list.folder.slice(0, slash),
        size: 0,
        author: 0,
        removed: time,
        remover
      },
      web.site,
      this.withRoles(kept, [list.id])
    );
  }

  /** Saves a row as it stands, with the rows in it where it is a folder; to be called before they are removed. */
  putItem(web: Web, list: List, item: Item, inside: readonly Item[], time: string, remover: number): string {
    const kept: Kept = {};
    for (const table of tables) {
      if (table.item === undefined) continue;
      const rowsOf = `SELECT * FROM ${table.name} WHERE list = ? AND ${table.item} = ?`;
      kept[table.name] = [item, ...inside].flatMap(one => this.db.all(rowsOf, list.id, one.id));
    }
    const kind = item.kind === 1 ? recycledKinds.folder : item.document ? recycledKinds.document : recycledKinds.item;
    return this.keep(
      {
        web: web.id,
        list: list.id,
        item: item.id,
        kind,
        title: titleOf(item),
        leaf: item.leaf,
        dir: item.dir,
        size: item.document?.size ?? 0,
        author: item.author,
        removed: time,
        remover
      },
      web.site,
      this.withRoles(kept, [])
    );
  }

  /** Keeps one attachment of a row; to be called before it is removed. */
  putAttachment(web: Web, list: List, item: Item, name: string, time: string, remover: number): string {
    const rows = this.db.all(
      'SELECT * FROM attachments WHERE list = ? AND item = ? AND name = ?',
      list.id,
      item.id,
      name
    );
    const content = rows[0]?.['content'];
    return this.keep(
      {
        web: web.id,
        list: list.id,
        item: item.id,
        kind: recycledKinds.attachment,
        title: name,
        leaf: name,
        dir: `${list.folder}/Attachments/${item.id}`,
        size: content instanceof Uint8Array ? content.length : 0,
        author: item.author,
        removed: time,
        remover
      },
      web.site,
      { attachments: rows }
    );
  }

  private withRoles(kept: Kept, securables: readonly string[]): Kept {
    const own = (kept['items'] ?? []).filter(row => row['unique_roles'] === 1).map(row => String(row['unique_id']));
    return {
      ...kept,
      roles: [...securables, ...own].flatMap(securable =>
        this.db.all('SELECT * FROM roles WHERE securable = ?', securable)
      )
    };
  }

  private keep(entry: Omit<Recycled, 'id' | 'stage'>, site: string, kept: Kept): string {
    const id = randomUUID();
    this.db.run(
      `INSERT INTO recycled (id, site, web, list, item, kind, stage, title, leaf, dir, size, author, removed, remover, content)
       VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?)`,
      id,
      site,
      entry.web,
      entry.list,
      entry.item ?? null,
      entry.kind,
      entry.title,
      entry.leaf,
      entry.dir,
      entry.size,
      entry.author,
      entry.removed,
      entry.remover,
      JSON.stringify(kept, (_name, value: unknown) =>
        value instanceof Uint8Array ? { blob: Buffer.from(value).toString('base64') } : value
      )
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

  /** The rows that an entry keeps, the removed one first; none for an attachment. */
  itemsOf(id: string): Item[] {
    return (this.kept(id)['items'] ?? []).map(row =>
      readItem(Object.fromEntries(Object.entries(row).map(([column, value]) => [column, bound(value)])))
    );
  }

  /** Puts every row back as it stood, and empties the entry. The caller has looked whether there is room for it. */
  putBack(id: string): void {
    for (const [name, rows] of Object.entries(this.kept(id))) {
      for (const row of rows) {
        const columns = Object.keys(row);
        this.db.run(
          `INSERT INTO ${name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
          ...Object.values(row).map(bound)
        );
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

  private kept(id: string): Kept {
    const row = this.db.one('SELECT content FROM recycled WHERE id = ?', id);
    return row ? own<Kept>(row, 'content') : {};
  }
}

function titleOf(item: Item): string {
  const title = item.values['Title'];
  return item.kind === 0 && !item.document && typeof title === 'string' ? title : item.leaf;
}

/** A stored value as SQLite reads and writes it. */
function bound(value: unknown): string | number | null | Buffer {
  if (typeof value === 'string' || typeof value === 'number') return value;
  return isRecord(value) && typeof value['blob'] === 'string' ? Buffer.from(value['blob'], 'base64') : null;
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
