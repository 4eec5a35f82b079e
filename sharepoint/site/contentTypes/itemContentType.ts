import { listColumns } from '../columns/columnHome.ts';
import { shape } from '../odata/answer.ts';
import type { Entity, Shaped } from '../odata/answer.ts';
import type { Context } from '../odata/context.ts';
import type { Item, List } from '../store/model.ts';
import { contentTypeEntity } from './contentTypeEntity.ts';
import { typeOf } from './contentTypes.ts';

/** The content type of a row as it is answered; undefined when its list doesn't have it any more. */
export function itemContentType(context: Context, list: List, item: Item): Entity | undefined {
  const type = typeOf(context.store, list, item);
  return type && contentTypeEntity(context.store, listColumns(context.store, context.web, list), type);
}

/** Makes the function that cuts a row's content type down to what `$select` and `$expand` ask of it; rows of one type share one. */
export function contentTypeShaper(context: Context, list: List): (item: Item) => Shaped | null {
  const children = context.query.select?.get('ContentType')?.children;
  const expand = context.query.expand.get('ContentType')?.children ?? new Map();
  const made = new Map<string, Shaped | null>();
  return (item) => {
    let shaped = made.get(item.contentType);
    if (shaped === undefined) {
      const entity = itemContentType(context, list, item);
      shaped = entity ? shape(entity, children?.size === 0 ? undefined : children, expand) : null;
      made.set(item.contentType, shaped);
    }
    return shaped;
  };
}
