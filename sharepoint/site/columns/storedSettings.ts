import type { PropertyReader } from '../odata/propertyReader.ts';
import { fieldKinds } from '../store/fields.ts';
import type { FieldDefinition, FieldKind, StoredSetting } from '../store/fields.ts';

const all = Object.keys(fieldKinds);

/**
 * The settings of columns that only SharePoint's own pages use: this server stores and answers them. With the kinds of
 * column that have them, and their defaults.
 */
const settings: Record<
  string,
  { kinds: readonly string[]; otherwise: StoredSetting | null; type: 'text' | 'boolean' | 'number' }
> = {
  AllowDisplay: { kinds: ['User'], otherwise: true, type: 'boolean' },
  AllowHyperlink: { kinds: ['Note'], otherwise: false, type: 'boolean' },
  ClientSideComponentId: { kinds: all, otherwise: '00000000-0000-0000-0000-000000000000', type: 'text' },
  ClientSideComponentProperties: { kinds: all, otherwise: null, type: 'text' },
  ClientValidationFormula: { kinds: all, otherwise: null, type: 'text' },
  ClientValidationMessage: { kinds: all, otherwise: null, type: 'text' },
  CommaSeparator: { kinds: ['Number', 'Integer', 'Currency', 'Calculated'], otherwise: false, type: 'boolean' },
  CurrencyLocaleId: { kinds: ['Currency', 'Calculated'], otherwise: 1033, type: 'number' },
  CustomUnitName: { kinds: ['Number', 'Integer', 'Currency', 'Calculated'], otherwise: null, type: 'text' },
  CustomUnitOnRight: { kinds: ['Number', 'Integer', 'Currency', 'Calculated'], otherwise: true, type: 'boolean' },
  DateTimeCalendarType: { kinds: ['DateTime'], otherwise: 1, type: 'number' },
  Direction: { kinds: all, otherwise: 'none', type: 'text' },
  IsModern: { kinds: all, otherwise: false, type: 'boolean' },
  JSLink: { kinds: all, otherwise: 'clienttemplates.js', type: 'text' },
  LookupWebId: { kinds: ['Lookup', 'User'], otherwise: '00000000-0000-0000-0000-000000000000', type: 'text' },
  PinnedToFiltersPane: { kinds: all, otherwise: false, type: 'boolean' },
  Presence: { kinds: ['User'], otherwise: true, type: 'boolean' },
  RestrictedMode: { kinds: ['Note'], otherwise: true, type: 'boolean' },
  Sealed: { kinds: all, otherwise: false, type: 'boolean' },
  SelectionGroup: { kinds: ['User'], otherwise: 0, type: 'number' },
  ShowInFiltersPane: { kinds: all, otherwise: 0, type: 'number' },
  UnlimitedLengthInDocumentLibrary: { kinds: ['Note', 'Lookup'], otherwise: false, type: 'boolean' }
};

/** Those settings of a column, as they are answered. */
export function storedSettings(field: FieldDefinition): Record<string, StoredSetting | null> {
  const values: Record<string, StoredSetting | null> = {};
  for (const [name, { kinds, otherwise }] of Object.entries(settings)) {
    if (kinds.includes(field.kind)) values[name] = field.kept[name] ?? otherwise;
  }
  return values;
}

/**
 * Reads those settings of a column from a body; one that the kind of column doesn't have is left unread, and so
 * refused.
 */
export function readStoredSettings(
  reader: PropertyReader,
  kind: FieldKind,
  before: Record<string, StoredSetting>
): Record<string, StoredSetting> {
  const values = { ...before };
  for (const [name, { kinds, type }] of Object.entries(settings)) {
    if (!kinds.includes(kind)) continue;
    const value =
      type === 'text' ? reader.text(name) : type === 'boolean' ? reader.boolean(name) : reader.integer(name);
    if (value !== undefined) values[name] = value;
  }
  return values;
}
