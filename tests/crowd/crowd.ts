import { people } from '../../sharepoint/sample/people';
import { draws } from '../draws';
import { Client } from './client';
import { fastClock } from './clock';
import type { Findings } from './ledger';
import { Ledger } from './ledger';
import { Network } from './network';
import { crowdFaults, startCrowdSite } from './site';

export interface CrowdOptions {
  clients: number;
  /** How many acknowledged operations a run ends with, or a few more. */
  operations: number;
  seed: number;
  /** How many times as fast as the machine's the clock of clients and server runs. */
  speed?: number;
}

/** What a run found. */
export interface CrowdResult extends Findings {
  seed: number;
  acknowledged: number;
  faults: number;
  /** Conflicts that a person was asked about. */
  conflicts: number;
  /** Requests before a `Retry-After` was over. */
  early: number;
  requests: number;
  /** What still stood in an outbox in the end. */
  open: number;
  seconds: number;
}

/**
 * Lets clients, each with an engine, a disk and a person of its own, work on the same plan while three in ten requests
 * go wrong; then compares what they were told with the lists and their version histories.
 */
export async function crowd({ clients: count, operations, seed, speed = 50 }: CrowdOptions): Promise<CrowdResult> {
  const clock = fastClock(Date.now(), speed);
  // Every action gets some twenty versions: collisions enough, and far from the 500 that a list keeps.
  const site = await startCrowdSite(clock, Math.max(20, Math.round(operations / 30)));
  const network = new Network(clock.now);
  const ledger = new Ledger();
  const writers = people.filter(({ role }) => role !== 'reader');
  const clients: Client[] = [];
  const unwatch = network.watch();
  try {
    await site.faults({ seed, share: 0.3, kinds: crowdFaults, delay: 20, retryAfter: 10, path: '/_api/' });
    const began = performance.now();
    for (let index = 0; index < count; index++) {
      const person = writers[index % writers.length];
      if (!person) throw new Error('Nobody may write.');
      clients.push(
        new Client({
          index,
          person,
          site,
          network,
          ledger,
          clock,
          draw: draws(seed * 1000 + index),
          goesOn: () => ledger.acknowledged < operations
        })
      );
    }
    await Promise.all(clients.map(client => client.run()));
    const faults = await site.calm();
    await Promise.all(clients.map(client => client.settle()));
    const seconds = (performance.now() - began) / 1000;
    const { early, requests } = network;
    const open = new Set(clients.flatMap(client => client.open().map(({ operation }) => operation.id)));
    const versions = new Map<number, Awaited<ReturnType<typeof site.versions>>>();
    for (const { id } of site.pool) versions.set(id, await site.versions(id));
    const findings = ledger.compare({
      zone: site.zone,
      versions,
      rows: await site.updateRows(),
      recycled: await site.recycledUpdates(),
      isOpen: id => open.has(id)
    });
    return {
      seed,
      acknowledged: ledger.acknowledged,
      faults,
      conflicts: ledger.conflicts,
      early,
      requests,
      open: open.size,
      seconds,
      ...findings
    };
  } finally {
    for (const client of clients) client.stop();
    unwatch();
    await site.close();
  }
}
