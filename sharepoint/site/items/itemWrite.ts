import { randomUUID } from 'node:crypto';
import { bodyRecord, bodyType, nowText } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { accessDenied, badQuery, duplicateValue, noItem, staleETag, unknownProperty } from '../odata/errors.ts';
import { defaultType, writtenType } from '../contentTypes/contentTypes.ts';
import { propertyName } from '../columns/fields.ts';
import type { FieldDefinition } from '../columns/fields.ts';
import { checkRules } from '../formulas/validation.ts';
import { fieldValue } from './itemColumns.ts';
import { headerETag, itemType } from './itemQuery.ts';
import { ownValue } from '../odata/json.ts';
import type { Item, List, Stored, Values } from '../store/model.ts';
import { demand, listMask, mayChange, maySee, permissions } from '../webs/rights.ts';
import { rowsToCascade } from './itemRelations.ts';
import { defaultOf, readValue } from './values.ts';

/** Properties of a row that may be sent back as they were read; SharePoint leaves them as they are. */
const leftAlone = new Set([
  'Id', 'ID', 'FileSystemObjectType', 'ServerRedirectedEmbedUri', 'ServerRedirectedEmbedUrl', 'ContentTypeId', 'ContentType',
  'Modified', 'Created', 'AuthorId', 'EditorId', 'AuthorStringId', 'EditorStringId', 'OData__UIVersionString', 'Attachments', 'GUID',
  'UniqueId'
]);

/** The row with an id, if this user may know of it. */
export function findItem(context: Context, list: List, id: number): Item {
  const mask = listMask(context.store, context.web, list, context.user.id);
  demand(mask, permissions.viewItems);
  const item = context.store.items(list.id).get(id);
  if (!item || !maySee(list, mask, item, context.user.id)) throw noItem();
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
    contentType: writtenType(context.store, list, bodyRecord(context)['ContentTypeId'], defaultType(context.store, list, 0)),
    uniqueRoles: false,
    document: undefined,
    values
  };
  checkUnique(context, list, fields, item);
  checkRules(context, list, fields, item, fieldValue);
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
    contentType: writtenType(context.store, list, bodyRecord(context)['ContentTypeId'], item.contentType),
    values
  };
  checkUnique(context, list, fields, next);
  checkRules(context, list, fields, next, fieldValue);
  context.store.saveList({ ...list, changed: time });
  context.store.saveItem(list, next, false);
  return next;
}

/** Removes a row for good, or into the recycle bin, whose id for it is answered. */
export function deleteItem(context: Context, list: List, item: Item, recycle: boolean): string | undefined {
  demandChange(context, list, item, permissions.deleteItems);
  if (!recycle || context.ifMatch !== undefined) checkETag(context, item);
  return remove(context, list, item, recycle);
}

/** Removes a row, and with it the rows that go when it goes; each needs the right to delete it. */
function remove(context: Context, list: List, item: Item, recycle: boolean): string | undefined {
  const cascades = rowsToCascade(context, list, item);
  const time = nowText(context);
  const bin = recycle ? context.store.recycle(context.web, list, item, time, context.user.id) : undefined;
  context.store.removeItem(list, item, time);
  context.store.saveList({ ...list, changed: time });
  for (const { list: other, items } of cascades) {
    for (const one of items) {
      // Rows may refer to each other in a circle.
      if (!context.store.items(other.id).has(one.id)) continue;
      demandChange(context, other, one, permissions.deleteItems);
      remove(context, other, one, recycle);
    }
  }
  return bin;
}

function demandChange(context: Context, list: List, item: Item, permission: bigint): void {
  const mask = listMask(context.store, context.web, list, context.user.id);
  demand(mask, permission);
  if (!mayChange(list, mask, item, context.user.id)) throw accessDenied();
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

function checkUnique(context: Context, list: List, fields: readonly FieldDefinition[], item: Item): void {
  for (const field of fields) {
    if (!field.unique) continue;
    const value = ownValue(item.values, field.name);
    if (value === undefined || value === null) continue;
    if (typeof value === 'object') continue;
    if (context.store.items(list.id).withValue(field.name, value).some((other) => other.id !== item.id)) throw duplicateValue();
  }
}
