import type { CalendarDate, Instant } from '../domain/dates';
import type { Link, Person } from '../domain/plan';

/** The part of a column that every type has. */
interface Common {
  /** The column's GUID; never changes once released. */
  id: string;
  /** The internal name in SharePoint; never changes once released. */
  name: string;
  /** What people see as the column's heading. */
  title: string;
  description?: string;
  required?: boolean;
  /** Filtered or sorted on: indexed, so that a list of more than 5,000 items still answers. */
  indexed?: boolean;
}

export interface TextColumn extends Common {
  type: 'text';
  unique?: boolean;
}
export interface NoteColumn extends Common {
  type: 'note';
}
export interface ChoiceColumn<C extends string = string> extends Common {
  type: 'choice';
  choices: readonly C[];
}
export interface MultiChoiceColumn extends Common {
  type: 'multiChoice';
  choices: readonly string[];
}
export interface NumberColumn extends Common {
  type: 'number';
  min?: number;
  max?: number;
}
export interface BooleanColumn extends Common {
  type: 'boolean';
}
export interface DateColumn extends Common {
  type: 'date';
}
export interface DateTimeColumn extends Common {
  type: 'dateTime';
}
export interface PersonColumn extends Common {
  type: 'person';
}
export interface PeopleColumn extends Common {
  type: 'people';
}
/** Points at an item of another list, given by its key in `lists/index`. */
export interface LookupColumn extends Common {
  type: 'lookup';
  list: string;
}
export interface LookupsColumn extends Common {
  type: 'lookups';
  list: string;
}
export interface UrlColumn extends Common {
  type: 'url';
}

export type Column =
  | TextColumn
  | NoteColumn
  | ChoiceColumn
  | MultiChoiceColumn
  | NumberColumn
  | BooleanColumn
  | DateColumn
  | DateTimeColumn
  | PersonColumn
  | PeopleColumn
  | LookupColumn
  | LookupsColumn
  | UrlColumn;

/** The value that a column's cell has once it is read; `undefined` for an empty one. */
export type ValueOf<C extends Column> =
  C extends ChoiceColumn<infer Choice>
    ? Choice | undefined
    : C extends MultiChoiceColumn
      ? readonly string[]
      : C extends TextColumn | NoteColumn
        ? string
        : C extends NumberColumn
          ? number | undefined
          : C extends BooleanColumn
            ? boolean
            : C extends DateColumn
              ? CalendarDate | undefined
              : C extends DateTimeColumn
                ? Instant | undefined
                : C extends PersonColumn
                  ? Person | undefined
                  : C extends PeopleColumn
                    ? readonly Person[]
                    : C extends LookupColumn
                      ? number | undefined
                      : C extends LookupsColumn
                        ? readonly number[]
                        : C extends UrlColumn
                          ? Link | undefined
                          : never;

/** Who may do what in a list, beside the site's owners, who may do everything. */
export interface ListRights {
  managers: Right;
  leads: Right;
  members: Right;
  visitors: Right;
  /** People may change only the items they made (SharePoint's WriteSecurity 2). */
  ownItemsOnly?: boolean;
}
export type Right = 'read' | 'contribute';

export interface ListView {
  title: string;
  columns: readonly string[];
  /** CAML for the view's `<Query>`. */
  query?: string;
}

/** A SharePoint list, declared once. Types, reading, writing, set-up and documentation come from it. */
export interface ListDeclaration<Columns extends Record<string, Column> = Record<string, Column>> {
  key: string;
  /** The last part of the list's address; never changes once released. */
  urlName: string;
  title: string;
  description: string;
  /** The heading of SharePoint's own Title column, which every list has. */
  titleHeading: string;
  /** Our names of the columns, each with its declaration. */
  columns: Columns;
  rights: ListRights;
  views: readonly ListView[];
}

/** The values of a list's row, by our names of its columns. */
export type ValuesOf<L extends ListDeclaration> = { -readonly [K in keyof L['columns']]: ValueOf<L['columns'][K]> };

/** Keeps the literal types of a declaration. */
export function declareList<const C extends Record<string, Column>>(list: ListDeclaration<C>): ListDeclaration<C> {
  return list;
}

/** SharePoint's own column for who made an item; read and never written. */
export const makerColumn = {
  type: 'person',
  id: '1df5e554-ec7e-46a6-901d-d85a3881cb18',
  name: 'Author',
  title: 'Created By'
} as const satisfies PersonColumn;

/** SharePoint's own columns that say who changed an item last, and when; they are read and never written. */
export const changedColumns = {
  editor: { type: 'person', id: 'd31655d1-1d5b-4511-95a1-7a09e9b75bf2', name: 'Editor', title: 'Modified By' },
  modified: { type: 'dateTime', id: '28cf69c5-fa48-462a-b5cd-27b6f9d2bd5f', name: 'Modified', title: 'Modified' }
} as const satisfies Record<string, Column>;

/** SharePoint's own Title column under one of our names. */
export function titleColumn(heading: string): TextColumn {
  return { type: 'text', id: 'fa564e0f-0c70-4ab9-b863-0177e6ddd247', name: 'Title', title: heading };
}
