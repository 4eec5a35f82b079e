import type { SamplePerson } from '../../sharepoint/sample/people';
import { people } from '../../sharepoint/sample/people';
import { addUpdate } from '../../src/app/commands/update';
import { transportOf } from '../../src/data/transport';
import type { SyncEngine } from '../../src/sync/engine';
import { startSync } from '../../src/sync/engine';
import { draws } from '../draws';
import { memoryOutbox } from '../memoryDevice';
import { fastClock } from './clock';
import { startCrowdSite } from './site';
import { contextOf } from './typing';

export interface LostAnswersResult {
  typed: number;
  acknowledged: number;
  /** How many answers were lost: one for each create. */
  lostAnswers: number;
  /** How many more rows there are than before. */
  rows: number;
  /** Client keys that more than one row has. */
  doubled: number;
  seconds: number;
}

/** Makes updates, the connection breaking after each one's commit, and counts the rows. */
export async function lostAnswers(count: number): Promise<LostAnswersResult> {
  const clock = fastClock(Date.now(), 50);
  const site = await startCrowdSite(clock, 20);
  try {
    const before = (await site.updateRows()).length;
    await site.faults({ kinds: ['drop-after'], methods: ['POST'], path: 'ActionPlanUpdates' });
    const began = performance.now();
    const keys = new Set<string>(Array.from({ length: count }, () => crypto.randomUUID()));
    let acknowledged = 0;
    const waiting = [...keys];
    const type = (engine: SyncEngine, person: SamplePerson): void => {
      const clientKey = waiting.pop();
      const action = site.pool[waiting.length % site.pool.length];
      if (clientKey === undefined || !action) return;
      const update = {
        clientKey,
        narrative: `Update ${clientKey}`,
        brag: 'Green',
        bragReason: '',
        barrier: ''
      } as const;
      const context = contextOf(person.title, '2026-09-17T10:00:00Z', false);
      void engine.add(...addUpdate.operations({ action, update }, context));
    };
    const engines: SyncEngine[] = [];
    await new Promise<void>(resolve => {
      for (const [index, person] of people.filter(({ role }) => role !== 'reader').entries()) {
        const engine = startSync(
          {
            clock,
            random: draws(index),
            storage: memoryOutbox(),
            transport: transportOf(site.connectAs(person.login), { name: site.zone }),
            locks: {
              hold: (_name, held) => {
                queueMicrotask(held);
                return () => undefined;
              }
            }
          },
          { tenant: 'local', site: 'plan', user: person.login }
        );
        engines.push(engine);
        engine.onChange(() => {
          for (const { operation, status } of engine.state().entries) {
            if (status.kind !== 'saved' || !keys.delete(operation.id)) continue;
            acknowledged++;
            queueMicrotask(() => {
              engine.forget(operation.id);
              type(engine, person);
            });
          }
          if (keys.size === 0) resolve();
        });
        for (let open = 0; open < 10; open++) type(engine, person);
      }
    });
    const seconds = (performance.now() - began) / 1000;
    for (const engine of engines) engine.stop();
    const lost = await site.calm();
    const rows = await site.updateRows();
    return {
      typed: count,
      acknowledged,
      lostAnswers: lost,
      rows: rows.length - before,
      doubled: rows.length - new Set(rows.map(({ clientKey }) => clientKey)).size,
      seconds
    };
  } finally {
    await site.close();
  }
}
