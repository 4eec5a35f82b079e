import type { PlanStore, Transport } from '../app/ports';
import { failed } from '../domain/failure';
import { newestFirst } from '../domain/order';
import { entities } from '../model';
import type { Entity } from '../model/entity';
import type { Update } from '../model/update';
import { update } from '../model/update';
import type { Cell } from '../model/values';
import { itemIdIn } from '../model/values';
import type { Connection } from './connection';
import { attempt } from './errors';
import { readAll, readOne } from './readLists';
import type { ChangeCursor } from './readSite';
import { readSite } from './readSite';
import { readItems } from './rows';
import type { SiteZone } from './timeZones';

/** The updates of an action, newest first. Throws what the request throws. */
async function readUpdates(connection: Connection, actionId: number, zone: string): Promise<Update[]> {
  const { items } = await readAll(connection, update, { field: update.fields.actionId, id: actionId });
  return readItems(update, items, zone).sort(newestFirst);
}

/**
 * The plan's id in the web part's settings; empty for the site's first plan. A text that isn't an id becomes
 * unreadable, so that it leads to no plan instead of the first.
 */
export function planIdIn(setting: string | undefined): Cell<number> {
  const text = setting?.trim() ?? '';
  return text === '' ? undefined : (itemIdIn(text) ?? { unreadable: text });
}

/**
 * The app's access to a plan in SharePoint. Writing, changes and the people search are chunks of their own, loaded at
 * first use.
 */
export function planStoreOf(connection: Connection, firstPlanId: Cell<number>): PlanStore {
  let planId = firstPlanId;
  let inZone: SiteZone | undefined;
  let cursor: ChangeCursor | undefined;
  const { now } = connection;

  const zone = (): SiteZone => {
    if (inZone === undefined) throw new Error('The plan was not read yet.');
    return inZone;
  };
  const loadTransport = async (): Promise<Transport> =>
    (await import(/* webpackChunkName: 'send' */ './transport')).transportOf(connection, zone());
  /**
   * Calls the transport; gives `otherwise` where its chunk can't be fetched, in which case certainly nothing was sent.
   */
  const withTransport = <A>(call: (transport: Transport) => Promise<A>, otherwise: A): Promise<A> =>
    loadTransport().then(call, () => otherwise);
  const notSent = { kind: 'notSent' } as const;
  const offline = failed<never>({ kind: 'offline' });
  const people = (): Promise<typeof import('./people')> => import(/* webpackChunkName: 'people' */ './people');

  return {
    readSite: () =>
      attempt(now, async () => {
        const { read, zone: found, cursor: first } = await readSite(connection, planId);
        cursor = first;
        inZone = found;
        // The chunk is fetched now, while there is a network, so that writing doesn't have to fetch it later.
        void loadTransport().catch(() => undefined);
        return read;
      }),
    choosePlan: id => {
      planId = id;
    },
    findAccessGivers: () =>
      attempt(now, async () =>
        (await import(/* webpackChunkName: 'access-givers' */ './accessGivers')).findAccessGivers(connection)
      ),
    findStrays: myId =>
      attempt(now, async () =>
        (await import(/* webpackChunkName: 'strays' */ './strays')).findStrays(connection, zone().name, myId)
      ),
    readChanges: () =>
      attempt(now, async () => {
        const from = cursor;
        if (!from) return { kind: 'all' };
        const { changesSince } = await import(/* webpackChunkName: 'refresh' */ './refresh');
        const { changes, token } = await changesSince(connection, from, zone().name);
        // The site may have been read again meanwhile, which gave a newer cursor.
        if (cursor === from) cursor = { ...from, token };
        return changes;
      }),
    readUpdates: actionId => attempt(now, () => readUpdates(connection, actionId, zone().name)),
    readItem: (list, id) =>
      attempt(now, async () => {
        const [item] = readItems<Entity>(entities[list], [await readOne(connection, entities[list], id)], zone().name);
        if (!item) throw new Error('One item was asked for and none was read.');
        return item;
      }),
    findRemoved: (list, id) =>
      attempt(now, async () =>
        (await import(/* webpackChunkName: 'send' */ './transport')).findRecycled(connection, entities[list], id)
      ),
    transport: {
      create: operation => withTransport(transport => transport.create(operation), notSent),
      findByKey: operation => withTransport(transport => transport.findByKey(operation), offline),
      edit: (operation, values, etag) => withTransport(transport => transport.edit(operation, values, etag), notSent),
      remove: (operation, etag) => withTransport(transport => transport.remove(operation, etag), notSent),
      restore: operation => withTransport(transport => transport.restore(operation), notSent),
      read: operation => withTransport(transport => transport.read(operation), offline),
      versions: operation => withTransport(transport => transport.versions(operation), offline)
    },
    now,
    findPeople: text => attempt(now, async () => (await people()).findPeople(connection, text)),
    ensurePerson: person => attempt(now, async () => (await people()).ensurePerson(connection, person))
  };
}
