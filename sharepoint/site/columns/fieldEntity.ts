import type { Entity } from '../odata/answer.ts';
import { fieldKinds, isLookup, propertyName } from '../store/fields.ts';
import type { FieldDefinition, FieldKind } from '../store/fields.ts';
import type { ColumnHome } from './columnHome.ts';
import { typeName, writeFieldXml } from './fieldXml.ts';
import { storedSettings } from './storedSettings.ts';

const entityTypes: Partial<Record<FieldKind, string>> = {
  Text: 'SP.FieldText',
  Note: 'SP.FieldMultiLineText',
  Choice: 'SP.FieldChoice',
  MultiChoice: 'SP.FieldMultiChoice',
  Number: 'SP.FieldNumber',
  Integer: 'SP.FieldNumber',
  Currency: 'SP.FieldCurrency',
  DateTime: 'SP.FieldDateTime',
  Calculated: 'SP.FieldCalculated',
  User: 'SP.FieldUser',
  Lookup: 'SP.FieldLookup',
  URL: 'SP.FieldUrl',
  Guid: 'SP.FieldGuid',
  Computed: 'SP.FieldComputed',
  Location: 'SP.FieldLocation',
  Thumbnail: 'SP.FieldThumbnail'
};

/** What SharePoint calls a kind of column, and how it offers it to the maker of one, where that is another text. */
const displayNames: Partial<Record<FieldKind, [string, string?]>> = {
  Text: ['Single line of text'],
  Note: ['Multiple lines of text'],
  Choice: ['Choice', 'Choice (menu to choose from)'],
  MultiChoice: ['Choice', 'Choice (menu to choose from)'],
  Number: ['Number', 'Number (1, 1.0, 100)'],
  Currency: ['Currency', 'Currency ($, ¥, €)'],
  DateTime: ['Date and Time'],
  Lookup: ['Lookup', 'Lookup (information already on this site)'],
  Boolean: ['Yes/No', 'Yes/No (check box)'],
  User: ['Person or Group'],
  URL: ['Hyperlink or Picture'],
  Calculated: ['Calculated', 'Calculated (calculation based on other columns)'],
  ContentTypeId: ['Content Type Id']
};

const plainOnly: readonly FieldKind[] = ['Note', 'URL', 'Computed', 'Attachments', 'Location', 'Thumbnail'];

/** The kind of column that an OData type is for. */
export function kindOfType(type: string | undefined): FieldKind | undefined {
  for (const kind of Object.keys(fieldKinds)) {
    if (isKind(kind) && type !== undefined && entityTypes[kind] === type) return kind;
  }
  return undefined;
}

function isKind(name: string): name is FieldKind {
  return Object.hasOwn(fieldKinds, name);
}

/** The OData type of a column. */
export function fieldType(field: FieldDefinition): string {
  return entityTypes[field.kind] ?? 'SP.Field';
}

/** A column of a list or a web as it is answered. */
export function fieldEntity(home: ColumnHome, field: FieldDefinition): Entity {
  const [display, short] = displayNames[field.kind] ?? [typeName(field)];
  return {
    type: fieldType(field),
    path: `${home.path}(guid'${field.id}')`,
    set: 'SP.ApiData.Fields',
    properties: {
      ...storedSettings(field),
      AutoIndexed: false,
      CanBeDeleted: !field.fromBase,
      CustomFormatter: field.formatter,
      DefaultFormula: field.defaultFormula,
      DefaultValue: field.defaultValue,
      Description: field.description,
      EnforceUniqueValues: field.unique,
      EntityPropertyName: isLookup(field) ? field.name : propertyName(field),
      FieldTypeKind: fieldKinds[field.kind],
      Filterable: !plainOnly.includes(field.kind),
      FromBaseType: field.fromBase,
      Group: field.group,
      Hidden: field.hidden,
      Id: field.id,
      Indexed: field.indexed,
      IndexStatus: field.indexed ? 2 : 0,
      InternalName: field.name,
      ReadOnlyField: field.readOnly,
      Required: field.required,
      SchemaXml: writeFieldXml(field, home),
      Scope: home.scope,
      Sortable: !plainOnly.includes(field.kind) && field.kind !== 'MultiChoice' && !field.many,
      StaticName: field.name,
      Title: field.title,
      TypeAsString: typeName(field),
      TypeDisplayName: display,
      TypeShortDescription: short ?? display,
      ValidationFormula: field.validationFormula,
      ValidationMessage: field.validationMessage,
      ...kindProperties(home, field)
    },
    extra: {
      NoCrawl: () => false
    }
  };
}

function kindProperties(home: ColumnHome, field: FieldDefinition): Record<string, unknown> {
  switch (field.kind) {
    case 'Text':
      return { MaxLength: field.maxLength };
    case 'Note':
      return {
        AppendOnly: field.appendOnly,
        NumberOfLines: field.lines,
        RestrictedMode: field.kept['RestrictedMode'] ?? !field.richText,
        RichText: field.richText,
        WikiLinking: false
      };
    case 'Choice':
      return { Choices: field.choices, FillInChoice: field.fillIn, Mappings: null, EditFormat: field.editFormat };
    case 'MultiChoice':
      return { Choices: field.choices, FillInChoice: field.fillIn, Mappings: null };
    case 'Number':
    case 'Integer':
    case 'Currency':
      return {
        DisplayFormat: field.decimals ?? -1,
        MaximumValue: field.maximum ?? 1.7976931348623157e308,
        MinimumValue: field.minimum ?? -1.7976931348623157e308,
        ShowAsPercentage: field.percentage
      };
    case 'Calculated':
      return {
        DateFormat: field.dateOnly ? 0 : 1,
        DisplayFormat: field.decimals ?? -1,
        Formula: field.formula,
        OutputType: fieldKinds[field.outputType],
        ShowAsPercentage: field.percentage
      };
    case 'DateTime':
      return { DisplayFormat: field.dateOnly ? 0 : 1, FriendlyDisplayFormat: field.friendly };
    case 'User':
      return {
        ...lookupProperties(home, field),
        LookupField: '',
        LookupList: '',
        SelectionMode: field.peopleOnly ? 0 : 1,
        UserDisplayOptions: null
      };
    case 'Lookup':
      return lookupProperties(home, field);
    case 'URL':
      return { DisplayFormat: field.image ? 1 : 0 };
    default:
      return {};
  }
}

function lookupProperties(home: ColumnHome, field: FieldDefinition): Record<string, unknown> {
  return {
    AllowMultipleValues: field.many,
    DependentLookupInternalNames: home.fields.filter(one => one.primaryId === field.id).map(one => one.name),
    IsDependentLookup: field.primaryId !== '',
    IsRelationship: field.kind === 'Lookup' && field.indexed,
    LookupField: field.lookupField,
    LookupList: `{${field.lookupList}}`,
    PrimaryFieldId: field.primaryId === '' ? null : field.primaryId,
    RelationshipDeleteBehavior: field.onDelete
  };
}
