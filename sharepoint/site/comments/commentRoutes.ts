import { isRecord } from '../json.ts';
import type { Answer } from '../odata/answer.ts';
import { apiUrl, bodyRecord, nowText } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { accessDenied, badQuery, badRequest, noResource, SharePointError } from '../odata/errors.ts';
import { argument, integerArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import { property } from '../odata/property.ts';
import { voidAnswer } from '../odata/voidAnswer.ts';
import { demand, listMask, may, permissions } from '../people/rights.ts';
import type { Comment, Mention } from '../store/comments.ts';
import type { Item, List } from '../store/model.ts';
import { commentEntity, commentSet, likedByInformation, likeEntities, repliesTo } from './commentEntities.ts';

/**
 * Answers a row's comments and likes; undefined for any other path. The caller has checked that this user may read the
 * row.
 */
export function routeComments(
  context: Context,
  list: List,
  item: Item,
  segment: Segment,
  rest: readonly Segment[]
): Answer | undefined {
  const { store, method, user } = context;
  switch (segment.name) {
    case 'comments':
      return routeCollection(context, list, item, segment, rest);
    case 'likedby': {
      // PnPjs asks for it by POST.
      if ((method !== 'GET' && method !== 'POST') || rest.length > 0) return undefined;
      const likes = store.comments.likes(list.id, item.id, 0);
      return {
        kind: 'collection',
        set: 'Microsoft.SharePoint.Likes.users',
        entities: likeEntities(context, list, item, likes)
      };
    }
    case 'likedbyinformation':
      if (method !== 'GET' || rest.length > 0) return undefined;
      return { kind: 'entity', entity: likedByInformation(context, list, item) };
    case 'like':
    case 'unlike':
      if (method !== 'POST' || rest.length > 0) return undefined;
      store.comments.setLike(
        list.id,
        item.id,
        { comment: 0, user: user.id, created: nowText(context) },
        segment.name === 'like'
      );
      return voidAnswer(context, segment.text);
    case 'setcommentsdisabled': {
      // PnPjs sends it as a MERGE.
      if ((method !== 'POST' && method !== 'MERGE') || rest.length > 0) return undefined;
      demand(listMask(store, context.web, list, user.id), permissions.editItems);
      const value = argument(segment, 0, 'value');
      if (typeof value !== 'boolean') throw badQuery('The parameter value of SetCommentsDisabled is true or false.');
      store.comments.setDisabled(list.id, item.id, value);
      return method === 'MERGE' ? { kind: 'empty', status: 204 } : voidAnswer(context, 'SetCommentsDisabled');
    }
    default:
      return undefined;
  }
}

function routeCollection(context: Context, list: List, item: Item, segment: Segment, rest: readonly Segment[]): Answer {
  const { store, method } = context;
  const [next, ...after] = rest;
  const all = store.comments.of(list.id, item.id);
  if (segment.args && segment.args.length > 0)
    return routeComment(context, list, item, find(all, integerArgument(segment, 0)), rest);
  switch (next?.name) {
    case undefined: {
      if (method === 'POST') return add(context, list, item, 0);
      if (method !== 'GET') break;
      const newestFirst = all.filter(one => one.parent === 0).reverse();
      return {
        kind: 'collection',
        set: commentSet,
        entities: newestFirst.map(one => commentEntity(context, list, item, one))
      };
    }
    case 'getbyid':
      return routeComment(context, list, item, find(all, integerArgument(next, 0)), after);
    case 'deleteall':
      if (method !== 'POST' || after.length > 0) break;
      for (const one of all) demandRemoval(context, list, one);
      for (const one of all) store.comments.removeOne(list.id, item.id, one.id);
      return voidAnswer(context, 'DeleteAll');
  }
  throw noResource(next?.text ?? segment.text);
}

function routeComment(context: Context, list: List, item: Item, comment: Comment, rest: readonly Segment[]): Answer {
  const { store, method, user } = context;
  const [next, ...after] = rest;
  const entity = commentEntity(context, list, item, comment);
  if (!next) {
    if (method === 'GET') return { kind: 'entity', entity };
    if (method !== 'DELETE') throw noResource('comments');
    demandRemoval(context, list, comment);
    store.comments.removeOne(list.id, item.id, comment.id);
    return { kind: 'empty', status: 200 };
  }
  switch (next.name) {
    case 'replies': {
      const replies = repliesTo(context, list, item, comment);
      if (next.args && next.args.length > 0)
        return routeComment(context, list, item, find(replies, integerArgument(next, 0)), after);
      if (after.length > 0) break;
      if (method === 'POST') return add(context, list, item, comment.parent === 0 ? comment.id : comment.parent);
      if (method !== 'GET') break;
      return {
        kind: 'collection',
        set: commentSet,
        entities: replies.map(one => commentEntity(context, list, item, one))
      };
    }
    case 'like':
    case 'unlike':
      if (method !== 'POST' || after.length > 0) break;
      store.comments.setLike(
        list.id,
        item.id,
        { comment: comment.id, user: user.id, created: nowText(context) },
        next.name === 'like'
      );
      return voidAnswer(context, next.text);
    case 'likedby':
      if (method !== 'GET' || after.length > 0) break;
      return {
        kind: 'collection',
        set: 'Microsoft.SharePoint.Likes.users',
        entities: likeEntities(context, list, item, store.comments.likes(list.id, item.id, comment.id))
      };
  }
  return property(context, entity, next, after);
}

function find(comments: readonly Comment[], id: number): Comment {
  const found = comments.find(one => one.id === id);
  if (!found)
    throw new SharePointError(
      404,
      '-2147024809, System.ArgumentException',
      'The comment does not exist. It may have been deleted by another user.'
    );
  return found;
}

/** Whoever may edit rows may comment on them; readers may read comments and like. */
function add(context: Context, list: List, item: Item, parent: number): Answer {
  const { store, web, user } = context;
  demand(listMask(store, web, list, user.id), permissions.editItems);
  if (store.comments.disabled(list.id, item.id)) throw badRequest('Comments are disabled on this item.');
  const { text, mentions } = readComment(context);
  const comment = store.comments.add(list.id, item.id, {
    parent,
    author: user.id,
    created: nowText(context),
    text,
    mentions
  });
  const entity = commentEntity(context, list, item, comment, true);
  return { kind: 'entity', entity, status: 201, headers: { Location: apiUrl(context) + entity.path } };
}

/** The most characters that SharePoint's own box for comments takes. */
const longestComment = 2000;

function readComment(context: Context): { text: string; mentions: Mention[] } {
  const { text, mentions, ...others } = bodyRecord(context);
  for (const name of Object.keys(others)) {
    throw badQuery(
      `The property '${name}' does not exist on type 'Microsoft.SharePoint.Comments.comment'. Make sure to only use property names that are defined by the type.`
    );
  }
  if (typeof text !== 'string' || text.trim() === '') throw badRequest('The text of the comment is missing.');
  if (text.length > longestComment)
    throw badRequest(`The text of the comment is longer than ${longestComment} characters.`);
  if (mentions === undefined || mentions === null) return { text, mentions: [] };
  const array: unknown = isRecord(mentions) && context.verboseBody ? mentions['results'] : mentions;
  if (!Array.isArray(array))
    throw badQuery("Cannot convert the value of 'mentions' to the expected type 'Edm.Collection'.");
  return { text, mentions: array.map(readMention) };
}

function readMention(one: unknown): Mention {
  const { loginName, email, name } = isRecord(one) ? one : {};
  if (typeof loginName !== 'string' || typeof email !== 'string' || typeof name !== 'string') {
    throw badQuery('A mention is written as {"loginName": "…", "email": "…", "name": "…"}.');
  }
  return { loginName, email, name };
}

/** People may delete their own comments; those who manage lists may delete any. */
function demandRemoval(context: Context, list: List, comment: Comment): void {
  const mask = listMask(context.store, context.web, list, context.user.id);
  if (may(mask, permissions.manageLists)) return;
  if (comment.author !== context.user.id || !may(mask, permissions.editItems)) throw accessDenied();
}
