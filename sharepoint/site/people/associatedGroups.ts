import { nullAnswer } from '../odata/answer.ts';
import type { Answer } from '../odata/answer.ts';
import type { Context } from '../odata/context.ts';
import { noGroup, noUser, SharePointError } from '../odata/errors.ts';
import { textArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import type { Principal, Web } from '../store/model.ts';
import { fullControl } from '../store/roles.ts';
import { routeGroup } from './principalRoutes.ts';
import { ensurePerson, newGroup } from './principals.ts';
import { demand, permissions, webMask } from './rights.ts';

/** The three groups that belong to a web, with what they may do there. */
const kinds = [
  { property: 'owners', name: 'Owners', role: fullControl, description: 'People who have full control of the site' },
  { property: 'visitors', name: 'Visitors', role: 1073741826, description: 'People who can read the site' },
  { property: 'members', name: 'Members', role: 1073741830, description: 'People who can edit the site' }
] as const;

/**
 * Answers `associatedownergroup`, `associatedmembergroup` and `associatedvisitorgroup`. A web without that group
 * answers 200 with nothing in it, and 404 for what would stand under it.
 */
export function routeAssociated(
  context: Context,
  segment: Segment,
  id: number | undefined,
  rest: readonly Segment[]
): Answer {
  const group = context.store.principals.of(context.web.site).find(one => one.id === id);
  if (!group && context.method === 'GET' && rest.length === 0) return nullAnswer(segment.text, context.format);
  if (!group) throw noGroup();
  return routeGroup(context, group, rest);
}

/**
 * Answers `createdefaultassociatedgroups(userLogin, userLogin2, groupNameSeed)`: a web with permissions of its own gets
 * the three groups that it doesn't have, and each group its level there. The two users, or else the one who asks, own
 * the web.
 */
export function createAssociatedGroups(context: Context, segment: Segment): Answer {
  const { store, web, user } = context;
  demand(webMask(store, web, user.id), permissions.managePermissions);
  if (!web.uniqueRoles) {
    throw new SharePointError(
      500,
      '-1, System.InvalidOperationException',
      'This operation is not allowed on an object that inherits permissions.'
    );
  }
  const names = [textArgument(segment, 0, 'userLogin'), textArgument(segment, 1, 'userLogin2')].filter(
    name => name !== ''
  );
  const people = names.map(name => {
    const person = ensurePerson(store, web.site, context.people, name);
    if (!person) throw noUser(400, name);
    return person;
  });
  const seed = textArgument(segment, 2, 'groupNameSeed') || web.title;
  const parent = web.parent === undefined ? undefined : store.web(web.parent);
  let next: Web = web;
  let owner: number | undefined;
  for (const kind of kinds) {
    const group =
      ownGroup(context, parent, kind.property) ?? makeGroup(context, `${seed} ${kind.name}`, kind.description, owner);
    owner ??= group.id;
    if (kind.property === 'owners')
      for (const one of people.length > 0 ? people : [user])
        store.principals.setMember(web.site, group.id, one.id, true);
    store.roles.give(web.id, group.id, kind.role);
    next = { ...next, [kind.property]: group.id };
  }
  store.saveWeb(next);
  return { kind: 'empty', status: 200 };
}

/** A group that the web has for itself; its parent's doesn't count. */
function ownGroup(
  { store, web }: Context,
  parent: Web | undefined,
  property: 'owners' | 'members' | 'visitors'
): Principal | undefined {
  const id = web[property];
  if (id === undefined || id === parent?.[property]) return undefined;
  return store.principals.of(web.site).find(one => one.id === id);
}

function makeGroup({ store, web }: Context, title: string, description: string, owner: number | undefined): Principal {
  if (store.principals.of(web.site).some(one => one.kind === 8 && one.title.toLowerCase() === title.toLowerCase())) {
    throw new SharePointError(
      500,
      '-2130575293, Microsoft.SharePoint.SPException',
      'The specified name is already in use.'
    );
  }
  const group = store.principals.add(web.site, newGroup(title, description, owner));
  if (owner !== undefined) return group;
  // The owners own themselves, and the other two groups.
  store.principals.save(web.site, { ...group, owner: group.id });
  return group;
}
