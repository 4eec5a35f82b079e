import { parentUrl, plainUrl } from '../items/addresses.ts';
import { checkIn, checkOut, undoCheckOut } from '../items/checkOut.ts';
import { routeItem } from '../items/itemRoutes.ts';
import { checkETag, deleteItem } from '../items/itemWrite.ts';
import { noFile, notFound } from '../items/nameErrors.ts';
import type { Answer, Entity } from '../odata/answer.ts';
import type { Context } from '../odata/context.ts';
import { badRequest, noResource } from '../odata/errors.ts';
import { argument, textArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import { property } from '../odata/property.ts';
import { voidAnswer } from '../odata/voidAnswer.ts';
import type { Item, List } from '../store/model.ts';
import { addressOf } from '../store/tree.ts';
import { addDocument, writeBytes } from './documents.ts';
import { fileEntity } from './fileEntities.ts';
import { routeFileVersions } from './fileVersions.ts';
import { filesIn, findFile, findFolder } from './locations.ts';
import type { Folder } from './locations.ts';
import { mediaType } from './mediaType.ts';
import { moveOrCopy } from './moveCopy.ts';
import { routeUpload } from './uploads.ts';

const set = 'SP.ApiData.Files';

/** Answers everything under a folder's `files`. */
export function routeFiles(context: Context, folder: Folder, segment: Segment, rest: readonly Segment[]): Answer {
  const [next, ...after] = rest;
  if (segment.args && segment.args.length > 0)
    return routeFileAt(context, `${folder.url}/${textArgument(segment, 0)}`, rest);
  switch (next?.name) {
    case undefined:
      if (context.method !== 'GET') throw noResource(segment.text);
      return {
        kind: 'collection',
        set,
        entities: filesIn(context, folder).map(one => fileEntity(context, one.list, one.item))
      };
    case 'getbyurl':
      return routeFileAt(context, `${folder.url}/${textArgument(next, 0)}`, after);
    case 'add':
      return addFile(context, folder, next, after, 'url');
    case 'addusingpath':
      return addFile(context, folder, next, after, 'decodedUrl');
    case 'addtemplatefile': {
      if (context.method !== 'POST' || after.length > 0) break;
      // SharePoint goes by the address alone, whichever folder the request names.
      const url = textArgument(next, 0, 'urlOfFile');
      const target = url.includes('/') ? findFolder(context, parentUrl(plainUrl(context, url))) : folder;
      if (!target) throw notFound();
      const { list, item } = addDocument(context, target, url.slice(url.lastIndexOf('/') + 1), Buffer.alloc(0), {
        overwrite: false,
        ensureUnique: false
      });
      return { kind: 'entity', entity: fileEntity(context, list, item) };
    }
  }
  throw noResource(next?.text ?? segment.text);
}

const addArguments = new Set([
  'url',
  'decodedurl',
  'overwrite',
  'ensureuniquefilename',
  'autocheckoutoninvaliddata',
  'xorhash'
]);

function addFile(context: Context, folder: Folder, segment: Segment, rest: readonly Segment[], named: string): Answer {
  if (context.method !== 'POST' || rest.length > 0) throw noResource(segment.text);
  const unknown = segment.args?.find(one => one.name !== undefined && !addArguments.has(one.name));
  if (unknown) throw badRequest(`The parameter ${unknown.name ?? ''} is not supported.`);
  const given = textArgument(segment, 0, named);
  // A whole address is accepted too, if it is in this folder.
  const name = given.toLowerCase().startsWith(`${folder.url.toLowerCase()}/`)
    ? given.slice(folder.url.length + 1)
    : given;
  const { list, item } = addDocument(context, folder, name, context.bytes, {
    overwrite: argument(segment, 1, 'overwrite') === true,
    ensureUnique: argument(segment, 2, 'ensureUniqueFileName') === true
  });
  return { kind: 'entity', entity: fileEntity(context, list, item) };
}

/** Answers everything under the document at an address. */
export function routeFileAt(context: Context, url: string, rest: readonly Segment[]): Answer {
  const found = findFile(context, url);
  if (!found) throw noFile(url);
  return routeFile(context, found.list, found.item, rest);
}

/** Answers everything under a document. */
export function routeFile(context: Context, list: List, item: Item, rest: readonly Segment[]): Answer {
  const { store, method } = context;
  const [next, ...after] = rest;
  const entity = fileEntity(context, list, item);
  if (!next) {
    if (method === 'GET') return { kind: 'entity', entity };
    if (method !== 'DELETE') throw noResource('files');
    deleteItem(withPlainETag(context), list, item, false);
    return { kind: 'empty', status: 200 };
  }
  switch (next.name) {
    case '$value':
      if (method === 'GET')
        return { kind: 'bytes', bytes: store.documents.content(list.id, item.id), contentType: mediaType(item.leaf) };
      if (method !== 'PUT') break;
      if (context.ifMatch !== undefined) checkETag(withPlainETag(context), item);
      writeBytes(context, list, item, context.bytes);
      return { kind: 'empty', status: 204 };
    case 'listitemallfields':
      return routeItem(context, list, item.id, after);
    case 'versions':
      return routeFileVersions(context, list, item, next, after);
    case 'author':
    case 'modifiedby':
    case 'checkedoutbyuser':
    case 'lockedbyuser':
      if (method !== 'GET' || after.length > 0) break;
      return personAnswer(context, entity, next);
  }
  if (method === 'POST' && after.length === 0) {
    const done = act(context, list, item, next);
    if (done) return done;
  }
  return property(context, entity, next, after);
}

/** The methods of a document. */
function act(context: Context, list: List, item: Item, segment: Segment): Answer | undefined {
  switch (segment.name) {
    case 'checkout':
      checkOut(context, list, item);
      return voidAnswer(context, 'CheckOut');
    case 'checkin':
      checkIn(context, list, item, segment);
      return voidAnswer(context, 'CheckIn');
    case 'undocheckout':
      undoCheckOut(context, list, item);
      return voidAnswer(context, 'UndoCheckOut');
    case 'recycle':
      return {
        kind: 'value',
        name: 'Recycle',
        type: 'Edm.Guid',
        value: deleteItem(withPlainETag(context), list, item, true)
      };
    case 'deletewithparameters':
      deleteItem({ ...context, ifMatch: '*' }, list, item, false);
      return voidAnswer(context, 'DeleteWithParameters');
    case 'copyto':
      moveOrCopy(
        context,
        { list, item },
        textArgument(segment, 0, 'strNewUrl'),
        false,
        argument(segment, 1, 'bOverWrite') === true
      );
      return voidAnswer(context, 'CopyTo');
    case 'moveto':
      // Flag 1 is overwrite.
      moveOrCopy(
        context,
        { list, item },
        textArgument(segment, 0, 'newUrl'),
        true,
        (Number(argument(segment, 1, 'flags') ?? 0) & 1) === 1
      );
      return voidAnswer(context, 'MoveTo');
    case 'publish':
    case 'unpublish':
    case 'approve':
    case 'deny':
      throw badRequest(`The library of ${addressOf(item)} has neither minor versions nor content approval.`);
  }
  return routeUpload(context, list, item, segment);
}

function personAnswer(context: Context, entity: Entity, segment: Segment): Answer {
  const name = Object.keys(entity.related ?? {}).find(one => one.toLowerCase() === segment.name) ?? '';
  const target = entity.related?.[name]?.();
  if (target === undefined || Array.isArray(target) || !('properties' in target)) return voidAnswer(context, name);
  return { kind: 'entity', entity: target };
}

/** A document's ETag has its id in braces; a row's has not. */
export function withPlainETag(context: Context): Context {
  return { ...context, ifMatch: context.ifMatch?.replace(/[{}]/g, '') };
}
