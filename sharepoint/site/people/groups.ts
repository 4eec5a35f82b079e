import type { Entity } from '../odata/answer.ts';
import { bodyRecord } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { badRequest, SharePointError } from '../odata/errors.ts';
import { PropertyReader } from '../odata/propertyReader.ts';
import type { Principal } from '../store/model.ts';
import { principalEntity, userEntity } from './principals.ts';
import { may, permissions, webMask } from './rights.ts';

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
  const owner = store.principals.of(web.site).find(one => one.id === group.owner);
  const entity = principalEntity(group);
  return {
    ...entity,
    properties: { ...entity.properties, ...settingsOf(context, group), OwnerTitle: owner?.title ?? '' },
    extra: {
      CanCurrentUserEditMembership: () => mayEditMembers(context, group),
      CanCurrentUserManageGroup: () => mayManage(context, group),
      CanCurrentUserViewMembership: () => maySeeMembers(context, group)
    },
    related: {
      Users: () =>
        maySeeMembers(context, group) ? members(context, group).map(user => userEntity(context, user)) : [],
      Owner: () => owner && principalEntity(owner)
    }
  };
}

/** The users of a group. */
export function members({ store, web }: Context, group: Principal): Principal[] {
  const ids = new Set(store.principals.usersOf(web.site, group.id));
  return store.principals.of(web.site).filter(one => ids.has(one.id));
}

function isMember({ store, web, user }: Context, group: number): boolean {
  return store.principals.groupsOf(web.site, user.id).includes(group);
}

/** A group is managed by its owner, or the members of the group that owns it, and by those who manage permissions. */
export function mayManage(context: Context, group: Principal): boolean {
  const owns = group.owner !== undefined && (group.owner === context.user.id || isMember(context, group.owner));
  return owns || may(webMask(context.store, context.web, context.user.id), permissions.managePermissions);
}

/** Whether this user may add members to a group and remove them. */
export function mayEditMembers(context: Context, group: Principal): boolean {
  return (
    mayManage(context, group) || (settingsOf(context, group).AllowMembersEditMembership && isMember(context, group.id))
  );
}

/** Whether this user may see who is in a group. */
export function maySeeMembers(context: Context, group: Principal): boolean {
  return (
    !settingsOf(context, group).OnlyAllowMembersViewMembership ||
    isMember(context, group.id) ||
    mayManage(context, group)
  );
}

/** Reads a group's name, description and settings from the body; 400 for a name that is taken. */
export function readGroup(
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
