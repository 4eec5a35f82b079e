import type { Answer } from '../odata/answer.ts';
import { bodyRecord, PropertyReader } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { accessDenied, badRequest, noResource, noUser } from '../odata/errors.ts';
import { integerArgument, textArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import { changeKinds } from '../store/changes.ts';
import type { Principal } from '../store/model.ts';
import { routeGroup, routeGroupsAmong } from './groupRoutes.ts';
import { ensurePerson, plainLogin, userEntity } from './principalRoutes.ts';
import { demand, may, permissions, webMask } from './rights.ts';

/** The users of the site collection that a request is made in, without those who were taken out of it. */
function usersOf(context: Context): Principal[] {
  return context.store.principals(context.web.site).filter(one => one.kind === 1 && !one.removed);
}

/** Answers `ensureuser`: a person of the tenant becomes a user of the site collection, if they aren't one. */
export function ensureUser(context: Context): Answer {
  const reader = new PropertyReader(bodyRecord(context), 'SP.User');
  const name = reader.text('logonName') ?? '';
  reader.end();
  return { kind: 'entity', entity: userEntity(context, ensured(context, name)) };
}

function ensured(context: Context, name: string): Principal {
  const user = ensurePerson(context.store, context.web.site, context.people, name);
  if (!user) throw noUser(400, name);
  return user;
}

/** Answers everything under a web's users: `siteusers` and `getuserbyid`. */
export function routeUsers(context: Context, segment: Segment, rest: readonly Segment[]): Answer {
  const users = usersOf(context);
  const [next, ...after] = rest;
  if (segment.name === 'getuserbyid') return routeUser(context, userById(users, segment), rest);
  if (segment.args && segment.args.length > 0) return routeUser(context, userByLogin(users, segment), rest);
  if (!next) {
    if (context.method === 'POST') return addUser(context);
    if (context.method !== 'GET') throw noResource(segment.text);
    demand(webMask(context.store, context.web, context.user.id), permissions.browseUserInfo);
    return { kind: 'collection', set: 'SP.ApiData.Users', entities: users.map(user => userEntity(context, user)) };
  }
  const removing = next.name === 'removebyid' || next.name === 'removebyloginname';
  if (removing && (context.method !== 'POST' || after.length > 0)) throw noResource(next.text);
  const user = findUser(users, next);
  if (!user) throw noResource(next.text);
  return removing ? removeUser(context, user) : routeUser(context, user, after);
}

/** The user that a step such as `getbyid(3)` names; undefined when the step is another one. */
export function findUser(users: readonly Principal[], segment: Segment): Principal | undefined {
  switch (segment.name) {
    case 'getbyid':
    case 'removebyid':
      return userById(users, segment);
    case 'getbyloginname':
    case 'removebyloginname':
      return userByLogin(users, segment);
    case 'getbyemail': {
      const email = textArgument(segment, 0);
      const user = users.find(one => one.email.toLowerCase() === email.toLowerCase());
      if (!user) throw noUser(404, email);
      return user;
    }
  }
  return undefined;
}

function userById(users: readonly Principal[], segment: Segment): Principal {
  const id = integerArgument(segment, 0);
  const user = users.find(one => one.id === id);
  // SharePoint's own status for this one.
  if (!user) throw noUser(500, String(id));
  return user;
}

/** The user with the login that a step has as its argument. */
export function userByLogin(users: readonly Principal[], segment: Segment): Principal {
  const name = textArgument(segment, 0);
  const user = users.find(one => one.login.toLowerCase() === plainLogin(name));
  if (!user) throw noUser(404, name);
  return user;
}

function addUser(context: Context): Answer {
  demand(webMask(context.store, context.web, context.user.id), permissions.managePermissions);
  const reader = new PropertyReader(bodyRecord(context), 'SP.User');
  const name = reader.text('LoginName') ?? '';
  reader.end();
  return { kind: 'entity', entity: userEntity(context, ensured(context, name)), status: 201 };
}

/** Takes a user out of the site collection: out of all groups, and without any permission. Rows go on naming them. */
function removeUser(context: Context, user: Principal): Answer {
  const { store, web } = context;
  demand(webMask(store, web, context.user.id), permissions.managePermissions);
  store.takeAll(web.site, user.id);
  store.savePrincipal(web.site, { ...user, removed: true });
  store.notePrincipal(web.site, 'User', changeKinds.remove, user.id);
  return { kind: 'empty', status: 200 };
}

/** Properties of a user that may be sent back as they were read; they stay as they are. */
const leftAlone = [
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
  reader.ignore(...leftAlone);
  reader.end();
  if (title.trim() === '' || title.length > 255) throw badRequest('The name of the user is missing or too long.');
  store.savePrincipal(web.site, { ...user, title, email });
  return { kind: 'empty', status: 204 };
}

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
    const ids = new Set(context.store.groupsOf(context.web.site, user.id));
    return routeGroupsAmong(
      context,
      context.store.principals(context.web.site).filter(one => ids.has(one.id)),
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
  const one = context.store.principals(context.web.site).find(principal => principal.id === id);
  if (!one) throw noUser(404, String(id ?? ''));
  return one.kind === 8 ? routeGroup(context, one, rest) : routeUser(context, one, rest);
}
