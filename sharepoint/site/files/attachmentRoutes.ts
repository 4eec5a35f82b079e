import { itemPath } from '../items/itemNames.ts';
import { checkETag, demandChange } from '../items/itemWrite.ts';
import { nameInUse, notFound } from '../items/nameErrors.ts';
import { checkName, quoted } from '../items/names.ts';
import { markAttachments } from '../items/touchItem.ts';
import { isLibrary } from '../lists/lists.ts';
import type { Answer, Entity } from '../odata/answer.ts';
import { nowText } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { badRequest, noResource } from '../odata/errors.ts';
import { textArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import { property } from '../odata/property.ts';
import { voidAnswer } from '../odata/voidAnswer.ts';
import { permissions } from '../people/rights.ts';
import type { Item, List } from '../store/model.ts';
import { mediaType } from './mediaType.ts';

const set = 'SP.ApiData.Attachments1';

/** The attachments of a row as they are answered. */
export function attachmentEntities(context: Context, list: List, item: Item): Entity[] {
  return context.store.attachments.of(list.id, item.id).map(name => attachmentEntity(list, item, name));
}

function attachmentEntity(list: List, item: Item, name: string): Entity {
  const url = `${list.folder}/Attachments/${item.id}/${name}`;
  return {
    type: 'SP.Attachment',
    path: `${itemPath(list, item)}/AttachmentFiles('${quoted(name)}')`,
    set,
    properties: {
      FileName: name,
      FileNameAsPath: { DecodedUrl: name },
      ServerRelativePath: { DecodedUrl: url },
      ServerRelativeUrl: url
    }
  };
}

/** Answers everything under a row's `AttachmentFiles`. */
export function routeAttachments(
  context: Context,
  list: List,
  item: Item,
  segment: Segment,
  rest: readonly Segment[]
): Answer {
  const [next, ...after] = rest;
  if (segment.args && segment.args.length > 0)
    return routeAttachment(context, list, item, textArgument(segment, 0), rest);
  switch (next?.name) {
    case undefined:
      if (context.method !== 'GET') throw noResource(segment.text);
      return { kind: 'collection', set, entities: attachmentEntities(context, list, item) };
    case 'getbyfilename':
      return routeAttachment(context, list, item, textArgument(next, 0, 'fileName'), after);
    case 'getbyfilenameaspath':
      return routeAttachment(context, list, item, textArgument(next, 0, 'decodedUrl'), after);
    case 'add':
      if (context.method !== 'POST' || after.length > 0) break;
      return addAttachment(context, list, item, textArgument(next, 0, 'fileName'));
    case 'addusingpath':
      if (context.method !== 'POST' || after.length > 0) break;
      return addAttachment(context, list, item, textArgument(next, 0, 'decodedUrl'));
  }
  throw noResource(next?.text ?? segment.text);
}

function addAttachment(context: Context, list: List, item: Item, name: string): Answer {
  demandChange(context, list, item, permissions.editItems);
  if (!list.settings.EnableAttachments || isLibrary(list)) throw badRequest('Attachments are disabled on this list.');
  checkName(name);
  if (context.store.attachments.named(list.id, item.id, name) !== undefined) throw nameInUse();
  context.store.attachments.save(list.id, item.id, name, context.bytes);
  markAttachments(context, list, item);
  return { kind: 'entity', entity: attachmentEntity(list, item, name) };
}

function routeAttachment(context: Context, list: List, item: Item, given: string, rest: readonly Segment[]): Answer {
  const { store, method } = context;
  const name = store.attachments.named(list.id, item.id, given);
  if (name === undefined) throw notFound();
  const [next, ...after] = rest;
  if (!next) {
    if (method === 'GET') return { kind: 'entity', entity: attachmentEntity(list, item, name) };
    if (method !== 'DELETE') throw noResource('AttachmentFiles');
    removeAttachment(context, list, item, name);
    return { kind: 'empty', status: 200 };
  }
  if (next.name === '$value' && after.length === 0) {
    if (method === 'GET')
      return { kind: 'bytes', bytes: store.attachments.content(list.id, item.id, name), contentType: mediaType(name) };
    if (method !== 'PUT') throw noResource(next.text);
    demandChange(context, list, item, permissions.editItems);
    checkGiven(context, item);
    store.attachments.save(list.id, item.id, name, context.bytes);
    markAttachments(context, list, item);
    return { kind: 'empty', status: 204 };
  }
  // PnPjs recycles with X-HTTP-Method: DELETE.
  if (next.name === 'recycleobject' && after.length === 0 && (method === 'POST' || method === 'DELETE')) {
    demandChange(context, list, item, permissions.editItems);
    store.recycleBin.putAttachment(context.web, list, item, name, nowText(context), context.user.id);
    removeAttachment(context, list, item, name);
    return voidAnswer(context, 'RecycleObject');
  }
  return property(context, attachmentEntity(list, item, name), next, after);
}

function removeAttachment(context: Context, list: List, item: Item, name: string): void {
  demandChange(context, list, item, permissions.editItems);
  checkGiven(context, item);
  context.store.attachments.remove(list.id, item.id, name);
  markAttachments(context, list, item);
}

/** An attachment has no ETag of its own: one that is sent is its row's. */
function checkGiven(context: Context, item: Item): void {
  if (context.ifMatch !== undefined) checkETag(context, item);
}
