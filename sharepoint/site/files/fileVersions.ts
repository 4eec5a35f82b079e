import type { Answer, Entity } from '../odata/answer.ts';
import type { Context } from '../odata/context.ts';
import { badRequest, noResource } from '../odata/errors.ts';
import { integerArgument, textArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import { property } from '../odata/property.ts';
import { voidAnswer } from '../odata/voidAnswer.ts';
import { demand, listMask, permissions } from '../people/rights.ts';
import type { Item, ItemVersion, List } from '../store/model.ts';
import { addressOf } from '../store/tree.ts';
import { writeBytes } from './documents.ts';
import { mediaType } from './mediaType.ts';

/**
 * Answers everything under a document's `versions`: the past ones, the oldest first; the present one is the file
 * itself.
 */
export function routeFileVersions(
  context: Context,
  list: List,
  item: Item,
  segment: Segment,
  rest: readonly Segment[]
): Answer {
  const { store, web, user, method } = context;
  demand(listMask(store, web, list, user.id), permissions.viewVersions);
  const past = store.versions
    .of(list.id, item.id)
    .filter(version => version.major < item.major)
    .reverse();
  const entities = past.map(version => versionEntity(context, list, item, version));
  const [next, ...after] = rest;
  const byId = segment.args && segment.args.length > 0 ? segment : next?.name === 'getbyid' ? next : undefined;
  if (byId) {
    const [deeper, ...more] = byId === next ? after : rest;
    const id = integerArgument(byId, 0);
    const entity = entities.find(one => one.properties['ID'] === id);
    if (!entity) throw badRequest('The specified version does not exist.');
    if (method !== 'GET') throw noResource(segment.text);
    if (!deeper) return { kind: 'entity', entity };
    if (deeper.name !== '$value') return property(context, entity, deeper, more);
    return {
      kind: 'bytes',
      bytes: store.documents.content(list.id, item.id, id / 512),
      contentType: mediaType(item.leaf)
    };
  }
  if (!next) {
    if (method !== 'GET') throw noResource(segment.text);
    return { kind: 'collection', set: 'SP.ApiData.FileVersions', entities };
  }
  if (next.name !== 'restorebylabel' || method !== 'POST' || after.length > 0) throw noResource(next.text);
  const label = textArgument(next, 0, 'versionLabel');
  const version = past.find(one => `${one.major}.0` === label);
  if (!version) throw badRequest('The specified version does not exist.');
  writeBytes(
    context,
    list,
    { ...item, values: version.values },
    store.documents.content(list.id, item.id, version.major)
  );
  return voidAnswer(context, 'RestoreByLabel');
}

function versionEntity(context: Context, list: List, item: Item, version: ItemVersion): Entity {
  const id = version.major * 512;
  const size = context.store.documents.content(list.id, item.id, version.major).length;
  return {
    type: 'SP.FileVersion',
    path: `Web/GetFileById('${item.uniqueId}')/versions(${id})`,
    set: 'SP.ApiData.FileVersions',
    properties: {
      CheckInComment: '',
      Created: version.modified,
      ID: id,
      IsCurrentVersion: false,
      Length: String(size),
      Size: size,
      Url: `_vti_history/${id}${addressOf(item).slice(context.web.url.length)}`,
      VersionLabel: `${version.major}.0`
    }
  };
}
