import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { badRequest } from '../odata/errors.ts';
import { fieldKinds, newField } from './fields.ts';
import type { FieldDefinition, FieldKind } from './fields.ts';
import { isRecord } from '../odata/json.ts';
import type { JsonRecord } from '../odata/json.ts';
import { plainGuid } from '../odata/path.ts';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseAttributeValue: false,
  parseTagValue: false,
  trimValues: false,
  isArray: (name) => name === 'CHOICE'
});

/** What a field's SchemaXml asks for; the name is absent when SharePoint is to make it from the title. */
export interface FieldSchema {
  field: FieldDefinition;
  name: string | undefined;
}

const xmlKinds: Record<string, { kind: FieldKind; many: boolean }> = {
  Text: { kind: 'Text', many: false },
  Note: { kind: 'Note', many: false },
  Choice: { kind: 'Choice', many: false },
  MultiChoice: { kind: 'MultiChoice', many: true },
  Number: { kind: 'Number', many: false },
  Currency: { kind: 'Currency', many: false },
  Integer: { kind: 'Integer', many: false },
  Boolean: { kind: 'Boolean', many: false },
  DateTime: { kind: 'DateTime', many: false },
  User: { kind: 'User', many: false },
  UserMulti: { kind: 'User', many: true },
  Lookup: { kind: 'Lookup', many: false },
  LookupMulti: { kind: 'Lookup', many: true },
  URL: { kind: 'URL', many: false }
};

const knownAttributes = new Set([
  'Type', 'Name', 'StaticName', 'DisplayName', 'ID', 'Description', 'Required', 'Indexed', 'EnforceUniqueValues', 'Hidden', 'ReadOnly',
  'Group', 'Format', 'FriendlyDisplayFormat', 'MaxLength', 'NumLines', 'RichText', 'RichTextMode', 'AppendOnly', 'Min', 'Max', 'Decimals',
  'Percentage', 'FillInChoice', 'UserSelectionMode', 'UserSelectionScope', 'Mult', 'List', 'ShowField', 'RelationshipDeleteBehavior',
  'SourceID', 'ColName', 'RowOrdinal', 'Version', 'xmlns', 'CustomFormatter', 'CalType', 'Sortable', 'Filterable', 'IsolateStyles',
  'UnlimitedLengthInDocumentLibrary', 'RestrictedMode', 'Sealed', 'AllowDeletion', 'ShowInNewForm', 'ShowInEditForm', 'ShowInDisplayForm',
  'ShowInListSettings', 'ShowInViewForms', 'ShowInVersionHistory', 'LCID', 'WebId', 'DisplaceOnUpgrade', 'Overwrite', 'List', 'CanToggleHidden',
  'ClientSideComponentId', 'ClientSideComponentProperties'
]);

/** Reads a field's SchemaXml; 400 for one that SharePoint would not take or that this server doesn't know. */
export function readFieldXml(xml: string): FieldSchema {
  if (XMLValidator.validate(xml) !== true) throw badRequest('The SchemaXml of the field is not valid XML.');
  const parsed: unknown = parser.parse(xml);
  const element = isRecord(parsed) ? parsed['Field'] : undefined;
  if (!isRecord(element)) throw badRequest('The SchemaXml has no Field element.');
  const attribute = (name: string): string | undefined => {
    const value = element[`@${name}`];
    return typeof value === 'string' ? value : undefined;
  };
  const yes = (name: string, otherwise = false): boolean => {
    const value = attribute(name);
    return value === undefined ? otherwise : value.toUpperCase() === 'TRUE';
  };
  for (const key of Object.keys(element)) {
    if (key.startsWith('@') && !knownAttributes.has(key.slice(1))) throw badRequest(`The SchemaXml attribute '${key.slice(1)}' is not supported.`);
    if (!key.startsWith('@') && !['#text', 'CHOICES', 'Default', 'Validation'].includes(key)) {
      throw badRequest(`The SchemaXml element '${key}' is not supported.`);
    }
  }
  const type = attribute('Type') ?? '';
  const known = Object.hasOwn(xmlKinds, type) ? xmlKinds[type] : undefined;
  if (!known) throw badRequest(`Field type ${type} is not installed properly. Go to the list settings page to delete this field.`);
  const behaviour = attribute('RelationshipDeleteBehavior');
  if (behaviour !== undefined && behaviour !== 'None') throw badRequest(`RelationshipDeleteBehavior '${behaviour}' is not supported.`);
  const { kind } = known;
  const many = known.many || yes('Mult');
  const title = attribute('DisplayName') ?? attribute('Name');
  if (title === undefined || title === '') throw badRequest('The field has neither a DisplayName nor a Name.');
  const id = attribute('ID');
  const format = attribute('Format');
  const field = newField(kind, '', title, {
    ...(id === undefined ? {} : { id: plainGuid(id) }),
    description: attribute('Description') ?? '',
    required: yes('Required'),
    hidden: yes('Hidden'),
    readOnly: yes('ReadOnly'),
    indexed: yes('Indexed'),
    unique: yes('EnforceUniqueValues'),
    group: attribute('Group') ?? 'Custom Columns',
    defaultValue: childText(element, 'Default') ?? null,
    choices: choicesOf(element),
    fillIn: yes('FillInChoice'),
    maxLength: number(attribute('MaxLength')) ?? 255,
    lines: number(attribute('NumLines')) ?? 6,
    richText: yes('RichText'),
    appendOnly: yes('AppendOnly'),
    minimum: number(attribute('Min')) ?? null,
    maximum: number(attribute('Max')) ?? null,
    decimals: number(attribute('Decimals')) ?? null,
    percentage: yes('Percentage'),
    dateOnly: kind === 'DateTime' && format !== 'DateTime',
    friendly: { Disabled: 1, Relative: 2 }[attribute('FriendlyDisplayFormat') ?? ''] ?? 0,
    peopleOnly: (attribute('UserSelectionMode') ?? 'PeopleOnly') !== 'PeopleAndGroups',
    many,
    lookupList: plainGuid(attribute('List') ?? ''),
    lookupField: attribute('ShowField') ?? 'Title',
    editFormat: format === 'RadioButtons' ? 1 : 0,
    image: format === 'Image',
    formatter: attribute('CustomFormatter') ?? null,
    validationFormula: childText(element, 'Validation') ?? null
  });
  // Without AddFieldInternalNameHint SharePoint makes the internal name from the DisplayName.
  return { field, name: attribute('Name') };
}

function childText(element: JsonRecord, name: string): string | undefined {
  const child = element[name];
  if (typeof child === 'string') return child;
  const text = isRecord(child) ? child['#text'] : undefined;
  return typeof text === 'string' ? text : undefined;
}

function choicesOf(element: JsonRecord): string[] {
  const choices = element['CHOICES'];
  const all = isRecord(choices) ? choices['CHOICE'] : undefined;
  return Array.isArray(all) ? all.map((one) => (isRecord(one) ? String(one['#text'] ?? '') : String(one))) : [];
}

function number(text: string | undefined): number | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** The name of a field's type as SharePoint writes it in XML and in TypeAsString. */
export function typeName(field: FieldDefinition): string {
  if (field.many && (field.kind === 'User' || field.kind === 'Lookup')) return `${field.kind}Multi`;
  return field.kind;
}

/** The SchemaXml of a field. */
export function writeFieldXml(field: FieldDefinition, list: string): string {
  const bool = (value: boolean): string => (value ? 'TRUE' : 'FALSE');
  const attributes: [string, string][] = [
    ['ID', `{${field.id}}`],
    ['Type', typeName(field)],
    ['Name', field.name],
    ['StaticName', field.name],
    ['DisplayName', field.title],
    ['Required', bool(field.required)],
    ['Hidden', bool(field.hidden)],
    ['ReadOnly', bool(field.readOnly)],
    ['Indexed', bool(field.indexed)],
    ['EnforceUniqueValues', bool(field.unique)],
    ['SourceID', `{${list}}`]
  ];
  if (field.description !== '') attributes.push(['Description', field.description]);
  if (field.kind === 'Text') attributes.push(['MaxLength', String(field.maxLength)]);
  if (field.kind === 'Note') attributes.push(['NumLines', String(field.lines)], ['RichText', bool(field.richText)], ['AppendOnly', bool(field.appendOnly)]);
  if (field.kind === 'DateTime') attributes.push(['Format', field.dateOnly ? 'DateOnly' : 'DateTime']);
  if (field.kind === 'Choice') attributes.push(['Format', field.editFormat === 1 ? 'RadioButtons' : 'Dropdown']);
  if (field.kind === 'Choice' || field.kind === 'MultiChoice') attributes.push(['FillInChoice', bool(field.fillIn)]);
  if (field.kind === 'URL') attributes.push(['Format', field.image ? 'Image' : 'Hyperlink']);
  if (field.kind === 'User') attributes.push(['UserSelectionMode', field.peopleOnly ? 'PeopleOnly' : 'PeopleAndGroups']);
  if (field.kind === 'Lookup') attributes.push(['List', `{${field.lookupList}}`], ['ShowField', field.lookupField]);
  if (field.many && field.kind !== 'MultiChoice') attributes.push(['Mult', 'TRUE']);
  if (field.minimum !== null) attributes.push(['Min', String(field.minimum)]);
  if (field.maximum !== null) attributes.push(['Max', String(field.maximum)]);
  if (field.decimals !== null) attributes.push(['Decimals', String(field.decimals)]);
  const children = [
    field.defaultValue === null ? '' : `<Default>${escape(field.defaultValue)}</Default>`,
    field.choices.length === 0 ? '' : `<CHOICES>${field.choices.map((one) => `<CHOICE>${escape(one)}</CHOICE>`).join('')}</CHOICES>`
  ].join('');
  const head = `<Field ${attributes.map(([name, value]) => `${name}="${escape(value)}"`).join(' ')}`;
  return children === '' ? `${head} />` : `${head}>${children}</Field>`;
}

/** The kind that a FieldTypeKind number names, if this server keeps it. */
export function kindOf(number: number): FieldKind | undefined {
  const names: FieldKind[] = ['Integer', 'Text', 'Note', 'DateTime', 'Choice', 'Lookup', 'Boolean', 'Number', 'Currency', 'URL', 'MultiChoice', 'User'];
  return names.find((name) => fieldKinds[name] === number);
}
