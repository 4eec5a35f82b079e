import { addRow } from '../items/addRow.ts';
import { createList } from '../lists/lists.ts';
import type { Server } from '../odata/context.ts';
import { sitePageType } from '../store/contentTypeIds.ts';
import { newField } from '../store/fields.ts';
import type { FieldDefinition } from '../store/fields.ts';
import type { Item, List, Values, Web } from '../store/model.ts';
import type { Store } from '../store/store.ts';

/** The list template of page libraries. */
export const pageTemplate = 119;

/** The columns in which a page library stores the content of its pages. */
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

/** Makes the library of pages that every web has, with its home page. */
export function createPageLibrary(server: Server, web: Web, time: string): void {
  const { store } = server;
  const settings = { OnQuickLaunch: true };
  const pages = createList(
    server,
    web,
    { title: 'Site Pages', template: pageTemplate, folderName: 'SitePages', settings },
    time
  );
  const author = store.principals.of(web.site).find(one => one.kind === 1)?.id ?? web.owners ?? 0;
  const values = { Title: 'Home', PageLayoutType: 'Home', CanvasContent1: '[]', LayoutWebpartsContent: '[]' };
  addPage(store, pages, 'Home.aspx', values, author, time);
}

/** A new page of a library: its row, and as its bytes what a download of it would show. */
export function addPage(store: Store, list: List, leaf: string, values: Values, user: number, time: string): Item {
  const made = { dir: list.folder, leaf, contentType: sitePageType, bytes: pageBytes(values), user, time };
  return addRow(store, list, { ...made, values: { PageLayoutType: 'Article', PromotedState: 0, ...values } });
}

/** The bytes of a page's file. What it shows is in its columns. */
export function pageBytes(values: Values): Buffer {
  return Buffer.from(`<%@ Page language="C#" %>\r\n<!-- ${String(values['PageLayoutType'] ?? 'Article')} -->\r\n`);
}
