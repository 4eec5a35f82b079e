import * as v from 'valibot';
import { plan } from '../model/plan';
import { parseEntries } from '../model/entries';
import type { Connection } from './connection';
import { listOf } from './connection';

const found = v.object({ Id: v.number(), Title: v.nullish(v.string(), '') });

/** Reads the ids and titles of a site's plans, 100 at most, oldest first. Throws what the request throws. */
export async function plansOfSite(connection: Connection): Promise<{ id: number; title: string }[]> {
  const answer: unknown = await listOf(connection.reader, connection.webUrl, plan)
    .items.select('Id', 'Title')
    .top(100)();
  return parseEntries(found, answer).entries.map(one => ({ id: one.Id, title: one.Title }));
}
