/** @jest-environment jsdom */
import { act, fireEvent, screen, within } from '@testing-library/react';
import type { Device } from '../../../src/app/ports';
import { failed, ok } from '../../../src/domain/failure';
import type { QueuedOperation, QueueState } from '../../../src/sync/queue';
import type { Transport } from '../../../src/sync/ports';
import { memoryDevice, memoryOutbox } from '../../memoryDevice';
import { numberedIds, press } from '../action/panel';
import { transport } from '../../app/transport';
import { asAct } from '../../../src/app/commands/command';
import { english } from '../../../src/ui/words/en';
import { action, content, show, unasked } from '../plan/site';
import { anEdit, anUpdate, clipboard, deviceWith, left, setAside, settle, theirs } from './left';

beforeEach(numberedIds);

// Typing and pressing takes its time on a busy machine.
jest.setTimeout(20_000);

const soon = (): number => Date.now() + 60_000;
const list = (): HTMLElement => screen.getByRole('list', { name: 'What waits to be sent' });
const rows = (): (string | null)[] =>
  within(list())
    .queryAllByRole('listitem')
    .map(row => row.textContent);
const row = (index = 0) => within(within(list()).getAllByRole('listitem')[index] ?? document.body);
const note = (): HTMLElement | undefined => screen.queryAllByRole('note')[0];

async function above(device: Device, far: Partial<Transport> = {}) {
  const shown = await show(content(), '', device, { ...unasked, transport: transport(far) });
  await settle();
  // The list comes in a chunk of its own.
  await settle();
  return shown;
}

const open = (step: 'send' | 'check', failure?: Extract<QueueState, { kind: 'open' }>['failure']): QueueState => ({
  kind: 'open',
  step: { kind: step },
  notBefore: soon(),
  failure
});

describe('how each stands', () => {
  const conflict: QueueState = {
    kind: 'conflict',
    theirs: theirs({ target: 'Theirs' }),
    merged: {},
    fields: [{ field: 'target', mine: 'Mine', theirs: 'Theirs' }]
  };
  const cases: readonly [string, QueueState, RegExp][] = [
    [
      'has no connection',
      open('send', { kind: 'offline' }),
      /Waiting to send: no connection, will try again in a moment/
    ],
    ['is signed out', open('send', { kind: 'signedOut' }), /Waiting to send: sign in again/],
    [
      'met a broken server',
      open('send', { kind: 'broken', message: '503' }),
      /Not sent yet, will try again in a moment/
    ],
    ['may have arrived', open('check', { kind: 'offline' }), /Checking whether it arrived, next look in a moment/],
    ['conflicts', conflict, /Needs your decision/],
    ['was refused', { kind: 'setAside', failure: { kind: 'forbidden' } }, /Not saved/]
  ];
  it.each(cases)('is said truthfully of what %s', async (_what, state, words) => {
    await above(deviceWith(left(anEdit({ target: 'Mine' }), state)));
    expect(rows()).toHaveLength(1);
    expect(rows()[0]).toMatch(/^Action 1\.1: a change/);
    expect(rows()[0]).toMatch(words);
    expect(list().textContent).not.toContain('Saved');
  });

  it('is said of what is being sent, and of what SharePoint asked to hold back, with no way to hurry it', async () => {
    const until = new Date(soon()).toISOString();
    await above(
      deviceWith(
        left(anEdit({ target: 'Mine' }), { kind: 'open', step: { kind: 'send' }, notBefore: 0 }),
        setAside(anUpdate(), { kind: 'locked' })
      ),
      {
        edit: async () => ({ kind: 'failed', failure: { kind: 'busy', until } })
      }
    );
    expect(row(0).getByText(/^SharePoint is busy, sending at \d\d:\d\d$/)).toBeTruthy();
    expect(row(0).queryByRole('button', { name: 'Send now' })).toBeNull();
  });

  it('is “Saving…” while a request is out', async () => {
    await above(
      deviceWith(
        left(anEdit({ target: 'Mine' }), { kind: 'open', step: { kind: 'send' }, notBefore: 0 }),
        setAside(anUpdate(), { kind: 'locked' })
      ),
      { edit: () => new Promise(() => undefined) }
    );
    expect(row(0).getByText('Saving…')).toBeTruthy();
  });

  it('is marked in the row of the plan too, the most pressing first', async () => {
    await above(
      deviceWith(
        left(anEdit({ target: 'Mine' }), open('send', { kind: 'offline' })),
        setAside(anUpdate(), { kind: 'locked' })
      )
    );
    const cell = screen.getByRole('row', { name: /Share the analysis of risk/ });
    expect(within(cell).getByText('Not saved')).toBeTruthy();
    expect(within(cell).queryByText('Waiting to send')).toBeNull();
  });
});

describe('several changes that were done as one', () => {
  /** Changes of three actions in one act, and an update that is an act of its own. */
  async function withSeveral(far: Partial<Transport> = {}) {
    const changes = [1, 2, 10].map(id => anEdit({ target: `Mine ${String(id)}` }, action(id)));
    const states: readonly QueueState[] = [
      { kind: 'open', step: { kind: 'send' }, notBefore: 0 },
      open('send', { kind: 'offline' }),
      { kind: 'setAside', failure: { kind: 'locked' } }
    ];
    const asOne = asAct(changes).map((one, index) => left(one, states[index] ?? open('send')));
    return above(deviceWith(...asOne, setAside(anUpdate(), { kind: 'forbidden' })), far);
  }
  const group = (saved: number) =>
    within(screen.getByText(english.outbox.progress(saved, 3)).closest('li') ?? document.body);
  const words = (rows: readonly HTMLElement[]) => rows.map(row => row.textContent?.slice(0, 'Action 1.10'.length));

  it('are one entry with how far they have come, and each of them that is left with what can be done', async () => {
    await withSeveral();
    const inGroup = group(1).getAllByRole('listitem');
    expect(words(inGroup)).toEqual(['Action 1.2:', 'Action 1.10']);
    const [second, third] = inGroup.map(row => within(row));
    expect(second?.getByRole('button', { name: 'Send now' })).toBeTruthy();
    expect(third?.getByText('Not saved')).toBeTruthy();
    expect(third?.getByRole('button', { name: 'Try again' })).toBeTruthy();
    // The update is not of it.
    expect([...list().children]).toHaveLength(2);
    expect(list().lastElementChild?.textContent).toMatch(/^Action 1\.1: an update/);
    expect(note()?.textContent).toContain('2 changes need you before they can be saved.');
  });

  it('count on as the next are saved, and stay together for what is left', async () => {
    let online = false;
    const { app } = await withSeveral({
      edit: async () => (online ? { kind: 'done', written: { id: 1, etag: '"2"' } } : { kind: 'notSent' })
    });
    expect(words(group(0).getAllByRole('listitem'))).toEqual(['Action 1.1:', 'Action 1.2:', 'Action 1.10']);
    online = true;
    await act(async () => app.sendNow());
    await settle();
    expect(words(group(2).getAllByRole('listitem'))).toEqual(['Action 1.10']);
  });
});

describe('the heading', () => {
  it('counts what needs the person apart from what goes by itself, and says as of when the plan is', async () => {
    const two = action(2);
    await above(
      deviceWith(
        setAside(anUpdate(), { kind: 'locked' }),
        left(anEdit({ target: 'Mine' }), open('send', { kind: 'offline' })),
        left(anEdit({ target: 'Mine' }, two), open('send', { kind: 'offline' }))
      )
    );
    expect(note()?.textContent).toContain('1 change needs you before it can be saved.');
    expect(note()?.textContent).toMatch(
      /2 changes are waiting to be sent\. You see the plan as of \d\d:\d\d, with your own changes in it\./
    );
  });

  it('isn’t there where everything is saved, nor while something is sent for the first time', async () => {
    await above(memoryDevice());
    expect(screen.queryByRole('list', { name: 'What waits to be sent' })).toBeNull();
    expect(note()).toBeUndefined();
  });

  it('goes when everything was sent', async () => {
    await above(deviceWith(left(anEdit({ target: 'Mine' }), open('send', { kind: 'offline' }))));
    await act(async () => {
      fireEvent.click(row().getByRole('button', { name: 'Send now' }));
    });
    await settle();
    expect(screen.queryByRole('list', { name: 'What waits to be sent' })).toBeNull();
  });

  it('says to sign in, what stays safe, and offers to reload', async () => {
    await above(deviceWith(left(anUpdate(), open('send', { kind: 'signedOut' }))));
    expect(note()?.textContent).toContain(
      'Sign in again: you are signed out. Nothing is lost. Reload the page, and what waits here is sent.'
    );
    expect(screen.getByRole('button', { name: 'Reload the page' })).toBeTruthy();
  });
});

describe('what can be done about each', () => {
  it('sends it now without waiting for the next try', async () => {
    let sent = 0;
    await above(deviceWith(left(anEdit({ target: 'Mine' }), open('send', { kind: 'offline' }))), {
      edit: async () => {
        sent++;
        return { kind: 'notSent' };
      }
    });
    expect(sent).toBe(0);
    await act(async () => {
      fireEvent.click(row().getByRole('button', { name: 'Send now' }));
    });
    await settle();
    expect(sent).toBe(1);
    expect(rows()[0]).toContain('Waiting to send: no connection');
  });

  it('tries again what was refused, from the question whether it is there already', async () => {
    const steps: string[] = [];
    await above(deviceWith(setAside(anUpdate(), { kind: 'forbidden' })), {
      findByKey: async () => {
        steps.push('look');
        return ok(undefined);
      },
      create: async () => {
        steps.push('create');
        return { kind: 'failed', failure: { kind: 'locked' } };
      }
    });
    expect(row().queryByRole('button', { name: 'Send now' })).toBeNull();
    await act(async () => {
      fireEvent.click(row().getByRole('button', { name: 'Try again' }));
    });
    await settle();
    expect(steps).toEqual(['look', 'create']);
    expect(rows()[0]).toContain('Not saved');
  });

  it('copies its words', async () => {
    const copied = clipboard();
    await above(deviceWith(setAside(anUpdate('Typed with care'), { kind: 'forbidden' })));
    await act(async () => {
      fireEvent.click(row().getByRole('button', { name: 'Copy my text' }));
    });
    expect(copied).toEqual(['What has happened: Typed with care\nBRAG: Amber']);
  });

  it('discards it after asking, that one only', async () => {
    const { app } = await above(
      deviceWith(
        setAside(anUpdate('First'), { kind: 'forbidden' }),
        setAside(anUpdate('Second'), { kind: 'forbidden' })
      )
    );
    await act(async () => {
      fireEvent.click(row(1).getByRole('button', { name: 'Discard' }));
    });
    expect(app.state.getState().outbox.entries).toHaveLength(2);
    const dialog =
      screen.getByText('Discard what you typed?').closest<HTMLElement>('[role="dialog"], [role="alertdialog"]') ??
      document.body;
    await act(async () => {
      fireEvent.click(within(dialog).getByRole('button', { name: 'Discard' }));
    });
    await settle();
    expect(app.state.getState().outbox.entries.map(({ operation }) => operation.values['narrative'])).toEqual([
      'First'
    ]);
    expect(rows()).toHaveLength(1);
  });

  it('opens its action', async () => {
    const { app } = await above(deviceWith(setAside(anUpdate(), { kind: 'forbidden' })));
    await act(async () => {
      fireEvent.click(row().getByRole('button', { name: 'Open 1.1' }));
    });
    expect(app.state.getState().view.actionId).toBe(1);
  });

  it('says of an action that isn’t in this plan only what is known, and still lets its words be copied', async () => {
    await above(deviceWith(setAside(anEdit({ target: 'Mine' }, action(77)), { kind: 'forbidden' })));
    expect(rows()[0]).toMatch(/^An action that isn’t in this plan: a change/);
    expect(row().getByRole('button', { name: 'Open the action' })).toBeTruthy();
    expect(row().getByRole('button', { name: 'Copy my text' })).toBeTruthy();
  });
});

describe('a change of an action that is in the recycle bin', () => {
  it('has its way back here, since its row is gone from the plan', async () => {
    const sent: string[] = [];
    const device = deviceWith(setAside(anEdit({ target: 'Mine' }, action(77)), { kind: 'notFound', what: 'item' }));
    await show(content(), '', device, {
      ...unasked,
      findRemoved: async () => ok({ by: 'Euan Balgarvie', at: '2026-09-20T08:30:00Z' }),
      readItem: async (_list, id) => ok(action(id)),
      transport: transport({
        restore: async ({ item }) => {
          sent.push(`restore ${String(item)}`);
          return { kind: 'done', written: { id: 77, etag: '"3"' } };
        },
        read: async () => ok(theirs({ target: null }, { etag: '"3"' })),
        edit: async ({ item }) => {
          sent.push(`edit ${String(item)}`);
          return { kind: 'done', written: { id: 77, etag: '"4"' } };
        }
      })
    });
    await settle();
    await act(async () => {
      fireEvent.click(row().getByRole('button', { name: 'Who removed it?' }));
    });
    expect(row().getByText(/^Removed by Euan Balgarvie, 20 September 2026, /)).toBeTruthy();
    await act(async () => {
      fireEvent.click(row().getByRole('button', { name: 'Put it back and save my change' }));
    });
    await settle();
    expect(sent).toEqual(['restore 77', 'edit 77']);
    expect(screen.queryByRole('list', { name: 'What waits to be sent' })).toBeNull();
  });
});

describe('what can’t be kept', () => {
  /** Whether the browser would ask before it leaves the page. */
  const asksBeforeLeaving = (): boolean => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  const red =
    'This browser can’t keep what is waiting here. Leave this page open until everything is saved, or copy it somewhere safe.';

  it('is said in red, and asked about before the page is left, until it is saved', async () => {
    const outbox = memoryOutbox();
    let online = false;
    const { app } = await above(memoryDevice({ outbox }), {
      create: async () => (online ? { kind: 'done', written: { id: 20, etag: '1' } } : { kind: 'notSent' })
    });
    expect(asksBeforeLeaving()).toBe(false);
    outbox.full = true;
    await act(async () => {
      void app.run('update.add', {
        action: action(1),
        update: {
          clientKey: 'the-key',
          narrative: 'Words',
          brag: 'Amber',
          bragReason: '',
          barrier: ''
        }
      });
    });
    await settle();
    await settle();
    expect(screen.getByText(red)).toBeTruthy();
    expect(asksBeforeLeaving()).toBe(true);
    outbox.full = false;
    online = true;
    await press('Send now');
    await settle();
    expect(screen.queryByText(red)).toBeNull();
    expect(asksBeforeLeaving()).toBe(false);
  });

  it('is no matter where it is kept: the page may be left', async () => {
    await above(deviceWith(left(anUpdate(), open('send', { kind: 'offline' }))));
    expect(screen.queryByText(red)).toBeNull();
    expect(asksBeforeLeaving()).toBe(false);
  });
});

describe('what another version of the page wrote', () => {
  it('is counted, said to stay as it is, and does', async () => {
    const device = deviceWith();
    const strange: Record<string, unknown> = { of: 'the future' };
    const { owner } = device;
    const key = `outbox/${[owner.tenant, owner.site, owner.user].map(encodeURIComponent).join('/')}/operation/x`;
    device.outbox.rows.set(key, strange);
    await above(device, { findByKey: async () => failed({ kind: 'offline' }) });
    expect(note()?.textContent).toContain(
      '1 change of another version of this page can’t be read here and stays as it is.'
    );
    expect(screen.queryByRole('list', { name: 'What waits to be sent' })).toBeNull();
    expect(device.outbox.rows.get(key)).toEqual(strange);
  });

  it('does not hold up what can be read', async () => {
    const before: QueuedOperation = left(anEdit({ target: 'Mine' }), {
      kind: 'open',
      step: { kind: 'send' },
      notBefore: 0
    });
    const device = deviceWith(before);
    device.outbox.rows.set([...device.outbox.rows.keys()][0]?.replace(before.operation.id, 'x') ?? '', 7);
    const sent: unknown[] = [];
    await above(device, {
      edit: async (_operation, values) => {
        sent.push(values);
        return { kind: 'done', written: { id: 1, etag: '"2"' } };
      }
    });
    expect(sent).toEqual([{ target: 'Mine' }]);
    expect(device.outbox.rows.size).toBe(1);
  });
});
