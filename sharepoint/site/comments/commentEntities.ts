import { itemPath } from '../items/itemNames.ts';
import type { Entity } from '../odata/answer.ts';
import type { Context } from '../odata/context.ts';
import { loginName } from '../people/principals.ts';
import type { Comment, Like } from '../store/comments.ts';
import type { Item, List, Principal } from '../store/model.ts';

/** The set of comments in `odata.metadata`. */
export const commentSet = 'Microsoft.SharePoint.Comments.comments';

/** A comment or a reply as it is answered: the number is a text, as in SharePoint. */
export function commentEntity(context: Context, list: List, item: Item, comment: Comment, fresh = false): Entity {
  const { store, user } = context;
  const likes = store.comments.likes(list.id, item.id, comment.id);
  const replies = repliesTo(context, list, item, comment);
  const parent = comment.parent === 0 ? '' : `Comments('${comment.parent}')/replies('${comment.id}')`;
  return {
    type: 'Microsoft.SharePoint.Comments.comment',
    path: `${itemPath(list, item)}/${parent || `Comments('${comment.id}')`}`,
    set: commentSet,
    properties: {
      author: authorOf(context, comment.author),
      createdDate: comment.created,
      id: String(comment.id),
      isLikedByUser: likes.some(like => like.user === user.id),
      isReply: comment.parent !== 0,
      itemId: item.id,
      likeCount: likes.length,
      listId: list.id,
      // Right after it was made a comment without mentions answers null, and afterwards an empty array.
      mentions: fresh && comment.mentions.length === 0 ? null : comment.mentions,
      parentId: String(comment.parent),
      relativePath: null,
      replyCount: replies.length,
      text: comment.text
    },
    related: {
      likedBy: () => likeEntities(context, list, item, likes),
      replies: () => replies.map(one => commentEntity(context, list, item, one))
    }
  };
}

/** The replies to a comment, the oldest first. */
export function repliesTo(context: Context, list: List, item: Item, comment: Comment): Comment[] {
  return comment.parent === 0
    ? context.store.comments.of(list.id, item.id).filter(one => one.parent === comment.id)
    : [];
}

/** Those who like something as they are answered. */
export function likeEntities(context: Context, list: List, item: Item, likes: readonly Like[]): Entity[] {
  return likes.flatMap(like => {
    const one = principal(context, like.user);
    if (!one) return [];
    return {
      type: 'Microsoft.SharePoint.Likes.user',
      path: `${itemPath(list, item)}/likedBy(${one.id})`,
      set: 'Microsoft.SharePoint.Likes.users',
      properties: {
        creationDate: like.created,
        email: one.email,
        id: one.id,
        loginName: loginName(one),
        name: one.title
      }
    };
  });
}

/** The likes of a row as they are answered. */
export function likedByInformation(context: Context, list: List, item: Item): Entity {
  const likes = context.store.comments.likes(list.id, item.id, 0);
  const likedBy = (): Entity[] => likeEntities(context, list, item, likes);
  return {
    type: 'Microsoft.SharePoint.Likes.likedByInformation',
    path: `${itemPath(list, item)}/likedByInformation`,
    set: 'Microsoft.SharePoint.Likes.likedByInformations',
    properties: { isLikedByUser: likes.some(like => like.user === context.user.id), likeCount: likes.length },
    // Clients write both, and SharePoint finds it however it is written.
    related: { likedBy, likedby: likedBy }
  };
}

function principal(context: Context, id: number): Principal | undefined {
  return context.store.principals.of(context.web.site).find(one => one.id === id);
}

function authorOf(context: Context, id: number): Record<string, unknown> {
  const one = principal(context, id);
  return {
    email: one?.email ?? '',
    expiration: null,
    id,
    isActive: one !== undefined,
    isExternal: false,
    jobTitle: one?.jobTitle ? one.jobTitle : null,
    loginName: one ? loginName(one) : '',
    name: one?.title ?? '',
    principalType: 1,
    userId: null,
    userPrincipalName: one?.login ?? ''
  };
}
