import type { Module } from '../odata/context.ts';
import { routeProcessQuery } from './processQuery.ts';

/** What SharePoint's client object model (CSOM) can ask that its REST API can't: a group as the owner of a group. */
export const csom: Module = { routeApi: routeProcessQuery };
