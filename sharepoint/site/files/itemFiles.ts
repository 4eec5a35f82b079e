import type { Answer, Related } from '../odata/answer.ts';
import type { Context } from '../odata/context.ts';
import type { Segment } from '../odata/path.ts';
import { voidAnswer } from '../odata/voidAnswer.ts';
import type { Item, List } from '../store/model.ts';
import { attachmentEntities, routeAttachments } from './attachmentRoutes.ts';
import { fileEntity, folderEntity } from './fileEntities.ts';
import { routeFile } from './fileRoutes.ts';
import { routeFolder } from './folderRoutes.ts';
import { itemFolder } from './locations.ts';

/** What `$expand` reaches from a row beside its lookups: its files. */
export function itemFiles(context: Context, list: List): Record<string, (item: Item) => Related> {
  return {
    AttachmentFiles: item => attachmentEntities(context, list, item),
    File: item => (item.document ? fileEntity(context, list, item) : undefined),
    Folder: item => (item.kind === 1 ? folderEntity(context, itemFolder(list, item)) : undefined)
  };
}

/** Answers what is under a row's `AttachmentFiles`, `File` and `Folder`; undefined for any other path. */
export function routeItemFiles(
  context: Context,
  list: List,
  item: Item,
  segment: Segment,
  rest: readonly Segment[]
): Answer | undefined {
  switch (segment.name) {
    case 'attachmentfiles':
      return routeAttachments(context, list, item, segment, rest);
    case 'file':
      return item.document ? routeFile(context, list, item, rest) : voidAnswer(context, 'File');
    case 'folder':
      return item.kind === 1 ? routeFolder(context, itemFolder(list, item), rest) : voidAnswer(context, 'Folder');
    default:
      return undefined;
  }
}
