import type { Answer, Entity } from '../odata/answer.ts';
import type { Context } from '../odata/context.ts';
import { noItem, noResource } from '../odata/errors.ts';
import { integerArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import type { List, Principal } from '../store/model.ts';
import { loginName } from './principals.ts';
import { demand, permissions, webMask } from './rights.ts';

/** The template of the hidden list that holds a site collection's users. */
export const userListTemplate = 112;

/** Answers the rows of the User Information List: the users of the site collection, to be read only. */
export function routeUserRows(context: Context, list: List, segment: Segment, rest: readonly Segment[]): Answer {
  const { store, web, method } = context;
  demand(webMask(store, web, context.user.id), permissions.browseUserInfo);
  if (method !== 'GET') throw noResource(segment.text);
  const rows = store.principals
    .of(web.site)
    .filter(one => one.kind === 1)
    .map(user => userRow(list, user));
  const [next, ...after] = rest;
  const byId = segment.args && segment.args.length > 0 ? segment : next?.name === 'getbyid' ? next : undefined;
  if (!byId) {
    if (next) throw noResource(next.text);
    return { kind: 'collection', set: 'SP.ListData.UserInfo', entities: rows };
  }
  const [deeper] = byId === next ? after : rest;
  const row = rows.find(one => one.properties['Id'] === integerArgument(byId, 0));
  if (!row) throw noItem();
  if (!deeper) return { kind: 'entity', entity: row };
  const name = Object.keys(row.properties).find(one => one.toLowerCase() === deeper.name);
  if (name === undefined) throw noResource(deeper.text);
  return { kind: 'value', name, type: 'Edm.String', value: row.properties[name] };
}

function userRow(list: List, user: Principal): Entity {
  const [first = '', ...last] = user.title.split(' ');
  return {
    type: 'SP.Data.UserInfoItem',
    path: `Web/Lists(guid'${list.id}')/Items(${user.id})`,
    set: 'SP.ListData.UserInfo',
    etag: '"1"',
    properties: {
      FileSystemObjectType: 0,
      Id: user.id,
      ContentTypeId: '0x010A00',
      Title: user.title,
      Name: loginName(user),
      EMail: user.email || null,
      MobilePhone: null,
      Notes: null,
      SipAddress: user.email || null,
      IsSiteAdmin: false,
      Deleted: user.removed === true,
      UserInfoHidden: false,
      Picture: null,
      Department: user.department || null,
      JobTitle: user.jobTitle || null,
      IsActive: true,
      FirstName: first || null,
      LastName: last.join(' ') || null,
      WorkPhone: null,
      UserName: user.login,
      WebSite: null,
      Office: null,
      ID: user.id,
      Attachments: false
    }
  };
}
