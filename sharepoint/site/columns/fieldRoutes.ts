import type { Answer, Entity } from '../odata/answer.ts';
import { apiUrl, bodyParameters, bodyRecord, bodyType, PropertyReader } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { badRequest, duplicateValue, noField, noResource } from '../odata/errors.ts';
import { fold } from '../text.ts';
import { fieldKinds, internalName, isLookup, newField, propertyName } from './fields.ts';
import type { FieldDefinition, FieldKind } from './fields.ts';
import { kindOf, readFieldXml, typeName, writeFieldXml } from './fieldXml.ts';
import { ownValue } from '../odata/json.ts';
import type { JsonRecord } from '../odata/json.ts';
import type { List } from '../store/model.ts';
import { plainGuid, textArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import { demand, listMask, permissions } from '../webs/rights.ts';

const mostIndexes = 20;

const entityTypes: Partial<Record<FieldKind, string>> = {
  Text: 'SP.FieldText',
  Note: 'SP.FieldMultiLineText',
  Choice: 'SP.FieldChoice',
  MultiChoice: 'SP.FieldMultiChoice',
  Number: 'SP.FieldNumber',
  Integer: 'SP.FieldNumber',
  Currency: 'SP.FieldCurrency',
  DateTime: 'SP.FieldDateTime',
  User: 'SP.FieldUser',
  Lookup: 'SP.FieldLookup',
  URL: 'SP.FieldUrl',
  Guid: 'SP.FieldGuid',
  Computed: 'SP.FieldComputed'
};

/** A column as it is answered. */
export function fieldEntity(list: List, field: FieldDefinition): Entity {
  return {
    type: entityTypes[field.kind] ?? 'SP.Field',
    path: `Web/Lists(guid'${list.id}')/Fields(guid'${field.id}')`,
    set: 'SP.ApiData.Fields',
    properties: {
      AutoIndexed: false,
      CanBeDeleted: !field.fromBase,
      ClientSideComponentId: '00000000-0000-0000-0000-000000000000',
      ClientSideComponentProperties: null,
      ClientValidationFormula: null,
      ClientValidationMessage: null,
      CustomFormatter: field.formatter,
      DefaultFormula: null,
      DefaultValue: field.defaultValue,
      Description: field.description,
      Direction: 'none',
      EnforceUniqueValues: field.unique,
      EntityPropertyName: isLookup(field) ? field.name : propertyName(field),
      FieldTypeKind: fieldKinds[field.kind],
      Filterable: !['Note', 'URL', 'Computed', 'Attachments'].includes(field.kind),
      FromBaseType: field.fromBase,
      Group: field.group,
      Hidden: field.hidden,
      Id: field.id,
      Indexed: field.indexed,
      IndexStatus: field.indexed ? 2 : 0,
      InternalName: field.name,
      IsModern: false,
      JSLink: 'clienttemplates.js',
      PinnedToFiltersPane: false,
      ReadOnlyField: field.readOnly,
      Required: field.required,
      SchemaXml: writeFieldXml(field, list.id),
      Scope: list.folder,
      Sealed: false,
      ShowInFiltersPane: 0,
      Sortable: !['Note', 'URL', 'Computed', 'Attachments', 'MultiChoice'].includes(field.kind) && !field.many,
      StaticName: field.name,
      Title: field.title,
      TypeAsString: typeName(field),
      TypeDisplayName: typeName(field),
      TypeShortDescription: typeName(field),
      ValidationFormula: field.validationFormula,
      ValidationMessage: field.validationMessage,
      ...kindProperties(field)
    }
  };
}

function kindProperties(field: FieldDefinition): Record<string, unknown> {
  switch (field.kind) {
    case 'Text':
      return { MaxLength: field.maxLength };
    case 'Note':
      return { AllowHyperlink: false, AppendOnly: field.appendOnly, NumberOfLines: field.lines, RestrictedMode: !field.richText, RichText: field.richText };
    case 'Choice':
      return { Choices: field.choices, FillInChoice: field.fillIn, Mappings: null, EditFormat: field.editFormat };
    case 'MultiChoice':
      return { Choices: field.choices, FillInChoice: field.fillIn, Mappings: null };
    case 'Number':
    case 'Integer':
    case 'Currency':
      return {
        CommaSeparator: false,
        DisplayFormat: field.decimals ?? -1,
        MaximumValue: field.maximum ?? 1.7976931348623157e308,
        MinimumValue: field.minimum ?? -1.7976931348623157e308,
        ShowAsPercentage: field.percentage
      };
    case 'DateTime':
      return { DateTimeCalendarType: 1, DisplayFormat: field.dateOnly ? 0 : 1, FriendlyDisplayFormat: field.friendly };
    case 'User':
      return { AllowDisplay: true, AllowMultipleValues: field.many, LookupField: '', LookupList: '', Presence: true, SelectionGroup: 0, SelectionMode: field.peopleOnly ? 0 : 1 };
    case 'Lookup':
      return {
        AllowMultipleValues: field.many,
        DependentLookupInternalNames: [],
        IsDependentLookup: false,
        IsRelationship: field.indexed,
        LookupField: field.lookupField,
        LookupList: `{${field.lookupList}}`,
        LookupWebId: '00000000-0000-0000-0000-000000000000',
        PrimaryFieldId: null,
        RelationshipDeleteBehavior: 0,
        UnlimitedLengthInDocumentLibrary: false
      };
    case 'URL':
      return { DisplayFormat: field.image ? 1 : 0 };
    default:
      return {};
  }
}

/** Answers everything under a list's `fields`. */
export function routeFields(context: Context, list: List, segment: Segment, rest: readonly Segment[]): Answer {
  const fields = context.store.fields(list.id);
  const [next, ...after] = rest;
  const found = (field: FieldDefinition | undefined, name: string, deeper: readonly Segment[]): Answer => {
    if (!field) throw noField(name);
    return routeField(context, list, field, deeper);
  };
  if (segment.args && segment.args.length > 0) {
    const id = textArgument(segment, 0);
    return found(fields.find((field) => field.id === plainGuid(id)), id, rest);
  }
  if (!next) {
    if (context.method === 'GET') return { kind: 'collection', set: 'SP.ApiData.Fields', entities: fields.map((field) => fieldEntity(list, field)) };
    if (context.method === 'POST') return created(context, list, fieldFromBody(bodyRecord(context), bodyType(context)), 0);
    throw noResource(segment.text);
  }
  switch (next.name) {
    case 'getbyid': {
      const id = textArgument(next, 0);
      return found(fields.find((field) => field.id === plainGuid(id)), id, after);
    }
    case 'getbytitle': {
      const title = textArgument(next, 0);
      return found(fields.find((field) => field.title === title), title, after);
    }
    case 'getbyinternalnameortitle': {
      const name = textArgument(next, 0);
      return found(fields.find((field) => field.name === name) ?? fields.find((field) => field.title === name), name, after);
    }
    case 'addfield':
      if (context.method !== 'POST') break;
      return created(context, list, fieldFromBody(bodyParameters(context), undefined), 0);
    case 'createfieldasxml': {
      if (context.method !== 'POST') break;
      const parameters = new PropertyReader(bodyParameters(context), 'SP.XmlSchemaFieldCreationInformation');
      const xml = parameters.text('SchemaXml') ?? '';
      const options = parameters.integer('Options') ?? 0;
      parameters.end();
      const { field, name } = readFieldXml(xml);
      // Option 8 is AddFieldInternalNameHint; without it SharePoint takes the DisplayName.
      const hint = (options & 8) !== 0 ? name : undefined;
      return created(context, list, hint === undefined ? field : { ...field, name: hint }, options);
    }
  }
  throw noResource(next.text);
}

function created(context: Context, list: List, wanted: FieldDefinition, options: number): Answer {
  const { store } = context;
  demand(listMask(store, context.web, list, context.user.id), permissions.manageLists);
  const fields = store.fields(list.id);
  const taken = (name: string): boolean => fields.some((field) => field.name.toLowerCase() === name.toLowerCase());
  if ((options & 32) !== 0 && fields.some((field) => field.title === wanted.title)) throw badRequest('A duplicate field name was found.');
  if (fields.some((field) => field.id === wanted.id)) throw badRequest('A duplicate field id was found.');
  const field: FieldDefinition = { ...wanted, name: internalName(wanted.name === '' ? wanted.title : wanted.name, taken) };
  checkField(context, list, field, undefined);
  store.saveField(list.id, field);
  if ((options & 16) !== 0) {
    const view = store.views(list.id).find((one) => one.isDefault);
    if (view) store.saveView(list.id, { ...view, fields: [...view.fields, field.name] });
  }
  store.saveList({ ...list, version: list.version + 1 });
  const entity = fieldEntity(list, field);
  return { kind: 'entity', entity, status: 201, headers: { Location: apiUrl(context) + entity.path } };
}

function fieldFromBody(body: JsonRecord, type: string | undefined): FieldDefinition {
  const reader = new PropertyReader(body, type ?? 'SP.Field');
  const number = reader.integer('FieldTypeKind');
  const byType = (Object.entries(entityTypes) as [FieldKind, string][]).find(([, name]) => name === type)?.[0];
  const kind = number === undefined ? byType : kindOf(number);
  if (kind === undefined) throw badRequest(`The field type ${number ?? type ?? ''} is not supported.`);
  const title = reader.text('Title') ?? '';
  if (title === '') throw badRequest('The field has no Title.');
  return readChanges(reader, newField(kind, reader.text('InternalName') ?? reader.text('StaticName') ?? '', title), true);
}

/** Reads the settings that a body gives a column; for a new one also what can't be changed later. */
function readChanges(reader: PropertyReader, field: FieldDefinition, isNew: boolean): FieldDefinition {
  const display = reader.integer('DisplayFormat');
  const next: FieldDefinition = {
    ...field,
    title: reader.text('Title') ?? field.title,
    description: reader.text('Description') ?? field.description,
    required: reader.boolean('Required') ?? field.required,
    hidden: reader.boolean('Hidden') ?? field.hidden,
    readOnly: reader.boolean('ReadOnlyField') ?? field.readOnly,
    indexed: reader.boolean('Indexed') ?? field.indexed,
    unique: reader.boolean('EnforceUniqueValues') ?? field.unique,
    group: reader.text('Group') ?? field.group,
    defaultValue: reader.text('DefaultValue') ?? field.defaultValue,
    formatter: reader.text('CustomFormatter') ?? field.formatter,
    choices: reader.texts('Choices') ?? field.choices,
    fillIn: reader.boolean('FillInChoice') ?? field.fillIn,
    editFormat: reader.integer('EditFormat') ?? field.editFormat,
    maxLength: reader.integer('MaxLength') ?? field.maxLength,
    lines: reader.integer('NumberOfLines') ?? field.lines,
    richText: reader.boolean('RichText') ?? field.richText,
    appendOnly: reader.boolean('AppendOnly') ?? field.appendOnly,
    minimum: reader.number('MinimumValue') ?? field.minimum,
    maximum: reader.number('MaximumValue') ?? field.maximum,
    percentage: reader.boolean('ShowAsPercentage') ?? field.percentage,
    decimals: field.kind === 'Number' && display !== undefined ? display : field.decimals,
    dateOnly: field.kind === 'DateTime' && display !== undefined ? display === 0 : field.dateOnly,
    image: field.kind === 'URL' && display !== undefined ? display === 1 : field.image,
    friendly: reader.integer('FriendlyDisplayFormat') ?? field.friendly,
    peopleOnly: oneOf(reader.integer('SelectionMode'), 0, field.peopleOnly)
  };
  const many = reader.boolean('AllowMultipleValues');
  if (many !== undefined && isLookup(field)) next.many = many;
  const lookupField = reader.text('LookupField') ?? reader.text('LookupFieldName');
  if (lookupField) next.lookupField = lookupField;
  const lookupList = reader.text('LookupList') ?? reader.text('LookupListId');
  if (lookupList && field.kind === 'Lookup') {
    if (!isNew && plainGuid(lookupList) !== field.lookupList) throw badRequest('The list of a lookup cannot be changed.');
    next.lookupList = plainGuid(lookupList);
  }
  if (reader.text('ValidationFormula')) throw badRequest('Validation formulas are not supported.');
  reader.ignore(
    'FieldTypeKind', 'InternalName', 'StaticName', 'TypeAsString', 'Id', 'AllowHyperlink', 'RestrictedMode', 'DateTimeCalendarType',
    'CurrencyLocaleId', 'AllowDisplay', 'Presence', 'SelectionGroup', 'Direction', 'JSLink', 'Sealed', 'CommaSeparator', 'ValidationMessage',
    'IsCompactName', 'LookupWebId', 'UnlimitedLengthInDocumentLibrary', 'NoCrawl', 'PinnedToFiltersPane', 'ShowInFiltersPane', 'Sortable', 'Filterable'
  );
  const behaviour = reader.integer('RelationshipDeleteBehavior');
  if (behaviour !== undefined && behaviour !== 0) throw badRequest('RelationshipDeleteBehavior is not supported.');
  reader.end();
  return next;
}

function oneOf(value: number | undefined, yes: number, otherwise: boolean): boolean {
  return value === undefined ? otherwise : value === yes;
}

function routeField(context: Context, list: List, field: FieldDefinition, rest: readonly Segment[]): Answer {
  const { store } = context;
  const [next] = rest;
  const mask = listMask(store, context.web, list, context.user.id);
  if (next) {
    if (/^setshowin(display|edit|new)form$/.test(next.name) && context.method === 'POST') {
      demand(mask, permissions.manageLists);
      return { kind: 'empty', status: 200 };
    }
    const entity = fieldEntity(list, field);
    const name = Object.keys(entity.properties).find((one) => one.toLowerCase() === next.name);
    if (context.method !== 'GET' || rest.length > 1 || name === undefined) throw noResource(next.text);
    return { kind: 'value', name, type: 'Edm.String', value: entity.properties[name] };
  }
  if (context.method === 'GET') return { kind: 'entity', entity: fieldEntity(list, field) };
  demand(mask, permissions.manageLists);
  if (context.method === 'MERGE') {
    const changed = readChanges(new PropertyReader(bodyRecord(context), fieldEntity(list, field).type), field, false);
    checkField(context, list, changed, field);
    store.saveField(list.id, changed);
    store.saveList({ ...list, version: list.version + 1 });
    return { kind: 'empty', status: 204 };
  }
  if (context.method === 'DELETE') {
    if (field.fromBase) throw badRequest(`The field '${field.title}' cannot be deleted.`);
    if (field.indexed && field.unique) throw badRequest('The field cannot be deleted because it is indexed.');
    store.removeField(list.id, field.name);
    for (const view of store.views(list.id)) {
      if (view.fields.includes(field.name)) store.saveView(list.id, { ...view, fields: view.fields.filter((name) => name !== field.name) });
    }
    store.saveList({ ...list, version: list.version + 1 });
    return { kind: 'empty', status: 200 };
  }
  throw noResource('fields');
}

const indexable: readonly FieldKind[] = ['Text', 'Choice', 'Number', 'Integer', 'Currency', 'DateTime', 'Boolean', 'User', 'Lookup'];

function checkField(context: Context, list: List, field: FieldDefinition, before: FieldDefinition | undefined): void {
  const { store } = context;
  if (field.kind === 'Text' && (field.maxLength < 1 || field.maxLength > 255)) throw badRequest('The maximum length of a text field is from 1 to 255.');
  if (field.indexed && !before?.indexed) {
    if (field.many || !indexable.includes(field.kind)) throw badRequest(`The field '${field.title}' of type '${typeName(field)}' cannot be indexed.`);
    if (store.fields(list.id).filter((one) => one.indexed).length >= mostIndexes) {
      throw badRequest('The maximum number of indexed columns on the list has been reached.');
    }
  }
  if (field.unique && !field.indexed) throw badRequest('A field that enforces unique values must be indexed.');
  if (field.unique && !before?.unique) {
    const seen = new Set<string>();
    for (const item of store.items(list.id).values()) {
      const value = ownValue(item.values, field.name);
      if (value === undefined || value === null) continue;
      const key = fold(String(value));
      if (seen.has(key)) throw duplicateValue();
      seen.add(key);
    }
  }
  if (field.kind === 'Lookup' && !before) {
    const target = store.list(field.lookupList);
    if (!target) throw badRequest('The list that the lookup field refers to does not exist.');
    if (!store.fields(target.id).some((one) => one.name === field.lookupField)) throw noField(field.lookupField);
  }
}
