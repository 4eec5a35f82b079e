import type { Module } from '../odata/context.ts';
import { webParts } from './pageEntity.ts';
import { routeSitePages } from './pageRoutes.ts';
import { createPageLibrary, pageColumns, pageTemplate } from './sitePages.ts';

/** Site pages: the library of every web, and the service that makes, saves and publishes pages. */
export const pages: Module = {
  routeApi: routeSitePages,
  routeWeb: (context, segment, rest) =>
    segment.name === 'getclientsidewebparts' && context.method === 'GET' && rest.length === 0
      ? { kind: 'collection', set: 'SP.Publishing.ClientSideComponents', entities: webParts() }
      : undefined,
  listColumns: template => (template === pageTemplate ? pageColumns() : []),
  webCreated: createPageLibrary
};
