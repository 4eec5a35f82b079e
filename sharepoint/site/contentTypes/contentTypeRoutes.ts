import { demandColumns } from '../columns/columnHome.ts';
import type { ColumnHome } from '../columns/columnHome.ts';
import { isRecord } from '../json.ts';
import type { Answer } from '../odata/answer.ts';
import { apiUrl, bodyParameters, bodyRecord } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { badRequest, noField, noResource, SharePointError } from '../odata/errors.ts';
import { plainGuid, textArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import { PropertyReader } from '../odata/propertyReader.ts';
import { resourceAnswer } from '../odata/resource.ts';
import { childId, contentTypeId, descends, itemType } from '../store/contentTypeIds.ts';
import type { ContentType } from '../store/contentTypes.ts';
import { columnsOfType, contentTypeEntity, storedSettings, parentEntity } from './contentTypeEntity.ts';
import { availableTypes, linkTo, nearestType } from './contentTypes.ts';

/** 404 for a content type that the web or list doesn't have. */
function noContentType(): SharePointError {
  return new SharePointError(
    404,
    '-2147024809, System.ArgumentException',
    'Content type does not exist. It may have been deleted by another user.'
  );
}

/** Answers everything under the `contentTypes` of a list or a web. */
export function routeContentTypes(
  context: Context,
  home: ColumnHome,
  segment: Segment,
  rest: readonly Segment[]
): Answer {
  const { store, method } = context;
  const types = store.contentTypes.of(home.id);
  const [next, ...after] = rest;
  const own = segment.args !== undefined && segment.args.length > 0;
  if (own || next?.name === 'getbyid') {
    const id = contentTypeId(textArgument(own || !next ? segment : next, 0));
    // A subweb has none of its own at first, but reads those above it by their ids.
    const within = home.list || method !== 'GET' ? types : availableTypes(store, home.web);
    const found = within.find(type => type.id === id);
    if (!found) throw noContentType();
    return routeContentType(context, home, found, own ? rest : after);
  }
  if (!next && method === 'GET')
    return {
      kind: 'collection',
      set: 'SP.ApiData.ContentTypes',
      entities: types.map(type => contentTypeEntity(store, home, type))
    };
  if (method === 'POST' && (!next || next.name === 'add')) return add(context, home);
  if (method === 'POST' && next?.name === 'addavailablecontenttype') return addAvailable(context, home);
  throw noResource(next?.text ?? segment.text);
}

/** Answers a web's `availableContentTypes`, which can only be read here. */
export function routeAvailableTypes(
  context: Context,
  home: ColumnHome,
  segment: Segment,
  rest: readonly Segment[]
): Answer {
  const { store } = context;
  if (context.method !== 'GET') throw noResource(segment.text);
  const types = availableTypes(store, home.web);
  const own = segment.args !== undefined && segment.args.length > 0;
  const [next] = rest;
  const by = own ? segment : next?.name === 'getbyid' ? next : undefined;
  if (!by && !next)
    return {
      kind: 'collection',
      set: 'SP.ApiData.ContentTypes',
      entities: types.map(type => contentTypeEntity(store, home, type))
    };
  if (!by || rest.length > (own ? 0 : 1)) throw noResource(next?.text ?? segment.text);
  const found = types.find(type => type.id === contentTypeId(textArgument(by, 0)));
  if (!found) throw noContentType();
  return { kind: 'entity', entity: contentTypeEntity(store, home, found) };
}

function made(context: Context, home: ColumnHome, type: ContentType): Answer {
  context.store.contentTypes.save(home.id, type);
  const entity = contentTypeEntity(context.store, home, type);
  return { kind: 'entity', entity, status: 201, headers: { Location: apiUrl(context) + entity.path } };
}

function checkName(context: Context, home: ColumnHome, name: string, own: string | undefined): void {
  if (name === '' || name.length > 255) throw badRequest('The name of the content type is missing or too long.');
  const others = home.list ? context.store.contentTypes.of(home.id) : availableTypes(context.store, home.web);
  if (others.some(type => type.id !== own && type.name.toLowerCase() === name.toLowerCase())) {
    throw badRequest(`A duplicate content type "${name}" was found.`);
  }
}

/**
 * Adds a content type under the nearest one that the given id descends from. As in SharePoint's REST, it gets a new id
 * of its own.
 */
function add(context: Context, home: ColumnHome): Answer {
  demandColumns(context, home);
  const body = bodyParameters(context);
  const { Id: given, ParentContentType: parent, ...others } = body;
  const reader = new PropertyReader(others, 'SP.ContentType');
  const text = isRecord(given) ? given['StringValue'] : isRecord(parent) ? parent['StringId'] : undefined;
  const id = text === undefined ? itemType : typeof text === 'string' ? contentTypeId(text) : undefined;
  const from = id === undefined ? undefined : nearestType(context.store, home.web, id, true);
  if (!from) throw badRequest('The content type ID is not valid.');
  const name = reader.text('Name') ?? '';
  checkName(context, home, name, undefined);
  const type = readChanges(reader, {
    ...from,
    name,
    description: '',
    group: 'Custom Content Types',
    hidden: false,
    sealed: false,
    readOnly: false,
    kept: {}
  });
  return made(context, home, { ...type, id: childId(from.id) });
}

/** Adds a web's content type to a list, with the columns that the list doesn't have yet. */
function addAvailable(context: Context, home: ColumnHome): Answer {
  const { store } = context;
  demandColumns(context, home);
  if (!home.list) throw badRequest('A content type of the site is added to a list.');
  const reader = new PropertyReader(bodyParameters(context), 'SP.ContentTypeCollection.AddAvailable');
  const id = contentTypeId(reader.text('contentTypeId') ?? '');
  reader.end();
  const from = availableTypes(store, home.web).find(type => type.id === id);
  if (!from) throw noContentType();
  checkName(context, home, from.name, undefined);
  const site: ColumnHome = { ...home, list: undefined, id: home.web.id };
  for (const { field } of columnsOfType(store, site, from)) {
    if (!home.fields.some(one => one.id === field.id || one.name === field.name))
      store.saveField(home.id, { ...field, fromBase: false });
  }
  store.saveList({ ...home.list, version: home.list.version + 1 });
  return made(context, { ...home, fields: store.fields(home.id) }, { ...from, id: childId(from.id), hidden: false });
}

function readChanges(reader: PropertyReader, type: ContentType): ContentType {
  const kept = { ...type.kept };
  for (const name of [...storedSettings, 'ClientFormCustomFormatter'] as const) {
    const value = reader.text(name);
    if (value !== undefined) kept[name] = value;
  }
  const next: ContentType = {
    ...type,
    name: reader.text('Name') ?? type.name,
    description: reader.text('Description') ?? type.description,
    group: reader.text('Group') ?? type.group,
    hidden: reader.boolean('Hidden') ?? type.hidden,
    readOnly: reader.boolean('ReadOnly') ?? type.readOnly,
    sealed: reader.boolean('Sealed') ?? type.sealed,
    kept
  };
  reader.end();
  return next;
}

function routeContentType(context: Context, home: ColumnHome, type: ContentType, rest: readonly Segment[]): Answer {
  const { store, method } = context;
  const [next, ...after] = rest;
  const entity = contentTypeEntity(store, home, type);
  if (next) {
    if (next.name === 'fieldlinks') return routeFieldLinks(context, home, type, next, after);
    if (next.name === 'nameresource') return resourceAnswer(context, type.name, next, after);
    if (next.name === 'descriptionresource') return resourceAnswer(context, type.description, next, after);
    if (method !== 'GET') throw noResource(next.text);
    if (next.name === 'parent') {
      const parent = parentEntity(store, home, type);
      if (!parent || after.length > 0) throw noResource(next.text);
      return { kind: 'entity', entity: parent };
    }
    if (after.length > 0) throw noResource(next.text);
    if (next.name === 'workflowassociations')
      return { kind: 'collection', set: 'SP.ApiData.WorkflowAssociations', entities: [] };
    const fields = next.name === 'fields' ? entity.related?.['Fields']?.() : undefined;
    if (Array.isArray(fields)) return { kind: 'collection', set: 'SP.ApiData.Fields', entities: fields };
    const name = Object.keys(entity.properties).find(one => one.toLowerCase() === next.name);
    if (name === undefined) throw noResource(next.text);
    return { kind: 'value', name, type: 'Edm.String', value: entity.properties[name] };
  }
  switch (method) {
    case 'GET':
      return { kind: 'entity', entity };
    case 'MERGE': {
      demandColumns(context, home);
      if (type.sealed) throw badRequest('The content type is sealed.');
      const changed = readChanges(new PropertyReader(bodyRecord(context), 'SP.ContentType'), type);
      checkName(context, home, changed.name, type.id);
      store.contentTypes.save(home.id, changed);
      return { kind: 'empty', status: 204 };
    }
    case 'DELETE':
      demandColumns(context, home);
      checkUnused(context, home, type);
      store.contentTypes.remove(home.id, type.id);
      return { kind: 'empty', status: 200 };
    case 'POST':
    case 'PUT':
      throw noResource('contenttypes');
  }
}

function checkUnused(context: Context, home: ColumnHome, type: ContentType): void {
  const { store } = context;
  const inUse = home.list
    ? [...store.items(home.list.id).values()].some(item => item.contentType === type.id) ||
      store.contentTypes.of(home.id).length === 1
    : store.webs().some(web => {
        if (web.site !== home.web.site) return false;
        const homes = [web.id, ...store.listsOf(web.id).map(list => list.id)];
        return homes.some(id => store.contentTypes.of(id).some(one => one.id !== type.id && descends(one.id, type.id)));
      });
  if (inUse || type.sealed || type.id === itemType) throw badRequest('The content type is in use.');
}

/** Answers a content type's field links: its columns, with what the type makes of them. */
function routeFieldLinks(
  context: Context,
  home: ColumnHome,
  type: ContentType,
  segment: Segment,
  rest: readonly Segment[]
): Answer {
  const { store, method } = context;
  const related = contentTypeEntity(store, home, type).related?.['FieldLinks']?.();
  const entities = Array.isArray(related) ? related : [];
  const [next, ...after] = rest;
  const own = segment.args !== undefined && segment.args.length > 0;
  const by = own ? segment : next?.name === 'getbyid' ? next : undefined;
  const save = (links: ContentType['links']): void => {
    demandColumns(context, home);
    store.contentTypes.save(home.id, { ...type, links });
  };
  if (!by) {
    if (next) throw noResource(next.text);
    if (method === 'GET') return { kind: 'collection', set: 'SP.ApiData.FieldLinks', entities };
    if (method !== 'POST') throw noResource(segment.text);
    const reader = new PropertyReader(bodyRecord(context), 'SP.FieldLink');
    const name = reader.text('FieldInternalName') ?? '';
    const field = home.around.find(one => one.name === name);
    if (!field) throw noField(name);
    const link = {
      ...linkTo(field),
      required: reader.boolean('Required') ?? field.required,
      hidden: reader.boolean('Hidden') ?? false
    };
    reader.end();
    if (type.links.some(one => one.id === link.id))
      throw badRequest(`The content type has the column '${name}' already.`);
    save([...type.links, link]);
    const entity = contentTypeEntity(store, home, { ...type, links: [link] }).related?.['FieldLinks']?.();
    const [added] = Array.isArray(entity) ? entity : [];
    if (!added) throw noField(name);
    return { kind: 'entity', entity: added, status: 201 };
  }
  if ((own ? rest : after).length > 0) throw noResource(segment.text);
  const id = plainGuid(textArgument(by, 0));
  const found = entities.find(one => one.properties['Id'] === id);
  if (!found) throw noField(id);
  switch (method) {
    case 'GET':
      return { kind: 'entity', entity: found };
    case 'MERGE': {
      const reader = new PropertyReader(bodyRecord(context), 'SP.FieldLink');
      const [required, hidden] = [reader.boolean('Required'), reader.boolean('Hidden')];
      reader.end();
      save(
        type.links.map(one =>
          one.id === id ? { ...one, required: required ?? one.required, hidden: hidden ?? one.hidden } : one
        )
      );
      return { kind: 'empty', status: 204 };
    }
    case 'DELETE':
      save(type.links.filter(one => one.id !== id));
      return { kind: 'empty', status: 200 };
    case 'POST':
    case 'PUT':
      throw noResource(segment.text);
  }
}
