/** @jest-environment jsdom */
import { createStore } from 'zustand/vanilla';
import type { PlanChanges } from '../../src/app/ports';
import { refreshEveryMilliseconds, watchChanges } from '../../src/app/refresh';
import type { AppState } from '../../src/app/state';
import { nothingSent } from '../../src/app/state';
import type { Result } from '../../src/domain/failure';
import { failed, ok } from '../../src/domain/failure';
import { noFilter } from '../../src/domain/filter';
import { action, content } from '../ui/plan/site';
import { handClock } from './handClock';

/** A plan in view that is watched, with the answers that its site gives. */
function watched(answer: () => Promise<Result<PlanChanges>>) {
  const clock = handClock();
  const asRead = content();
  const state = createStore<AppState>(() => ({
    screen: {
      kind: 'ready',
      content: asRead,
      asRead,
      asOf: '2026-11-24T09:00:00.000Z',
      refreshing: false,
      refreshFailure: undefined
    },
    view: { view: 'table', filter: noFilter, sort: undefined, actionId: undefined },
    updates: { 1: { kind: 'ready', updates: [] } },
    outbox: nothingSent,
    undoable: undefined
  }));
  const seen = {
    asked: 0,
    loads: 0,
    reads: [] as number[],
    visible: true,
    generation: 1,
    saves: 0,
    comeBack: (): void => undefined
  };
  const changes = watchChanges({
    state,
    clock,
    store: {
      readChanges: () => {
        seen.asked++;
        return answer();
      }
    },
    host: {
      isVisible: () => seen.visible,
      onVisible: listener => {
        seen.comeBack = listener;
        return () => undefined;
      }
    },
    show: screen => state.setState({ screen: { ...screen, content: screen.asRead } }),
    load: async () => {
      seen.loads++;
    },
    readUpdates: async id => {
      seen.reads.push(id);
    },
    generation: () => seen.generation,
    saves: () => seen.saves
  });
  changes.watch();
  const ready = () => {
    const { screen } = state.getState();
    if (screen.kind !== 'ready') throw new Error(`Expected a plan in view, not ${screen.kind}.`);
    return screen;
  };
  return { clock, state, seen, ready, stop: changes.stop };
}

const halfAMinute = refreshEveryMilliseconds;

test('changes are asked for every half minute, and the plan then is as of that moment', async () => {
  const { clock, seen, ready } = watched(async () => ok({ kind: 'none' }));
  const before = ready().content;
  await clock.run(halfAMinute);
  await clock.run(halfAMinute);
  expect(seen.asked).toBe(2);
  expect(ready().asOf).toBe('2026-11-24T09:01:00.000Z');
  expect(ready().content).toBe(before);
});

test('what changed takes its place in the order; what did not stays the same object', async () => {
  const later = action(5, { action: 'Came later' });
  const { clock, ready, seen } = watched(async () =>
    ok({ kind: 'some', actions: [action(2, { target: 'New' }), later], gone: [10], updated: [1, 2] })
  );
  const [untouched] = ready().content.actions;
  await clock.run(halfAMinute);
  expect(ready().content.actions.map(one => [one.number, one.target])).toEqual([
    ['1.1', ''],
    ['1.2', 'New'],
    ['1.5', '']
  ]);
  expect(ready().content.actions[0]).toBe(untouched);
  // Only updates that somebody has in view are read anew.
  expect(seen.reads).toEqual([1]);
});

test('a plan that nobody sees is not asked about until the person comes back', async () => {
  const { clock, seen } = watched(async () => ok({ kind: 'none' }));
  seen.visible = false;
  await clock.run(halfAMinute);
  expect(seen.asked).toBe(0);
  seen.visible = true;
  seen.comeBack();
  expect(seen.asked).toBe(1);
});

test('one question at a time', async () => {
  const { clock, seen } = watched(() => new Promise(() => undefined));
  await clock.run(halfAMinute);
  await clock.run(halfAMinute);
  expect(seen.asked).toBe(1);
});

test('a busy SharePoint is left alone for as long as it asks, and nobody is told', async () => {
  const { clock, seen, ready } = watched(async () => failed({ kind: 'busy', until: '2026-11-24T09:02:00.000Z' }));
  for (let turn = 0; turn < 3; turn++) await clock.run(halfAMinute);
  expect(seen.asked).toBe(1);
  expect(ready().refreshFailure).toBeUndefined();
  await clock.run(halfAMinute);
  expect(seen.asked).toBe(2);
});

test('any other failure is told of, and goes when the site answers again', async () => {
  const answers: Result<PlanChanges>[] = [failed({ kind: 'offline' }), ok({ kind: 'none' })];
  const { clock, ready } = watched(async () => answers.shift() ?? ok({ kind: 'none' }));
  await clock.run(halfAMinute);
  expect(ready().refreshFailure).toEqual({ kind: 'offline' });
  expect(ready().content.actions).toHaveLength(3);
  await clock.run(halfAMinute);
  expect(ready().refreshFailure).toBeUndefined();
});

test("what can't be told apart is read again", async () => {
  const { clock, seen } = watched(async () => ok({ kind: 'all' }));
  await clock.run(halfAMinute);
  expect(seen.loads).toBe(1);
});

test('an answer from before the plan was read anew is dropped', async () => {
  let answer = (_result: Result<PlanChanges>): void => undefined;
  const { clock, seen, ready } = watched(
    () =>
      new Promise(resolve => {
        answer = resolve;
      })
  );
  await clock.run(halfAMinute);
  seen.generation++;
  answer(ok({ kind: 'some', actions: [], gone: [1], updated: [] }));
  await clock.run(0);
  expect(ready().content.actions).toHaveLength(3);
});

test('an answer from before something was saved here does not put the old version back', async () => {
  let answer = (_result: Result<PlanChanges>): void => undefined;
  const { clock, seen, ready } = watched(
    () =>
      new Promise(resolve => {
        answer = resolve;
      })
  );
  await clock.run(halfAMinute);
  seen.saves++;
  answer(ok({ kind: 'some', actions: [action(1, { target: 'Old' })], gone: [], updated: [] }));
  await clock.run(0);
  expect(ready().content.actions[0]?.target).toBe('');
  expect(seen.loads).toBe(1);
});

test('after the last look nothing is asked', async () => {
  const { clock, seen, stop } = watched(async () => ok({ kind: 'none' }));
  stop();
  await clock.run(halfAMinute);
  expect(seen.asked).toBe(0);
});

test('coming back again and again asks at once, and once more when a short gap is over', async () => {
  const { clock, seen } = watched(async () => ok({ kind: 'none' }));
  for (let times = 0; times < 5; times++) {
    seen.comeBack();
    await clock.run(100);
  }
  expect(seen.asked).toBe(1);
  await clock.run(3_000);
  expect(seen.asked).toBe(2);
});
