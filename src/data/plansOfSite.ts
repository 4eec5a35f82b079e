import * as v from 'valibot';
import { plans } from '../lists';
import type { Connection } from './connection';
import { listOf } from './connection';

const found = v.array(v.object({ Id: v.number(), Title: v.nullish(v.string(), '') }));

/** The plans of a site to choose from, oldest first. Throws what the request throws. */
export async function plansOfSite(connection: Connection): Promise<{ id: number; title: string }[]> {
  const answer: unknown = await listOf(connection.reader, connection.webUrl, plans)
    .items.select('Id', 'Title')
    .top(100)();
  return v.parse(found, answer).map(plan => ({ id: plan.Id, title: plan.Title }));
}
