import * as v from 'valibot';
import type { PlanChanges } from '../app/ports';
import type { Action, Update } from '../domain/plan';
import { actions, updates } from '../lists';
import type { ListDeclaration } from '../lists/list';
import type { Connection } from './connection';
import { listOf } from './connection';
import { sharePointError } from './errors';
import type { Since } from './readPlan';
import { newestByAction, readDespiteMissing } from './readPlan';
import { readRows, selection } from './rows';
import { toAction, toUpdate } from './toDomain';

/** More changed items than this are read by reading the plan again. */
const worthTellingApart = 40;
/** SharePoint's ChangeType of an item that was deleted or recycled. */
const deleted = 3;
/** What SharePoint says of a token that is older than its log, or of another object. */
const tokenErrors: readonly number[] = [-2130575172, -2130575173];

const changes = v.array(
  v.object({
    ItemId: v.number(),
    ListId: v.string(),
    ChangeType: v.number(),
    ChangeToken: v.object({ StringValue: v.string() })
  })
);

async function readItems(connection: Connection, list: ListDeclaration, ids: ReadonlySet<number>): Promise<unknown[]> {
  if (ids.size === 0) return [];
  // Ids are numbers that SharePoint gave: nothing in them to escape.
  const wanted = [...ids].map(id => `Id eq ${String(id)}`).join(' or ');
  const { items } = await readDespiteMissing(connection, list, async without => {
    const { select, expand } = selection(list, without);
    const found: unknown = await listOf(connection.reader, connection.webUrl, list)
      .items.select(...select)
      .expand(...expand)
      .filter(wanted)
      .top(ids.size)();
    return v.parse(v.array(v.unknown()), found);
  });
  return items;
}

/**
 * What changed in the plan since a token: one request where nothing did, otherwise only the items that did are read.
 * Gives the token to ask with next. Throws what a request throws.
 */
export async function changesSince(
  connection: Connection,
  since: Since,
  zone: string
): Promise<{ changes: PlanChanges; token: string }> {
  const all = { changes: { kind: 'all' } as const, token: since.token };
  let answer: unknown;
  try {
    answer = await connection.writer.web.getChanges({
      Item: true,
      Add: true,
      Update: true,
      DeleteObject: true,
      Restore: true,
      Rename: true,
      ChangeTokenStart: { StringValue: since.token }
    });
  } catch (error) {
    const said = await sharePointError(error);
    if (said && tokenErrors.includes(said.code)) return all;
    throw error;
  }
  const log = v.parse(changes, answer);
  const token = log[log.length - 1]?.ChangeToken.StringValue ?? since.token;
  const ours = log.flatMap(one => {
    const key = since.lists.get(one.ListId.toLowerCase());
    return key === undefined ? [] : [{ key, id: one.ItemId, gone: one.ChangeType === deleted }];
  });
  if (ours.length === 0) return { changes: { kind: 'none' }, token };

  const [changedActions, goneActions, changedUpdates] = [new Set<number>(), new Set<number>(), new Set<number>()];
  for (const { key, id, gone } of ours) {
    if (key === actions.key) {
      // The last that happened to an item counts.
      (gone ? goneActions : changedActions).add(id);
      (gone ? changedActions : goneActions).delete(id);
    } else if (key === updates.key && !gone) {
      changedUpdates.add(id);
    } else {
      return all;
    }
  }
  if (changedActions.size + changedUpdates.size > worthTellingApart) return all;

  const news: Update[] = readRows(updates, await readItems(connection, updates, changedUpdates), zone).map(toUpdate);
  for (const { actionId } of news) if (!goneActions.has(actionId)) changedActions.add(actionId);
  const newest = newestByAction(news);
  const rows = readRows(actions, await readItems(connection, actions, changedActions), zone);
  const read: Action[] = rows
    .filter(row => row.values.plan === since.planId)
    .map(row => toAction(row, newest.get(row.id)));
  const there = new Set(read.map(action => action.id));
  const gone = [...goneActions, ...[...changedActions].filter(id => !there.has(id))];
  return { changes: { kind: 'some', actions: read, gone, updated: [...newest.keys()] }, token };
}
