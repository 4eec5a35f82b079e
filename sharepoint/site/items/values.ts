import { defaultByFormula } from '../formulas/calculated.ts';
import { isRecord } from '../json.ts';
import type { Context } from '../odata/context.ts';
import { badQuery, invalidCharacter, invalidValue, noUser, unexpectedNode } from '../odata/errors.ts';
import type { FieldDefinition } from '../store/fields.ts';
import type { Stored } from '../store/model.ts';
import { instantText, localMidnight, readInstant } from '../timeZone.ts';
import { visibleRow } from './itemColumns.ts';

/** Reads a value written to a column into the form in which it is stored; null is empty. */
export function readValue(context: Context, field: FieldDefinition, value: unknown): Stored {
  if (field.many) return readMany(context, field, value);
  if (value === null) return null;
  if (Array.isArray(value)) throw unexpectedNode('StartArray', field.kind === 'URL' ? 'StartObject' : 'PrimitiveValue');
  if (field.kind === 'URL') return readUrl(value);
  if (isRecord(value)) throw unexpectedNode('StartObject', 'PrimitiveValue');
  switch (field.kind) {
    case 'Text':
    case 'Choice':
    case 'Note':
    case 'Location':
    case 'Thumbnail':
      return readText(field, value);
    case 'Number':
    case 'Currency':
    case 'Integer':
      if (typeof value !== 'number' || !Number.isFinite(value)) throw cannotConvert(value, 'Edm.Double');
      return value;
    case 'Boolean':
      if (typeof value !== 'boolean') throw cannotConvert(value, 'Edm.Boolean');
      return value;
    case 'DateTime':
      return readDate(context, field, value);
    case 'User':
    case 'Lookup':
      if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw cannotConvert(value, 'Edm.Int32');
      // SharePoint reads 0 and -1 as "nobody".
      return value <= 0 ? null : checkTarget(context, field, value);
    default:
      throw badQuery(`The column '${field.name}' cannot be written.`);
  }
}

function cannotConvert(value: unknown, type: string): Error {
  return badQuery(`Cannot convert the literal '${String(value)}' to the expected type '${type}'.`);
}

function readText(field: FieldDefinition, value: unknown): Stored {
  if (typeof value !== 'string') throw cannotConvert(value, 'Edm.String');
  checkCharacters(value);
  if (field.kind === 'Text' && value.length > field.maxLength) throw invalidValue('text');
  if (field.kind === 'Choice' && value.length > 255) throw invalidValue('choice');
  // An empty text is stored as no value, and reads back as null.
  return value === '' ? null : value;
}

/** 400 for a character that XML cannot hold: SharePoint keeps its texts as XML. */
function checkCharacters(text: string): void {
  // eslint-disable-next-line no-control-regex -- these are the characters that are looked for
  const found = /[\u0000-\u0008\u000B\u000C\u000E-\u001F]/.exec(text)?.[0];
  if (found !== undefined) throw invalidCharacter(found);
}

function readDate(context: Context, field: FieldDefinition, value: unknown): Stored {
  const instant = typeof value === 'string' ? readInstant(context.zone, value) : undefined;
  if (instant === undefined) throw cannotConvert(value, 'Edm.DateTime');
  return instantText(field.dateOnly ? localMidnight(context.zone, instant) : instant);
}

function readUrl(value: unknown): Stored {
  if (!isRecord(value)) throw unexpectedNode('PrimitiveValue', 'StartObject');
  const { Url, Description } = value;
  if (
    typeof Url !== 'string' ||
    (Description !== undefined && Description !== null && typeof Description !== 'string')
  ) {
    throw badQuery('A hyperlink is written as {"Url": "…", "Description": "…"}.');
  }
  checkCharacters(Url);
  checkCharacters(Description ?? '');
  if (Url === '') return null;
  if (Url.length > 255 && !/^https?:/i.test(Url)) throw invalidValue('URL');
  return { Url, Description: Description ?? Url };
}

function readMany(context: Context, field: FieldDefinition, value: unknown): Stored {
  let array = value;
  if (isRecord(value)) {
    // `{results: []}` belongs to verbose JSON; under plain JSON SharePoint refuses it.
    if (!context.verboseBody) throw unexpectedNode('StartObject', 'StartArray');
    array = value['results'];
  }
  if (!Array.isArray(array)) throw unexpectedNode('PrimitiveValue', 'StartArray');
  if (field.kind === 'MultiChoice') {
    const chosen: string[] = [];
    for (const one of array) {
      if (typeof one !== 'string') throw cannotConvert(one, 'Edm.String');
      checkCharacters(one);
      if (!chosen.includes(one)) chosen.push(one);
    }
    return chosen.length === 0 ? null : chosen;
  }
  const ids: number[] = [];
  for (const one of array) {
    if (typeof one !== 'number' || !Number.isSafeInteger(one)) throw cannotConvert(one, 'Edm.Int32');
    if (!ids.includes(one)) ids.push(checkTarget(context, field, one));
  }
  return ids.length === 0 ? null : ids;
}

function checkTarget(context: Context, field: FieldDefinition, id: number): number {
  if (field.kind === 'User') {
    const principal = context.store.principals.of(context.web.site).find(one => one.id === id);
    if (!principal) throw noUser(400, String(id));
    if (field.peopleOnly && principal.kind !== 1) throw invalidValue('user');
  } else if (!visibleRow(context, field)(id)) throw invalidValue('lookup');
  return id;
}

/** The value that a new row gets when nothing is written to a column. */
export function defaultOf(context: Context, field: FieldDefinition): Stored {
  if (field.defaultFormula !== null) return defaultByFormula(context, field);
  const text = field.defaultValue;
  if (text === null || text === '') return null;
  switch (field.kind) {
    case 'Number':
    case 'Currency':
    case 'Integer':
      return Number.isFinite(Number(text)) ? Number(text) : null;
    case 'Boolean':
      return /^(1|true)$/i.test(text);
    case 'DateTime': {
      const instant = /^\[today\]$/i.test(text) ? context.now() : readInstant(context.zone, text);
      return instant === undefined
        ? null
        : instantText(field.dateOnly ? localMidnight(context.zone, instant) : instant);
    }
    case 'MultiChoice':
      return text.split(';#').filter(one => one !== '');
    case 'Text':
    case 'Choice':
    case 'Note':
      return text;
    default:
      return null;
  }
}
