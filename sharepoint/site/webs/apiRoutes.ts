import { routeLists } from '../lists/listRoutes.ts';
import type { Answer } from '../odata/answer.ts';
import type { Context } from '../odata/context.ts';
import { noResource } from '../odata/errors.ts';
import { answerOf } from '../odata/modules.ts';
import type { Segment } from '../odata/path.ts';
import { routePicker } from '../people/pickerRoutes.ts';
import { demand, permissions, webMask } from '../people/rights.ts';
import { routeSite, routeSiteServices } from './siteRoutes.ts';
import { routeWeb } from './webRoutes.ts';

/** Answers everything under `_api/` of one web. */
export function routeApi(context: Context, path: readonly Segment[]): Answer {
  const [first, ...rest] = path;
  if (!first) throw noResource('');
  demand(webMask(context.store, context.web, context.user.id), permissions.open);
  if (first.name === 'web') return routeWeb(context, rest);
  if (first.name === 'lists') return routeLists(context, first, rest);
  if (first.name === 'site') return routeSite(context, rest);
  return (
    answerOf(context.modules, module => module.routeApi?.(context, first, rest)) ??
    routeSiteServices(context, first, rest) ??
    routePicker(context, first, rest)
  );
}
