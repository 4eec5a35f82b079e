import type { Answer, Entity } from '../odata/answer.ts';
import { apiUrl, bodyRecord, PropertyReader } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { accessDenied, badRequest, noGroup, noResource, noUser, SharePointError } from '../odata/errors.ts';
import { integerArgument, textArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import type { Principal } from '../store/model.ts';
import { ensurePerson, newGroup, principalEntity, userEntity } from './principalRoutes.ts';
import { demand, may, permissions, webMask } from './rights.ts';
import { findUser, routePrincipal, routeUser, userByLogin } from './userRoutes.ts';

/** What a group can be set to beside its name and description. */
interface GroupSettings {
  AllowMembersEditMembership: boolean;
  AllowRequestToJoinLeave: boolean;
  AutoAcceptRequestToJoinLeave: boolean;
  OnlyAllowMembersViewMembership: boolean;
  RequestToJoinLeaveEmailSetting: string;
}

const plainSettings: GroupSettings = {
  AllowMembersEditMembership: false,
  AllowRequestToJoinLeave: false,
  AutoAcceptRequestToJoinLeave: false,
  OnlyAllowMembersViewMembership: false,
  RequestToJoinLeaveEmailSetting: ''
};

const flags = [
  'AllowMembersEditMembership',
  'AllowRequestToJoinLeave',
  'AutoAcceptRequestToJoinLeave',
  'OnlyAllowMembersViewMembership'
] as const;

function settingsOf({ store, web }: Context, group: Principal): GroupSettings {
  return { ...plainSettings, ...store.siteData.get<Partial<GroupSettings>>(web.site, `group ${group.id}`) };
}

/** A group with its settings and what can be expanded of it. */
export function groupEntity(context: Context, group: Principal): Entity {
  const { store, web } = context;
  const owner = store.principals(web.site).find(one => one.id === group.owner);
  const entity = principalEntity(group);
  return {
    ...entity,
    properties: { ...entity.properties, ...settingsOf(context, group), OwnerTitle: owner?.title ?? '' },
    extra: {
      CanCurrentUserEditMembership: () => mayFill(context, group),
      CanCurrentUserManageGroup: () => mayManage(context, group),
      CanCurrentUserViewMembership: () => mayLookInto(context, group)
    },
    related: {
      Users: () => (mayLookInto(context, group) ? members(context, group).map(user => userEntity(context, user)) : []),
      Owner: () => owner && principalEntity(owner)
    }
  };
}

function members({ store, web }: Context, group: Principal): Principal[] {
  const ids = new Set(store.usersOf(web.site, group.id));
  return store.principals(web.site).filter(one => ids.has(one.id));
}

function isMember({ store, web, user }: Context, group: number): boolean {
  return store.groupsOf(web.site, user.id).includes(group);
}

/** A group is managed by its owner, or the members of the group that owns it, and by those who manage permissions. */
function mayManage(context: Context, group: Principal): boolean {
  const owns = group.owner !== undefined && (group.owner === context.user.id || isMember(context, group.owner));
  return owns || may(webMask(context.store, context.web, context.user.id), permissions.managePermissions);
}

function mayFill(context: Context, group: Principal): boolean {
  return (
    mayManage(context, group) || (settingsOf(context, group).AllowMembersEditMembership && isMember(context, group.id))
  );
}

function mayLookInto(context: Context, group: Principal): boolean {
  return (
    !settingsOf(context, group).OnlyAllowMembersViewMembership ||
    isMember(context, group.id) ||
    mayManage(context, group)
  );
}

function demandTrue(allowed: boolean): void {
  if (!allowed) throw accessDenied();
}

/** Answers everything under a web's `sitegroups`. */
export function routeGroups(context: Context, segment: Segment, rest: readonly Segment[]): Answer {
  const groups = context.store.principals(context.web.site).filter(one => one.kind === 8);
  if (context.method === 'POST' && rest.length === 0 && !segment.args?.length) return addGroup(context, groups);
  return routeGroupsAmong(context, groups, segment, rest);
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

function addGroup(context: Context, groups: readonly Principal[]): Answer {
  const { store, web, user } = context;
  demand(webMask(store, web, user.id), permissions.createGroups);
  const { title, description, settings } = readGroup(context, groups, undefined);
  if (title === undefined) throw badRequest('The group has no Title.');
  const group = store.addPrincipal(web.site, newGroup(title, description ?? '', user.id));
  store.siteData.set(web.site, `group ${group.id}`, settings);
  const entity = groupEntity(context, group);
  return { kind: 'entity', entity, status: 201, headers: { Location: apiUrl(context) + entity.path } };
}

function removeGroup(context: Context, group: Principal): Answer {
  demandTrue(mayManage(context, group));
  context.store.removeGroup(context.web.site, group.id);
  return { kind: 'empty', status: 200 };
}

function readGroup(
  context: Context,
  groups: readonly Principal[],
  own: Principal | undefined
): { title?: string; description?: string; settings: GroupSettings } {
  const reader = new PropertyReader(bodyRecord(context), 'SP.Group');
  const title = reader.text('Title');
  const description = reader.text('Description');
  const settings = own ? settingsOf(context, own) : { ...plainSettings };
  for (const flag of flags) settings[flag] = reader.boolean(flag) ?? settings[flag];
  settings.RequestToJoinLeaveEmailSetting =
    reader.text('RequestToJoinLeaveEmailSetting') ?? settings.RequestToJoinLeaveEmailSetting;
  reader.ignore('Id', 'LoginName', 'PrincipalType', 'OwnerTitle', 'IsHiddenInUI');
  reader.end();
  if (title !== undefined) checkName(groups, title, own);
  return { ...(title === undefined ? {} : { title }), ...(description === undefined ? {} : { description }), settings };
}

function checkName(groups: readonly Principal[], title: string, own: Principal | undefined): void {
  if (title.trim() === '' || title.length > 255) throw badRequest('The group name is missing or too long.');
  if (groups.some(one => one.id !== own?.id && one.title.toLowerCase() === title.toLowerCase())) {
    throw new SharePointError(
      500,
      '-2130575293, Microsoft.SharePoint.SPException',
      'The specified name is already in use.'
    );
  }
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
        const groups = store.principals(web.site).filter(one => one.kind === 8);
        const { title, description, settings } = readGroup(context, groups, group);
        store.savePrincipal(web.site, {
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
    if (!store.principals(web.site).some(one => one.id === owner && !one.removed)) throw noUser(404, String(owner));
    store.savePrincipal(web.site, { ...group, owner });
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
  demandTrue(mayLookInto(context, group));
  const users = members(context, group);
  if (segment.args && segment.args.length > 0) return routeUser(context, userByLogin(users, segment), rest);
  if (!next && method === 'GET')
    return { kind: 'collection', set: 'SP.ApiData.Users', entities: users.map(user => userEntity(context, user)) };
  if (!next || next.name === 'add') {
    if (method !== 'POST' || after.length > 0) throw noResource(segment.text);
    demandTrue(mayFill(context, group));
    const reader = new PropertyReader(bodyRecord(context), 'SP.User');
    const name = reader.text('LoginName') ?? reader.text('loginName') ?? '';
    const user = ensurePerson(store, web.site, context.people, name);
    if (!user) throw noUser(400, name);
    store.setMember(web.site, group.id, user.id, true);
    return { kind: 'entity', entity: userEntity(context, user), status: 201 };
  }
  const removing = next.name === 'removebyid' || next.name === 'removebyloginname';
  if (removing) {
    if (method !== 'POST' || after.length > 0) throw noResource(next.text);
    demandTrue(mayFill(context, group));
  }
  const user = findUser(users, next);
  if (!user) throw noResource(next.text);
  if (!removing) return routeUser(context, user, after);
  store.setMember(web.site, group.id, user.id, false);
  return { kind: 'empty', status: 200 };
}
