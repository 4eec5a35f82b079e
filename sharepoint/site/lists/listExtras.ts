import type { Answer, Entity } from '../odata/answer.ts';
import type { Context } from '../odata/context.ts';
import { noResource } from '../odata/errors.ts';
import { plainGuid, textArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import { resourceAnswer } from '../odata/resource.ts';
import { listMask, may, permissions } from '../people/rights.ts';
import type { List } from '../store/model.ts';

/** Answers a list's smaller properties and methods; undefined for any other path. */
export function routeListExtras(
  context: Context,
  list: List,
  segment: Segment,
  rest: readonly Segment[]
): Answer | undefined {
  const reads = context.method === 'GET' && rest.length === 0;
  switch (segment.name) {
    case 'titleresource':
      return resourceAnswer(context, list.title, segment, rest);
    case 'descriptionresource':
      return resourceAnswer(context, list.settings.Description, segment, rest);
    case 'forms':
      return routeForms(context, list, segment, rest);
    case 'getrelatedfields':
      return reads
        ? { kind: 'collection', set: 'SP.ApiData.RelatedFields', entities: relatedFields(context, list) }
        : undefined;
    case 'informationrightsmanagementsettings':
      return reads ? { kind: 'entity', entity: rightsManagement(list) } : undefined;
  }
  return undefined;
}

/** The pages on which a row is seen, changed and made, with SharePoint's PageType. */
const forms: readonly [number, string][] = [
  [4, 'DispForm.aspx'],
  [6, 'EditForm.aspx'],
  [8, 'NewForm.aspx']
];

function routeForms(context: Context, list: List, segment: Segment, rest: readonly Segment[]): Answer {
  const entities = forms.map(([kind, page]): Entity => {
    const id = `${list.id.slice(0, -1)}${kind}`;
    return {
      type: 'SP.Form',
      path: `Web/Lists(guid'${list.id}')/Forms(guid'${id}')`,
      set: 'SP.ApiData.Forms',
      properties: {
        FormType: kind,
        Id: id,
        ResourcePath: { DecodedUrl: `${list.folder}/${page}` },
        ServerRelativeUrl: `${list.folder}/${page}`
      }
    };
  });
  const [next] = rest;
  const byId = segment.args && segment.args.length > 0 ? segment : next?.name === 'getbyid' ? next : undefined;
  if (context.method !== 'GET' || rest.length > (byId === next ? 1 : 0)) throw noResource(next?.text ?? segment.text);
  if (!byId) return { kind: 'collection', set: 'SP.ApiData.Forms', entities };
  const id = plainGuid(textArgument(byId, 0));
  const entity = entities.find(one => one.properties['Id'] === id);
  if (!entity) throw noResource(byId.text);
  return { kind: 'entity', entity };
}

/** The lookup columns, of lists that this user may see, that point at a list. */
function relatedFields(context: Context, list: List): Entity[] {
  const { store } = context;
  return store
    .webs()
    .filter(web => web.site === context.web.site)
    .flatMap(web => store.listsOf(web.id).map(other => ({ web, other })))
    .filter(({ web, other }) => may(listMask(store, web, other, context.user.id), permissions.viewItems))
    .flatMap(({ web, other }) =>
      store
        .fields(other.id)
        .filter(field => field.kind === 'Lookup' && field.lookupList === list.id)
        .map(field => ({
          type: 'SP.RelatedField',
          path: `Web/Lists(guid'${list.id}')/GetRelatedFields`,
          set: 'SP.ApiData.RelatedFields',
          properties: { FieldId: field.id, ListId: other.id, RelationshipDeleteBehavior: 0, WebId: web.id }
        }))
    );
}

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
