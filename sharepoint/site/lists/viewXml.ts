import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { escapeXml } from '../columns/fieldXml.ts';
import { isRecord } from '../json.ts';
import { badRequest } from '../odata/errors.ts';
import type { List, View } from '../store/model.ts';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseAttributeValue: false,
  parseTagValue: false,
  trimValues: true,
  isArray: name => name === 'FieldRef',
  // Kept as they are written: SharePoint answers them so.
  stopNodes: ['View.Query', 'View.Aggregations', 'View.Formats', 'View.Joins', 'View.ProjectedFields', 'View.ViewData']
});

/** The elements of a view's XML that are stored as properties of the view. */
const keptElements = {
  Aggregations: 'Aggregations',
  Formats: 'Formats',
  Joins: 'ViewJoins',
  ProjectedFields: 'ViewProjectedFields',
  ViewData: 'ViewData'
} as const;

const knownElements = new Set([
  '#text',
  'Query',
  'ViewFields',
  'RowLimit',
  'CustomFormatter',
  'JSLink',
  'Toolbar',
  'ParameterBindings',
  'XslLink',
  ...Object.keys(keptElements)
]);

const scopes = ['', 'Recursive', 'RecursiveAll', 'FilesOnly'] as const;

/** The address of a view's page. */
export function viewUrl(list: List, view: View): string {
  return `${list.folder}/${view.page}`;
}

/** The columns of a view as XML. */
export function fieldsXml(view: View): string {
  return view.fields.map(name => `<FieldRef Name="${escapeXml(name)}" />`).join('');
}

/** A view as XML, which SharePoint calls its schema. */
export function viewXml(list: List, view: View): string {
  const attributes: [string, string][] = [
    ['Name', `{${view.id.toUpperCase()}}`],
    ...(view.isDefault ? [['DefaultView', 'TRUE'] as [string, string]] : []),
    ...(view.hidden ? [['Hidden', 'TRUE'] as [string, string]] : []),
    ...(view.personal ? [['Personal', 'TRUE'] as [string, string]] : []),
    ['MobileView', 'TRUE'],
    ['Type', 'HTML'],
    ['DisplayName', view.title],
    ['Url', viewUrl(list, view)],
    ['Level', '1'],
    ['BaseViewID', '1'],
    ['ContentTypeID', '0x'],
    ['ImageUrl', list.settings.ImageUrl],
    ...(view.scope === 0 ? [] : [['Scope', scopes[view.scope] ?? ''] as [string, string]])
  ];
  const kept = Object.entries(keptElements).map(([element, name]) => {
    const value = view.kept[name];
    return value === undefined || value === '' ? '' : `<${element}>${String(value)}</${element}>`;
  });
  return [
    `<View ${attributes.map(([name, value]) => `${name}="${escapeXml(value)}"`).join(' ')}>`,
    `<Query>${view.query}</Query><ViewFields>${fieldsXml(view)}</ViewFields>`,
    `<RowLimit Paged="${view.paged ? 'TRUE' : 'FALSE'}">${view.rowLimit}</RowLimit>`,
    ...kept,
    view.formatter === '' ? '' : `<CustomFormatter>${escapeXml(view.formatter)}</CustomFormatter>`,
    '</View>'
  ].join('');
}

/** 400 for a query that is no well-formed piece of XML. */
export function checkQuery(query: string): void {
  if (XMLValidator.validate(`<Query>${query}</Query>`) !== true)
    throw badRequest('The query of the view is not valid XML.');
}

/**
 * A view with what its XML says of it; what the XML leaves out stays. 400 for what is no view or has parts that this
 * server doesn't know.
 */
export function readViewXml(xml: string, view: View): View {
  if (XMLValidator.validate(xml) !== true) throw badRequest('The view XML is not valid XML.');
  const parsed: unknown = parser.parse(xml);
  const root = isRecord(parsed) ? parsed['View'] : undefined;
  if (root === undefined) throw badRequest('The view XML has no View element.');
  // An element without attributes and children is read as an empty text.
  const element = isRecord(root) ? root : {};
  for (const name of Object.keys(element)) {
    if (!name.startsWith('@') && !knownElements.has(name))
      throw badRequest(`The view XML element '${name}' is not supported.`);
  }
  const text = (value: unknown): string | undefined => {
    const inner = isRecord(value) ? value['#text'] : value;
    return typeof inner === 'string' ? inner : undefined;
  };
  const kept = { ...view.kept };
  for (const [name, property] of Object.entries(keptElements)) {
    const value = text(element[name]);
    if (value !== undefined) kept[property] = value;
  }
  const scope = scopes.findIndex(one => one === element['@Scope']);
  const next: View = {
    ...view,
    query: text(element['Query']) ?? view.query,
    formatter: text(element['CustomFormatter']) ?? view.formatter,
    scope: scope < 0 ? view.scope : scope,
    fields: namesIn(element['ViewFields']) ?? view.fields,
    kept
  };
  const limit = element['RowLimit'];
  if (limit !== undefined) {
    const rows = Number(text(limit));
    if (!Number.isSafeInteger(rows) || rows < 1) throw badRequest('The RowLimit of the view is not valid.');
    next.rowLimit = rows;
    next.paged = isRecord(limit) ? /^true$/i.test(String(limit['@Paged'] ?? '')) : false;
  }
  checkQuery(next.query);
  return next;
}

function namesIn(fields: unknown): string[] | undefined {
  if (fields === undefined) return undefined;
  const all = isRecord(fields) ? fields['FieldRef'] : [];
  if (!Array.isArray(all)) return [];
  return all.map(one => (isRecord(one) ? String(one['@Name'] ?? '') : ''));
}
