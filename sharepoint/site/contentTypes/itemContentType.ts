import { listColumns } from '../columns/columnHome.ts';
import { typeOf } from '../items/rowTypes.ts';
import type { Entity } from '../odata/answer.ts';
import type { Context } from '../odata/context.ts';
import type { Item, List } from '../store/model.ts';
import { contentTypeEntity } from './contentTypeEntity.ts';

/**
 * Makes the function that answers the content type of a row; undefined when its list doesn't have it any more. Rows of
 * one type share one.
 */
export function contentTypeReader(context: Context, list: List): (item: Item) => Entity | undefined {
  const made = new Map<string, Entity | undefined>();
  return item => {
    if (!made.has(item.contentType)) {
      const type = typeOf(context.store, list, item);
      made.set(
        item.contentType,
        type && contentTypeEntity(context.store, listColumns(context.store, context.web, list), type)
      );
    }
    return made.get(item.contentType);
  };
}
