import { randomUUID } from 'node:crypto';

/** The kinds of column that this server has, with SharePoint's numbers. */
export const fieldKinds = {
  Integer: 1,
  Text: 2,
  Note: 3,
  DateTime: 4,
  Counter: 5,
  Choice: 6,
  Lookup: 7,
  Boolean: 8,
  Number: 9,
  Currency: 10,
  URL: 11,
  Computed: 12,
  Guid: 14,
  MultiChoice: 15,
  Calculated: 17,
  Attachments: 19,
  User: 20,
  ContentTypeId: 25,
  Location: 33,
  Thumbnail: 34
} as const;

/** The name of a kind of column. */
export type FieldKind = keyof typeof fieldKinds;

/** The kinds of value that a calculated column can come to. */
export const outputTypes = [
  'Text',
  'Number',
  'Currency',
  'DateTime',
  'Boolean'
] as const satisfies readonly FieldKind[];

/** The value of a setting that is stored and answered but has no effect here. */
export type StoredSetting = string | number | boolean;

/** A column, with every setting of every kind: a setting that a kind doesn't use has its default. */
export interface FieldDefinition {
  id: string;
  name: string;
  title: string;
  kind: FieldKind;
  description: string;
  required: boolean;
  hidden: boolean;
  readOnly: boolean;
  indexed: boolean;
  unique: boolean;
  fromBase: boolean;
  group: string;
  defaultValue: string | null;
  choices: string[];
  fillIn: boolean;
  maxLength: number;
  lines: number;
  richText: boolean;
  appendOnly: boolean;
  minimum: number | null;
  maximum: number | null;
  decimals: number | null;
  percentage: boolean;
  dateOnly: boolean;
  friendly: number;
  peopleOnly: boolean;
  many: boolean;
  lookupList: string;
  lookupField: string;
  editFormat: number;
  image: boolean;
  formatter: string | null;
  validationFormula: string | null;
  validationMessage: string | null;
  /** What a new row gets when nothing is written, as a formula; null when there is none. */
  defaultFormula: string | null;
  /** The formula of a calculated column, null for any other. */
  formula: string | null;
  /** What a calculated column comes to. */
  outputType: (typeof outputTypes)[number];
  /** The lookup whose targets a dependent lookup shows: its id and internal name; empty for any other column. */
  primaryId: string;
  primaryName: string;
  /** SharePoint's RelationshipDeleteBehavior: 0 none, 1 cascade, 2 restrict. */
  onDelete: 0 | 1 | 2;
  /** Whether a form shows the column; null leaves it to the form. */
  shownIn: { display: boolean | null; edit: boolean | null; new: boolean | null };
  kept: Record<string, StoredSetting>;
}

/** A new column with SharePoint's defaults. */
export function newField(
  kind: FieldKind,
  name: string,
  title: string,
  settings: Partial<FieldDefinition> = {}
): FieldDefinition {
  return {
    id: randomUUID(),
    name,
    title,
    kind,
    description: '',
    required: false,
    hidden: false,
    readOnly: false,
    indexed: false,
    unique: false,
    fromBase: false,
    group: 'Custom Columns',
    defaultValue: null,
    choices: [],
    fillIn: false,
    maxLength: 255,
    lines: 6,
    richText: false,
    appendOnly: false,
    minimum: null,
    maximum: null,
    decimals: null,
    percentage: false,
    dateOnly: kind === 'DateTime',
    friendly: 0,
    peopleOnly: true,
    many: kind === 'MultiChoice',
    lookupList: '',
    lookupField: 'Title',
    editFormat: 0,
    image: false,
    formatter: null,
    validationFormula: null,
    validationMessage: null,
    defaultFormula: null,
    formula: null,
    outputType: 'Text',
    primaryId: '',
    primaryName: '',
    onDelete: 0,
    shownIn: { display: null, edit: null, new: null },
    kept: {},
    ...settings
  };
}

/** The columns that every list has. Their ids are the ones that SharePoint gives them everywhere. */
export function baseFields(titleRequired: boolean): FieldDefinition[] {
  const base = { fromBase: true, group: '_Hidden' };
  const fixed = { ...base, readOnly: true };
  return [
    newField('Counter', 'ID', 'ID', { ...fixed, id: '1d22ea11-1e32-424e-89ab-9fedbadb6ce1', group: 'Custom Columns' }),
    newField('ContentTypeId', 'ContentTypeId', 'Content Type ID', {
      ...fixed,
      id: '03e45e84-1992-4d42-9116-26f756012634',
      hidden: true
    }),
    newField('Computed', 'ContentType', 'Content Type', { ...base, id: 'c042a256-787d-4a6f-8a8a-cf6ab767f12d' }),
    newField('Text', 'Title', 'Title', {
      ...base,
      id: 'fa564e0f-0c70-4ab9-b863-0177e6ddd247',
      required: titleRequired,
      group: 'Custom Columns'
    }),
    newField('DateTime', 'Modified', 'Modified', {
      ...fixed,
      id: '28cf69c5-fa48-462a-b5cd-27b6f9d2bd5f',
      dateOnly: false
    }),
    newField('DateTime', 'Created', 'Created', {
      ...fixed,
      id: '8c06beca-0777-48f7-91c7-6da68bc07b69',
      dateOnly: false
    }),
    newField('User', 'Author', 'Created By', { ...fixed, id: '1df5e554-ec7e-46a6-901d-d85a3881cb18' }),
    newField('User', 'Editor', 'Modified By', { ...fixed, id: 'd31655d1-1d5b-4511-95a1-7a09e9b75bf2' }),
    newField('Text', '_UIVersionString', 'Version', { ...fixed, id: 'dce8262a-3ae9-45aa-aab4-83bd75fb738a' }),
    newField('Attachments', 'Attachments', 'Attachments', { ...base, id: '67df98f4-9dec-48ff-a553-29bece9c5bf4' }),
    newField('Guid', 'GUID', 'GUID', { ...fixed, id: 'ae069f25-3ac2-4256-b9c3-15dbc15da0e0', hidden: true }),
    newField('Computed', 'LinkTitle', 'Title', { ...fixed, id: '82642ec8-ef9b-478f-acf9-31f7d45fbc31' }),
    newField('Computed', 'LinkTitleNoMenu', 'Title', { ...fixed, id: 'bc91a437-52e7-49e1-8c4e-4698904b2b6d' })
  ];
}

/** An internal name made from a title: whatever is no letter, digit or underscore becomes `_xhhhh_`; 32 characters. */
export function internalName(title: string, taken: (name: string) => boolean): string {
  const encoded = encodeName(title).slice(0, 32);
  if (!taken(encoded)) return encoded;
  for (let number = 0; ; number++) {
    const candidate = `${encoded.slice(0, 32 - String(number).length)}${number}`;
    if (!taken(candidate)) return candidate;
  }
}

/** Encodes a name as SharePoint encodes internal and entity names. */
export function encodeName(text: string): string {
  const escaped = [...text]
    .map(character => {
      if (/[\p{L}\p{Nd}_]/u.test(character)) return character;
      return [...Array(character.length).keys()]
        .map(unit => `_x${character.charCodeAt(unit).toString(16).padStart(4, '0')}_`)
        .join('');
    })
    .join('');
  return /^\d/.test(escaped) ? `_x003${escaped.charAt(0)}_${escaped.slice(1)}` : escaped;
}

/** The property names of a column in an item: `Lead` is written `LeadId`, `_x` is `OData__x`. */
export function propertyName(field: FieldDefinition): string {
  const name = field.name.startsWith('_') ? `OData_${field.name}` : field.name;
  return isLookup(field) ? `${name}Id` : name;
}

/** Whether a column points at another row or at a person. */
export function isLookup(field: FieldDefinition): boolean {
  return field.kind === 'Lookup' || field.kind === 'User';
}

/** The kind of value that a column holds: for a calculated one, that of its result. */
export function valueKind(field: FieldDefinition): FieldKind {
  return field.kind === 'Calculated' ? field.outputType : field.kind;
}
