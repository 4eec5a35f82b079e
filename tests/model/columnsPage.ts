import { entities, eachList } from '../../src/model';
import type { Entity, Right } from '../../src/model/entity';
import type { ColumnField, Field } from '../../src/model/field';

/** Where the page of columns stands. */
export const columnsFile = 'src/model/COLUMNS.md';

const kinds: Readonly<Record<ColumnField['kind'], string>> = {
  text: 'one line of text',
  note: 'several lines of text',
  lines: 'several lines of text, one entry a line',
  choice: 'choice',
  number: 'number',
  boolean: 'yes or no',
  date: 'date',
  dateTime: 'date and time',
  person: 'person',
  lookup: 'lookup',
  lookups: 'lookup, several',
  link: 'hyperlink'
};

function kindOf(field: ColumnField): string {
  switch (field.kind) {
    case 'choice':
      return `${kinds.choice}: ${field.choices.join(', ')}`;
    case 'lookup':
    case 'lookups':
      return `${kinds[field.kind]} in ${Object.values(entities).find(one => one.list === field.list)?.title ?? field.list}`;
    case 'number':
      return field.values ? `${kinds.number}: ${field.values.join(', ')}` : kinds.number;
    default:
      return kinds[field.kind];
  }
}

function notes(field: ColumnField, writtenBy: Field['writtenBy']): string {
  return [
    field.required === true && 'required',
    field.indexed === true && 'indexed',
    field.kind === 'text' && field.unique === true && 'unique',
    writtenBy === 'product' && 'written by the web part',
    writtenBy === 'sharePoint' && 'written by SharePoint',
    field.description
  ]
    .filter((note): note is string => typeof note === 'string')
    .join('; ');
}

function rowsOf(field: Field): string[] {
  const columns: readonly ColumnField[] = field.kind === 'group' ? Object.values(field.parts) : [field];
  return columns.map(
    column => `| ${column.title} | \`${column.column}\` | ${kindOf(column)} | ${notes(column, field.writtenBy)} |`
  );
}

const rights: Readonly<Record<Right, string>> = { read: 'read', contribute: 'add and change' };

function section(entity: Entity): string {
  const { title, urlName, description, rights: may } = entity;
  const who = [
    `managers ${rights[may.managers]}`,
    `leads ${rights[may.leads]}`,
    `members ${rights[may.members]}`,
    `visitors ${rights[may.visitors]}`
  ].join(', ');
  return [
    `## ${title}`,
    `${description} Address: \`Lists/${urlName}\`. Rights: ${who}${may.ownItemsOnly === true ? '; only one’s own items' : ''}.`,
    '',
    '| Column | Internal name | Kind | |',
    '|---|---|---|---|',
    ...Object.values(entity.fields).flatMap(rowsOf)
  ].join('\n');
}

/** The page that documents every list and column, made of the declarations. */
export function columnsPage(): string {
  const sections = eachList(key => section(entities[key]));
  const intro = 'Made of the declarations beside it by `npm run columns`; set-up makes exactly these.';
  return `${['# The lists and their columns', intro, ...Object.values(sections)].join('\n\n')}\n`;
}
