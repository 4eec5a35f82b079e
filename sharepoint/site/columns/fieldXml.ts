import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { columnsOf } from '../formulas/rowFormulas.ts';
import { isRecord } from '../json.ts';
import type { JsonRecord } from '../json.ts';
import { badRequest } from '../odata/errors.ts';
import { plainGuid } from '../odata/path.ts';
import { fieldKinds, newField, outputTypes } from '../store/fields.ts';
import type { FieldDefinition, FieldKind } from '../store/fields.ts';
import type { ColumnHome } from './columnHome.ts';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseAttributeValue: false,
  parseTagValue: false,
  trimValues: false,
  isArray: name => name === 'CHOICE'
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
  URL: { kind: 'URL', many: false },
  Calculated: { kind: 'Calculated', many: false },
  Location: { kind: 'Location', many: false },
  Thumbnail: { kind: 'Thumbnail', many: false }
};

/** SharePoint's names for what becomes of a row when the row that it refers to is deleted. */
const behaviours = ['None', 'Cascade', 'Restrict'] as const;

const knownAttributes = new Set([
  'Type',
  'Name',
  'StaticName',
  'DisplayName',
  'ID',
  'Description',
  'Required',
  'Indexed',
  'EnforceUniqueValues',
  'Hidden',
  'ReadOnly',
  'Group',
  'Format',
  'FriendlyDisplayFormat',
  'MaxLength',
  'NumLines',
  'RichText',
  'RichTextMode',
  'AppendOnly',
  'Min',
  'Max',
  'Decimals',
  'Percentage',
  'FillInChoice',
  'UserSelectionMode',
  'UserSelectionScope',
  'Mult',
  'List',
  'ShowField',
  'RelationshipDeleteBehavior',
  'SourceID',
  'ColName',
  'RowOrdinal',
  'Version',
  'xmlns',
  'CustomFormatter',
  'CalType',
  'Sortable',
  'Filterable',
  'IsolateStyles',
  'UnlimitedLengthInDocumentLibrary',
  'RestrictedMode',
  'Sealed',
  'AllowDeletion',
  'ShowInNewForm',
  'ShowInEditForm',
  'ShowInDisplayForm',
  'ShowInListSettings',
  'ShowInViewForms',
  'ShowInVersionHistory',
  'LCID',
  'WebId',
  'DisplaceOnUpgrade',
  'Overwrite',
  'List',
  'CanToggleHidden',
  'ClientSideComponentId',
  'ClientSideComponentProperties',
  'ResultType',
  'FieldRef',
  'CommaSeparator',
  'Commas',
  'JSLink',
  'IsModern'
]);

const knownElements = ['#text', 'CHOICES', 'Default', 'Validation', 'DefaultFormula', 'Formula', 'FieldRefs'];

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
    if (key.startsWith('@') && !knownAttributes.has(key.slice(1)))
      throw badRequest(`The SchemaXml attribute '${key.slice(1)}' is not supported.`);
    if (!key.startsWith('@') && !knownElements.includes(key)) {
      throw badRequest(`The SchemaXml element '${key}' is not supported.`);
    }
  }
  const type = attribute('Type') ?? '';
  const known = Object.hasOwn(xmlKinds, type) ? xmlKinds[type] : undefined;
  if (!known)
    throw badRequest(
      `Field type ${type} is not installed properly. Go to the list settings page to delete this field.`
    );
  const onDelete = behaviours.findIndex(one => one === (attribute('RelationshipDeleteBehavior') ?? 'None'));
  if (onDelete !== 0 && onDelete !== 1 && onDelete !== 2)
    throw badRequest('The RelationshipDeleteBehavior of the field is not valid.');
  const result = attribute('ResultType') ?? 'Text';
  const outputType = outputTypes.find(one => one === result);
  if (!outputType) throw badRequest(`A calculated column cannot have the result type ${result}.`);
  const shown = (name: string): boolean | null => (attribute(name) === undefined ? null : yes(name));
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
    readOnly: yes('ReadOnly') || type === 'Calculated' || attribute('FieldRef') !== undefined,
    indexed: yes('Indexed'),
    unique: yes('EnforceUniqueValues'),
    group: attribute('Group') ?? 'Custom Columns',
    defaultValue: childText(element, 'Default') ?? null,
    defaultFormula: childText(element, 'DefaultFormula') || null,
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
    dateOnly: (kind === 'DateTime' || kind === 'Calculated') && format !== 'DateTime',
    friendly: { Disabled: 1, Relative: 2 }[attribute('FriendlyDisplayFormat') ?? ''] ?? 0,
    peopleOnly: (attribute('UserSelectionMode') ?? 'PeopleOnly') !== 'PeopleAndGroups',
    many,
    lookupList: plainGuid(attribute('List') ?? ''),
    lookupField: attribute('ShowField') ?? 'Title',
    editFormat: format === 'RadioButtons' ? 1 : 0,
    image: format === 'Image',
    formatter: attribute('CustomFormatter') ?? null,
    validationFormula: childText(element, 'Validation') || null,
    validationMessage: childAttribute(element, 'Validation', 'Message') ?? null,
    formula: kind === 'Calculated' ? (childText(element, 'Formula') ?? '') : null,
    outputType,
    primaryId: plainGuid(attribute('FieldRef') ?? ''),
    onDelete,
    shownIn: { display: shown('ShowInDisplayForm'), edit: shown('ShowInEditForm'), new: shown('ShowInNewForm') },
    kept: keptOf(attribute)
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

function childAttribute(element: JsonRecord, name: string, attribute: string): string | undefined {
  const child = element[name];
  const value = isRecord(child) ? child[`@${attribute}`] : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** The attributes that REST gives as settings of their own. */
function keptOf(attribute: (name: string) => string | undefined): FieldDefinition['kept'] {
  const kept: FieldDefinition['kept'] = {};
  for (const name of ['ClientSideComponentId', 'ClientSideComponentProperties', 'JSLink']) {
    const value = attribute(name);
    if (value !== undefined) kept[name] = value;
  }
  const locale = Number(attribute('LCID') ?? '');
  if (Number.isSafeInteger(locale) && locale > 0) kept['CurrencyLocaleId'] = locale;
  return kept;
}

function choicesOf(element: JsonRecord): string[] {
  const choices = element['CHOICES'];
  const all = isRecord(choices) ? choices['CHOICE'] : undefined;
  return Array.isArray(all) ? all.map(one => (isRecord(one) ? String(one['#text'] ?? '') : String(one))) : [];
}

function number(text: string | undefined): number | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** A text as it stands in XML, in an element or in an attribute in double quotes. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** The name of a field's type as SharePoint writes it in XML and in TypeAsString. */
export function typeName(field: FieldDefinition): string {
  if (field.many && (field.kind === 'User' || field.kind === 'Lookup')) return `${field.kind}Multi`;
  return field.kind;
}

/** The SchemaXml of a column. */
export function writeFieldXml(field: FieldDefinition, home: ColumnHome): string {
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
    ['Group', field.group],
    ['SourceID', `{${home.id}}`]
  ];
  if (field.description !== '') attributes.push(['Description', field.description]);
  if (field.kind === 'Text') attributes.push(['MaxLength', String(field.maxLength)]);
  if (field.kind === 'Note')
    attributes.push(
      ['NumLines', String(field.lines)],
      ['RichText', bool(field.richText)],
      ['AppendOnly', bool(field.appendOnly)]
    );
  if (field.kind === 'DateTime' || field.kind === 'Calculated')
    attributes.push(['Format', field.dateOnly ? 'DateOnly' : 'DateTime']);
  if (field.kind === 'Calculated') attributes.push(['ResultType', field.outputType]);
  if (field.kind === 'Choice') attributes.push(['Format', field.editFormat === 1 ? 'RadioButtons' : 'Dropdown']);
  if (field.kind === 'Choice' || field.kind === 'MultiChoice') attributes.push(['FillInChoice', bool(field.fillIn)]);
  if (field.kind === 'URL') attributes.push(['Format', field.image ? 'Image' : 'Hyperlink']);
  if (field.kind === 'User')
    attributes.push(['UserSelectionMode', field.peopleOnly ? 'PeopleOnly' : 'PeopleAndGroups']);
  if (field.kind === 'Lookup') attributes.push(['List', `{${field.lookupList}}`], ['ShowField', field.lookupField]);
  if (field.primaryId !== '') attributes.push(['FieldRef', `{${field.primaryId}}`]);
  if (field.onDelete !== 0) attributes.push(['RelationshipDeleteBehavior', behaviours[field.onDelete]]);
  if (field.many && field.kind !== 'MultiChoice') attributes.push(['Mult', 'TRUE']);
  if (field.minimum !== null) attributes.push(['Min', String(field.minimum)]);
  if (field.maximum !== null) attributes.push(['Max', String(field.maximum)]);
  if (field.decimals !== null) attributes.push(['Decimals', String(field.decimals)]);
  if (field.percentage) attributes.push(['Percentage', 'TRUE']);
  if (field.formatter !== null) attributes.push(['CustomFormatter', field.formatter]);
  for (const [name, shown] of [
    ['ShowInDisplayForm', field.shownIn.display],
    ['ShowInEditForm', field.shownIn.edit],
    ['ShowInNewForm', field.shownIn.new]
  ] as const) {
    if (shown !== null) attributes.push([name, bool(shown)]);
  }
  const message = field.validationMessage === null ? '' : ` Message="${escapeXml(field.validationMessage)}"`;
  const children = [
    field.defaultValue === null ? '' : `<Default>${escapeXml(field.defaultValue)}</Default>`,
    field.defaultFormula === null ? '' : `<DefaultFormula>${escapeXml(field.defaultFormula)}</DefaultFormula>`,
    field.choices.length === 0
      ? ''
      : `<CHOICES>${field.choices.map(one => `<CHOICE>${escapeXml(one)}</CHOICE>`).join('')}</CHOICES>`,
    field.formula === null
      ? ''
      : `<Formula>${escapeXml(field.formula)}</Formula><FieldRefs>${fieldRefs(home, field.formula)}</FieldRefs>`,
    field.validationFormula === null ? '' : `<Validation${message}>${escapeXml(field.validationFormula)}</Validation>`
  ].join('');
  const head = `<Field ${attributes.map(([name, value]) => `${name}="${escapeXml(value)}"`).join(' ')}`;
  return children === '' ? `${head} />` : `${head}>${children}</Field>`;
}

function fieldRefs(home: ColumnHome, formula: string): string {
  return columnsOf(home.around, formula)
    .map(one => `<FieldRef Name="${escapeXml(one.name)}" />`)
    .join('');
}

/** The kind that a FieldTypeKind number names, if this server has it. */
export function kindOf(number: number): FieldKind | undefined {
  const names: FieldKind[] = [
    'Integer',
    'Text',
    'Note',
    'DateTime',
    'Choice',
    'Lookup',
    'Boolean',
    'Number',
    'Currency',
    'URL',
    'MultiChoice',
    'Calculated',
    'User',
    'Location',
    'Thumbnail'
  ];
  return names.find(name => fieldKinds[name] === number);
}
