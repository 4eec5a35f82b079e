import type { Failure } from '../../src/domain/failure';
import { ok } from '../../src/domain/failure';
import type { SyncEngine } from '../../src/sync/engine';
import { startSync } from '../../src/sync/engine';
import type { Operation } from '../../src/sync/operation';
import type { Changes, CreateAnswer, Ports } from '../../src/sync/ports';

export const kim = { tenant: 'contoso', site: 'plan', user: 'kim' };

/** What the server says to a create or an edit. */
export type Answer = Exclude<CreateAnswer, { kind: 'duplicate' }>;
export const done: Answer = { kind: 'done', written: { id: 1, etag: '1' } };
export const refused = (failure: Failure): Answer => ({ kind: 'failed', failure });

/** Lets everything that is ready run. */
export const settled = () =>
  new Promise(resolve => {
    setImmediate(resolve);
  });

/** A device whose server answers a create or an edit as the test says. */
export function device(answers: (operation: Operation) => Answer | Promise<Answer>) {
  const disk = new Map<string, unknown>();
  const sent: string[] = [];
  const world = {
    time: Date.parse('2026-09-01T10:00:00Z'),
    full: false,
    timers: [] as { at: number; run: () => void }[]
  };
  const no = (): never => {
    throw new Error('Not asked in these tests.');
  };
  const answerTo = async (operation: Operation): Promise<Answer> => {
    sent.push(operation.id);
    return answers(operation);
  };
  const ports: Ports = {
    clock: {
      now: () => world.time,
      after: (milliseconds, run) => {
        const timer = { at: world.time + milliseconds, run };
        world.timers.push(timer);
        return () => {
          world.timers = world.timers.filter(one => one !== timer);
        };
      }
    },
    random: () => 0.5,
    storage: {
      write: async ({ put = [], delete: erased = [] }) => {
        if (world.full && put.length > 0) throw new Error('full');
        for (const { key, value } of put) disk.set(key, structuredClone(value));
        for (const key of erased) disk.delete(key);
      },
      list: prefix =>
        Promise.resolve([...disk].filter(([key]) => key.startsWith(prefix)).map(([key, value]) => ({ key, value }))),
      onChange: () => () => undefined
    },
    locks: {
      hold: (_name, held) => {
        queueMicrotask(held);
        return () => undefined;
      }
    },
    transport: {
      create: answerTo,
      findByKey: () => Promise.resolve(ok(undefined)),
      edit: answerTo,
      remove: no,
      restore: no,
      read: no,
      versions: no
    }
  };
  const passUntil = async (instant: string): Promise<void> => {
    world.time = Date.parse(instant);
    const due = world.timers.filter(({ at }) => at <= world.time);
    world.timers = world.timers.filter(one => !due.includes(one));
    for (const { run } of due) run();
    await settled();
  };
  return { disk, sent, world, ports, passUntil, start: (owner = kim): SyncEngine => startSync(ports, owner) };
}

/** Whether a write puts the record of one of these operations. */
export const puts = ({ put = [] }: Changes, ...ids: readonly string[]): boolean =>
  put.some(({ key }) => ids.some(id => key.endsWith(`/operation/${id}`)));

/** Whether a write deletes the record of an operation. */
export const deletes = ({ delete: erased = [] }: Changes, id: string): boolean =>
  erased.some(key => key.endsWith(`/operation/${id}`));

/** What an outbox shows: each operation with how it stands. */
export const kinds = (engine: SyncEngine) =>
  engine.state().entries.map(({ operation, status }) => [operation.id, status.kind]);
