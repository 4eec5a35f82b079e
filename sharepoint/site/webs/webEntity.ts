import { currentToken } from '../changes/tokens.ts';
import { availableColumns, siteColumns } from '../columns/columnHome.ts';
import { fieldEntity } from '../columns/fieldEntity.ts';
import { visibleLists } from '../lists/findList.ts';
import { listEntity } from '../lists/listEntity.ts';
import type { Entity } from '../odata/answer.ts';
import type { Context } from '../odata/context.ts';
import { addedBy } from '../odata/modules.ts';
import { principalEntity } from '../people/principals.ts';
import { maskText, may, permissions, webMask } from '../people/rights.ts';
import { assignmentEntities } from '../people/securables.ts';
import type { Web } from '../store/model.ts';
import { regionalSettings } from './region.ts';
import { webSettings } from './webSettings.ts';
import { subwebs } from './webTree.ts';

/** A web as it is answered. */
export function webEntity(context: Context, web: Web): Entity {
  const { store, origin } = context;
  const group = (id: number | undefined) => (): Entity | undefined => {
    const one = store.principals.of(web.site).find(principal => principal.id === id);
    return one && principalEntity(one);
  };
  const settings = webSettings(store, web);
  const lastChange = store
    .listsOf(web.id)
    .reduce((latest, list) => (list.changed > latest ? list.changed : latest), web.created);
  return {
    type: 'SP.Web',
    path: `${origin}${web.url}/_api/Web`,
    set: 'SP.ApiData.Webs',
    properties: {
      AllowRssFeeds: true,
      AppInstanceId: '00000000-0000-0000-0000-000000000000',
      ClassicWelcomePage: null,
      Configuration: 3,
      Created: web.created,
      CurrentChangeToken: { StringValue: currentToken(context, { kind: 'web', id: web.id }) },
      CustomMasterUrl: `${web.url}/_catalogs/masterpage/seattle.master`,
      Description: web.description,
      Id: web.id,
      Language: 1033,
      LastItemModifiedDate: lastChange,
      LastItemUserModifiedDate: lastChange,
      MasterUrl: `${web.url}/_catalogs/masterpage/seattle.master`,
      RecycleBinEnabled: true,
      ServerRelativePath: { DecodedUrl: web.url },
      ServerRelativeUrl: web.url,
      Title: web.title,
      UIVersionConfigurationEnabled: false,
      Url: origin + web.url,
      WebTemplate: 'STS',
      ...settings.always
    },
    extra: {
      EffectiveBasePermissions: () => maskText(webMask(store, web, context.user.id)),
      HasUniqueRoleAssignments: () => web.uniqueRoles,
      ...settings.selected
    },
    related: {
      AssociatedOwnerGroup: group(web.owners),
      AssociatedMemberGroup: group(web.members),
      AssociatedVisitorGroup: group(web.visitors),
      CurrentUser: () => principalEntity(context.user),
      RegionalSettings: () => regionalSettings(context),
      ParentWeb: () => {
        const parent = web.parent === undefined ? undefined : store.web(web.parent);
        return parent && may(webMask(store, parent, context.user.id), permissions.open)
          ? webEntity(context, parent)
          : undefined;
      },
      Fields: () => {
        const home = siteColumns(store, web);
        return home.fields.map(field => fieldEntity(home, field));
      },
      AvailableFields: () =>
        availableColumns(store, web).flatMap(home => home.fields.map(field => fieldEntity(home, field))),
      Lists: () => visibleLists(context, web).map(list => listEntity({ ...context, web }, list)),
      RoleAssignments: () => assignmentEntities({ ...context, web }, { id: web.id }),
      Webs: () => subwebs(context, web).map(one => webEntity(context, one)),
      ...addedBy(context.modules, module => module.expandWeb?.({ ...context, web }))
    }
  };
}
