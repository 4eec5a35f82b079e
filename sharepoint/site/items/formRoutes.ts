import { RuleBroken } from '../formulas/formulaErrors.ts';
import { isRecord } from '../json.ts';
import type { JsonRecord } from '../json.ts';
import { isLibrary } from '../lists/lists.ts';
import type { Answer } from '../odata/answer.ts';
import { bodyRecord } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { accessDenied, badQuery, badRequest, duplicateValue, noField, SharePointError } from '../odata/errors.ts';
import type { Segment } from '../odata/path.ts';
import { PropertyReader } from '../odata/propertyReader.ts';
import { demand, itemMask, listMask, maskText, may, permissions } from '../people/rights.ts';
import type { FieldDefinition } from '../store/fields.ts';
import type { Item, List, Stored } from '../store/model.ts';
import { addressOf } from '../store/tree.ts';
import { fold } from '../text.ts';
import { plainUrl, rowAt } from './addresses.ts';
import { FormError, readFormValue } from './formValues.ts';
import type { FormOptions } from './formValues.ts';
import { deleteItem, demandChange, isTaken, saveChange, saveNew, noRowInLibrary } from './itemWrite.ts';
import type { Changed, NewRow } from './itemWrite.ts';
import { alreadyExists } from './nameErrors.ts';
import { checkName } from './names.ts';
import { renamedUrl, renameRow } from './rename.ts';
import { defaultType, writtenType } from './rowTypes.ts';

/** One row of a form's answer: the value as it was sent, and what was wrong with it. */
interface FormRow {
  ErrorCode: number;
  ErrorMessage: string | null;
  FieldName: string;
  FieldValue: string;
  HasException: boolean;
  ItemId: number;
}

/** What a form's values come to. */
interface Form {
  rows: FormRow[];
  written: Map<string, Stored>;
  /** Who and when, for whom may set them. */
  system: Pick<Changed, 'author' | 'editor' | 'created' | 'modified' | 'contentType'>;
  /** The address that a document or folder is to have. */
  url?: string;
}

/** Answers the forms of one row; undefined for any other path. */
export function routeItemForm(
  context: Context,
  list: List,
  item: Item,
  segment: Segment,
  rest: readonly Segment[]
): Answer | undefined {
  if (rest.length > 0) return undefined;
  if (segment.name === 'effectivebasepermissionsforui' && context.method === 'GET') {
    const mask = itemMask(context.store, context.web, list, item, context.user.id);
    return { kind: 'value', name: 'EffectiveBasePermissionsForUI', type: 'SP.BasePermissions', value: maskText(mask) };
  }
  if (context.method !== 'POST') return undefined;
  switch (segment.name) {
    case 'validateupdatelistitem':
      return {
        kind: 'value',
        name: 'ValidateUpdateListItem',
        type: 'Collection(SP.ListItemFormUpdateValue)',
        value: updateByForm(context, list, item)
      };
    case 'deletewithparameters': {
      const { parameters } = bodyRecord(context);
      const reader = new PropertyReader(isRecord(parameters) ? parameters : {}, 'SP.ListItemDeleteParameters');
      // Nothing here holds a shared lock.
      reader.boolean('BypassSharedLock');
      reader.ignore('__metadata');
      reader.end();
      deleteItem({ ...context, ifMatch: '*' }, list, item, false);
      return { kind: 'empty', status: 200 };
    }
    case 'getwopiframeurl':
      // As documented: empty where there is no application for it.
      return { kind: 'value', name: 'GetWOPIFrameUrl', type: 'Edm.String', value: '' };
  }
  return undefined;
}

/** Answers a list's `AddValidateUpdateItemUsingPath` and `AddValidateUpdateItem`; undefined for other paths. */
export function routeListForm(
  context: Context,
  list: List,
  segment: Segment,
  rest: readonly Segment[]
): Answer | undefined {
  if (context.method !== 'POST' || rest.length > 0) return undefined;
  if (segment.name !== 'addvalidateupdateitemusingpath' && segment.name !== 'addvalidateupdateitem') return undefined;
  return {
    kind: 'value',
    name: segment.text,
    type: 'Collection(SP.ListItemFormUpdateValue)',
    value: addByForm(context, list)
  };
}

/** All of a form's values or, when one is wrong, none of them; either way an answer of 200 that says so row by row. */
function updateByForm(context: Context, list: List, item: Item): FormRow[] {
  demandChange(context, list, item, permissions.editItems);
  const { values, options, sameVersion } = readForm(bodyRecord(context));
  const form = readRows(context, list, values, options, item);
  if (form.rows.some(row => row.HasException)) return form.rows;
  return saveUnlessRuleBroken(form, () => {
    const changed = saveChange(context, list, item, form.written, {
      ...form.system,
      ...(sameVersion ? { major: item.major } : {})
    });
    if (form.url !== undefined && form.url !== addressOf(item)) renameRow(context, list, changed, form.url, changed);
    return form.rows;
  });
}

function addByForm(context: Context, list: List): FormRow[] {
  demand(listMask(context.store, context.web, list, context.user.id), permissions.addItems);
  const body = bodyRecord(context);
  const { values, options } = readForm(body);
  const place = readPlace(context, list, body['listItemCreateInfo']);
  if (isLibrary(list) && place.kind !== 1) throw noRowInLibrary();
  const form = readRows(context, list, values, options, undefined);
  const named = new Set(values.map(value => value.name));
  for (const field of context.store.fields(list.id)) {
    if (!isRequired(field) || named.has(field.name) || place.kind === 1) continue;
    form.rows.push(failed(field.name, '', new FormError('You must specify a value for this required field.')));
  }
  if (form.rows.some(row => row.HasException)) return form.rows;
  const title = form.written.get('Title');
  const leaf = place.leaf ?? (place.kind === 1 && typeof title === 'string' ? title : undefined);
  if (place.kind === 1) {
    if (leaf === undefined) throw badRequest('A folder needs a name.');
    const url = `${place.dir ?? list.folder}/${checkName(leaf)}`;
    if (rowAt(context, list, url)) throw alreadyExists(url);
  }
  return saveUnlessRuleBroken(form, () => {
    const item = saveNew(context, list, form.written, {
      ...form.system,
      ...place,
      ...(leaf === undefined ? {} : { leaf })
    });
    const rows = [...form.rows, row('Id', String(item.id))];
    return rows.map(one => ({ ...one, ItemId: item.id }));
  });
}

/** Saves the row of a form, or answers in the form's rows which validation rule it breaks; nothing is saved then. */
function saveUnlessRuleBroken(form: Form, keep: () => FormRow[]): FormRow[] {
  try {
    return keep();
  } catch (error) {
    if (!(error instanceof RuleBroken)) throw error;
    const wrong = new FormError(error.message, Number.parseInt(error.code, 10));
    const { column = '' } = error;
    if (!form.rows.some(one => one.FieldName === column)) return [...form.rows, failed(column, '', wrong)];
    return form.rows.map(one => (one.FieldName === column ? failed(column, one.FieldValue, wrong, one.ItemId) : one));
  }
}

function isRequired(field: FieldDefinition): boolean {
  return (
    field.required &&
    !field.readOnly &&
    !field.hidden &&
    field.kind !== 'Computed' &&
    (field.fromBase || (field.defaultValue ?? '') === '')
  );
}

/** What a form sends: its values, and how they are written. */
function readForm(body: JsonRecord): {
  values: { name: string; value: string }[];
  options: FormOptions;
  sameVersion: boolean;
} {
  const reader = new PropertyReader(
    Object.fromEntries(Object.entries(body).filter(([key]) => key !== 'formValues')),
    'SP.ListItem'
  );
  const utc = reader.boolean('datesInUTC') ?? false;
  const sameVersion = reader.boolean('bNewDocumentUpdate') ?? false;
  reader.ignore('checkInComment', 'listItemCreateInfo', 'numberInInvariantCulture', 'sharedLockID');
  reader.end();
  const given = body['formValues'];
  const array = isRecord(given) ? given['results'] : given;
  if (!Array.isArray(array))
    throw badQuery(
      "Cannot convert the value of 'formValues' to the expected type 'Collection(SP.ListItemFormUpdateValue)'."
    );
  const values = array.map((one: unknown) => {
    if (!isRecord(one)) throw badQuery('A form value is an object with FieldName and FieldValue.');
    const value = new PropertyReader(one, 'SP.ListItemFormUpdateValue');
    const read = { name: value.text('FieldName') ?? '', value: value.text('FieldValue') ?? '' };
    value.ignore('__metadata', 'ErrorCode', 'ErrorMessage', 'HasException', 'ItemId');
    value.end();
    return read;
  });
  return { values, options: { utc }, sameVersion };
}

function row(name: string, value: string, id = 0): FormRow {
  return { ErrorCode: 0, ErrorMessage: null, FieldName: name, FieldValue: value, HasException: false, ItemId: id };
}

function failed(name: string, value: string, error: FormError, id = 0): FormRow {
  return { ...row(name, value, id), ErrorCode: error.code, ErrorMessage: error.message, HasException: true };
}

function readRows(
  context: Context,
  list: List,
  values: readonly { name: string; value: string }[],
  options: FormOptions,
  item: Item | undefined
): Form {
  const fields = new Map(context.store.fields(list.id).map(field => [field.name, field]));
  const form: Form = { rows: [], written: new Map(), system: {} };
  for (const { name, value } of values) {
    try {
      if (name === 'FileLeafRef' && item && (item.kind === 1 || item.document)) {
        form.url = renamedUrl(context, list, item, value);
        form.rows.push(row(name, value, item.id));
        continue;
      }
      const field = fields.get(name);
      if (!field) throw new FormError(noField(name).message, -2147024809);
      readOne(context, list, field, value, options, item, form);
      form.rows.push(row(name, value, item?.id));
    } catch (error) {
      // The name is invalid or in use.
      const wrong =
        error instanceof SharePointError ? new FormError(error.message, Number.parseInt(error.code, 10)) : error;
      if (!(wrong instanceof FormError)) throw error;
      form.rows.push(failed(name, value, wrong, item?.id));
    }
  }
  return form;
}

const systemColumns = { Author: 'author', Editor: 'editor', Created: 'created', Modified: 'modified' } as const;

function readOne(
  context: Context,
  list: List,
  field: FieldDefinition,
  text: string,
  options: FormOptions,
  item: Item | undefined,
  form: Form
): void {
  if (isSystem(field.name)) {
    // Who wrote a row and when may be said otherwise only by those who look after the list.
    if (!may(listMask(context.store, context.web, list, context.user.id), permissions.manageLists))
      throw new FormError(accessDenied().message, -2147024891);
    const value = readFormValue(context, { ...field, required: true }, text, options);
    Object.assign(form.system, { [systemColumns[field.name]]: value });
    return;
  }
  if (field.name === 'ContentType' || field.name === 'ContentTypeId') {
    const { store } = context;
    const before = item?.contentType ?? defaultType(store, list, 0);
    const named = store.contentTypes.of(list.id).find(type => type.name === text)?.id ?? 'unknown';
    form.system.contentType = writtenType(store, list, field.name === 'ContentType' ? named : text, before);
    return;
  }
  if (field.readOnly || field.kind === 'Computed' || field.kind === 'Attachments')
    throw new FormError(`The column '${field.name}' cannot be written.`);
  const value = readFormValue(context, field, text, options);
  if (isTaken(context, list, field, value, item?.id)) throw new FormError(duplicateValue().message, -2130575169);
  form.written.set(field.name, value);
}

function isSystem(name: string): name is keyof typeof systemColumns {
  return Object.hasOwn(systemColumns, name);
}

/** The folder that a new row goes into; 400 for one that the list doesn't have. */
function readPlace(context: Context, list: List, info: unknown): NewRow {
  if (info === undefined || info === null) return {};
  if (!isRecord(info))
    throw badQuery(
      "Cannot convert the value of 'listItemCreateInfo' to the expected type 'SP.ListItemCreationInformationUsingPath'."
    );
  const decoded = (name: string): string | undefined => {
    const path = info[name];
    const text = isRecord(path) ? path['DecodedUrl'] : path;
    return typeof text === 'string' && text !== '' ? text : undefined;
  };
  const reader = new PropertyReader(info, 'SP.ListItemCreationInformationUsingPath');
  reader.ignore('__metadata', 'FolderPath', 'FolderUrl', 'LeafName');
  const kind = reader.integer('UnderlyingObjectType') ?? 0;
  reader.end();
  if (kind !== 0 && kind !== 1) throw badRequest(`The UnderlyingObjectType ${kind} is not supported.`);
  const leaf = decoded('LeafName');
  const folder = decoded('FolderPath') ?? decoded('FolderUrl');
  return {
    ...(folder === undefined ? {} : { dir: knownFolder(context, list, folder) }),
    ...(kind === 1 ? { kind } : {}),
    ...(leaf === undefined ? {} : { leaf })
  };
}

function knownFolder(context: Context, list: List, url: string): string {
  const relative = url.startsWith(context.origin)
    ? url.slice(context.origin.length)
    : url.startsWith('/')
      ? url
      : `/${url}`;
  const wanted = plainUrl(context, relative);
  if (fold(wanted) === fold(list.folder)) return list.folder;
  const folder = rowAt(context, list, wanted);
  if (folder?.kind === 1) return addressOf(folder);
  throw badRequest(`The folder '${relative}' does not exist in the list.`);
}
