import type { Answer } from '../odata/answer.ts';
import { bodyRecord } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { noResource } from '../odata/errors.ts';
import type { Segment } from '../odata/path.ts';
import { PropertyReader } from '../odata/propertyReader.ts';
import { removeUser, routeUser } from './principalRoutes.ts';
import { userEntity } from './principals.ts';
import { demand, permissions, webMask } from './rights.ts';
import { ensured, findUser, userById, userByLogin, usersOf } from './users.ts';

/** Answers `ensureuser`: a person of the tenant becomes a user of the site collection, if they aren't one. */
export function ensureUser(context: Context): Answer {
  const reader = new PropertyReader(bodyRecord(context), 'SP.Web.EnsureUser');
  const name = reader.text('logonName') ?? '';
  reader.end();
  return { kind: 'entity', entity: userEntity(context, ensured(context, name)) };
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

function addUser(context: Context): Answer {
  demand(webMask(context.store, context.web, context.user.id), permissions.managePermissions);
  const reader = new PropertyReader(bodyRecord(context), 'SP.User');
  const name = reader.text('LoginName') ?? '';
  reader.end();
  return { kind: 'entity', entity: userEntity(context, ensured(context, name)), status: 201 };
}
