import { notHere, notInstalled, unreadable } from './camlErrors.ts';
import { readXml } from '../odata/xml.ts';
import type { Element } from '../odata/xml.ts';

/** Which rows a view looks at: of one folder or of all below it, and whether with folders. */
export type Scope = 'Default' | 'FilesOnly' | 'Recursive' | 'RecursiveAll';

/** A column as CAML names it: by internal name, or by the id of the field. */
export interface FieldRef {
  name: string;
  /** `LookupId="TRUE"`: the id of what the column points at, not its text. */
  byId: boolean;
}

/** A value to compare with, still as it was written. */
export interface CamlValue {
  /** The type in lower case. */
  type: string;
  content: { kind: 'text'; text: string } | { kind: 'today'; offsetDays: number } | { kind: 'now' } | { kind: 'me' };
  withTime: boolean;
  /** Whether the clock of a date is UTC's (`StorageTZ="TRUE"`) rather than the site's. */
  utc: boolean;
}

const comparisons = {
  Eq: 'eq',
  Neq: 'ne',
  Lt: 'lt',
  Leq: 'le',
  Gt: 'gt',
  Geq: 'ge',
  Includes: 'eq',
  NotIncludes: 'ne'
} as const;

/** A condition of `Where`. */
export type Condition =
  | { kind: 'and' | 'or'; left: Condition; right: Condition }
  | { kind: 'compare'; operator: (typeof comparisons)[keyof typeof comparisons]; field: FieldRef; value: CamlValue }
  | { kind: 'null'; field: FieldRef; empty: boolean }
  | { kind: 'startswith' | 'substringof'; field: FieldRef; value: CamlValue }
  | { kind: 'in'; field: FieldRef; values: readonly CamlValue[] };

/** One column to sort by. */
export interface CamlSort {
  field: FieldRef;
  descending: boolean;
}

/** A query: the inside of a view's `Query`. */
export interface CamlQuery {
  where: Condition | undefined;
  /** What rows are grouped by comes first. */
  orderBy: readonly CamlSort[];
}

/** A view as CAML writes it. */
export interface CamlView extends CamlQuery {
  scope: Scope;
  /** Undefined when the view says nothing of them. */
  viewFields: readonly string[] | undefined;
  rowLimit: number | undefined;
  paged: boolean;
}

/** Parts of a view that say only how it is shown; a client may send a stored view back with all of them. */
const shown = new Set([
  'Aggregations',
  'ColumnWidth',
  'CustomFormatter',
  'Formats',
  'JSLink',
  'Mobile',
  'NewDocumentTemplates',
  'ParameterBindings',
  'TileProps',
  'Toolbar',
  'ViewData',
  'ViewStyle',
  'ViewType2',
  'XslLink'
]);

const valueTypes = new Set([
  'attachments',
  'boolean',
  'choice',
  'computed',
  'contenttypeid',
  'counter',
  'currency',
  'datetime',
  'file',
  'guid',
  'integer',
  'lookup',
  'lookupmulti',
  'modstat',
  'multichoice',
  'note',
  'number',
  'text',
  'url',
  'user',
  'usermulti'
]);

const deepest = 200;
/** More values than this SharePoint doesn't take in one `In`. */
const mostValues = 500;

/**
 * Reads a view's XML; an empty text is a view that says nothing. 500 for what SharePoint cannot read, 400 for what this
 * server leaves out.
 */
export function readView(xml: string): CamlView {
  const roots = readXml(xml);
  if (!roots || roots.length > 1) throw unreadable();
  const [root] = roots;
  const view: CamlView = {
    scope: 'Default',
    viewFields: undefined,
    rowLimit: undefined,
    paged: false,
    where: undefined,
    orderBy: []
  };
  if (!root) return view;
  if (root.name !== 'View') throw unreadable();
  view.scope = readScope(root.attributes.get('Scope'));
  for (const child of root.children) {
    switch (child.name) {
      case 'Query':
        Object.assign(view, readQueryElement(child));
        break;
      case 'ViewFields':
        view.viewFields = readViewFields(child);
        break;
      case 'RowLimit': {
        const text = child.text.trim();
        if (!/^\d{1,9}$/.test(text)) throw unreadable();
        view.rowLimit = Number(text) === 0 ? undefined : Number(text);
        view.paged = yes(child, 'Paged');
        break;
      }
      case 'QueryOptions':
        if (child.children.length > 0) throw notHere(`QueryOptions/${child.children[0]?.name ?? ''}`);
        break;
      default:
        if (!shown.has(child.name)) throw notHere(child.name);
    }
  }
  return view;
}

function readScope(text: string | undefined): Scope {
  const scopes: readonly Scope[] = ['Default', 'FilesOnly', 'Recursive', 'RecursiveAll'];
  if (text === undefined || text === '') return 'Default';
  const scope = scopes.find(one => one.toLowerCase() === text.trim().toLowerCase());
  if (!scope) throw unreadable();
  return scope;
}

/** The columns that `ViewFields` names. */
export function readViewFields(element: Element): string[] {
  return element.children.map(child => readFieldRef(child).name);
}

/** Reads a query: `Query` itself or what stands in it. */
export function readQuery(xml: string): CamlQuery {
  const roots = readXml(xml);
  if (!roots) throw unreadable();
  const [root] = roots;
  if (roots.length === 1 && root?.name === 'Query') return readQueryElement(root);
  return readQueryElement({ name: 'Query', attributes: new Map(), children: roots, text: '' });
}

function readQueryElement(element: Element): CamlQuery {
  const query: { where: Condition | undefined; group: CamlSort[]; order: CamlSort[] } = {
    where: undefined,
    group: [],
    order: []
  };
  for (const child of element.children) {
    switch (child.name) {
      case 'Where': {
        const [only, ...more] = child.children;
        if (more.length > 0) throw notInstalled();
        query.where = only && readCondition(only, 0);
        break;
      }
      case 'OrderBy':
        query.order = readSorts(child);
        break;
      case 'GroupBy':
        query.group = readSorts(child);
        break;
      default:
        throw notHere(child.name);
    }
  }
  const grouped = new Set(query.group.map(sort => sort.field.name));
  return {
    where: query.where,
    orderBy: [...query.group, ...query.order.filter(sort => !grouped.has(sort.field.name))]
  };
}

function readSorts(element: Element): CamlSort[] {
  return element.children.map(child => ({
    field: readFieldRef(child),
    descending: child.attributes.get('Ascending')?.toUpperCase() === 'FALSE'
  }));
}

function readFieldRef(element: Element): FieldRef {
  if (element.name !== 'FieldRef') throw notInstalled();
  if (element.attributes.has('List')) throw notHere('FieldRef List');
  const name = element.attributes.get('Name') ?? element.attributes.get('ID');
  if (name === undefined || name === '') throw notInstalled();
  return { name, byId: yes(element, 'LookupId') };
}

function yes(element: Element, attribute: string): boolean {
  return /^(true|1)$/i.test(element.attributes.get(attribute) ?? '');
}

/** Reads one condition, the inside of `Where` or `Contains` in full. */
export function readCondition(element: Element, depth: number): Condition {
  if (depth > deepest) throw unreadable();
  const [first, second, ...more] = element.children;
  const { name } = element;
  if (name === 'And' || name === 'Or') {
    // With one condition, or three, SharePoint answers the same as for an operator that it doesn't know.
    if (!first || !second || more.length > 0) throw notInstalled();
    return {
      kind: name === 'And' ? 'and' : 'or',
      left: readCondition(first, depth + 1),
      right: readCondition(second, depth + 1)
    };
  }
  if (name === 'Membership' || name === 'DateRangesOverlap') throw notHere(name);
  if (name === 'IsNull' || name === 'IsNotNull') {
    if (!first || second) throw notInstalled();
    return { kind: 'null', field: readFieldRef(first), empty: name === 'IsNull' };
  }
  if (!first || !second || more.length > 0) throw notInstalled();
  // The order of the column and the value is free.
  const [ref, operand] = first.name === 'FieldRef' ? [first, second] : [second, first];
  const field = readFieldRef(ref);
  if (name === 'In') {
    if (operand.name !== 'Values' || operand.children.length === 0 || operand.children.length > mostValues)
      throw notInstalled();
    return { kind: 'in', field, values: operand.children.map(readValue) };
  }
  const value = readValue(operand);
  if (name === 'BeginsWith') return { kind: 'startswith', field, value };
  if (name === 'Contains') return { kind: 'substringof', field, value };
  for (const [known, operator] of Object.entries(comparisons))
    if (known === name) return { kind: 'compare', operator, field, value };
  throw notInstalled();
}

function readValue(element: Element): CamlValue {
  if (element.name !== 'Value') throw notInstalled();
  const type = (element.attributes.get('Type') ?? 'Text').toLowerCase();
  if (!valueTypes.has(type)) throw notInstalled();
  const value = { type, withTime: yes(element, 'IncludeTimeValue'), utc: yes(element, 'StorageTZ') };
  const [child, ...more] = element.children;
  if (!child) return { ...value, content: { kind: 'text', text: element.text } };
  if (more.length > 0) throw notInstalled();
  switch (child.name) {
    case 'Today': {
      const offset = child.attributes.get('OffsetDays') ?? child.attributes.get('Offset') ?? '0';
      if (!/^[+-]?\d{1,6}$/.test(offset.trim())) throw unreadable();
      return { ...value, content: { kind: 'today', offsetDays: Number(offset) } };
    }
    case 'Now':
      return { ...value, content: { kind: 'now' } };
    case 'UserID':
      return { ...value, content: { kind: 'me' } };
  }
  throw notHere(`Value/${child.name}`);
}
