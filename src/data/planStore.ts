import * as v from 'valibot';
import type { PlanStore } from '../app/ports';
import type { Transport } from '../app/ports';
import { failed } from '../domain/failure';
import type { Action, Update } from '../domain/plan';
import { actions, updates } from '../lists';
import type { Connection } from './connection';
import { listOf } from './connection';
import { attempt } from './errors';
import type { Since } from './readPlan';
import { readDespiteMissing, readPlan } from './readPlan';
import { readRows, selection } from './rows';
import { toAction, toUpdate } from './toDomain';

/** The updates of an action, newest first. Throws what the request throws. */
async function readUpdates(connection: Connection, actionId: number, zone: string): Promise<Update[]> {
  const { items } = await readDespiteMissing(connection, updates, async without => {
    const { select, expand } = selection(updates, without);
    const all: unknown[] = [];
    const query = listOf(connection.reader, connection.webUrl, updates)
      .items.select(...select)
      .expand(...expand)
      .filter(`APActionId eq ${String(actionId)}`)
      .top(1000);
    for await (const page of query) all.push(...v.parse(v.array(v.unknown()), page));
    return all;
  });
  return readRows(updates, items, zone)
    .map(toUpdate)
    .sort((a, b) => b.at.localeCompare(a.at) || b.id - a.id);
}

/** One action as it is now. Throws what the request throws. */
async function readAction(connection: Connection, id: number, zone: string): Promise<Action> {
  const { items } = await readDespiteMissing(connection, actions, async without => {
    const { select, expand } = selection(actions, without);
    const found: unknown = await listOf(connection.reader, connection.webUrl, actions)
      .items.getById(id)
      .select(...select)
      .expand(...expand)();
    return [found];
  });
  const [row] = readRows(actions, items, zone);
  if (!row) throw new Error('One item was asked for and none was read.');
  return toAction(row);
}

/** The plan of a site's lists. Writing and the people search come in chunks of their own when first used. */
export function planStoreOf(connection: Connection, planId: number | undefined): PlanStore {
  let known: { zone: string } | undefined;
  let since: Since | undefined;
  const { now } = connection;

  const sending = async (): Promise<Transport> => {
    if (!known) throw new Error('The plan was not read yet.');
    return (await import(/* webpackChunkName: 'send' */ './transport')).transportOf(connection, known.zone);
  };
  /** Where the chunk can't be fetched, nothing was sent for certain. */
  const through = <A>(call: (transport: Transport) => Promise<A>, otherwise: A): Promise<A> =>
    sending().then(call, () => otherwise);
  const notSent = { kind: 'notSent' } as const;
  const offline = failed<never>({ kind: 'offline' });
  const people = (): Promise<typeof import('./people')> => import(/* webpackChunkName: 'people' */ './people');

  return {
    readPlan: () =>
      attempt(now, async () => {
        const { found, zone, since: from } = await readPlan(connection, planId);
        since = from;
        if (found.kind === 'plan') known = { zone };
        // Fetched while there is a network; what is done without one then waits for it in the outbox.
        void sending().catch(() => undefined);
        return found;
      }),
    readChanges: () =>
      attempt(now, async () => {
        const from = since;
        if (!from || !known) return { kind: 'all' };
        const { changesSince } = await import(/* webpackChunkName: 'refresh' */ './refresh');
        const { changes, token } = await changesSince(connection, from, known.zone);
        // The plan may have been read anew meanwhile, with a newer token.
        if (since === from) since = { ...from, token };
        return changes;
      }),
    readUpdates: actionId => attempt(now, () => readUpdates(connection, actionId, known?.zone ?? 'Europe/London')),
    readAction: actionId => attempt(now, () => readAction(connection, actionId, known?.zone ?? 'Europe/London')),
    findRemoved: actionId =>
      attempt(now, async () =>
        (await import(/* webpackChunkName: 'send' */ './transport')).findRecycled(connection, 'actions', actionId)
      ),
    transport: {
      create: operation => through(transport => transport.create(operation), notSent),
      findByKey: operation => through(transport => transport.findByKey(operation), offline),
      edit: (operation, body, etag) => through(transport => transport.edit(operation, body, etag), notSent),
      remove: (operation, etag) => through(transport => transport.remove(operation, etag), notSent),
      restore: operation => through(transport => transport.restore(operation), notSent),
      read: operation => through(transport => transport.read(operation), offline),
      versions: operation => through(transport => transport.versions(operation), offline)
    },
    now,
    findPeople: text => attempt(now, async () => (await people()).findPeople(connection, text)),
    admitPerson: person => attempt(now, async () => (await people()).admitPerson(connection, person))
  };
}
