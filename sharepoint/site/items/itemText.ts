import { isRecord } from '../json.ts';
import type { Entity } from '../odata/answer.ts';
import type { Context } from '../odata/context.ts';
import { loginName } from '../people/principals.ts';
import { valueKind } from '../store/fields.ts';
import type { FieldDefinition } from '../store/fields.ts';
import type { Item, List } from '../store/model.ts';
import type { TimeZone } from '../timeZone.ts';
import { fieldValue, idsOf, storedReader, targetReader } from './itemColumns.ts';
import { itemPath } from './itemNames.ts';

/** The three ways in which a row's values are answered as text. */
export type TextForm = 'FieldValuesAsText' | 'FieldValuesAsHtml' | 'FieldValuesForEdit';

/**
 * All values of a row as text: to be read, to be shown in a page, or to be edited in a form and sent back as form
 * values.
 */
export function itemTexts(context: Context, list: List, item: Item, form: TextForm): Entity {
  const values: Record<string, string> = {};
  const fields = context.store.fields(list.id);
  for (const field of fields) {
    const plain = plainText(context, list, fields, item, field);
    values[escapeName(field.name)] =
      form === 'FieldValuesForEdit'
        ? editText(context, item, field, plain)
        : form === 'FieldValuesAsHtml'
          ? htmlText(item, field, plain)
          : plain;
  }
  return {
    type: 'SP.FieldStringValues',
    path: `${itemPath(list, item)}/${form}`,
    set: 'SP.ApiData.FieldStringValues',
    properties: values
  };
}

function plainText(
  context: Context,
  list: List,
  fields: readonly FieldDefinition[],
  item: Item,
  field: FieldDefinition
): string {
  if (field.kind === 'User' || field.kind === 'Lookup')
    return targets(context, item, field)
      .map(one => one.text)
      .join('; ');
  return valueText(storedReader(context, list, fields, field)(item), valueKind(field), field.dateOnly, context.zone);
}

/** What a lookup or person column points at: the ids with the text that is shown of each. */
export function targets(context: Context, item: Item, field: FieldDefinition): { id: number; text: string }[] {
  const read = targetReader(context, field, field.kind === 'User' ? 'Title' : field.lookupField);
  return idsOf(item, field).flatMap(id => {
    const text = read(id);
    return text === undefined ? [] : [{ id, text: text === null ? '' : String(text) }];
  });
}

/** A value as SharePoint shows it in the site's locale, English of the United Kingdom. */
export function valueText(value: unknown, kind: string, dateOnly: boolean, zone: TimeZone): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  // A calculated date may be an error, such as #VALUE!.
  if (kind === 'DateTime' && typeof value === 'string' && !value.startsWith('#'))
    return dateText(zone, value, dateOnly);
  if (Array.isArray(value)) return value.join('; ');
  if (isRecord(value)) return `${String(value['Url'])}, ${String(value['Description'])}`;
  return String(value);
}

/** A stored date as 31/12/2026 or 31/12/2026 14:05, in the site's own time. */
export function dateText(zone: TimeZone, value: string, dateOnly: boolean): string {
  const local = new Date(zone.toLocal(Date.parse(value))).toISOString();
  const day = `${local.slice(8, 10)}/${local.slice(5, 7)}/${local.slice(0, 4)}`;
  return dateOnly ? day : `${day} ${local.slice(11, 16)}`;
}

function htmlText(item: Item, field: FieldDefinition, plain: string): string {
  const value = fieldValue(item, field);
  if (field.kind === 'Note' && field.richText) return plain;
  if (field.kind === 'URL' && isRecord(value)) {
    return `<a href="${escapeHtml(String(value['Url']))}">${escapeHtml(String(value['Description']))}</a>`;
  }
  const html = escapeHtml(plain);
  return field.kind === 'Note' ? html.replaceAll('\n', '<br>') : html;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** In the form that `validateUpdateListItem` takes, so that what a form is given it may send back. */
function editText(context: Context, item: Item, field: FieldDefinition, plain: string): string {
  const value = fieldValue(item, field);
  if (field.kind === 'User') {
    const people = new Map(context.store.principals.of(context.web.site).map(one => [one.id, one]));
    const keys = idsOf(item, field)
      .flatMap(id => people.get(id) ?? [])
      .map(one => ({ Key: loginName(one) }));
    return keys.length === 0 ? '' : JSON.stringify(keys);
  }
  if (field.kind === 'Lookup')
    return targets(context, item, field)
      .map(one => `${one.id};#${one.text}`)
      .join(';#');
  if (field.kind === 'Boolean') return value === null ? '' : value === true ? '1' : '0';
  return Array.isArray(value) ? value.join(';#') : plain;
}

/** Versions and text values write an underscore in a name as `_x005f_`. */
export function escapeName(name: string): string {
  const escaped = name.replaceAll('_', '_x005f_');
  return name.startsWith('_') ? `OData_${escaped}` : escaped;
}
