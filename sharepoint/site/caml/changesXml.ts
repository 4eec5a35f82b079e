import { currentToken, readToken, tokenText } from '../changes/tokens.ts';
import { storedReader } from '../items/itemColumns.ts';
import { targets } from '../items/itemText.ts';
import { isRecord } from '../json.ts';
import { bodyRecord } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { PropertyReader } from '../odata/propertyReader.ts';
import { listMask, rowRights } from '../people/rights.ts';
import { changeKinds } from '../store/changes.ts';
import type { ChangeScope } from '../store/changes.ts';
import { isLookup } from '../store/fields.ts';
import type { FieldDefinition, FieldKind } from '../store/fields.ts';
import type { Item, List } from '../store/model.ts';
import { unreadable } from './camlErrors.ts';
import { CamlColumns } from './camlFilter.ts';
import { queryCaml } from './camlQuery.ts';
import { readCondition, readQuery, readViewFields } from './camlView.ts';
import type { CamlView } from './camlView.ts';
import { objectIn } from './parameters.ts';
import { hexMask } from './renderRow.ts';
import { escapeXml, readXml } from '../odata/xml.ts';

const mostChanges = 1000;
const options = new Set([
  'IncludeMandatoryColumns',
  'DateInUtc',
  'IncludePermissions',
  'IncludeAttachmentUrls',
  'IncludeAttachmentVersion',
  'Folder',
  'ExpandUserField',
  'RecurrencePatternXMLVersion',
  'RemoveInvalidXmlCharacters',
  'ViewAttributes',
  'Paging'
]);

/**
 * The XML that GetListItemChangesSinceToken answers, an ADO rowset as Lists.asmx writes it: with a token the rows
 * changed since and the ids
 * of those deleted, without one all rows; the token to ask with next.
 */
export function changesXml(context: Context, list: List): string {
  const reader = new PropertyReader(objectIn(bodyRecord(context), 'query') ?? {}, 'SP.ChangeLogItemQuery');
  const token = reader.text('ChangeToken') || undefined;
  const settings = queryOptions(reader.text('QueryOptions') ?? '');
  const query = readQuery(reader.text('Query') ?? '');
  const [contains] = readXml(reader.text('Contains') ?? '') ?? [];
  const narrowed = contains && readCondition(contains, 0);
  const names = viewFields(reader.text('ViewFields') ?? '');
  const limit = reader.text('RowLimit') ?? '';
  if (!/^\d*$/.test(limit)) throw unreadable();
  reader.ignore('ViewName', 'ListName');
  reader.end();
  const view: CamlView = {
    scope: 'RecursiveAll',
    viewFields: names,
    rowLimit: Number(limit) || undefined,
    paged: true,
    where: query.where && narrowed ? { kind: 'and', left: query.where, right: narrowed } : (narrowed ?? query.where),
    orderBy: query.orderBy
  };
  const page = queryCaml(context, list, view, {
    folder: folderOf(context, settings.get('Folder')),
    paging: settings.get('Paging')
  });
  const scope: ChangeScope = { kind: 'list', id: list.id };
  const after = token === undefined ? undefined : readToken(context, scope, { StringValue: token })?.at;
  const changes =
    after === undefined
      ? []
      : [...context.store.changes.after(scope, after)]
          .filter(change => change.object === 'Item')
          .slice(0, mostChanges + 1);
  const read = changes.slice(0, mostChanges);
  const changed = new Set(read.map(change => change.number));
  const rows = after === undefined ? page.items : page.items.filter(item => changed.has(item.id));
  const gone = [
    ...new Set(
      read
        .filter(change => change.kind === changeKinds.remove && !context.store.items(list.id).has(change.number))
        .map(change => change.number)
    )
  ];
  const more = changes.length > read.length;
  const last = read.at(-1);
  const next = more && last ? tokenText(scope, Date.parse(last.time), last.at) : currentToken(context, scope);
  const position = page.next ? ` ListItemCollectionPositionNext="${escapeXml(page.next.toString())}"` : '';
  const write = rowXml(context, list, names, settings);
  return [
    '<?xml version="1.0" encoding="utf-8"?><GetListItemChangesSinceTokenResult>',
    `<listitems MinTimeBetweenSyncs="0" RecommendedTimeBetweenSyncs="180" MaxBulkDocumentSyncSize="500" EffectivePermMask="${hexMask(listMask(context.store, context.web, list, context.user.id))}"`,
    ' xmlns:s="uuid:BDC6E3F0-6DA3-11d1-A2A3-00AA00C14882" xmlns:dt="uuid:C2F41010-65B3-11d1-A29F-00AA00C14882"',
    ' xmlns:rs="urn:schemas-microsoft-com:rowset" xmlns:z="#RowsetSchema">',
    `<Changes LastChangeToken="${escapeXml(next)}"${more ? ' MoreChanges="TRUE"' : ''}>${gone.map(id => `<Id ChangeType="Delete">${id}</Id>`).join('')}</Changes>`,
    `<rs:data ItemCount="${rows.length}"${position}>${rows.map(write).join('')}</rs:data></listitems></GetListItemChangesSinceTokenResult>`
  ].join('');
}

function queryOptions(xml: string): Map<string, string> {
  const roots = readXml(xml);
  if (!roots || roots.length > 1) throw unreadable();
  const found = new Map<string, string>();
  for (const child of roots[0]?.children ?? []) {
    if (!options.has(child.name)) throw unreadable();
    found.set(
      child.name,
      child.name === 'Paging' ? (child.attributes.get('ListItemCollectionPositionNext') ?? '') : child.text.trim()
    );
  }
  return found;
}

function viewFields(xml: string): string[] | undefined {
  const [root] = readXml(xml) ?? [];
  const names = root ? readViewFields(root) : [];
  return names.length === 0 ? undefined : names;
}

/** A folder's address is written below the web. */
function folderOf(context: Context, folder: string | undefined): string | undefined {
  if (folder === undefined || folder === '') return undefined;
  return folder.startsWith('/') ? folder : `${context.web.url}/${folder}`;
}

function rowXml(
  context: Context,
  list: List,
  names: readonly string[] | undefined,
  settings: ReadonlyMap<string, string>
): (item: Item) => string {
  const columns = new CamlColumns(context, list);
  const says = (name: string, otherwise: boolean): boolean => {
    const value = settings.get(name);
    return value === undefined ? otherwise : value.toUpperCase() === 'TRUE';
  };
  const fields = names
    ? names.flatMap(name => columns.field(name) ?? [])
    : context.store.fields(list.id).filter(field => !field.hidden && field.kind !== 'Computed');
  const rights = rowRights(context.store, context.web, list, context.user.id);
  return item => {
    const values = new Map<string, string>([['ID', String(item.id)]]);
    for (const field of fields) values.set(field.name, owsText(context, list, item, field, says('DateInUtc', false)));
    if (says('IncludeMandatoryColumns', true)) {
      values.set('UniqueId', `${item.id};#{${item.uniqueId.toUpperCase()}}`);
      values.set('FSObjType', `${item.id};#${item.kind}`);
      values.set('FileRef', `${item.id};#${`${item.dir}/${item.leaf}`.slice(1)}`);
      values.set('owshiddenversion', String(item.version));
    }
    if (says('IncludePermissions', false)) values.set('PermMask', hexMask(rights.maskOf(item)));
    const attributes = [...values]
      .filter(([, value]) => value !== '')
      .map(([name, value]) => ` ows_${name}="${escapeXml(value)}"`);
    return `<z:row${attributes.join('')} />`;
  };
}

/** A value as Lists.asmx writes it; of a calculated one it says of what kind it is. */
function owsText(context: Context, list: List, item: Item, field: FieldDefinition, utc: boolean): string {
  if (isLookup(field))
    return targets(context, item, field)
      .map(one => `${one.id};#${one.text}`)
      .join(';#');
  const value = storedReader(context, list, context.store.fields(list.id), field)(item);
  if (value === null || value === undefined) return '';
  if (field.kind !== 'Calculated') return owsValue(context, field.kind, value, utc);
  // A formula that has no value is the text of an error.
  const kind = typeof value === 'string' && value.startsWith('#') ? 'Text' : field.outputType;
  const prefix = { Text: 'string', Number: 'float', Currency: 'float', Boolean: 'boolean', DateTime: 'datetime' }[kind];
  return `${prefix};#${owsValue(context, kind, value, utc)}`;
}

function owsValue(context: Context, kind: FieldKind, value: unknown, utc: boolean): string {
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (kind === 'DateTime' && typeof value === 'string') {
    return utc ? value : new Date(context.zone.toLocal(Date.parse(value))).toISOString().slice(0, 19).replace('T', ' ');
  }
  if (Array.isArray(value)) return `;#${value.join(';#')};#`;
  if (isRecord(value)) return `${String(value['Url'])}, ${String(value['Description'])}`;
  return String(value);
}
