import { entityTypes } from '../../sharepoint/site/odata/entityTypes';
import type { PropertyUse } from '../../sharepoint/site/odata/entityTypes';
import { propertyUse } from '../../sharepoint/site/odata/entityTypes';

/**
 * Facts of SharePoint Online's `_api/$metadata` about types that are only read here: their properties, and where a
 * property leads to another type, that type. Types that are written stand in the local SharePoint's own table.
 */
const readTypes: Readonly<
  Record<string, { properties: readonly string[]; leadsTo?: Readonly<Record<string, string>> }>
> = {
  'SP.Web': {
    properties: [
      'Id',
      'Title',
      'Url',
      'ServerRelativeUrl',
      'EffectiveBasePermissions',
      'CurrentChangeToken',
      'HasUniqueRoleAssignments',
      'Language',
      'WebTemplate',
      'Created'
    ],
    leadsTo: {
      AssociatedOwnerGroup: 'SP.Group',
      AssociatedMemberGroup: 'SP.Group',
      AssociatedVisitorGroup: 'SP.Group',
      CurrentUser: 'SP.User',
      RegionalSettings: 'SP.RegionalSettings',
      RoleDefinitions: 'SP.RoleDefinition',
      SiteGroups: 'SP.Group'
    }
  },
  'SP.RegionalSettings': { properties: ['LocaleId', 'Time24'], leadsTo: { TimeZone: 'SP.TimeZone' } },
  'SP.TimeZone': {
    properties: ['Id', 'Description', 'Information'],
    leadsTo: { Information: 'SP.TimeZoneInformation' }
  },
  'SP.TimeZoneInformation': { properties: ['Bias', 'DaylightBias', 'StandardBias'] },
  'SP.User': {
    properties: ['Id', 'Title', 'Email', 'LoginName', 'PrincipalType', 'IsSiteAdmin', 'UserPrincipalName'],
    leadsTo: { Groups: 'SP.Group' }
  },
  'SP.Group': {
    properties: ['Id', 'Title', 'LoginName', 'PrincipalType', 'OwnerTitle', 'Description'],
    leadsTo: { Owner: 'SP.Principal', Users: 'SP.User' }
  },
  'SP.Principal': { properties: ['Id', 'Title', 'LoginName', 'PrincipalType'] },
  'SP.RoleDefinition': {
    properties: ['Id', 'Name', 'Description', 'Order', 'Hidden', 'RoleTypeKind', 'BasePermissions']
  },
  'SP.RoleAssignment': {
    properties: ['PrincipalId'],
    leadsTo: { Member: 'SP.Principal', RoleDefinitionBindings: 'SP.RoleDefinition' }
  },
  'SP.List': {
    properties: [],
    leadsTo: {
      RootFolder: 'SP.Folder',
      Fields: 'SP.Field',
      Views: 'SP.View',
      DefaultView: 'SP.View',
      RoleAssignments: 'SP.RoleAssignment'
    }
  },
  'SP.View': { properties: [], leadsTo: { ViewFields: 'SP.ViewFieldCollection' } },
  'SP.ViewFieldCollection': { properties: ['Items', 'SchemaXml'] },
  'SP.Field': {
    properties: [],
    // What the kinds of column add is answered, and may be selected, where a list's columns are read together.
    leadsTo: {}
  },
  'SP.Folder': { properties: ['Name', 'ServerRelativeUrl', 'UniqueId', 'ItemCount'] },
  'SP.RecycleBinItem': {
    properties: [
      'Id',
      'Title',
      'ItemType',
      'ItemState',
      'DirName',
      'DirNamePath',
      'LeafName',
      'LeafNamePath',
      'DeletedByName',
      'DeletedByEmail',
      'DeletedDate',
      'AuthorName',
      'Size'
    ]
  },
  'SP.ListItemVersion': { properties: ['VersionId', 'VersionLabel', 'IsCurrentVersion', 'Created'] }
};

/** Columns that each item of a list has beside its own, with the properties that may be asked of a person. */
const itemProperties = [
  'Id',
  'ID',
  'Title',
  'GUID',
  'Created',
  'Modified',
  'AuthorId',
  'EditorId',
  'FileSystemObjectType',
  'FSObjType',
  'FileRef',
  'FileDirRef',
  'FileLeafRef',
  'ContentTypeId',
  'UniqueId'
];
const personProperties = ['Id', 'Title', 'EMail', 'Name'];

/** What a request is about: a type of the metadata, or the items of a list with these columns. */
export type Subject = { type: string } | { columns: ReadonlyMap<string, 'plain' | 'person' | 'lookup'> };

/** True where a property, as `$select` spells it (`RootFolder/ServerRelativeUrl`), may be read of the subject. */
export function mayRead(subject: Subject, name: string): boolean {
  const [first = '', ...rest] = name.split('/');
  if (name === '*') return true;
  if ('columns' in subject) {
    if (rest.length === 0) {
      const bare = first.replace(/Id$/, '');
      return (
        itemProperties.includes(first) ||
        subject.columns.get(first) === 'plain' ||
        ['person', 'lookup'].includes(subject.columns.get(bare) ?? '')
      );
    }
    const kind = first === 'Author' || first === 'Editor' ? 'person' : subject.columns.get(first);
    const [inner = '', ...deeper] = rest;
    if (deeper.length > 0) return false;
    return kind === 'person' ? personProperties.includes(inner) : kind === 'lookup' && ['Id', 'Title'].includes(inner);
  }
  const type = readTypes[subject.type];
  if (rest.length > 0) {
    const next = type?.leadsTo?.[first];
    return next !== undefined && mayRead({ type: next }, rest.join('/'));
  }
  if (type?.properties.includes(first) || type?.leadsTo?.[first] !== undefined) return true;
  if (propertyUse(subject.type, first) !== undefined) return true;
  return (
    subject.type === 'SP.Field' &&
    Object.keys(entityTypes).some(one => one.startsWith('SP.Field') && propertyUse(one, first) !== undefined)
  );
}

/** True where `$expand` may name this of the subject. */
export function mayExpand(subject: Subject, name: string): boolean {
  const [first = '', ...rest] = name.split('/');
  if ('columns' in subject)
    return (
      rest.length === 0 && (['Author', 'Editor'].includes(first) || (subject.columns.get(first) ?? 'plain') !== 'plain')
    );
  const next = readTypes[subject.type]?.leadsTo?.[first];
  return next !== undefined && (rest.length === 0 || mayExpand({ type: next }, rest.join('/')));
}

/** How the property of a body may be written. */
export function useOf(subject: Subject, name: string): PropertyUse | undefined {
  if (!('columns' in subject)) return propertyUse(subject.type, name);
  const kind = subject.columns.get(name);
  const bare = name.endsWith('Id') ? subject.columns.get(name.slice(0, -2)) : undefined;
  return name === 'Title' || kind === 'plain' || bare === 'person' || bare === 'lookup' ? 'write' : undefined;
}

/** The parameters of the methods that are called, and the type of each where it is an object. */
export const methods: Readonly<Record<string, Readonly<Record<string, readonly string[] | undefined>>>> = {
  createfieldasxml: { parameters: ['SchemaXml', 'Options'] },
  getchanges: {
    query: [
      'Activity',
      'Add',
      'Alert',
      'ChangeTokenEnd',
      'ChangeTokenStart',
      'ContentType',
      'DeleteObject',
      'FetchLimit',
      'Field',
      'File',
      'Folder',
      'Group',
      'GroupMembershipAdd',
      'GroupMembershipDelete',
      'Item',
      'LatestFirst',
      'List',
      'Move',
      'Navigation',
      'RecursiveAll',
      'Rename',
      'RequireSecurityTrim',
      'Restore',
      'RoleAssignmentAdd',
      'RoleAssignmentDelete',
      'RoleDefinitionAdd',
      'RoleDefinitionDelete',
      'RoleDefinitionUpdate',
      'SecurityPolicy',
      'Site',
      'SystemUpdate',
      'Update',
      'User',
      'View',
      'Web'
    ]
  },
  clientpeoplepickersearchuser: {
    queryParams: [
      'AllowEmailAddresses',
      'AllowMultipleEntities',
      'AllowOnlyEmailAddresses',
      'AllUrlZones',
      'EnabledClaimProviders',
      'ForceClaims',
      'MaximumEntitySuggestions',
      'PrincipalSource',
      'PrincipalType',
      'QueryString',
      'Required',
      'SharePointGroupID',
      'UrlZone',
      'UrlZoneSpecified',
      'Web',
      'WebApplicationID'
    ]
  },
  ensureuser: { logonName: undefined },
  moveviewfieldto: { field: undefined, index: undefined },
  setviewxml: { viewXml: undefined }
};
