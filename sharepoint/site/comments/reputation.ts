import { findItem } from '../items/itemWrite.ts';
import { listById } from '../lists/findList.ts';
import type { Answer } from '../odata/answer.ts';
import { nowText } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { badRequest, noResource } from '../odata/errors.ts';
import { argument, integerArgument, textArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';

const service = 'microsoft.office.server.reputationmodel.reputation.';

/**
 * Answers `SetLike` of SharePoint's reputation service with how many people like the row; undefined for any other
 * path. Whoever may read a row may like it. Its other method, `SetRating`, is refused: rows aren't rated here.
 */
export function routeReputation(context: Context, segment: Segment, rest: readonly Segment[]): Answer | undefined {
  if (!segment.name.startsWith(service)) return undefined;
  if (context.method !== 'POST' || rest.length > 0 || segment.name !== `${service}setlike`)
    throw noResource(segment.text);
  const list = listById(context, textArgument(segment, 0, 'listID'));
  const item = findItem(context, list, integerArgument(segment, 1, 'itemID'));
  const likes = argument(segment, 2, 'like');
  if (typeof likes !== 'boolean') throw badRequest('The parameter like is true or false.');
  const { comments } = context.store;
  comments.setLike(list.id, item.id, { comment: 0, user: context.user.id, created: nowText(context) }, likes);
  return { kind: 'value', name: 'SetLike', type: 'Edm.Int32', value: comments.likes(list.id, item.id, 0).length };
}
