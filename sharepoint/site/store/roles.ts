import type { Cache } from './cache.ts';
import { integer, text } from './database.ts';
import type { Database } from './database.ts';

/** A permission level. */
export interface Role {
  id: number;
  name: string;
  description: string;
  order: number;
  /** SharePoint's RoleType; 0 for one that was made here. */
  kind: number;
  hidden: boolean;
  mask: bigint;
}

/** The number of the level that owners hold. */
export const fullControl = 1073741829;

/** The number of the level that SharePoint gives by itself to those who may reach something inside. */
export const limitedAccess = 1073741825;

/** Levels made in a site collection are numbered after this one. */
const lastOwnRole = 1073741923;

function role(
  id: number,
  name: string,
  order: number,
  kind: number,
  high: bigint,
  low: bigint,
  description: string
): Role {
  return { id, name, description, order, kind, hidden: kind === 1, mask: (high << 32n) | low };
}

/** SharePoint's own permission levels, with its masks. */
export const baseRoles: readonly Role[] = [
  role(fullControl, 'Full Control', 1, 5, 2147483647n, 4294967295n, 'Has full control.'),
  role(1073741828, 'Design', 32, 4, 432n, 1012866047n, 'Can view, add, update, delete, approve, and customize.'),
  role(
    1073741830,
    'Edit',
    48,
    6,
    432n,
    1011030767n,
    'Can add, edit and delete lists; can view, add, update and delete list items and documents.'
  ),
  role(
    1073741827,
    'Contribute',
    64,
    3,
    432n,
    1011028719n,
    'Can view, add, update, and delete list items and documents.'
  ),
  role(1073741826, 'Read', 128, 2, 176n, 138612833n, 'Can view pages and list items and download documents.'),
  role(
    limitedAccess,
    'Limited Access',
    160,
    1,
    48n,
    134287360n,
    'Can view specific lists, document libraries, list items, folders, or documents when given permissions.'
  )
];

/** A permission level given to a principal. */
export interface GivenRole {
  principal: number;
  role: number;
}

/**
 * The permission levels of each site collection: SharePoint's own, as they stand there, and the ones made there;
 * and who was given which.
 */
export class Roles {
  private readonly db: Database;
  private readonly cache: Cache;
  private known = new Map<string, readonly Role[]>();

  constructor(db: Database, cache: Cache) {
    this.db = db;
    this.cache = cache;
  }

  /** Clears the cache. */
  forget(): void {
    this.known = new Map();
  }

  /** The levels of a site collection, in their order. */
  of(site: string): readonly Role[] {
    let roles = this.known.get(site);
    if (!roles) {
      const kept = new Map(
        this.db
          .all('SELECT * FROM role_definitions WHERE site = ? ORDER BY id', site)
          .map(row => [integer(row, 'id'), row])
      );
      const merged = baseRoles.filter(one => !kept.has(one.id));
      for (const [id, row] of kept) {
        const base = baseRoles.find(one => one.id === id);
        merged.push({
          id,
          name: text(row, 'name'),
          description: text(row, 'description'),
          order: integer(row, 'place'),
          kind: base?.kind ?? 0,
          hidden: base?.hidden ?? false,
          mask: BigInt(text(row, 'mask'))
        });
      }
      roles = merged.sort((a, b) => a.order - b.order || a.id - b.id);
      this.known.set(site, roles);
    }
    return roles;
  }

  /** The level with a number. */
  get(site: string, id: number): Role | undefined {
    return this.of(site).find(one => one.id === id);
  }

  /** The number that the next level made in a site collection gets. */
  nextId(site: string): number {
    const row = this.db.one(
      'SELECT coalesce(max(id), 0) AS id FROM role_definitions WHERE site = ? AND id > ?',
      site,
      lastOwnRole
    );
    return Math.max(row ? integer(row, 'id') : 0, lastOwnRole) + 1;
  }

  /** Saves a level, new or changed. */
  save(site: string, one: Role): void {
    this.db.run(
      'INSERT OR REPLACE INTO role_definitions (site, id, name, description, place, mask) VALUES (?, ?, ?, ?, ?, ?)',
      site,
      one.id,
      one.name,
      one.description,
      one.order,
      String(one.mask)
    );
    this.known.delete(site);
  }

  /** Removes a level that was made in a site collection; who held it holds it no more. */
  remove(site: string, id: number): void {
    this.db.run('DELETE FROM role_definitions WHERE site = ? AND id = ?', site, id);
    this.db.run(`DELETE FROM roles WHERE role = ?2 AND securable IN (${securablesOfSite})`, site, id);
    this.known.delete(site);
  }

  /** The permission levels given on a web or a list. */
  on(securable: string): readonly GivenRole[] {
    return this.cache.read(`roles ${securable}`, () =>
      this.db
        .all('SELECT principal, role FROM roles WHERE securable = ? ORDER BY principal, role', securable)
        .map(row => ({ principal: integer(row, 'principal'), role: integer(row, 'role') }))
    );
  }

  /** Gives a permission level. */
  give(securable: string, principal: number, role: number): void {
    this.db.run('INSERT OR IGNORE INTO roles VALUES (?, ?, ?)', securable, principal, role);
    this.cache.drop(`roles ${securable}`);
  }

  /** Takes a permission level back; without one, all of the principal's. */
  take(securable: string, principal: number, role?: number): void {
    if (role === undefined)
      this.db.run('DELETE FROM roles WHERE securable = ? AND principal = ?', securable, principal);
    else
      this.db.run('DELETE FROM roles WHERE securable = ? AND principal = ? AND role = ?', securable, principal, role);
    this.cache.drop(`roles ${securable}`);
  }

  /** Takes every permission level on a web or list back. */
  clear(securable: string): void {
    this.db.run('DELETE FROM roles WHERE securable = ?', securable);
    this.cache.drop(`roles ${securable}`);
  }
}

/** The ids of everything in a site collection that can have permissions; the site is parameter 1. */
export const securablesOfSite = `SELECT id FROM webs WHERE site = ?1
  UNION SELECT lists.id FROM lists JOIN webs ON webs.id = lists.web WHERE webs.site = ?1
  UNION SELECT items.unique_id FROM items JOIN lists ON lists.id = items.list JOIN webs ON webs.id = lists.web WHERE webs.site = ?1 AND items.unique_roles = 1`;
