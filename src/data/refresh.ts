import * as v from 'valibot';
import type { ListChanges, SiteChanges } from '../app/ports';
import type { ListKey } from '../model';
import { eachListAwaited, entities } from '../model';
import { parseEntries } from '../model/entries';
import type { Entity } from '../model/entity';
import type { Connection } from './connection';
import { sharePointError } from './errors';
import { readByIds } from './readLists';
import type { ChangeCursor } from './readSite';
import { readItems } from './rows';

/** Where more items changed than this, the whole site is read again. */
const mostChangedItems = 40;
/** SharePoint's `ChangeType` for an item that was deleted or moved to the recycle bin. */
const deleted = 3;
/** SharePoint's error codes for a change token that is older than its log, or of another object. */
const tokenErrors: readonly number[] = [-2130575172, -2130575173];

const changeToken = v.object({ StringValue: v.string() });
const change = v.object({
  ItemId: v.number(),
  ListId: v.string(),
  ChangeType: v.number(),
  ChangeToken: changeToken
});

/** The ids of the changed items of one list, and of those that are gone; each by its last change. */
interface ChangedIds {
  changed: Set<number>;
  gone: Set<number>;
}

async function readChanged(
  connection: Connection,
  key: ListKey,
  touched: ChangedIds | undefined,
  zone: string
): Promise<ListChanges> {
  if (!touched) return { items: [], gone: [] };
  const { items: answers } = await readByIds(connection, entities[key], touched.changed);
  const items = readItems<Entity>(entities[key], answers, zone);
  const there = new Set(items.map(item => item.id));
  // An item that changed and can't be read any more is gone, as far as this person can see.
  return { items, gone: [...touched.gone, ...[...touched.changed].filter(id => !there.has(id))] };
}

/**
 * Reads what changed in a site's lists since the cursor: one request where nothing did, otherwise the changed items too.
 * Gives the token for the next time. Throws what a request throws.
 */
export async function changesSince(
  connection: Connection,
  cursor: ChangeCursor,
  zone: string
): Promise<{ changes: SiteChanges; token: string }> {
  const all = { changes: { kind: 'all' } as const, token: cursor.token };
  let answer: unknown;
  try {
    answer = await connection.writer.web.getChanges({
      Item: true,
      Add: true,
      Update: true,
      DeleteObject: true,
      Restore: true,
      Rename: true,
      ChangeTokenStart: { StringValue: cursor.token }
    });
  } catch (error) {
    const said = await sharePointError(error);
    if (said && tokenErrors.includes(said.code)) return all;
    throw error;
  }
  const { entries: log, odd } = parseEntries(change, answer);
  const tokens = parseEntries(v.object({ ChangeToken: changeToken }), answer).entries;
  const token = tokens[tokens.length - 1]?.ChangeToken.StringValue ?? cursor.token;
  // What an odd entry is about isn't known.
  if (odd > 0) return { ...all, token };
  const touched = new Map<ListKey, ChangedIds>();
  for (const { ListId, ItemId, ChangeType } of log) {
    const key = cursor.lists.get(ListId.toLowerCase());
    if (key === undefined) continue;
    const { changed, gone } = touched.get(key) ?? { changed: new Set(), gone: new Set() };
    touched.set(key, { changed, gone });
    const isGone = ChangeType === deleted;
    (isGone ? gone : changed).add(ItemId);
    (isGone ? changed : gone).delete(ItemId);
  }
  if (touched.size === 0) return { changes: { kind: 'none' }, token };
  const count = [...touched.values()].reduce((sum, { changed }) => sum + changed.size, 0);
  if (count > mostChangedItems) return { ...all, token };
  const lists = await eachListAwaited(key => readChanged(connection, key, touched.get(key), zone));
  return { changes: { kind: 'some', lists }, token };
}
