import { availableColumns } from '../columns/columnHome.ts';
import type { ColumnHome } from '../columns/columnHome.ts';
import { fieldEntity } from '../columns/fieldEntity.ts';
import { escapeXml } from '../columns/fieldXml.ts';
import type { Entity } from '../odata/answer.ts';
import type { ContentType, FieldLink } from '../store/contentTypes.ts';
import type { FieldDefinition } from '../store/fields.ts';
import type { Store } from '../store/store.ts';
import { nearestType, scopeOfType } from './contentTypes.ts';

/** The settings of content types that only SharePoint's own pages use: this server stores and answers them. */
export const storedSettings = [
  'DisplayFormClientSideComponentId',
  'DisplayFormClientSideComponentProperties',
  'DisplayFormTemplateName',
  'DisplayFormUrl',
  'DocumentTemplate',
  'EditFormClientSideComponentId',
  'EditFormClientSideComponentProperties',
  'EditFormTemplateName',
  'EditFormUrl',
  'JSLink',
  'MobileDisplayFormUrl',
  'MobileEditFormUrl',
  'MobileNewFormUrl',
  'NewFormClientSideComponentId',
  'NewFormClientSideComponentProperties',
  'NewFormTemplateName',
  'NewFormUrl'
] as const;

const otherwise: Partial<Record<(typeof storedSettings)[number], string>> = {
  DisplayFormTemplateName: 'DocumentLibraryForm',
  EditFormTemplateName: 'DocumentLibraryForm',
  NewFormTemplateName: 'DocumentLibraryForm'
};

/** The path of a home's content types under `_api/`. */
export function typesPath(home: ColumnHome): string {
  return home.list ? `Web/Lists(guid'${home.list.id}')/ContentTypes` : 'Web/ContentTypes';
}

/** The columns of a content type that its home still has, in the type's order. */
export function columnsOfType(
  store: Store,
  home: ColumnHome,
  type: ContentType
): { link: FieldLink; field: FieldDefinition }[] {
  const fields = home.list ? home.fields : availableColumns(store, home.web).flatMap(one => one.fields);
  return type.links.flatMap(link => {
    const field =
      fields.find(one => one.id === link.id && one.name === link.name) ?? fields.find(one => one.id === link.id);
    return field ? [{ link, field }] : [];
  });
}

/** A content type of a web or a list as it is answered. */
export function contentTypeEntity(store: Store, home: ColumnHome, type: ContentType): Entity {
  const path = `${typesPath(home)}('${type.id}')`;
  const columns = columnsOfType(store, home, type);
  const refs = columns.map(({ field }) => `<FieldRef ID="{${field.id}}" Name="${escapeXml(field.name)}" />`).join('');
  const texts = Object.fromEntries(storedSettings.map(name => [name, type.kept[name] ?? otherwise[name] ?? '']));
  return {
    type: 'SP.ContentType',
    path,
    set: 'SP.ApiData.ContentTypes',
    properties: {
      ...texts,
      ClientFormCustomFormatter: type.kept['ClientFormCustomFormatter'] ?? '',
      Description: type.description,
      DocumentTemplateUrl: '',
      Group: type.group,
      Hidden: type.hidden,
      Id: { StringValue: type.id },
      Name: type.name,
      ReadOnly: type.readOnly,
      SchemaXml: `<ContentType ID="${type.id}" Name="${escapeXml(type.name)}" Group="${escapeXml(type.group)}" Description="${escapeXml(type.description)}"><FieldRefs>${refs}</FieldRefs></ContentType>`,
      Scope: home.list ? home.scope : scopeOfType(store, home.web, type.id),
      Sealed: type.sealed,
      StringId: type.id
    },
    related: {
      Fields: () =>
        columns.map(({ field }) => ({ ...fieldEntity(home, field), path: `${path}/Fields(guid'${field.id}')` })),
      FieldLinks: () => columns.map(({ link, field }) => fieldLinkEntity(path, link, field)),
      Parent: () => parentEntity(store, home, type),
      WorkflowAssociations: () => []
    }
  };
}

/** The content type that a content type was made from; System is its own parent. */
export function parentEntity(store: Store, home: ColumnHome, type: ContentType): Entity | undefined {
  const parent = nearestType(store, home.web, type.id, type.id === '0x');
  return parent && contentTypeEntity(store, { ...home, list: undefined, id: home.web.id, scope: home.web.url }, parent);
}

function fieldLinkEntity(path: string, link: FieldLink, field: FieldDefinition): Entity {
  return {
    type: 'SP.FieldLink',
    path: `${path}/FieldLinks(guid'${link.id}')`,
    set: 'SP.ApiData.FieldLinks',
    properties: {
      FieldInternalName: field.name,
      Hidden: link.hidden,
      Id: link.id,
      Name: field.name,
      ReadOnly: field.readOnly,
      Required: link.required,
      ShowInDisplayForm: field.shownIn.display ?? true
    }
  };
}
