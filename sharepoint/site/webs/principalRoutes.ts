import type { Answer, Entity } from '../odata/answer.ts';
import { apiUrl, bodyRecord, PropertyReader } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { badRequest, noGroup, noResource, noUser, SharePointError } from '../odata/errors.ts';
import { loginName } from '../items/itemColumns.ts';
import type { Person, Principal } from '../store/model.ts';
import { integerArgument, textArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import { demand, permissions, webMask } from './rights.ts';
import type { Store } from '../store/store.ts';

/** A user or a group as it is answered. */
export function principalEntity(one: Principal): Entity {
  if (one.kind === 1) {
    return {
      type: 'SP.User',
      path: `Web/GetUserById(${one.id})`,
      set: 'SP.ApiData.Users',
      properties: {
        Id: one.id,
        IsHiddenInUI: false,
        LoginName: loginName(one),
        Title: one.title,
        PrincipalType: 1,
        Email: one.email,
        Expiration: '',
        IsEmailAuthenticationGuestUser: false,
        IsShareByEmailGuestUser: false,
        IsSiteAdmin: false,
        UserId: { NameId: String(one.id).padStart(16, '1'), NameIdIssuer: 'urn:federation:microsoftonline' },
        UserPrincipalName: one.login
      }
    };
  }
  return {
    type: 'SP.Group',
    path: `Web/SiteGroups/GetById(${one.id})`,
    set: 'SP.ApiData.Groups',
    properties: {
      Id: one.id,
      IsHiddenInUI: false,
      LoginName: one.title,
      Title: one.title,
      PrincipalType: 8,
      AllowMembersEditMembership: false,
      AllowRequestToJoinLeave: false,
      AutoAcceptRequestToJoinLeave: false,
      Description: one.description || null,
      OnlyAllowMembersViewMembership: false,
      OwnerTitle: '',
      RequestToJoinLeaveEmailSetting: ''
    }
  };
}

/** A group with what can be expanded of it. */
function groupEntity(context: Context, group: Principal): Entity {
  const { store, web } = context;
  const owner = store.principals(web.site).find((one) => one.id === group.owner);
  const entity = principalEntity(group);
  return {
    ...entity,
    properties: { ...entity.properties, OwnerTitle: owner?.title ?? '' },
    related: { Users: () => members(context, group).map(principalEntity), Owner: () => owner && principalEntity(owner) }
  };
}

function members(context: Context, group: Principal): Principal[] {
  const ids = new Set(context.store.usersOf(context.web.site, group.id));
  return context.store.principals(context.web.site).filter((one) => ids.has(one.id));
}

function userEntity(context: Context, user: Principal): Entity {
  return { ...principalEntity(user), related: { Groups: () => groupsOf(context, user).map(principalEntity) } };
}

function groupsOf(context: Context, user: Principal): Principal[] {
  const ids = new Set(context.store.groupsOf(context.web.site, user.id));
  return context.store.principals(context.web.site).filter((one) => ids.has(one.id));
}

/** The plain login in a SharePoint login name, an e-mail or a plain login. */
export function plainLogin(name: string): string {
  return name.slice(name.lastIndexOf('|') + 1).toLowerCase();
}

/** Makes sure that a tenant's person is a user of the site collection; undefined when the tenant doesn't know them. */
export function ensurePerson(store: Store, site: string, people: readonly Person[], name: string): Principal | undefined {
  const login = plainLogin(name);
  const known = store.principals(site).find((one) => one.kind === 1 && one.login.toLowerCase() === login);
  if (known) return known;
  const person = people.find((one) => one.login.toLowerCase() === login || one.email.toLowerCase() === login);
  if (!person) return undefined;
  if (person.login.toLowerCase() !== login) return ensurePerson(store, site, people, person.login);
  return store.addPrincipal(site, {
    kind: 1,
    login: person.login,
    title: person.title,
    email: person.email,
    description: '',
    owner: undefined,
    jobTitle: person.jobTitle ?? '',
    department: person.department ?? ''
  });
}

/** Answers `ensureuser`. */
export function ensureUser(context: Context): Answer {
  const name = new PropertyReader(bodyRecord(context), 'SP.User').text('logonName') ?? '';
  const user = ensurePerson(context.store, context.web.site, context.people, name);
  if (!user) throw noUser(400, name);
  return { kind: 'entity', entity: userEntity(context, user) };
}

/** Answers everything under a web's users: `siteusers` and `getuserbyid`. */
export function routeUsers(context: Context, segment: Segment, rest: readonly Segment[]): Answer {
  const users = context.store.principals(context.web.site).filter((one) => one.kind === 1);
  const byLogin = (name: string): Principal => {
    const user = users.find((one) => one.login.toLowerCase() === plainLogin(name));
    if (!user) throw noUser(404, name);
    return user;
  };
  const byId = (id: number): Principal => {
    const user = users.find((one) => one.id === id);
    if (!user) throw noUser(500, String(id));
    return user;
  };
  const [next, ...after] = rest;
  if (segment.name === 'getuserbyid') return routeUser(context, byId(integerArgument(segment, 0)), rest);
  if (segment.args && segment.args.length > 0) return routeUser(context, byLogin(textArgument(segment, 0)), rest);
  if (!next) {
    if (context.method !== 'GET') throw noResource(segment.text);
    demand(webMask(context.store, context.web, context.user.id), permissions.browseUserInfo);
    return { kind: 'collection', set: 'SP.ApiData.Users', entities: users.map((user) => userEntity(context, user)) };
  }
  switch (next.name) {
    case 'getbyid':
      return routeUser(context, byId(integerArgument(next, 0)), after);
    case 'getbyemail': {
      const email = textArgument(next, 0);
      const user = users.find((one) => one.email.toLowerCase() === email.toLowerCase());
      if (!user) throw noUser(404, email);
      return routeUser(context, user, after);
    }
    case 'getbyloginname':
      return routeUser(context, byLogin(textArgument(next, 0)), after);
  }
  throw noResource(next.text);
}

/** Answers one user, and the groups that they are in. */
export function routeUser(context: Context, user: Principal, rest: readonly Segment[]): Answer {
  const [next] = rest;
  if (context.method !== 'GET' || rest.length > 1) throw noResource(next?.text ?? 'siteusers');
  const entity = userEntity(context, user);
  if (!next) return { kind: 'entity', entity };
  if (next.name === 'groups') {
    return { kind: 'collection', set: 'SP.ApiData.Groups', entities: groupsOf(context, user).map((group) => groupEntity(context, group)) };
  }
  const name = Object.keys(entity.properties).find((one) => one.toLowerCase() === next.name);
  if (name === undefined) throw noResource(next.text);
  return { kind: 'value', name, type: 'Edm.String', value: entity.properties[name] };
}

/** Answers everything under a web's `sitegroups`. */
export function routeGroups(context: Context, segment: Segment, rest: readonly Segment[]): Answer {
  const { store, web, method } = context;
  const groups = store.principals(web.site).filter((one) => one.kind === 8);
  const byId = (id: number): Principal => {
    const group = groups.find((one) => one.id === id);
    if (!group) throw noGroup();
    return group;
  };
  const byName = (name: string): Principal => {
    const group = groups.find((one) => one.title.toLowerCase() === name.toLowerCase());
    if (!group) throw noGroup();
    return group;
  };
  const [next, ...after] = rest;
  if (segment.args && segment.args.length > 0) return routeGroup(context, byId(integerArgument(segment, 0)), rest);
  if (!next) {
    if (method === 'GET') return { kind: 'collection', set: 'SP.ApiData.Groups', entities: groups.map((group) => groupEntity(context, group)) };
    if (method !== 'POST') throw noResource(segment.text);
    return addGroup(context, groups);
  }
  switch (next.name) {
    case 'getbyid':
      return routeGroup(context, byId(integerArgument(next, 0)), after);
    case 'getbyname':
      return routeGroup(context, byName(textArgument(next, 0)), after);
    case 'removebyid':
    case 'removebyloginname': {
      if (method !== 'POST') break;
      demand(webMask(store, web, context.user.id), permissions.managePermissions);
      const group = next.name === 'removebyid' ? byId(integerArgument(next, 0)) : byName(textArgument(next, 0));
      store.removeGroup(web.site, group.id);
      return { kind: 'empty', status: 200 };
    }
  }
  throw noResource(next.text);
}

function addGroup(context: Context, groups: readonly Principal[]): Answer {
  const { store, web, user } = context;
  demand(webMask(store, web, user.id), permissions.createGroups);
  const { title, description } = readGroup(context, groups, undefined);
  if (title === undefined) throw badRequest('The group has no Title.');
  const group = store.addPrincipal(web.site, newGroup(title, description ?? '', user.id));
  const entity = groupEntity(context, group);
  return { kind: 'entity', entity, status: 201, headers: { Location: apiUrl(context) + entity.path } };
}

/** A group to be added. */
export function newGroup(title: string, description: string, owner: number | undefined): Omit<Principal, 'id'> {
  return { kind: 8, login: title, title, email: '', description, owner, jobTitle: '', department: '' };
}

function readGroup(context: Context, groups: readonly Principal[], own: number | undefined): { title: string | undefined; description: string | undefined } {
  const reader = new PropertyReader(bodyRecord(context), 'SP.Group');
  const title = reader.text('Title');
  const description = reader.text('Description');
  // Kept to the owners: this server has no page on which members could change a membership.
  reader.ignore('AllowMembersEditMembership', 'AllowRequestToJoinLeave', 'AutoAcceptRequestToJoinLeave', 'OnlyAllowMembersViewMembership', 'RequestToJoinLeaveEmailSetting', 'LoginName', 'PrincipalType');
  reader.end();
  if (title !== undefined && (title.trim() === '' || title.length > 255)) throw badRequest('The group name is missing or too long.');
  if (title !== undefined && groups.some((one) => one.id !== own && one.title.toLowerCase() === title.toLowerCase())) {
    throw new SharePointError(500, '-2130575293, Microsoft.SharePoint.SPException', 'The specified name is already in use.');
  }
  return { title, description };
}

/** Answers one group, its users and its owner. */
export function routeGroup(context: Context, group: Principal, rest: readonly Segment[]): Answer {
  const { store, web, method, user } = context;
  const [next, ...after] = rest;
  const manage = (): void => {
    const ownerOf = group.owner === user.id || (group.owner !== undefined && store.groupsOf(web.site, user.id).includes(group.owner));
    if (!ownerOf) demand(webMask(store, web, user.id), permissions.managePermissions);
  };
  if (!next) {
    switch (method) {
      case 'GET':
        return { kind: 'entity', entity: groupEntity(context, group) };
      case 'MERGE': {
        manage();
        const { title, description } = readGroup(context, store.principals(web.site).filter((one) => one.kind === 8), group.id);
        store.savePrincipal(web.site, { ...group, title: title ?? group.title, login: title ?? group.login, description: description ?? group.description });
        return { kind: 'empty', status: 204 };
      }
      case 'DELETE':
        demand(webMask(store, web, user.id), permissions.managePermissions);
        store.removeGroup(web.site, group.id);
        return { kind: 'empty', status: 200 };
      case 'POST':
      case 'PUT':
        throw noResource('sitegroups');
    }
  }
  if (next.name === 'setuserasowner' && method === 'POST') {
    manage();
    store.savePrincipal(web.site, { ...group, owner: integerArgument(next, 0) });
    return { kind: 'empty', status: 200 };
  }
  if (next.name === 'users') return routeMembers(context, group, next, after, manage);
  const entity = groupEntity(context, group);
  const name = Object.keys(entity.properties).find((one) => one.toLowerCase() === next.name);
  if (method !== 'GET' || after.length > 0 || name === undefined) throw noResource(next.text);
  return { kind: 'value', name, type: 'Edm.String', value: entity.properties[name] };
}

function routeMembers(context: Context, group: Principal, segment: Segment, rest: readonly Segment[], manage: () => void): Answer {
  const { store, web, method } = context;
  const [next, ...after] = rest;
  const inGroup = members(context, group);
  const byName = segment.args && segment.args.length > 0 ? segment : next?.name === 'getbyloginname' ? next : undefined;
  if (byName) {
    const name = textArgument(byName, 0);
    const user = inGroup.find((one) => one.login.toLowerCase() === plainLogin(name));
    if (!user) throw noUser(404, name);
    return routeUser(context, user, byName === next ? after : rest);
  }
  if (!next && method === 'GET') {
    return { kind: 'collection', set: 'SP.ApiData.Users', entities: inGroup.map((user) => userEntity(context, user)) };
  }
  if (method !== 'POST' && method !== 'GET') throw noResource(segment.text);
  if (!next || next.name === 'add') {
    manage();
    const reader = new PropertyReader(bodyRecord(context), 'SP.User');
    const name = reader.text('LoginName') ?? reader.text('loginName') ?? '';
    const user = ensurePerson(store, web.site, context.people, name);
    if (!user) throw noUser(400, name);
    store.setMember(web.site, group.id, user.id, true);
    return { kind: 'entity', entity: userEntity(context, user), status: 201 };
  }
  switch (next.name) {
    case 'getbyid': {
      const user = inGroup.find((one) => one.id === integerArgument(next, 0));
      if (!user) throw noUser(500, String(integerArgument(next, 0)));
      return routeUser(context, user, after);
    }
    case 'getbyemail': {
      const email = textArgument(next, 0).toLowerCase();
      const user = inGroup.find((one) => one.email.toLowerCase() === email);
      if (!user) throw noUser(404, email);
      return routeUser(context, user, after);
    }
    case 'removebyid':
    case 'removebyloginname': {
      if (method !== 'POST') break;
      manage();
      const gone =
        next.name === 'removebyid'
          ? inGroup.find((one) => one.id === integerArgument(next, 0))
          : inGroup.find((one) => one.login.toLowerCase() === plainLogin(textArgument(next, 0)));
      if (!gone) throw noUser(400, textArgument(next, 0));
      store.setMember(web.site, group.id, gone.id, false);
      return { kind: 'empty', status: 200 };
    }
  }
  throw noResource(next.text);
}
