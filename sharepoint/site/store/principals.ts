import type { Cache } from './cache.ts';
import { changeKinds } from './changes.ts';
import type { ChangeLog } from './changes.ts';
import { integer } from './database.ts';
import type { Database } from './database.ts';
import type { Principal } from './model.ts';
import { securablesOfSite } from './roles.ts';
import { readPrincipal } from './rows.ts';
import type { SiteData } from './siteData.ts';

/** The users and groups of each site collection, and who is in which group. */
export class Principals {
  private readonly db: Database;
  private readonly cache: Cache;
  private readonly changes: ChangeLog;
  private readonly siteData: SiteData;

  constructor(db: Database, cache: Cache, changes: ChangeLog, siteData: SiteData) {
    this.db = db;
    this.cache = cache;
    this.changes = changes;
    this.siteData = siteData;
  }

  /** The users and groups of a site collection. */
  of(site: string): readonly Principal[] {
    return this.cache.read(`principals ${site}`, () =>
      this.db.all('SELECT * FROM principals WHERE site = ? ORDER BY id', site).map(readPrincipal)
    );
  }

  /** Adds a user or group and answers it with its new id. */
  add(site: string, principal: Omit<Principal, 'id'>): Principal {
    const added = { ...principal, id: this.lastPrincipal(site) + 1 };
    this.save(site, added);
    this.note(site, principal.kind === 8 ? 'Group' : 'User', changeKinds.add, added.id);
    return added;
  }

  /** The highest number that a user or group has or had: a number is never given twice, since rows may name it. */
  private lastPrincipal(site: string): number {
    const row = this.db.one('SELECT coalesce(max(id), 0) AS id FROM principals WHERE site = ?', site);
    return Math.max(row ? integer(row, 'id') : 0, this.siteData.get<number>(site, 'lastPrincipal') ?? 2);
  }

  /** Saves a user or group, new or changed. */
  save(site: string, one: Principal): void {
    this.db.run(
      `INSERT INTO principals (site, id, kind, login, title, email, description, owner, more) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (site, id) DO UPDATE SET login = excluded.login, title = excluded.title, email = excluded.email,
         description = excluded.description, owner = excluded.owner, more = excluded.more`,
      site,
      one.id,
      one.kind,
      one.login,
      one.title,
      one.email,
      one.description,
      one.owner ?? null,
      JSON.stringify({ jobTitle: one.jobTitle, department: one.department, removed: one.removed })
    );
    this.cache.drop(`principals ${site}`);
  }

  /** Takes everything that a user or group was given in a site collection: memberships, members and permissions. */
  takeAll(site: string, id: number): void {
    this.db.run('DELETE FROM memberships WHERE site = ?1 AND (member_of = ?2 OR user = ?2)', site, id);
    this.db.run(`DELETE FROM roles WHERE principal = ?2 AND securable IN (${securablesOfSite})`, site, id);
    this.cache.clear();
  }

  /** Removes a group with its members and its rights. */
  removeGroup(site: string, id: number): void {
    this.takeAll(site, id);
    this.siteData.set(site, 'lastPrincipal', this.lastPrincipal(site));
    this.db.run('DELETE FROM principals WHERE site = ? AND id = ?', site, id);
    this.note(site, 'Group', changeKinds.remove, id);
    this.cache.clear();
  }

  /** Logs a change of a user or a group, which belong to no web. */
  note(site: string, object: 'User' | 'Group', kind: number, number: number): void {
    this.changes.note({ site, web: '', list: '', object, kind, number, subject: '' });
  }

  /** The groups that a user is in. */
  groupsOf(site: string, user: number): readonly number[] {
    return this.memberships(site)
      .filter(one => one.user === user)
      .map(one => one.memberOf);
  }

  /** The users of a group. */
  usersOf(site: string, group: number): readonly number[] {
    return this.memberships(site)
      .filter(one => one.memberOf === group)
      .map(one => one.user);
  }

  private memberships(site: string): readonly { memberOf: number; user: number }[] {
    return this.cache.read(`members ${site}`, () =>
      this.db
        .all('SELECT member_of, user FROM memberships WHERE site = ?', site)
        .map(row => ({ memberOf: integer(row, 'member_of'), user: integer(row, 'user') }))
    );
  }

  /** Puts a user into a group, or takes them out. */
  setMember(site: string, group: number, user: number, member: boolean): void {
    if (member) this.db.run('INSERT OR IGNORE INTO memberships VALUES (?, ?, ?)', site, group, user);
    else this.db.run('DELETE FROM memberships WHERE site = ? AND member_of = ? AND user = ?', site, group, user);
    this.cache.drop(`members ${site}`);
    this.note(site, 'Group', member ? changeKinds.memberAdd : changeKinds.memberRemove, group);
  }
}
