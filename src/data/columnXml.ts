import type { ColumnField } from '../model/field';

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function attributes(pairs: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(pairs)
    .flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${escaped(value)}"`]))
    .join('');
}

/** SharePoint’s name of each kind of column: `Type` in its schema, and `TypeAsString`. */
export const columnTypes: Readonly<Record<ColumnField['kind'], string>> = {
  text: 'Text',
  note: 'Note',
  lines: 'Note',
  choice: 'Choice',
  number: 'Number',
  boolean: 'Boolean',
  date: 'DateTime',
  dateTime: 'DateTime',
  person: 'User',
  lookup: 'Lookup',
  lookups: 'LookupMulti',
  link: 'URL'
};

/**
 * The attributes that belong to a column's type. `lookupList` is the GUID, in braces, of the list that a lookup refers
 * to.
 */
function ofType(field: ColumnField, lookupList: string | undefined): Readonly<Record<string, string | undefined>> {
  switch (field.kind) {
    case 'text':
      return { MaxLength: '255', EnforceUniqueValues: field.unique ? 'TRUE' : undefined };
    case 'note':
    case 'lines':
      return { RichText: 'FALSE', NumLines: '6', UnlimitedLengthInDocumentLibrary: 'FALSE' };
    case 'number':
      return { Min: field.min?.toString(), Max: field.max?.toString() };
    case 'date':
      return { Format: 'DateOnly' };
    case 'dateTime':
      return { Format: 'DateTime' };
    case 'person':
      return { UserSelectionMode: 'PeopleOnly' };
    case 'lookup':
      return { List: lookupList, ShowField: 'Title' };
    case 'lookups':
      return { List: lookupList, ShowField: 'Title', Mult: 'TRUE' };
    case 'link':
      return { Format: 'Hyperlink' };
    default:
      return {};
  }
}

/**
 * A column as SharePoint's field schema XML. `lookupList` is the GUID, in braces, of the list that a lookup refers to.
 * https://learn.microsoft.com/sharepoint/dev/schema/field-element-list
 */
export function columnXml(field: ColumnField, lookupList: string | undefined): string {
  const common = {
    Type: columnTypes[field.kind],
    ID: `{${field.id}}`,
    Name: field.column,
    StaticName: field.column,
    DisplayName: field.title,
    Description: field.description,
    Required: field.required ? 'TRUE' : undefined,
    Indexed: field.indexed ? 'TRUE' : undefined
  };
  const choices =
    field.kind === 'choice'
      ? `<CHOICES>${field.choices.map(choice => `<CHOICE>${escaped(choice)}</CHOICE>`).join('')}</CHOICES>`
      : '';
  return `<Field${attributes({ ...common, ...ofType(field, lookupList) })}>${choices}</Field>`;
}
