import type { Answer } from '../odata/answer.ts';
import { nowText } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { badRequest, noResource } from '../odata/errors.ts';
import { findItem } from '../items/itemWrite.ts';
import { listById } from '../lists/listRoutes.ts';
import { argument, integerArgument, textArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';

const service = 'microsoft.office.server.reputationmodel.reputation.';

/**
 * Answers `SetLike`, with how many like the row, and `SetRating`, with the average of its ratings (1 to 5);
 * undefined for any other step. Whoever may read a row may like and rate it.
 */
export function routeReputation(context: Context, segment: Segment, rest: readonly Segment[]): Answer | undefined {
  if (!segment.name.startsWith(service)) return undefined;
  const method = segment.name.slice(service.length);
  if (context.method !== 'POST' || rest.length > 0 || (method !== 'setlike' && method !== 'setrating'))
    throw noResource(segment.text);
  const list = listById(context, textArgument(segment, 0, 'listID'));
  const item = findItem(context, list, integerArgument(segment, 1, 'itemID'));
  const { comments } = context.store;
  if (method === 'setlike') {
    const likes = argument(segment, 2, 'like');
    if (typeof likes !== 'boolean') throw badRequest('The parameter like is true or false.');
    comments.setLike(list.id, item.id, { comment: 0, user: context.user.id, created: nowText(context) }, likes);
    return { kind: 'value', name: 'SetLike', type: 'Edm.Int32', value: comments.likes(list.id, item.id, 0).length };
  }
  const rating = integerArgument(segment, 2, 'rating');
  if (rating < 1 || rating > 5) throw badRequest('A rating is between 1 and 5.');
  comments.rate(list.id, item.id, context.user.id, rating);
  const all = comments.ratings(list.id, item.id);
  return {
    kind: 'value',
    name: 'SetRating',
    type: 'Edm.Double',
    value: all.reduce((sum, one) => sum + one.rating, 0) / all.length
  };
}
