import { typeName } from '../columns/fieldXml.ts';
import { itemTexts } from '../items/itemText.ts';
import { findItem } from '../items/itemWrite.ts';
import { defaultType } from '../items/rowTypes.ts';
import type { JsonRecord } from '../json.ts';
import type { Context } from '../odata/context.ts';
import { badQuery } from '../odata/errors.ts';
import { argument, integerArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import type { FieldDefinition } from '../store/fields.ts';
import type { List } from '../store/model.ts';
import { isLibrary } from './lists.ts';

const display = 1;
const edit = 2;
const add = 3;

/**
 * What RenderListFormData answers for a row, or for a new one: its values as a form shows them, its columns, and which
 * may be written.
 */
export function formData(context: Context, list: List, segment: Segment): JsonRecord {
  const id = integerArgument(segment, 0, 'itemId');
  const mode = Number(argument(segment, 2, 'mode'));
  if (![display, edit, add].includes(mode)) throw badQuery('The parameter mode of RenderListFormData is not valid.');
  const item = mode === add && id === 0 ? undefined : findItem(context, list, id);
  const fields = context.store.fields(list.id).filter(field => !field.hidden && field.kind !== 'Computed');
  const texts = item
    ? itemTexts(context, list, item, mode === display ? 'FieldValuesAsText' : 'FieldValuesForEdit').properties
    : {};
  const typeId = item?.contentType ?? defaultType(context.store, list, 0);
  const contentType = context.store.contentTypes.of(list.id).find(type => type.id === typeId);
  const values = fields.map((field): [string, unknown] => [
    field.name,
    item ? (texts[field.name.replaceAll('_', '_x005f_')] ?? '') : (field.defaultValue ?? '')
  ]);
  return {
    ...Object.fromEntries(values),
    ContentType: contentType?.name ?? 'Item',
    ListSchema: Object.fromEntries(fields.map(field => [field.name, fieldSchema(list, field)])),
    FormControlMode: mode,
    FieldControlModes: Object.fromEntries(fields.map(field => [field.name, field.readOnly ? display : mode])),
    WebAttributes: { WebUrl: context.web.url, LCID: '2057', CurrentUserId: context.user.id },
    ItemAttributes: { Id: id, FsObjType: item?.kind ?? 0, Url: item ? `${item.dir}/${item.leaf}` : '' },
    ListAttributes: {
      Id: list.id,
      BaseType: isLibrary(list) ? 1 : 0,
      Direction: 'none',
      ListTemplateType: list.template,
      DefaultItemOpen: 1,
      EnableVersioning: list.settings.EnableVersioning
    },
    CSRCustomLayout: false,
    PostBackRequired: false,
    PreviousPostBackHandled: false,
    UploadMode: false,
    SubmitButtonID: '',
    ItemContentTypeName: contentType?.name ?? 'Item',
    ItemContentTypeId: typeId,
    JSLinks: []
  };
}

function fieldSchema(list: List, field: FieldDefinition): JsonRecord {
  return {
    Id: field.id,
    Title: field.title,
    Hidden: field.hidden,
    Description: field.description,
    Name: field.name,
    FieldType: typeName(field),
    Type: typeName(field),
    Required: field.required,
    Direction: 'none',
    FieldTypeId: '',
    ReadOnlyField: field.readOnly,
    ListId: list.id,
    ...(field.kind === 'Text' ? { MaxLength: field.maxLength } : {}),
    ...(field.choices.length > 0 ? { Choices: field.choices, FillInChoice: field.fillIn } : {})
  };
}
