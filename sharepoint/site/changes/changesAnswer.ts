import { isRecord } from '../json.ts';
import type { JsonRecord } from '../json.ts';
import type { Answer, Entity } from '../odata/answer.ts';
import { bodyRecord } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { badRequest, unknownProperty } from '../odata/errors.ts';
import { listMask, may, permissions, rowRights, webMask } from '../people/rights.ts';
import type { RowRights } from '../people/rights.ts';
import { changeKinds } from '../store/changes.ts';
import type { Change, ChangedObject, ChangeScope } from '../store/changes.ts';
import { readToken, tokenText } from './tokens.ts';

const mostChanges = 1000;

/** The kinds of object that a change query may name; some of them never change here. */
const objectFlags = [
  'Item',
  'List',
  'Field',
  'View',
  'Web',
  'Group',
  'User',
  'Site',
  'File',
  'Folder',
  'ContentType',
  'Alert',
  'SecurityPolicy'
];

/** The actions that a query may ask for, with the ChangeTypes that they mean. */
const actionFlags: Record<string, readonly number[]> = {
  Add: [changeKinds.add],
  Update: [changeKinds.update],
  DeleteObject: [changeKinds.remove],
  Rename: [changeKinds.rename],
  Move: [5, 6],
  Restore: [changeKinds.restore],
  RoleDefinitionAdd: [changeKinds.roleAdd],
  RoleDefinitionDelete: [changeKinds.roleRemove],
  RoleDefinitionUpdate: [changeKinds.roleUpdate],
  RoleAssignmentAdd: [changeKinds.assignmentAdd],
  RoleAssignmentDelete: [changeKinds.assignmentRemove],
  GroupMembershipAdd: [changeKinds.memberAdd],
  GroupMembershipDelete: [changeKinds.memberRemove],
  SystemUpdate: [15],
  Navigation: [16],
  Activity: [22]
};

const otherOptions = [
  'ChangeTokenStart',
  'ChangeTokenEnd',
  'FetchLimit',
  'LatestFirst',
  'RecursiveAll',
  'RequireSecurityTrim',
  'IgnoreStartTokenNotFoundError'
];

function readFlags(query: JsonRecord): { objects: Set<string>; kinds: Set<number> } {
  const objects = new Set<string>();
  const kinds = new Set<number>();
  for (const [name, value] of Object.entries(query)) {
    if (otherOptions.includes(name)) continue;
    const actions = Object.hasOwn(actionFlags, name) ? actionFlags[name] : undefined;
    if (!actions && !objectFlags.includes(name)) throw unknownProperty(name, 'SP.ChangeQuery');
    if (value === false || value === null) continue;
    if (value !== true) throw badRequest(`The value of ${name} is not valid.`);
    if (actions) for (const kind of actions) kinds.add(kind);
    else objects.add(name);
  }
  return { objects, kinds };
}

function readLimit(value: unknown): number {
  // SharePoint's own clients send 0 for "as many as there are".
  if (value === undefined || value === null || value === 0 || value === '0') return mostChanges;
  const limit = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof limit !== 'number' || !Number.isSafeInteger(limit) || limit < 1)
    throw badRequest('The value of FetchLimit is not valid.');
  return Math.min(limit, mostChanges);
}

/** Answers `getchanges` of a list, a web or a site collection: what happened between two tokens, the oldest first. */
export function changesAnswer(context: Context, scope: ChangeScope): Answer {
  const body = bodyRecord(context);
  const query = isRecord(body['query'])
    ? Object.fromEntries(Object.entries(body['query']).filter(([name]) => name !== '__metadata'))
    : body;
  const start = readToken(context, scope, query['ChangeTokenStart']);
  const end = readToken(context, scope, query['ChangeTokenEnd']);
  const { objects, kinds } = readFlags(query);
  const limit = readLimit(query['FetchLimit']);
  const latestFirst = query['LatestFirst'] === true;
  const oldest = context.store.changes.beginning();
  const visible = visibility(context);
  const found: Change[] = [];
  for (const change of context.store.changes.after(scope, Math.max(start?.at ?? 0, 0))) {
    const time = Date.parse(change.time);
    if (end && (end.at < 0 ? time > end.time : change.at > end.at)) break;
    if (time < oldest || (start && start.at < 0 && time < start.time)) continue;
    if (!objects.has(change.object) || !kinds.has(change.kind) || !visible(change)) continue;
    found.push(change);
    if (found.length === limit && !latestFirst) break;
  }
  const wanted = latestFirst ? found.reverse().slice(0, limit) : found;
  return {
    kind: 'collection',
    set: 'SP.ApiData.Changes',
    entities: wanted.map(change => changeEntity(context, scope, change))
  };
}

/**
 * Makes the function that says whether this user may be told of a change: not when it is about a row, list or web that
 * they may not see.
 */
function visibility(context: Context): (change: Change) => boolean {
  const { store, user } = context;
  const known = new Map<string, { mask: bigint; rights: RowRights } | undefined>();
  const ofList = (id: string): { mask: bigint; rights: RowRights } | undefined => {
    if (!known.has(id)) {
      const list = store.list(id);
      const web = list && store.web(list.web);
      known.set(id, web && { mask: listMask(store, web, list, user.id), rights: rowRights(store, web, list, user.id) });
    }
    return known.get(id);
  };
  const ofWeb = (id: string): bigint | undefined => {
    const web = store.web(id);
    return web && webMask(store, web, user.id);
  };
  return change => {
    const web = ofWeb(change.web);
    if (web === 0n) return false;
    const list = change.list === '' ? undefined : ofList(change.list);
    if (!list) return true;
    if (list.mask === 0n) return false;
    const row = change.object === 'Item' ? store.items(change.list).get(change.number) : undefined;
    // The deletion of a row is shown to all who read the list: a client that has a copy must learn of it.
    return row ? list.rights.maySee(row) : change.object !== 'Item' || may(list.mask, permissions.viewItems);
  };
}

function changeEntity(context: Context, scope: ChangeScope, change: Change): Entity {
  return {
    type: `SP.Change${change.object}`,
    path: `Changes(${change.at})`,
    set: 'SP.ApiData.Changes',
    properties: {
      ChangeToken: { StringValue: tokenText(scope, Date.parse(change.time), change.at) },
      ChangeType: change.kind,
      SiteId: change.site,
      Time: change.time,
      ...details[change.object](context, change)
    }
  };
}

const details: Record<ChangedObject, (context: Context, change: Change) => Record<string, unknown>> = {
  Item: (_context, change) => ({
    Editor: '',
    ItemId: change.number,
    ListId: change.list,
    ServerRelativeUrl: '',
    SharedByUser: null,
    UniqueId: change.subject,
    WebId: change.web
  }),
  List: (context, change) => {
    const list = context.store.list(change.list);
    return {
      BaseTemplate: list?.template ?? 0,
      Editor: '',
      Hidden: list?.settings.Hidden ?? false,
      ListId: change.list,
      RootFolderUrl: list?.folder ?? '',
      Title: list?.title ?? '',
      WebId: change.web
    };
  },
  Field: (_context, change) => ({ FieldId: change.subject, WebId: change.web }),
  View: (_context, change) => ({ ListId: change.list, ViewId: change.subject, WebId: change.web }),
  Web: (_context, change) => ({ WebId: change.web }),
  Group: (_context, change) => ({ GroupId: change.number }),
  User: (_context, change) => ({ Activate: change.kind === changeKinds.add, UserId: change.number })
};
