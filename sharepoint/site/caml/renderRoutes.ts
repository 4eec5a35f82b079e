import type { JsonRecord } from '../json.ts';
import { bodyRecord } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { badQuery, noView } from '../odata/errors.ts';
import { plainGuid } from '../odata/path.ts';
import { PropertyReader } from '../odata/propertyReader.ts';
import { listMask } from '../people/rights.ts';
import type { List, View } from '../store/model.ts';
import { queryCaml } from './camlQuery.ts';
import { readQuery, readView } from './camlView.ts';
import type { CamlView } from './camlView.ts';
import { objectIn } from './parameters.ts';
import { checkParameters, find, pageFilter, pageSort } from './renderFilter.ts';
import { hexMask, rowWriter } from './renderRow.ts';
import { contextInfo, listSchema, viewMetadata } from './renderSchema.ts';

/** The bits of `RenderOptions` that this server answers; SharePoint's names are in RenderListDataOptions. */
const bits = { contextInfo: 1, listData: 2, listSchema: 4, viewMetadata: 1024, parentInfo: 8192 };
/**
 * MenuView, FileSystemItemId, QuickLaunch, Spotlight, Visualization, DisableAutoHyperlink, EnableMediaTAUrls and the
 * like: nothing of them is here to be answered.
 */
const silent = 8 | 32 | 128 | 256 | 512 | 2048 | 4096 | 524_288 | 1_048_576 | 2_097_152 | 4_194_304;
const noId = '00000000-0000-0000-0000-000000000000';
/** Without a RowLimit SharePoint renders this many rows. */
const defaultRows = 30;

interface Rendering {
  view: CamlView;
  /** The id of the list's view; zeros for one that was sent. */
  viewId: string;
  folder: string | undefined;
  paging: string | undefined;
  utc: boolean;
  required: boolean;
  allFields: boolean;
  expandUser: boolean;
}

/** What RenderListData answers for a view, as an object that is still to be written as text. */
export function renderListData(context: Context, list: List, viewXml: string): JsonRecord {
  const view = readView(viewXml);
  return listData(context, list, {
    view,
    viewId: noId,
    folder: undefined,
    paging: undefined,
    utc: false,
    required: false,
    allFields: false,
    expandUser: false
  });
}

/**
 * What RenderListDataAsStream answers: the rows alone, or, when more is requested, the rows under `ListData` beside the
 * rest.
 */
export function renderListDataAsStream(context: Context, list: List): JsonRecord {
  const body = bodyRecord(context);
  const given = objectIn(body, 'parameters') ?? {};
  const parameters = new Map([
    ...context.query.others,
    ...Object.entries(objectIn(body, 'overrideParameters') ?? {}).map(([name, value]): [string, string] => [
      name,
      String(value ?? '')
    ])
  ]);
  checkParameters(parameters);
  const options = readOptions(given['RenderOptions']);
  const rendering = readParameters(context, list, given, parameters);
  const wrapped = options & (bits.contextInfo | bits.listSchema | bits.viewMetadata | bits.parentInfo);
  if (wrapped === 0) return listData(context, list, rendering);
  const names = fieldNames(context, list, rendering);
  return {
    ...(options & bits.contextInfo ? contextInfo(context, list, rendering.viewId) : {}),
    ...(options & bits.listData ? { ListData: listData(context, list, rendering) } : {}),
    ...(options & bits.listSchema ? { ListSchema: listSchema(context, list, names, rendering.viewId) } : {}),
    ...(options & bits.viewMetadata ? { ViewMetadata: viewMetadata(context, list, rendering.viewId) } : {}),
    ...(options & bits.parentInfo ? { ParentInfo: { ParentFolderInfo: [] } } : {})
  };
}

function readOptions(value: unknown): number {
  if (value === undefined || value === null) return 0;
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw badQuery("Cannot convert the value of 'RenderOptions' to the expected type 'Edm.Int32'.");
  const known = Object.values(bits).reduce((all, bit) => all | bit, silent);
  if ((value & ~known) !== 0) throw badQuery(`The RenderOptions ${value & ~known} are not supported.`);
  return value;
}

function readParameters(
  context: Context,
  list: List,
  given: JsonRecord,
  parameters: ReadonlyMap<string, string>
): Rendering {
  const reader = new PropertyReader(given, 'SP.RenderListDataParameters');
  const xml = reader.text('ViewXml');
  if (reader.text('OverrideViewXml')) throw badQuery("The parameter 'OverrideViewXml' is not supported.");
  for (const name of ['MergeDefaultView', 'RenderURLFieldInJSON']) {
    if (reader.boolean(name)) throw badQuery(`The parameter '${name}' is not supported.`);
  }
  const asked = find(parameters, 'View') ?? find(parameters, 'ViewId');
  const stored = xml ? undefined : listView(context, list, asked);
  const view = xml ? readView(xml) : stored ? viewOf(stored) : readView('');
  const filter = pageFilter(context, list, parameters);
  const paging = reader.text('Paging') || pagingOf(parameters);
  const rendering: Rendering = {
    view: {
      ...view,
      where: view.where && filter ? { kind: 'and', left: view.where, right: filter } : (filter ?? view.where),
      orderBy: pageSort(parameters) ?? view.orderBy
    },
    viewId: stored?.id ?? noId,
    folder: reader.text('FolderServerRelativeUrl') || find(parameters, 'RootFolder'),
    paging,
    utc: reader.boolean('DatesInUtc') ?? false,
    required: reader.boolean('AddRequiredFields') ?? false,
    allFields: reader.boolean('AddAllFields') ?? reader.boolean('AddAllViewFields') ?? false,
    expandUser: reader.boolean('ExpandUserField') ?? false
  };
  // These say how something is shown that this server doesn't show, or ask for less work.
  reader.ignore(
    'RenderOptions',
    'AddAllViewFields',
    'AddRegionalSettings',
    'AllowMultipleValueFilterForTaxonomyFields',
    'AudienceTarget',
    'DeferredRender',
    'ExpandGroups',
    'FilterOutChannelFoldersInDefaultDocLib',
    'FirstGroupOnly',
    'ImageFieldsToTryRewriteToCdnUrls',
    'ModernListBoot',
    'OriginalDate',
    'ReplaceGroup',
    'ShowStubFile'
  );
  reader.end();
  return rendering;
}

/** The parameters of a page's address that say where it starts. */
function pagingOf(parameters: ReadonlyMap<string, string>): string | undefined {
  const own = new URLSearchParams();
  for (const [name, value] of parameters)
    if (/^(Paged|PagedPrev|PageFirstRow|p_.+)$/.test(name)) own.append(name, value);
  return own.has('Paged') ? own.toString() : undefined;
}

function listView(context: Context, list: List, id: string | undefined): View | undefined {
  const views = context.store.views(list.id);
  if (id === undefined || id === '' || plainGuid(id) === noId) return views.find(view => view.isDefault) ?? views[0];
  const view = views.find(one => one.id === plainGuid(id));
  if (!view) throw noView();
  return view;
}

/** A list's own view, as if it had been sent. */
function viewOf(view: View): CamlView {
  const scopes = ['Default', 'Recursive', 'RecursiveAll', 'FilesOnly'] as const;
  return {
    ...readQuery(view.query),
    scope: scopes[view.scope] ?? 'Default',
    viewFields: view.fields,
    rowLimit: view.rowLimit || undefined,
    paged: view.paged
  };
}

/** The columns to answer: those of the view, or every visible one when a view names none. */
function fieldNames(context: Context, list: List, { view, allFields }: Rendering): string[] {
  const visible = context.store
    .fields(list.id)
    .filter(field => !field.hidden && field.kind !== 'Computed')
    .map(field => field.name);
  if (view.viewFields === undefined || view.viewFields.length === 0) return visible;
  return allFields ? [...view.viewFields, ...visible] : [...view.viewFields];
}

function listData(context: Context, list: List, rendering: Rendering): JsonRecord {
  const { view, viewId } = rendering;
  const limit = view.rowLimit ?? defaultRows;
  const names = fieldNames(context, list, rendering);
  const page = queryCaml(context, list, { ...view, viewFields: names, rowLimit: limit }, rendering);
  const write = rowWriter(context, list, {
    names,
    utc: rendering.utc,
    required: rendering.required,
    expandUser: rendering.expandUser
  });
  const href = (paging: URLSearchParams, first: number): string => {
    const parts = new URLSearchParams(paging);
    parts.set('PageFirstRow', String(first));
    parts.set('View', viewId);
    return `?${parts.toString()}`;
  };
  const { next, previous, items, firstRow } = page;
  const paged = view.paged || view.rowLimit === undefined;
  const folder = { FolderPermissions: hexMask(listMask(context.store, context.web, list, context.user.id)) };
  const nextHref = paged && next ? { NextHref: href(next, firstRow + items.length) } : {};
  // As recorded: without rows SharePoint says nothing of where they start and end.
  if (items.length === 0) return { Row: [], ...folder, ...nextHref };
  return {
    Row: items.map(write),
    FirstRow: firstRow,
    ...folder,
    LastRow: firstRow + items.length - 1,
    RowLimit: limit,
    ...(paged && previous ? { PrevHref: href(previous, Math.max(1, firstRow - limit)) } : {}),
    ...nextHref,
    FilterLink: '?',
    ForceNoHierarchy: '1',
    HierarchyHasIndention: '',
    CurrentFolderSpItemUrl: ''
  };
}
