import { randomUUID } from 'node:crypto';
import type { Answer, Entity } from '../odata/answer.ts';
import { apiUrl, bodyParameters, bodyRecord, PropertyReader } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { badRequest, noField, noResource, noView } from '../odata/errors.ts';
import type { List, View } from '../store/model.ts';
import { plainGuid, textArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import { demand, listMask, permissions } from '../webs/rights.ts';

/** The address of a view's page. */
export function viewUrl(list: List, view: View): string {
  return `${list.folder}/${view.page}`;
}

function fieldsXml(view: View): string {
  return view.fields.map((name) => `<FieldRef Name="${name}" />`).join('');
}

/** A view as it is answered. */
export function viewEntity(list: List, view: View): Entity {
  const path = `Web/Lists(guid'${list.id}')/Views(guid'${view.id}')`;
  const xml = `<View Name="{${view.id.toUpperCase()}}" Type="HTML"${view.isDefault ? ' DefaultView="TRUE"' : ''} DisplayName="${view.title.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')}" Url="${viewUrl(list, view)}" Level="1" BaseViewID="1" ContentTypeID="0x" ImageUrl="${list.settings.ImageUrl}"><Query>${view.query}</Query><ViewFields>${fieldsXml(view)}</ViewFields><RowLimit Paged="${view.paged ? 'TRUE' : 'FALSE'}">${view.rowLimit}</RowLimit></View>`;
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
      ViewType2: null
    },
    related: {
      ViewFields: () => viewFieldsEntity(path, view)
    }
  };
}

function viewFieldsEntity(path: string, view: View): Entity {
  return {
    type: 'SP.ViewFieldCollection',
    path: `${path}/ViewFields`,
    set: 'SP.ViewFieldCollection',
    properties: { SchemaXml: fieldsXml(view), Items: view.fields }
  };
}

/** Answers everything under a list's `views` and its `defaultView`. */
export function routeViews(context: Context, list: List, segment: Segment, rest: readonly Segment[]): Answer {
  const views = context.store.views(list.id);
  const [next, ...after] = rest;
  const found = (view: View | undefined, deeper: readonly Segment[]): Answer => {
    if (!view) throw noView();
    return routeView(context, list, view, deeper);
  };
  if (segment.name === 'defaultview') return found(views.find((view) => view.isDefault), rest);
  const byId = segment.args && segment.args.length > 0 ? segment : next?.name === 'getbyid' ? next : undefined;
  if (byId) {
    const id = plainGuid(textArgument(byId, 0));
    return found(views.find((view) => view.id === id), byId === next ? after : rest);
  }
  if (next?.name === 'getbytitle') {
    const title = textArgument(next, 0);
    return found(views.find((view) => view.title === title), after);
  }
  if (!next && context.method === 'GET') {
    return { kind: 'collection', set: 'SP.ApiData.Views', entities: views.map((view) => viewEntity(list, view)) };
  }
  if (context.method === 'POST' && (!next || next.name === 'add')) return added(context, list, next !== undefined);
  throw noResource(next?.text ?? segment.text);
}

function added(context: Context, list: List, asMethod: boolean): Answer {
  demand(listMask(context.store, context.web, list, context.user.id), permissions.manageLists);
  const reader = new PropertyReader(asMethod ? bodyParameters(context) : bodyRecord(context), 'SP.View');
  const title = reader.text('Title') ?? '';
  if (title === '') throw badRequest('The view has no Title.');
  const pages = new Set(context.store.views(list.id).map((view) => view.page.toLowerCase()));
  const leaf = title.replace(/[^\p{L}\p{N} _-]/gu, '').trim() || 'View';
  let page = `${leaf}.aspx`;
  for (let number = 1; pages.has(page.toLowerCase()); number++) page = `${leaf}${number}.aspx`;
  const fields = reader.texts('ViewFields') ?? ['LinkTitle'];
  const view = readView(reader, {
    id: randomUUID(),
    title,
    isDefault: false,
    personal: false,
    hidden: false,
    paged: true,
    rowLimit: 30,
    query: '',
    scope: 0,
    page,
    formatter: '',
    fields: []
  });
  const complete = { ...view, fields: fields.map((name) => knownField(context, list, name)) };
  save(context, list, complete);
  const entity = viewEntity(list, complete);
  return { kind: 'entity', entity, status: 201, headers: { Location: apiUrl(context) + entity.path } };
}

function readView(reader: PropertyReader, view: View): View {
  const next: View = {
    ...view,
    title: reader.text('Title') ?? view.title,
    isDefault: reader.boolean('DefaultView') ?? reader.boolean('SetAsDefaultView') ?? view.isDefault,
    personal: reader.boolean('PersonalView') ?? view.personal,
    hidden: reader.boolean('Hidden') ?? view.hidden,
    paged: reader.boolean('Paged') ?? view.paged,
    rowLimit: reader.integer('RowLimit') ?? view.rowLimit,
    query: reader.text('ViewQuery') ?? reader.text('Query') ?? view.query,
    scope: reader.integer('Scope') ?? view.scope,
    formatter: reader.text('CustomFormatter') ?? view.formatter
  };
  reader.ignore(
    'ViewTypeKind', 'ViewType', 'ViewType2', 'ViewData', 'Aggregations', 'AggregationsStatus', 'MobileView', 'MobileDefaultView', 'JSLink',
    'IncludeRootFolder', 'TabularView', 'Toolbar', 'BaseViewId', 'CustomOrder', 'Formats', 'EditorModified', 'ViewJoins', 'ViewProjectedFields',
    'AssociatedContentTypeId', 'DefaultViewForContentType', 'StyleId'
  );
  reader.end();
  return next;
}

function save(context: Context, list: List, view: View): void {
  if (view.isDefault) {
    for (const other of context.store.views(list.id)) {
      if (other.isDefault && other.id !== view.id) context.store.saveView(list.id, { ...other, isDefault: false });
    }
  }
  context.store.saveView(list.id, view);
}

function knownField(context: Context, list: List, name: string): string {
  const fields = context.store.fields(list.id);
  const field = fields.find((one) => one.name === name) ?? fields.find((one) => one.title === name);
  if (!field) throw noField(name);
  return field.name;
}

function routeView(context: Context, list: List, view: View, rest: readonly Segment[]): Answer {
  const [next, ...after] = rest;
  const manage = (): void => demand(listMask(context.store, context.web, list, context.user.id), permissions.manageLists);
  if (next?.name === 'viewfields') return routeViewFields(context, list, view, after, manage);
  if (next) throw noResource(next.text);
  switch (context.method) {
    case 'GET':
      return { kind: 'entity', entity: viewEntity(list, view) };
    case 'MERGE': {
      manage();
      const changed = readView(new PropertyReader(bodyRecord(context), 'SP.View'), view);
      if (view.isDefault && !changed.isDefault) throw badRequest('The default view is changed by making another view the default.');
      save(context, list, changed);
      return { kind: 'empty', status: 204 };
    }
    case 'DELETE':
      manage();
      if (view.isDefault) throw badRequest('The default view cannot be deleted.');
      context.store.removeView(list.id, view.id);
      return { kind: 'empty', status: 200 };
    case 'POST':
    case 'PUT':
      throw noResource('views');
  }
}

function routeViewFields(context: Context, list: List, view: View, rest: readonly Segment[], manage: () => void): Answer {
  const [next] = rest;
  if (!next) return { kind: 'entity', entity: viewFieldsEntity(viewEntity(list, view).path, view) };
  if (next.name === 'schemaxml' && context.method === 'GET') return { kind: 'value', name: 'SchemaXml', type: 'Edm.String', value: fieldsXml(view) };
  if (context.method !== 'POST') throw noResource(next.text);
  manage();
  const change = (fields: string[]): Answer => {
    context.store.saveView(list.id, { ...view, fields });
    return { kind: 'empty', status: 200 };
  };
  switch (next.name) {
    case 'addviewfield': {
      const name = knownField(context, list, textArgument(next, 0, 'strField'));
      return change(view.fields.includes(name) ? view.fields : [...view.fields, name]);
    }
    case 'removeviewfield': {
      const name = knownField(context, list, textArgument(next, 0, 'strField'));
      return change(view.fields.filter((one) => one !== name));
    }
    case 'removeallviewfields':
      return change([]);
    case 'moveviewfieldto': {
      const reader = new PropertyReader(bodyRecord(context), 'SP.ViewFieldCollection');
      const name = knownField(context, list, reader.text('field') ?? '');
      const index = reader.integer('index') ?? 0;
      reader.end();
      if (!view.fields.includes(name)) throw noField(name);
      const others = view.fields.filter((one) => one !== name);
      return change([...others.slice(0, index), name, ...others.slice(index)]);
    }
  }
  throw noResource(next.text);
}
