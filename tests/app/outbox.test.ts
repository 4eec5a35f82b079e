/** @jest-environment jsdom */
import type { Operation } from '../../src/sync/operation';
import type { Outbox, Outcome } from '../../src/app/outbox';
import { createOutbox } from '../../src/app/outbox';
import { failed, ok } from '../../src/domain/failure';
import type { Failure } from '../../src/domain/failure';
import type { CreateAnswer, Transport, WriteAnswer } from '../../src/sync/ports';
import type { SyncState } from '../../src/sync/status';
import { memoryDevice, memoryOutbox, memoryTabs } from '../memoryDevice';
import type { MemoryOutbox } from '../memoryDevice';
import { anEdit, aCreate, ofAction } from '../sync/samples';
import { handClock, settled } from './handClock';
import type { HandClock } from './handClock';
import { later, transport } from './transport';

interface Tab {
  outbox: Outbox;
  state(): SyncState;
  /** The kinds of status that the tab has shown, in their order. */
  shown: string[];
  saved: { id: string; asDone: boolean; isMine: boolean }[];
  setAside: string[];
  gone: number;
}

/** A tab that has begun to send. */
function tabOver(
  far: Transport,
  clock: HandClock,
  device: Pick<ReturnType<typeof memoryDevice>, 'outbox' | 'locks'>
): Tab {
  let state: SyncState = { entries: [], canKeep: true, sends: false, unreadable: [] };
  const tab: Tab = {
    shown: [],
    saved: [],
    setAside: [],
    gone: 0,
    state: () => state,
    outbox: createOutbox({
      ports: { clock, random: () => 0.5, storage: device.outbox, locks: device.locks, transport: far },
      owner: memoryDevice().owner,
      onChange: now => {
        state = now;
        for (const { status } of now.entries)
          if (tab.shown[tab.shown.length - 1] !== status.kind) tab.shown.push(status.kind);
      },
      onSaved: async (operation, { basedOn }, isMine) => {
        tab.saved.push({ id: operation.id, asDone: operation.kind !== 'edit' || basedOn === operation.etag, isMine });
      },
      onSetAside: failure => {
        tab.setAside.push(failure.kind);
      },
      onResolvedElsewhere: () => {
        tab.gone++;
      }
    })
  };
  tab.outbox.start();
  return tab;
}

async function one(
  far: Partial<Transport> = {}
): Promise<
  Tab & { clock: HandClock; storage: MemoryOutbox; send(operation: Operation): Promise<{ sent: Outcome | undefined }> }
> {
  const clock = handClock();
  const storage = memoryOutbox();
  const tab = tabOver(transport(far), clock, memoryDevice({ outbox: storage }));
  await settled();
  // One object: its counts go on.
  return Object.assign(tab, {
    clock,
    storage,
    send: async (operation: Operation) => {
      const told: { sent: Outcome | undefined } = { sent: undefined };
      void tab.outbox.send([operation]).then(sent => {
        told.sent = sent;
      });
      await settled();
      return told;
    }
  });
}

describe('something that is sent', () => {
  it('is on the disk before it is sent, and saved only by the server’s word', async () => {
    const { answer, promise } = later<CreateAnswer>();
    let kept = 0;
    const { send, storage, shown, saved } = await one({
      create: () => {
        kept = storage.rows.size;
        return promise;
      }
    });
    const told = await send(aCreate());
    expect(kept).toBe(1);
    expect(told.sent).toBeUndefined();
    expect(shown).not.toContain('saved');
    expect(saved).toEqual([]);
    answer({ kind: 'done', written: { id: 20, etag: '1' } });
    await settled();
    expect(told.sent).toEqual({ kind: 'saved' });
    expect(saved).toEqual([{ id: 'key-1', asDone: true, isMine: true }]);
    expect(storage.rows.size).toBe(0);
  });

  it('is called saved for ten seconds', async () => {
    const { send, state, clock } = await one();
    await send(aCreate());
    expect(state().entries.map(({ status }) => status.kind)).toEqual(['saved']);
    await clock.run(9_999);
    expect(state().entries).toHaveLength(1);
    await clock.run(1);
    expect(state().entries).toEqual([]);
  });

  const final: readonly Failure[] = [{ kind: 'forbidden' }, { kind: 'locked' }, { kind: 'notFound', what: 'item' }];
  it.each(final)('stays in the outbox where other words change nothing ($kind)', async failure => {
    const { send, storage, state, setAside } = await one({ create: async () => ({ kind: 'failed', failure }) });
    expect(await send(aCreate())).toEqual({ sent: { kind: 'setAside' } });
    expect(storage.rows.size).toBe(1);
    expect(state().entries.map(({ status }) => status)).toEqual([{ kind: 'setAside', failure }]);
    expect(setAside).toEqual([failure.kind]);
  });

  const refusals: readonly Failure[] = [
    { kind: 'refused', message: 'No' },
    { kind: 'tooLarge' },
    { kind: 'missingColumns', columns: [] }
  ];
  it.each(refusals)(
    'is taken back out of the storage where it is refused ($kind): the form still has it',
    async failure => {
      const { send, storage, state, saved } = await one({ create: async () => ({ kind: 'failed', failure }) });
      expect(await send(aCreate())).toEqual({ sent: { kind: 'failed', failure } });
      expect([...storage.rows.keys()]).toEqual([]);
      expect(state().entries).toEqual([]);
      expect(saved).toEqual([]);
    }
  );

  it('says why it can’t be sent before the plan was read, and keeps nothing', async () => {
    const storage = memoryOutbox();
    const { outbox: device, locks } = memoryDevice({ outbox: storage });
    const idle = createOutbox({
      ports: { clock: handClock(), random: () => 0.5, storage: device, locks, transport: transport() },
      owner: memoryDevice().owner,
      onChange: () => undefined,
      onSaved: async () => undefined,
      onSetAside: () => undefined,
      onResolvedElsewhere: () => undefined
    });
    expect(await idle.send([aCreate()])).toEqual({ kind: 'failed', failure: { kind: 'offline' } });
    expect(storage.rows.size).toBe(0);
  });
});

describe('something whose fate is not known', () => {
  const doubts: readonly [string, CreateAnswer][] = [
    ['there is no network', { kind: 'notSent' }],
    ['no answer came', { kind: 'failed', failure: { kind: 'offline' } }],
    ['the person is signed out', { kind: 'failed', failure: { kind: 'signedOut' } }],
    ['SharePoint is busy', { kind: 'failed', failure: { kind: 'busy', until: '2026-11-24T09:01:00.000Z' } }],
    ['the server is broken', { kind: 'failed', failure: { kind: 'broken', message: '503' } }]
  ];
  it.each(doubts)('waits after the first doubt, and stays on the disk: %s', async (_why, answer) => {
    const { send, storage, state } = await one({ create: async () => answer });
    expect(await send(aCreate())).toEqual({ sent: { kind: 'waiting' } });
    expect(storage.rows.size).toBeGreaterThan(0);
    expect(state().entries.map(({ status }) => status.kind)).not.toContain('saved');
  });

  it('is left to the outbox after three seconds without an answer, and is heard of when that comes', async () => {
    const { answer, promise } = later<CreateAnswer>();
    const { send, clock, saved, state } = await one({ create: () => promise });
    const told = await send(aCreate());
    await clock.run(2_999);
    expect(told.sent).toBeUndefined();
    await clock.run(1);
    expect(told.sent).toEqual({ kind: 'waiting' });
    answer({ kind: 'done', written: { id: 20, etag: '1' } });
    await settled();
    expect(saved).toEqual([{ id: 'key-1', asDone: true, isMine: true }]);
    expect(state().entries[0]?.status.kind).toBe('saved');
  });

  it('stays where it is refused only after the form was closed: the outbox has the only copy', async () => {
    const { answer, promise } = later<CreateAnswer>();
    const { send, clock, state, storage } = await one({ create: () => promise });
    await send(aCreate());
    await clock.run(3_000);
    answer({ kind: 'failed', failure: { kind: 'forbidden' } });
    await settled();
    expect(state().entries[0]?.status).toEqual({ kind: 'setAside', failure: { kind: 'forbidden' } });
    expect(storage.rows.size).toBe(1);
  });

  it('keeps the form open without end where the disk is full: it holds the only copy', async () => {
    const answers: CreateAnswer[] = [{ kind: 'notSent' }, { kind: 'done', written: { id: 20, etag: '1' } }];
    const { send, clock, storage, outbox } = await one({ create: async () => answers.shift() ?? { kind: 'notSent' } });
    storage.full = true;
    const told = await send(aCreate());
    expect(told.sent).toBeUndefined();
    await clock.run(500);
    expect(answers).toHaveLength(1);
    outbox.tryNow();
    await settled();
    expect(told.sent).toEqual({ kind: 'saved' });
  });

  it('does not give up on it after three seconds either, where the disk is full', async () => {
    const { send, clock, storage } = await one({ create: () => new Promise(() => undefined) });
    storage.full = true;
    const told = await send(aCreate());
    await clock.run(60_000);
    expect(told.sent).toBeUndefined();
  });
});

describe('what somebody else changed too', () => {
  const theirs =
    (due: unknown): Transport['read'] =>
    async () =>
      ok({ id: 7, etag: '5', fields: { due, text: 'theirs' }, by: 'Euan Balgarvie', at: '2026-11-24T08:00:00Z' });

  it('is a conflict that stays, and lets the form go', async () => {
    const { send, storage, saved } = await one({ edit: async () => ({ kind: 'changed' }), read: theirs('theirs') });
    expect(await send(anEdit())).toEqual({ sent: { kind: 'conflict' } });
    expect(storage.rows.size).toBe(1);
    expect(saved).toEqual([]);
  });

  it('is saved not as it was done where it was merged', async () => {
    const answers: WriteAnswer[] = [{ kind: 'changed' }, { kind: 'done', written: { id: 7, etag: '6' } }];
    const { send, saved } = await one({
      edit: async () => answers.shift() ?? { kind: 'changed' },
      read: theirs('before')
    });
    expect(await send(anEdit())).toEqual({ sent: { kind: 'saved' } });
    expect(saved).toEqual([{ id: 'op-1', asDone: false, isMine: true }]);
  });

  it('is saved not as it was done where it was found on the server by asking: others may have written since', async () => {
    const { send, saved, outbox } = await one({
      edit: async () => ({ kind: 'failed', failure: { kind: 'offline' } }),
      read: async () => ok({ id: 7, etag: '9', fields: { due: 'yet another' }, by: '', at: '' }),
      versions: async () => ok(['op-1', 'other'])
    });
    await send(anEdit());
    outbox.tryNow();
    await settled();
    expect(saved).toEqual([{ id: 'op-1', asDone: false, isMine: true }]);
  });

  it('is saved as it was done where nobody came in between', async () => {
    const { send, saved } = await one();
    await send(anEdit());
    expect(saved).toEqual([{ id: 'op-1', asDone: true, isMine: true }]);
  });
});

describe('two tabs', () => {
  it('have one that sends; the other hears that its own is saved, and reads what changed', async () => {
    const clock = handClock();
    const tabs = memoryTabs();
    let created = 0;
    const far = transport({
      create: async () => {
        created++;
        return { kind: 'done', written: { id: 20, etag: '1' } };
      }
    });
    const first = tabOver(far, clock, tabs.open());
    await settled();
    const second = tabOver(far, clock, tabs.open());
    await settled();
    expect([first.state().sends, second.state().sends]).toEqual([true, false]);
    let sent: Outcome | undefined;
    void second.outbox.send([aCreate()]).then(became => {
      sent = became;
    });
    await settled();
    expect(sent).toEqual({ kind: 'saved' });
    expect(created).toBe(1);
    expect(first.saved).toEqual([{ id: 'key-1', asDone: true, isMine: false }]);
    expect(second.saved).toEqual([]);
    expect(second.gone).toBe(1);
    expect(second.state().entries).toEqual([]);
  });

  it('both show what waits, and the one that stays goes on when the other is closed', async () => {
    const clock = handClock();
    const tabs = memoryTabs();
    let online = false;
    const far = transport({
      create: async () => (online ? { kind: 'done', written: { id: 20, etag: '1' } } : { kind: 'notSent' })
    });
    const first = tabOver(far, clock, tabs.open());
    const second = tabOver(far, clock, tabs.open());
    await settled();
    void second.outbox.send([aCreate()]);
    await settled();
    expect([first, second].map(tab => tab.state().entries.map(({ status }) => status.kind))).toEqual([
      ['waiting'],
      ['waiting']
    ]);
    online = true;
    first.outbox.stop();
    await clock.run(5_000);
    expect(second.saved).toEqual([{ id: 'key-1', asDone: true, isMine: true }]);
    expect(tabs.rows.size).toBe(0);
  });
});

describe('two of one person', () => {
  const two = [
    aCreate({ id: 'key-1', parent: ofAction(1) }),
    aCreate({ id: 'key-2', parent: ofAction(1), values: { narrative: 'The second.' } })
  ] as const;

  it('go one after the other where they are about the same, each once', async () => {
    const sent: string[] = [];
    let out = 0;
    let most = 0;
    const { send, clock } = await one({
      create: async ({ id }) => {
        sent.push(id);
        most = Math.max(most, ++out);
        await Promise.resolve();
        out--;
        return { kind: 'done', written: { id: Number(id.slice(-1)), etag: '1' } };
      }
    });
    const told = await Promise.all(two.map(send));
    await clock.run(0);
    expect(told.map(({ sent: became }) => became)).toEqual([{ kind: 'saved' }, { kind: 'saved' }]);
    expect(sent).toEqual(['key-1', 'key-2']);
    expect(most).toBe(1);
  });

  it('don’t hold each other up: one that is refused is out, the other is saved', async () => {
    const { send, storage } = await one({
      create: async ({ id }) =>
        id === 'key-1'
          ? { kind: 'failed', failure: { kind: 'refused', message: 'No' } }
          : { kind: 'done', written: { id: 21, etag: '1' } }
    });
    const told = await Promise.all(two.map(send));
    await settled();
    expect(told.map(({ sent }) => sent?.kind)).toEqual(['failed', 'saved']);
    expect(storage.rows.size).toBe(0);
  });

  it('are gone for good where the person discards one, and nothing need be read again', async () => {
    const tab = await one({
      create: async () => ({ kind: 'notSent' }),
      findByKey: async () => failed({ kind: 'offline' })
    });
    await tab.send(two[0]);
    await tab.send(two[1]);
    await tab.outbox.resolve('key-1', { kind: 'discard' });
    await settled();
    expect(tab.state().entries.map(({ operation }) => operation.id)).toEqual(['key-2']);
    expect([...tab.storage.rows.keys()].filter(key => key.includes('key-1'))).toEqual([]);
    expect(tab.gone).toBe(0);
  });
});
