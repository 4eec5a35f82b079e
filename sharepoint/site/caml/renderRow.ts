import { idsOf, storedReader } from '../items/itemColumns.ts';
import { dateText, targets } from '../items/itemText.ts';
import { typeOf } from '../items/rowTypes.ts';
import { isRecord } from '../json.ts';
import type { Context } from '../odata/context.ts';
import { rowRights } from '../people/rights.ts';
import { isLookup, valueKind } from '../store/fields.ts';
import type { FieldDefinition } from '../store/fields.ts';
import type { Item, List, Principal } from '../store/model.ts';
import { CamlColumns } from './camlFilter.ts';
import { navigations } from './camlQuery.ts';

/** How rows are to be written. */
export interface RowOptions {
  /** Internal names of the columns. */
  names: readonly string[];
  /** Dates in UTC rather than in the site's own time and way of writing. */
  utc: boolean;
  /** The columns that SharePoint's own pages need whatever the view shows. */
  required: boolean;
  /** People with job title and department too. */
  expandUser: boolean;
}

type Row = Record<string, unknown>;
type Emit = (item: Item, row: Row) => void;

/** A mask as `PermMask` and `FolderPermissions` write it. */
export function hexMask(mask: bigint): string {
  return `0x${mask.toString(16)}`;
}

/**
 * Makes the function that writes rows as RenderListData does: every simple value is a text, an empty one an empty text.
 */
export function rowWriter(context: Context, list: List, options: RowOptions): (item: Item) => Row {
  const columns = new CamlColumns(context, list);
  const rights = rowRights(context.store, context.web, list, context.user.id);
  const emits: Emit[] = [
    (item, row) => {
      row['ID'] = String(item.id);
      row['PermMask'] = hexMask(rights.maskOf(item));
      row['FSObjType'] = String(item.kind);
      row['UniqueId'] = `{${item.uniqueId.toUpperCase()}}`;
      if (!options.required) return;
      Object.assign(row, {
        ContentTypeId: item.contentType,
        ContentType: typeOf(context.store, list, item)?.name ?? '',
        FileRef: `${item.dir}/${item.leaf}`,
        FileLeafRef: item.leaf,
        File_x0020_Type: item.document ? (/\.([^.]+)$/.exec(item.leaf)?.[1] ?? '') : ''
      });
    }
  ];
  for (const name of new Set(options.names)) {
    if (navigations.has(name)) continue;
    const field = columns.field(name);
    if (field) emits.push(emitter(context, list, field, options));
    if (field && name !== field.name)
      emits.push((_item, row) => {
        row[name] = row[field.name];
      });
    if (!field)
      emits.push((item, row) => {
        row[name] ??= propertyText(item, name);
      });
  }
  return item => {
    const row: Row = {};
    for (const emit of emits) emit(item, row);
    return row;
  };
}

function propertyText(item: Item, name: string): string {
  switch (name) {
    case 'FileRef':
      return `${item.dir}/${item.leaf}`;
    case 'FileDirRef':
      return item.dir;
    case 'FileLeafRef':
    case 'LinkFilename':
    case 'LinkFilenameNoMenu':
      return item.leaf;
  }
  return '';
}

function emitter(context: Context, list: List, field: FieldDefinition, options: RowOptions): Emit {
  const { name } = field;
  const { zone } = context;
  if (field.kind === 'User') {
    const people = new Map(context.store.principals.of(context.web.site).map(one => [one.id, one]));
    return (item, row) => {
      const all = idsOf(item, field).flatMap(id => people.get(id) ?? []);
      row[name] = all.length === 0 ? '' : all.map(one => person(one, options.expandUser));
    };
  }
  if (isLookup(field)) {
    return (item, row) => {
      const all = targets(context, item, field).map(one => ({
        lookupId: one.id,
        lookupValue: one.text,
        isSecretFieldValue: false
      }));
      row[name] = all.length === 0 ? '' : all;
    };
  }
  const read = storedReader(context, list, context.store.fields(list.id), field);
  return (item, row) => {
    const value = read(item);
    // What a formula says that has no value.
    const failed = field.kind === 'Calculated' && typeof value === 'string' && value.startsWith('#');
    switch (failed ? 'Text' : valueKind(field)) {
      case 'DateTime':
        row[name] = typeof value !== 'string' ? '' : options.utc ? value : dateText(zone, value, field.dateOnly);
        if (typeof value === 'string') Object.assign(row, { [`${name}.`]: value, [`${name}.FriendlyDisplay`]: '' });
        break;
      case 'Number':
      case 'Currency':
      case 'Integer':
        row[name] = typeof value === 'number' ? numberText(field, value) : '';
        if (typeof value === 'number') row[`${name}.`] = Math.abs(value) < 1e15 ? value.toPrecision(15) : String(value);
        break;
      case 'Boolean':
        row[name] = value === null ? '' : value === true ? 'Yes' : 'No';
        row[`${name}.value`] = value === null ? '' : value === true ? '1' : '0';
        break;
      case 'Attachments':
        row[name] = value === true ? '1' : '0';
        break;
      case 'URL':
        row[name] = isRecord(value) ? value['Url'] : '';
        row[`${name}.desc`] = isRecord(value) ? value['Description'] : '';
        break;
      case 'Guid':
        row[name] = typeof value === 'string' ? `{${value.toUpperCase()}}` : '';
        break;
      default:
        row[name] = Array.isArray(value) ? value : value === null || value === undefined ? '' : String(value);
    }
  };
}

function person(one: Principal, more: boolean): Row {
  return {
    id: String(one.id),
    title: one.title,
    email: one.email,
    sip: one.email,
    picture: '',
    ...(more ? { jobTitle: one.jobTitle, department: one.department } : {})
  };
}

/** A number as the site's locale, English of the United Kingdom, writes it: 1,234.5. */
function numberText(field: FieldDefinition, value: number): string {
  const digits =
    field.decimals === null || field.decimals < 0
      ? { maximumFractionDigits: 15 }
      : { minimumFractionDigits: field.decimals, maximumFractionDigits: field.decimals };
  const shown = (field.percentage ? value * 100 : value).toLocaleString('en-GB', digits);
  return field.kind === 'Currency' ? `£${shown}` : field.percentage ? `${shown}%` : shown;
}
