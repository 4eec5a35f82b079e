import fc from 'fast-check';
import { ok } from '../../../src/domain/failure';
import { reliability } from './model';
import type { Sabotage } from './world';

// The ledger is only as good as what it catches: each safeguard, taken out from the outside, must be missed.

const withTransport =
  (
    change: (transport: Parameters<Sabotage>[0]['transport']) => Partial<Parameters<Sabotage>[0]['transport']>
  ): Sabotage =>
  ports => ({ ...ports, transport: { ...ports.transport, ...change(ports.transport) } });

const sabotages: [string, Sabotage, RegExp][] = [
  [
    "the outbox isn't written",
    ports => ({ ...ports, storage: { ...ports.storage, write: () => Promise.resolve() } }),
    /I4: /
  ],
  [
    'a write is made in parts',
    ({ storage, ...ports }) => ({
      ...ports,
      storage: {
        ...storage,
        write: async ({ put = [], delete: erased = [] }) => {
          const parts = [...erased.map(key => ({ delete: [key] })), ...put.map(one => ({ put: [one] }))];
          await Promise.all(parts.map(storage.write));
        }
      }
    }),
    /I4: /
  ],
  [
    "the client key isn't looked up",
    withTransport(() => ({ findByKey: () => Promise.resolve(ok({ id: 1, etag: '1' })) })),
    /I5: .* shows Saved/
  ],
  [
    'an edit is sent whatever the version',
    withTransport(transport => ({ edit: (operation, values) => transport.edit(operation, values, '*') })),
    /I[23]: /
  ],
  [
    "LastOpId isn't read",
    withTransport(transport => ({
      read: async operation => {
        const found = await transport.read(operation);
        return found.ok ? ok({ ...found.value, lastOpId: undefined }) : found;
      },
      versions: () => Promise.resolve(ok([]))
    })),
    /I2: .* was applied 2 times/
  ],
  [
    "Retry-After isn't passed on",
    withTransport(transport => ({
      edit: async (operation, values, etag) => {
        const answer = await transport.edit(operation, values, etag);
        return answer.kind === 'failed' && answer.failure.kind === 'busy'
          ? { kind: 'failed', failure: { kind: 'offline' } }
          : answer;
      }
    })),
    /I6: /
  ],
  [
    'every tab holds the lock',
    ports => ({
      ...ports,
      locks: {
        hold: (_name, held) => {
          queueMicrotask(held);
          return () => undefined;
        }
      }
    }),
    /I2: .* without the lock/
  ]
];

describe('the ledger', () => {
  it.each(sabotages)(
    'notices when %s',
    async (_what, sabotage, message) => {
      const result = await fc.check(reliability(sabotage), { numRuns: 5000, seed: 1, endOnFailure: true });
      expect(result.failed).toBe(true);
      expect(String(result.errorInstance)).toMatch(message);
    },
    120_000
  );
});
