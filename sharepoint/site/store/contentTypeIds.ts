import { randomBytes } from 'node:crypto';

/** An id in the form in which it is stored, `0x` and capitals; undefined for a text that is no id. */
export function contentTypeId(text: string): string | undefined {
  const match = /^0x((?:[0-9a-f]{2})*)$/i.exec(text.trim());
  return match?.[1] === undefined ? undefined : `0x${match[1].toUpperCase()}`;
}

/** The id that a content type's own id was made from: without its last two digits, or its last `00` and thirty-two. */
export function parentId(id: string): string | undefined {
  let at = 2;
  let last = 0;
  while (at < id.length) {
    last = at;
    at += id.startsWith('00', at) ? 34 : 2;
  }
  return last === 0 ? undefined : id.slice(0, last);
}

/** Whether one content type is another, or was made from it or from one of its descendants. */
export function descends(id: string, from: string): boolean {
  for (let one: string | undefined = id; one !== undefined; one = parentId(one)) if (one === from) return true;
  return false;
}

/** A new id under a parent's. */
export function childId(parent: string): string {
  return `${parent}00${randomBytes(16).toString('hex').toUpperCase()}`;
}

/** The content type of plain rows, with the id that it has in every SharePoint site; so have the next three. */
export const itemType = '0x01';
/** The content type of documents. */
export const documentType = '0x0101';
/** The content type of folders. */
export const folderType = '0x0120';
/** The content type of site pages. */
export const sitePageType = '0x0101009D1CB255DA76424F860D91F20E6C4118';
