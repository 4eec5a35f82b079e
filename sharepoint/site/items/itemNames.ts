import type { Item, List } from '../store/model.ts';

/** The name of the type of a list's rows. */
export function itemType(list: List): string {
  return `SP.Data.${list.entity}Item`;
}

/** The name of the set of a list's rows in `odata.metadata`. */
export function itemSet(list: List): string {
  return `SP.ListData.${list.entity}Items`;
}

/** The ETag of a row as it stands in a body. */
export function bodyETag(item: Item): string {
  return `"${item.version}"`;
}

/** The ETag of a row as it stands in a header. */
export function headerETag(item: Item): string {
  return `"${item.uniqueId},${item.version}"`;
}

/** The path of a row under `_api/`. */
export function itemPath(list: List, item: Item): string {
  return `Web/Lists(guid'${list.id}')/Items(${item.id})`;
}
