/** @jest-environment jsdom */
import type { Action, ActionFields } from '../../../src/model/action';
import type { Fields } from '../../../src/model/json';
import type { Operation } from '../../../src/sync/operation';
import { act, fireEvent, screen } from '@testing-library/react';
import type { PlanStore } from '../../../src/app/ports';
import type { App } from '../../../src/app/store';
import { failed, ok } from '../../../src/domain/failure';
import type { Transport } from '../../../src/sync/ports';
import { memoryDevice } from '../../memoryDevice';
import { transport } from '../../app/transport';
import { numberedIds, update } from '../action/panel';
import { action, content, show, unasked } from '../plan/site';
import { settle, theirs } from './left';

beforeEach(() => {
  numberedIds();
  jest.useFakeTimers({ doNotFake: ['queueMicrotask'] });
});
afterEach(() => jest.useRealTimers());

interface Sent {
  kind: 'edit' | 'remove' | 'restore';
  item: Operation['item'];
  list: string;
  values?: Fields;
  etag?: string;
}

/** The plan over a far side that notes what is sent; `own` exchanges an answer. */
async function inPlan(own: Partial<Transport> = {}, store: Partial<PlanStore> = {}) {
  const sent: Sent[] = [];
  let version = 1;
  const done = () => ({ kind: 'done' as const, written: { id: 1, etag: `"${String(++version)}"` } });
  const far = transport({
    edit: async ({ list, item }, values, etag) => {
      sent.push({ kind: 'edit', list, item, values, etag });
      return done();
    },
    remove: async ({ list, item }, etag) => {
      sent.push({ kind: 'remove', list, item, etag });
      return { kind: 'done', written: { id: 1, etag } };
    },
    restore: async ({ list, item }) => {
      sent.push({ kind: 'restore', list, item });
      return done();
    },
    ...own
  });
  const { app } = await show(content(), '', memoryDevice(), {
    ...unasked,
    readItem: async () => failed({ kind: 'offline' }),
    transport: far,
    ...store
  });
  await settle();
  return { app, sent };
}

const inView = (app: App, id = 1): Action | undefined => {
  const now = app.screen();
  return now.kind === 'ready' ? now.content.actions.find(one => one.id === id) : undefined;
};

async function save(app: App, change: Partial<ActionFields>): Promise<void> {
  const one = inView(app);
  if (!one) throw new Error('The action is not in view.');
  await act(async () => {
    await app.run('action.edit', { loaded: one, fields: { ...one, ...change } });
  });
  await settle();
}

const undo = (): HTMLElement | null => screen.queryByRole('button', { name: 'Undo' });
async function takeBack(): Promise<void> {
  const button = undo();
  if (!button) throw new Error('There is nothing to take back.');
  await act(async () => {
    fireEvent.click(button);
  });
  await settle();
}
async function after(milliseconds: number): Promise<void> {
  await act(async () => {
    jest.advanceTimersByTime(milliseconds);
  });
}

describe('taking back', () => {
  it('is offered for ten seconds after a stage was changed, and sends the reverse onto the version just saved', async () => {
    const { app, sent } = await inPlan();
    await save(app, { stage: 'Completion proposed', target: 'Met' });
    expect(screen.getByText('Action 1.1 has a new stage.')).toBeTruthy();
    await takeBack();
    expect(sent).toEqual([
      { kind: 'edit', list: 'actions', item: 1, values: { stage: 'Completion proposed', target: 'Met' }, etag: '"1"' },
      { kind: 'edit', list: 'actions', item: 1, values: { stage: 'In progress', target: null }, etag: '"2"' }
    ]);
    expect(inView(app)).toMatchObject({ stage: 'In progress', target: undefined, etag: '"3"' });
    // Taking back is not offered to be taken back.
    expect(undo()).toBeNull();
  });

  it('is gone after ten seconds, and not before', async () => {
    const { app, sent } = await inPlan();
    await save(app, { stage: 'Completion proposed' });
    await after(9_999);
    expect(undo()).not.toBeNull();
    await after(1);
    expect(undo()).toBeNull();
    await act(async () => app.undo());
    await settle();
    expect(sent).toHaveLength(1);
  });

  it('is offered after a move to another area', async () => {
    const { app, sent } = await inPlan();
    await save(app, { areaId: 2 });
    expect(screen.getByText('Action 1.1 was moved to another improvement area.')).toBeTruthy();
    await takeBack();
    expect(sent.map(({ values }) => values)).toEqual([{ areaId: 2 }, { areaId: 1 }]);
    expect(inView(app)?.areaId).toBe(1);
  });

  it('puts a removed action back', async () => {
    const { app, sent } = await inPlan({}, { readItem: async (_list, id) => ok(action(id, { etag: '"7"' })) });
    await act(async () => {
      await app.run('action.remove', { loaded: action(1) });
    });
    await settle();
    expect(inView(app)).toBeUndefined();
    expect(screen.getByText('Action 1.1 was moved to the recycle bin.')).toBeTruthy();
    await takeBack();
    expect(sent).toEqual([
      { kind: 'remove', list: 'actions', item: 1, etag: '"1"' },
      { kind: 'restore', list: 'actions', item: 1 }
    ]);
    expect(inView(app)).toMatchObject({ id: 1, etag: '"7"' });
  });

  it('puts a removed update back, and its words beside the action', async () => {
    const newest = update(20, {
      at: '2026-11-20T10:00:00Z',
      narrative: 'On course',
      maker: { id: 7, name: 'Ailsa Drumfold', email: '' }
    });
    const { app, sent } = await inPlan(
      {
        read: async () =>
          ok(
            theirs(
              { latest: { text: 'Narrative 9', at: '2026-11-09T12:00:00Z', author: 'Ailsa Drumfold', barrier: false } },
              { etag: '"2"' }
            )
          )
      },
      {
        readUpdates: async () => ok([newest, update(9)]),
        readItem: async (list, id) => ok(list === 'updates' ? newest : action(id))
      }
    );
    await act(async () => {
      await app.readUpdates(1);
    });
    await act(async () => {
      await app.run('update.remove', { action: action(1), update: newest });
    });
    await settle();
    expect(screen.getByText('An update of action 1.1 was moved to the recycle bin.')).toBeTruthy();
    await takeBack();
    expect(sent.map(({ kind, list, item }) => `${kind} ${list}/${String(item)}`)).toEqual([
      'remove updates/20',
      'edit actions/1',
      'restore updates/20',
      'edit actions/1'
    ]);
    expect(sent[1]?.values).toMatchObject({ latest: { text: 'Narrative 9' } });
    expect(sent[3]?.values).toMatchObject({ latest: { text: 'On course' } });
  });

  it('is of the last that was done where two were', async () => {
    const { app, sent } = await inPlan();
    await save(app, { stage: 'Completion proposed' });
    await after(6_000);
    await save(app, { areaId: 2 });
    await after(6_000);
    expect(screen.getByText('Action 1.1 was moved to another improvement area.')).toBeTruthy();
    await takeBack();
    expect(sent.map(({ values }) => values)).toEqual([{ stage: 'Completion proposed' }, { areaId: 2 }, { areaId: 1 }]);
  });
});

describe('taking back is not offered', () => {
  it('for other fields', async () => {
    const { app, sent } = await inPlan();
    await save(app, { target: 'New', currentDue: '2028-01-01', chosenBrag: 'Amber' });
    expect(sent).toHaveLength(1);
    expect(undo()).toBeNull();
  });

  it('for a new update, which is removed in its own way', async () => {
    const { app } = await inPlan();
    await act(async () => {
      await app.run('update.add', {
        action: action(1),
        update: { clientKey: 'k', narrative: 'x', brag: 'Amber', bragReason: '', barrier: '' }
      });
    });
    await settle();
    expect(undo()).toBeNull();
  });

  it('while it only waits; it is once that is saved', async () => {
    let online = false;
    const { app } = await inPlan({
      edit: async () => (online ? { kind: 'done', written: { id: 1, etag: '"2"' } } : { kind: 'notSent' })
    });
    await save(app, { stage: 'Completion proposed' });
    expect(inView(app)?.stage).toBe('Completion proposed');
    expect(undo()).toBeNull();
    online = true;
    await act(async () => app.sendNow());
    await settle();
    expect(undo()).not.toBeNull();
  });

  it('where it was refused', async () => {
    const { app } = await inPlan({ edit: async () => ({ kind: 'failed', failure: { kind: 'locked' } }) });
    await save(app, { stage: 'Completion proposed' });
    expect(inView(app)?.stage).toBe('In progress');
    expect(undo()).toBeNull();
  });
});

it('overwrites nothing that came after: where somebody wrote in between, taking back asks', async () => {
  let tries = 0;
  const sent: Fields[] = [];
  const { app } = await inPlan({
    // The answer is lost; by the time of asking somebody has moved the stage on.
    edit: async (_operation, values) => {
      sent.push(values);
      tries++;
      return { kind: 'failed', failure: { kind: 'offline' } };
    },
    read: async () => ok(theirs({ stage: 'Paused' }, { etag: '"9"' })),
    versions: async () => ok(['00000000-0000-4000-8000-000000000001'])
  });
  await save(app, { stage: 'Completion proposed' });
  await act(async () => app.sendNow());
  await settle();
  expect(tries).toBe(1);
  await takeBack();
  expect(sent).toHaveLength(1);
  expect(app.state.getState().outbox.entries.map(({ status }) => status.kind)).toContain('conflict');
});
