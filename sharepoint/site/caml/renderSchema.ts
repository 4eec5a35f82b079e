import { typeName } from '../columns/fieldXml.ts';
import type { JsonRecord } from '../json.ts';
import { isLibrary } from '../lists/lists.ts';
import { viewEntity } from '../lists/viewEntity.ts';
import type { Context } from '../odata/context.ts';
import { listMask, may, permissions } from '../people/rights.ts';
import type { FieldDefinition } from '../store/fields.ts';
import type { List } from '../store/model.ts';
import { CamlColumns } from './camlFilter.ts';
import { navigations } from './camlQuery.ts';

/** A GUID as rendered lists write it. */
function braced(id: string): string {
  return `{${id.toUpperCase()}}`;
}

function yesNo(value: boolean): string {
  return value ? 'TRUE' : 'FALSE';
}

/** The columns of a rendered list: `ListSchema`. */
export function listSchema(context: Context, list: List, names: readonly string[], viewId: string): JsonRecord {
  const columns = new CamlColumns(context, list);
  const fields = [...new Set(names)].filter(name => !navigations.has(name)).flatMap(name => columns.field(name) ?? []);
  return {
    Aggregate: {},
    AllowGridMode: true,
    DefaultItemOpen: '1',
    Direction: 'ltr',
    EffectivePresenceEnabled: '1',
    FieldSortParam: '',
    Field: fields.map(schemaField),
    Filter: {},
    ForceCheckout: list.settings.ForceCheckout ? '1' : '0',
    GroupByFields: [],
    HasTitle: '1',
    InplaceSearchEnabled: '1',
    IsDocLib: isLibrary(list) ? '1' : '',
    LCID: '2057',
    ListRight_AddListItems: may(listMask(context.store, context.web, list, context.user.id), permissions.addItems)
      ? '1'
      : null,
    PagePath: '',
    RenderSaveAsNewViewButton: false,
    RootFolderParam: '',
    ShowWebPart: '',
    UserDispUrl: `${context.web.url}/_layouts/15/listform.aspx?PageType=4`,
    UserVanilla: '',
    View: braced(viewId)
  };
}

function schemaField(field: FieldDefinition): JsonRecord {
  return {
    AllowGridEditing: yesNo(!field.readOnly),
    DisplayName: field.title,
    FieldType: typeName(field),
    Filterable: yesNo(field.kind !== 'Note'),
    ID: field.id,
    Name: field.name,
    ReadOnly: yesNo(field.readOnly),
    RealFieldName: field.name,
    Required: yesNo(field.required),
    Sortable: yesNo(field.kind !== 'Note' && !field.many),
    StaticName: field.name,
    Type: typeName(field),
    ...(field.choices.length > 0 ? { Choices: field.choices } : {}),
    ...(field.kind === 'DateTime' ? { Format: field.dateOnly ? 'DateOnly' : 'DateTime' } : {})
  };
}

/** What a page needs to know of a list to show it: `ContextInfo`, whose properties stand beside `ListData`. */
export function contextInfo(context: Context, list: List, viewId: string): JsonRecord {
  const { origin, web, user } = context;
  const mask = listMask(context.store, web, list, user.id);
  const { settings } = list;
  const form = (name: string): string => `${list.folder}/${name}.aspx`;
  return {
    wpq: '',
    Templates: {},
    BasePermissions: {
      ManageLists: may(mask, permissions.manageLists),
      ManagePersonalViews: may(mask, permissions.viewItems),
      OpenItems: may(mask, permissions.viewItems)
    },
    BaseViewID: '1',
    ContentTypesEnabled: settings.ContentTypesEnabled,
    CurrentUserId: user.id,
    CurrentUserIsSiteAdmin: false,
    EnableMinorVersions: settings.EnableMinorVersions,
    HttpPath: `${origin}${web.url}/_vti_bin/owssvr.dll?CS=65001`,
    HttpRoot: origin + web.url,
    ListTemplateType: String(list.template),
    ListTitle: list.title,
    RecycleBinEnabled: 1,
    RegionalSettingsTimeZoneBias: String(context.zone.bias),
    SiteTitle: web.title,
    WriteSecurity: String(settings.WriteSecurity),
    displayFormUrl: form('DispForm'),
    editFormUrl: form('EditForm'),
    isForceCheckout: settings.ForceCheckout,
    isModerated: settings.EnableModeration,
    listBaseType: isLibrary(list) ? 1 : 0,
    listName: braced(list.id),
    listTemplate: String(list.template),
    listUrlDir: list.folder,
    newFormUrl: form('NewForm'),
    rootFolder: '',
    verEnabled: settings.EnableVersioning,
    view: braced(viewId),
    viewTitle: context.store.views(list.id).find(view => view.id === viewId)?.title ?? ''
  };
}

/** The view that is rendered: `ViewMetadata`. */
export function viewMetadata(context: Context, list: List, viewId: string): JsonRecord {
  const view = context.store.views(list.id).find(one => one.id === viewId);
  return view ? viewEntity(list, view).properties : {};
}
