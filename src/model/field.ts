import type { CalendarDate, Instant, Link, Person, Unreadable } from './values';

/** What every field of one column declares, whatever its kind. */
interface Common {
  /** The column's GUID; never changes once released. */
  id: string;
  /** The column's internal name in SharePoint; never changes once released. */
  column: string;
  /** The column's heading in SharePoint, and the field's name on the screens unless `label` gives another. */
  title: string;
  /** The field's name on the screens, where it differs from the heading. */
  label?: string;
  description?: string;
  required?: boolean;
  /** Every item has it, though SharePoint doesn't require it: an item without it was made by other means. */
  expected?: boolean;
  /**
   * The column is indexed, since it is filtered or sorted on: without an index SharePoint refuses that for a list of
   * more than 5,000 items.
   */
  indexed?: boolean;
  /** People write free text in it, so the guard checks it for personal data before it is saved. */
  freeText?: boolean;
  /** Who fills the field in, where people don't. What SharePoint writes is only read. */
  writtenBy?: 'product' | 'sharePoint';
  /**
   * Where two people changed the field, the other person's value stays and nobody is asked: for a copy of another
   * field, or a value that is written once.
   */
  merge?: 'theirs';
  /** The field is written while it is empty and never changed after that; undo leaves it too. */
  once?: boolean;
}

export interface TextField extends Common {
  kind: 'text';
  unique?: boolean;
}
export interface NoteField extends Common {
  kind: 'note';
}
/** A note that holds one entry on each line; its value is the list of entries. */
export interface LinesField extends Common {
  kind: 'lines';
}
export interface ChoiceField<C extends string = string> extends Common {
  kind: 'choice';
  choices: readonly C[];
}
export interface NumberField<N extends number = number> extends Common {
  kind: 'number';
  min?: number;
  max?: number;
  /** The only numbers that the field may hold, where not any from `min` to `max`. */
  values?: readonly N[];
}
export interface BooleanField extends Common {
  kind: 'boolean';
}
export interface DateField extends Common {
  kind: 'date';
}
export interface DateTimeField extends Common {
  kind: 'dateTime';
}
export interface PersonField extends Common {
  kind: 'person';
}
/** Refers to an item of another list by its id; `list` is that list's key. */
export interface LookupField extends Common {
  kind: 'lookup';
  list: string;
}
/** Refers to any number of items of another list by their ids. */
export interface LookupsField extends Common {
  kind: 'lookups';
  list: string;
}
/** A hyperlink: an address and a text. */
export interface LinkField extends Common {
  kind: 'link';
}

/** A field that is one column of the list. */
export type ColumnField =
  | TextField
  | NoteField
  | LinesField
  | ChoiceField
  | NumberField
  | BooleanField
  | DateField
  | DateTimeField
  | PersonField
  | LookupField
  | LookupsField
  | LinkField;

/** Several columns whose cells together are one value. */
export interface GroupField<Parts extends Record<string, ColumnField> = Record<string, ColumnField>> {
  kind: 'group';
  title: string;
  label?: string;
  parts: Parts;
  /**
   * The part that decides whether the value is there: the group is empty where this part is. A group without a key is
   * never empty.
   */
  key?: string;
  freeText?: boolean;
  writtenBy?: 'product' | 'sharePoint';
  merge?: 'theirs';
}

export type Field = ColumnField | GroupField;

/** The type of a field's value: what its cell holds where it is neither empty nor unreadable. */
export type ValueOf<F extends Field> =
  F extends ChoiceField<infer Choice>
    ? Choice
    : F extends { kind: 'number'; values: readonly (infer N)[] }
      ? N
      : F extends NumberField
        ? number
        : F extends LinesField
          ? readonly string[]
          : F extends TextField | NoteField
            ? string
            : F extends BooleanField
              ? boolean
              : F extends DateField
                ? CalendarDate
                : F extends DateTimeField
                  ? Instant
                  : F extends PersonField
                    ? Person
                    : F extends LookupField
                      ? number
                      : F extends LookupsField
                        ? readonly number[]
                        : F extends LinkField
                          ? Link
                          : F extends GroupField<infer Parts>
                            ? GroupOf<F, Parts>
                            : never;

/** The value of a group: wherever there is one its key part is known, and each other part is a cell. */
type GroupOf<F, Parts extends Record<string, ColumnField>> = {
  readonly [K in keyof Parts]: F extends { key: K } ? ValueOf<Parts[K]> : CellOf<Parts[K]>;
};

/**
 * The type of a field's cell. A field of several entries has an empty array where it is empty, and a group without a
 * key is never empty.
 */
export type CellOf<F extends Field> =
  ValueOf<F> extends readonly unknown[]
    ? ValueOf<F> | Unreadable
    : F extends { kind: 'group' }
      ? F extends { key: string }
        ? ValueOf<F> | undefined | Unreadable
        : ValueOf<F>
      : ValueOf<F> | undefined | Unreadable;

/** SharePoint's limits for a single line of text and for a plain-text note, in UTF-16 units. */
export const textLimit = 255;
export const noteLimit = 63999;

/** The longest text that a field takes, in UTF-16 units; undefined for a field that isn't text. */
export function limitOf(field: Field): number | undefined {
  switch (field.kind) {
    case 'text':
      return textLimit;
    case 'note':
    case 'lines':
      return noteLimit;
    default:
      return undefined;
  }
}
