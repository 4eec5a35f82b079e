import type { Entity } from '../odata/answer.ts';
import type { Context } from '../odata/context.ts';
import type { Item, List, Web } from '../store/model.ts';
import { principalEntity } from './principals.ts';
import { scopeOfWeb, demand, itemMask, listMask, permissions, scopeOfItem, webMask } from './rights.ts';
import { roleEntity } from './roleEntity.ts';

/**
 * What permissions are given on: the request's web, a list of it, or a row of that list, whose own ones stand on its
 * `uniqueId`.
 */
export interface Securable {
  id: string;
  list?: List;
  item?: Item;
}

/** What a user may do with a securable. */
export function maskOn(context: Context, { list, item }: Securable, user: number): bigint {
  const { store, web } = context;
  if (list && item) return itemMask(store, web, list, item, user);
  return list ? listMask(store, web, list, user) : webMask(store, web, user);
}

/** Whether a securable has permissions of its own. */
export function isUnique(context: Context, { list, item }: Securable): boolean {
  return (item ?? list ?? context.web).uniqueRoles;
}

/** An object with permissions of its own: a web, a list or a row. */
export interface Source {
  id: string;
  web: Web;
  list?: List;
  item?: Item;
}

/** The object whose permissions a securable has: itself, or the nearest one above it with its own. */
export function sourceOf(context: Context, { list, item }: Securable): Source {
  const { store, web } = context;
  const row = list && item && scopeOfItem(store, list, item);
  if (row) return { id: row.uniqueId, web, list, item: row };
  if (list?.uniqueRoles) return { id: list.id, web, list };
  const scope = scopeOfWeb(store, web);
  return { id: scope.id, web: scope };
}

/** The path of a securable under `_api/`. */
function pathOf({ list, item }: Securable): string {
  if (!list) return 'Web';
  return `Web/Lists(guid'${list.id}')${item ? `/Items(${item.id})` : ''}`;
}

function assignmentEntity(
  context: Context,
  web: Web,
  principal: number,
  given: readonly number[],
  basePath: string
): Entity | undefined {
  const member = context.store.principals.of(web.site).find(one => one.id === principal);
  if (!member) return undefined;
  return {
    type: 'SP.RoleAssignment',
    path: `${basePath}/RoleAssignments/GetByPrincipalId(${principal})`,
    set: 'SP.ApiData.RoleAssignments',
    properties: { PrincipalId: principal },
    related: {
      Member: () => principalEntity(member),
      RoleDefinitionBindings: () =>
        context.store.roles
          .of(web.site)
          .filter(role => given.includes(role.id))
          .map(roleEntity)
    }
  };
}

/**
 * Who was given what on a securable, or on the object that it has its permissions from; 403 for those who may not list
 * permissions.
 */
export function assignmentEntities(context: Context, securable: Securable): Entity[] {
  demand(maskOn(context, securable, context.user.id), permissions.enumeratePermissions);
  const given = context.store.roles.on(sourceOf(context, securable).id);
  return [...new Set(given.map(one => one.principal))]
    .map(id =>
      assignmentEntity(
        context,
        context.web,
        id,
        given.filter(one => one.principal === id).map(one => one.role),
        pathOf(securable)
      )
    )
    .filter(entity => entity !== undefined);
}
