import { isRecord, parseJson } from '../json.ts';
import type { Entity } from '../odata/answer.ts';
import type { Context } from '../odata/context.ts';
import { listMask, may, permissions } from '../people/rights.ts';
import type { Item, List } from '../store/model.ts';
import { addressOf } from '../store/tree.ts';

/** The set of pages in `odata.metadata`. */
export const pageSet = 'SP.Publishing.SitePages';

/** A site page as it is answered: its row, and its content as two JSON texts. */
export function pageEntity(context: Context, list: List, item: Item): Entity {
  const { store, origin, web, user } = context;
  const text = (name: string, empty: string): string => {
    const value = item.values[name];
    return typeof value === 'string' ? value : empty;
  };
  const url = addressOf(item).slice(web.url.length + 1);
  const published = item.values['FirstPublishedDate'];
  const past = store.versions.of(list.id, item.id).find(version => version.major < item.major);
  const lastBy = store.principals.of(web.site).find(one => one.id === past?.editor);
  return {
    type: 'SP.Publishing.SitePage',
    path: `SitePages/Pages(${item.id})`,
    set: pageSet,
    properties: {
      AbsoluteUrl: `${origin}${web.url}/${url}`,
      AuthorByline: bylineOf(text('AuthorByline', '[]')),
      BannerImageUrl: text('BannerImageUrl', `${origin}${web.url}/_layouts/15/images/sitepagethumbnail.png`),
      BannerThumbnailUrl: text('BannerImageUrl', ''),
      CanvasContent1: text('CanvasContent1', '[]'),
      ContentTypeId: item.contentType,
      Description: text('Description', ''),
      DoesUserHaveEditPermission: may(listMask(store, web, list, user.id), permissions.editItems),
      FileName: item.leaf,
      FirstPublished: typeof published === 'string' ? published : '0001-01-01T08:00:00Z',
      Id: item.id,
      IsPageCheckedOutToCurrentUser: item.document?.checkedOutBy === user.id,
      IsWebWelcomePage: url.toLowerCase() === 'sitepages/home.aspx',
      LayoutWebpartsContent: text('LayoutWebpartsContent', '[]'),
      Modified: item.modified,
      PageLayoutType: text('PageLayoutType', 'Article'),
      Path: { DecodedUrl: url },
      PromotedState: typeof item.values['PromotedState'] === 'number' ? item.values['PromotedState'] : 0,
      Title: text('Title', ''),
      TopicHeader: text('TopicHeader', ''),
      UniqueId: item.uniqueId,
      Url: url,
      Version: `${item.major}.0`,
      VersionInfo: {
        LastVersionCreated: past?.modified ?? '0001-01-01T00:00:00Z',
        LastVersionCreatedBy: lastBy?.title ?? ''
      }
    }
  };
}

function bylineOf(text: string): string[] {
  const parsed = parseJson(text)?.value;
  return Array.isArray(parsed) ? parsed.filter(one => typeof one === 'string') : [];
}

/** The web parts that a page can be made of, as `GetClientSideWebParts` describes them. The ids are Microsoft's own. */
export function webParts(): Entity[] {
  return [
    webPart('490d7c76-1824-45b2-9de3-676421c997fa', 'EmbedWebPart', 'Embed', { embedCode: '', shouldScaleWidth: true }),
    webPart('d1d91016-032f-456d-98a4-721247c305e8', 'ImageWebPart', 'Image', { imageSourceType: 2 }),
    webPart('2161a1c6-db61-4731-b97c-3cdb303f7cbb', 'DividerWebPart', 'Divider', { length: 100, weight: 0 }),
    webPart('8654b779-4886-46d4-8ffb-b5ed960ee986', 'SpacerWebPart', 'Spacer', { height: 100 })
  ];
}

function webPart(id: string, alias: string, title: string, properties: Record<string, unknown>): Entity {
  const entry = {
    groupId: 'cf066440-0614-43d6-98ae-0b31cf14c7c3',
    title: { default: title },
    description: { default: title },
    properties
  };
  const manifest = {
    id,
    alias,
    componentType: 'WebPart',
    version: '1.0.0',
    manifestVersion: 2,
    preconfiguredEntries: [entry]
  };
  return {
    type: 'SP.Publishing.ClientSideComponent',
    path: `Web/GetClientSideWebParts('${id}')`,
    set: 'SP.Publishing.ClientSideComponents',
    properties: {
      ComponentType: 1,
      Id: id,
      Manifest: JSON.stringify(manifest),
      ManifestType: 1,
      Name: title,
      Status: 0
    }
  };
}

/** Whether a text is JSON of the kind that pages keep: a list of controls, or null for none. */
export function isControls(text: string): boolean {
  const parsed = parseJson(text);
  return (
    parsed !== undefined &&
    (parsed.value === null || (Array.isArray(parsed.value) && parsed.value.every(one => one === null || isRecord(one))))
  );
}
