import { Attachments } from './attachments.ts';
import { Cache } from './cache.ts';
import { changeKinds, ChangeLog } from './changes.ts';
import { Comments } from './comments.ts';
import { ContentTypeStore } from './contentTypes.ts';
import type { Database } from './database.ts';
import { Documents } from './documents.ts';
import type { FieldDefinition } from './fields.ts';
import type { Item, List, View, Web } from './model.ts';
import { Principals } from './principals.ts';
import { RecycleBin } from './recycleBin.ts';
import { Roles } from './roles.ts';
import { RowSet } from './rowSet.ts';
import type { Rows } from './rowSet.ts';
import { own, readItem, readList, readWeb } from './rows.ts';
import { SiteData } from './siteData.ts';
import { Versions } from './versions.ts';
import { WebFolders } from './webFolders.ts';

/**
 * Everything that the server stores. What has been read stays in a cache; every change is written to the database
 * first, and a transaction that is rolled back clears the cache.
 */
export class Store {
  readonly attachments: Attachments;
  readonly documents: Documents;
  readonly comments: Comments;
  readonly webFolders: WebFolders;
  readonly changes: ChangeLog;
  readonly recycleBin: RecycleBin;
  readonly roles: Roles;
  readonly siteData: SiteData;
  readonly principals: Principals;
  readonly versions: Versions;
  readonly contentTypes: ContentTypeStore;
  private readonly db: Database;
  private readonly cache = new Cache();
  private rows = new Map<string, RowSet>();

  /** The clock is in milliseconds since 1970. */
  constructor(db: Database, now: () => number, changeLogDays: number) {
    this.db = db;
    this.attachments = new Attachments(db);
    this.documents = new Documents(db);
    this.comments = new Comments(db);
    this.webFolders = new WebFolders(db);
    this.changes = new ChangeLog(db, now, changeLogDays);
    this.recycleBin = new RecycleBin(db);
    this.roles = new Roles(db, this.cache);
    this.siteData = new SiteData(db);
    this.contentTypes = new ContentTypeStore(db);
    this.principals = new Principals(db, this.cache, this.changes, this.siteData);
    this.versions = new Versions(db);
  }

  /** Does the work in one transaction. */
  transaction<T>(work: () => T): T {
    return this.db.transaction(work, () => this.forget());
  }

  /** Clears all caches. */
  forget(): void {
    this.cache.clear();
    this.rows = new Map();
    this.attachments.forget();
    this.roles.forget();
    this.siteData.forget();
    this.contentTypes.forget();
  }

  // Webs

  /** All webs of all sites. */
  webs(): readonly Web[] {
    return this.cache.read('webs', () => this.db.all('SELECT * FROM webs ORDER BY rowid').map(readWeb));
  }

  /** The web with an id. */
  web(id: string): Web | undefined {
    return this.webs().find(web => web.id === id);
  }

  /** Saves a web, new or changed, and logs the change. */
  saveWeb(web: Web): void {
    const before = this.web(web.id);
    this.db.run(
      `INSERT INTO webs (id, site, parent, url, title, description, created, time_zone, unique_roles, owners, members, visitors)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET title = excluded.title, description = excluded.description,
         time_zone = excluded.time_zone,
         unique_roles = excluded.unique_roles, owners = excluded.owners, members = excluded.members, visitors = excluded.visitors`,
      web.id,
      web.site,
      web.parent ?? null,
      web.url,
      web.title,
      web.description,
      web.created,
      web.timeZone,
      Number(web.uniqueRoles),
      web.owners ?? null,
      web.members ?? null,
      web.visitors ?? null
    );
    this.cache.drop('webs');
    if (!before) this.noteWeb(web, changeKinds.add);
    else if (before.title !== web.title || before.description !== web.description)
      this.noteWeb(web, changeKinds.update);
  }

  /** Removes a web with its permissions, columns, content types and folders; its lists are removed before. */
  removeWeb(web: Web): void {
    this.db.run('DELETE FROM web_folders WHERE web = ?', web.id);
    this.db.run('DELETE FROM webs WHERE id = ?', web.id);
    this.db.run('DELETE FROM roles WHERE securable = ?', web.id);
    this.siteData.remove(web.id);
    this.db.run('DELETE FROM fields WHERE list = ?', web.id);
    this.contentTypes.remove(web.id);
    this.noteWeb(web, changeKinds.remove);
    this.forget();
  }

  /** Logs a change of a web itself. */
  noteWeb(web: Web, kind: number): void {
    this.changes.note({ site: web.site, web: web.id, list: '', object: 'Web', kind, number: 0, subject: web.id });
  }

  // Lists

  /** The lists of a web, in the order in which they were made. */
  listsOf(web: string): readonly List[] {
    return this.cache.read(`lists ${web}`, () =>
      this.db.all('SELECT * FROM lists WHERE web = ? ORDER BY rowid', web).map(readList)
    );
  }

  /** The list with an id, wherever it is. */
  list(id: string): List | undefined {
    for (const web of this.webs()) {
      const found = this.listsOf(web.id).find(list => list.id === id);
      if (found) return found;
    }
    return undefined;
  }

  /** Saves a list, new or changed. */
  saveList(list: List): void {
    const known = this.listsOf(list.web);
    const before = known.find(one => one.id === list.id);
    const settings = JSON.stringify(list.settings);
    this.db.run(
      `INSERT INTO lists (id, web, title, template, entity, folder, created, changed, version, next_item, unique_roles, settings)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET title = excluded.title, changed = excluded.changed, version = excluded.version,
         next_item = excluded.next_item, unique_roles = excluded.unique_roles, settings = excluded.settings`,
      list.id,
      list.web,
      list.title,
      list.template,
      list.entity,
      list.folder,
      list.created,
      list.changed,
      list.version,
      list.nextItem,
      Number(list.uniqueRoles),
      settings
    );
    if (!before) this.noteList(list, changeKinds.add);
    else if (before.title !== list.title || JSON.stringify(before.settings) !== settings)
      this.noteList(list, changeKinds.update);
    this.cache.set(
      `lists ${list.web}`,
      before ? known.map(one => (one.id === list.id ? list : one)) : [...known, list]
    );
  }

  /** Removes a list with all that is in it; the log of its changes stays. */
  removeList(list: List): void {
    this.db.run(
      'DELETE FROM roles WHERE securable IN (SELECT unique_id FROM items WHERE list = ? AND unique_roles = 1)',
      list.id
    );
    for (const table of ['fields', 'views', 'items', 'versions']) {
      this.db.run(`DELETE FROM ${table} WHERE list = ?`, list.id);
    }
    this.attachments.removeList(list.id);
    this.documents.removeList(list.id);
    this.comments.removeList(list.id);
    this.contentTypes.remove(list.id);
    this.db.run('DELETE FROM roles WHERE securable = ?', list.id);
    this.db.run('DELETE FROM lists WHERE id = ?', list.id);
    this.noteList(list, changeKinds.remove);
    this.forget();
  }

  /** Logs a change of a list itself. */
  noteList(list: List, kind: number): void {
    this.changes.note({ ...this.placeOf(list), object: 'List', kind, number: 0, subject: list.id });
  }

  private placeOf(list: List): { site: string; web: string; list: string } {
    return { site: this.web(list.web)?.site ?? '', web: list.web, list: list.id };
  }

  private notePart(id: string, object: 'Field' | 'View', kind: number, subject: string): void {
    const list = this.list(id);
    if (list) this.changes.note({ ...this.placeOf(list), object, kind, number: 0, subject });
  }

  // Fields and views

  /** The columns of a list, in their order. */
  fields(list: string): readonly FieldDefinition[] {
    return this.cache.read(`fields ${list}`, () =>
      this.db
        .all('SELECT definition FROM fields WHERE list = ? ORDER BY place', list)
        .map(row => own<FieldDefinition>(row, 'definition'))
    );
  }

  /** Saves a column, new (at the end) or changed. */
  saveField(list: string, field: FieldDefinition): void {
    const isNew = !this.fields(list).some(one => one.name === field.name);
    this.db.run(
      `INSERT INTO fields (list, place, name, definition)
       VALUES (?1, (SELECT coalesce(max(place), 0) + 1 FROM fields WHERE list = ?1), ?2, ?3)
       ON CONFLICT (list, name) DO UPDATE SET definition = excluded.definition`,
      list,
      field.name,
      JSON.stringify(field)
    );
    this.cache.drop(`fields ${list}`);
    // The columns that every list has come with the list.
    if (!isNew || !field.fromBase) this.notePart(list, 'Field', isNew ? changeKinds.add : changeKinds.update, field.id);
  }

  /** Removes a column with its values: another column of the same name begins empty. */
  removeField(list: string, name: string): void {
    const field = this.fields(list).find(one => one.name === name);
    if (field) this.notePart(list, 'Field', changeKinds.remove, field.id);
    this.db.run('DELETE FROM fields WHERE list = ? AND name = ?', list, name);
    for (const table of ['items', 'versions'])
      this.db.run(`UPDATE ${table} SET fields = json_remove(fields, ?1) WHERE list = ?2`, `$."${name}"`, list);
    this.rows.delete(list);
    this.cache.drop(`fields ${list}`);
  }

  /** The views of a list, in their order. */
  views(list: string): readonly View[] {
    return this.cache.read(`views ${list}`, () =>
      this.db
        .all('SELECT definition FROM views WHERE list = ? ORDER BY place', list)
        .map(row => own<View>(row, 'definition'))
    );
  }

  /** Saves a view, new or changed. */
  saveView(list: string, view: View): void {
    const isNew = !this.views(list).some(one => one.id === view.id);
    this.db.run(
      `INSERT INTO views (list, id, place, definition)
       VALUES (?1, ?2, (SELECT coalesce(max(place), 0) + 1 FROM views WHERE list = ?1), ?3)
       ON CONFLICT (list, id) DO UPDATE SET definition = excluded.definition`,
      list,
      view.id,
      JSON.stringify(view)
    );
    this.cache.drop(`views ${list}`);
    this.notePart(list, 'View', isNew ? changeKinds.add : changeKinds.update, view.id);
  }

  /** Removes a view. */
  removeView(list: string, id: string): void {
    this.notePart(list, 'View', changeKinds.remove, id);
    this.db.run('DELETE FROM views WHERE list = ? AND id = ?', list, id);
    this.cache.drop(`views ${list}`);
  }

  // Items

  /** The rows of a list by id, in the order of their ids. */
  items(list: string): Rows {
    return this.rowsOf(list);
  }

  private rowsOf(list: string): RowSet {
    let rows = this.rows.get(list);
    if (!rows) {
      rows = new RowSet(this.db.all('SELECT * FROM items WHERE list = ? ORDER BY id', list).map(readItem));
      this.rows.set(list, rows);
    }
    return rows;
  }

  /** Saves a row, new or changed, with its current version, and logs the change. */
  saveItem(list: List, item: Item, isNew: boolean): void {
    const fields = JSON.stringify(item.values);
    this.db.run(
      `INSERT OR REPLACE INTO items (list, id, version, major, unique_id, guid, author, editor, created, modified, kind, dir, leaf, content_type,
         unique_roles, document, fields)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      list.id,
      item.id,
      item.version,
      item.major,
      item.uniqueId,
      item.guid,
      item.author,
      item.editor,
      item.created,
      item.modified,
      item.kind,
      item.dir,
      item.leaf,
      item.contentType,
      Number(item.uniqueRoles),
      item.document ? JSON.stringify(item.document) : null,
      fields
    );
    this.versions.save(list, item, fields);
    const renamed = !isNew && this.rowsOf(list.id).get(item.id)?.leaf !== item.leaf;
    this.noteItem(list, item, isNew ? changeKinds.add : renamed ? changeKinds.rename : changeKinds.update);
    this.rowsOf(list.id).set(item);
  }

  /** Saves whether a row has permissions of its own; this makes no version. */
  setOwnRoles(list: List, item: Item, uniqueRoles: boolean): void {
    this.db.run('UPDATE items SET unique_roles = ? WHERE list = ? AND id = ?', Number(uniqueRoles), list.id, item.id);
    this.rowsOf(list.id).set({ ...item, uniqueRoles });
  }

  /** Logs a change of a row. */
  noteItem(list: List, item: Item, kind: number): void {
    this.changes.note({ ...this.placeOf(list), object: 'Item', kind, number: item.id, subject: item.uniqueId });
  }

  /** Removes a row for good. */
  removeItem(list: List, item: Item): void {
    this.db.run('DELETE FROM items WHERE list = ? AND id = ?', list.id, item.id);
    this.db.run('DELETE FROM versions WHERE list = ? AND item = ?', list.id, item.id);
    this.attachments.remove(list.id, item.id);
    this.documents.remove(list.id, item.id);
    this.comments.remove(list.id, item.id);
    this.roles.clear(item.uniqueId);
    this.noteItem(list, item, changeKinds.remove);
    this.rowsOf(list.id).delete(item.id);
  }

  /** Puts back what the recycle bin keeps under an id. */
  restore(id: string): void {
    this.recycleBin.putBack(id);
    this.forget();
  }
}
