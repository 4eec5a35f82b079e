import type { JsonRecord } from '../json.ts';
import { badRequest } from '../odata/errors.ts';
import { plainGuid } from '../odata/path.ts';
import { PropertyReader } from '../odata/propertyReader.ts';
import { fieldKinds, isLookup, newField, outputTypes } from '../store/fields.ts';
import type { FieldDefinition } from '../store/fields.ts';
import { mayBecome } from './changeKind.ts';
import { kindOfType } from './fieldEntity.ts';
import { kindOf, readFieldXml } from './fieldXml.ts';
import { readStoredSettings } from './storedSettings.ts';

/**
 * The column that a body asks for; `type` is the OData type that it says it has, or `SP.FieldCreationInformation` where
 * the body is a method's parameters. 400 for what SharePoint would not take.
 */
export function fieldFromBody(body: JsonRecord, type: string | undefined): FieldDefinition {
  const reader = new PropertyReader(body, type ?? 'SP.Field');
  const number = reader.integer('FieldTypeKind');
  const byType = kindOfType(type);
  // A calculated column may be sent with the kind of its result, which its type then overrules.
  const kind = number === undefined || byType === 'Calculated' ? byType : kindOf(number);
  if (kind === undefined) throw badRequest(`The field type ${number ?? type ?? ''} is not supported.`);
  const title = reader.text('Title') ?? '';
  if (title === '') throw badRequest('The field has no Title.');
  const field = newField(kind, reader.text('InternalName') ?? reader.text('StaticName') ?? '', title);
  return readChanges(reader, kind === 'Calculated' ? { ...field, readOnly: true, dateOnly: true } : field, true);
}

/** A column with the settings that a body changes. */
export function changedField(body: JsonRecord, type: string, field: FieldDefinition): FieldDefinition {
  const reader = new PropertyReader(body, type);
  const xml = reader.text('SchemaXml');
  return readChanges(reader, xml === undefined ? field : fromXml(xml, field), false);
}

function fromXml(xml: string, field: FieldDefinition): FieldDefinition {
  const { field: wanted } = readFieldXml(xml);
  if (!mayBecome(field, wanted)) throw badRequest('The type of a column cannot be changed.');
  const { id, name, fromBase, lookupList, primaryId, primaryName } = field;
  return { ...wanted, id, name, fromBase, lookupList, primaryId, primaryName };
}

/** Reads the settings that a body gives a column; for a new one also what can't be changed later. */
function readChanges(reader: PropertyReader, field: FieldDefinition, isNew: boolean): FieldDefinition {
  const display = reader.integer('DisplayFormat');
  const isNumber = field.kind === 'Number' || field.kind === 'Currency' || field.kind === 'Calculated';
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
    defaultFormula: readRule(reader.text('DefaultFormula'), field.defaultFormula),
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
    decimals: isNumber && display !== undefined ? (display < 0 ? null : display) : field.decimals,
    dateOnly: field.kind === 'DateTime' && display !== undefined ? display === 0 : field.dateOnly,
    image: field.kind === 'URL' && display !== undefined ? display === 1 : field.image,
    friendly: reader.integer('FriendlyDisplayFormat') ?? field.friendly,
    peopleOnly: oneOf(reader.integer('SelectionMode'), 0, field.peopleOnly),
    validationFormula: readRule(reader.text('ValidationFormula'), field.validationFormula),
    validationMessage: readRule(reader.text('ValidationMessage'), field.validationMessage),
    kept: readStoredSettings(reader, field.kind, field.kept)
  };
  if (field.kind === 'Calculated') readCalculated(reader, next);
  if (isLookup(field)) readLookup(reader, next, isNew);
  const kind = reader.integer('FieldTypeKind');
  if (!isNew && kind !== undefined && kind !== fieldKinds[field.kind])
    throw badRequest('The type of a column cannot be changed.');
  reader.ignore(
    'InternalName',
    'StaticName',
    'TypeAsString',
    'Id',
    'IsCompactName',
    'NoCrawl',
    'Sortable',
    'Filterable',
    'LookupWebId',
    'CurrencyLocaleId'
  );
  reader.end();
  return next;
}

/** An empty rule is no rule. */
function readRule(given: string | undefined, before: string | null): string | null {
  return given === undefined ? before : given === '' ? null : given;
}

function readCalculated(reader: PropertyReader, next: FieldDefinition): void {
  next.formula = reader.text('Formula') ?? next.formula;
  const output = reader.integer('OutputType');
  if (output !== undefined) {
    const known = outputTypes.find(one => fieldKinds[one] === output);
    if (!known) throw badRequest(`A calculated column cannot have the output type ${output}.`);
    next.outputType = known;
  }
  next.dateOnly = oneOf(reader.integer('DateFormat'), 0, next.dateOnly);
}

function readLookup(reader: PropertyReader, next: FieldDefinition, isNew: boolean): void {
  next.many = reader.boolean('AllowMultipleValues') ?? next.many;
  next.lookupField = (reader.text('LookupField') ?? reader.text('LookupFieldName')) || next.lookupField;
  const list = reader.text('LookupList') ?? reader.text('LookupListId');
  if (list && next.kind === 'Lookup') {
    if (!isNew && plainGuid(list) !== next.lookupList) throw badRequest('The list of a lookup cannot be changed.');
    next.lookupList = plainGuid(list);
  }
  const behaviour = reader.integer('RelationshipDeleteBehavior');
  if (behaviour === undefined) return;
  if (behaviour !== 0 && behaviour !== 1 && behaviour !== 2)
    throw badRequest(`The value ${behaviour} of RelationshipDeleteBehavior is not valid.`);
  next.onDelete = behaviour;
}

function oneOf(value: number | undefined, yes: number, otherwise: boolean): boolean {
  return value === undefined ? otherwise : value === yes;
}
