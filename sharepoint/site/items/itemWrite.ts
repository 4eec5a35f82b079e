import { randomUUID } from 'node:crypto';
import { bodyRecord, bodyType, nowText } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { accessDenied, badQuery, duplicateValue, noItem, staleETag, unknownProperty } from '../odata/errors.ts';
import { propertyName } from '../columns/fields.ts';
import type { FieldDefinition } from '../columns/fields.ts';
import { headerETag, itemType } from './itemQuery.ts';
import { ownValue } from '../odata/json.ts';
import type { Item, List, Stored, Values } from '../store/model.ts';
import { demand, demandList, listMask, permissions, rowRights } from '../webs/rights.ts';
import { defaultOf, readValue } from './values.ts';

/** Properties of a row that may be sent back as they were read; SharePoint leaves them as they are. */
const leftAlone = new Set([
  'Id', 'ID', 'FileSystemObjectType', 'ServerRedirectedEmbedUri', 'ServerRedirectedEmbedUrl', 'ContentTypeId', 'ContentType',
  'Modified', 'Created', 'AuthorId', 'EditorId', 'AuthorStringId', 'EditorStringId', 'OData__UIVersionString', 'Attachments', 'GUID',
  'UniqueId'
]);

/** The row with an id, if this user may know of it. */
export function findItem(context: Context, list: List, id: number): Item {
  demandList(listMask(context.store, context.web, list, context.user.id));
  const item = context.store.items(list.id).get(id);
  if (!item || !rowRights(context.store, context.web, list, context.user.id).maySee(item)) throw noItem();
  return item;
}

/** Adds a row from the body of the request. */
export function addItem(context: Context, list: List): Item {
  demand(listMask(context.store, context.web, list, context.user.id), permissions.addItems);
  const fields = context.store.fields(list.id);
  const written = readBody(context, list, fields);
  const values: Values = {};
  for (const field of fields) {
    const value = written.has(field.name) ? written.get(field.name) : field.fromBase ? null : defaultOf(context, field);
    if (value !== undefined && value !== null) values[field.name] = value;
  }
  const time = nowText(context);
  const item: Item = {
    id: list.nextItem,
    version: 1,
    major: 1,
    uniqueId: randomUUID(),
    guid: randomUUID(),
    author: context.user.id,
    editor: context.user.id,
    created: time,
    modified: time,
    kind: 0,
    dir: list.folder,
    leaf: `${list.nextItem}_.000`,
    contentType: '0x0100',
    uniqueRoles: false,
    document: undefined,
    values
  };
  checkUnique(context, list, fields, item);
  context.store.saveList({ ...list, nextItem: list.nextItem + 1, changed: time });
  context.store.saveItem(list, item, true);
  return item;
}

/** Changes a row by the body of the request, if its ETag is the one that the writer read. */
export function updateItem(context: Context, list: List, item: Item): Item {
  demandChange(context, list, item, permissions.editItems);
  checkETag(context, item);
  const fields = context.store.fields(list.id);
  const values: Values = {};
  const names = new Set(fields.map((field) => field.name));
  for (const [name, value] of Object.entries(item.values)) if (names.has(name)) values[name] = value;
  for (const [name, value] of readBody(context, list, fields)) {
    if (value === null) delete values[name];
    else values[name] = value;
  }
  const time = nowText(context);
  const next: Item = {
    ...item,
    version: item.version + 1,
    major: list.settings.EnableVersioning ? item.major + 1 : item.major,
    editor: context.user.id,
    modified: time,
    values
  };
  checkUnique(context, list, fields, next);
  context.store.saveList({ ...list, changed: time });
  context.store.saveItem(list, next, false);
  return next;
}

/** Removes a row for good, or into the recycle bin, whose id for it is answered. */
export function deleteItem(context: Context, list: List, item: Item, recycle: boolean): string | undefined {
  demandChange(context, list, item, permissions.deleteItems);
  if (!recycle || context.ifMatch !== undefined) checkETag(context, item);
  const time = nowText(context);
  const bin = recycle ? context.store.recycleBin.put(context.web, list, item, time, context.user.id) : undefined;
  context.store.removeItem(list, item);
  context.store.saveList({ ...list, changed: time });
  return bin;
}

function demandChange(context: Context, list: List, item: Item, permission: bigint): void {
  if (!rowRights(context.store, context.web, list, context.user.id).mayChange(item, permission)) throw accessDenied();
}

function checkETag(context: Context, item: Item): void {
  const given = context.ifMatch;
  if (given === '*') return;
  const actual = headerETag(item);
  const plain = given?.replace(/^W\//, '').toLowerCase();
  if (plain === actual.toLowerCase() || plain === `"${item.version}"`) return;
  throw staleETag(given ?? '', actual);
}

function readBody(context: Context, list: List, fields: readonly FieldDefinition[]): Map<string, Stored> {
  const body = bodyRecord(context);
  if (context.verboseBody && bodyType(context) === undefined) {
    throw badQuery(
      'An entry without a type name was found, but no expected type was specified. To allow entries without type information, the expected type must also be specified when the model is specified.'
    );
  }
  const byProperty = new Map(fields.map((field) => [propertyName(field), field]));
  const written = new Map<string, Stored>();
  for (const [name, value] of Object.entries(body)) {
    if (leftAlone.has(name)) continue;
    const field = byProperty.get(name);
    if (!field) {
      // A person's id may come back as it was read, as text beside the number.
      const person = /^(.+)StringId$/.exec(name)?.[1];
      if (person !== undefined && byProperty.get(`${person}Id`)?.kind === 'User') continue;
      throw unknownProperty(name, itemType(list));
    }
    if (field.readOnly || field.kind === 'Computed') continue;
    written.set(field.name, readValue(context, field, value));
  }
  return written;
}

/** 500 when a value that must be the only one is in another row. */
export function checkUnique(context: Context, list: List, fields: readonly FieldDefinition[], item: Item): void {
  for (const field of fields) {
    if (!field.unique) continue;
    const value = ownValue(item.values, field.name);
    if (value === undefined || value === null) continue;
    if (typeof value === 'object') continue;
    if (context.store.items(list.id).withValue(field.name, value).some((other) => other.id !== item.id)) throw duplicateValue();
  }
}
