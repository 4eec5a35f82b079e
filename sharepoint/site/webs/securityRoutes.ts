import type { Answer, Entity } from '../odata/answer.ts';
import type { Context } from '../odata/context.ts';
import { badRequest, noResource, noUser } from '../odata/errors.ts';
import type { List, Web } from '../store/model.ts';
import { argument, integerArgument, textArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import { ensurePerson, principalEntity } from './principalRoutes.ts';
import { demand, fullControl, listMask, maskText, may, permissions, readMask, roles, webMask } from './rights.ts';
import type { Role } from './rights.ts';

/** What permissions are given on: a web, or a list of the request's web. */
export interface Securable {
  id: string;
  list?: List;
}

/** A permission level as it is answered. */
export function roleEntity(role: Role): Entity {
  return {
    type: 'SP.RoleDefinition',
    path: `Web/RoleDefinitions(${role.id})`,
    set: 'SP.ApiData.RoleDefinitions',
    properties: {
      BasePermissions: maskText(role.mask),
      Description: role.description,
      Hidden: role.hidden,
      Id: role.id,
      Name: role.name,
      Order: role.order,
      RoleTypeKind: role.kind
    }
  };
}

/** Answers everything under a web's `roledefinitions`. */
export function routeRoles(context: Context, segment: Segment, rest: readonly Segment[]): Answer {
  if (context.method !== 'GET') throw noResource(segment.text);
  const [next] = rest;
  const one = (role: Role | undefined): Answer => {
    if (!role) throw badRequest('The role definition does not exist.');
    return { kind: 'entity', entity: roleEntity(role) };
  };
  if (segment.args && segment.args.length > 0) return one(roles.find((role) => role.id === integerArgument(segment, 0)));
  if (!next) return { kind: 'collection', set: 'SP.ApiData.RoleDefinitions', entities: roles.map(roleEntity) };
  switch (next.name) {
    case 'getbyid':
      return one(roles.find((role) => role.id === integerArgument(next, 0)));
    case 'getbyname':
      return one(roles.find((role) => role.name === textArgument(next, 0)));
    case 'getbytype':
      return one(roles.find((role) => role.kind === integerArgument(next, 0)));
  }
  throw noResource(next.text);
}

/** Answers what webs and lists share about permissions; undefined when the path is about something else. */
export function routeSecurity(context: Context, securable: Securable, segment: Segment, rest: readonly Segment[]): Answer | undefined {
  const { store, web, method, user } = context;
  const maskOf = (id: number): bigint => (securable.list ? listMask(store, web, securable.list, id) : webMask(store, web, id));
  switch (segment.name) {
    case 'effectivebasepermissions':
      return { kind: 'value', name: 'EffectiveBasePermissions', type: 'SP.BasePermissions', value: maskText(maskOf(user.id)) };
    case 'getusereffectivepermissions': {
      const name = textArgument(segment, 0, 'userName');
      const other = ensurePerson(store, web.site, context.people, name);
      if (!other) throw noUser(400, name);
      if (other.id !== user.id) demand(maskOf(user.id), permissions.managePermissions);
      return { kind: 'value', name: 'GetUserEffectivePermissions', type: 'SP.BasePermissions', value: maskText(maskOf(other.id)) };
    }
    case 'doesuserhavepermissions': {
      const wanted = wantedMask(context, segment);
      return { kind: 'value', name: 'DoesUserHavePermissions', type: 'Edm.Boolean', value: may(maskOf(user.id), wanted) };
    }
    case 'hasuniqueroleassignments':
      return { kind: 'value', name: 'HasUniqueRoleAssignments', type: 'Edm.Boolean', value: securable.list?.uniqueRoles ?? web.uniqueRoles };
    case 'breakroleinheritance':
      if (method !== 'POST') return undefined;
      demand(maskOf(user.id), permissions.managePermissions);
      breakInheritance(context, securable, argument(segment, 0, 'copyRoleAssignments') === true, argument(segment, 1, 'clearSubscopes') === true);
      return { kind: 'empty', status: 200 };
    case 'resetroleinheritance':
      if (method !== 'POST') return undefined;
      demand(maskOf(user.id), permissions.managePermissions);
      resetInheritance(context, securable);
      return { kind: 'empty', status: 200 };
    case 'roleassignments':
      return routeAssignments(context, securable, maskOf(user.id), segment, rest);
  }
  return undefined;
}

function wantedMask(context: Context, segment: Segment): bigint {
  const given = context.query.aliases;
  // The mask is a complex value, which only an alias can carry: (@v)?@v={'High':'0','Low':'1'}.
  const text = [...given.values()][0] ?? '';
  const high = /'?High'?\s*:\s*'?(\d+)'?/i.exec(text)?.[1] ?? argument(segment, 0, 'high');
  const low = /'?Low'?\s*:\s*'?(\d+)'?/i.exec(text)?.[1] ?? argument(segment, 1, 'low');
  const mask = readMask(high, low);
  if (mask === undefined) throw badRequest('The permission mask is not valid.');
  return mask;
}

/** Where the permissions of a securable come from now. */
function sourceOf(context: Context, securable: Securable): string {
  const { store, web } = context;
  if (securable.list) return securable.list.uniqueRoles ? securable.list.id : store.scopeOfWeb(web).id;
  return store.scopeOfWeb(web).id;
}

function setUnique(context: Context, securable: Securable, unique: boolean): void {
  const { store, web } = context;
  if (securable.list) store.saveList({ ...securable.list, uniqueRoles: unique });
  else store.saveWeb({ ...web, uniqueRoles: unique });
}

function breakInheritance(context: Context, securable: Securable, copy: boolean, clearSubscopes: boolean): void {
  const { store, web, user } = context;
  const unique = securable.list ? securable.list.uniqueRoles : web.uniqueRoles;
  if (!unique) {
    const inherited = store.rolesOn(sourceOf(context, securable));
    setUnique(context, securable, true);
    if (copy) for (const given of inherited) store.giveRole(securable.id, given.principal, given.role);
    // SharePoint leaves the one who broke it in control, lest nobody be.
    else store.giveRole(securable.id, user.id, fullControl);
  }
  if (clearSubscopes && !securable.list) {
    for (const list of store.listsOf(web.id)) if (list.uniqueRoles) resetInheritance(context, { id: list.id, list });
  }
}

function resetInheritance(context: Context, securable: Securable): void {
  if (!securable.list && context.web.parent === undefined) throw badRequest('The root web of a site cannot inherit permissions.');
  context.store.clearRoles(securable.id);
  setUnique(context, securable, false);
}

function assignmentEntity(context: Context, web: Web, principal: number, given: readonly number[], basePath: string): Entity | undefined {
  const member = context.store.principals(web.site).find((one) => one.id === principal);
  if (!member) return undefined;
  return {
    type: 'SP.RoleAssignment',
    path: `${basePath}/RoleAssignments/GetByPrincipalId(${principal})`,
    set: 'SP.ApiData.RoleAssignments',
    properties: { PrincipalId: principal },
    related: {
      Member: () => principalEntity(member),
      RoleDefinitionBindings: () => roles.filter((role) => given.includes(role.id)).map(roleEntity)
    }
  };
}

function routeAssignments(context: Context, securable: Securable, mask: bigint, segment: Segment, rest: readonly Segment[]): Answer {
  const { store, web, method } = context;
  const [next, ...after] = rest;
  if (method === 'POST' && (next?.name === 'addroleassignment' || next?.name === 'removeroleassignment')) {
    demand(mask, permissions.managePermissions);
    const principal = integerArgument(next, 0, 'principalId');
    const role = integerArgument(next, 1, 'roleDefId');
    const unique = securable.list ? securable.list.uniqueRoles : web.uniqueRoles;
    if (!unique) throw badRequest('This operation is not allowed on an object that inherits permissions.');
    if (!store.principals(web.site).some((one) => one.id === principal)) throw noUser(404, String(principal));
    if (!roles.some((one) => one.id === role)) throw badRequest('The role definition does not exist.');
    if (next.name === 'addroleassignment') store.giveRole(securable.id, principal, role);
    else store.takeRole(securable.id, principal, role);
    return { kind: 'empty', status: 200 };
  }
  const basePath = securable.list ? `Web/Lists(guid'${securable.list.id}')` : 'Web';
  const given = store.rolesOn(sourceOf(context, securable));
  const principals = [...new Set(given.map((one) => one.principal))];
  const entities = principals
    .map((id) => assignmentEntity(context, web, id, given.filter((one) => one.principal === id).map((one) => one.role), basePath))
    .filter((entity) => entity !== undefined);
  const byId = segment.args && segment.args.length > 0 ? segment : next?.name === 'getbyprincipalid' ? next : undefined;
  if (!byId) {
    if (next || method !== 'GET') throw noResource(next?.text ?? segment.text);
    return { kind: 'collection', set: 'SP.ApiData.RoleAssignments', entities };
  }
  const id = integerArgument(byId, 0);
  const entity = entities.find((one) => one.properties['PrincipalId'] === id);
  if (!entity) throw noUser(404, String(id));
  const deeper = byId === next ? after : rest;
  const [last] = deeper;
  if (!last) {
    if (method === 'GET') return { kind: 'entity', entity };
    if (method !== 'DELETE') throw noResource(segment.text);
    demand(mask, permissions.managePermissions);
    store.takeRole(securable.id, id);
    return { kind: 'empty', status: 200 };
  }
  if (method === 'GET' && last.name === 'roledefinitionbindings') {
    const held = new Set(given.filter((one) => one.principal === id).map((one) => one.role));
    return { kind: 'collection', set: 'SP.ApiData.RoleDefinitions', entities: roles.filter((role) => held.has(role.id)).map(roleEntity) };
  }
  if (method === 'GET' && last.name === 'member') {
    const member = entity.related?.['Member']?.();
    if (member && 'type' in member) return { kind: 'entity', entity: member };
  }
  throw noResource(last.text);
}
