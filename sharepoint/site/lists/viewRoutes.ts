import { randomUUID } from 'node:crypto';
import type { Answer } from '../odata/answer.ts';
import { apiUrl, bodyParameters, bodyRecord } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { badRequest, noField, noResource, noView } from '../odata/errors.ts';
import { plainGuid, textArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import { PropertyReader } from '../odata/propertyReader.ts';
import { demand, listMask, permissions } from '../people/rights.ts';
import type { List, View } from '../store/model.ts';
import { storedSettings, viewEntity, viewFieldsEntity } from './viewEntity.ts';
import { renderView } from './viewHtml.ts';
import { checkQuery, fieldsXml, readViewXml } from './viewXml.ts';

/** Answers everything under a list's `views` and its `defaultView`. */
export function routeViews(context: Context, list: List, segment: Segment, rest: readonly Segment[]): Answer {
  const views = context.store.views(list.id);
  const [next, ...after] = rest;
  const found = (view: View | undefined, deeper: readonly Segment[]): Answer => {
    if (!view) throw noView();
    return routeView(context, list, view, deeper);
  };
  if (segment.name === 'defaultview')
    return found(
      views.find(view => view.isDefault),
      rest
    );
  const byId = segment.args && segment.args.length > 0 ? segment : next?.name === 'getbyid' ? next : undefined;
  if (byId) {
    const id = plainGuid(textArgument(byId, 0));
    return found(
      views.find(view => view.id === id),
      byId === next ? after : rest
    );
  }
  if (next?.name === 'getbytitle') {
    const title = textArgument(next, 0);
    return found(
      views.find(view => view.title === title),
      after
    );
  }
  if (!next && context.method === 'GET') {
    return { kind: 'collection', set: 'SP.ApiData.Views', entities: views.map(view => viewEntity(list, view)) };
  }
  if (context.method === 'POST' && (!next || next.name === 'add')) return added(context, list, next !== undefined);
  throw noResource(next?.text ?? segment.text);
}

/** `SP.ViewType`: what `ViewTypeKind` means, as the view's `ViewType` tells it. */
const viewTypes: Readonly<Record<number, string>> = {
  0: 'HTML',
  1: 'HTML',
  2048: 'GRID',
  8193: 'CALENDAR',
  131072: 'CHART',
  524288: 'CALENDAR',
  67108864: 'GANTT'
};

function added(context: Context, list: List, asMethod: boolean): Answer {
  demand(listMask(context.store, context.web, list, context.user.id), permissions.manageLists);
  const reader = asMethod
    ? new PropertyReader(bodyParameters(context), 'SP.ViewCreationInformation')
    : new PropertyReader(bodyRecord(context), 'SP.View');
  const title = reader.text('Title') ?? '';
  if (title === '') throw badRequest('The view has no Title.');
  const isDefault = reader.boolean('SetAsDefaultView') ?? false;
  const kind = reader.integer('ViewTypeKind') ?? 1;
  const viewType = viewTypes[kind];
  if (viewType === undefined) throw badRequest(`The value ${kind} of ViewTypeKind is not valid.`);
  const pages = new Set(context.store.views(list.id).map(view => view.page.toLowerCase()));
  const leaf = title.replace(/[^\p{L}\p{N} _-]/gu, '').trim() || 'View';
  let page = `${leaf}.aspx`;
  for (let number = 1; pages.has(page.toLowerCase()); number++) page = `${leaf}${number}.aspx`;
  const fields = reader.texts('ViewFields') ?? ['LinkTitle'];
  const view = readView(reader, {
    id: randomUUID(),
    title,
    isDefault,
    personal: false,
    hidden: false,
    paged: true,
    rowLimit: 30,
    query: '',
    scope: 0,
    page,
    formatter: '',
    fields: [],
    kept: viewType === 'HTML' ? {} : { ViewType: viewType }
  });
  const complete = { ...view, fields: fields.map(name => knownField(context, list, name)) };
  save(context, list, complete);
  const entity = viewEntity(list, complete);
  return { kind: 'entity', entity, status: 201, headers: { Location: apiUrl(context) + entity.path } };
}

function readView(reader: PropertyReader, view: View): View {
  const kept = { ...view.kept };
  for (const [name, type] of Object.entries(storedSettings)) {
    const value =
      type === 'text' ? reader.text(name) : type === 'boolean' ? reader.boolean(name) : reader.integer(name);
    if (value !== undefined) kept[name] = value;
  }
  const next: View = {
    ...view,
    title: reader.text('Title') ?? view.title,
    isDefault: reader.boolean('DefaultView') ?? view.isDefault,
    personal: reader.boolean('PersonalView') ?? view.personal,
    hidden: reader.boolean('Hidden') ?? view.hidden,
    paged: reader.boolean('Paged') ?? view.paged,
    rowLimit: reader.integer('RowLimit') ?? view.rowLimit,
    query: reader.text('ViewQuery') ?? reader.text('Query') ?? view.query,
    scope: reader.integer('Scope') ?? view.scope,
    formatter: reader.text('CustomFormatter') ?? view.formatter,
    kept
  };
  const xml = reader.text('ListViewXml');
  reader.ignore('ViewType', 'BaseViewId', 'baseViewId', 'CalendarViewStyles', 'EditorModified');
  reader.end();
  if (next.title === '') throw badRequest('The view has no Title.');
  if (next.rowLimit < 1) throw badRequest(`The value ${next.rowLimit} of RowLimit is not valid.`);
  checkQuery(next.query);
  return xml === undefined ? next : readViewXml(xml, next);
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
  const field = fields.find(one => one.name === name) ?? fields.find(one => one.title === name);
  if (!field) throw noField(name);
  return field.name;
}

function routeView(context: Context, list: List, view: View, rest: readonly Segment[]): Answer {
  const [next, ...after] = rest;
  const manage = (): void =>
    demand(listMask(context.store, context.web, list, context.user.id), permissions.manageLists);
  if (next?.name === 'viewfields') return routeViewFields(context, list, view, after, manage);
  if (next && after.length > 0) throw noResource(next.text);
  if (next?.name === 'renderashtml')
    return { kind: 'value', name: 'RenderAsHtml', type: 'Edm.String', value: renderView(context, list, view) };
  if (next?.name === 'setviewxml' && context.method === 'POST') {
    manage();
    const reader = new PropertyReader(bodyRecord(context), 'SP.View.SetViewXml');
    const changed = readViewXml(reader.text('viewXml') ?? '', view);
    reader.end();
    save(context, list, { ...changed, fields: changed.fields.map(name => knownField(context, list, name)) });
    return { kind: 'empty', status: 200 };
  }
  if (next && context.method === 'GET') {
    const { properties } = viewEntity(list, view);
    const name = Object.keys(properties).find(one => one.toLowerCase() === next.name);
    if (name !== undefined) return { kind: 'value', name, type: 'Edm.String', value: properties[name] };
  }
  if (next) throw noResource(next.text);
  switch (context.method) {
    case 'GET':
      return { kind: 'entity', entity: viewEntity(list, view) };
    case 'MERGE': {
      manage();
      const changed = readView(new PropertyReader(bodyRecord(context), 'SP.View'), view);
      if (view.isDefault && !changed.isDefault)
        throw badRequest('The default view is changed by making another view the default.');
      save(context, list, { ...changed, fields: changed.fields.map(name => knownField(context, list, name)) });
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

function routeViewFields(
  context: Context,
  list: List,
  view: View,
  rest: readonly Segment[],
  manage: () => void
): Answer {
  const [next] = rest;
  if (!next) return { kind: 'entity', entity: viewFieldsEntity(viewEntity(list, view).path, view) };
  if (next.name === 'schemaxml' && context.method === 'GET')
    return { kind: 'value', name: 'SchemaXml', type: 'Edm.String', value: fieldsXml(view) };
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
      return change(view.fields.filter(one => one !== name));
    }
    case 'removeallviewfields':
      return change([]);
    case 'moveviewfieldto': {
      const reader = new PropertyReader(bodyRecord(context), 'SP.ViewFieldCollection');
      const name = knownField(context, list, reader.text('field') ?? '');
      const index = reader.integer('index') ?? 0;
      reader.end();
      if (index < 0 || index >= view.fields.length) throw badRequest(`The value ${index} of index is not valid.`);
      if (!view.fields.includes(name)) throw noField(name);
      const others = view.fields.filter(one => one !== name);
      return change([...others.slice(0, index), name, ...others.slice(index)]);
    }
  }
  throw noResource(next.text);
}
