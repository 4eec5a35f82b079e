/** @jest-environment jsdom */
import * as React from 'react';
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { ThemeProvider } from '@fluentui/react/lib/Theme';
import type { PostingPorts } from '../../../src/app/posting';
import { entities, listKeys } from '../../../src/model';
import type { SiteRead } from '../../../src/app/ports';
import type { SetUpCheck, SetUpStep } from '../../../src/app/setUp';
import { createApp } from '../../../src/app/store';
import type { Failure } from '../../../src/domain/failure';
import { failed, ok } from '../../../src/domain/failure';
import type { PlanContent } from '../../../src/domain/plan';
import { stages } from '../../../src/model/action';
import type { Evaluation } from '../../../src/model/evaluation';
import type { Inspection } from '../../../src/model/inspection';
import type { QueueState } from '../../../src/sync/queue';
import { AppProvider } from '../../../src/ui/AppContext';
import { FailureMessage } from '../../../src/ui/failure/FailureMessage';
import PostDialog from '../../../src/ui/post/PostDialog';
import type { PostSubject } from '../../../src/ui/post/compose';
import Scorecard from '../../../src/ui/scorecard/Scorecard';
import SetUpScreen from '../../../src/ui/setUp/SetUpScreen';
import { choiceLabel } from '../../../src/ui/words/choiceLabel';
import type { Doing } from '../../../src/ui/words/doing';
import { english } from '../../../src/ui/words/en';
import { loadWords } from '../../../src/ui/words/load';
import { memoryDevice } from '../../memoryDevice';
import { memoryHost } from '../../memoryHost';
import { siteReadOf, siteWithoutPlan } from '../../siteRead';
import { transport } from '../../app/transport';
import { numberedIds, open, press, site, type, update } from '../action/panel';
import { chosen, show as showMyActions } from '../myActions/personal';
import { anEdit, anUpdate, deviceWith, left, setAside, settle, theirs } from '../outbox/left';
import { action, area, content, plan, show, unasked } from '../plan/site';
import { pseudo, rawTexts, textsIn, textsOf } from '../pseudo';
import { render, speak } from '../render';

// Drawing whole screens takes its time on a busy machine.
jest.setTimeout(20_000);

beforeEach(() => {
  numberedIds();
  speak(pseudo);
});
afterEach(() => {
  cleanup();
  speak(english);
});

const inspection: Inspection = {
  id: 1,
  etag: '"1"',
  planId: 1,
  title: 'Joint inspection of services',
  type: 'Joint inspection',
  fieldworkStart: '2016-11-22',
  fieldworkEnd: '2017-01-27',
  published: '2017-05-30',
  report: { url: 'https://example.org/report', text: '' },
  scrutinyBodies: ['Inspectorate of care']
};
const evaluations: readonly Evaluation[] = ([6, 5, 4, 3, 2, 1, undefined] as const).map((grade, index) => ({
  id: index + 1,
  etag: '"1"',
  inspectionId: 1,
  keyQuestion: 'How good is leadership here?',
  indicator: `Indicator about outcome ${index + 1}`,
  grade,
  view: index === 0 ? 'Questioned' : 'Accepted',
  viewNote: index === 0 ? 'Audits found more than that' : undefined
}));

/** A plan in which every choice occurs, and much that is missing, late or wrong. */
const full: PlanContent = content({
  plan: { ...plan, isSample: true, bragKey: { ...plan.bragKey, Grey: undefined } },
  inspections: [inspection],
  evaluations,
  areas: [
    { ...area(1, 'Better care planning'), evaluationIds: [1, 4], inspectorsWording: 'Plans were not always sound' },
    area(2, 'Need matched to services')
  ],
  actions: [
    ...stages.map((stage, index) => action(index + 1, { stage, priority: 'Urgent' })),
    action(20, {
      originalDue: '2026-09-01',
      currentDue: '2026-11-11',
      chosenBrag: 'Green',
      bragReason: 'Because it was agreed',
      lead: undefined,
      latest: undefined,
      baseline: { unreadable: 'Problem found in the row' }
    }),
    action(21, { areaId: undefined, currentDue: undefined, lead: { id: 8, name: 'Euan Balgarvie', email: '' } }),
    action(22, {
      currentDue: '2026-11-25',
      latest: { text: 'Stuck', at: '2026-09-20T10:00:00Z', author: '', barrier: true }
    })
  ],
  missingColumns: [{ list: 'Actions', column: 'Current due' }]
});

/** Initials of the people, beside what the plan holds. */
const own = [...textsIn(full), 'AD', 'EB'];

function raw(...data: unknown[]): string[] {
  return rawTexts(textsOf(document.documentElement), [...textsIn(data), ...own]);
}

const narrow = (): void => {
  jest.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 360, 640));
};

const ports = {
  messages: {
    joinedTeams: async () => ok([{ id: 't', name: 'Team of the plan' }]),
    channels: async () => ok([]),
    members: async () => ok([{ id: 'm', name: 'Ailsa Drumfold', email: '' }]),
    send: async () => failed({ kind: 'mentionRefused', names: [] }),
    find: async () => ok(undefined),
    replies: async () => ok(undefined)
  },
  sharing: {
    text: () => '',
    copy: async () => false,
    dialog: async () => ok(false),
    page: () => ({ url: 'https://teams.microsoft.com/share', carriesText: false })
  },
  store: {
    savePostLink: async (_update, link) => ok(link),
    saveChannel: async given => ok(given),
    savePlace: async given => ok(given)
  },
  ownChannels: [{ teamId: 't', channelId: 'c', name: 'Channel of the plan', team: '' }],
  channelOf: () => undefined,
  linkOf: () => ({ url: '', text: '' }),
  linksTo: () => ({ teams: 'https://teams.microsoft.com/l/entity/x', sharePoint: 'https://example.org/plan' }),
  fit: post => post
} satisfies PostingPorts;

async function showPost(subject: PostSubject, on: boolean): Promise<void> {
  const app = createApp(
    {
      readSite: async () => ok(siteReadOf(full)),
      ...unasked
    },
    memoryHost(),
    memoryDevice()
  );
  await app.load();
  await act(async () => {
    render(
      <ThemeProvider>
        <AppProvider value={app}>
          <PostDialog subject={subject} content={full} ports={ports} on={on} onClose={() => undefined} />
        </AppProvider>
      </ThemeProvider>
    );
  });
}

describe('the made-up language', () => {
  it('marks every text and makes it 40 % longer, in words that wrap', () => {
    expect(pseudo.plan.loadingPlan).toBe('⟦Loading the plan ~~~~~~~⟧');
    expect(pseudo.setUp.intro).toMatch(/^⟦The plan is .* (~{8} )+~{1,8}⟧$/);
  });

  it('keeps what a function is given, the spaces around a text, and what has no letters', () => {
    expect(pseudo.plan.overseenBy('Chief Officers')).toBe('⟦Overseen by Chief Officers ~~~~~~~~ ~~~⟧');
    expect(pseudo.plan.was).toBe('⟦was ~~⟧ ');
    expect(pseudo.dates.clock('2026-11-20T10:00:00Z')).toMatch(/^\d\d:\d\d$/);
    expect(pseudo.dates.due('2027-11-20', '2026-11-20', 14)).toBe('');
  });

  it('is Microsoft’s pseudo-locale; every other culture reads English', async () => {
    expect(await loadWords('qps-ploc')).toHaveProperty('plan.table', pseudo.plan.table);
    expect(await loadWords('en-US')).toBe(english);
    expect(await loadWords('gd-GB')).toBe(english);
  });

  it('leaves a date in a field as it is read again', () => {
    expect(pseudo.dates.typed('2017-09-20')).toBe('20 September 2017');
  });
});

test('a stored choice that no table knows is shown as it stands', () => {
  expect(choiceLabel(english.choices.stage, 'In progress')).toBe('In progress');
  expect(choiceLabel(english.choices.stage, 'On ice')).toBe('On ice');
});

describe('no text is raw', () => {
  it('which would be found', async () => {
    speak(english);
    await show(full);
    expect(raw()).toEqual(expect.arrayContaining(['Overdue', 'Live', 'Completion proposed · South', 'Due in 2 days']));
  });

  it('in the plan, wide and on a phone, with its key and its filters', async () => {
    await show(full);
    await press(pseudo.plan.colours);
    expect(raw()).toEqual([]);
    cleanup();
    narrow();
    await show(full);
    await press(pseudo.plan.filters);
    expect(raw()).toEqual([]);
    jest.restoreAllMocks();
  });

  it('in a plan without actions, or with none that matches', async () => {
    await show(content({ actions: [], areas: [] }));
    expect(raw()).toEqual([]);
    cleanup();
    await show(full, 'ap-search=nowhere&ap-stage=Agreed');
    expect(raw('nowhere')).toEqual([]);
  });

  it('where there is no plan yet', async () => {
    const answers: readonly SiteRead[] = [
      { kind: 'notSetUp', maySetUp: true },
      { kind: 'notSetUp', maySetUp: false },
      siteWithoutPlan(true),
      siteWithoutPlan(false)
    ];
    for (const answer of answers) {
      await show([ok(answer)]);
      expect(raw()).toEqual([]);
      cleanup();
    }
  });

  it('in the panel, read and with an update being written', async () => {
    const updates = [
      update(9, { barrier: 'No staff' }),
      update(8, { brag: undefined, author: undefined }),
      update(7),
      update(6),
      update(5)
    ];
    const over = site({ content: full, updates });
    await open(over, 20);
    await settle();
    expect(raw(updates, 'Row')).toEqual([]);
    await press(pseudo.action.updates.add);
    await press(pseudo.action.add.addBarrier);
    await press(pseudo.action.add.save);
    expect(raw(updates, 'Row')).toEqual([]);
  });

  it('in the panel, edited, with everything wrong that can be', async () => {
    const over = site({ content: full, updates: [] });
    await open(over, 20);
    await press(pseudo.action.panel.edit);
    await screen.findByRole('form', { name: pseudo.action.edit.heading });
    type(pseudo.action.fields.number, '');
    type(pseudo.action.fields.action, 'CHI 0101011237');
    type(pseudo.action.fields.start, 'soon enough');
    type(pseudo.action.fields.lead, 'Nobody Known');
    await press(pseudo.action.edit.save);
    fireEvent.click(screen.getByRole('button', { name: pseudo.action.edit.chooseDate(pseudo.action.fields.start) }));
    expect(raw('CHI 0101011237', 'Row')).toEqual([]);
  });

  it('in a check for numbers that identify somebody', async () => {
    await open(site({ content: full, updates: [] }), 20);
    await press(pseudo.action.updates.add);
    fireEvent.click(screen.getByRole('radio', { name: pseudo.choices.brag.Red }));
    type(pseudo.action.add.narrative, 'About 0101011237');
    await press(pseudo.action.add.save);
    expect(screen.getAllByText(pseudo.guard.stopTitle).length).toBeGreaterThan(0);
    expect(raw('About 0101011237', 'About', 'Row')).toEqual([]);
  });

  it('in a plan that cannot be changed, and for an action that is not there', async () => {
    const rights = { addUpdates: false, editActions: false, removeActions: false, managePlan: false, setUp: false };
    await open(site({ content: { ...full, rights }, updates: [] }), 20);
    expect(raw('Row')).toEqual([]);
    cleanup();
    await open(site({ content: full }), 99);
    expect(raw('Row')).toEqual([]);
  });

  it('in a conflict', async () => {
    const loaded = action(1, { target: 'Old', stage: 'Agreed' });
    const mine = { target: 'Mine of it', stage: 'Paused', stageReason: 'Typed reason', priority: 'High' } as const;
    const state: QueueState = {
      kind: 'conflict',
      theirs: theirs({ target: 'What they wrote', stage: 'In progress', priority: 'Low' }),
      merged: {},
      fields: [
        { field: 'target', mine: 'Mine of it', theirs: 'What they wrote' },
        { field: 'stage', mine: 'Paused', theirs: 'In progress' },
        { field: 'priority', mine: 'High', theirs: 'Low' }
      ]
    };
    const over = site({ content: content({ actions: [loaded] }), updates: [] });
    await open(over, 1, deviceWith(left(anEdit(mine, loaded), state)));
    await settle();
    await press(pseudo.outbox.conflict.save);
    expect(raw(loaded, mine, state, 'Row')).toEqual([]);
  });

  it('in the list of what waits', async () => {
    const waits = (failure?: Extract<QueueState, { kind: 'open' }>['failure']): QueueState => ({
      kind: 'open',
      step: { kind: 'send' },
      notBefore: Date.now() + 60_000,
      failure
    });
    const device = deviceWith(
      left(anUpdate(), waits({ kind: 'offline' })),
      left(anEdit({ target: 'Higher' }), waits({ kind: 'signedOut' })),
      setAside(anUpdate(), { kind: 'forbidden' }),
      setAside(anUpdate(), { kind: 'locked' }),
      setAside(anUpdate(), { kind: 'refused', message: 'Value is not in range' })
    );
    await show(full, '', device, { ...unasked, transport: transport() });
    await settle();
    await settle();
    expect(within(screen.getByRole('list', { name: pseudo.outbox.list })).getAllByRole('listitem')).toHaveLength(5);
    expect(raw('Typed with care')).toEqual([]);
  });

  it('in the scorecard', async () => {
    const { app } = await show(full, 'ap-view=scorecard');
    expect(app.state.getState().view.view).toBe('scorecard');
    cleanup();
    render(
      <ThemeProvider>
        <AppProvider value={app}>
          <Scorecard />
        </AppProvider>
      </ThemeProvider>
    );
    expect(screen.getAllByText(pseudo.scorecard.unanswered).length).toBeGreaterThan(0);
    expect(raw()).toEqual([]);
  });

  it('in “My actions” and in its settings', async () => {
    const mine = { ...full, actions: full.actions.map(one => ({ ...one, lead: full.me })) };
    await showMyActions({ one: mine, two: failed({ kind: 'forbidden' }), three: ok(siteWithoutPlan(true)) });
    const known = [chosen('one'), chosen('two'), chosen('three')];
    expect(raw(known, '/sites/one', '/sites/two', '/sites/three')).toEqual([]);
    await press(pseudo.myActions.settings);
    await settle();
    await press(pseudo.myActions.check);
    type(pseudo.myActions.address, 'https://elsewhere.example.test/sites/plan');
    await press(pseudo.myActions.check);
    expect(raw(known, '/sites/one', '/sites/two', '/sites/three', 'Home', 'Plan home')).toEqual([]);
    cleanup();
    await showMyActions({});
    expect(raw('Home', 'Plan home')).toEqual([]);
  });

  it('in the set-up and in the first plan', async () => {
    const found = (states: readonly SetUpStep['state'][]): SetUpCheck => ({
      steps: states.map((state, index) => ({
        key: index === 0 ? 'actions' : 'updates',
        what: index === 0 ? 'List “Actions”' : 'List “Updates”',
        state,
        repairs:
          state === 'toMend'
            ? [
                { kind: 'makeColumn', part: 'actions', title: 'Stage' },
                { kind: 'takeRight', part: 'actions', holder: 'members', level: 'Edit' }
              ]
            : []
      })),
      notes: [{ kind: 'typeChanged', list: 'List “Actions”', column: 'Stage' }],
      recycled: [
        { list: 'updates', title: 'List “Updates”', entries: [{ id: 'a', by: 'Euan', at: '2026-01-01T00:00:00Z' }] }
      ],
      hasPlan: false
    });
    const draw = (check: SetUpCheck): Promise<void> =>
      act(async () => {
        const setUp = {
          check: async () => ok(check),
          run: async () => ok({ ...check, refused: [] }),
          addPlan: async () => ok(1)
        };
        render(
          <ThemeProvider>
            <SetUpScreen setUp={setUp} onDone={() => undefined} />
          </ThemeProvider>
        );
      });
    const titles = listKeys.map(key => entities[key].title);
    await draw(found(['toMend', 'missing']));
    expect(raw(found(['toMend']), titles)).toEqual([]);
    cleanup();
    await draw(found(['there', 'there']));
    await press(pseudo.setUp.carryOn);
    type(pseudo.setUp.plan.title, '');
    await press(pseudo.setUp.plan.add);
    expect(raw(found(['there', 'there']))).toEqual([]);
  });

  it('in the post dialog, with the grant and without', async () => {
    const [first] = full.actions;
    if (!first) throw new Error('The plan has no action.');
    const subjects: readonly PostSubject[] = [
      { kind: 'update', action: first, update: update(9, { barrier: 'No staff' }) },
      { kind: 'reminder', actions: full.actions.slice(0, 3) }
    ];
    for (const subject of subjects) {
      await showPost(subject, true);
      expect(raw(subject, ports.ownChannels, ports.linksTo())).toEqual([]);
      await press(pseudo.post.send);
      expect(raw(subject, ports.ownChannels, ports.linksTo())).toEqual([]);
      cleanup();
      await showPost(subject, false);
      expect(raw(subject, ports.linksTo())).toEqual([]);
      cleanup();
    }
  });

  it('in any message about what failed', () => {
    const failures: readonly Failure[] = [
      { kind: 'offline' },
      { kind: 'signedOut' },
      { kind: 'forbidden' },
      { kind: 'notFound', what: 'list' },
      { kind: 'notFound', what: 'item' },
      { kind: 'notFound', what: 'channel' },
      { kind: 'stale' },
      { kind: 'busy', until: new Date(Date.now() + 3000).toISOString() },
      { kind: 'locked' },
      { kind: 'tooLarge' },
      { kind: 'missingColumns', columns: [{ list: 'Plans', column: 'Title' }] },
      { kind: 'guarded' },
      { kind: 'notGranted' },
      { kind: 'notInTeam' },
      { kind: 'mentionRefused', names: ['Euan Balgarvie'] },
      { kind: 'unsure' },
      { kind: 'refused', message: 'Value is not in range' },
      { kind: 'broken', message: '', correlation: 'abc-123' }
    ];
    const all: readonly Doing[] = ['read', 'save', 'post', 'readTeams'];
    for (const doing of all)
      for (const failure of failures) {
        render(<FailureMessage failure={failure} doing={doing} onRetry={() => undefined} />);
        expect(raw()).toEqual([]);
        cleanup();
      }
  });
});
