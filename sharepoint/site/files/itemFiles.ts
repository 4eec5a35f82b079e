import type { Answer, Related } from '../odata/answer.ts';
import type { Context } from '../odata/context.ts';
import type { Item, List } from '../store/model.ts';
import type { Segment } from '../odata/path.ts';
import { attachmentEntities, routeAttachments } from './attachmentRoutes.ts';

/** What `$expand` reaches from a row beside its lookups: its files. */
export function itemFiles(context: Context, list: List): Record<string, (item: Item) => Related> {
  return {
    AttachmentFiles: (item) => attachmentEntities(context, list, item)
  };
}

/** Answers what is under a row's `AttachmentFiles`, `File` and `Folder`; undefined for any other step. */
export function routeItemFiles(context: Context, list: List, item: Item, segment: Segment, rest: readonly Segment[]): Answer | undefined {
  switch (segment.name) {
    case 'attachmentfiles':
      return routeAttachments(context, list, item, segment, rest);
    default:
      return undefined;
  }
}
