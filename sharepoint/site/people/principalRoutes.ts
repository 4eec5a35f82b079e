import type { Answer } from '../odata/answer.ts';
import { bodyParameters, bodyRecord } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { accessDenied, badRequest, noGroup, noResource, noUser } from '../odata/errors.ts';
import { integerArgument, textArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import { PropertyReader } from '../odata/propertyReader.ts';
import { changeKinds } from '../store/changes.ts';
import type { Principal } from '../store/model.ts';
import { groupEntity, mayEditMembers, maySeeMembers, mayManage, members, readGroup } from './groups.ts';
import { ensurePerson, userEntity } from './principals.ts';
import { demand, may, permissions, webMask } from './rights.ts';
import { findUser, userByLogin } from './users.ts';

/** Answers one user, and the groups that they are in. */
export function routeUser(context: Context, user: Principal, rest: readonly Segment[]): Answer {
  const [next, ...after] = rest;
  if (!next) {
    switch (context.method) {
      case 'GET':
        return { kind: 'entity', entity: userEntity(context, user) };
      case 'MERGE':
        return changeUser(context, user);
      case 'DELETE':
        return removeUser(context, user);
      case 'POST':
      case 'PUT':
        throw noResource('siteusers');
    }
  }
  if (next.name === 'groups') {
    const ids = new Set(context.store.principals.groupsOf(context.web.site, user.id));
    return routeGroupsAmong(
      context,
      context.store.principals.of(context.web.site).filter(one => ids.has(one.id)),
      next,
      after
    );
  }
  const entity = userEntity(context, user);
  const name = Object.keys(entity.properties).find(one => one.toLowerCase() === next.name);
  if (context.method !== 'GET' || after.length > 0 || name === undefined) throw noResource(next.text);
  return { kind: 'value', name, type: 'Edm.String', value: entity.properties[name] };
}

/** Answers a user or a group by its number: the owner of a group may be either. */
export function routePrincipal(context: Context, id: number | undefined, rest: readonly Segment[]): Answer {
  const one = context.store.principals.of(context.web.site).find(principal => principal.id === id);
  if (!one) throw noUser(404, String(id ?? ''));
  return one.kind === 8 ? routeGroup(context, one, rest) : routeUser(context, one, rest);
}

/** Properties of a user that a client may send back as it read them; they are ignored. */
const readOnlyProperties = [
  'Id',
  'IsHiddenInUI',
  'LoginName',
  'PrincipalType',
  'Expiration',
  'IsEmailAuthenticationGuestUser',
  'IsShareByEmailGuestUser',
  'UserId',
  'UserPrincipalName'
];

function changeUser(context: Context, user: Principal): Answer {
  const { store, web } = context;
  const manages = may(webMask(store, web, context.user.id), permissions.managePermissions);
  if (user.id !== context.user.id && !manages) throw accessDenied();
  const reader = new PropertyReader(bodyRecord(context), 'SP.User');
  const title = reader.text('Title') ?? user.title;
  const email = reader.text('Email') ?? user.email;
  if (reader.boolean('IsSiteAdmin') === true) throw badRequest('This server has no site collection administrators.');
  reader.ignore(...readOnlyProperties);
  reader.end();
  if (title.trim() === '' || title.length > 255) throw badRequest('The name of the user is missing or too long.');
  store.principals.save(web.site, { ...user, title, email });
  return { kind: 'empty', status: 204 };
}

/** Takes a user out of the site collection: out of all groups, and without any permission. Rows go on naming them. */
export function removeUser(context: Context, user: Principal): Answer {
  const { store, web } = context;
  demand(webMask(store, web, context.user.id), permissions.managePermissions);
  store.principals.takeAll(web.site, user.id);
  store.principals.save(web.site, { ...user, removed: true });
  store.principals.note(web.site, 'User', changeKinds.remove, user.id);
  return { kind: 'empty', status: 200 };
}

/** Answers a collection of groups: all of a site collection, or a user's. */
export function routeGroupsAmong(
  context: Context,
  groups: readonly Principal[],
  segment: Segment,
  rest: readonly Segment[]
): Answer {
  const [next, ...after] = rest;
  const byId = (step: Segment): Principal => {
    const group = groups.find(one => one.id === integerArgument(step, 0));
    if (!group) throw noGroup();
    return group;
  };
  const byName = (step: Segment): Principal => {
    const name = textArgument(step, 0).toLowerCase();
    const group = groups.find(one => one.title.toLowerCase() === name);
    if (!group) throw noGroup();
    return group;
  };
  if (segment.args && segment.args.length > 0) return routeGroup(context, byId(segment), rest);
  if (!next) {
    if (context.method !== 'GET') throw noResource(segment.text);
    return { kind: 'collection', set: 'SP.ApiData.Groups', entities: groups.map(group => groupEntity(context, group)) };
  }
  switch (next.name) {
    case 'getbyid':
      return routeGroup(context, byId(next), after);
    case 'getbyname':
      return routeGroup(context, byName(next), after);
    case 'removebyid':
    case 'removebyloginname':
      if (context.method !== 'POST' || after.length > 0) break;
      return removeGroup(context, next.name === 'removebyid' ? byId(next) : byName(next));
  }
  throw noResource(next.text);
}

/** Answers one group, its users and its owner. */
export function routeGroup(context: Context, group: Principal, rest: readonly Segment[]): Answer {
  const { store, web, method } = context;
  const [next, ...after] = rest;
  if (!next) {
    switch (method) {
      case 'GET':
        return { kind: 'entity', entity: groupEntity(context, group) };
      case 'MERGE': {
        demandTrue(mayManage(context, group));
        const groups = store.principals.of(web.site).filter(one => one.kind === 8);
        const { title, description, settings } = readGroup(context, groups, group);
        store.principals.save(web.site, {
          ...group,
          title: title ?? group.title,
          login: title ?? group.login,
          description: description ?? group.description
        });
        store.siteData.set(web.site, `group ${group.id}`, settings);
        return { kind: 'empty', status: 204 };
      }
      case 'DELETE':
        return removeGroup(context, group);
      case 'POST':
      case 'PUT':
        throw noResource('sitegroups');
    }
  }
  if (next.name === 'setuserasowner' && method === 'POST' && after.length === 0) {
    demandTrue(mayManage(context, group));
    const owner = integerArgument(next, 0, 'ownerId');
    // A group as the owner takes the client object model: this method finds users alone.
    if (!store.principals.of(web.site).some(one => one.id === owner && one.kind === 1 && !one.removed))
      throw noUser(404, String(owner));
    store.principals.save(web.site, { ...group, owner });
    return { kind: 'empty', status: 200 };
  }
  if (next.name === 'owner') return routePrincipal(context, group.owner, after);
  if (next.name === 'users') return routeMembers(context, group, next, after);
  const entity = groupEntity(context, group);
  const values = {
    ...entity.properties,
    ...Object.fromEntries(Object.entries(entity.extra ?? {}).map(([name, read]) => [name, read()]))
  };
  const name = Object.keys(values).find(one => one.toLowerCase() === next.name);
  if (method !== 'GET' || after.length > 0 || name === undefined) throw noResource(next.text);
  return { kind: 'value', name, type: 'Edm.String', value: values[name] };
}

function routeMembers(context: Context, group: Principal, segment: Segment, rest: readonly Segment[]): Answer {
  const { store, web, method } = context;
  const [next, ...after] = rest;
  demandTrue(maySeeMembers(context, group));
  const users = members(context, group);
  if (segment.args && segment.args.length > 0) return routeUser(context, userByLogin(users, segment), rest);
  if (!next && method === 'GET')
    return { kind: 'collection', set: 'SP.ApiData.Users', entities: users.map(user => userEntity(context, user)) };
  if (!next || next.name === 'add') {
    if (method !== 'POST' || after.length > 0) throw noResource(segment.text);
    demandTrue(mayEditMembers(context, group));
    const reader = next
      ? new PropertyReader(bodyParameters(context), 'SP.UserCreationInformation')
      : new PropertyReader(bodyRecord(context), 'SP.User');
    const name = reader.text('LoginName') ?? '';
    const user = ensurePerson(store, web.site, context.people, name);
    if (!user) throw noUser(400, name);
    store.principals.setMember(web.site, group.id, user.id, true);
    return { kind: 'entity', entity: userEntity(context, user), status: 201 };
  }
  const removing = next.name === 'removebyid' || next.name === 'removebyloginname';
  if (removing) {
    if (method !== 'POST' || after.length > 0) throw noResource(next.text);
    demandTrue(mayEditMembers(context, group));
  }
  const user = findUser(users, next);
  if (!user) throw noResource(next.text);
  if (!removing) return routeUser(context, user, after);
  store.principals.setMember(web.site, group.id, user.id, false);
  return { kind: 'empty', status: 200 };
}

function removeGroup(context: Context, group: Principal): Answer {
  demandTrue(mayManage(context, group));
  context.store.principals.removeGroup(context.web.site, group.id);
  return { kind: 'empty', status: 200 };
}

function demandTrue(allowed: boolean): void {
  if (!allowed) throw accessDenied();
}
