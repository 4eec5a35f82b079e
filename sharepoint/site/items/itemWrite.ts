import { randomUUID } from 'node:crypto';
import { checkRules } from '../formulas/validation.ts';
import { ownValue } from '../json.ts';
import { isLibrary } from '../lists/lists.ts';
import { bodyRecord, bodyType, nowText } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import {
  accessDenied,
  badQuery,
  badRequest,
  duplicateValue,
  noItem,
  staleETag,
  unknownProperty
} from '../odata/errors.ts';
import { demand, demandList, listMask, permissions, rowRights } from '../people/rights.ts';
import { propertyName } from '../store/fields.ts';
import type { FieldDefinition } from '../store/fields.ts';
import type { Item, List, Stored, Values } from '../store/model.ts';
import { rowsInside } from '../store/tree.ts';
import { fieldValue } from './itemColumns.ts';
import { headerETag, itemType } from './itemNames.ts';
import { rowsToCascade } from './itemRelations.ts';
import { checkNotLocked } from './locks.ts';
import { defaultType, writtenType } from './rowTypes.ts';
import { nextMajor } from './touchItem.ts';
import { defaultOf, readValue } from './values.ts';

/** Properties of a row that a client may send back as it read them; SharePoint ignores them. */
const readOnlyProperties = new Set([
  'Id',
  'ID',
  'FileSystemObjectType',
  'ServerRedirectedEmbedUri',
  'ServerRedirectedEmbedUrl',
  'ContentTypeId',
  'ContentType',
  'Modified',
  'Created',
  'AuthorId',
  'EditorId',
  'AuthorStringId',
  'EditorStringId',
  'OData__UIVersionString',
  'Attachments',
  'GUID',
  'UniqueId'
]);

/** The row with an id; 404 when there is none that this user may see. */
export function findItem(context: Context, list: List, id: number): Item {
  demandList(listMask(context.store, context.web, list, context.user.id));
  const item = context.store.items(list.id).get(id);
  if (!item || !rowRights(context.store, context.web, list, context.user.id).maySee(item)) throw noItem();
  return item;
}

/** Adds a row from the body of the request. */
export function addItem(context: Context, list: List): Item {
  demand(listMask(context.store, context.web, list, context.user.id), permissions.addItems);
  if (isLibrary(list)) throw noRowInLibrary();
  const contentType = writtenType(
    context.store,
    list,
    bodyRecord(context)['ContentTypeId'],
    defaultType(context.store, list, 0)
  );
  return saveNew(context, list, readBody(context, list, context.store.fields(list.id)), { contentType });
}

/** 400 for a row without a document, in a library. */
export function noRowInLibrary(): Error {
  return badRequest('To add an item to a document library, use SPFileCollection.Add()');
}

/** The address of a new row outside the list's root folder, and the system columns that are set for it. */
export type NewRow = Partial<
  Pick<Item, 'dir' | 'leaf' | 'kind' | 'contentType' | 'author' | 'editor' | 'created' | 'modified'>
>;

/** Saves a new row with the values that were written and the defaults of the other columns. */
export function saveNew(context: Context, list: List, written: ReadonlyMap<string, Stored>, wanted: NewRow = {}): Item {
  const fields = context.store.fields(list.id);
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
    contentType: defaultType(context.store, list, wanted.kind ?? 0),
    uniqueRoles: false,
    document: undefined,
    ...wanted,
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
  const contentType = writtenType(context.store, list, bodyRecord(context)['ContentTypeId'], item.contentType);
  return saveChange(context, list, item, readBody(context, list, context.store.fields(list.id)), { contentType });
}

/** The system columns that are set with a change: who made it and when, and the version that it belongs to. */
export type Changed = Partial<Pick<Item, 'author' | 'editor' | 'created' | 'modified' | 'major' | 'contentType'>>;

/** Saves a changed row: the values that were written, and the others as they were. */
export function saveChange(
  context: Context,
  list: List,
  item: Item,
  written: ReadonlyMap<string, Stored>,
  wanted: Changed = {}
): Item {
  const fields = context.store.fields(list.id);
  const values: Values = {};
  const names = new Set(fields.map(field => field.name));
  for (const [name, value] of Object.entries(item.values)) if (names.has(name)) values[name] = value;
  for (const [name, value] of written) {
    if (value === null) delete values[name];
    else values[name] = value;
  }
  const time = nowText(context);
  const next: Item = {
    ...item,
    version: item.version + 1,
    major: nextMajor(list, item),
    editor: context.user.id,
    modified: time,
    ...wanted,
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

/** Removes a row with what is in it, and the rows that cascade with these; each needs the right to delete it. */
function remove(context: Context, list: List, item: Item, recycle: boolean): string | undefined {
  const { store } = context;
  const inside = rowsInside(store.items(list.id), item);
  for (const one of inside) demandChange(context, list, one, permissions.deleteItems);
  const cascades = [...inside, item].flatMap(one => rowsToCascade(context, list, one));
  const bin = recycle
    ? store.recycleBin.putItem(context.web, list, item, inside, nowText(context), context.user.id)
    : undefined;
  removeRow(context, list, item);
  for (const { list: other, items } of cascades) {
    for (const { id } of items) {
      // Rows may refer to each other in a circle.
      const one = store.items(other.id).get(id);
      if (!one) continue;
      demandChange(context, other, one, permissions.deleteItems);
      remove(context, other, one, recycle);
    }
  }
  return bin;
}

/** Removes a row with what is in it, without checking permissions. */
export function removeRow(context: Context, list: List, item: Item): void {
  const { store } = context;
  for (const one of [...rowsInside(store.items(list.id), item), item]) store.removeItem(list, one);
  store.saveList({ ...(store.list(list.id) ?? list), changed: nowText(context) });
}

/** 403 unless this user may change this row, 423 when somebody else has it checked out. */
export function demandChange(context: Context, list: List, item: Item, permission: bigint): void {
  if (!rowRights(context.store, context.web, list, context.user.id).mayChange(item, permission)) throw accessDenied();
  checkNotLocked(context, item);
}

/** 412 unless the request's IF-MATCH is the row's ETag. */
export function checkETag(context: Context, item: Item): void {
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
  const byProperty = new Map(fields.map(field => [propertyName(field), field]));
  const written = new Map<string, Stored>();
  for (const [name, value] of Object.entries(body)) {
    if (readOnlyProperties.has(name)) continue;
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
    if (isTaken(context, list, field, ownValue(item.values, field.name), item.id)) throw duplicateValue();
  }
}

/** Whether another row has the value already, in a column whose values must differ. */
export function isTaken(
  context: Context,
  list: List,
  field: FieldDefinition,
  value: Stored | undefined,
  id: number | undefined
): boolean {
  if (!field.unique || value === undefined || value === null || typeof value === 'object') return false;
  return context.store
    .items(list.id)
    .withValue(field.name, value)
    .some(other => other.id !== id);
}
