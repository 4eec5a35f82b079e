import { listColumns, siteColumns } from '../columns/columnHome.ts';
import { ownValue } from '../json.ts';
import type { Entity } from '../odata/answer.ts';
import type { Module } from '../odata/context.ts';
import type { ContentType } from '../store/contentTypes.ts';
import { templateColumns } from './builtIn.ts';
import { contentTypeEntity } from './contentTypeEntity.ts';
import { routeAvailableTypes, routeContentTypes } from './contentTypeRoutes.ts';
import { availableTypes, linkNewColumn, seedList, seedSite } from './contentTypes.ts';
import { contentTypeReader } from './itemContentType.ts';

const webRoutes = { contenttypes: routeContentTypes, availablecontenttypes: routeAvailableTypes };

/** Content types of webs, lists and rows. Which one a row has is decided in `items/rowTypes.ts`. */
export const contentTypes: Module = {
  routeWeb: (context, segment, rest) => {
    const route = ownValue(webRoutes, segment.name);
    return route?.(context, siteColumns(context.store, context.web), segment, rest);
  },
  routeList: (context, list, segment, rest) =>
    segment.name === 'contenttypes'
      ? routeContentTypes(context, listColumns(context.store, context.web, list), segment, rest)
      : undefined,
  routeItem: (context, list, item, segment, rest) => {
    if (segment.name !== 'contenttype' || context.method !== 'GET' || rest.length > 0) return undefined;
    const entity = contentTypeReader(context, list)(item);
    return entity && { kind: 'entity', entity };
  },
  expandWeb: ({ store, web }) => {
    const entity = (type: ContentType): Entity => contentTypeEntity(store, siteColumns(store, web), type);
    return {
      ContentTypes: () => store.contentTypes.of(web.id).map(entity),
      AvailableContentTypes: () => availableTypes(store, web).map(entity)
    };
  },
  expandList: ({ store, web }, list) => ({
    ContentTypes: () =>
      store.contentTypes.of(list.id).map(type => contentTypeEntity(store, listColumns(store, web, list), type))
  }),
  expandItem: (context, list) => ({ ContentType: contentTypeReader(context, list) }),
  listColumns: (_template, contentType) => templateColumns(contentType),
  listCreated: ({ store }, list, contentType) => seedList(store, list, contentType),
  columnCreated: ({ store }, list, field, options) => linkNewColumn(store, list, field, options),
  siteCreated: ({ store }, root) => seedSite(store, root)
};
