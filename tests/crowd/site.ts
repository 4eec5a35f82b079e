import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { InjectHeaders } from '@pnp/queryable';
import * as v from 'valibot';
import { makeSample } from '../../sharepoint/sample/makeSample';
import { people } from '../../sharepoint/sample/people';
import type { Connection } from '../../src/data/connection';
import { connect, listOf, listPath } from '../../src/data/connection';
import { planStoreOf } from '../../src/data/planStore';
import { readZone } from '../../src/data/readSite';
import { bodyOf } from '../../src/data/rows';
import { typedItems } from '../../src/model';
import type { Action } from '../../src/model/action';
import { action } from '../../src/model/action';
import type { Entity } from '../../src/model/entity';
import { update } from '../../src/model/update';
import { known } from '../../src/model/values';
import { start, stop } from '../bench/client.ts';
import type { FastClock } from './clock';

/** What can go wrong with the crowd's requests. */
export const crowdFaults = [
  'drop-before',
  'drop-after',
  'truncate',
  'html',
  'delay',
  '409',
  '429',
  '503',
  '504',
  '500',
  'digest',
  '401'
];

/** A past or present version of an action: its columns by their names in the list. */
export type Version = Readonly<Record<string, unknown>>;

/** An update as its list holds it. */
export interface UpdateRow {
  id: number;
  clientKey: string;
}

/** A local SharePoint in a process of its own with the sample plan, as the crowd uses it. */
export interface CrowdSite {
  zone: string;
  /** The actions that the crowd works on: the sample's, and more of the same. */
  pool: readonly Action[];
  connectAs(login: string): Connection;
  faults(run: object): Promise<void>;
  /** Ends the faults; gives how many there were. */
  calm(): Promise<number>;
  /** The versions of an action, oldest first. */
  versions(actionId: number): Promise<Version[]>;
  updateRows(): Promise<UpdateRow[]>;
  /** The ids of updates in the recycle bin. */
  recycledUpdates(): Promise<number[]>;
  close(): Promise<void>;
}

const { clientKey } = update.fields;
const versionsAnswer = v.object({ value: v.array(v.looseObject({ VersionId: v.number() })) });
const rowsAnswer = v.object({
  value: v.array(v.looseObject({ Id: v.number(), [clientKey.column]: v.nullish(v.string(), '') }))
});
const binAnswer = v.object({ value: v.array(v.object({ DirName: v.string(), LeafName: v.string() })) });
const faultsAnswer = v.object({ made: v.record(v.string(), v.number()) });
const owner = people[0]?.login ?? '';

export async function startCrowdSite(clock: FastClock, poolSize: number): Promise<CrowdSite> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'crowd-'));
  const { child, url } = await start(path.resolve('tests', 'crowd', 'server.ts'), {
    DATA_DIR: dataDir,
    EPOCH: String(clock.epoch),
    SPEED: String(clock.speed)
  });
  const close = async (): Promise<void> => {
    await stop(child);
    await rm(dataDir, { recursive: true, force: true });
  };
  const connectAs = (login: string): Connection => {
    const connection = connect(url, InjectHeaders({ Authorization: `Bearer ${login}` }));
    return { ...connection, now: clock.now };
  };
  const ask = async (address: string, init: RequestInit = {}): Promise<unknown> => {
    const answer = await fetch(new URL(address, url), {
      headers: { Accept: 'application/json;odata=nometadata', Authorization: `Bearer ${owner}` },
      ...init
    });
    if (!answer.ok) throw new Error(`${address} answered ${String(answer.status)}: ${await answer.text()}`);
    return answer.json();
  };
  const itemsOf = (list: Entity): string => `${url}/_api/web/getList('${listPath(url, list)}')/items`;
  try {
    await makeSample(url);
    const connection = connectAs(owner);
    const { name: zone } = await readZone(connection);
    return {
      zone,
      pool: await fill(connection, zone, poolSize),
      connectAs,
      faults: async run => {
        await ask('/_local/faults', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(run)
        });
      },
      calm: async () =>
        Object.values(v.parse(faultsAnswer, await ask('/_local/faults', { method: 'DELETE' })).made).reduce(
          (sum, one) => sum + one,
          0
        ),
      versions: async id => {
        const { value } = v.parse(versionsAnswer, await ask(`${itemsOf(action)}(${String(id)})/versions`));
        return value.sort((a, b) => a.VersionId - b.VersionId);
      },
      updateRows: async () => {
        const rows: UpdateRow[] = [];
        for (let after = 0; ;) {
          const skip = encodeURIComponent(`Paged=TRUE&p_ID=${String(after)}`);
          const { value } = v.parse(
            rowsAnswer,
            await ask(`${itemsOf(update)}?$select=Id,${clientKey.column}&$top=5000&$skiptoken=${skip}`)
          );
          rows.push(...value.map(row => ({ id: row.Id, clientKey: String(row[clientKey.column]) })));
          const last = value.at(-1);
          if (!last || value.length < 5000) return rows;
          after = last.Id;
        }
      },
      recycledUpdates: async () =>
        v
          .parse(binAnswer, await ask(`${url}/_api/web/recycleBin?$top=5000`))
          .value.filter(({ DirName }) => DirName.toLowerCase().endsWith(`/${update.urlName.toLowerCase()}`))
          .map(({ LeafName }) => Number.parseInt(LeafName, 10)),
      close
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Adds actions until there are so many, each a copy of one of the sample's. */
async function fill(connection: Connection, zone: string, poolSize: number): Promise<Action[]> {
  const read = async (): Promise<readonly Action[]> => {
    const found = await planStoreOf(connection, undefined).readSite();
    const list = found.ok && found.value.kind === 'lists' ? found.value.lists.actions : undefined;
    if (!list?.ok) throw new Error(`There is no plan: ${JSON.stringify(found)}`);
    return typedItems('actions', list.value.items);
  };
  const sample = await read();
  for (let more = sample.length; more < poolSize; more++) {
    const like = sample[more % sample.length];
    if (!like) throw new Error('The sample has no actions.');
    const due = known(like.originalDue) ?? '2027-03-29';
    await listOf(connection.writer, connection.webUrl, action).items.add(
      bodyOf(
        action,
        {
          number: `9.${String(more)}`,
          planId: like.planId,
          areaId: like.areaId,
          action: like.action,
          stage: 'In progress',
          priority: 'High',
          originalDue: due,
          currentDue: due
        },
        zone
      )
    );
  }
  return (await read()).slice(0, poolSize);
}
