import type { Entity } from '../odata/answer.ts';
import type { List, View } from '../store/model.ts';
import { fieldsXml, viewUrl, viewXml } from './viewXml.ts';

/**
 * The settings of a view that only SharePoint's own pages use: this server stores and answers them. With their types.
 */
export const storedSettings = {
  Aggregations: 'text',
  AggregationsStatus: 'text',
  AssociatedContentTypeId: 'text',
  ColumnWidth: 'text',
  CustomOrder: 'text',
  DefaultViewForContentType: 'boolean',
  Formats: 'text',
  GridLayout: 'text',
  IncludeRootFolder: 'boolean',
  JSLink: 'text',
  Method: 'text',
  MobileDefaultView: 'boolean',
  MobileView: 'boolean',
  NewDocumentTemplates: 'text',
  StyleId: 'integer',
  TabularView: 'boolean',
  Toolbar: 'text',
  ViewData: 'text',
  ViewJoins: 'text',
  ViewProjectedFields: 'text',
  ViewType2: 'text'
} as const;

/** A view as it is answered. */
export function viewEntity(list: List, view: View): Entity {
  const path = `Web/Lists(guid'${list.id}')/Views(guid'${view.id}')`;
  const xml = viewXml(list, view);
  return {
    type: 'SP.View',
    path,
    set: 'SP.ApiData.Views',
    properties: {
      Aggregations: null,
      AggregationsStatus: null,
      AssociatedContentTypeId: null,
      BaseViewId: '1',
      ColumnWidth: null,
      ContentTypeId: { StringValue: '0x' },
      CustomFormatter: view.formatter,
      CustomOrder: null,
      DefaultView: view.isDefault,
      DefaultViewForContentType: false,
      EditorModified: false,
      Formats: null,
      GridLayout: null,
      Hidden: view.hidden,
      HtmlSchemaXml: xml,
      Id: view.id,
      ImageUrl: list.settings.ImageUrl,
      IncludeRootFolder: false,
      JSLink: null,
      ListViewXml: xml,
      Method: null,
      MobileDefaultView: view.isDefault,
      MobileView: true,
      ModerationType: null,
      NewDocumentTemplates: null,
      OrderedView: false,
      Paged: view.paged,
      PersonalView: view.personal,
      ReadOnlyView: false,
      RequiresClientIntegration: false,
      RowLimit: view.rowLimit,
      Scope: view.scope,
      ServerRelativePath: { DecodedUrl: viewUrl(list, view) },
      ServerRelativeUrl: viewUrl(list, view),
      StyleId: null,
      TabularView: true,
      Threaded: false,
      Title: view.title,
      Toolbar: '',
      ToolbarTemplateName: null,
      ViewData: null,
      ViewJoins: null,
      ViewProjectedFields: null,
      ViewQuery: view.query,
      ViewType: 'HTML',
      ViewType2: null,
      ...view.kept
    },
    related: {
      ViewFields: () => viewFieldsEntity(path, view)
    }
  };
}

/** The columns of a view as they are answered. */
export function viewFieldsEntity(path: string, view: View): Entity {
  return {
    type: 'SP.ViewFieldCollection',
    path: `${path}/ViewFields`,
    set: 'SP.ViewFieldCollection',
    properties: { SchemaXml: fieldsXml(view), Items: view.fields }
  };
}
