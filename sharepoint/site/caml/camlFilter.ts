import { queryColumn } from '../items/itemColumns.ts';
import type { Column } from '../items/itemColumns.ts';
import { isRecord, ownValue } from '../json.ts';
import type { Context } from '../odata/context.ts';
import { badRequest } from '../odata/errors.ts';
import type { Comparison, Filter, FilterLiteral } from '../odata/filter.ts';
import { plainGuid } from '../odata/path.ts';
import { isLookup, propertyName } from '../store/fields.ts';
import type { FieldDefinition } from '../store/fields.ts';
import type { List } from '../store/model.ts';
import { localMidnight, readInstant } from '../timeZone.ts';
import { notInstalled, unreadable } from './camlErrors.ts';
import type { CamlValue, Condition, FieldRef } from './camlView.ts';

const day = 86_400_000;

/** What CAML calls by another name than a row's properties, and what shows the value of another column. */
const aliases: Record<string, string> = {
  FSObjType: 'FileSystemObjectType',
  LinkTitle: 'Title',
  LinkTitleNoMenu: 'Title',
  LinkFilename: 'FileLeafRef',
  LinkFilenameNoMenu: 'FileLeafRef'
};
const numbersOfRows = new Set(['ID', 'FileSystemObjectType']);
const properties = new Set(['FileSystemObjectType', 'FileLeafRef', 'FileDirRef', 'FileRef', 'UniqueId']);

/** Finds the columns of a list by the names that CAML uses, as the paths that `$filter` has for them. */
export class CamlColumns {
  private readonly context: Context;
  private readonly list: List;
  private readonly fields: readonly FieldDefinition[];
  private readonly lookups: ReadonlySet<string>;
  private readonly known = new Map<string, Column>();

  constructor(context: Context, list: List) {
    this.context = context;
    this.list = list;
    this.fields = context.store.fields(list.id);
    this.lookups = new Set(this.fields.filter(isLookup).map(field => field.name));
  }

  /** The field that a name or an id stands for; undefined for a property of the row, 500 for neither. */
  field(name: string): FieldDefinition | undefined {
    const real = ownValue(aliases, name) ?? name;
    const found =
      this.fields.find(field => field.name === real) ?? this.fields.find(field => field.id === plainGuid(name));
    if (!found && !properties.has(real)) throw notInstalled();
    return found;
  }

  /** The path of a column: for a lookup or a person that of its text, unless its id is asked for. */
  path(ref: FieldRef): string {
    const field = this.field(ref.name);
    if (!field) return ownValue(aliases, ref.name) ?? ref.name;
    if (!isLookup(field)) return field.name;
    return ref.byId ? propertyName(field) : `${field.name}/${field.kind === 'User' ? 'Title' : field.lookupField}`;
  }

  /** How to read the column at a path. */
  column(path: string): Column {
    const known = this.known.get(path);
    if (known) return known;
    const column = queryColumn(this.context, this.list, this.fields, path, this.lookups);
    // Of a hyperlink CAML compares the address.
    const found: Column =
      column.field?.kind === 'URL'
        ? {
            ...column,
            read: item => {
              const value = column.read(item);
              return isRecord(value) ? value['Url'] : null;
            }
          }
        : column;
    this.known.set(path, found);
    return found;
  }

  /** The lookup and person columns that have been joined so far. */
  joined(): Set<string> {
    return new Set([...this.known.values()].flatMap(column => column.joins ?? []));
  }
}

/** Says in `$filter`'s terms what a condition asks, so that both find the same rows. */
export function camlFilter(context: Context, columns: CamlColumns, condition: Condition): Filter {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return {
        kind: condition.kind,
        left: camlFilter(context, columns, condition.left),
        right: camlFilter(context, columns, condition.right)
      };
    case 'null': {
      const path = columns.path({ name: condition.field.name, byId: true });
      return { kind: 'compare', operator: condition.empty ? 'eq' : 'ne', path, literal: { kind: 'null' } };
    }
    case 'startswith':
    case 'substringof':
      return { kind: condition.kind, path: columns.path(condition.field), text: textOf(context, condition.value) };
    case 'in': {
      const [first, ...others] = condition.values.map(value => compare(context, columns, 'eq', condition.field, value));
      if (!first) throw notInstalled();
      return others.reduce((left, right) => ({ kind: 'or', left, right }), first);
    }
    case 'compare':
      return compare(context, columns, condition.operator, condition.field, condition.value);
  }
}

function compare(
  context: Context,
  columns: CamlColumns,
  operator: Comparison,
  ref: FieldRef,
  value: CamlValue
): Filter {
  const field = columns.field(ref.name);
  const path = columns.path({ name: ref.name, byId: ref.byId || namesId(value) });
  const make = (literal: FilterLiteral, by: Comparison = operator): Filter => ({
    kind: 'compare',
    operator: by,
    path,
    literal
  });
  if (!field)
    return make(
      numbersOfRows.has(path) ? number(textOf(context, value)) : { kind: 'text', value: textOf(context, value) }
    );
  switch (field.kind) {
    case 'Note':
      throw badRequest(`The field '${field.name}' of type 'Note' cannot be used in the query filter expression.`);
    case 'DateTime':
      return compareDate(context, operator, value, make);
    case 'Number':
    case 'Currency':
    case 'Integer':
    case 'Counter':
      return make(number(textOf(context, value)));
    case 'Boolean':
    case 'Attachments':
      return make(boolean(textOf(context, value)));
    case 'User':
    case 'Lookup': {
      const text = textOf(context, value);
      return make(path.includes('/') ? { kind: 'text', value: text } : number(text));
    }
    case 'Guid':
      return make({ kind: 'guid', value: plainGuid(textOf(context, value)) });
    default:
      return make({ kind: 'text', value: textOf(context, value) });
  }
}

/** Whether a value is the id of what a lookup points at, even without `LookupId`. */
function namesId(value: CamlValue): boolean {
  return value.content.kind === 'me' || value.type === 'integer' || value.type === 'counter';
}

/** Without `IncludeTimeValue` only the day counts, of the value and of the column, in the site's own time. */
function compareDate(
  context: Context,
  operator: Comparison,
  value: CamlValue,
  make: (literal: FilterLiteral, by?: Comparison) => Filter
): Filter {
  const { zone } = context;
  const instant = instantOf(context, value);
  const at = (when: number): FilterLiteral => ({ kind: 'date', value: new Date(when).toISOString() });
  if (value.withTime) return make(at(instant));
  const start = at(localMidnight(zone, instant));
  // A day may be 23 or 25 hours long.
  const end = at(zone.fromLocal(zone.toLocal(localMidnight(zone, instant)) + day));
  switch (operator) {
    case 'eq':
      return { kind: 'and', left: make(start, 'ge'), right: make(end, 'lt') };
    case 'ne':
      // Not before it, not after it, and not without a date at all.
      return {
        kind: 'or',
        left: { kind: 'or', left: make(start, 'lt'), right: make(end, 'ge') },
        right: make({ kind: 'null' }, 'eq')
      };
    case 'lt':
      return make(start, 'lt');
    case 'le':
      return make(end, 'lt');
    case 'gt':
      return make(end, 'ge');
    case 'ge':
      return make(start, 'ge');
  }
}

function instantOf(context: Context, value: CamlValue): number {
  const { content } = value;
  const { zone } = context;
  switch (content.kind) {
    case 'now':
      return context.now();
    case 'today':
      return zone.fromLocal(zone.toLocal(localMidnight(zone, context.now())) + content.offsetDays * day);
    case 'me':
      throw unreadable();
    case 'text': {
      // As documented for `StorageTZ`: without it the clock is the site's, whatever stands behind it.
      const text = content.text.trim();
      const instant = readInstant(
        zone,
        value.utc
          ? /[zZ]$|[+-]\d\d:?\d\d$/.test(text)
            ? text
            : `${text}Z`
          : text.replace(/[zZ]$|(?<=:\d\d)[+-]\d\d:?\d\d$/, '')
      );
      if (instant === undefined) throw unreadable();
      return instant;
    }
  }
}

function textOf(context: Context, value: CamlValue): string {
  switch (value.content.kind) {
    case 'text':
      return value.content.text;
    case 'me':
      return String(context.user.id);
    default:
      throw unreadable();
  }
}

function number(text: string): FilterLiteral {
  if (text.trim() === '' || !Number.isFinite(Number(text))) throw unreadable();
  return { kind: 'number', value: Number(text) };
}

function boolean(text: string): FilterLiteral {
  if (!/^(0|1|true|false)$/i.test(text.trim())) throw unreadable();
  return { kind: 'boolean', value: /^(1|true)$/i.test(text.trim()) };
}
