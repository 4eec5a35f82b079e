/** @jest-environment jsdom */
import { createStore } from 'zustand/vanilla';
import type { ListChanges, PlanStore, SiteChanges } from '../../src/app/ports';
import { screenSelector, updatesSelector } from '../../src/app/state/content';
import { refreshEveryMilliseconds, watchChanges } from '../../src/app/state/refresh';
import { siteState } from '../../src/app/state/site';
import type { AppState } from '../../src/app/state/state';
import type { Result } from '../../src/domain/failure';
import { failed, ok } from '../../src/domain/failure';
import type { ListKey } from '../../src/model';
import { eachList } from '../../src/model';
import { siteReadOf, stateOf, updatesIn } from '../siteRead';
import { action, content, readyScreen, update } from './fixtures';
import { handClock } from './handClock';
import { transport } from './transport';

const never = async (): Promise<never> => {
  throw new Error('A refresh asks for changes alone.');
};

/** A plan in view that is watched, with the answers that its site gives; all updates of action 1 were read. */
function watched(answer: () => Promise<Result<SiteChanges>>) {
  const clock = handClock();
  const read = siteReadOf(content(), [update(9), update(8), update(7, { actionId: 2 })]);
  const state = createStore<AppState>(() => ({
    ...stateOf(read),
    asOf: '2026-11-24T09:00:00.000Z',
    chronologies: { 1: { kind: 'ready', value: null } }
  }));
  const seen = {
    asked: 0,
    loads: 0,
    visible: true,
    comeBack: (): void => undefined
  };
  const store: PlanStore = {
    readSite: async () => {
      seen.loads++;
      return ok(read);
    },
    readChanges: () => {
      seen.asked++;
      return answer();
    },
    choosePlan: () => undefined,
    findStrays: () => Promise.reject(new Error('Nobody asks.')),
    findAccessGivers: () => Promise.reject(new Error('Nobody asks.')),
    readUpdates: never,
    readItem: never,
    findRemoved: never,
    findPeople: never,
    ensurePerson: never,
    now: clock.now,
    transport: transport()
  };
  const select = screenSelector();
  const screen = () => select(state.getState());
  const site = siteState(state, screen, store, clock, Promise.resolve(), () => undefined);
  const host = {
    isVisible: () => seen.visible,
    onVisible: (listener: () => void) => {
      seen.comeBack = listener;
      return () => undefined;
    }
  };
  const changes = watchChanges({ screen, site, store, host, clock });
  changes.watch();
  const ready = () => readyScreen(state.getState(), select);
  return { clock, site, seen, ready, state: () => state.getState(), stop: changes.stop };
}

/** Changes of these lists; in the others nothing happened. */
function some(changed: Partial<Record<ListKey, Partial<ListChanges>>>): SiteChanges {
  return { kind: 'some', lists: eachList(key => ({ items: [], gone: [], ...changed[key] })) };
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
  const { clock, ready } = watched(async () =>
    ok(some({ actions: { items: [action(2, { target: 'New' }), later], gone: [10] } }))
  );
  const [untouched] = ready().content.actions;
  await clock.run(halfAMinute);
  expect(ready().content.actions.map(one => [one.number, one.target])).toEqual([
    ['1.1', undefined],
    ['1.2', 'New'],
    ['1.5', undefined]
  ]);
  expect(ready().content.actions[0]).toBe(untouched);
});

test('updates that changed are in view at once, of an action whose updates somebody has in view', async () => {
  const { clock, state, ready, seen } = watched(async () =>
    ok(
      some({ updates: { items: [update(9, { narrative: 'New' }), update(21), update(6, { actionId: 2 })], gone: [8] } })
    )
  );
  expect(updatesIn(state(), 1)?.map(one => one.narrative)).toEqual(['Narrative 9', 'Narrative 8']);
  await clock.run(halfAMinute);
  expect(updatesIn(state(), 1)?.map(one => one.narrative)).toEqual(['Narrative 21', 'New']);
  expect(ready().content.actions[0]?.latest).toMatchObject({ text: 'Narrative 21' });
  // Of the others only the newest are known, which is not all.
  expect(updatesIn(state(), 2)).toBeUndefined();
  expect(seen.loads).toBe(0);
});

test('the updates in view stay the list that they are until one of them changes', async () => {
  const answers: SiteChanges[] = [
    { kind: 'none' },
    some({ actions: { gone: [10] } }),
    some({ updates: { gone: [8] } })
  ];
  const { clock, state } = watched(async () => ok(answers.shift() ?? { kind: 'none' }));
  const select = updatesSelector(1);
  const before = select(state());
  await clock.run(halfAMinute);
  await clock.run(halfAMinute);
  expect(select(state())).toBe(before);
  await clock.run(halfAMinute);
  expect(select(state())).toMatchObject({ kind: 'ready', value: [{ id: 9 }] });
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
  const answers: Result<SiteChanges>[] = [failed({ kind: 'offline' }), ok({ kind: 'none' })];
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

/** Changes that are answered when the test says so. */
function held() {
  let answer = (_result: Result<SiteChanges>): void => undefined;
  const over = watched(
    () =>
      new Promise(resolve => {
        answer = resolve;
      })
  );
  return { ...over, answer: (result: Result<SiteChanges>) => answer(result) };
}

test('an answer from before the plan was read anew is dropped', async () => {
  const { clock, seen, ready, site, answer } = held();
  await clock.run(halfAMinute);
  await site.load();
  expect(seen.loads).toBe(1);
  answer(ok(some({ actions: { gone: [1] } })));
  await clock.run(0);
  expect(ready().content.actions).toHaveLength(3);
  expect(seen.loads).toBe(1);
});

test('an answer from before something was saved here does not put the old version back', async () => {
  const { clock, seen, ready, site, answer } = held();
  await clock.run(halfAMinute);
  site.change('actions', items => items);
  answer(ok(some({ actions: { items: [action(1, { target: 'Old' })] } })));
  await clock.run(0);
  expect(ready().content.actions[0]?.target).toBeUndefined();
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
