import type { Module } from '../odata/context.ts';
import { routeComments } from './commentRoutes.ts';
import { routeReputation } from './reputation.ts';

/** Comments on rows, and likes of rows and of comments. */
export const comments: Module = {
  routeApi: routeReputation,
  routeItem: routeComments,
  itemProperties: ({ store }, list) => ({ CommentsDisabled: item => store.comments.disabled(list.id, item.id) })
};
