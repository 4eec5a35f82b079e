import { accessDenied } from '../odata/errors.ts';
import type { Item, List, Web } from '../store/model.ts';
import { limitedAccess } from '../store/roles.ts';
import type { Store } from '../store/store.ts';

/** The permissions that this server asks for: the bits of SharePoint's PermissionKind. */
export const permissions = {
  viewItems: 1n << 0n,
  addItems: 1n << 1n,
  editItems: 1n << 2n,
  deleteItems: 1n << 3n,
  viewVersions: 1n << 6n,
  deleteVersions: 1n << 7n,
  overrideListBehaviours: 1n << 8n,
  manageLists: 1n << 11n,
  open: 1n << 16n,
  manageSubwebs: 1n << 23n,
  createGroups: 1n << 24n,
  managePermissions: 1n << 25n,
  browseUserInfo: 1n << 27n,
  manageWeb: 1n << 30n,
  enumeratePermissions: 1n << 62n
} as const;

/** In SharePoint Online custom scripts are off, which takes this one right from everybody. */
const customScript = 1n << 18n;

/** The web whose permissions a web has: itself, or the nearest one above it with its own. */
export function scopeOfWeb(store: Store, web: Web): Web {
  let scope = web;
  while (!scope.uniqueRoles && scope.parent !== undefined)
    scope = store.web(scope.parent) ?? { ...scope, uniqueRoles: true };
  return scope;
}

/** What a user may do in a web; someone who was given something inside it may open it, and no more. */
export function webMask(store: Store, web: Web, user: number): bigint {
  const mask = maskIn(store, scopeOfWeb(store, web).id, web.site, user);
  if (mask !== 0n) return mask;
  const inside =
    store.listsOf(web.id).some(list => listMask(store, web, list, user) !== 0n) ||
    store.webs().some(one => one.parent === web.id && webMask(store, one, user) !== 0n);
  return inside ? limitedMask(store, web) : 0n;
}

/** What a user may do in a list; someone who was given one of its rows may open it, and no more. */
export function listMask(store: Store, web: Web, list: List, user: number): bigint {
  const mask = maskIn(store, list.uniqueRoles ? list.id : scopeOfWeb(store, web).id, web.site, user);
  if (mask !== 0n) return mask;
  const inside = store
    .items(list.id)
    .withOwnRoles()
    .some(item => maskIn(store, item.uniqueId, web.site, user) !== 0n);
  return inside ? limitedMask(store, web) : 0n;
}

function limitedMask(store: Store, web: Web): bigint {
  return store.roles.get(web.site, limitedAccess)?.mask ?? 0n;
}

function maskIn(store: Store, securable: string, site: string, user: number): bigint {
  const mine = new Set([user, ...store.principals.groupsOf(site, user)]);
  let mask = 0n;
  for (const given of store.roles.on(securable)) {
    if (mine.has(given.principal)) mask |= store.roles.get(site, given.role)?.mask ?? 0n;
  }
  return mask & ~customScript;
}

/**
 * Where the permissions of a row come from: the row itself, the nearest folder that has its own, or the list
 * (undefined).
 */
export function scopeOfItem(store: Store, list: List, item: Item): Item | undefined {
  if (item.uniqueRoles) return item;
  if (item.dir === list.folder) return undefined;
  const folders = store
    .items(list.id)
    .withOwnRoles()
    .filter(one => one.kind === 1 && `${item.dir}/`.startsWith(`${one.dir}/${one.leaf}/`));
  // Of folders in one another, the innermost has the longest address.
  return folders.sort((a, b) => b.dir.length - a.dir.length)[0];
}

/** What a user may do with one row, by its permissions alone. */
export function itemMask(store: Store, web: Web, list: List, item: Item, user: number): bigint {
  const scope = scopeOfItem(store, list, item);
  return scope ? maskIn(store, scope.uniqueId, web.site, user) : listMask(store, web, list, user);
}

/**
 * What one user may do with the rows of one list: their permissions, and the list's own rule on reading and writing.
 */
export interface RowRights {
  maskOf(item: Item): bigint;
  maySee(item: Item): boolean;
  /** Whether the row may be changed, given the permission that the change needs. */
  mayChange(item: Item, permission: bigint): boolean;
}

/**
 * The rights of a user on the rows of a list, for many rows at once; while no row has permissions of its own, the
 * list's mask holds for all.
 */
export function rowRights(store: Store, web: Web, list: List, user: number): RowRights {
  const ofList = listMask(store, web, list, user);
  const plain = store.items(list.id).withOwnRoles().length === 0;
  const maskOf = (item: Item): bigint => {
    const scope = plain ? undefined : scopeOfItem(store, list, item);
    return scope ? maskIn(store, scope.uniqueId, web.site, user) : ofList;
  };
  const { ReadSecurity, WriteSecurity } = list.settings;
  return {
    maskOf,
    maySee: item => {
      const mask = maskOf(item);
      if (!may(mask, permissions.viewItems)) return false;
      return ReadSecurity !== 2 || item.author === user || may(mask, permissions.overrideListBehaviours);
    },
    mayChange: (item, permission) => {
      const mask = maskOf(item);
      if (!may(mask, permission)) return false;
      if (may(mask, permissions.overrideListBehaviours) || WriteSecurity === 1) return true;
      return WriteSecurity === 2 && item.author === user;
    }
  };
}

/** Whether every bit of a permission is there. */
export function may(mask: bigint, permission: bigint): boolean {
  return (mask & permission) === permission;
}

/** 403 unless every bit of a permission is there. */
export function demand(mask: bigint, permission: bigint): void {
  if (!may(mask, permission)) throw accessDenied();
}

/** 403 unless a list may be opened: to read it, or to reach a row of it that one was given. */
export function demandList(mask: bigint): void {
  if (!may(mask, permissions.viewItems) && !may(mask, permissions.open)) throw accessDenied();
}

/** A mask as SharePoint writes it: two halves, each a string. */
export function maskText(mask: bigint): { High: string; Low: string } {
  return { High: String(mask >> 32n), Low: String(mask & 0xffffffffn) };
}

/** Reads the two halves of a mask; undefined when they are no numbers. */
export function readMask(high: unknown, low: unknown): bigint | undefined {
  const digits = (half: unknown): string | undefined => {
    const text = typeof half === 'number' || typeof half === 'string' ? String(half) : '';
    return /^\d{1,10}$/.test(text) ? text : undefined;
  };
  const [top, bottom] = [digits(high), digits(low)];
  return top === undefined || bottom === undefined ? undefined : (BigInt(top) << 32n) | BigInt(bottom);
}
