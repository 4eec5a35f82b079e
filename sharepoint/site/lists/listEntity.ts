import { currentToken } from '../changes/tokens.ts';
import { listColumns } from '../columns/columnHome.ts';
import { fieldEntity } from '../columns/fieldEntity.ts';
import { itemType } from '../items/itemNames.ts';
import type { Entity } from '../odata/answer.ts';
import type { Context } from '../odata/context.ts';
import { addedBy } from '../odata/modules.ts';
import { principalEntity } from '../people/principals.ts';
import { listMask, maskText } from '../people/rights.ts';
import { assignmentEntities } from '../people/securables.ts';
import type { List } from '../store/model.ts';
import { isCatalog, isLibrary } from './lists.ts';
import { viewEntity } from './viewEntity.ts';
import { viewUrl } from './viewXml.ts';

/** A list as it is answered. */
export function listEntity(context: Context, list: List): Entity {
  const { store, web } = context;
  const path = `Web/Lists(guid'${list.id}')`;
  const { settings } = list;
  const defaultView = () => store.views(list.id).find(view => view.isDefault) ?? store.views(list.id)[0];
  const mask = () => listMask(store, web, list, context.user.id);
  const author = () => store.principals.of(web.site).find(one => one.kind === 1);
  return {
    type: 'SP.List',
    path,
    set: 'SP.ApiData.Lists',
    etag: `"${list.version}"`,
    properties: {
      AllowContentTypes: true,
      BaseTemplate: list.template,
      BaseType: isLibrary(list) ? 1 : 0,
      ContentTypesEnabled: settings.ContentTypesEnabled,
      CrawlNonDefaultViews: false,
      Created: list.created,
      CurrentChangeToken: { StringValue: currentToken(context, { kind: 'list', id: list.id }) },
      DefaultContentApprovalWorkflowId: '00000000-0000-0000-0000-000000000000',
      DefaultItemOpenUseListSetting: false,
      Description: settings.Description,
      Direction: 'none',
      DisableCommenting: false,
      DisableGridEditing: false,
      DocumentTemplateUrl: null,
      DraftVersionVisibility: settings.DraftVersionVisibility,
      EnableAttachments: settings.EnableAttachments,
      EnableFolderCreation: settings.EnableFolderCreation,
      EnableMinorVersions: settings.EnableMinorVersions,
      EnableModeration: settings.EnableModeration,
      EnableRequestSignOff: true,
      EnableVersioning: settings.EnableVersioning,
      EntityTypeName: list.entity,
      FileSavePostProcessingEnabled: false,
      ForceCheckout: settings.ForceCheckout,
      HasExternalDataSource: false,
      Hidden: settings.Hidden,
      Id: list.id,
      ImagePath: { DecodedUrl: settings.ImageUrl },
      ImageUrl: settings.ImageUrl,
      IrmEnabled: false,
      IrmExpire: false,
      IrmReject: false,
      IsApplicationList: false,
      IsCatalog: isCatalog(list),
      IsPrivate: false,
      ItemCount: store.items(list.id).size,
      LastItemDeletedDate: list.changed,
      LastItemModifiedDate: list.changed,
      LastItemUserModifiedDate: list.changed,
      ListExperienceOptions: 0,
      ListItemEntityTypeFullName: itemType(list),
      MajorVersionLimit: settings.MajorVersionLimit,
      MajorWithMinorVersionsLimit: 0,
      MultipleDataList: false,
      NoCrawl: settings.NoCrawl,
      ParentWebPath: { DecodedUrl: web.url },
      ParentWebUrl: web.url,
      ParserDisabled: false,
      ServerTemplateCanCreateFolders: true,
      TemplateFeatureId: '00bfea71-de22-43b2-a848-c05709900100',
      Title: list.title
    },
    extra: {
      DefaultViewUrl: () => {
        const view = defaultView();
        return view ? viewUrl(list, view) : '';
      },
      DefaultNewFormUrl: () => `${list.folder}/NewForm.aspx`,
      DefaultEditFormUrl: () => `${list.folder}/EditForm.aspx`,
      DefaultDisplayFormUrl: () => `${list.folder}/DispForm.aspx`,
      EffectiveBasePermissions: () => maskText(mask()),
      HasUniqueRoleAssignments: () => list.uniqueRoles,
      OnQuickLaunch: () => settings.OnQuickLaunch,
      ReadSecurity: () => settings.ReadSecurity,
      WriteSecurity: () => settings.WriteSecurity,
      ValidationFormula: () => settings.ValidationFormula,
      ValidationMessage: () => settings.ValidationMessage
    },
    related: {
      Fields: () => {
        const home = listColumns(store, web, list);
        return home.fields.map(field => fieldEntity(home, field));
      },
      Views: () => store.views(list.id).map(view => viewEntity(list, view)),
      RoleAssignments: () => assignmentEntities(context, { id: list.id, list }),
      DefaultView: () => {
        const view = defaultView();
        return view && viewEntity(list, view);
      },
      ParentWeb: () => ({
        type: 'SP.Web',
        path: 'Web',
        set: 'SP.ApiData.Webs',
        properties: {
          Id: web.id,
          Title: web.title,
          Url: context.origin + web.url,
          ServerRelativeUrl: web.url,
          ServerRelativePath: { DecodedUrl: web.url }
        }
      }),
      Author: () => {
        const one = author();
        return one && principalEntity(one);
      },
      ...addedBy(context.modules, module => module.expandList?.(context, list))
    }
  };
}
