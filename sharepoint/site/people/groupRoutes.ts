import type { Answer } from '../odata/answer.ts';
import { apiUrl } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { badRequest } from '../odata/errors.ts';
import type { Segment } from '../odata/path.ts';
import type { Principal } from '../store/model.ts';
import { groupEntity, readGroup } from './groups.ts';
import { routeGroupsAmong } from './principalRoutes.ts';
import { newGroup } from './principals.ts';
import { demand, permissions, webMask } from './rights.ts';

/** Answers everything under a web's `sitegroups`. */
export function routeGroups(context: Context, segment: Segment, rest: readonly Segment[]): Answer {
  const groups = context.store.principals.of(context.web.site).filter(one => one.kind === 8);
  if (context.method === 'POST' && rest.length === 0 && !segment.args?.length) return addGroup(context, groups);
  return routeGroupsAmong(context, groups, segment, rest);
}

function addGroup(context: Context, groups: readonly Principal[]): Answer {
  const { store, web, user } = context;
  demand(webMask(store, web, user.id), permissions.createGroups);
  const { title, description, settings } = readGroup(context, groups, undefined);
  if (title === undefined) throw badRequest('The group has no Title.');
  const group = store.principals.add(web.site, newGroup(title, description ?? '', user.id));
  store.siteData.set(web.site, `group ${group.id}`, settings);
  const entity = groupEntity(context, group);
  return { kind: 'entity', entity, status: 201, headers: { Location: apiUrl(context) + entity.path } };
}
