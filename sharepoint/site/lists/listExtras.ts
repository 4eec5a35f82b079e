import type { Answer, Entity } from '../odata/answer.ts';
import type { Context } from '../odata/context.ts';
import { noResource } from '../odata/errors.ts';
import type { Segment } from '../odata/path.ts';
import type { List } from '../store/model.ts';
import { listMask, may, permissions } from '../webs/rights.ts';

/** What nothing here can add to, so that there is never one. */
const alwaysEmpty: Record<string, string> = {
  eventreceivers: 'SP.ApiData.EventReceiverDefinitions',
  subscriptions: 'SP.ApiData.Subscriptions',
  usercustomactions: 'SP.ApiData.UserCustomActions'
};

/** Answers what a list can be asked beside its rows, columns and views; undefined when the path is about something else. */
export function routeListExtras(context: Context, list: List, segment: Segment, rest: readonly Segment[]): Answer | undefined {
  if (rest.length > 0) return undefined;
  const set = Object.hasOwn(alwaysEmpty, segment.name) ? alwaysEmpty[segment.name] : undefined;
  if (set !== undefined && context.method === 'GET') return { kind: 'collection', set, entities: [] };
  switch (segment.name) {
    case 'getrelatedfields':
      return { kind: 'collection', set: 'SP.ApiData.RelatedFields', entities: relatedFields(context, list) };
    case 'informationrightsmanagementsettings':
      if (context.method !== 'GET') throw noResource(segment.text);
      return { kind: 'entity', entity: rightsManagement(list) };
  }
  return undefined;
}

/** The lookup columns, of lists that this user may see, that point at a list. */
function relatedFields(context: Context, list: List): Entity[] {
  const { store } = context;
  return store
    .webs()
    .filter((web) => web.site === context.web.site)
    .flatMap((web) => store.listsOf(web.id).map((other) => ({ web, other })))
    .filter(({ web, other }) => may(listMask(store, web, other, context.user.id), permissions.viewItems))
    .flatMap(({ web, other }) =>
      store
        .fields(other.id)
        .filter((field) => field.kind === 'Lookup' && field.lookupList === list.id)
        .map((field) => ({
          type: 'SP.RelatedField',
          path: `Web/Lists(guid'${list.id}')/GetRelatedFields`,
          set: 'SP.ApiData.RelatedFields',
          properties: { FieldId: field.id, ListId: other.id, RelationshipDeleteBehavior: 0, WebId: web.id }
        }))
    );
}

/** Rights management is never on here. */
function rightsManagement(list: List): Entity {
  return {
    type: 'SP.InformationRightsManagementSettings',
    path: `Web/Lists(guid'${list.id}')/InformationRightsManagementSettings`,
    set: 'SP.ApiData.InformationRightsManagementSettingss',
    properties: {
      AllowPrint: false,
      AllowScript: false,
      AllowWriteCopy: false,
      DisableDocumentBrowserView: false,
      DocumentAccessExpireDays: 90,
      DocumentLibraryProtectionExpireDate: '0001-01-01T00:00:00',
      EnableDocumentAccessExpire: false,
      EnableDocumentBrowserPublishingView: false,
      EnableGroupProtection: false,
      EnableLicenseCacheExpire: false,
      GroupName: '',
      LicenseCacheExpireDays: 30,
      PolicyDescription: '',
      PolicyTitle: '',
      TemplateId: ''
    }
  };
}
