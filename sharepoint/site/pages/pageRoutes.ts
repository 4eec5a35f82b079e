import { randomUUID } from 'node:crypto';
import { rowAt } from '../items/addresses.ts';
import { checkOut, undoCheckOut } from '../items/checkOut.ts';
import { checkETag, demandChange, findItem } from '../items/itemWrite.ts';
import { touchItem } from '../items/touchItem.ts';
import type { Answer } from '../odata/answer.ts';
import { apiUrl, bodyRecord, nowText } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { badRequest, noListById, noResource } from '../odata/errors.ts';
import { integerArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import { property } from '../odata/property.ts';
import { PropertyReader } from '../odata/propertyReader.ts';
import { voidAnswer } from '../odata/voidAnswer.ts';
import { demand, demandList, listMask, permissions, rowRights } from '../people/rights.ts';
import type { Item, List, Values } from '../store/model.ts';
import { isControls, pageEntity, pageSet } from './pageEntity.ts';
import { addPage } from './sitePages.ts';

/** Answers everything under `sitepages`; undefined for any other path. */
export function routeSitePages(context: Context, segment: Segment, rest: readonly Segment[]): Answer | undefined {
  if (segment.name !== 'sitepages') return undefined;
  const [pages, ...after] = rest;
  if (pages?.name !== 'pages') throw noResource(pages?.text ?? segment.text);
  const { store, web, user, method } = context;
  const list = store.listsOf(web.id).find(one => one.template === 119);
  if (!list) throw noListById();
  const mask = listMask(store, web, list, user.id);
  demandList(mask);
  if (pages.args && pages.args.length > 0)
    return routePage(context, list, findPage(context, list, integerArgument(pages, 0)), after);
  if (after.length > 0) throw noResource(after[0]?.text ?? '');
  if (method === 'GET') {
    const rights = rowRights(store, web, list, user.id);
    const found = [...store.items(list.id).values()].filter(item => item.document && rights.maySee(item));
    return { kind: 'collection', set: pageSet, entities: found.map(item => pageEntity(context, list, item)) };
  }
  if (method !== 'POST') throw noResource(pages.text);
  demand(mask, permissions.addItems);
  const entity = pageEntity(context, list, createPage(context, list));
  return { kind: 'entity', entity, status: 201, headers: { Location: apiUrl(context) + entity.path } };
}

function findPage(context: Context, list: List, id: number): Item {
  const item = findItem(context, list, id);
  if (!item.document) throw badRequest('The item is no page.');
  return item;
}

/** A new page has no name yet: it is checked out to its maker, and named by the title it is first saved with. */
function createPage(context: Context, list: List): Item {
  const reader = new PropertyReader(bodyRecord(context), 'SP.Publishing.SitePage');
  const values: Values = {
    PageLayoutType: reader.text('PageLayoutType') ?? 'Article',
    PromotedState: promoted(reader.integer('PromotedState') ?? 0)
  };
  reader.end();
  const item = addPage(
    context.store,
    list,
    `${randomUUID().replaceAll('-', '').slice(0, 20)}.aspx`,
    values,
    context.user.id,
    nowText(context)
  );
  return checkOut(context, list, item);
}

function promoted(state: number): number {
  if (state < 0 || state > 2) throw badRequest(`The value ${state} of PromotedState is not valid.`);
  return state;
}

function routePage(context: Context, list: List, item: Item, rest: readonly Segment[]): Answer {
  const [next, ...after] = rest;
  const entity = pageEntity(context, list, item);
  if (!next) {
    if (context.method !== 'GET') throw noResource('pages');
    return { kind: 'entity', entity };
  }
  if (context.method !== 'POST' || after.length > 0) return property(context, entity, next, after);
  switch (next.name) {
    case 'checkoutpage': {
      const mine = item.document?.checkedOutBy === context.user.id ? item : checkOut(context, list, item);
      return { kind: 'entity', entity: pageEntity(context, list, mine) };
    }
    case 'savepage':
      savePage(context, list, item);
      return voidAnswer(context, 'SavePage');
    case 'savepageasdraft':
      savePage(context, list, item);
      return { kind: 'value', name: 'SavePageAsDraft', type: 'Edm.Boolean', value: true };
    case 'publish':
      publish(context, list, item, false);
      return { kind: 'value', name: 'Publish', type: 'Edm.Boolean', value: true };
    case 'promotetonews':
      publish(context, list, item, true);
      return { kind: 'value', name: 'PromoteToNews', type: 'Edm.Boolean', value: true };
    case 'discardpage':
      return { kind: 'entity', entity: pageEntity(context, list, undoCheckOut(context, list, item)) };
  }
  throw noResource(next.text);
}

function savePage(context: Context, list: List, item: Item): Item {
  demandChange(context, list, item, permissions.editItems);
  if (context.ifMatch !== undefined) checkETag(context, item);
  const reader = new PropertyReader(bodyRecord(context), 'SP.Publishing.SitePage');
  const written: Record<string, string | undefined> = {};
  for (const name of [
    'Title',
    'Description',
    'TopicHeader',
    'CanvasContent1',
    'LayoutWebpartsContent',
    'BannerImageUrl'
  ])
    written[name] = reader.text(name);
  const byline = reader.texts('AuthorByline');
  if (byline) written['AuthorByline'] = JSON.stringify(byline);
  reader.ignore('BannerThumbnailUrl', 'Path', 'PageLayoutType');
  reader.end();
  for (const name of ['CanvasContent1', 'LayoutWebpartsContent']) {
    const text = written[name];
    if (text !== undefined && text !== '' && !isControls(text)) throw badRequest(`The value of ${name} is not valid.`);
  }
  const title = written['Title'];
  if (title !== undefined && title.length > 255) throw badRequest('The title of the page is too long.');
  const values: Values = { ...item.values };
  for (const [name, value] of Object.entries(written)) {
    if (value === '') delete values[name];
    else if (value !== undefined) values[name] = value;
  }
  const named = item.values['Title'] !== undefined || !title;
  return touchItem(context, list, item, { values, leaf: named ? item.leaf : freeLeaf(context, list, title) });
}

/** The file name that SharePoint makes of a page's first title: hyphens for blanks, a number where it is taken. */
function freeLeaf(context: Context, list: List, title: string): string {
  const stem =
    title
      .trim()
      .replace(/\s+/g, '-')
      .replace(/["*:<>?/\\|#%.]/g, '')
      .slice(0, 120) || 'Page';
  let leaf = `${stem}.aspx`;
  for (let number = 1; rowAt(context, list, `${list.folder}/${leaf}`); number++) leaf = `${stem}(${number}).aspx`;
  return leaf;
}

/** Ends the check-out, so that everybody sees the page; one that was to be news with that becomes news. */
function publish(context: Context, list: List, item: Item, asNews: boolean): void {
  demandChange(context, list, item, permissions.editItems);
  if (!item.document) return;
  const { FirstPublishedDate, PromotedState } = item.values;
  touchItem(context, list, item, {
    major: item.major,
    document: { ...item.document, checkedOutBy: undefined, checkedOutMajor: undefined },
    values: {
      ...item.values,
      FirstPublishedDate: FirstPublishedDate ?? nowText(context),
      PromotedState: asNews || PromotedState === 1 ? 2 : (PromotedState ?? 0)
    }
  });
}
