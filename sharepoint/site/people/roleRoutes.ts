import { isRecord } from '../json.ts';
import type { JsonRecord } from '../json.ts';
import type { Answer } from '../odata/answer.ts';
import { apiUrl, bodyRecord } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { badRequest, noResource, SharePointError } from '../odata/errors.ts';
import { integerArgument, textArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import { PropertyReader } from '../odata/propertyReader.ts';
import { changeKinds } from '../store/changes.ts';
import { baseRoles, fullControl, limitedAccess } from '../store/roles.ts';
import type { Role } from '../store/roles.ts';
import { demand, permissions, readMask, webMask } from './rights.ts';
import { roleEntity } from './roleEntity.ts';

/**
 * Answers everything under a web's `roledefinitions`. The levels are a site collection's: all its webs have the same.
 */
export function routeRoles(context: Context, segment: Segment, rest: readonly Segment[]): Answer {
  const roles = context.store.roles.of(context.web.site);
  const [next, ...after] = rest;
  const one = (role: Role | undefined, deeper: readonly Segment[]): Answer => {
    if (!role)
      throw new SharePointError(
        404,
        '-2146232832, Microsoft.SharePoint.SPException',
        'Can not find the permission level.'
      );
    return routeRole(context, role, deeper);
  };
  if (segment.args && segment.args.length > 0)
    return one(
      roles.find(role => role.id === integerArgument(segment, 0)),
      rest
    );
  if (!next) {
    if (context.method === 'GET')
      return { kind: 'collection', set: 'SP.ApiData.RoleDefinitions', entities: roles.map(roleEntity) };
    if (context.method === 'POST') return addRole(context);
    throw noResource(segment.text);
  }
  switch (next.name) {
    case 'getbyid':
      return one(
        roles.find(role => role.id === integerArgument(next, 0)),
        after
      );
    case 'getbyname': {
      const name = textArgument(next, 0).toLowerCase();
      return one(
        roles.find(role => role.name.toLowerCase() === name),
        after
      );
    }
    case 'getbytype':
      return one(
        roles.find(role => role.kind === integerArgument(next, 0) && role.kind !== 0),
        after
      );
  }
  throw noResource(next.text);
}

function routeRole(context: Context, role: Role, rest: readonly Segment[]): Answer {
  const { store, web, method } = context;
  const [next] = rest;
  const entity = roleEntity(role);
  if (next) {
    const name = Object.keys(entity.properties).find(one => one.toLowerCase() === next.name);
    if (method !== 'GET' || rest.length > 1 || name === undefined) throw noResource(next.text);
    return { kind: 'value', name, type: 'Edm.String', value: entity.properties[name] };
  }
  switch (method) {
    case 'GET':
      return { kind: 'entity', entity };
    case 'MERGE':
      demandRoles(context);
      if (role.id === fullControl || role.id === limitedAccess)
        throw badRequest(`You cannot change the ${role.name} permission level.`);
      store.roles.save(web.site, readRole(context, role));
      store.noteWeb(web, changeKinds.roleUpdate);
      return { kind: 'empty', status: 204 };
    case 'DELETE':
      demandRoles(context);
      if (baseRoles.some(one => one.id === role.id))
        throw badRequest(`The permission level '${role.name}' is built in and cannot be deleted.`);
      store.roles.remove(web.site, role.id);
      store.forget();
      store.noteWeb(web, changeKinds.roleRemove);
      return { kind: 'empty', status: 200 };
    case 'POST':
    case 'PUT':
      throw noResource('roledefinitions');
  }
}

function addRole(context: Context): Answer {
  const { store, web } = context;
  demandRoles(context);
  const id = store.roles.nextId(web.site);
  const role = readRole(context, {
    id,
    name: '',
    description: '',
    order: 2147483647,
    kind: 0,
    hidden: false,
    mask: 0n
  });
  store.roles.save(web.site, role);
  store.noteWeb(web, changeKinds.roleAdd);
  const entity = roleEntity(role);
  return { kind: 'entity', entity, status: 201, headers: { Location: apiUrl(context) + entity.path } };
}

/** Levels are changed where permissions are given: not on a web that has its parent's. */
function demandRoles(context: Context): void {
  const { store, web, user } = context;
  demand(webMask(store, web, user.id), permissions.managePermissions);
  if (!web.uniqueRoles) {
    throw new SharePointError(
      500,
      '-1, System.InvalidOperationException',
      'This operation is not allowed on an object that inherits permissions.'
    );
  }
}

function readRole(context: Context, role: Role): Role {
  const { BasePermissions: mask, ...body } = bodyRecord(context);
  const reader = new PropertyReader(body, 'SP.RoleDefinition');
  const next: Role = {
    ...role,
    name: (reader.text('Name') ?? role.name).trim(),
    description: reader.text('Description') ?? role.description,
    order: reader.integer('Order') ?? role.order,
    mask: mask === undefined ? role.mask : bodyMask(mask)
  };
  reader.ignore('Id', 'Hidden', 'RoleTypeKind');
  reader.end();
  if (next.name === '' || next.name.length > 255)
    throw badRequest('The name of the permission level is missing or too long.');
  const name = next.name.toLowerCase();
  if (context.store.roles.of(context.web.site).some(one => one.id !== role.id && one.name.toLowerCase() === name)) {
    throw new SharePointError(
      500,
      '-2146232832, Microsoft.SharePoint.SPException',
      'The specified name is already in use.'
    );
  }
  return next;
}

function bodyMask(value: unknown): bigint {
  const halves: JsonRecord = isRecord(value) ? value : {};
  const mask = readMask(halves['High'], halves['Low']);
  if (mask === undefined) throw badRequest('The permission mask is not valid.');
  return mask;
}
