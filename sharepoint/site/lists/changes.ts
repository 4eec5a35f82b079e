import type { Answer } from '../odata/answer.ts';
import { bodyRecord } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { badRequest } from '../odata/errors.ts';
import { isRecord } from '../odata/json.ts';
import type { List } from '../store/model.ts';
import { maySee, listMask } from '../webs/rights.ts';

/** .NET counts its ticks, a tenth of a microsecond each, from the year 1. */
const ticksBeforeUnix = 621_355_968_000_000_000n;
const mostChanges = 1000;

/** A change token as SharePoint writes it; the time is milliseconds of Unix. */
export function tokenText(list: List, time: number, number: number): string {
  return `1;3;${list.id};${BigInt(time) * 10_000n + ticksBeforeUnix};${number}`;
}

/** The token of a list's last change. */
export function changeToken(context: Context, list: List): string {
  return tokenText(list, context.now(), context.store.lastChange(list.id));
}

/** The number of the change that a token stands for; 0 without one, 400 for another list's. */
export function readToken(list: List, value: unknown): number {
  if (value === undefined || value === null) return 0;
  const text = isRecord(value) ? value['StringValue'] : undefined;
  const parts = typeof text === 'string' ? text.split(';') : [];
  const number = Number(parts[4]);
  if (parts.length !== 5 || parts[0] !== '1' || parts[1] !== '3' || parts[2]?.toLowerCase() !== list.id || !Number.isSafeInteger(number)) {
    throw badRequest('The changeToken is not valid for this list.');
  }
  return number;
}

/** Answers `getchanges`: what happened to a list's rows between two tokens. */
export function changesAnswer(context: Context, list: List): Answer {
  const body = bodyRecord(context);
  const query = isRecord(body['query']) ? body['query'] : body;
  const after = readToken(list, query['ChangeTokenStart']);
  const last = query['ChangeTokenEnd'] === undefined || query['ChangeTokenEnd'] === null ? Infinity : readToken(list, query['ChangeTokenEnd']);
  const asked = (name: string): boolean => query[name] === true;
  const kinds = new Set([asked('Add') ? 1 : 0, asked('Update') ? 2 : 0, asked('DeleteObject') ? 3 : 0]);
  const items = asked('Item');
  const limit = typeof query['FetchLimit'] === 'number' ? Math.min(query['FetchLimit'], mostChanges) : mostChanges;
  const mask = listMask(context.store, context.web, list, context.user.id);
  const rows = context.store.items(list.id);
  const entities = context.store
    .changesAfter(list.id, after, limit)
    .filter((change) => {
      const row = rows.get(change.item);
      return items && change.number <= last && kinds.has(change.kind) && (!row || maySee(list, mask, row, context.user.id));
    })
    .map((change) => ({
      type: 'SP.ChangeItem',
      path: `Web/Lists(guid'${list.id}')/Changes(${change.number})`,
      set: 'SP.ApiData.Changes',
      properties: {
        ChangeToken: { StringValue: tokenText(list, Date.parse(change.time), change.number) },
        ChangeType: change.kind,
        SiteId: context.web.site,
        Time: change.time,
        Editor: '',
        ItemId: change.item,
        ListId: list.id,
        ServerRelativeUrl: '',
        SharedByUser: null,
        UniqueId: change.uniqueId,
        WebId: context.web.id
      }
    }));
  return { kind: 'collection', set: 'SP.ApiData.Changes', entities };
}
