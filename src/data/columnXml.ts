import type { Column } from '../lists/list';

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function attributes(pairs: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(pairs)
    .flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${escaped(value)}"`]))
    .join('');
}

const types: Readonly<Record<Column['type'], string>> = {
  text: 'Text',
  note: 'Note',
  choice: 'Choice',
  multiChoice: 'MultiChoice',
  number: 'Number',
  boolean: 'Boolean',
  date: 'DateTime',
  dateTime: 'DateTime',
  person: 'User',
  people: 'UserMulti',
  lookup: 'Lookup',
  lookups: 'LookupMulti',
  url: 'URL'
};

/** What a type asks for beside the common attributes. `lookupList` is the GUID of the list that a lookup points at. */
function ofType(column: Column, lookupList: string | undefined): Readonly<Record<string, string | undefined>> {
  switch (column.type) {
    case 'text':
      return { MaxLength: '255', EnforceUniqueValues: column.unique ? 'TRUE' : undefined };
    case 'note':
      return { RichText: 'FALSE', NumLines: '6', UnlimitedLengthInDocumentLibrary: 'FALSE' };
    case 'number':
      return { Min: column.min?.toString(), Max: column.max?.toString() };
    case 'date':
      return { Format: 'DateOnly' };
    case 'dateTime':
      return { Format: 'DateTime' };
    case 'person':
      return { UserSelectionMode: 'PeopleOnly' };
    case 'people':
      return { UserSelectionMode: 'PeopleOnly', Mult: 'TRUE' };
    case 'lookup':
      return { List: lookupList, ShowField: 'Title' };
    case 'lookups':
      return { List: lookupList, ShowField: 'Title', Mult: 'TRUE' };
    case 'url':
      return { Format: 'Hyperlink' };
    default:
      return {};
  }
}

/**
 * A column as SharePoint's field schema XML. `List` holds a GUID in braces.
 * https://learn.microsoft.com/sharepoint/dev/schema/field-element-list
 */
export function columnXml(column: Column, lookupList: string | undefined): string {
  const common = {
    Type: types[column.type],
    ID: `{${column.id}}`,
    Name: column.name,
    StaticName: column.name,
    DisplayName: column.title,
    Description: column.description,
    Required: column.required ? 'TRUE' : undefined,
    Indexed: column.indexed ? 'TRUE' : undefined
  };
  const choices =
    column.type === 'choice' || column.type === 'multiChoice'
      ? `<CHOICES>${column.choices.map(choice => `<CHOICE>${escaped(choice)}</CHOICE>`).join('')}</CHOICES>`
      : '';
  return `<Field${attributes({ ...common, ...ofType(column, lookupList) })}>${choices}</Field>`;
}
