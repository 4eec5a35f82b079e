import type { Action, Stage } from '../../src/model/action';
import { stages } from '../../src/model/action';
import * as fc from 'fast-check';
import type { PlanContent } from '../../src/domain/plan';
import { addDays } from '../../src/domain/dates';
import type { MySection } from '../../src/domain/myActions';
import { isMine, myActionsOf, mySectionOf, mySections } from '../../src/domain/myActions';
import { isOpen } from '../../src/domain/stage';
import { aPlan, anAction } from './samples';

const today = '2026-11-24';
const me = { id: 7, name: "Sam O'Brien", email: 'sam@example.test' };

function contentOf(actions: readonly Action[], title = 'A plan'): PlanContent {
  return {
    plan: aPlan({ title }),
    inspections: [],
    evaluations: [],
    areas: [],
    actions,
    me,
    today,
    missingColumns: [],
    unread: [],
    rights: { addUpdates: true, editActions: true, removeActions: false, managePlan: false, setUp: false }
  };
}

function latest(barrier: boolean): Action['latest'] {
  return { text: 'So far so good', at: '2026-11-20T10:00:00Z', author: me.name, barrier };
}

test.each<[MySection, string, Partial<Action>]>([
  ['overdue', 'the day after its date', { currentDue: '2026-11-23' }],
  ['soon', 'on its day', { currentDue: '2026-11-24' }],
  ['soon', 'fourteen days before', { currentDue: '2026-12-08' }],
  ['later', 'fifteen days before', { currentDue: '2026-12-09' }],
  ['later', 'without a date', { currentDue: undefined }],
  ['waiting', 'once its completion is proposed', { stage: 'Completion proposed' }],
  [
    'waiting',
    'once its completion is proposed, however late',
    { stage: 'Completion proposed', currentDue: '2026-01-01' }
  ],
  ['waiting', 'when help was asked for', { currentDue: '2026-12-01', latest: latest(true) }],
  ['soon', 'when the latest update asks for nothing', { currentDue: '2026-12-01', latest: latest(false) }],
  ['overdue', 'when help was asked for and the date is missed', { currentDue: '2026-11-23', latest: latest(true) }],
  ['overdue', 'while it is paused: it is still owed', { stage: 'Paused', currentDue: '2026-11-23' }],
  ['done', 'once it is verified', { stage: 'Verified', currentDue: '2026-11-23' }],
  ['done', 'once another plan carries it on', { stage: 'Absorbed', latest: latest(true) }]
])('an action is under “%s” %s', (section, _, change) => {
  expect(mySectionOf(anAction(change), today)).toBe(section);
});

const lead = fc.constantFrom(me, { id: 8, name: 'Somebody else', email: '' }, undefined);
const anyAction = fc.record({
  lead,
  stage: fc.constantFrom<Stage>(...stages),
  currentDue: fc.option(
    fc.integer({ min: -60, max: 60 }).map(days => addDays(today, days)),
    { nil: undefined }
  ),
  latest: fc.option(fc.boolean().map(latest), { nil: undefined }).map(one => one ?? undefined)
});
const anyPlans = fc.array(fc.array(anyAction, { maxLength: 12 }), { maxLength: 4 }).map(plans =>
  plans.map((actions, plan) => ({
    key: `plan ${plan}`,
    content: contentOf(
      actions.map((change, at) => anAction({ ...change, id: at + 1, number: `1.${at + 1}` })),
      `Plan ${plan}`
    )
  }))
);

test('each of my actions is in exactly one part, and none of anybody else’s is in any', () => {
  fc.assert(
    fc.property(anyPlans, plans => {
      const mine = plans.flatMap(({ key, content }) =>
        content.actions.filter(action => isMine(action, me)).map(action => `${key} ${action.id}`)
      );
      const shown = mySections
        .flatMap(section => myActionsOf(plans)[section])
        .map(one => `${one.plan} ${one.action.id}`);
      expect([...shown].sort()).toEqual([...mine].sort());
    }),
    { numRuns: 500 }
  );
});

test('what is late leads, what is done waits for nobody, and each part is in the order of its dates', () => {
  fc.assert(
    fc.property(anyPlans, plans => {
      const parts = myActionsOf(plans);
      for (const { action } of parts.overdue)
        expect(action.currentDue !== undefined && action.currentDue < today && isOpen(action.stage)).toBe(true);
      for (const { action } of [...parts.soon, ...parts.later])
        expect(action.currentDue === undefined || action.currentDue >= today).toBe(true);
      for (const { action } of parts.done) expect(isOpen(action.stage)).toBe(false);
      for (const section of ['overdue', 'soon', 'later', 'waiting'] as const) {
        const dates = parts[section].map(({ action }) => action.currentDue ?? '9999');
        expect(dates).toEqual([...dates].sort());
      }
    }),
    { numRuns: 500 }
  );
});

test('a person’s id counts in its own site only', () => {
  const here = contentOf([anAction()]);
  const there = { ...contentOf([anAction()]), me: { ...me, id: 12 } };
  expect(
    mySections
      .flatMap(
        section =>
          myActionsOf([
            { key: 'here', content: here },
            { key: 'there', content: there }
          ])[section]
      )
      .map(one => one.plan)
  ).toEqual(['here']);
});

test('a search finds by words of the action, and a row that is written in stays where it is', () => {
  const content = contentOf([
    anAction({ id: 1, action: 'Agree one handover record' }),
    anAction({ id: 2, action: 'Visit each nursery', currentDue: '2026-11-01' })
  ]);
  const plans = [{ key: 'p', content }];
  const ids = (parts: ReturnType<typeof myActionsOf>) =>
    mySections.flatMap(section => parts[section].map(one => [section, one.action.id]));
  expect(ids(myActionsOf(plans, 'HANDOVER'))).toEqual([['later', 1]]);
  expect(ids(myActionsOf(plans, 'handover', { plan: 'p', actionId: 2, section: 'soon' }))).toEqual([
    ['soon', 2],
    ['later', 1]
  ]);
  // Somebody else was named as its lead meanwhile: the one who writes keeps the row.
  const taken = contentOf([anAction({ id: 2, lead: { id: 8, name: 'Somebody else', email: '' } })]);
  expect(ids(myActionsOf([{ key: 'p', content: taken }], '', { plan: 'p', actionId: 2, section: 'overdue' }))).toEqual([
    ['overdue', 2]
  ]);
});
