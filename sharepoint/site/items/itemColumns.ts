import { calculatedReader, calculatedText } from '../formulas/calculated.ts';
import { ownValue } from '../json.ts';
import { apiUrl } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { badRequest } from '../odata/errors.ts';
import { addedBy } from '../odata/modules.ts';
import { loginName } from '../people/principals.ts';
import { itemMask, maskText, rowRights } from '../people/rights.ts';
import { isLookup, propertyName } from '../store/fields.ts';
import type { FieldDefinition } from '../store/fields.ts';
import type { Item, List, Principal } from '../store/model.ts';
import { addressOf } from '../store/tree.ts';
import { instantText } from '../timeZone.ts';
import { typeOf } from './rowTypes.ts';

/** A column of a query: how to read its value from a row. */
export interface Column {
  /** The field it stands on, when it can carry an index. */
  field: FieldDefinition | undefined;
  /** A lookup or person column that the query has to join. */
  joins: string | undefined;
  read: (item: Item) => unknown;
}

/** 400 for a name that a list's rows don't have. */
export function noProperty(name: string): Error {
  return badRequest(`The field or property '${name}' does not exist.`);
}

/** 400 for a lookup or person column that is selected without a property of its target. */
export function needsExpand(path: string, lookup: string): Error {
  return badRequest(
    `The query to field '${path}' is not valid. The $select query string must specify the target fields and the $expand query string must contains ${lookup}.`
  );
}

/** The value of a column as it is answered. */
export function fieldValue(item: Item, field: FieldDefinition): unknown {
  switch (field.name) {
    case 'ID':
      return item.id;
    case 'Created':
      return item.created;
    case 'Modified':
      return item.modified;
    case 'Author':
      return item.author;
    case 'Editor':
      return item.editor;
    case '_UIVersionString':
      return `${item.major}.0`;
    case 'GUID':
      return item.guid;
    case 'Attachments':
      return ownValue(item.values, 'Attachments') ?? false;
    case 'ContentTypeId':
      return item.contentType;
    default:
      // A dependent lookup points where its primary one does.
      return ownValue(item.values, field.primaryName || field.name) ?? null;
  }
}

/**
 * Makes the function that reads a column as it is answered; unlike `fieldValue` also what the row itself doesn't hold.
 */
export function valueReader(
  context: Context,
  list: List,
  fields: readonly FieldDefinition[],
  field: FieldDefinition
): (item: Item) => unknown {
  if (field.kind !== 'Calculated') return storedReader(context, list, fields, field);
  const read = calculatedReader(context, fields, field, fieldValue);
  return item => calculatedText(read(item));
}

/**
 * Makes the function that reads a column as if the row stored it: a calculated one as its output type, or as an error
 * such as `#VALUE!`.
 */
export function storedReader(
  context: Context,
  list: List,
  fields: readonly FieldDefinition[],
  field: FieldDefinition
): (item: Item) => unknown {
  if (field.kind === 'Calculated') {
    const read = calculatedReader(context, fields, field, fieldValue);
    return item => {
      const value = read(item);
      return value instanceof Date ? instantText(value.getTime()) : value;
    };
  }
  if (field.name === 'ContentType') return item => typeOf(context.store, list, item)?.name ?? null;
  return item => fieldValue(item, field);
}

/** The ids that a lookup or person column holds. */
export function idsOf(item: Item, field: FieldDefinition): number[] {
  const value = fieldValue(item, field);
  if (typeof value === 'number') return [value];
  return Array.isArray(value) ? value.filter(one => typeof one === 'number') : [];
}

/**
 * How to read the ids that still have a target: a deleted row empties the lookups that pointed at it, and a row that
 * one may not see is as good as none.
 */
function livingIds(context: Context, field: FieldDefinition): (item: Item) => number[] {
  if (field.kind === 'User') return item => idsOf(item, field);
  const visible = visibleRow(context, field);
  return item => idsOf(item, field).filter(id => visible(id) !== undefined);
}

/** How to find the row that a lookup points at, if this user may see it. */
export function visibleRow(context: Context, field: FieldDefinition): (id: number) => Item | undefined {
  const { store, user } = context;
  const target = store.list(field.lookupList);
  const web = target && store.web(target.web);
  if (!target || !web) return () => undefined;
  const rows = store.items(target.id);
  const rights = rowRights(store, web, target, user.id);
  return id => {
    const row = rows.get(id);
    return row && rights.maySee(row) ? row : undefined;
  };
}

/** Finds the plain columns of a row by the names that a query uses. */
export function plainColumn(
  context: Context,
  list: List,
  fields: readonly FieldDefinition[],
  name: string
): Column | undefined {
  const fixed =
    ownValue(fixedColumns(context, list), name) ??
    ownValue(
      addedBy(context.modules, module => module.itemProperties?.(context, list)),
      name
    );
  if (fixed)
    return { field: fields.find(field => field.name === 'ID' && name === 'Id'), joins: undefined, read: fixed };
  for (const field of fields) {
    if (isLookup(field)) {
      const property = propertyName(field);
      if (name === property) {
        const ids = livingIds(context, field);
        return { field, joins: undefined, read: item => single(field, ids(item)) };
      }
      if (field.kind === 'User' && name === `${property.slice(0, -2)}StringId`) {
        return { field, joins: undefined, read: item => single(field, idsOf(item, field).map(String)) };
      }
    } else if (propertyName(field) === name || field.name === name) {
      return { field, joins: undefined, read: valueReader(context, list, fields, field) };
    }
  }
  return undefined;
}

function single(field: FieldDefinition, ids: number[] | string[]): unknown {
  if (field.many) return ids.length === 0 ? null : ids;
  return ids[0] ?? null;
}

/** Properties of a row that are no columns of the list. */
function fixedColumns(context: Context, list: List): Record<string, (item: Item) => unknown> {
  return {
    Id: item => item.id,
    FileSystemObjectType: item => item.kind,
    FSObjType: item => item.kind,
    File_x0020_Size: item => (item.document ? String(item.document.size) : null),
    File_x0020_Type: item =>
      item.document && item.leaf.includes('.') ? item.leaf.slice(item.leaf.lastIndexOf('.') + 1) : null,
    CheckoutUserId: item => item.document?.checkedOutBy ?? null,
    EncodedAbsUrl: item => context.origin + addressOf(item).split('/').map(encodeURIComponent).join('/'),
    ServerRedirectedEmbedUri: () => null,
    ServerRedirectedEmbedUrl: () => '',
    ContentTypeId: item => item.contentType,
    UniqueId: item => item.uniqueId,
    FileLeafRef: item => item.leaf,
    FileDirRef: item => item.dir,
    FileRef: item => `${item.dir}/${item.leaf}`,
    HasUniqueRoleAssignments: item => item.uniqueRoles,
    EffectiveBasePermissions: item => maskText(itemMask(context.store, context.web, list, item, context.user.id))
  };
}

/** The kinds of column that a lookup can show of its target; SharePoint joins no others. */
const projected = new Set([
  'Text',
  'Number',
  'Currency',
  'Integer',
  'DateTime',
  'Counter',
  'Guid',
  'Note',
  'Calculated'
]);

const personProperties: Record<string, (one: Principal) => unknown> = {
  Id: one => one.id,
  ID: one => one.id,
  Title: one => one.title,
  Name: loginName,
  EMail: one => one.email,
  UserName: one => (one.kind === 1 ? one.login : null),
  SipAddress: one => (one.kind === 1 ? one.email : null),
  JobTitle: one => one.jobTitle || null,
  Department: one => one.department || null,
  FirstName: one => one.title.split(' ')[0] ?? null,
  LastName: one => one.title.split(' ').slice(1).join(' ') || null
};

/** How to read one property of the target of a lookup or person column; a target out of reach reads as undefined. */
export function targetReader(context: Context, field: FieldDefinition, property: string): (id: number) => unknown {
  const path = `${field.name}/${property}`;
  if (field.kind === 'User') {
    const read = ownValue(personProperties, property);
    if (!read) throw badRequest(`The query to field '${path}' is not valid.`);
    const people = new Map(context.store.principals.of(context.web.site).map(one => [one.id, one]));
    return id => {
      const one = people.get(id);
      return one && read(one);
    };
  }
  const target = context.store.list(field.lookupList);
  if (!target) return () => undefined;
  // Nobody reads through a lookup what they may not read in the list itself.
  const visible = visibleRow(context, field);
  if (property === 'Id' || property === 'ID') return id => visible(id)?.id;
  const fields = context.store.fields(target.id);
  const shown = fields.find(one => one.name === property);
  if (!shown || !projected.has(shown.kind)) throw badRequest(`The query to field '${path}' is not valid.`);
  const read = valueReader(context, target, fields, shown);
  return id => {
    const row = visible(id);
    return row && read(row);
  };
}

/** The field that a path through a lookup starts from; 400 when it is none or was not expanded. */
export function expandedField(
  fields: readonly FieldDefinition[],
  path: string,
  expanded: ReadonlySet<string>
): { field: FieldDefinition; property: string } {
  const [name = '', property = '', ...deeper] = path.split('/');
  const field = fields.find(one => one.name === name);
  if (!field) throw noProperty(path);
  // A dependent lookup shows the one column that it was made for.
  const hidden = field.primaryId !== '' && !/^id$/i.test(property) && property !== field.lookupField;
  if (!isLookup(field) || deeper.length > 0 || hidden) throw badRequest(`The query to field '${path}' is not valid.`);
  if (!expanded.has(name)) throw needsExpand(path, name);
  return { field, property };
}

/** Finds the column at a path of a filter or a sort. */
export function queryColumn(
  context: Context,
  list: List,
  fields: readonly FieldDefinition[],
  path: string,
  expanded: ReadonlySet<string>
): Column {
  if (path.includes('/')) {
    const { field, property } = expandedField(fields, path, expanded);
    const read = targetReader(context, field, property);
    const ids = livingIds(context, field);
    const values = (item: Item): unknown[] =>
      ids(item)
        .map(read)
        .filter(one => one !== undefined);
    return {
      // Only the id stands in the row itself: an index on the column doesn't help to find the target's text.
      field: /^id$/i.test(property) ? field : undefined,
      joins: field.name,
      read: item => (field.many ? values(item) : (values(item)[0] ?? null))
    };
  }
  const column = plainColumn(context, list, fields, path);
  if (!column) {
    if (fields.some(field => field.name === path && isLookup(field))) throw needsExpand(path, path);
    throw badRequest(`Column '${path}' does not exist. It may have been deleted by another user.  ${apiUrl(context)}`);
  }
  const { field } = column;
  if (field?.kind === 'Calculated') {
    const read = calculatedReader(context, fields, field, fieldValue);
    return {
      ...column,
      read: item => {
        const value = read(item);
        // An error is no number, date or yes or no: it compares as empty.
        return typeof value === 'string' && field.outputType !== 'Text' ? null : value;
      }
    };
  }
  if (field?.kind === 'DateTime') {
    return {
      ...column,
      read: item => {
        const value = column.read(item);
        return typeof value === 'string' ? new Date(value) : null;
      }
    };
  }
  return field?.many ? { ...column, read: item => column.read(item) ?? [] } : column;
}
