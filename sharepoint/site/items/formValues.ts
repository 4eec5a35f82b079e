import { isRecord, parseJson } from '../json.ts';
import type { Context } from '../odata/context.ts';
import { SharePointError } from '../odata/errors.ts';
import { ensurePerson } from '../people/principals.ts';
import type { FieldDefinition } from '../store/fields.ts';
import type { Stored } from '../store/model.ts';
import { readValue } from './values.ts';

/** Why a form's value was refused: the error code and message in its row of the answer. */
export class FormError extends Error {
  readonly code: number;

  constructor(message: string, code = -2130575155) {
    super(message);
    this.name = 'FormError';
    this.code = code;
  }
}

/** How a form writes its values, beside the site's own locale. */
export interface FormOptions {
  /** Whether the clock of a date is UTC's rather than the site's. */
  utc: boolean;
}

/**
 * Reads a value as a form writes it, always a text, into the form in which it is stored; an empty one is null. Throws a
 * FormError for a value that SharePoint's form would refuse.
 */
export function readFormValue(context: Context, field: FieldDefinition, text: string, options: FormOptions): Stored {
  const value = text.trim() === '' ? null : parse(context, field, text, options);
  if (value === null || (Array.isArray(value) && value.length === 0)) {
    if (field.required) throw new FormError('You must specify a value for this required field.');
    return null;
  }
  try {
    return readValue(context, field, value);
  } catch (error) {
    if (error instanceof SharePointError) throw new FormError(error.message, Number.parseInt(error.code, 10));
    throw error;
  }
}

/** The value as it would be written over REST. */
function parse(context: Context, field: FieldDefinition, text: string, options: FormOptions): unknown {
  switch (field.kind) {
    case 'Text':
      if (text.length > field.maxLength)
        throw new FormError(`This field can have no more than ${field.maxLength} characters.`);
      return text;
    case 'Choice':
      return choice(field, text);
    case 'MultiChoice':
      return text
        .split(';#')
        .filter(one => one !== '')
        .map(one => choice(field, one));
    case 'Number':
    case 'Currency':
    case 'Integer':
      return number(field, text);
    case 'Boolean':
      if (!/^(0|1|true|false)$/i.test(text.trim())) throw new FormError('You must specify a valid Yes/No value.');
      return /^(1|true)$/i.test(text.trim());
    case 'DateTime':
      return date(context, text, options);
    case 'User':
      return one(field, people(context, field, text));
    case 'Lookup':
      return one(field, lookups(text));
    case 'URL':
      return hyperlink(text);
    default:
      return text;
  }
}

function choice(field: FieldDefinition, text: string): string {
  // SharePoint compares choices exactly.
  if (!field.fillIn && !field.choices.includes(text))
    throw new FormError(`The value '${text}' is not one of the choices of this field.`);
  return text;
}

function number(field: FieldDefinition, text: string): number {
  const match = /^([+-]?)(?:£\s*)?(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?\s*(%?)$/.exec(text.trim());
  const [, sign = '', whole = '', part = '', percent = ''] = match ?? [];
  if (!match || whole + part === '' || (percent !== '' && !field.percentage))
    throw new FormError('The value of this field is not a valid number.');
  const size = Number(`${sign}${whole.replaceAll(',', '') || '0'}${part}`);
  const value = percent === '' ? size : size / 100;
  if (field.kind === 'Integer' && !Number.isSafeInteger(value))
    throw new FormError('The value of this field must be a whole number.');
  if (field.minimum !== null && value < field.minimum)
    throw new FormError(`The value of this field may not be less than ${field.minimum}.`);
  if (field.maximum !== null && value > field.maximum)
    throw new FormError(`The value of this field may not be greater than ${field.maximum}.`);
  return value;
}

/**
 * Day, month and year, then perhaps the time: 31/12/2026 14:05. Nothing else is a date in English of the United
 * Kingdom.
 */
function date(context: Context, text: string, options: FormOptions): string {
  const wrong = new FormError('You must specify a valid date within the range of 1/1/1900 and 12/31/8900.');
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/.exec(text.trim());
  if (!match) throw wrong;
  const [day = 0, month = 0, year = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map(part => Number(part ?? 0));
  const clock = Date.UTC(year, month - 1, day, hour, minute, second);
  const check = new Date(clock);
  if (check.getUTCMonth() !== month - 1 || check.getUTCDate() !== day || hour > 23 || minute > 59 || second > 59)
    throw wrong;
  if (clock < Date.UTC(1900, 0, 1) || clock > Date.UTC(8900, 11, 31, 23, 59, 59)) throw wrong;
  return new Date(options.utc ? clock : context.zone.fromLocal(clock)).toISOString();
}

/** The people picker's own form: `[{"Key":"i:0#.f|membership|…"}]`. */
function people(context: Context, field: FieldDefinition, text: string): number[] {
  const parsed = parseJson(text)?.value;
  if (!Array.isArray(parsed)) throw new FormError('The user value is not valid. It is written [{"Key":"…"}].');
  return parsed.map((entry: unknown) => {
    const key = isRecord(entry) ? entry['Key'] : undefined;
    if (typeof key !== 'string' || key === '')
      throw new FormError('The user value is not valid. It is written [{"Key":"…"}].');
    const { store, web } = context;
    const group = store.principals.of(web.site).find(principal => principal.kind === 8 && principal.title === key);
    const found = (field.peopleOnly ? undefined : group) ?? ensurePerson(store, web.site, context.people, key);
    if (!found) throw new FormError(`The user '${key}' does not exist or is not unique.`);
    return found.id;
  });
}

/** Ids and texts by turns: `1;#first;#2;#second`, of which the texts may be empty. */
function lookups(text: string): number[] {
  return text.split(';#').flatMap((part, place) => {
    if (place % 2 === 1 || part === '') return [];
    if (!/^\d{1,9}$/.test(part.trim())) throw new FormError('The lookup value is not valid. It is written 1;#text.');
    return [Number(part)];
  });
}

function one(field: FieldDefinition, ids: readonly number[]): unknown {
  if (field.many) return ids;
  if (ids.length > 1) throw new FormError('This field takes one value only.');
  return ids[0] ?? null;
}

function hyperlink(text: string): unknown {
  const comma = text.indexOf(', ');
  const Url = (comma < 0 ? text : text.slice(0, comma)).trim();
  if (!/^(https?:\/\/|mailto:|\/)/i.test(Url))
    throw new FormError('The address of a hyperlink must begin with http://, https:// or mailto:.');
  return { Url, Description: comma < 0 ? Url : text.slice(comma + 2) };
}
