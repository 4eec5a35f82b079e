import { accessDenied } from '../odata/errors.ts';
import type { Item, List, Web } from '../store/model.ts';
import type { Store } from '../store/store.ts';

/** The permissions that this server asks for: the bits of SharePoint's PermissionKind. */
export const permissions = {
  viewItems: 1n << 0n,
  addItems: 1n << 1n,
  editItems: 1n << 2n,
  deleteItems: 1n << 3n,
  viewVersions: 1n << 6n,
  overrideListBehaviours: 1n << 8n,
  manageLists: 1n << 11n,
  open: 1n << 16n,
  manageSubwebs: 1n << 23n,
  createGroups: 1n << 24n,
  managePermissions: 1n << 25n,
  browseUserInfo: 1n << 27n,
  manageWeb: 1n << 30n
} as const;

/** A permission level. */
export interface Role {
  id: number;
  name: string;
  description: string;
  order: number;
  kind: number;
  hidden: boolean;
  mask: bigint;
}

function role(id: number, name: string, order: number, kind: number, high: bigint, low: bigint, description: string): Role {
  return { id, name, description, order, kind, hidden: kind === 1, mask: (high << 32n) | low };
}

/** SharePoint's own permission levels, with its masks. */
export const roles: readonly Role[] = [
  role(1073741829, 'Full Control', 1, 5, 2147483647n, 4294967295n, 'Has full control.'),
  role(1073741828, 'Design', 32, 4, 432n, 1012866047n, 'Can view, add, update, delete, approve, and customize.'),
  role(1073741830, 'Edit', 48, 6, 432n, 1011030767n, 'Can add, edit and delete lists; can view, add, update and delete list items and documents.'),
  role(1073741827, 'Contribute', 64, 3, 432n, 1011028719n, 'Can view, add, update, and delete list items and documents.'),
  role(1073741826, 'Read', 128, 2, 176n, 138612833n, 'Can view pages and list items and download documents.'),
  role(1073741825, 'Limited Access', 160, 1, 48n, 134287360n, 'Can view specific lists, document libraries, list items, folders, or documents when given permissions.')
];

/** The number of the level that owners hold. */
export const fullControl = 1073741829;

const limitedAccess = roles.find((one) => one.name === 'Limited Access')?.mask ?? 0n;

/** In SharePoint Online custom scripts are off, which takes this one right from everybody. */
const customScript = 1n << 18n;

/** What a user may do in a web. */
export function webMask(store: Store, web: Web, user: number): bigint {
  const scope = store.scopeOfWeb(web);
  const mask = maskIn(store, scope.id, web.site, user);
  if (mask !== 0n) return mask;
  // Someone who was given one list may open the web that it is in.
  return store.listsOf(web.id).some((list) => list.uniqueRoles && maskIn(store, list.id, web.site, user) !== 0n)
    ? limitedAccess
    : 0n;
}

/** What a user may do in a list. */
export function listMask(store: Store, web: Web, list: List, user: number): bigint {
  return list.uniqueRoles ? maskIn(store, list.id, web.site, user) : maskIn(store, store.scopeOfWeb(web).id, web.site, user);
}

function maskIn(store: Store, securable: string, site: string, user: number): bigint {
  const mine = new Set([user, ...store.groupsOf(site, user)]);
  let mask = 0n;
  for (const given of store.rolesOn(securable)) {
    if (mine.has(given.principal)) mask |= roles.find((one) => one.id === given.role)?.mask ?? 0n;
  }
  return mask & ~customScript;
}

/** Whether every bit of a permission is there. */
export function may(mask: bigint, permission: bigint): boolean {
  return (mask & permission) === permission;
}

/** 403 unless every bit of a permission is there. */
export function demand(mask: bigint, permission: bigint): void {
  if (!may(mask, permission)) throw accessDenied();
}

/** Whether the list's own rule lets this user see a row. */
export function maySee(list: List, mask: bigint, item: Item, user: number): boolean {
  if (list.settings.ReadSecurity !== 2 || may(mask, permissions.overrideListBehaviours)) return true;
  return item.author === user;
}

/** Whether the list's own rule lets this user change a row. */
export function mayChange(list: List, mask: bigint, item: Item, user: number): boolean {
  if (may(mask, permissions.overrideListBehaviours) || list.settings.WriteSecurity === 1) return true;
  return list.settings.WriteSecurity === 2 && item.author === user;
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
