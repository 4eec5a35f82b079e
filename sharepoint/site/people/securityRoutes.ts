import type { Answer, Entity } from '../odata/answer.ts';
import { apiUrl } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { badRequest, noResource, noUser, SharePointError } from '../odata/errors.ts';
import { argument, integerArgument, textArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import { changeKinds } from '../store/changes.ts';
import { fullControl, limitedAccess } from '../store/roles.ts';
import { principalEntity, userNumber } from './principals.ts';
import { demand, maskText, may, permissions, readMask } from './rights.ts';
import { roleEntity } from './roleEntity.ts';
import { assignmentEntities, isUnique, maskOn, sourceOf } from './securables.ts';
import type { Securable, Source } from './securables.ts';

/** Answers what webs, lists and rows share about permissions; undefined for any other path. */
export function routeSecurity(
  context: Context,
  securable: Securable,
  segment: Segment,
  rest: readonly Segment[]
): Answer | undefined {
  const { store, web, method, user } = context;
  const maskOf = (id: number): bigint => maskOn(context, securable, id);
  const demandManage = (): void => demand(maskOf(user.id), permissions.managePermissions);
  switch (segment.name) {
    case 'effectivebasepermissions':
      return {
        kind: 'value',
        name: 'EffectiveBasePermissions',
        type: 'SP.BasePermissions',
        value: maskText(maskOf(user.id))
      };
    case 'getusereffectivepermissions': {
      const name = textArgument(segment, 0, 'userName');
      const other = userNumber(store, web.site, context.people, name);
      if (other === undefined) throw noUser(400, name);
      if (other !== user.id) demand(maskOf(user.id), permissions.enumeratePermissions);
      return {
        kind: 'value',
        name: 'GetUserEffectivePermissions',
        type: 'SP.BasePermissions',
        value: maskText(maskOf(other))
      };
    }
    case 'doesuserhavepermissions': {
      const wanted = wantedMask(context, segment);
      return {
        kind: 'value',
        name: 'DoesUserHavePermissions',
        type: 'Edm.Boolean',
        value: may(maskOf(user.id), wanted)
      };
    }
    case 'hasuniqueroleassignments':
      return {
        kind: 'value',
        name: 'HasUniqueRoleAssignments',
        type: 'Edm.Boolean',
        value: isUnique(context, securable)
      };
    case 'firstuniqueancestorsecurableobject':
      if (method !== 'GET' || rest.length > 0) return undefined;
      return { kind: 'entity', entity: sourceEntity(context, sourceOf(context, securable)) };
    case 'breakroleinheritance':
      if (method !== 'POST') return undefined;
      demandManage();
      breakInheritance(
        context,
        securable,
        argument(segment, 0, 'copyRoleAssignments') === true,
        argument(segment, 1, 'clearSubscopes') === true
      );
      return { kind: 'empty', status: 200 };
    case 'resetroleinheritance':
      if (method !== 'POST') return undefined;
      demandManage();
      resetInheritance(context, securable);
      return { kind: 'empty', status: 200 };
    case 'roleassignments':
      return routeAssignments(context, securable, maskOf(user.id), segment, rest);
  }
  return undefined;
}

function wantedMask(context: Context, segment: Segment): bigint {
  const given = context.query.aliases;
  // The mask is a complex value, which only an alias can carry: (@v)?@v={'High':'0','Low':'1'}.
  const text = [...given.values()][0] ?? '';
  const high = /'?High'?\s*:\s*'?(\d+)'?/i.exec(text)?.[1] ?? argument(segment, 0, 'high');
  const low = /'?Low'?\s*:\s*'?(\d+)'?/i.exec(text)?.[1] ?? argument(segment, 1, 'low');
  const mask = readMask(high, low);
  if (mask === undefined) throw badRequest('The permission mask is not valid.');
  return mask;
}

/** The object that permissions come from, as SharePoint answers it: by its type and address. */
function sourceEntity(context: Context, { web, list, item }: Source): Entity {
  const at = apiUrl({ origin: context.origin, web });
  if (list && item) {
    return {
      type: `SP.Data.${list.entity}Item`,
      path: `${at}Web/Lists(guid'${list.id}')/Items(${item.id})`,
      set: `SP.ListData.${list.entity}Items`,
      properties: {
        Id: item.id,
        ID: item.id,
        FileSystemObjectType: item.kind,
        GUID: item.guid,
        Title: item.values['Title'] ?? null
      }
    };
  }
  if (list)
    return {
      type: 'SP.List',
      path: `${at}Web/Lists(guid'${list.id}')`,
      set: 'SP.ApiData.Lists',
      properties: { Id: list.id, Title: list.title }
    };
  return {
    type: 'SP.Web',
    path: `${at}Web`,
    set: 'SP.ApiData.Webs',
    properties: { Id: web.id, Title: web.title, Url: context.origin + web.url, ServerRelativeUrl: web.url }
  };
}

function setUnique(context: Context, { list, item }: Securable, unique: boolean): void {
  const { store, web } = context;
  if (list && item) store.setOwnRoles(list, item, unique);
  else if (list) store.saveList({ ...list, uniqueRoles: unique });
  else store.saveWeb({ ...web, uniqueRoles: unique });
}

function breakInheritance(context: Context, securable: Securable, copy: boolean, clearSubscopes: boolean): void {
  const { store, user } = context;
  if (!isUnique(context, securable)) {
    const inherited = store.roles.on(sourceOf(context, securable).id);
    setUnique(context, securable, true);
    if (copy) for (const given of inherited) store.roles.give(securable.id, given.principal, given.role);
    // SharePoint leaves the one who broke it in control, lest nobody be.
    else store.roles.give(securable.id, user.id, fullControl);
    note(context, securable, changeKinds.assignmentAdd);
  }
  if (clearSubscopes) for (const inside of subscopes(context, securable)) resetInheritance(context, inside);
}

/** What lies in a securable and has permissions of its own. */
function subscopes(context: Context, { list, item }: Securable): Securable[] {
  const { store, web } = context;
  if (list) {
    const rows = store.items(list.id).withOwnRoles();
    const inside = item ? rows.filter(row => `${row.dir}/`.startsWith(`${item.dir}/${item.leaf}/`)) : rows;
    return inside.map(row => ({ id: row.uniqueId, list, item: row }));
  }
  return store
    .listsOf(web.id)
    .flatMap(one => [
      ...subscopes(context, { id: one.id, list: one }),
      ...(one.uniqueRoles ? [{ id: one.id, list: one }] : [])
    ]);
}

function resetInheritance(context: Context, securable: Securable): void {
  if (!securable.list && context.web.parent === undefined)
    throw badRequest('The root web of a site cannot inherit permissions.');
  if (!isUnique(context, securable)) return;
  context.store.roles.clear(securable.id);
  setUnique(context, securable, false);
  note(context, securable, changeKinds.assignmentRemove);
}

/** Notes that permissions changed. */
function note(context: Context, { list, item }: Securable, kind: number): void {
  const { store, web } = context;
  if (list && item) store.noteItem(list, item, kind);
  else if (list) store.noteList(list, kind);
  else store.noteWeb(web, kind);
}

function demandUnique(context: Context, securable: Securable): void {
  if (isUnique(context, securable)) return;
  throw new SharePointError(
    500,
    '-1, System.InvalidOperationException',
    'This operation is not allowed on an object that inherits permissions.'
  );
}

function routeAssignments(
  context: Context,
  securable: Securable,
  mask: bigint,
  segment: Segment,
  rest: readonly Segment[]
): Answer {
  const { store, web, method } = context;
  const [next, ...after] = rest;
  if (method === 'POST' && (next?.name === 'addroleassignment' || next?.name === 'removeroleassignment')) {
    demand(mask, permissions.managePermissions);
    const principal = integerArgument(next, 0, 'principalId');
    const role = integerArgument(next, 1, 'roleDefId');
    demandUnique(context, securable);
    if (!store.principals.of(web.site).some(one => one.id === principal)) throw noUser(404, String(principal));
    if (!store.roles.get(web.site, role)) throw badRequest('The role definition does not exist.');
    const adds = next.name === 'addroleassignment';
    if (adds && role === limitedAccess)
      throw badRequest('You cannot grant a user the limited access permission level.');
    if (adds) store.roles.give(securable.id, principal, role);
    else store.roles.take(securable.id, principal, role);
    note(context, securable, adds ? changeKinds.assignmentAdd : changeKinds.assignmentRemove);
    return { kind: 'empty', status: 200 };
  }
  const given = store.roles.on(sourceOf(context, securable).id);
  const entities = assignmentEntities(context, securable);
  const byId = segment.args && segment.args.length > 0 ? segment : next?.name === 'getbyprincipalid' ? next : undefined;
  if (!byId) {
    if (next?.name === 'groups' && after.length === 0 && method === 'GET') {
      const groups = store.principals
        .of(web.site)
        .filter(one => one.kind === 8 && given.some(role => role.principal === one.id));
      return { kind: 'collection', set: 'SP.ApiData.Groups', entities: groups.map(principalEntity) };
    }
    if (next || method !== 'GET') throw noResource(next?.text ?? segment.text);
    return { kind: 'collection', set: 'SP.ApiData.RoleAssignments', entities };
  }
  const id = integerArgument(byId, 0);
  const entity = entities.find(one => one.properties['PrincipalId'] === id);
  if (!entity) throw noUser(404, String(id));
  const deeper = byId === next ? after : rest;
  const [last] = deeper;
  if (!last) {
    if (method === 'GET') return { kind: 'entity', entity };
    if (method !== 'DELETE') throw noResource(segment.text);
    demand(mask, permissions.managePermissions);
    demandUnique(context, securable);
    store.roles.take(securable.id, id);
    note(context, securable, changeKinds.assignmentRemove);
    return { kind: 'empty', status: 200 };
  }
  if (method === 'GET' && last.name === 'roledefinitionbindings') {
    const held = new Set(given.filter(one => one.principal === id).map(one => one.role));
    return {
      kind: 'collection',
      set: 'SP.ApiData.RoleDefinitions',
      entities: store.roles
        .of(web.site)
        .filter(role => held.has(role.id))
        .map(roleEntity)
    };
  }
  if (method === 'GET' && last.name === 'member') {
    const member = entity.related?.['Member']?.();
    if (member && 'type' in member) return { kind: 'entity', entity: member };
  }
  throw noResource(last.text);
}
