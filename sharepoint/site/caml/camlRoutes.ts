import { itemSet } from '../items/itemNames.ts';
import { itemShaper } from '../items/itemShape.ts';
import { Shaped } from '../odata/answer.ts';
import type { Answer } from '../odata/answer.ts';
import { bodyRecord } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { textArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import { PropertyReader } from '../odata/propertyReader.ts';
import { propertyName } from '../store/fields.ts';
import type { List } from '../store/model.ts';
import { queryCaml } from './camlQuery.ts';
import { readView } from './camlView.ts';
import { changesXml } from './changesXml.ts';
import { objectIn } from './parameters.ts';
import { renderListData, renderListDataAsStream } from './renderRoutes.ts';

/** Answers what asks a list by CAML; undefined for any other path. */
export function routeCaml(
  context: Context,
  list: List,
  segment: Segment,
  rest: readonly Segment[]
): Answer | undefined {
  if (context.method !== 'POST' || rest.length > 0) return undefined;
  switch (segment.name) {
    case 'getitems':
      return getItems(context, list);
    case 'renderlistdata':
      return {
        kind: 'value',
        name: 'RenderListData',
        type: 'Edm.String',
        value: JSON.stringify(renderListData(context, list, textArgument(segment, 0, 'viewXml')))
      };
    case 'renderlistdataasstream':
      return {
        kind: 'bytes',
        bytes: Buffer.from(JSON.stringify(renderListDataAsStream(context, list)), 'utf8'),
        contentType: 'application/json; charset=utf-8'
      };
    case 'getlistitemchangessincetoken':
      return {
        kind: 'bytes',
        bytes: Buffer.from(changesXml(context, list), 'utf8'),
        contentType: 'text/xml; charset=utf-8'
      };
  }
  return undefined;
}

function getItems(context: Context, list: List): Answer {
  const query = objectIn(bodyRecord(context), 'query') ?? {};
  const position = objectIn(query, 'ListItemCollectionPosition');
  const path = objectIn(query, 'FolderServerRelativePath');
  const reader = new PropertyReader(query, 'SP.CamlQuery');
  const view = readView(reader.text('ViewXml') ?? '');
  const folder =
    (path && new PropertyReader(path, 'SP.ResourcePath').text('DecodedUrl')) ?? reader.text('FolderServerRelativeUrl');
  const paging = position && new PropertyReader(position, 'SP.ListItemCollectionPosition').text('PagingInfo');
  const local = reader.boolean('DatesInUtc') === false;
  reader.ignore(
    'AllowIncrementalResults',
    'ListItemCollectionPosition',
    'FolderServerRelativePath',
    'FolderServerRelativeUrl'
  );
  reader.end();
  const page = queryCaml(context, list, view, { folder, paging });
  const shaper = itemShaper(context, list);
  const items = page.items.map(shaper);
  return {
    kind: 'shapedCollection',
    set: itemSet(list),
    items: local ? items.map(one => inLocalTime(context, list, one)) : items
  };
}

/** With `DatesInUtc: false` the clock is the site's, and says so by having no zone. */
function inLocalTime(context: Context, list: List, item: Shaped): Shaped {
  const dates = new Set(
    context.store
      .fields(list.id)
      .filter(field => field.kind === 'DateTime')
      .map(propertyName)
  );
  const values = Object.entries(item.values).map(([name, value]): [string, unknown] => {
    if (!dates.has(name) || typeof value !== 'string') return [name, value];
    return [name, new Date(context.zone.toLocal(Date.parse(value))).toISOString().slice(0, 19)];
  });
  return new Shaped(item.entity, Object.fromEntries(values));
}
