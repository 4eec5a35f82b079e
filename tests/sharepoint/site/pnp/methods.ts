import { ControlMode, RenderListDataOptions } from '@pnp/sp/lists/index.js';
import { FieldTypes } from '@pnp/sp/fields/index.js';
import { PermissionKind } from '@pnp/sp/security/index.js';
import { fresh } from './world.ts';
import type { World } from './world.ts';

/** One call of a method that this server answers. */
type Call = (world: World) => Promise<unknown>;

/** Methods that do their whole work in the client, or only lead to others. */
const nothing: Call = async () => undefined;

const securable = (
  find: (world: World) => Promise<ReturnType<World['list']>> | ReturnType<World['list']>
): Record<string, Call> => ({
  roleAssignments: async world => (await find(world)).roleAssignments(),
  firstUniqueAncestorSecurableObject: async world => (await find(world)).firstUniqueAncestorSecurableObject(),
  getUserEffectivePermissions: async world => (await find(world)).getUserEffectivePermissions(world.member.LoginName),
  getCurrentUserEffectivePermissions: async world => (await find(world)).getCurrentUserEffectivePermissions(),
  userHasPermissions: async world =>
    (await find(world)).userHasPermissions(world.member.LoginName, PermissionKind.AddListItems),
  currentUserHasPermissions: async world => (await find(world)).currentUserHasPermissions(PermissionKind.AddListItems),
  hasPermissions: nothing,
  breakRoleInheritance: async world => (await find(world)).breakRoleInheritance(true, true),
  resetRoleInheritance: async world => (await find(world)).resetRoleInheritance()
});

const view = async (world: World) =>
  world.list().views.getById(String((await world.list().views.add(fresh('View'))).Id));
const field = async (world: World) =>
  world.list().fields.getById((await world.list().fields.addText(fresh('Field'))).Id ?? '');
const attachment = async (world: World, name = 'a.txt') => {
  const item = await world.newItem();
  await item.attachmentFiles.add(name, '{"a":1}');
  return item.attachmentFiles.getByName(name);
};
const comment = async (world: World) => world.item().comments.add(fresh('Comment'));
const group = async (world: World) =>
  world.web().siteGroups.getById((await world.web().siteGroups.add({ Title: fresh('Group') })).Id);
const role = async (world: World) =>
  world
    .parent()
    .roleDefinitions.getById(
      (await world.parent().roleDefinitions.add(fresh('Role'), '', 1000, { Low: 1, High: 0 })).data.Id
    );
const contentType = async (world: World) =>
  world
    .web()
    .contentTypes.getById(String((await world.web().contentTypes.add('0x0100', fresh('Type'))).data.Id?.StringValue));
const assignment = async (world: World) => {
  const list = await world.newList();
  await list.breakRoleInheritance(true);
  await list.roleAssignments.add(world.member.Id, 1073741826);
  return list.roleAssignments.getById(world.member.Id);
};

/** Every method of PnPjs's modules for lists that this server answers, with one call of it. */
export const done: Record<string, Record<string, Call>> = {
  Webs: { add: world => world.newSubweb() },
  Web: {
    batched: async world => {
      const [sp, execute] = world.web().batched();
      const read = sp.lists();
      await execute();
      return read;
    },
    lists: world => world.web().lists(),
    siteUserInfoList: world => world.web().siteUserInfoList(),
    defaultDocumentLibrary: world => world.web().defaultDocumentLibrary(),
    customListTemplates: world => world.web().customListTemplates(),
    getList: async world => world.web().getList(`${new URL((await world.web()()).Url).pathname}/SitePages`)(),
    getCatalog: world => world.web().getCatalog(113),
    contentTypes: world => world.web().contentTypes(),
    fields: world => world.web().fields(),
    availablefields: world => world.web().availablefields(),
    ...securable(world => world.newSubweb() as never),
    roleDefinitions: world => world.web().roleDefinitions(),
    siteGroups: world => world.web().siteGroups(),
    associatedOwnerGroup: world => world.web().associatedOwnerGroup(),
    associatedMemberGroup: world => world.web().associatedMemberGroup(),
    associatedVisitorGroup: world => world.web().associatedVisitorGroup(),
    siteUsers: world => world.web().siteUsers(),
    currentUser: world => world.web().currentUser(),
    ensureUser: world => world.web().ensureUser('second@example.test'),
    getUserById: world => world.web().getUserById(world.member.Id)(),
    webs: world => world.web().webs(),
    allProperties: world => world.web().allProperties(),
    webinfos: world => world.web().webinfos(),
    getParentWeb: async world => (await world.web().getParentWeb())?.select('Title')(),
    update: world => world.web().update({ Title: 'Walk again' }),
    getChanges: world => world.web().getChanges({ Add: true } as never),
    mapToIcon: world => world.web().mapToIcon('test.docx'),
    getSubwebsFilteredForCurrentUser: world => world.web().getSubwebsFilteredForCurrentUser()(),
    availableWebTemplates: world => world.web().availableWebTemplates()(),
    createDefaultAssociatedGroups: async world =>
      (await world.newSubweb()).createDefaultAssociatedGroups(fresh('Team'), world.member.LoginName),
    regionalSettings: world => world.web().regionalSettings(),
    titleResource: world => world.web().titleResource('en-gb'),
    descriptionResource: world => world.web().descriptionResource('en-gb'),
    delete: async world => (await world.newSubweb()).delete()
  },
  Lists: {
    getById: async world => world.web().lists.getById((await world.list()()).Id)(),
    getByTitle: world => world.list()(),
    add: world => world.web().lists.add(fresh('Added'), '', 101, true, { OnQuickLaunch: true }),
    ensure: world => world.web().lists.ensure('Walked'),
    ensureSiteAssetsLibrary: world => world.web().lists.ensureSiteAssetsLibrary(),
    ensureSitePagesLibrary: world => world.web().lists.ensureSitePagesLibrary()
  },
  List: {
    effectiveBasePermissions: world => world.list().effectiveBasePermissions(),
    eventReceivers: world => world.list().eventReceivers(),
    relatedFields: world => world.list().relatedFields(),
    informationRightsManagementSettings: world => world.list().informationRightsManagementSettings(),
    update: async world => (await world.newList()).update({ Description: "It's new" }),
    getChanges: world => world.list().getChanges({ Add: true, Item: true } as never),
    getItemsByCAMLQuery: world => world.list().getItemsByCAMLQuery({ ViewXml: '<View><RowLimit>2</RowLimit></View>' }),
    getListItemChangesSinceToken: world => world.list().getListItemChangesSinceToken({ RowLimit: '5' }),
    recycle: async world => (await world.newList()).recycle(),
    renderListData: world => world.list().renderListData('<View><RowLimit>2</RowLimit></View>'),
    renderListDataAsStream: world =>
      world.list().renderListDataAsStream({
        ViewXml: '<View><RowLimit>2</RowLimit></View>',
        RenderOptions: [RenderListDataOptions.ContextInfo, RenderListDataOptions.ListData]
      }),
    renderListFormData: world => world.list().renderListFormData(1, 'editform', ControlMode.Edit),
    reserveListItemId: async world => (await world.newList()).reserveListItemId(),
    addValidateUpdateItemUsingPath: async world => {
      const { pathname } = new URL((await world.web()()).Url);
      return world
        .list()
        .addValidateUpdateItemUsingPath([{ FieldName: 'Title', FieldValue: 'By form' }], `${pathname}/Lists/Walked`);
    },
    getParentInfos: world => world.list().getParentInfos(),
    titleResource: world => world.list().titleResource('en-gb'),
    descriptionResource: world => world.list().descriptionResource('en-gb'),
    items: world => world.list().items(),
    contentTypes: world => world.list().contentTypes(),
    fields: world => world.list().fields(),
    ...securable(world => world.newList()),
    views: world => world.list().views(),
    defaultView: world => world.list().defaultView(),
    getView: async world => world.list().getView(String((await world.list().defaultView()).Id))(),
    delete: async world => (await world.newList()).delete()
  },
  Items: {
    getById: world => world.item()(),
    getItemByStringId: world => world.list().items.getItemByStringId('1')(),
    skip: world => world.list().items.top(1).skip(1)(),
    add: world => world.list().items.add({ Title: fresh('Added') })
  },
  Item: {
    effectiveBasePermissions: world => world.item().effectiveBasePermissions(),
    effectiveBasePermissionsForUI: world => world.item().effectiveBasePermissionsForUI(),
    fieldValuesAsHTML: world => world.item().fieldValuesAsHTML(),
    fieldValuesAsText: world => world.item().fieldValuesAsText(),
    fieldValuesForEdit: world => world.item().fieldValuesForEdit(),
    versions: world => world.item().versions(),
    list: world => world.item().list.select('Title')(),
    update: async world => (await world.newItem()).update({ Title: 'Changed' }, '"1"'),
    recycle: async world => (await world.newItem()).recycle(),
    deleteWithParams: async world => (await world.newItem()).deleteWithParams({ BypassSharedLock: false }),
    getWopiFrameUrl: world => world.item().getWopiFrameUrl(),
    validateUpdateListItem: async world =>
      (await world.newItem()).validateUpdateListItem([{ FieldName: 'Title', FieldValue: 'By form' }]),
    getParentInfos: world => world.item().getParentInfos(),
    attachmentFiles: world => world.item().attachmentFiles(),
    comments: world => world.item().comments(),
    getLikedBy: world => world.item().getLikedBy(),
    like: async world => (await world.newItem()).like(),
    unlike: async world => {
      const item = await world.newItem();
      await item.like();
      return item.unlike();
    },
    getLikedByInformation: world => world.item().getLikedByInformation(),
    contentType: world => world.item().contentType(),
    ...securable(world => world.newItem() as never),
    delete: async world => (await world.newItem()).delete('"1"')
  },
  ItemVersions: { getById: world => world.item().versions.getById(512)() },
  ItemVersion: {
    delete: async world => {
      const item = await world.newItem();
      await item.update({ Title: 'Second' });
      return item.versions.getById(512).delete();
    }
  },
  Fields: {
    createFieldAsXml: world =>
      world.list().fields.createFieldAsXml(`<Field Type="Number" DisplayName="${fresh('Xml')}" />`),
    getById: async world => (await field(world))(),
    getByTitle: world => world.list().fields.getByTitle('Colour')(),
    getByInternalNameOrTitle: world => world.list().fields.getByInternalNameOrTitle('Colour')(),
    addField: world => world.list().fields.addField(fresh('Plain'), FieldTypes.Text),
    add: world => world.web().fields.add(fresh('Text'), FieldTypes.Text, { Group: 'Walk' }),
    addText: world => world.list().fields.addText(fresh('Text'), { MaxLength: 5 }),
    addCalculated: world =>
      world.list().fields.addCalculated(fresh('Calculated'), {
        Formula: '=Modified+1',
        DateFormat: 0,
        FieldTypeKind: FieldTypes.Calculated
      }),
    addDateTime: world => world.list().fields.addDateTime(fresh('Date'), { DisplayFormat: 0 }),
    addNumber: world => world.list().fields.addNumber(fresh('Number')),
    addCurrency: world => world.list().fields.addCurrency(fresh('Currency'), { CurrencyLocaleId: 2057 }),
    addMultilineText: world => world.list().fields.addMultilineText(fresh('Note'), { RichText: false }),
    addUrl: world => world.list().fields.addUrl(fresh('Link')),
    addUser: world => world.list().fields.addUser(fresh('Person'), { SelectionMode: 0 }),
    addLookup: async world =>
      world
        .list()
        .fields.addLookup(fresh('Lookup'), { LookupListId: (await world.list()()).Id, LookupFieldName: 'Title' }),
    addChoice: world => world.list().fields.addChoice(fresh('Choice'), { Choices: ['a', "b'c"] }),
    addMultiChoice: world => world.list().fields.addMultiChoice(fresh('Choices'), { Choices: ['a', 'b'] }),
    addBoolean: world => world.list().fields.addBoolean(fresh('Boolean')),
    addDependentLookupField: async world => {
      const { Id } = await world
        .list()
        .fields.addLookup(fresh('Primary'), { LookupListId: (await world.list()()).Id, LookupFieldName: 'Title' });
      return world.list().fields.addDependentLookupField(fresh('Dependent'), Id ?? '', 'Colour');
    },
    addLocation: world => world.list().fields.addLocation(fresh('Place')),
    addImageField: world => world.list().fields.addImageField(fresh('Image'))
  },
  Field: {
    update: async world => (await field(world)).update({ Description: 'Changed' }),
    setShowInDisplayForm: async world => (await field(world)).setShowInDisplayForm(false),
    setShowInEditForm: async world => (await field(world)).setShowInEditForm(false),
    setShowInNewForm: async world => (await field(world)).setShowInNewForm(false),
    titleResource: async world => (await field(world)).titleResource('en-gb'),
    descriptionResource: async world => (await field(world)).descriptionResource('en-gb'),
    delete: async world => (await field(world)).delete()
  },
  Views: {
    add: world => world.list().views.add(fresh('View'), false, { RowLimit: 5 }),
    getById: async world => (await view(world))(),
    getByTitle: world => world.list().views.getByTitle('All Items')()
  },
  View: {
    fields: async world => (await view(world)).fields(),
    update: async world => (await view(world)).update({ RowLimit: 20 }),
    renderAsHtml: async world => (await view(world)).renderAsHtml(),
    setViewXml: async world =>
      (await view(world)).setViewXml(
        "<View><Query><Where><Eq><FieldRef Name='Title'/><Value Type='Text'>One</Value></Eq></Where></Query></View>"
      ),
    delete: async world => (await view(world)).delete()
  },
  ViewFields: {
    getSchemaXml: async world => (await view(world)).fields.getSchemaXml(),
    add: async world => (await view(world)).fields.add('Created'),
    move: async world => {
      const made = await view(world);
      await made.fields.add('Modified');
      return made.fields.move('Modified', 0);
    },
    remove: async world => {
      const made = await view(world);
      await made.fields.add('Author');
      return made.fields.remove('Author');
    },
    removeAll: async world => (await view(world)).fields.removeAll()
  },
  Attachments: {
    getByName: async world => (await attachment(world))(),
    add: async world => (await world.newItem()).attachmentFiles.add("O'Brien #1.txt", 'text')
  },
  Attachment: {
    setContent: async world => (await attachment(world)).setContent('other'),
    recycle: async world => (await attachment(world)).recycle(),
    getText: async world => (await attachment(world)).getText(),
    getBlob: async world => (await attachment(world)).getBlob(),
    getBuffer: async world => (await attachment(world)).getBuffer(),
    getJSON: async world => (await attachment(world)).getJSON(),
    getStream: async world => (await attachment(world)).getStream(),
    getParsed: nothing,
    delete: async world => (await attachment(world)).delete()
  },
  Comments: {
    add: world => comment(world),
    getById: async world => world.item().comments.getById((await comment(world)).id)(),
    clear: async world => {
      const item = await world.newItem();
      await item.comments.add('Gone');
      return item.comments.clear();
    }
  },
  Comment: {
    replies: async world => (await comment(world)).replies(),
    like: async world => (await comment(world)).like(),
    unlike: async world => {
      const made = await comment(world);
      await made.like();
      return made.unlike();
    },
    delete: async world => (await comment(world)).delete()
  },
  Replies: { add: async world => (await comment(world)).replies.add('Reply') },
  RoleAssignments: {
    getById: async world => (await assignment(world))(),
    add: assignment,
    remove: async world => {
      const list = await world.newList();
      await list.breakRoleInheritance(true);
      await list.roleAssignments.add(world.member.Id, 1073741826);
      return list.roleAssignments.remove(world.member.Id, 1073741826);
    }
  },
  RoleAssignment: {
    bindings: async world => (await assignment(world)).bindings(),
    delete: async world => (await assignment(world)).delete()
  },
  RoleDefinitions: {
    getById: async world => (await role(world))(),
    getByName: world => world.web().roleDefinitions.getByName('Full Control')(),
    getByType: world => world.web().roleDefinitions.getByType(5)(),
    add: role
  },
  RoleDefinition: {
    update: async world => (await role(world)).update({ BasePermissions: { Low: 3, High: 0 } }),
    delete: async world => (await role(world)).delete()
  },
  SiteUsers: {
    getById: world => world.web().siteUsers.getById(world.member.Id)(),
    getByEmail: world => world.web().siteUsers.getByEmail('member@example.test')(),
    getByLoginName: world => world.web().siteUsers.getByLoginName(world.member.LoginName)(),
    removeById: async world =>
      world.web().siteUsers.removeById((await world.web().ensureUser('stranger@example.test')).Id),
    removeByLoginName: async world =>
      world.web().siteUsers.removeByLoginName((await world.web().ensureUser('stranger@example.test')).LoginName),
    add: async world => (await group(world)).users.add(world.member.LoginName)
  },
  SiteUser: {
    groups: world => world.web().currentUser.groups(),
    update: async world =>
      world.web().currentUser.update({ ...(await world.web().currentUser()), Title: 'Changed Title' }),
    delete: async world =>
      world
        .web()
        .siteUsers.getById((await world.web().ensureUser('stranger@example.test')).Id)
        .delete()
  },
  SiteGroups: {
    getById: async world => (await group(world))(),
    add: group,
    getByName: world => world.web().siteGroups.getByName('Test Members')(),
    removeById: async world =>
      world.web().siteGroups.removeById((await world.web().siteGroups.add({ Title: fresh('Group') })).Id),
    removeByLoginName: async world =>
      world.web().siteGroups.removeByLoginName((await world.web().siteGroups.add({ Title: fresh('Group') })).LoginName)
  },
  SiteGroup: {
    users: async world => (await group(world)).users(),
    update: async world => (await group(world)).update({ Title: fresh('Renamed') }),
    setUserAsOwner: async world => (await group(world)).setUserAsOwner(world.member.Id)
  },
  ContentTypes: {
    addAvailableContentType: async world => {
      const { Id } = await world.web().lists.add(fresh('Typed'), '', 101, true);
      return world.web().lists.getById(Id).contentTypes.addAvailableContentType('0x010102');
    },
    getById: world => world.web().contentTypes.getById('0x01')(),
    add: contentType
  },
  ContentType: {
    titleResource: async world => (await contentType(world)).titleResource('en-gb'),
    descriptionResource: async world => (await contentType(world)).descriptionResource('en-gb'),
    update: async world => (await contentType(world)).update({ Name: fresh('Renamed') }),
    fieldLinks: async world => (await contentType(world)).fieldLinks(),
    fields: async world => (await contentType(world)).fields(),
    parent: async world => (await contentType(world)).parent(),
    workflowAssociations: async world => (await contentType(world)).workflowAssociations(),
    delete: async world => (await contentType(world)).delete()
  },
  FieldLinks: {
    getById: async world => {
      const type = world.web().contentTypes.getById('0x01');
      const [link] = await type.fieldLinks();
      return world.web().contentTypes.getById('0x01').fieldLinks.getById(String(link?.Id))();
    }
  }
};

/** Every method that is refused, with a call of it and the reason. */
export const refused: Record<string, Record<string, { call: Call; why: string }>> = {
  Web: {
    applyTheme: { call: world => world.web().applyTheme('/a.spcolor', '/a.spfont', '', false), why: 'no themes' },
    applyWebTemplate: {
      call: world => world.web().applyWebTemplate('STS#0'),
      why: 'there is one template, which every web has already'
    },
    getStorageEntity: { call: world => world.web().getStorageEntity('key'), why: 'no tenant properties' },
    setStorageEntity: { call: world => world.web().setStorageEntity('key', 'value'), why: 'no tenant properties' },
    removeStorageEntity: { call: world => world.web().removeStorageEntity('key'), why: 'no tenant properties' }
  },
  Item: {
    rate: { call: async world => (await world.newItem()).rate(2), why: 'rows can be liked, not rated' },
    setImageField: {
      call: world => world.item().setImageField('Image', 'a.png', 'x'),
      why: 'image columns hold text only'
    }
  },
  RoleAssignment: {
    groups: { call: async world => (await assignment(world)).groups(), why: 'answered on the collection only' }
  }
};
