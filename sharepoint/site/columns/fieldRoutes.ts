import { renameInFormula } from '../formulas/rename.ts';
import type { Answer } from '../odata/answer.ts';
import { apiUrl, bodyParameters, bodyRecord, bodyType } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { badRequest, noField, noResource } from '../odata/errors.ts';
import { argument, plainGuid, textArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import { PropertyReader } from '../odata/propertyReader.ts';
import { resourceAnswer } from '../odata/resource.ts';
import { internalName, newField } from '../store/fields.ts';
import type { FieldDefinition } from '../store/fields.ts';
import type { Store } from '../store/store.ts';
import { convertValues } from './changeKind.ts';
import { availableColumns, demandColumns } from './columnHome.ts';
import type { ColumnHome } from './columnHome.ts';
import { changedField, fieldFromBody } from './fieldBody.ts';
import { fieldEntity, fieldType } from './fieldEntity.ts';
import { checkDelete, checkField } from './fieldRules.ts';
import { readFieldXml } from './fieldXml.ts';

/** Answers everything under the `fields` of a list or a web. */
export function routeFields(context: Context, home: ColumnHome, segment: Segment, rest: readonly Segment[]): Answer {
  const named = findNamed(home.fields, segment, rest);
  if (named) return routeField(context, home, named.field, named.rest);
  const [next] = rest;
  if (!next) {
    if (context.method === 'GET')
      return {
        kind: 'collection',
        set: 'SP.ApiData.Fields',
        entities: home.fields.map(field => fieldEntity(home, field))
      };
    if (context.method === 'POST')
      return created(context, home, fieldFromBody(bodyRecord(context), bodyType(context)), 0);
    throw noResource(segment.text);
  }
  if (context.method !== 'POST') throw noResource(next.text);
  switch (next.name) {
    case 'addfield':
      return created(context, home, fieldFromBody(bodyParameters(context), 'SP.FieldCreationInformation'), 0);
    case 'createfieldasxml': {
      const parameters = new PropertyReader(bodyParameters(context), 'SP.XmlSchemaFieldCreationInformation');
      const xml = parameters.text('SchemaXml') ?? '';
      const options = parameters.integer('Options') ?? 0;
      parameters.end();
      const { field, name } = readFieldXml(xml);
      // Option 8 is AddFieldInternalNameHint; without it SharePoint takes the DisplayName.
      const hint = (options & 8) !== 0 ? name : undefined;
      return created(context, home, hint === undefined ? field : { ...field, name: hint }, options);
    }
    case 'adddependentlookupfield':
      return created(context, home, dependentLookup(home, next), 0);
  }
  throw noResource(next.text);
}

/** Answers a web's `availableFields`: its own columns and those of the webs above it, which can only be read here. */
export function routeAvailableFields(context: Context, segment: Segment, rest: readonly Segment[]): Answer {
  if (context.method !== 'GET') throw noResource(segment.text);
  const homes = availableColumns(context.store, context.web);
  const named = findNamed(
    homes.flatMap(home => home.fields),
    segment,
    rest
  );
  const entities = homes.flatMap(home => home.fields.map(field => fieldEntity(home, field)));
  if (!named) {
    const [next] = rest;
    if (next) throw noResource(next.text);
    return { kind: 'collection', set: 'SP.ApiData.Fields', entities };
  }
  const entity = entities.find(one => one.properties['Id'] === named.field.id);
  if (!entity || named.rest.length > 0) throw noResource(segment.text);
  return { kind: 'entity', entity };
}

/**
 * The one column that a path names, and what follows; undefined when it names none, 400 when there is no such column.
 */
function findNamed(
  fields: readonly FieldDefinition[],
  segment: Segment,
  rest: readonly Segment[]
): { field: FieldDefinition; rest: readonly Segment[] } | undefined {
  const own = segment.args !== undefined && segment.args.length > 0;
  const by = own ? segment : rest[0];
  const finders: Record<string, (text: string) => FieldDefinition | undefined> = {
    getbyid: id => fields.find(field => field.id === plainGuid(id)),
    getbytitle: title => fields.find(field => field.title === title),
    getbyinternalnameortitle: name =>
      fields.find(field => field.name === name) ?? fields.find(field => field.title === name)
  };
  const find = own ? finders['getbyid'] : by && Object.hasOwn(finders, by.name) ? finders[by.name] : undefined;
  if (!find || !by) return undefined;
  const text = textArgument(by, 0);
  const field = find(text);
  if (!field) throw noField(text);
  return { field, rest: own ? rest : rest.slice(1) };
}

/** A column that shows another column of a lookup's targets. */
function dependentLookup(home: ColumnHome, segment: Segment): FieldDefinition {
  const title = textArgument(segment, 0, 'displayName');
  const id = plainGuid(textArgument(segment, 1, 'primaryLookupFieldId'));
  const primary = home.fields.find(field => field.id === id);
  if (!primary) throw noField(id);
  return newField('Lookup', '', title, { ...dependentOn(primary), lookupField: textArgument(segment, 2, 'showField') });
}

/** What a dependent lookup has from its primary one. */
function dependentOn(primary: FieldDefinition): Partial<FieldDefinition> {
  if (primary.kind !== 'Lookup' || primary.primaryId !== '')
    throw badRequest(`The field '${primary.title}' is not a primary lookup field.`);
  return {
    primaryId: primary.id,
    primaryName: primary.name,
    lookupList: primary.lookupList,
    many: primary.many,
    readOnly: true
  };
}

function created(context: Context, home: ColumnHome, wanted: FieldDefinition, options: number): Answer {
  demandColumns(context, home);
  const { store } = context;
  const taken = (name: string): boolean => home.around.some(field => field.name.toLowerCase() === name.toLowerCase());
  if ((options & 32) !== 0 && home.fields.some(field => field.title === wanted.title))
    throw badRequest('A duplicate field name was found.');
  if (home.fields.some(field => field.id === wanted.id)) throw badRequest('A duplicate field id was found.');
  const primary = wanted.primaryId === '' ? undefined : home.fields.find(field => field.id === wanted.primaryId);
  if (wanted.primaryId !== '' && !primary) throw noField(wanted.primaryId);
  const name = internalName(wanted.name === '' ? wanted.title : wanted.name, taken);
  const field: FieldDefinition = { ...wanted, ...(primary ? dependentOn(primary) : {}), name };
  checkField(context, home, field, undefined);
  store.saveField(home.id, field);
  if (home.list) {
    for (const module of context.modules) module.columnCreated?.(context, home.list, field, options);
    const view = (options & 16) === 0 ? undefined : store.views(home.list.id).find(one => one.isDefault);
    if (view) store.saveView(home.list.id, { ...view, fields: [...view.fields, field.name] });
    store.saveList({ ...home.list, version: home.list.version + 1 });
  }
  const entity = fieldEntity({ ...home, fields: store.fields(home.id) }, field);
  return { kind: 'entity', entity, status: 201, headers: { Location: apiUrl(context) + entity.path } };
}

function routeField(context: Context, home: ColumnHome, field: FieldDefinition, rest: readonly Segment[]): Answer {
  const [next] = rest;
  if (next) {
    const form = /^setshowin(display|edit|new)form$/.exec(next.name)?.[1];
    if (form !== undefined && context.method === 'POST') {
      demandColumns(context, home);
      const show = argument(next, 0, 'value');
      if (typeof show !== 'boolean') throw badRequest('The parameter value is missing or not valid.');
      save(context, home, { ...field, shownIn: { ...field.shownIn, [form]: show } });
      return { kind: 'empty', status: 200 };
    }
    if (next.name === 'titleresource') return resourceAnswer(context, field.title, next, rest.slice(1));
    if (next.name === 'descriptionresource') return resourceAnswer(context, field.description, next, rest.slice(1));
    const entity = fieldEntity(home, field);
    const name = Object.keys(entity.properties).find(one => one.toLowerCase() === next.name);
    if (context.method !== 'GET' || rest.length > 1 || name === undefined) throw noResource(next.text);
    return { kind: 'value', name, type: 'Edm.String', value: entity.properties[name] };
  }
  if (context.method !== 'GET') demandColumns(context, home);
  switch (context.method) {
    case 'GET':
      return { kind: 'entity', entity: fieldEntity(home, field) };
    case 'MERGE': {
      const wanted = changedField(bodyRecord(context), fieldType(field), field);
      const ownRule =
        wanted.validationFormula === field.validationFormula && wanted.title !== field.title
          ? wanted.validationFormula
          : null;
      const changed =
        ownRule === null ? wanted : { ...wanted, validationFormula: renameInFormula(ownRule, field.title, wanted) };
      checkField(context, home, changed, field);
      save(context, home, changed);
      if (home.list) convertValues(context.store, context.zone, home.list, field, changed);
      if (changed.title !== field.title) renameInFormulas(context.store, home, field.title, changed);
      for (const one of home.fields) {
        if (one.primaryId === field.id && one.many !== changed.many)
          context.store.saveField(home.id, { ...one, many: changed.many });
      }
      return { kind: 'empty', status: 204 };
    }
    case 'DELETE':
      remove(context, home, field);
      return { kind: 'empty', status: 200 };
    case 'POST':
    case 'PUT':
      throw noResource('fields');
  }
}

/** The formulas of a list or a web follow a column that gets another title. */
function renameInFormulas(store: Store, home: ColumnHome, from: string, to: FieldDefinition): void {
  const renamed = (formula: string | null): string | null =>
    formula === null ? null : renameInFormula(formula, from, to);
  for (const one of store.fields(home.id)) {
    const [formula, validationFormula] = [renamed(one.formula), renamed(one.validationFormula)];
    if (formula !== one.formula || validationFormula !== one.validationFormula)
      store.saveField(home.id, { ...one, formula, validationFormula });
  }
  const list = home.list && store.list(home.list.id);
  if (!list) return;
  const { ValidationFormula } = list.settings;
  const rule = renameInFormula(ValidationFormula, from, to);
  if (rule !== ValidationFormula) store.saveList({ ...list, settings: { ...list.settings, ValidationFormula: rule } });
}

function save(context: Context, home: ColumnHome, field: FieldDefinition): void {
  context.store.saveField(home.id, field);
  if (home.list) context.store.saveList({ ...home.list, version: home.list.version + 1 });
}

function remove(context: Context, home: ColumnHome, field: FieldDefinition): void {
  const { store } = context;
  checkDelete(home, field);
  // The columns that showed more of a lookup's targets go with it.
  const gone = [field, ...home.fields.filter(one => one.primaryId === field.id)].map(one => one.name);
  for (const name of gone) store.removeField(home.id, name);
  if (!home.list) return;
  for (const view of store.views(home.list.id)) {
    if (view.fields.some(name => gone.includes(name)))
      store.saveView(home.list.id, { ...view, fields: view.fields.filter(name => !gone.includes(name)) });
  }
  store.saveList({ ...home.list, version: home.list.version + 1 });
}
