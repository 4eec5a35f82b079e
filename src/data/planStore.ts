import * as v from 'valibot';
import type { PlanStore } from '../app/ports';
import type { Result } from '../domain/failure';
import { failed } from '../domain/failure';
import type { Person, Update } from '../domain/plan';
import { updates } from '../lists';
import type { Connection } from './connection';
import { listOf } from './connection';
import { attempt } from './errors';
import type { Since } from './readPlan';
import { readDespiteMissing, readPlan } from './readPlan';
import { readRows, selection } from './rows';
import type { Sender } from './send';
import { toUpdate } from './toDomain';

/** The updates of an action, newest first. Throws what the request throws. */
async function readUpdates(connection: Connection, actionId: number, zone: string): Promise<Update[]> {
  const { items } = await readDespiteMissing(connection, updates, async without => {
    const { select, expand } = selection(updates, without);
    const all: unknown[] = [];
    const query = listOf(connection.reader, connection.webUrl, updates)
      .items.select(...select).expand(...expand).filter(`APActionId eq ${String(actionId)}`).top(1000);
    for await (const page of query) all.push(...v.parse(v.array(v.unknown()), page));
    return all;
  });
  return readRows(updates, items, zone).map(toUpdate).sort((a, b) => b.at.localeCompare(a.at) || b.id - a.id);
}

/** The plan of a site's lists. Writing and the people search come in chunks of their own when first used. */
export function planStoreOf(connection: Connection, planId: number | undefined): PlanStore {
  let known: { zone: string; me: Person } | undefined;
  let since: Since | undefined;
  const { now } = connection;

  const writing = async <T>(run: (sender: Sender, send: typeof import('./send')) => Promise<Result<T>>): Promise<Result<T>> => {
    if (!known) return failed({ kind: 'broken', message: 'The plan was not read yet.' });
    const send = await import(/* webpackChunkName: 'send' */ './send');
    return run({ connection, ...known }, send);
  };
  const people = (): Promise<typeof import('./people')> => import(/* webpackChunkName: 'people' */ './people');

  return {
    readPlan: () => attempt(now, async () => {
      const { found, zone, since: from } = await readPlan(connection, planId);
      since = from;
      if (found.kind === 'plan') known = { zone, me: found.content.me };
      return found;
    }),
    readChanges: () => attempt(now, async () => {
      const from = since;
      if (!from || !known) return { kind: 'all' };
      const { changesSince } = await import(/* webpackChunkName: 'refresh' */ './refresh');
      const { changes, token } = await changesSince(connection, from, known.zone);
      // The plan may have been read anew meanwhile, with a newer token.
      if (since === from) since = { ...from, token };
      return changes;
    }),
    readUpdates: actionId => attempt(now, () => readUpdates(connection, actionId, known?.zone ?? 'Europe/London')),
    saveAction: (loaded, fields, guardReason) => writing((sender, send) => send.saveAction(sender, loaded, fields, guardReason)),
    addUpdate: (action, update, mayEdit) => writing((sender, send) => send.addUpdate(sender, action, update, mayEdit)),
    findPeople: text => attempt(now, async () => (await people()).findPeople(connection, text)),
    admitPerson: person => attempt(now, async () => (await people()).admitPerson(connection, person))
  };
}
