/**
 * How a property may be written: always, when the object is made, or never (`read`: SharePoint makes it).
 */
export type PropertyUse = 'write' | 'create' | 'read';

/** The properties of an entity type, by what may be done with them. */
interface EntityType {
  /** The type whose properties this one has as well. */
  base?: string;
  write: readonly string[];
  create?: readonly string[];
  read?: readonly string[];
}

/**
 * The types of what is sent as an entity, with their properties as SharePoint Online's metadata (`_api/$metadata`, the
 * classes of the client object model) has them. A body that holds another property is refused, as SharePoint refuses it.
 */
export const entityTypes: Readonly<Record<string, EntityType>> = {
  'SP.List': {
    write: [
      'BrowserFileHandling',
      'ContentTypesEnabled',
      'CrawlNonDefaultViews',
      'DefaultContentApprovalWorkflowId',
      'DefaultDisplayFormUrl',
      'DefaultEditFormUrl',
      'DefaultItemOpenInBrowser',
      'DefaultItemOpenUseListSetting',
      'DefaultNewFormUrl',
      'Description',
      'Direction',
      'DisableCommenting',
      'DisableGridEditing',
      'DocumentTemplateUrl',
      'DraftVersionVisibility',
      'EnableAssignToEmail',
      'EnableAttachments',
      'EnableFolderCreation',
      'EnableMinorVersions',
      'EnableModeration',
      'EnableRequestSignOff',
      'EnableVersioning',
      'ExcludeFromOfflineClient',
      'FileSavePostProcessingEnabled',
      'ForceCheckout',
      'Hidden',
      'ImagePath',
      'ImageUrl',
      'IrmEnabled',
      'IrmExpire',
      'IrmReject',
      'IsApplicationList',
      'IsPrivate',
      'LastItemModifiedDate',
      'ListExperienceOptions',
      'MajorVersionLimit',
      'MajorWithMinorVersionsLimit',
      'MultipleDataList',
      'NoCrawl',
      'OnQuickLaunch',
      'ParserDisabled',
      'ReadSecurity',
      'Title',
      'ValidationFormula',
      'ValidationMessage',
      'WriteSecurity'
    ],
    create: ['AllowContentTypes', 'BaseTemplate', 'TemplateFeatureId'],
    read: [
      'BaseType',
      'Created',
      'CurrentChangeToken',
      'DefaultViewUrl',
      'EffectiveBasePermissions',
      'EntityTypeName',
      'HasExternalDataSource',
      'HasUniqueRoleAssignments',
      'Id',
      'IsCatalog',
      'IsSiteAssetsLibrary',
      'IsSystemList',
      'ItemCount',
      'LastItemDeletedDate',
      'LastItemUserModifiedDate',
      'ListItemEntityTypeFullName',
      'ParentWebPath',
      'ParentWebUrl',
      'SchemaXml',
      'ServerTemplateCanCreateFolders'
    ]
  },
  'SP.View': {
    write: [
      'Aggregations',
      'AggregationsStatus',
      'AssociatedContentTypeId',
      'ColumnWidth',
      'ContentTypeId',
      'CustomFormatter',
      'CustomOrder',
      'DefaultView',
      'DefaultViewForContentType',
      'EditorModified',
      'Formats',
      'GridLayout',
      'Hidden',
      'IncludeRootFolder',
      'JSLink',
      'ListViewXml',
      'Method',
      'MobileDefaultView',
      'MobileView',
      'NewDocumentTemplates',
      'Paged',
      'RowLimit',
      'Scope',
      'TabularView',
      'Title',
      'Toolbar',
      'ViewData',
      'ViewJoins',
      'ViewProjectedFields',
      'ViewQuery',
      'ViewType2'
    ],
    create: ['PersonalView', 'ViewTypeKind'],
    read: [
      'BaseViewId',
      'HtmlSchemaXml',
      'Id',
      'ImageUrl',
      'ModerationType',
      'OrderedView',
      'PageRenderType',
      'ReadOnlyView',
      'RequiresClientIntegration',
      'ServerRelativePath',
      'ServerRelativeUrl',
      'StyleId',
      'Threaded',
      'ToolbarTemplateName',
      'ViewType'
    ]
  },
  'SP.ViewCreationInformation': {
    write: [
      'AssociatedContentTypeId',
      'baseViewId',
      'CalendarViewStyles',
      'Paged',
      'PersonalView',
      'Query',
      'RowLimit',
      'SetAsDefaultView',
      'Title',
      'ViewData',
      'ViewFields',
      'ViewType2',
      'ViewTypeKind'
    ]
  },
  'SP.Field': {
    write: [
      'ClientSideComponentId',
      'ClientSideComponentProperties',
      'ClientValidationFormula',
      'ClientValidationMessage',
      'CustomFormatter',
      'DefaultFormula',
      'DefaultValue',
      'Description',
      'Direction',
      'EnforceUniqueValues',
      'FieldTypeKind',
      'Group',
      'Hidden',
      'Indexed',
      'IsModern',
      'JSLink',
      'NoCrawl',
      'PinnedToFiltersPane',
      'ReadOnlyField',
      'Required',
      'SchemaXml',
      'Sealed',
      'ShowInFiltersPane',
      'StaticName',
      'Title',
      'TypeAsString',
      'ValidationFormula',
      'ValidationMessage'
    ],
    create: ['Id', 'InternalName'],
    read: [
      'AutoIndexed',
      'CanBeDeleted',
      'EntityPropertyName',
      'Filterable',
      'FromBaseType',
      'IndexStatus',
      'SchemaXmlWithResourceTokens',
      'Scope',
      'Sortable',
      'TypeDisplayName',
      'TypeShortDescription'
    ]
  },
  'SP.FieldText': { base: 'SP.Field', write: ['MaxLength'] },
  'SP.FieldMultiLineText': {
    base: 'SP.Field',
    write: [
      'AllowHyperlink',
      'AppendOnly',
      'NumberOfLines',
      'RestrictedMode',
      'RichText',
      'UnlimitedLengthInDocumentLibrary'
    ],
    read: ['WikiLinking']
  },
  'SP.FieldMultiChoice': { base: 'SP.Field', write: ['Choices', 'FillInChoice'], read: ['Mappings'] },
  'SP.FieldChoice': { base: 'SP.FieldMultiChoice', write: ['EditFormat'] },
  'SP.FieldNumber': {
    base: 'SP.Field',
    write: [
      'CommaSeparator',
      'CustomUnitName',
      'CustomUnitOnRight',
      'DisplayFormat',
      'MaximumValue',
      'MinimumValue',
      'ShowAsPercentage',
      'Unit'
    ]
  },
  'SP.FieldCurrency': { base: 'SP.FieldNumber', write: ['CurrencyLocaleId'] },
  'SP.FieldDateTime': {
    base: 'SP.Field',
    write: ['DateFormat', 'DateTimeCalendarType', 'DisplayFormat', 'FriendlyDisplayFormat', 'TimeFormat']
  },
  'SP.FieldCalculated': {
    base: 'SP.Field',
    write: [
      'CommaSeparator',
      'CurrencyLocaleId',
      'CustomUnitName',
      'CustomUnitOnRight',
      'DateFormat',
      'DisplayFormat',
      'Formula',
      'OutputType',
      'ShowAsPercentage',
      'Unit'
    ]
  },
  'SP.FieldLookup': {
    base: 'SP.Field',
    write: [
      'AllowMultipleValues',
      'LookupField',
      'LookupList',
      'LookupWebId',
      'PrimaryFieldId',
      'RelationshipDeleteBehavior',
      'UnlimitedLengthInDocumentLibrary'
    ],
    read: ['DependentLookupInternalNames', 'IsDependentLookup', 'IsRelationship']
  },
  'SP.FieldUser': {
    base: 'SP.FieldLookup',
    write: ['AllowDisplay', 'Presence', 'SelectionGroup', 'SelectionMode', 'UserDisplayOptions']
  },
  'SP.FieldUrl': { base: 'SP.Field', write: ['DisplayFormat'] },
  'SP.FieldGuid': { base: 'SP.Field', write: [] },
  'SP.FieldComputed': { base: 'SP.Field', write: ['EnableLookup'] },
  'SP.FieldLocation': { base: 'SP.Field', write: [] },
  'SP.FieldThumbnail': { base: 'SP.Field', write: [] },
  'SP.FieldCreationInformation': {
    write: ['Choices', 'FieldTypeKind', 'LookupFieldName', 'LookupListId', 'LookupWebId', 'Required', 'Title']
  },
  'SP.XmlSchemaFieldCreationInformation': { write: ['Options', 'SchemaXml'] },
  'SP.Group': {
    write: [
      'AllowMembersEditMembership',
      'AllowRequestToJoinLeave',
      'AutoAcceptRequestToJoinLeave',
      'Description',
      'OnlyAllowMembersViewMembership',
      'RequestToJoinLeaveEmailSetting',
      'Title'
    ],
    create: ['Id', 'LoginName', 'PrincipalType'],
    read: [
      'CanCurrentUserEditMembership',
      'CanCurrentUserManageGroup',
      'CanCurrentUserViewMembership',
      'IsHiddenInUI',
      'OwnerTitle'
    ]
  },
  'SP.RoleDefinition': {
    write: ['BasePermissions', 'Description', 'Name', 'Order'],
    create: ['Id', 'Hidden', 'RoleTypeKind']
  },
  'SP.WebCreationInformation': {
    write: ['Description', 'Language', 'Title', 'Url', 'UseSamePermissionsAsParentSite', 'WebTemplate']
  },
  'SP.Web': {
    write: [
      'AlternateCssUrl',
      'CommentsOnSitePagesDisabled',
      'ContainsConfidentialInfo',
      'CustomMasterUrl',
      'Description',
      'EnableMinimalDownload',
      'ExcludeFromOfflineClient',
      'FooterEmphasis',
      'FooterEnabled',
      'FooterLayout',
      'HeaderEmphasis',
      'HeaderLayout',
      'HideTitleInHeader',
      'HorizontalQuickLaunch',
      'IsMultilingual',
      'LogoAlignment',
      'MasterUrl',
      'MegaMenuEnabled',
      'MembersCanShare',
      'NavAudienceTargetingEnabled',
      'NoCrawl',
      'ObjectCacheEnabled',
      'OverwriteTranslationsOnChange',
      'QuickLaunchEnabled',
      'RequestAccessEmail',
      'SaveSiteAsTemplateEnabled',
      'SearchBoxInNavBar',
      'SearchBoxPlaceholderText',
      'SearchScope',
      'ServerRelativeUrl',
      'SiteLogoDescription',
      'SiteLogoUrl',
      'SyndicationEnabled',
      'Title',
      'TreeViewEnabled',
      'UIVersion',
      'WelcomePage'
    ],
    read: [
      'AllowRssFeeds',
      'AppInstanceId',
      'ClassicWelcomePage',
      'Configuration',
      'Created',
      'CurrentChangeToken',
      'EffectiveBasePermissions',
      'HasUniqueRoleAssignments',
      'Id',
      'Language',
      'LastItemModifiedDate',
      'LastItemUserModifiedDate',
      'RecycleBinEnabled',
      'ServerRelativePath',
      'UIVersionConfigurationEnabled',
      'Url',
      'WebTemplate'
    ]
  },
  'SP.User': {
    write: ['Email', 'IsSiteAdmin', 'Title'],
    create: [
      'Expiration',
      'Id',
      'IsEmailAuthenticationGuestUser',
      'IsHiddenInUI',
      'IsShareByEmailGuestUser',
      'LoginName',
      'PrincipalType',
      'UserId',
      'UserPrincipalName'
    ]
  },
  'SP.UserCreationInformation': { write: ['Email', 'LoginName', 'Title'] },
  'SP.ContentType': {
    write: [
      'ClientFormCustomFormatter',
      'Description',
      'DisplayFormClientSideComponentId',
      'DisplayFormClientSideComponentProperties',
      'DisplayFormTemplateName',
      'DisplayFormUrl',
      'DocumentTemplate',
      'EditFormClientSideComponentId',
      'EditFormClientSideComponentProperties',
      'EditFormTemplateName',
      'EditFormUrl',
      'Group',
      'Hidden',
      'JSLink',
      'MobileDisplayFormUrl',
      'MobileEditFormUrl',
      'MobileNewFormUrl',
      'Name',
      'NewFormClientSideComponentId',
      'NewFormClientSideComponentProperties',
      'NewFormTemplateName',
      'NewFormUrl',
      'ReadOnly',
      'Sealed'
    ],
    create: ['Id'],
    read: ['DocumentTemplateUrl', 'SchemaXml', 'SchemaXmlWithResourceTokens', 'Scope', 'StringId']
  },
  'SP.FieldLink': { write: ['Hidden', 'Required'], create: ['FieldInternalName'], read: ['Id', 'Name'] }
};

/** How a type's property may be written; undefined where the type hasn't it. */
export function propertyUse(type: string, name: string): PropertyUse | undefined {
  const found = entityTypes[type];
  if (!found) return undefined;
  if (found.write.includes(name)) return 'write';
  if (found.create?.includes(name)) return 'create';
  if (found.read?.includes(name)) return 'read';
  return found.base === undefined ? undefined : propertyUse(found.base, name);
}
