import { randomUUID } from 'node:crypto';
import { Attachments } from './attachments.ts';
import { Comments } from './comments.ts';
import { ContentTypeStore } from './contentTypes.ts';
import { integer, text } from './database.ts';
import type { Database } from './database.ts';
import { Documents } from './documents.ts';
import type { FieldDefinition } from '../columns/fields.ts';
import type { Item, ItemVersion, List, Principal, Values, View, Web } from './model.ts';
import { own, readItem, readList, readPrincipal, readWeb } from './rows.ts';
import { RowSet } from './rowSet.ts';
import type { Rows } from './rowSet.ts';
import { rowsInside } from './tree.ts';
import { WebFolders } from './webFolders.ts';

/** A permission level given to a principal. */
export interface GivenRole {
  principal: number;
  role: number;
}

/**
 * Everything the server keeps. What has been read stays in memory; every change goes to the database first,
 * and a change that is taken back drops the memory.
 */
export class Store {
  readonly attachments: Attachments;
  readonly documents: Documents;
  readonly comments: Comments;
  readonly webFolders: WebFolders;
  readonly contentTypes: ContentTypeStore;
  private readonly db: Database;
  private memory = new Map<string, unknown>();
  private rows = new Map<string, RowSet>();

  constructor(db: Database) {
    this.db = db;
    this.attachments = new Attachments(db);
    this.documents = new Documents(db);
    this.comments = new Comments(db);
    this.webFolders = new WebFolders(db);
    this.contentTypes = new ContentTypeStore(db);
  }

  /** Does the work in one transaction. */
  transaction<T>(work: () => T): T {
    return this.db.transaction(work, () => this.forget());
  }

  private forget(): void {
    this.memory = new Map();
    this.rows = new Map();
    this.attachments.forget();
    this.contentTypes.forget();
  }

  /** Reads through the memory. The loader of a key always answers the same type, hence the one conversion. */
  private remembered<T>(key: string, load: () => T): T {
    const known = this.memory.get(key);
    if (known !== undefined) return known as T;
    const value = load();
    this.memory.set(key, value);
    return value;
  }

  // Settings

  /** A setting of the server, made when it is first asked for. */
  setting(key: string, make: () => string): string {
    const row = this.db.one('SELECT value FROM settings WHERE key = ?', key);
    if (row) return text(row, 'value');
    const value = make();
    this.db.run('INSERT INTO settings (key, value) VALUES (?, ?)', key, value);
    return value;
  }

  // Webs

  /** All webs of all sites. */
  webs(): readonly Web[] {
    return this.remembered('webs', () => this.db.all('SELECT * FROM webs ORDER BY rowid').map(readWeb));
  }

  /** The web with an id. */
  web(id: string): Web | undefined {
    return this.webs().find((web) => web.id === id);
  }

  /** Keeps a web, new or changed. */
  saveWeb(web: Web): void {
    this.db.run(
      `INSERT INTO webs (id, site, parent, url, title, description, created, time_zone, unique_roles, owners, members, visitors)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET title = excluded.title, description = excluded.description,
         unique_roles = excluded.unique_roles, owners = excluded.owners, members = excluded.members, visitors = excluded.visitors`,
      web.id, web.site, web.parent ?? null, web.url, web.title, web.description, web.created, web.timeZone, Number(web.uniqueRoles),
      web.owners ?? null, web.members ?? null, web.visitors ?? null
    );
    this.memory.delete('webs');
  }

  /** The web whose permissions hold in a web: itself or the nearest parent with its own. */
  scopeOfWeb(web: Web): Web {
    let scope = web;
    while (!scope.uniqueRoles && scope.parent !== undefined) scope = this.web(scope.parent) ?? { ...scope, uniqueRoles: true };
    return scope;
  }

  // Principals

  /** The users and groups of a site collection. */
  principals(site: string): readonly Principal[] {
    return this.remembered(`principals ${site}`, () =>
      this.db.all('SELECT * FROM principals WHERE site = ? ORDER BY id', site).map(readPrincipal)
    );
  }

  /** Adds a user or group and answers it with its new id. */
  addPrincipal(site: string, principal: Omit<Principal, 'id'>): Principal {
    const row = this.db.one('SELECT coalesce(max(id), 2) + 1 AS id FROM principals WHERE site = ?', site);
    const added = { ...principal, id: row ? integer(row, 'id') : 3 };
    this.savePrincipal(site, added);
    return added;
  }

  /** Keeps a user or group, new or changed. */
  savePrincipal(site: string, one: Principal): void {
    this.db.run(
      `INSERT INTO principals (site, id, kind, login, title, email, description, owner, more) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (site, id) DO UPDATE SET login = excluded.login, title = excluded.title, email = excluded.email,
         description = excluded.description, owner = excluded.owner, more = excluded.more`,
      site, one.id, one.kind, one.login, one.title, one.email, one.description, one.owner ?? null,
      JSON.stringify({ jobTitle: one.jobTitle, department: one.department })
    );
    this.memory.delete(`principals ${site}`);
  }

  /** Removes a group with its members and its rights. */
  removeGroup(site: string, id: number): void {
    this.db.run('DELETE FROM principals WHERE site = ? AND id = ?', site, id);
    this.db.run('DELETE FROM memberships WHERE site = ? AND member_of = ?', site, id);
    const webs = this.webs().filter((web) => web.site === site);
    for (const web of webs) {
      for (const securable of [web.id, ...this.listsOf(web.id).map((list) => list.id)]) {
        this.db.run('DELETE FROM roles WHERE securable = ? AND principal = ?', securable, id);
      }
    }
    this.forget();
  }

  /** The groups that a user is in. */
  groupsOf(site: string, user: number): readonly number[] {
    return this.memberships(site).filter((one) => one.user === user).map((one) => one.memberOf);
  }

  /** The users of a group. */
  usersOf(site: string, group: number): readonly number[] {
    return this.memberships(site).filter((one) => one.memberOf === group).map((one) => one.user);
  }

  private memberships(site: string): readonly { memberOf: number; user: number }[] {
    return this.remembered(`members ${site}`, () =>
      this.db
        .all('SELECT member_of, user FROM memberships WHERE site = ?', site)
        .map((row) => ({ memberOf: integer(row, 'member_of'), user: integer(row, 'user') }))
    );
  }

  /** Puts a user into a group, or takes them out. */
  setMember(site: string, group: number, user: number, member: boolean): void {
    if (member) this.db.run('INSERT OR IGNORE INTO memberships VALUES (?, ?, ?)', site, group, user);
    else this.db.run('DELETE FROM memberships WHERE site = ? AND member_of = ? AND user = ?', site, group, user);
    this.memory.delete(`members ${site}`);
  }

  // Roles

  /** The permission levels given on a web or a list. */
  rolesOn(securable: string): readonly GivenRole[] {
    return this.remembered(`roles ${securable}`, () =>
      this.db
        .all('SELECT principal, role FROM roles WHERE securable = ? ORDER BY principal, role', securable)
        .map((row) => ({ principal: integer(row, 'principal'), role: integer(row, 'role') }))
    );
  }

  /** Gives a permission level. */
  giveRole(securable: string, principal: number, role: number): void {
    this.db.run('INSERT OR IGNORE INTO roles VALUES (?, ?, ?)', securable, principal, role);
    this.memory.delete(`roles ${securable}`);
  }

  /** Takes a permission level back; without one, all of the principal's. */
  takeRole(securable: string, principal: number, role?: number): void {
    if (role === undefined) this.db.run('DELETE FROM roles WHERE securable = ? AND principal = ?', securable, principal);
    else this.db.run('DELETE FROM roles WHERE securable = ? AND principal = ? AND role = ?', securable, principal, role);
    this.memory.delete(`roles ${securable}`);
  }

  /** Takes every permission level on a web or list back. */
  clearRoles(securable: string): void {
    this.db.run('DELETE FROM roles WHERE securable = ?', securable);
    this.memory.delete(`roles ${securable}`);
  }

  // Lists

  /** The lists of a web, in the order in which they were made. */
  listsOf(web: string): readonly List[] {
    return this.remembered(`lists ${web}`, () =>
      this.db.all('SELECT * FROM lists WHERE web = ? ORDER BY rowid', web).map(readList)
    );
  }

  /** The list with an id, wherever it is. */
  list(id: string): List | undefined {
    for (const web of this.webs()) {
      const found = this.listsOf(web.id).find((list) => list.id === id);
      if (found) return found;
    }
    return undefined;
  }

  /** Keeps a list, new or changed. */
  saveList(list: List): void {
    this.db.run(
      `INSERT INTO lists (id, web, title, template, entity, folder, created, changed, version, next_item, unique_roles, settings)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET title = excluded.title, changed = excluded.changed, version = excluded.version,
         next_item = excluded.next_item, unique_roles = excluded.unique_roles, settings = excluded.settings`,
      list.id, list.web, list.title, list.template, list.entity, list.folder, list.created, list.changed, list.version,
      list.nextItem, Number(list.uniqueRoles), JSON.stringify(list.settings)
    );
    const known = this.listsOf(list.web);
    this.memory.set(`lists ${list.web}`, known.some((one) => one.id === list.id)
      ? known.map((one) => (one.id === list.id ? list : one))
      : [...known, list]);
  }

  /** Removes a list with all that is in it. */
  removeList(list: List): void {
    for (const table of ['fields', 'views', 'items', 'versions', 'changes']) {
      this.db.run(`DELETE FROM ${table} WHERE list = ?`, list.id);
    }
    this.attachments.removeList(list.id);
    this.documents.removeList(list.id);
    this.comments.removeList(list.id);
    this.contentTypes.remove(list.id);
    this.db.run('DELETE FROM roles WHERE securable = ?', list.id);
    this.db.run('DELETE FROM lists WHERE id = ?', list.id);
    this.forget();
  }

  // Fields and views

  /** The columns of a list, in their order. */
  fields(list: string): readonly FieldDefinition[] {
    return this.remembered(`fields ${list}`, () =>
      this.db.all('SELECT definition FROM fields WHERE list = ? ORDER BY place', list).map((row) => own<FieldDefinition>(row, 'definition'))
    );
  }

  /** Keeps a column, new (at the end) or changed. */
  saveField(list: string, field: FieldDefinition): void {
    this.db.run(
      `INSERT INTO fields (list, place, name, definition)
       VALUES (?1, (SELECT coalesce(max(place), 0) + 1 FROM fields WHERE list = ?1), ?2, ?3)
       ON CONFLICT (list, name) DO UPDATE SET definition = excluded.definition`,
      list, field.name, JSON.stringify(field)
    );
    this.memory.delete(`fields ${list}`);
  }

  /** Removes a column with its values: another column of the same name begins empty. */
  removeField(list: string, name: string): void {
    this.db.run('DELETE FROM fields WHERE list = ? AND name = ?', list, name);
    for (const table of ['items', 'versions']) this.db.run(`UPDATE ${table} SET fields = json_remove(fields, ?1) WHERE list = ?2`, `$."${name}"`, list);
    this.rows.delete(list);
    this.memory.delete(`fields ${list}`);
  }

  /** The views of a list, in their order. */
  views(list: string): readonly View[] {
    return this.remembered(`views ${list}`, () =>
      this.db.all('SELECT definition FROM views WHERE list = ? ORDER BY place', list).map((row) => own<View>(row, 'definition'))
    );
  }

  /** Keeps a view, new or changed. */
  saveView(list: string, view: View): void {
    this.db.run(
      `INSERT INTO views (list, id, place, definition)
       VALUES (?1, ?2, (SELECT coalesce(max(place), 0) + 1 FROM views WHERE list = ?1), ?3)
       ON CONFLICT (list, id) DO UPDATE SET definition = excluded.definition`,
      list, view.id, JSON.stringify(view)
    );
    this.memory.delete(`views ${list}`);
  }

  /** Removes a view. */
  removeView(list: string, id: string): void {
    this.db.run('DELETE FROM views WHERE list = ? AND id = ?', list, id);
    this.memory.delete(`views ${list}`);
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

  /** Keeps a row, new or changed, with its version when the list keeps versions, and notes the change. */
  saveItem(list: List, item: Item, isNew: boolean): void {
    const fields = JSON.stringify(item.values);
    this.db.run(
      `INSERT OR REPLACE INTO items (list, id, version, major, unique_id, guid, author, editor, created, modified, kind, dir, leaf, content_type,
         unique_roles, document, fields)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      list.id, item.id, item.version, item.major, item.uniqueId, item.guid, item.author, item.editor, item.created, item.modified, item.kind,
      item.dir, item.leaf, item.contentType, Number(item.uniqueRoles), item.document ? JSON.stringify(item.document) : null, fields
    );
    this.db.run('INSERT OR REPLACE INTO versions VALUES (?, ?, ?, ?, ?, ?)', list.id, item.id, item.major, item.editor, item.modified, fields);
    const oldest = item.major - list.settings.MajorVersionLimit;
    if (list.settings.MajorVersionLimit > 0 && oldest > 0) {
      this.db.run('DELETE FROM versions WHERE list = ? AND item = ? AND major <= ?', list.id, item.id, oldest);
    }
    this.noteChange(list.id, item, isNew ? 1 : 2, item.modified);
    this.rowsOf(list.id).set(item);
  }

  /** Removes a row for good. */
  removeItem(list: List, item: Item, time: string): void {
    this.db.run('DELETE FROM items WHERE list = ? AND id = ?', list.id, item.id);
    this.db.run('DELETE FROM versions WHERE list = ? AND item = ?', list.id, item.id);
    this.attachments.remove(list.id, item.id);
    this.documents.remove(list.id, item.id);
    this.comments.remove(list.id, item.id);
    this.noteChange(list.id, item, 3, time);
    this.rowsOf(list.id).delete(item.id);
  }

  /** Keeps what is recycled, so that nothing is lost, and answers the recycle bin's id for it. */
  recycle(web: Web, list: List, item: Item | undefined, time: string, remover: number): string {
    const id = randomUUID();
    const rows = this.items(list.id);
    const content = item
      ? { ...this.kept(list, item), inside: rowsInside(rows, item).map((one) => this.kept(list, one)) }
      : { list, fields: this.fields(list.id), views: this.views(list.id), items: [...rows.values()], rows: [...rows.values()].map((one) => this.kept(list, one)) };
    this.db.run(
      'INSERT INTO recycled VALUES (?, ?, ?, ?, ?, ?, ?)',
      id, web.site, list.id, item?.id ?? null, time, remover, JSON.stringify(content)
    );
    return id;
  }

  /** A row with everything that goes when it goes. */
  private kept(list: List, item: Item): Record<string, unknown> {
    return {
      item,
      versions: this.versions(list.id, item.id),
      attachments: this.attachments.kept(list.id, item.id),
      contents: this.documents.kept(list.id, item.id),
      said: this.comments.kept(list.id, item.id)
    };
  }

  /** The versions of a row, the newest first. */
  versions(list: string, item: number): ItemVersion[] {
    return this.db.all('SELECT * FROM versions WHERE list = ? AND item = ? ORDER BY major DESC', list, item).map((row) => ({
      major: integer(row, 'major'),
      editor: integer(row, 'editor'),
      modified: text(row, 'modified'),
      values: own<Values>(row, 'fields')
    }));
  }

  /** Forgets the versions of a row after one. */
  removeVersionsAfter(list: string, item: number, major: number): void {
    this.db.run('DELETE FROM versions WHERE list = ? AND item = ? AND major > ?', list, item, major);
  }

  // Changes

  private noteChange(list: string, item: Item, kind: number, time: string): void {
    this.db.run('INSERT INTO changes (list, item, kind, time, unique_id) VALUES (?, ?, ?, ?, ?)', list, item.id, kind, time, item.uniqueId);
  }

  /** The number of a list's last change. */
  lastChange(list: string): number {
    const row = this.db.one('SELECT coalesce(max(number), 0) AS number FROM changes WHERE list = ?', list);
    return row ? integer(row, 'number') : 0;
  }

  /** The changes of a list after a number, in their order. */
  changesAfter(list: string, number: number, most: number): { number: number; item: number; kind: number; time: string; uniqueId: string }[] {
    return this.db
      .all('SELECT * FROM changes WHERE list = ? AND number > ? ORDER BY number LIMIT ?', list, number, most)
      .map((row) => ({
        number: integer(row, 'number'),
        item: integer(row, 'item'),
        kind: integer(row, 'kind'),
        time: text(row, 'time'),
        uniqueId: text(row, 'unique_id')
      }));
  }
}
