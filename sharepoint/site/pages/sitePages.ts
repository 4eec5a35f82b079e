import { newField } from '../columns/fields.ts';
import type { FieldDefinition } from '../columns/fields.ts';
import { contentTypes } from '../files/documents.ts';
import { addRow } from '../items/addRow.ts';
import type { Item, List, Values } from '../store/model.ts';
import type { Store } from '../store/store.ts';

/** The columns in which a page library keeps what is on a page. */
export function pageColumns(): FieldDefinition[] {
  const base = { fromBase: true, hidden: true, group: '_Hidden' };
  return [
    newField('Note', 'CanvasContent1', 'Authoring Canvas Content', { ...base, richText: true }),
    newField('Note', 'LayoutWebpartsContent', 'LayoutWebpartsContent', { ...base, richText: true }),
    newField('Text', 'PageLayoutType', 'Page Layout Type', base),
    newField('Number', 'PromotedState', 'Promoted State', base),
    newField('Note', 'Description', 'Description', base),
    newField('Text', 'TopicHeader', 'Topic header', base),
    newField('Note', 'BannerImageUrl', 'Banner Image URL', base),
    newField('Note', 'AuthorByline', 'Author Byline', base),
    newField('DateTime', 'FirstPublishedDate', 'First Published Date', { ...base, dateOnly: false })
  ];
}

/** A new page of a library: its row, and as its bytes what a download of it would show. */
export function addPage(store: Store, list: List, leaf: string, values: Values, user: number, time: string): Item {
  const made = { dir: list.folder, leaf, contentType: contentTypes.sitePage, bytes: pageBytes(values), user, time };
  return addRow(store, list, { ...made, values: { PageLayoutType: 'Article', PromotedState: 0, ...values } });
}

/** The bytes of a page's file. What it shows is in its columns. */
export function pageBytes(values: Values): Buffer {
  return Buffer.from(`<%@ Page language="C#" %>\r\n<!-- ${String(values['PageLayoutType'] ?? 'Article')} -->\r\n`);
}
